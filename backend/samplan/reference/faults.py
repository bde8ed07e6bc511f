"""What stops a file: each fault is told with the file, the row and the column."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlmodel import Session, col, select

from samplan.organisations.tables import Organisation
from samplan.reference.files import DataFile, DataFileError

Row = dict[str, Any]
Fault = Callable[[Row], str | None]
"""What is wrong with a row, or nothing."""


def check(file: DataFile, rows: Iterable[Row], fault_of: Fault) -> None:
    """Stop at the first row with a fault; the rows stand as in the file."""
    for number, row in enumerate(rows, start=2):
        fault = fault_of(row)
        if fault is not None:
            raise DataFileError(f"{file.name}, row {number}, {fault}")


def within(column: str, owners: Iterable[Row], file: DataFile) -> Fault:
    """The fault of a row whose owner is not in the folder; one that has none is sound."""
    known = {row["id"] for row in owners}

    def fault(row: Row) -> str | None:
        found = row[f"{column}_id"]
        if found is None or found in known:
            return None
        return f"column {column}: {found!r} is not in {file.name}"

    return fault


def organisations_of(session: Session, county: str) -> frozenset[str]:
    """The organisations of a county."""
    statement = select(Organisation.id).where(col(Organisation.county_id) == county)
    return frozenset(session.exec(statement))


def organisation_of(own: frozenset[str]) -> Fault:
    """The fault of a row about an organisation that is not the county's."""

    def fault(row: Row) -> str | None:
        found = row["organisation_id"]
        if found is None or found in own:
            return None
        return f"column organisation: {found!r} is no organisation of the county"

    return fault


def check_unique(file: DataFile, rows: Iterable[Row], *fields: str) -> None:
    """Stop at the first row that says what an earlier one has said."""
    taken = set()
    for number, row in enumerate(rows, start=2):
        key = tuple(row[name] for name in fields)
        if key in taken:
            said = "/".join(str(one) for one in key if one != "")
            raise DataFileError(f"{file.name}, row {number}: {said} is there already")
        taken.add(key)


def grouped(rows: Iterable[Row], field: str) -> Mapping[str, list[Row]]:
    """Rows by what a field says, in their order; none for what no row says."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[field]].append(row)
    return found
