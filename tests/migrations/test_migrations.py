"""Migrations on both databases: up, down, up again, with rows in place, and never half of one."""

import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from unittest import mock

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy.engine import make_url

from samplan.db import migrate as migrating
from samplan.db.engine import Database, open_database
from samplan.db.migrate import configuration, current, head, is_current, migrate
from samplan.tables import load_tables

NEXT = '''
"""A migration that only the tests have."""

import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = "{before}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    {up}


def downgrade() -> None:
    pass
'''
WIDEN = """with op.batch_alter_table("organisation") as batch:
        batch.add_column(sa.Column("phone", sa.String(20), nullable=True))
        batch.create_unique_constraint("uq_organisation_phone", ["phone"])
        batch.alter_column("short_name", type_=sa.String(80))"""
BREAK = """op.create_table("half", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("INSERT INTO half VALUES (1)")
    op.execute("UPDATE organisation SET short_name = 'Half'")
    op.execute("SELECT * FROM nothing_such")"""
ORPHAN = """op.execute("DELETE FROM county WHERE id = '25'")"""


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A migrated and loaded database of each kind."""
    opened = open_database(database_url)
    yield opened
    opened.close()


@pytest.fixture
def empty(empty_database_url: str) -> Iterator[Database]:
    """A database of each kind without a table."""
    opened = open_database(empty_database_url)
    yield opened
    opened.close()


@pytest.fixture
def tree(tmp_path: Path) -> Iterator[Path]:
    """A copy of the migrations that a test may add to; it is the one in use meanwhile."""
    copy = tmp_path / "migrations"
    shutil.copytree(migrating.MIGRATIONS, copy)
    with mock.patch.object(migrating, "MIGRATIONS", copy):
        yield copy


def add(tree: Path, up: str, *, revision: str = "9001") -> None:
    """Add a migration after the newest."""
    text = NEXT.format(revision=revision, before=head(), up=up)
    (tree / "versions" / f"{revision}_test.py").write_text(text)


def tables(database: Database) -> set[str]:
    """The tables that the database has."""
    with database.reading.connect() as connection:
        return set(sa.inspect(connection).get_table_names())


def counts(database: Database) -> dict[str, int]:
    """How many rows each of our tables has."""
    with database.reading.connect() as connection:
        return {
            table.name: connection.execute(
                sa.select(sa.func.count()).select_from(table)
            ).scalar_one()
            for table in load_tables().sorted_tables
        }


def test_an_empty_database_is_brought_to_the_schema_that_the_code_knows(empty: Database) -> None:
    assert current(empty) is None
    assert not is_current(empty)
    migrate(empty)
    assert is_current(empty)
    assert tables(empty) == {*load_tables().tables, "alembic_version"}


def test_migrating_again_changes_nothing(database: Database) -> None:
    before = counts(database)
    migrate(database)
    assert counts(database) == before


def test_the_migrations_make_exactly_what_the_tables_say(empty: Database) -> None:
    migrate(empty)
    command.check(configuration(empty.writing))


def test_the_tables_can_be_taken_away_and_made_again(database: Database) -> None:
    command.downgrade(configuration(database.writing), "base")
    assert tables(database) == {"alembic_version"}
    assert current(database) is None
    migrate(database)
    assert is_current(database)
    command.check(configuration(database.writing))


def test_there_is_one_line_of_migrations_and_each_has_its_way_back() -> None:
    scripts = ScriptDirectory.from_config(configuration())
    assert len(scripts.get_heads()) == 1
    for script in scripts.walk_revisions():
        assert callable(script.module.upgrade)
        assert callable(script.module.downgrade)
        assert script.doc.strip()


def test_every_vocabulary_in_the_database_has_the_words_of_the_code(empty: Database) -> None:
    migrate(empty)
    checked = 0
    with empty.reading.connect() as connection:
        inspector = sa.inspect(connection)
        for table in load_tables().sorted_tables:
            checks = {
                check["name"]: set(re.findall(r"'([^']*)'", str(check["sqltext"])))
                for check in inspector.get_check_constraints(table.name)
            }
            for column in table.columns:
                if isinstance(column.type, sa.Enum):
                    checked += 1
                    assert set(column.type.enums) in checks.values(), column
    assert checked > 12


def test_a_word_that_the_vocabulary_has_not_is_refused_by_the_database(database: Database) -> None:
    update = sa.text("UPDATE organisation SET kind = 'clinic' WHERE id = '2281'")
    with pytest.raises(sa.exc.IntegrityError), database.writing.begin() as connection:
        connection.execute(update)


def test_a_cell_is_never_stored_as_not_asked(database: Database) -> None:
    update = sa.text("UPDATE assessment SET status = 'not_asked'")
    with pytest.raises(sa.exc.IntegrityError), database.writing.begin() as connection:
        connection.execute(update)


def test_all_rows_survive_when_a_table_is_made_anew(database: Database, tree: Path) -> None:
    before = counts(database)
    assert before["organisation"] > 20
    assert before["assessment"] > 600
    add(tree, WIDEN)
    migrate(database)
    assert current(database) == "9001"
    assert counts(database) == before
    with database.reading.connect() as connection:
        columns = {one["name"] for one in sa.inspect(connection).get_columns("organisation")}
    assert "phone" in columns


def test_references_are_watched_over_again_after_a_migration(
    database: Database, tree: Path
) -> None:
    add(tree, WIDEN)
    migrate(database)
    for _ in range(3):  # whichever connection of the pool
        with pytest.raises(sa.exc.IntegrityError), database.writing.begin() as connection:
            connection.execute(sa.text("DELETE FROM county"))


def test_a_migration_that_fails_leaves_nothing_of_itself(database: Database, tree: Path) -> None:
    before, version = counts(database), current(database)
    add(tree, BREAK)
    with pytest.raises(sa.exc.DBAPIError):
        migrate(database)
    assert current(database) == version
    assert "half" not in tables(database)
    assert counts(database) == before
    with database.reading.connect() as connection:
        names = connection.execute(sa.text("SELECT DISTINCT short_name FROM organisation"))
        assert "Half" not in set(names.scalars())


def test_a_migration_that_fails_leaves_those_before_it_done(database: Database, tree: Path) -> None:
    add(tree, WIDEN)
    add(tree, BREAK, revision="9002")
    with pytest.raises(sa.exc.DBAPIError):
        migrate(database)
    assert current(database) == "9001"


def test_a_migration_that_would_leave_references_to_nothing_is_undone(
    database: Database, tree: Path
) -> None:
    before, version = counts(database), current(database)
    add(tree, ORPHAN)
    with pytest.raises((RuntimeError, sa.exc.IntegrityError)):
        migrate(database)
    assert counts(database) == before
    assert current(database) == version


def test_the_embedded_database_is_copied_beside_itself_before_it_is_changed(
    database: Database, tree: Path
) -> None:
    if not database.is_sqlite:
        return
    path = Path(make_url(database.url).database or "")
    version = current(database)
    migrate(database)
    assert list(path.parent.glob(f"{path.name}.before-*")) == []  # nothing to do, nothing to copy
    add(tree, WIDEN)
    migrate(database)
    [copy] = path.parent.glob(f"{path.name}.before-9001")
    with closing(sqlite3.connect(copy)) as before:
        assert before.execute("SELECT version_num FROM alembic_version").fetchone()[0] == version
        assert before.execute("SELECT count(*) FROM assessment").fetchone()[0] > 600


def test_a_database_of_a_newer_program_is_not_taken_for_current(
    database: Database, tree: Path
) -> None:
    add(tree, WIDEN)
    migrate(database)
    (tree / "versions" / "9001_test.py").unlink()
    assert not is_current(database)


RACER = """
import sys
from samplan.db.engine import open_database
from samplan.db.migrate import migrate
database = open_database(sys.argv[1])
print("ready", flush=True)
sys.stdin.readline()
migrate(database)
database.close()
"""


def test_two_who_migrate_at_once_do_it_once(empty_database_url: str) -> None:
    command = [sys.executable, "-c", RACER, empty_database_url]
    pipe = subprocess.PIPE
    both = [
        subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True) for _ in range(2)
    ]
    for one in both:
        assert one.stdout is not None
        assert one.stdout.readline() == "ready\n"
    said = [""] * 2
    for one in both:
        assert one.stdin is not None
        one.stdin.write("go\n")
        one.stdin.flush()
    for number, one in enumerate(both):
        said[number] = one.communicate(timeout=60)[1]
    assert [one.returncode for one in both] == [0, 0], said
    database = open_database(empty_database_url)
    assert is_current(database)
    database.close()


def test_who_was_signed_in_before_people_signed_in_elsewhere_still_is(
    empty: Database, tree: Path
) -> None:
    later = [one for one in (tree / "versions").glob("*.py") if one.name.split("_")[1] >= "0006"]
    kept = {one: one.read_text() for one in later}
    for one in later:
        one.unlink()
    migrate(empty)
    key = "INSERT INTO api_key (id, name, role, read_only, secret_hash, created_at) VALUES"
    begun = "INSERT INTO web_session (token_hash, key_id, created_at, expires_at) VALUES"
    at = "'2026-01-01 00:00:00'"
    with empty.writing.begin() as connection:
        connection.exec_driver_sql(f"{key} ('key-1', 'Lead', 'reader', FALSE, 'x', {at})")
        connection.exec_driver_sql(f"{begun} ('token', 'key-1', {at}, {at})")
    for one, text in kept.items():
        one.write_text(text)
    migrate(empty)
    with empty.reading.connect() as connection:
        columns = "token_hash, key_id, role, read_only FROM web_session"
        row = connection.execute(sa.text(f"SELECT {columns}")).one()
    assert (row.token_hash, row.key_id, row.role, bool(row.read_only)) == (
        "token", "key-1", None, False,
    )  # fmt: skip
    command.check(configuration(empty.writing))
