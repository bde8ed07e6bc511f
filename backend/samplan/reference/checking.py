"""Rows on their way into the database, held against what its tables demand.

The database would refuse them too, but not say which row of which file is to be mended.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, SQLModel

from samplan.reference.files import DataFile, DataFileError

Row = dict[str, Any]

_IN_CHUNKS_OF = 500


def check_rows(
    session: Session, table: type[SQLModel], file: DataFile, rows: Sequence[Row]
) -> None:
    """Stop at the first row that the table cannot take. The rows stand as in the file."""
    described: sa.Table = sa.inspect(table).local_table
    columns = [column for column in described.columns if rows and column.name in rows[0]]
    known = {column.name: _known(session, column, rows) for column in columns}
    keys = [column.name for column in described.primary_key]
    taken = _taken(session, described, rows)
    for number, row in enumerate(rows, start=2):
        for column in columns:
            fault = _fault(column, row[column.name], known[column.name])
            if fault is not None:
                raise DataFileError(f"{file.name}, row {number}{_said(file, column, fault)}")
        key = tuple(row[name] for name in keys)
        if key in taken:
            raise DataFileError(
                f"{file.name}, row {number}: {'/'.join(map(str, key))} is there already"
            )
        taken.add(key)


def _said(file: DataFile, column: "sa.Column[Any]", fault: str) -> str:
    names = {field: name for name, (field, _) in file.columns.items()}
    name = names.get(column.name, column.name)
    return f": {name} is missing" if fault == "missing" else f", column {name}: {fault}"


def _fault(column: "sa.Column[Any]", value: Any, known: frozenset[Any] | None) -> str | None:
    if value is None:
        return None if column.nullable else "missing"
    if known is not None and value not in known:
        return f"{value!r} is not known"
    longest = getattr(column.type, "length", None)
    if longest is not None and len(str(value)) > longest:
        return f"longer than {longest} characters"
    return None


def _known(
    session: Session, column: "sa.Column[Any]", rows: Sequence[Row]
) -> frozenset[Any] | None:
    """The values that a reference may have: what is there, and what the rows bring themselves."""
    for reference in column.foreign_keys:
        target = reference.column
        wanted = {row[column.name] for row in rows if row[column.name] is not None}
        found = {key[0] for key in _present(session, target, [target], wanted)}
        own = {row[target.name] for row in rows} if target.table is column.table else set()
        return frozenset(found | own)
    return None


def _taken(session: Session, table: sa.Table, rows: Sequence[Row]) -> set[tuple[Any, ...]]:
    """The keys that are there already, as far as the rows' own keys may be among them."""
    first, *_ = keys = list(table.primary_key)
    wanted = {row[first.name] for row in rows}
    return set(_present(session, first, keys, wanted))


def _present(
    session: Session,
    column: "sa.Column[Any]",
    shown: Sequence["sa.Column[Any]"],
    wanted: Iterable[Any],
) -> Iterator[tuple[Any, ...]]:
    listed = sorted(wanted)
    for start in range(0, len(listed), _IN_CHUNKS_OF):
        chunk = listed[start : start + _IN_CHUNKS_OF]
        statement = sa.select(*shown).where(column.in_(chunk))
        yield from map(tuple, session.connection().execute(statement))
