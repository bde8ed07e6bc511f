"""Engines for the two databases, with what each needs and why."""

import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
import sqlalchemy as sa
from sqlalchemy.engine import make_url

from samplan.db.postgres import CONNECT_SECONDS, PING_SECONDS, PatientConnection
from samplan.metrics import CONNECTIONS

POOL_CAPACITY = 8
"""Connections a process; also how many requests may hold a session at once (see session.py)."""

SWITCH_SECONDS = 5

AWAY_SECONDS = 1
"""A server that could not be reached is not tried again for so long."""
AWAY = "the server could not be reached just now"

_SQLITE_PRAGMAS = (
    "PRAGMA foreign_keys=ON",  # off by default in SQLite
    "PRAGMA synchronous=FULL",  # what was answered is on the disk; a third of a millisecond
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


def open_database(url: str, *, seconds: int | None = None) -> Database:
    """Open the database at the address.

    A service says how many seconds it waits for an answer. A command waits as long as it takes,
    and makes an embedded database that is not there.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _open_sqlite(url, parsed, seconds)
    return _open_postgresql(url, seconds)


def _open_sqlite(url: str, parsed: sa.URL, seconds: int | None) -> Database:
    if not parsed.database or parsed.database == ":memory:":
        message = "The embedded database must be a file: each thread has its own :memory:."
        raise ValueError(message)
    path = Path(parsed.database)
    engine = sa.create_engine(
        parsed,
        pool_size=POOL_CAPACITY,
        max_overflow=0,
        pool_timeout=seconds or 30,
        hide_parameters=True,
    )
    if seconds is None:
        path.parent.mkdir(parents=True, exist_ok=True)
    else:
        _follow_the_file(engine, path)

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


def _follow_the_file(engine: sa.Engine, path: Path) -> None:
    """Use what is under the path now: never a file that has been moved away, never a new one.

    What was written into one that has been moved, or into an empty one in its place, would be lost.
    """

    @sa.event.listens_for(engine, "do_connect")
    def connect(_dialect: Any, record: Any, _given: Any, options: Any) -> sqlite3.Connection:
        record.info[_FILE] = file_under(path)
        return open_file(path, **options)

    @sa.event.listens_for(engine, "checkout")
    def check(_connection: Any, record: Any, _proxy: Any) -> None:
        if record.info.get(_FILE) != file_under(path):
            raise sa.exc.InvalidatePoolError


_FILE = "file"


def file_under(path: Path) -> tuple[int, int] | None:
    """Which file is under a path now."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def open_file(path: Path, **options: Any) -> sqlite3.Connection:
    """A connection to an embedded database that is there."""
    opened: sqlite3.Connection = sqlite3.connect(
        f"file:{quote(str(path))}?mode=rw", uri=True, **options
    )
    return opened


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


def _open_postgresql(url: str, seconds: int | None) -> Database:
    engine = sa.create_engine(
        make_url(url).set(drivername="postgresql+psycopg"),
        pool_size=POOL_CAPACITY,
        max_overflow=0,
        pool_timeout=seconds or 30,
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args={"connect_timeout": CONNECT_SECONDS},
    )

    away_until = 0.0

    @sa.event.listens_for(engine, "do_connect")
    def connect(_dialect: Any, _record: Any, given: Any, options: Any) -> PatientConnection:
        # Those who come just after one who has waited in vain do not wait in vain themselves.
        nonlocal away_until
        if seconds is not None and time.monotonic() < away_until:
            raise psycopg.OperationalError(AWAY)
        try:
            return PatientConnection.connect(*given, **options)
        except psycopg.OperationalError:
            away_until = time.monotonic() + AWAY_SECONDS
            raise

    @sa.event.listens_for(engine, "connect")
    def set_patience(connection: PatientConnection, _record: Any) -> None:
        # As on SQLite: whoever waits for a writer that never ends gives up, and does not take
        # the other connections down with it.
        connection.autocommit = True
        # The server ends what takes too long. That it is frozen is only noticed from here.
        limits = {"lock_timeout": "5s", "statement_timeout": f"{seconds or 0}s"}
        asked = ", ".join(
            f"set_config('{name}', '{value}', false)" for name, value in limits.items()
        )
        connection.execute(f"SELECT {asked}")  # in one, as a new connection is waited for
        connection.seconds = None if seconds is None else seconds + 1
        connection.autocommit = False

    _ping_shortly(engine.dialect)
    _count_connections(engine)
    reading = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return Database(url, reading, engine)


def _ping_shortly(dialect: sa.Dialect) -> None:
    """Wait less for the answer to whether a connection holds than for that to a question."""
    ping = dialect.do_ping

    def do_ping(connection: Any) -> bool:
        usual, connection.seconds = connection.seconds, PING_SECONDS
        try:
            return ping(connection)
        finally:
            connection.seconds = usual

    dialect.do_ping = do_ping  # type: ignore[method-assign,assignment]
