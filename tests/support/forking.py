"""The real service that can be killed and be back within milliseconds, as often as a test wants.

A mother process imports the service once and forks it for each start: the child makes its own
application state, event loop, threads and connections, and is served by uvicorn over a socket of
its own. What is spared is the two seconds of processor time that the imports take, and nothing
else. `support.server` starts the command itself.

Run as a program, this file is the mother: a line `start WORKERS` answers with the children's ids.
"""

import contextlib
import gc
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

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

    def start(self, workers: int = 1) -> None:
        """Start it, on the same port; connections are taken from now on."""
        stdin, stdout = self._pipes()
        stdin.write(f"start {workers}\n")
        stdin.flush()
        self.pids = [int(pid) for pid in stdout.readline().split()]
        assert len(self.pids) == workers, self.log.read_text()[-3000:]

    def kill(self) -> None:
        """Kill all of it in the middle of whatever it does; gone when this returns."""
        for pid in self.pids:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        stdin, stdout = self._pipes()
        stdin.write("bury\n")
        stdin.flush()
        ends = stdout.readline().split()
        assert ends == [f"-{signal.SIGKILL:d}"] * len(self.pids), (ends, self.log.read_text())
        self.pids = []

    def _pipes(self) -> tuple[IO[str], IO[str]]:
        assert self.mother.stdin is not None
        assert self.mother.stdout is not None
        return self.mother.stdin, self.mother.stdout


@contextmanager
def forking(database_url: str, folder: Path, **settings: str) -> Iterator[Service]:
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
    log = folder / f"service-{port}.log"
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


def _serve(listening: socket.socket) -> None:
    """The child: the application as `samplan serve` makes and runs it."""
    import uvicorn  # noqa: PLC0415 - only the mother and her children need it

    from samplan.main import create_served_app  # noqa: PLC0415
    from samplan.settings import Settings  # noqa: PLC0415
    from samplan.web.connections import server_options  # noqa: PLC0415

    config = uvicorn.Config(create_served_app(), **server_options(Settings()))
    uvicorn.Server(config).run(sockets=[listening])


def _start(port: int, workers: int) -> list[int]:
    listening = _listening(port)
    children = []
    for _ in range(workers):
        pid = os.fork()
        if pid == 0:
            try:
                _serve(listening)
            finally:
                os._exit(1)
        children.append(pid)
    listening.close()  # when the children are dead nobody listens, as when a machine has gone
    return children


def _bury(children: list[int]) -> list[int]:
    ends = [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in children]
    children.clear()
    return ends


def _mother(port: int) -> None:
    import samplan.cli  # noqa: PLC0415, F401 - what every child needs, imported once

    gc.collect()
    gc.freeze()
    children: list[int] = []
    try:
        for line in sys.stdin:
            what, *numbers = line.split()
            if what == "start":
                children += _start(port, int(numbers[0]))
                print(*children, flush=True)
            else:
                print(*_bury(children), flush=True)
    finally:
        for pid in children:
            os.kill(pid, signal.SIGKILL)
        _bury(children)


if __name__ == "__main__":
    _mother(int(sys.argv[1]))
