"""A database of every release since the first becomes today's, and no row is lost or altered."""

from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy as sa
from alembic import command

from samplan import cli
from samplan.auth.service import NewKey
from samplan.auth.terms import Role
from samplan.db.engine import Database, open_database
from samplan.db.migrate import configuration, current, is_current, migrate
from support.people import make_key, make_keys

RELEASES = {"1.0.0": "0001", "1.1.0": "0002", "1.2.0": "0003", "1.3.0": "0004"}
"""The schema that each release had."""
NOT_ROWS = {"alembic_version"}

Rows = dict[str, list[dict[str, Any]]]


def content(database: Database) -> Rows:
    """Every row of every table as the database has it, whatever the code knows of it."""
    known = sa.MetaData()
    with database.reading.connect() as connection:
        known.reflect(connection)
        found: Rows = {}
        for table in known.sorted_tables:
            if table.name not in NOT_ROWS:
                rows = connection.execute(sa.select(table)).mappings()
                key = [column.name for column in table.primary_key.columns]
                found[table.name] = sorted(
                    (dict(row) for row in rows), key=lambda row: [str(row[one]) for one in key]
                )
        return found


def as_before(row: dict[str, Any], before: dict[str, Any]) -> dict[str, Any]:
    """A row in the columns that there were."""
    return {name: row[name] for name in before}


def keys_of(table: str, database: Database) -> list[str]:
    """What tells the rows of a table apart."""
    with database.reading.connect() as connection:
        return list(sa.inspect(connection).get_pk_constraint(table)["constrained_columns"])


def rename_runs(database: Database) -> None:
    """Loading is named after the data's checksum, and the data have become others since."""
    known = sa.MetaData()
    with database.writing.begin() as connection:
        known.reflect(connection)
        runs = known.tables["import_run"]
        for row in connection.execute(sa.select(runs)).mappings().all():
            then = f"then-{row['id']}"
            connection.execute(sa.insert(runs).values({**row, "id": then}))
            for table in known.sorted_tables:
                if "import_run_id" in table.columns:
                    of_it = sa.update(table).where(table.c.import_run_id == row["id"])
                    connection.execute(of_it.values(import_run_id=then))
            connection.execute(sa.delete(runs).where(runs.c.id == row["id"]))


@pytest.fixture(params=RELEASES)
def released(request: pytest.FixtureRequest, database_url: str) -> Iterator[Database]:
    """A database in the schema of a release, filled with two counties, keys and history.

    It is today's with what has come since taken away, as each migration's way back does.
    """
    database = open_database(database_url)
    make_keys(database)
    command.downgrade(configuration(database.writing), RELEASES[request.param])
    assert current(database) == RELEASES[request.param]
    rename_runs(database)
    yield database
    database.close()


def test_every_row_of_every_table_is_there_afterwards_as_it_was(released: Database) -> None:
    before = content(released)
    assert sum(map(len, before.values())) > 1500
    assert {"organisation", "assessment", "change", "api_key"} <= {
        name for name, rows in before.items() if rows
    }
    migrate(released)
    assert is_current(released)
    after = content(released)
    for table, rows in before.items():
        assert len(after[table]) == len(rows), table
        assert [as_before(*pair) for pair in zip(after[table], rows, strict=True)] == rows, table


def test_what_the_release_lacked_is_added_and_nothing_is_taken_away(
    released: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    before = content(released)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SAMPLAN_DATABASE_URL", released.url)
    monkeypatch.setenv("SAMPLAN_LOG_LEVEL", "error")
    assert cli.main(["migrate"]) == 0
    after = content(released)
    for table, rows in before.items():
        if table == "revision_counter":
            continue
        key = keys_of(table, released)
        found = {tuple(row[one] for one in key): row for row in after[table]}
        for row in rows:
            there = found[tuple(row[one] for one in key)]
            assert as_before(there, row) == row, table


def test_keys_of_a_release_open_what_they_opened(released: Database) -> None:
    migrate(released)
    key, secret = make_key(released, NewKey("Efteråt", Role.READER))
    assert secret
    names = {row["name"] for row in content(released)["api_key"]}
    assert {"Projektledningen", "Förvaltaren", "Efteråt"} <= names
    assert key in {row["id"] for row in content(released)["api_key"]}
