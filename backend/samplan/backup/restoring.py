"""Restoring a backup: all of it or nothing, in one transaction, also under a running service.

Rows are deleted and put back, and no table is emptied behind the back of those who read: they go
on seeing what was there until all is in place.

What others remember of the database that is replaced must not fit what comes in its place:
finished answers are kept by revision, edits are made on a version. So the revision after a
replacement is higher than any before it, and what is not as it was has a version that nobody has
seen. Into an empty database everything is put back exactly as it was.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Final

import psycopg
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError, SQLAlchemyError
from sqlmodel import Session, col

from samplan.backup.archive import ArchiveError, ArchiveReader, Summary, checked, opened
from samplan.backup.making import AT_A_TIME
from samplan.backup.values import Convert, converters, line_of
from samplan.db.engine import Database
from samplan.db.history import Action, Actor, Recorded, Replacement, RevisionCounter, record
from samplan.db.migrate import head
from samplan.tables import load_tables

Row = list[Any]
_VERSION: Final = "version"


@dataclass(frozen=True)
class Restored:
    """What has been put back."""

    summary: Summary
    revision: int
    """The newest one after it."""
    replaced: bool


def restore_backup(database: Database, path: Path, *, replace: bool, by: Actor) -> Restored:
    """Put back all rows of the file. ArchiveError: nothing has been changed, and why."""
    summary = checked(path)
    _check_schema(path, summary)
    try:
        with Session(database.writing) as session, opened(path) as archive:
            connection = session.connection()
            _keep_others_out(connection)
            before = connection.execute(sa.select(col(RevisionCounter.number))).scalar_one()
            filled = _is_filled(connection)
            if filled and not replace:
                message = "The database is not empty. `--replace` puts the backup in its place."
                raise ArchiveError(message)
            memory = _Memory(connection, before - summary.header.revision) if filled else None
            _put_back(connection, archive, memory)
            if archive.end() != summary:
                message = f"{path} has changed while it was read."
                raise ArchiveError(message)
            revision = summary.header.revision
            if filled:
                revision = _note(session, before, summary, by)
            session.commit()
    except OperationalError as error:
        message = "The database is busy or does not answer. Try again in a moment."
        raise ArchiveError(message) from error
    except (SQLAlchemyError, psycopg.Error, LookupError, ValueError, TypeError) as error:
        message = f"{path} holds what the database does not take ({type(error).__name__})."
        raise ArchiveError(message) from error
    return Restored(summary, revision, filled)


def _check_schema(path: Path, summary: Summary) -> None:
    made, known = summary.header.schema, head()
    if made != known:
        message = (
            f"{path} has the schema {made} of release {summary.header.release}, and this program"
            f" knows {known}. Restore it with that release, and migrate afterwards."
        )
        raise ArchiveError(message)


def _keep_others_out(connection: sa.Connection) -> None:
    """Take the writers' turn for good: nobody writes meanwhile, everybody may read."""
    if connection.dialect.name == "sqlite":  # this is the one writer since the transaction began
        connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        return
    # The counter first: that is where writers queue.
    others = (table.name for table in load_tables().sorted_tables)
    names = [RevisionCounter.__tablename__, *others]
    listed = ", ".join(f'"{name}"' for name in dict.fromkeys(names))
    connection.exec_driver_sql(f"LOCK TABLE {listed} IN EXCLUSIVE MODE")


def _is_filled(connection: sa.Connection) -> bool:
    """Whether anything would be lost; a migrated database has nothing but its counter."""
    return any(
        connection.execute(sa.select(sa.literal(1)).select_from(table).limit(1)).first()
        for table in load_tables().sorted_tables
        if table.name != RevisionCounter.__tablename__
    )


class _Memory:
    """What people may remember of the rows that are replaced."""

    def __init__(self, connection: sa.Connection, since: int) -> None:
        self._since = max(since, 0)
        """Revisions since the backup: as often at most has a row been changed that is gone now."""
        self._known: dict[str, dict[tuple[Any, ...], tuple[int, bytes]]] = {}
        for table in load_tables().sorted_tables:
            if _VERSION in table.columns:
                self._known[table.name] = dict(self._read(connection, table))

    def _read(
        self, connection: sa.Connection, table: sa.Table
    ) -> Iterator[tuple[tuple[Any, ...], tuple[int, bytes]]]:
        names = [column.name for column in table.columns]
        rows = connection.execute(sa.select(table), execution_options={"yield_per": AT_A_TIME})
        for row in rows:
            key, version = _key(table, names, row), row[names.index(_VERSION)]
            yield key, (version, _digest(row))

    def renewed(self, table: sa.Table, names: list[str], row: Row) -> Row:
        """The row with a version that nobody remembers, unless it is as it was."""
        known = self._known.get(table.name)
        if known is None:
            return row
        at = names.index(_VERSION)
        version, digest = known.get(_key(table, names, row), (row[at] + self._since, b""))
        if digest == _digest(row):
            return row
        return [*row[:at], max(row[at], version + 1), *row[at + 1 :]]


def _key(table: sa.Table, names: list[str], row: Any) -> tuple[Any, ...]:
    return tuple(row[names.index(column.name)] for column in table.primary_key.columns)


def _digest(row: Iterable[Any]) -> bytes:
    return hashlib.blake2b(line_of(list(row)), digest_size=16).digest()


def _put_back(connection: sa.Connection, archive: ArchiveReader, memory: _Memory | None) -> None:
    tables = load_tables().sorted_tables
    for table in reversed(tables):
        connection.execute(sa.delete(table))
    by_name = {table.name: table for table in tables}
    found = []
    for name, names, rows in archive.tables():
        found.append(name)
        if name not in by_name or names != by_name[name].columns.keys():
            message = f"The backup's table {name} is not the one that this program knows."
            raise ArchiveError(message)
        table = by_name[name]
        if memory is not None:
            rows = (memory.renewed(table, names, row) for row in rows)
        columns = [table.columns[one] for one in names]
        insert = _insert if connection.dialect.name == "sqlite" else _copy
        insert(connection, table, columns, rows)
    if found != [table.name for table in tables]:
        message = "The backup does not have the tables that this program knows."
        raise ArchiveError(message)


def _insert(
    connection: sa.Connection, table: sa.Table, columns: list[sa.Column[Any]], rows: Iterator[Row]
) -> None:
    convert = converters(columns)
    names = [column.name for column in columns]
    statement = sa.insert(table)
    while some := list(islice(rows, AT_A_TIME)):
        connection.execute(statement, [_values(names, convert, row) for row in some])


def _values(names: list[str], convert: list[Convert], row: Row) -> dict[str, Any]:
    triples = zip(names, convert, row, strict=True)
    return {name: change(value) for name, change, value in triples}


def _copy(
    connection: sa.Connection, table: sa.Table, columns: list[sa.Column[Any]], rows: Iterator[Row]
) -> None:
    """In one statement: rows of a table may refer to each other, whichever comes first."""
    driver: Any = connection.connection.driver_connection
    is_json = [isinstance(column.type, sa.JSON) for column in columns]
    listed = ", ".join(f'"{column.name}"' for column in columns)
    with (
        driver.cursor() as cursor,
        cursor.copy(f'COPY "{table.name}" ({listed}) FROM STDIN') as copy,
    ):
        for row in rows:
            pairs = zip(row, is_json, strict=True)
            copy.write_row([_as_text(value) if packed else value for value, packed in pairs])


def _as_text(value: Any) -> str | None:
    return None if value is None else line_of(value).decode().strip()


def _note(session: Session, before: int, summary: Summary, by: Actor) -> int:
    """Write into the history that everything has been replaced, above all that anybody knows."""
    known = max(before, summary.header.revision)
    session.connection().execute(sa.update(RevisionCounter).values(number=known))
    told = {
        "revision": summary.header.revision,
        "madeAt": summary.header.made_at,
        "sha256": summary.sha256,
    }
    changed = Recorded(Action.UPDATE, Replacement.TYPE, Replacement.ID, {"revision": before}, told)
    return record(session, by, changed)
