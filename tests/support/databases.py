"""Databases for tests: migrated and loaded once, then copied for each test that wants one."""

import itertools
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sqlmodel import Session

from samplan.db.engine import open_database
from samplan.db.migrate import migrate
from samplan.db.session import writing
from samplan.reference.loader import DATA, NATIONAL, load_county, load_national
from support.postgres import create_database, drop_database

COUNTY_25 = Path(__file__).resolve().parents[1] / "data" / "county-25"
"""An invented county under a real one's code, loaded in place of the shipped one."""
_numbers = itertools.count(1)


def load_22(session: Session) -> None:
    """Load what the product ships with of the nation and of county 22, and no other county."""
    load_national(session, NATIONAL)
    load_county(session, DATA / "22")


def prepare(url: str, *, load: bool) -> None:
    """Migrate a database, and load county 22 and an invented second county."""
    database = open_database(url)
    try:
        migrate(database)
        if load:
            with writing(database) as session:
                load_22(session)
            with writing(database) as session:
                load_county(session, COUNTY_25)
    finally:
        database.close()


class Databases(Protocol):
    """Makes databases of one kind."""

    kind: str

    def empty(self) -> AbstractContextManager[str]:
        """The address of a database without a table."""

    def loaded(self) -> AbstractContextManager[str]:
        """The address of a migrated database with county 22 and the invented county 25."""


@dataclass
class SqliteDatabases:
    """Files in a folder."""

    folder: Path
    kind: str = "sqlite"

    @contextmanager
    def empty(self) -> Iterator[str]:
        """See Databases."""
        yield f"sqlite:///{self.folder / f'empty-{next(_numbers)}.sqlite3'}"

    @contextmanager
    def loaded(self) -> Iterator[str]:
        """See Databases."""
        template = self.folder / "template.sqlite3"
        if not template.exists():
            prepare(f"sqlite:///{template}", load=True)
        copy = self.folder / f"loaded-{next(_numbers)}.sqlite3"
        shutil.copy(template, copy)
        yield f"sqlite:///{copy}"


@dataclass
class PostgresDatabases:
    """Databases of one server."""

    server: str
    kind: str = "postgresql"
    has_template: bool = False

    @contextmanager
    def empty(self) -> Iterator[str]:
        """See Databases."""
        name = f"samplan_empty_{next(_numbers)}"
        yield create_database(self.server, name)
        drop_database(self.server, name)

    @contextmanager
    def loaded(self) -> Iterator[str]:
        """See Databases."""
        if not self.has_template:
            prepare(create_database(self.server, "samplan_template"), load=True)
            self.has_template = True
        name = f"samplan_loaded_{next(_numbers)}"
        yield create_database(self.server, name, "samplan_template")
        drop_database(self.server, name)
