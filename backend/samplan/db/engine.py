"""Engines for the two databases, with what each needs and why."""

import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import make_url

from samplan.metrics import CONNECTIONS

POOL_CAPACITY = 8
"""Connections a process; also how many requests may hold a session at once (see session.py)."""

SWITCH_SECONDS = 5

_SQLITE_PRAGMAS = (
    "PRAGMA foreign_keys=ON",  # off by default in SQLite
    "PRAGMA synchronous=NORMAL",  # safe with WAL: a crash loses nothing that was checkpointed
    "PRAGMA busy_timeout=5000",  # a writer waits its turn instead of failing
)


@dataclass(frozen=True)
class Database:
    """One database seen in two ways, over one pool of connections."""

    url: str
    reading: sa.Engine
    """Every read sees one moment of the data, also over several queries."""
    writing: sa.Engine
    """Writers take turns, so that revision numbers follow the order of commits."""

    @property
    def is_sqlite(self) -> bool:
        """Whether this is the embedded database."""
        return self.reading.dialect.name == "sqlite"

    def close(self) -> None:
        """Give all connections back."""
        self.reading.dispose()


def open_database(url: str) -> Database:
    """Open the database at the address; the folder of an embedded one is made."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _open_sqlite(url, parsed)
    return _open_postgresql(url)


def _open_sqlite(url: str, parsed: sa.URL) -> Database:
    if not parsed.database or parsed.database == ":memory:":
        message = "The embedded database must be a file: each thread has its own :memory:."
        raise ValueError(message)
    Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = sa.create_engine(
        parsed, pool_size=POOL_CAPACITY, max_overflow=0, pool_timeout=30, hide_parameters=True
    )

    @sa.event.listens_for(engine, "connect")
    def set_pragmas(connection: Any, _record: Any) -> None:
        # The driver's own transactions lose updates; we begin them ourselves (below).
        connection.isolation_level = None
        for pragma in _SQLITE_PRAGMAS:
            connection.execute(pragma)
        _use_wal(connection)

    @sa.event.listens_for(engine, "checkin")
    def leave_nothing_open(connection: Any, _record: Any) -> None:
        # A commit that SQLite refuses leaves its transaction open, and the library takes it for
        # ended: whoever got the connection next could do nothing, and nobody could write.
        if connection is not None and connection.in_transaction:
            connection.rollback()

    @sa.event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        # A deferred writer that has read first fails with "locked", whatever the timeout.
        immediate = connection.get_execution_options().get("sqlite_write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN DEFERRED")

    _count_connections(engine)
    return Database(url, engine, engine.execution_options(sqlite_write=True))


def _count_connections(engine: sa.Engine) -> None:
    """Tell those who watch how many connections are in use."""
    sa.event.listen(engine.pool, "checkout", lambda *_: CONNECTIONS.inc())
    sa.event.listen(engine.pool, "checkin", lambda *_: CONNECTIONS.dec())


def _use_wal(connection: sqlite3.Connection) -> None:
    """With a write-ahead log, readers do not wait for the writer.

    Two that open a new file at once both switch it over, and for that SQLite does not wait.
    """
    deadline = time.monotonic() + SWITCH_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.01)
        else:
            return


def _open_postgresql(url: str) -> Database:
    engine = sa.create_engine(
        make_url(url).set(drivername="postgresql+psycopg"),
        pool_size=POOL_CAPACITY,
        max_overflow=0,
        pool_timeout=30,
        pool_pre_ping=True,
        hide_parameters=True,
    )

    @sa.event.listens_for(engine, "connect")
    def set_patience(connection: Any, _record: Any) -> None:
        # As on SQLite: whoever waits for a writer that never ends gives up, and does not take
        # the other connections down with it.
        connection.autocommit = True
        connection.execute("SET lock_timeout = '5s'")
        connection.autocommit = False

    _count_connections(engine)
    reading = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return Database(url, reading, engine)
