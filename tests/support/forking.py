"""The real service that can be killed and be back within milliseconds, as often as a test wants.

A mother process imports the service and makes the application, and forks for each start. The child
is the application as it is served: uvicorn over a socket, with an event loop, threads and
connections of its own. What is spared is imports, and what the application works out at its first
requests: three seconds of processor time a start. `support.server` starts the command itself.

Run as a program, this file is the mother. She is told one thing a line and answers with a line.
"""

import asyncio
import contextlib
import gc
import itertools
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import sqlalchemy as sa
import uvicorn

from samplan.main import Samplan, create_served_app
from samplan.web.connections import server_options
from support.asking import Json
from support.server import free_port

TESTS = Path(__file__).resolve().parents[1]
BACKEND = TESTS.parent / "backend"


@dataclass
class Service:
    """A service that is started and killed again and again."""

    port: int
    log: Path
    mother: "subprocess.Popen[str]"
    pids: list[int] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Where the service is while it runs."""
        return f"http://127.0.0.1:{self.port}"

    def warm_up(self, requests: list[Json]) -> None:
        """Let the mother answer requests (httpx's words for them), so that no child is the first.

        They have to succeed.
        """
        self._told(f"warm {json.dumps(requests)}")

    def start(self, workers: int = 1, *, dying_at: int = 0) -> None:
        """Start it, on the same port; connections are taken from now on.

        With `dying_at` it kills itself just before the so-manieth step of requests' writing.
        """
        self.pids = [int(pid) for pid in self._told(f"start {workers} {dying_at}").split()]

    def kill(self) -> None:
        """Kill all of it in the middle of whatever it does; gone when this returns."""
        for pid in self.pids:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.bury()

    def bury(self) -> None:
        """Wait until all of it is dead, by whoever has killed it."""
        ends = self._told("bury").split()
        assert ends == [f"-{signal.SIGKILL:d}"] * len(self.pids), (ends, self.log.read_text())
        self.pids = []

    def _told(self, line: str) -> str:
        assert self.mother.stdin is not None
        assert self.mother.stdout is not None
        self.mother.stdin.write(f"{line}\n")
        self.mother.stdin.flush()
        answer = self.mother.stdout.readline()
        assert answer, self.log.read_text()[-3000:]
        return answer


@contextmanager
def forking(
    database_url: str, folder: Path, log: Path | None = None, **settings: str
) -> Iterator[Service]:
    """A service over the database that has not been started yet; nothing of it is left after."""
    port = free_port()
    values = {
        "database_url": database_url,
        "log_level": "warning",
        "log_format": "json",
        "requests_per_minute": "1000000",
        **settings,
    }
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("SAMPLAN_")},
        **{f"SAMPLAN_{name.upper()}": value for name, value in values.items()},
        "PYTHONPATH": f"{BACKEND}{os.pathsep}{TESTS}",
    }
    log = log or folder / f"service-{port}.log"
    with (
        log.open("wb") as output,
        subprocess.Popen(
            [sys.executable, "-m", "support.forking", str(port)],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=output,
            text=True,
            cwd=folder,
        ) as mother,
    ):
        yield Service(port, log, mother)
        assert mother.stdin is not None
        mother.stdin.close()  # the mother kills what is left and ends


def _listening(port: int) -> socket.socket:
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind(("127.0.0.1", port))
    listening.listen(2048)
    return listening


def _die_at(app: Samplan, step: int) -> None:
    """Kill this process just before the so-manieth statement that changes something, or commit,
    or giving back of a connection that has committed."""
    steps = itertools.count(1)
    wrote = threading.local()

    def count() -> None:
        if threading.current_thread().name.startswith("AnyIO") and next(steps) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    @sa.event.listens_for(app.database.writing, "before_cursor_execute")
    def before(_: Any, __: Any, statement: str, *___: Any) -> None:
        if statement.startswith(("INSERT", "UPDATE", "DELETE")):
            count()

    @sa.event.listens_for(app.database.writing, "commit")
    def commit(_: Any) -> None:
        count()
        wrote.yes = True

    @sa.event.listens_for(app.database.writing.pool, "reset")
    def given_back(*_: Any) -> None:
        if getattr(wrote, "yes", False):
            wrote.yes = False
            count()


def _serve(app: Samplan, listening: socket.socket) -> None:
    """The child: what `samplan serve` runs."""
    config = uvicorn.Config(app, **server_options(app.settings))
    uvicorn.Server(config).run(sockets=[listening])


def _start(app: Samplan, port: int, workers: int, dying_at: int) -> list[int]:
    listening = _listening(port)
    children = []
    for _ in range(workers):
        pid = os.fork()
        if pid == 0:
            try:
                if dying_at:
                    _die_at(app, dying_at)
                _serve(app, listening)
            finally:
                os._exit(1)
        children.append(pid)
    listening.close()  # when the children are dead nobody listens, as when a machine has gone
    return children


async def _warm_up(app: Samplan, requests: list[Json]) -> None:
    """Answer requests, and leave no connection and no thread that a child would inherit."""
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://samplan.test") as client:
        for one in requests:
            (await client.request(**one)).raise_for_status()
    await app.current.close()
    app.database.close()


def _bury(children: list[int]) -> list[int]:
    ends = [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in children]
    children.clear()
    return ends


def _mother(port: int) -> None:
    app = create_served_app()
    children: list[int] = []
    try:
        for line in sys.stdin:
            what, _, told = line.partition(" ")
            match what.strip():
                case "warm":
                    asyncio.run(_warm_up(app, json.loads(told)))
                    gc.freeze()
                    print("warm", flush=True)
                case "start":
                    children += _start(app, port, *map(int, told.split()))
                    print(*children, flush=True)
                case "bury":
                    print(*_bury(children), flush=True)
    finally:
        for pid in children:
            os.kill(pid, signal.SIGKILL)
        _bury(children)


if __name__ == "__main__":
    _mother(int(sys.argv[1]))
