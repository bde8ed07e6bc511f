"""The files of questionnaires in a folder of data. What a version asks is a JSON file beside."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

from samplan.questionnaires.form import Form, parse
from samplan.questionnaires.form_rules import faults
from samplan.questionnaires.terms import RoundStatus, VersionStatus
from samplan.reference.files import DataFile, DataFileError, columns, number
from samplan.statistics.terms import Qualifier

_FILE = re.compile(r"[a-z0-9][a-z0-9-]*\.json")


def _file_name(text: str) -> str:
    """The name of a file in the same folder."""
    if not _FILE.fullmatch(text):
        message = f"{text} is no file of the folder"
        raise ValueError(message)
    return text


UNIT_KINDS = DataFile(
    "unit_kinds.csv", columns("id", "name_sv", "name_en", position=("position", int))
)
QUESTIONNAIRES = DataFile("questionnaires.csv", columns("id", "title_sv", "title_en"))
VERSIONS = DataFile(
    "questionnaire_versions.csv",
    columns(
        questionnaire=("questionnaire_id", str),
        number=("number", int),
        status=("status", VersionStatus),
        form=("form", _file_name),
    ),
    frozenset({"questionnaire", "number", "status", "form"}),
)
ROUNDS = DataFile(
    "questionnaire_rounds.csv",
    columns(
        "id",
        "title_sv",
        "title_en",
        questionnaire=("questionnaire_id", str),
        form_number=("form_number", int),
        year=("year", int),
        status=("status", RoundStatus),
        opens_on=("opens_on", date.fromisoformat),
        closes_on=("closes_on", date.fromisoformat),
        previous=("previous_id", str),
        document=("document_id", str),
        asked_count=("asked_count", int),
    ),
    frozenset({"id", "questionnaire", "form_number"}),
)
STATED_RESULTS = DataFile(
    "stated_results.csv",
    columns(
        "note",
        round=("round_id", str),
        question=("question_id", str),
        choice=("choice_id", str),
        share=("share", number),
        qualifier=("qualifier", Qualifier),
        base=("base", int),
        place=("place_id", str),
    ),
    frozenset({"round", "question", "choice"}),
)


def read_form(folder: Path, name: str) -> Form:
    """What a version asks; refused when a respondent could not answer it."""
    try:
        document: Any = json.loads((folder / name).read_text(encoding="utf-8"))
        form = parse(document)
    except OSError as error:
        raise DataFileError(f"{name}: there is no such file") from error
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise DataFileError(f"{name}: not a form in JSON ({error})") from error
    for one in faults(form):
        raise DataFileError(f"{name}, {one.field}: {one.message.en}")
    return form
