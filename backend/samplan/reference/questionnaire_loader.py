"""Loading questionnaires: what they ask, the rounds they were sent out in, and what came of it."""

from pathlib import Path

from sqlmodel import Session

from samplan.db.base import now
from samplan.db.history import Scope, revision
from samplan.questionnaires.form import Form, to_document
from samplan.questionnaires.tables import (
    Questionnaire,
    QuestionnaireRound,
    QuestionnaireVersion,
    StatedResult,
    UnitKind,
)
from samplan.questionnaires.terms import RoundStatus
from samplan.reference import questionnaire_files as files
from samplan.reference.checking import check_rows
from samplan.reference.files import DataFileError
from samplan.reference.writing import (
    LOADER,
    Row,
    earlier_first,
    insert_rows,
    load_rows,
    record_all,
)
from samplan.statistics.terms import Qualifier

Forms = dict[tuple[str, int], Form]


def load_unit_kinds(session: Session, folder: Path) -> None:
    """Load the kinds of units that are asked; of a county, those it has of its own."""
    kinds = files.UNIT_KINDS.read(folder)
    load_rows(session, UnitKind, files.UNIT_KINDS, kinds)
    record_all(session, "unit-kind", kinds, Scope())


def load_questionnaires(session: Session, folder: Path, county: str) -> None:
    """Load a county's questionnaires, their rounds, and the shares that a report gives of them."""
    scope = Scope(county_id=county)
    questionnaires = [
        row | {"county_id": county, "version": 1} for row in files.QUESTIONNAIRES.read(folder)
    ]
    load_rows(session, Questionnaire, files.QUESTIONNAIRES, questionnaires)
    record_all(session, "questionnaire", questionnaires, scope)
    forms = _load_versions(session, folder, scope)
    rounds = _load_rounds(session, folder, county, forms)
    _load_results(session, folder, rounds, forms)


def _load_versions(session: Session, folder: Path, scope: Scope) -> Forms:
    read = files.VERSIONS.read(folder)
    forms = {
        (row["questionnaire_id"], row["number"]): files.read_form(folder, row["form"])
        for row in read
    }
    check_rows(session, QuestionnaireVersion, files.VERSIONS, [_without_form(row) for row in read])
    versions = [
        row | {"form": to_document(forms[row["questionnaire_id"], row["number"]]), "version": 1}
        for row in read
    ]
    insert_rows(session, QuestionnaireVersion, versions)
    record_all(session, "questionnaire-version", versions, scope, name=_version_name)
    return forms


def _without_form(row: Row) -> Row:
    return {name: value for name, value in row.items() if name != "form"}


def _version_name(row: Row) -> str:
    return f"{row['questionnaire_id']}/{row['number']}"


def _load_rounds(session: Session, folder: Path, county: str, forms: Forms) -> dict[str, Row]:
    at, number = now(), revision(session, LOADER)
    rounds = [
        row
        | {
            "county_id": county,
            "published_at": at if row["status"] is RoundStatus.PUBLISHED else None,
            "revision": number,
            "version": 1,
        }
        for row in files.ROUNDS.read(folder)
    ]
    check_rows(session, QuestionnaireRound, files.ROUNDS, rounds)
    for place, row in enumerate(rounds, start=2):
        if (row["questionnaire_id"], row["form_number"]) not in forms:
            raise DataFileError(
                f"{files.ROUNDS.name}, row {place}, column form_number: "
                f"{row['questionnaire_id']} has no version {row['form_number']} in the folder"
            )
        if row["opens_on"] and row["closes_on"] and row["opens_on"] > row["closes_on"]:
            raise DataFileError(
                f"{files.ROUNDS.name}, row {place}, column closes_on: before opens_on"
            )
    insert_rows(session, QuestionnaireRound, earlier_first(files.ROUNDS, rounds, "previous_id"))
    for row in rounds:
        scope = Scope(county_id=county, restricted=row["published_at"] is None)
        record_all(session, "questionnaire-round", [row], scope)
    return {row["id"]: row for row in rounds}


def _load_results(session: Session, folder: Path, rounds: dict[str, Row], forms: Forms) -> None:
    """Load shares that a report gives of a round whose single answers are not known."""
    results = [
        row | {"qualifier": row["qualifier"] or Qualifier.EXACT}
        for row in files.STATED_RESULTS.read(folder)
    ]
    check_rows(session, StatedResult, files.STATED_RESULTS, results)
    for place, row in enumerate(results, start=2):
        fault = _result_fault(row, rounds, forms)
        if fault is not None:
            raise DataFileError(f"{files.STATED_RESULTS.name}, row {place}, column {fault}")
    insert_rows(session, StatedResult, results)
    for one in rounds.values():
        scope = Scope(county_id=one["county_id"], restricted=one["published_at"] is None)
        of_round = [row for row in results if row["round_id"] == one["id"]]
        record_all(session, "stated-result", of_round, scope, name=_result_name)


def _result_name(row: Row) -> str:
    return f"{row['round_id']}/{row['question_id']}/{row['choice_id']}"


def _result_fault(row: Row, rounds: dict[str, Row], forms: Forms) -> str | None:
    asked = rounds.get(row["round_id"])
    if asked is None:
        return f"round: {row['round_id']!r} is not in the folder"
    form = forms[asked["questionnaire_id"], asked["form_number"]]
    question = form.questions.get(row["question_id"])
    if question is None:
        return f"question: {row['question_id']!r} is not asked"
    if row["choice_id"] not in question.option_ids:
        return f"choice: {row['choice_id']!r} is no answer to {row['question_id']}"
    return None
