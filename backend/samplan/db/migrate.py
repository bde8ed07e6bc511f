"""Bringing a database to the newest schema, and telling whether it is there.

The service refuses to serve on another schema. Only the embedded default migrates by itself, and
copies the file first.
"""

import sqlite3
from contextlib import closing
from enum import StrEnum
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine import make_url

from samplan.db.engine import Database
from samplan.settings import REPOSITORY

INSTALLED = Path(__file__).resolve().parents[1] / "migrations"
MIGRATIONS = INSTALLED if INSTALLED.exists() else REPOSITORY / "migrations"


def configuration(engine: sa.Engine | None = None) -> Config:
    """Alembic's configuration, with the engine that the migrations run on."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("file_template", "%%(year)d%%(month).2d%%(day).2d_%%(rev)s_%%(slug)s")
    config.set_main_option("path_separator", "os")
    config.attributes["engine"] = engine
    return config


def head() -> str:
    """The newest schema that the code knows."""
    found = ScriptDirectory.from_config(configuration()).get_current_head()
    if found is None:
        message = "there are no migrations"
        raise RuntimeError(message)
    return found


class Standing(StrEnum):
    """How the schema of a database stands to the one that the code knows."""

    CURRENT = "current"
    EMPTY = "empty"
    OLDER = "older"
    UNKNOWN = "unknown"
    """Of a newer release, or of another program."""


def standing_of(version: str | None) -> Standing:
    """How a database of this schema stands."""
    if version is None:
        return Standing.EMPTY
    scripts = ScriptDirectory.from_config(configuration())
    if version == scripts.get_current_head():
        return Standing.CURRENT
    known = {script.revision for script in scripts.walk_revisions()}
    return Standing.OLDER if version in known else Standing.UNKNOWN


def current(database: Database) -> str | None:
    """The schema that the database has; None for an empty one."""
    with database.reading.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def is_current(database: Database) -> bool:
    """Whether the database has the schema that the code knows."""
    return current(database) == head()


def migrate(database: Database, target: str = "head") -> None:
    """Bring the database to the schema; an embedded one with data is copied beside itself first."""
    if database.is_sqlite:
        _copy(database)
    command.upgrade(configuration(database.writing), target)


def _copy(database: Database) -> None:
    path = Path(make_url(database.url).database or "")
    version = current(database)
    if version is None or version == head():
        return
    copy = path.with_name(f"{path.name}.before-{head()}")
    # SQLite's own backup also takes what still lies in the write-ahead log.
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
