"""The files of a folder of data: which columns they have and what each becomes.

A blank is nothing (None), never a zero and never an empty text. What cannot be read is named with
its file and row.
"""

import csv
import hashlib
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from samplan.gap.terms import STORED_STATUSES, RoundStatus, Status
from samplan.methods.terms import (
    AgeGroup,
    LineageKind,
    MethodKind,
    MethodLinkKind,
    Substance,
)
from samplan.organisations.terms import OrganisationKind, Provider, SuccessionKind

Convert = Callable[[str], Any]


class DataFileError(ValueError):
    """A file of data that cannot be loaded, with the file and row to mend."""


@dataclass(frozen=True)
class DataFile:
    """One CSV file: its name, and for each column the field it fills and how."""

    name: str
    columns: Mapping[str, tuple[str, Convert]]
    required: frozenset[str] = frozenset({"id"})
    later: frozenset[str] = frozenset()
    """Columns of a later release, which a file may be without."""

    def read(self, folder: Path) -> list[dict[str, Any]]:
        """The rows as fields and values; no rows when the folder has no such file."""
        path = folder / self.name
        if not path.exists():
            return []
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            try:
                if set(reader.fieldnames or ()) | self.later != set(self.columns):
                    message = f"{self.name}: the columns should be {', '.join(self.columns)}"
                    raise DataFileError(message)
                return [self._row(place, row) for place, row in enumerate(reader, start=2)]
            except (UnicodeDecodeError, csv.Error) as error:
                message = f"{self.name}, line {reader.line_num + 1}: not CSV in UTF-8 ({error})"
                raise DataFileError(message) from error

    def _row(self, place: int, row: Mapping[str | None, str | None]) -> dict[str, Any]:
        fields = {}
        if None in row or None in row.values():
            which = "more" if None in row else "fewer"
            message = f"{self.name}, row {place}: there are {which} cells than columns"
            raise DataFileError(message)
        for column, (field, convert) in self.columns.items():
            value = row.get(column)
            try:
                fields[field] = convert(value) if value else None
            except ValueError as error:
                message = f"{self.name}, row {place}, column {column}: {value!r} cannot be read"
                raise DataFileError(message) from error
            if fields[field] is None and column in self.required:
                message = f"{self.name}, row {place}: {column} is missing"
                raise DataFileError(message)
        return fields


def columns(*names: str, **special: tuple[str, Convert]) -> dict[str, tuple[str, Convert]]:
    """Columns that are texts named as their fields, and those that become something else."""
    return {name: (name, str) for name in names} | special


def yes_no(text: str) -> bool:
    """What a column of `yes` and `no` says."""
    if text not in ("yes", "no"):
        message = f"{text} is neither yes nor no"
        raise ValueError(message)
    return text == "yes"


def number(text: str) -> float:
    """A number; neither infinity nor what is no number."""
    found = float(text)
    if not math.isfinite(found):
        message = f"{text} is no number"
        raise ValueError(message)
    return found


GUIDELINES = DataFile("guidelines.csv", columns("id", "title_sv", "title_en", "publisher"))
EDITIONS = DataFile(
    "editions.csv",
    columns(
        "id", "title_sv", "title_en", "note", guideline=("guideline_id", str), year=("year", int)
    ),
)
AREAS = DataFile("areas.csv", columns("id", "name_sv", "name_en", position=("position", int)))
METHODS = DataFile(
    "methods.csv",
    columns(
        "id",
        "name_sv",
        "name_en",
        area=("area_id", str),
        substance=("substance", Substance),
        age_group=("age_group", AgeGroup),
        kind=("kind", MethodKind),
        position=("position", int),
    ),
)
METHOD_LINKS = DataFile(
    "method_links.csv",
    columns(
        "note", method=("method_id", str), other=("other_id", str), kind=("kind", MethodLinkKind)
    ),
    frozenset({"method", "other", "kind"}),
)
RECOMMENDATIONS = DataFile(
    "recommendations.csv",
    columns(
        "id",
        "title_sv",
        "title_en",
        edition=("edition_id", str),
        method=("method_id", str),
        priority=("priority", int),
        place=("place_id", str),
    ),
)
LINEAGE = DataFile(
    "lineage.csv",
    columns(
        "note",
        from_edition=("from_edition_id", str),
        to_edition=("to_edition_id", str),
        from_method=("from_method_id", str),
        to_method=("to_method_id", str),
        kind=("kind", LineageKind),
    ),
    frozenset({"from_edition", "to_edition", "kind"}),
)
COUNTY = DataFile("county.csv", columns("id", "name_sv", "name_en"))
ORGANISATIONS = DataFile(
    "organisations.csv",
    columns(
        "id",
        "name_sv",
        "name_en",
        "short_name",
        "scb_code",
        "organisation_number",
        parent=("parent_id", str),
        kind=("kind", OrganisationKind),
        provider=("provider", Provider),
        opened_on=("opened_on", date.fromisoformat),
        closed_on=("closed_on", date.fromisoformat),
        position=("position", int),
    ),
)
SUCCESSIONS = DataFile(
    "successions.csv",
    columns(
        predecessor=("predecessor_id", str),
        successor=("successor_id", str),
        kind=("kind", SuccessionKind),
        on_date=("on_date", date.fromisoformat),
    ),
    frozenset({"predecessor", "successor", "kind", "on_date"}),
)
GROUP_MEMBERS = DataFile(
    "group_members.csv",
    columns(group=("group_id", str), member=("member_id", str)),
    frozenset({"group", "member"}),
)
DOCUMENTS = DataFile(
    "documents.csv",
    columns(
        "id", "title_sv", "title_en", "publisher", "published_on", "reference_number", "url", "note"
    ),
)
PLACES = DataFile(
    "places.csv",
    columns(
        "id",
        "appendix",
        "table_name",
        "figure",
        "section",
        "printed_label",
        "summary_sv",
        "summary_en",
        "note",
        document=("document_id", str),
        line=("line", int),
        column=("column_label", str),
    ),
)
ROUNDS = DataFile(
    "rounds.csv",
    columns(
        "id",
        "title_sv",
        "title_en",
        "as_of",
        year=("year", int),
        status=("status", RoundStatus),
        edition=("edition_id", str),
        previous=("previous_id", str),
        document=("document_id", str),
    ),
)
ROUND_ORGANISATIONS = DataFile(
    "round_organisations.csv",
    columns(
        round=("round_id", str), organisation=("organisation_id", str), position=("position", int)
    ),
    frozenset({"round", "organisation", "position"}),
)
ROUND_METHODS = DataFile(
    "round_methods.csv",
    columns(
        "printed_label",
        round=("round_id", str),
        method=("method_id", str),
        position=("position", int),
    ),
    frozenset({"round", "method", "position"}),
)


def _stored_status(text: str) -> Status:
    """What a row can hold: a cell that was not asked has no row."""
    status = Status(text)
    if status not in STORED_STATUSES:
        message = f"{text} is not stored"
        raise ValueError(message)
    return status


ASSESSMENTS = DataFile(
    "assessments.csv",
    columns(
        "comment",
        round=("round_id", str),
        method=("method_id", str),
        organisation=("organisation_id", str),
        status=("status", _stored_status),
        place=("place_id", str),
    ),
    frozenset({"round", "method", "organisation", "status"}),
)
GROUP_STATEMENTS = DataFile(
    "group_statements.csv",
    columns(
        round=("round_id", str),
        method=("method_id", str),
        group=("group_id", str),
        status=("status", _stored_status),
        count=("count", int),
        total=("total", int),
        place=("place_id", str),
    ),
    frozenset({"round", "method", "group", "status"}),
)


def digest(folder: Path) -> str:
    """SHA-256 over the folder's files, by name: what an import run is recognised by."""
    total = hashlib.sha256()
    for path in _data_files(folder):
        total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def _data_files(folder: Path) -> Iterator[Path]:
    return iter(sorted([*folder.glob("*.csv"), *folder.glob("*.json")]))
