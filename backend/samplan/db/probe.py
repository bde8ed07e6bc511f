"""Whether the database answers with the schema that the code knows, told in a short time.

Asked over a connection of its own: a pool whose connections are all in use says nothing of the
database. Asked in a thread: a database that hangs holds nobody up.
"""

from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from samplan.db.engine import open_file
from samplan.db.migrate import head

PATIENCE_SECONDS = 2


class Answer(StrEnum):
    """What is known of the database."""

    CURRENT = "current"
    OTHER_SCHEMA = "other_schema"
    """It has to be migrated, or another release has migrated it."""
    UNREACHABLE = "unreachable"
    SILENT = "silent"
    """No answer in time."""


class Probe:
    """Asks one database."""

    def __init__(self, url: str) -> None:
        self._url = make_url(url)

    @cached_property
    def _head(self) -> str:
        return head()

    @cached_property
    def _engine(self) -> sa.Engine:
        if self._url.get_backend_name() == "sqlite":
            path = Path(self._url.database or "")  # asking must not make a file that is gone
            return sa.create_engine(
                self._url,
                poolclass=sa.NullPool,
                creator=lambda: open_file(path, timeout=PATIENCE_SECONDS),
            )
        waits: dict[str, Any] = {
            "connect_timeout": PATIENCE_SECONDS,
            "options": f"-c statement_timeout={PATIENCE_SECONDS * 1000}",
            # A server that has gone without a word is noticed, so that the next one is asked.
            "tcp_user_timeout": PATIENCE_SECONDS * 1000,
            "keepalives_idle": PATIENCE_SECONDS,
            "keepalives_interval": 1,
            "keepalives_count": 2,
        }
        url = self._url.set(drivername="postgresql+psycopg")
        return sa.create_engine(url, poolclass=sa.NullPool, connect_args=waits)

    def ask(self) -> Answer:
        """What the database says; it may take long when it hangs."""
        try:
            with self._engine.connect() as connection:
                number = connection.execute(sa.text("SELECT number FROM revision_counter"))
                number.scalar_one()
                versions = connection.execute(sa.text("SELECT version_num FROM alembic_version"))
                version = versions.scalar()
        except sa.exc.ProgrammingError:
            return Answer.OTHER_SCHEMA  # the tables are not there
        except SQLAlchemyError as error:
            missing = "no such table" in str(error)
            return Answer.OTHER_SCHEMA if missing else Answer.UNREACHABLE
        return Answer.CURRENT if version == self._head else Answer.OTHER_SCHEMA
