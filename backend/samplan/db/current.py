"""The newest revision, asked of the database for every answer and yet almost free.

Finished answers are kept by revision. Whether one still holds is decided by the database and never
by the process alone, so that writes by other processes and commands are seen at once.
"""

import asyncio
import contextlib
import sqlite3
from pathlib import Path
from typing import Protocol

import psycopg
from sqlalchemy.engine import make_url

from samplan.db.engine import file_under, open_file
from samplan.db.postgres import CONNECT_SECONDS, PatientAsyncConnection

_QUERY = "SELECT number FROM revision_counter"


class CurrentRevision(Protocol):
    """Tells the newest revision of a database."""

    async def number(self) -> int:
        """A revision at least as new as any committed before the call. Errors are the driver's."""

    async def close(self) -> None:
        """Give the connection back."""


class SqliteCurrentRevision:
    """For the embedded database: SQLite tells for microseconds whether anybody has written."""

    def __init__(self, path: str) -> None:
        self._path = Path(path)
        self._file: tuple[int, int] | None = None
        self._connection: sqlite3.Connection | None = None
        self._data_version = -1
        self._number = -1

    async def number(self) -> int:
        """See CurrentRevision; it neither waits nor blocks, so it needs no thread."""
        file = file_under(self._path)
        if self._connection is None or file != self._file:
            await self.close()
            # Somebody who locks the file is not waited for here, where all requests would wait.
            self._connection = open_file(
                self._path, timeout=0, isolation_level=None, check_same_thread=False
            )
            self._file, self._data_version = file, -1
        execute = self._connection.execute
        data_version = execute("PRAGMA data_version").fetchone()[0]
        if data_version != self._data_version:
            self._number = execute(_QUERY).fetchone()[0]
            self._data_version = data_version
        return self._number

    async def close(self) -> None:
        """See CurrentRevision."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None


class PostgresCurrentRevision:
    """For PostgreSQL: all who ask while a query is under way share the next one.

    A query that begins after a request came in sees every commit before that request.
    """

    def __init__(self, url: str) -> None:
        self._address = (
            make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
        )
        self._connection: psycopg.AsyncConnection[tuple[int]] | None = None
        self._next: asyncio.Future[int] | None = None
        self._runner: asyncio.Task[None] | None = None

    async def number(self) -> int:
        """See CurrentRevision."""
        if self._next is None:
            self._next = asyncio.get_running_loop().create_future()
            if self._runner is None or self._runner.done():
                self._runner = asyncio.create_task(self._run())
        return await asyncio.shield(self._next)

    async def _run(self) -> None:
        while self._next is not None:
            waiting, self._next = self._next, None
            try:
                waiting.set_result(await self._ask())
            except (psycopg.Error, OSError) as error:
                await self._forget_connection()
                waiting.set_exception(error)

    async def _ask(self) -> int:
        if self._connection is None:
            self._connection = await PatientAsyncConnection.connect(
                self._address, autocommit=True, connect_timeout=CONNECT_SECONDS
            )
        row = await (await self._connection.execute(_QUERY)).fetchone()
        if row is None:
            message = "the database has no revision counter"
            raise psycopg.DataError(message)
        return row[0]

    async def _forget_connection(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with contextlib.suppress(psycopg.Error, OSError):
                await connection.close()

    async def close(self) -> None:
        """See CurrentRevision."""
        await self._forget_connection()


def current_revision_of(url: str) -> CurrentRevision:
    """The teller for the database at the address."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return SqliteCurrentRevision(parsed.database or "")
    return PostgresCurrentRevision(url)
