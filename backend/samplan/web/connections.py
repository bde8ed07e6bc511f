"""How the server's processes run and take connections.

A client that is slow, silent or broken costs a little memory and nothing else, and that not for
long: headers have a time and a size, a body and an answer have to get on, and when there are too
many connections those go first that have asked for nothing.
"""

import asyncio
import multiprocessing
import os
import resource
import signal
import threading
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import Any, ClassVar

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from samplan.settings import Settings

FILES_OF_OUR_OWN = 200
"""Open files that are kept for the database, uploads and answers."""
LEAST_BYTES = 500
"""A second, of a body on its way. Less is standing still."""


@dataclass(frozen=True)
class Limits:
    """What clients may take."""

    connections: int
    header_bytes: int
    seconds: float


class PatientProtocol(HttpToolsProtocol):
    """One connection, with an end to the patience."""

    limits: ClassVar[Limits] = Limits(10_000, 65_536, 30)
    idle: ClassVar[dict["PatientProtocol", None]] = {}
    """Connections that have asked for nothing, or not wholly; the oldest first."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._timer: asyncio.TimerHandle | None = None
        self._stalled: asyncio.TimerHandle | None = None
        self._head_bytes = 0
        self._body_bytes = 0
        self._in_head = True

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A client has connected; the one that has been idle longest may have to go."""
        super().connection_made(transport)
        self._begin_to_wait()
        if len(self.connections) > self.limits.connections:
            next(iter(self.idle)).drop()  # perhaps this one itself

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection is over."""
        self.idle.pop(self, None)
        self._stop(self._timer)
        self._stop(self._stalled)
        super().connection_lost(exc)

    def drop(self) -> None:
        """End the connection at once."""
        self.idle.pop(self, None)
        self.transport.abort()

    def data_received(self, data: bytes) -> None:
        """Something has come; headers may not go on for ever."""
        if self._in_head:
            self._head_bytes += len(data)
        super().data_received(data)
        if self._in_head and self._head_bytes > self.limits.header_bytes:
            self._refuse(b"431 Request Header Fields Too Large")

    def on_message_begin(self) -> None:
        """The first byte of a request."""
        super().on_message_begin()
        self._begin_to_wait()

    def on_headers_complete(self) -> None:
        """The request can be answered."""
        self._in_head = False
        self._head_bytes = self._body_bytes = 0
        self.idle.pop(self, None)
        self._wait_for(self._look_at_body)
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """A part of the body."""
        self._body_bytes += len(body)
        super().on_body(body)

    def on_message_complete(self) -> None:
        """All of the request is here."""
        self._stop(self._timer)
        self._in_head = True
        super().on_message_complete()

    def on_response_complete(self) -> None:
        """It has been answered; the connection is idle until the next request."""
        super().on_response_complete()
        if self.transport.is_closing():
            self._drop_later()
        elif not self.pipeline:
            self.idle[self] = None

    def timeout_keep_alive_handler(self) -> None:
        """Nothing more is asked for. What has not been read yet may still be, for a while."""
        super().timeout_keep_alive_handler()
        self._drop_later()

    def pause_writing(self) -> None:
        """The client does not read fast enough."""
        super().pause_writing()
        self._drop_later()

    def resume_writing(self) -> None:
        """It has read on."""
        self._stop(self._stalled)
        super().resume_writing()

    def _drop_later(self) -> None:
        self._stop(self._stalled)
        self._stalled = self.loop.call_later(self.limits.seconds, self.drop)

    def _begin_to_wait(self) -> None:
        self.idle.pop(self, None)
        self.idle[self] = None
        self._in_head = True
        self._wait_for(self._give_up_headers)

    def _wait_for(self, what: Any) -> None:
        self._stop(self._timer)
        self._timer = self.loop.call_later(self.limits.seconds, what)

    def _stop(self, timer: asyncio.TimerHandle | None) -> None:
        if timer is not None:
            timer.cancel()

    def _give_up_headers(self) -> None:
        if self._head_bytes:
            self._refuse(b"408 Request Timeout")
        else:
            self.drop()

    def _look_at_body(self) -> None:
        """A body has to get on, unless it is we who do not read."""
        if not self.flow.read_paused and self._body_bytes < LEAST_BYTES * self.limits.seconds:
            self.drop()
        else:
            self._body_bytes = 0
            self._wait_for(self._look_at_body)

    def _refuse(self, status: bytes) -> None:
        """Answer what is no request yet."""
        self.idle.pop(self, None)
        if not self.transport.is_closing():
            self.transport.write(
                b"HTTP/1.1 " + status + b"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            )
            self.transport.close()


def limit_connections(settings: Settings) -> None:
    """Let this process have as many connections as the settings say and its files allow."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    room = settings.max_connections
    if most != resource.RLIM_INFINITY:
        room = max(10, min(room, most - FILES_OF_OUR_OWN))
    PatientProtocol.limits = Limits(room, settings.max_header_bytes, settings.slow_seconds)


def server_options(settings: Settings) -> dict[str, Any]:
    """What uvicorn is told, however it is started."""
    return {
        "http": PatientProtocol,
        "access_log": False,
        "log_config": None,
        "proxy_headers": True,
        "forwarded_allow_ips": settings.trusted_proxies,
        "timeout_graceful_shutdown": 10,
    }


def end_with_the_first_process() -> None:
    """Let a worker of several end when the process that began it has died.

    Without it nobody would start workers anew, and those that are left would hold the port.
    """
    first = multiprocessing.parent_process()
    if first is not None:
        watching = threading.Thread(
            target=_end_after, args=(first.sentinel,), name="first-process", daemon=True
        )
        watching.start()


def _end_after(sentinel: int) -> None:
    wait([sentinel])
    os.kill(os.getpid(), signal.SIGTERM)
