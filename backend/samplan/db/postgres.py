"""Connections to PostgreSQL that do not wait for ever for a server that says nothing.

The server's own limits (`statement_timeout`) hold while the server runs. One that is frozen, or
behind a network that swallows what is sent, is noticed here: by its silence.
"""

import time
from collections.abc import Generator
from typing import Any, TypeVar

import psycopg
from psycopg.connection import _WAIT_INTERVAL

T = TypeVar("T")

CONNECT_SECONDS = 3
PING_SECONDS = 2
"""Whether a connection still holds is asked before it is used; an answer takes milliseconds."""


class SilentError(psycopg.OperationalError):
    """The server has not said anything for too long. The connection is given up."""


def _while_it_speaks(gen: Generator[Any, Any, T], seconds: float) -> Generator[Any, Any, T]:
    """The driver's conversation, ended when the server is silent for so long.

    The driver asks every tenth of a second, with nothing in hand, whether to go on waiting.
    """
    try:
        wish = next(gen)
        heard = time.monotonic()
        while True:
            ready = yield wish
            if ready:
                heard = time.monotonic()
            elif time.monotonic() - heard > seconds:
                message = "the server is silent"
                raise SilentError(message)
            wish = gen.send(ready)
    except StopIteration as end:
        result: T = end.value
        return result


class PatientConnection(psycopg.Connection[Any]):
    """A connection for threads."""

    seconds: float | None = None
    """How long a silence is waited for; None: as long as it takes."""

    def wait(
        self,
        gen: Any,
        interval: float = _WAIT_INTERVAL,
        timeout: float | None = None,
    ) -> Any:
        """See psycopg."""
        if self.seconds is None:
            return super().wait(gen, interval, timeout)
        try:
            return super().wait(_while_it_speaks(gen, self.seconds), interval, timeout)
        except SilentError:
            self.pgconn.finish()
            raise


class PatientAsyncConnection(psycopg.AsyncConnection[Any]):
    """A connection for the event loop, for questions that are answered at once."""

    async def wait(
        self,
        gen: Any,
        interval: float = _WAIT_INTERVAL,
        timeout: float | None = None,  # noqa: ASYNC109 - the driver's
    ) -> Any:
        """See psycopg."""
        try:
            return await super().wait(_while_it_speaks(gen, PING_SECONDS), interval, timeout)
        except SilentError:
            self.pgconn.finish()
            raise
