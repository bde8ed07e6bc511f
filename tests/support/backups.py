"""Backups in tests: whole databases compared row by row, and files that are not right."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from samplan.backup.archive import ArchiveWriter, Summary, new_file, opened
from samplan.backup.making import in_order, make_backup
from samplan.backup.restoring import Restored, restore_backup
from samplan.db.engine import Database, open_database
from samplan.db.migrate import migrate
from samplan.tables import load_tables
from support.databases import Databases
from support.people import MAKER

RELEASE = "1.2.3"
Line = dict[str, Any] | list[Any]


def back_up(database: Database, path: Path) -> Summary:
    """Write a backup of the database."""
    return make_backup(database, path, release=RELEASE)


def put_back(database: Database, path: Path, *, replace: bool = False) -> Restored:
    """Restore a backup into the database."""
    return restore_backup(database, path, replace=replace, by=MAKER)


@contextmanager
def migrated(databases: Databases) -> Iterator[Database]:
    """A database with the newest schema and not a row."""
    with databases.empty() as url:
        database = open_database(url)
        migrate(database)
        yield database
        database.close()


def everything(database: Database) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table."""
    with database.reading.connect() as connection:
        dialect = connection.dialect.name
        return {
            table.name: [
                dict(row) for row in connection.execute(in_order(table, dialect)).mappings()
            ]
            for table in load_tables().sorted_tables
        }


def revision_of(database: Database) -> int:
    """The newest revision."""
    with database.reading.connect() as connection:
        number = connection.execute(sa.text("SELECT number FROM revision_counter"))
        return int(number.scalar_one())


def altered(source: Path, target: Path, alter: Callable[[Line], Iterator[Line]]) -> Path:
    """A sound backup whose lines have been altered: its hash is right, what it says is not.

    `alter` gives the lines that stand in the place of each.
    """
    with opened(source) as archive, new_file(target) as file:
        writer = ArchiveWriter(file, archive.header)

        def put(line: Line) -> None:
            for one in alter(line):
                if isinstance(one, dict):
                    writer.begin(one["table"], one["columns"])
                else:
                    writer.row(one)

        for table, columns, rows in archive.tables():
            put({"table": table, "columns": columns})
            for row in rows:
                put(row)
        writer.end()
    return target
