"""Making a backup while the service runs: everything as it stands in one moment."""

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlmodel import col

from samplan.backup.archive import ArchiveWriter, Header, Summary, new_file
from samplan.db.base import now
from samplan.db.engine import Database
from samplan.db.history import RevisionCounter
from samplan.db.migrate import current
from samplan.tables import load_tables

AT_A_TIME = 1000
"""Rows in memory, however many there are."""


def make_backup(database: Database, path: Path, *, release: str) -> Summary:
    """Write all rows of all tables into the file; writers and readers go on meanwhile.

    One read transaction sees one moment, on both kinds of database.
    """
    schema = current(database) or ""
    with database.reading.connect() as connection, new_file(path) as file:
        revision = connection.execute(sa.select(col(RevisionCounter.number))).scalar_one()
        writer = ArchiveWriter(file, Header(schema, release, revision, now().isoformat()))
        for table in load_tables().sorted_tables:
            writer.begin(table.name, [column.name for column in table.columns])
            asked = in_order(table, connection.dialect.name)
            for row in connection.execute(asked, execution_options={"yield_per": AT_A_TIME}):
                writer.row(row)
        return writer.end()


def in_order(table: sa.Table, dialect: str) -> sa.Select[Any]:
    """All rows by their keys, in the same order on both kinds of database.

    Text is sorted by its bytes: PostgreSQL would sort it as its locale does.
    """
    bytewise = "BINARY" if dialect == "sqlite" else "C"
    keys = (
        sa.collate(column, bytewise) if isinstance(column.type, sa.String) else column
        for column in table.primary_key.columns
    )
    return sa.select(table).order_by(*keys)
