"""Writing rows of data files into the database and into its history."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, SQLModel

from samplan.db.base import now
from samplan.db.history import Action, Actor, Recorded, Scope, record
from samplan.reference import files
from samplan.reference.checking import check_rows
from samplan.reference.files import DataFile, DataFileError
from samplan.sources.tables import ImportRun

LOADER = Actor(name="Inläsning av data", role="administrator", channel="import")

Row = dict[str, Any]


def earlier_first(file: DataFile, rows: list[Row], field: str) -> list[Row]:
    """The rows so that what a row lies under or follows comes before it, as references demand."""
    placed: set[str] = set()
    ordered: list[Row] = []
    waiting = rows
    while waiting:
        ready = [row for row in waiting if row[field] is None or row[field] in placed]
        if not ready:
            name = field.removesuffix("_id")
            message = f"{file.name}: {waiting[0]['id']} has no {name} in the file"
            raise DataFileError(message)
        ordered.extend(ready)
        placed.update(row["id"] for row in ready)
        waiting = [row for row in waiting if row["id"] not in placed]
    return ordered


def add_run(session: Session, folder: Path, dataset: str, rows: int) -> str:
    """Note that a folder is loaded, and how many rows of figures it has; the run's id."""
    checksum = files.digest(folder)
    run = f"{dataset}-{checksum[:12]}"
    values: Row = {"id": run, "at": now(), "actor_name": LOADER.name}
    values |= {"dataset": dataset, "sha256": checksum, "rows": rows}
    insert_rows(session, ImportRun, [values])
    return run


def load_rows(session: Session, table: type[SQLModel], file: DataFile, rows: list[Row]) -> None:
    """Write a file's rows when the table can take them all."""
    check_rows(session, table, file, rows)
    insert_rows(session, table, rows)


def insert_rows(session: Session, table: type[SQLModel], rows: Iterable[Row]) -> None:
    """Write rows that the table can take."""
    listed = list(rows)
    if listed:
        session.connection().execute(sa.insert(table), listed)


def record_all(
    session: Session, object_type: str, rows: list[Row], scope: Scope, *, name: Any = None
) -> None:
    """Write the loaded rows into the history, as they are shown there: camelCase and plain."""
    changes = [
        Recorded(
            Action.CREATE,
            object_type,
            name(row) if name else row["id"],
            None,
            document(row),
            scope,
        )
        for row in rows
    ]
    record(session, LOADER, *changes)


_NOT_SHOWN = frozenset({"sort_key", "search_key", "position"})
_RENAMED = {"place_id": "sourcePlaceId", "table_name": "table", "column_label": "column"}


def document(row: Row) -> Row:
    """A row as the history shows it."""
    shown: Row = {}
    for field, value in row.items():
        if field in _NOT_SHOWN:
            continue
        language = field[-3:] if field[-3:] in ("_sv", "_en") else None
        if language:
            shown.setdefault(_camel(field[:-3]), {})[language[1:]] = value
        else:
            shown[_RENAMED.get(field) or _camel(field)] = _plain(value)
    return shown


def _camel(field: str) -> str:
    first, *rest = field.split("_")
    return first + "".join(word.capitalize() for word in rest)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    return value.isoformat() if hasattr(value, "isoformat") else value
