"""The servers that are measured: each a process of its own, on loopback, stopped at the end."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from load.generator import HOST

TESTS = Path(__file__).resolve().parents[1]
REPOSITORY = TESTS.parent
START_SECONDS = 30
_TICKS = os.sysconf("SC_CLK_TCK")


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder for one run; what is measured keeps its compiled modules there too."""
    folder = Path(tempfile.mkdtemp(prefix="samplan-bench-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass(frozen=True)
class Running:
    """A server that answers."""

    pid: int
    port: int

    def processes(self) -> list[int]:
        """The server and the processes it has started, and theirs."""
        found = [self.pid]
        for pid in found:
            for task in Path(f"/proc/{pid}/task").glob("*/children"):
                found += [int(child) for child in task.read_text().split()]
        return found

    def cpu(self) -> float:
        """Seconds of processor time that it has used so far."""
        total = 0
        for pid in self.processes():
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            total += int(fields[11]) + int(fields[12])
        return total / _TICKS

    def memory(self) -> float:
        """Megabytes that it holds in memory."""
        pages = sum(
            int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in self.processes()
        )
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def environment(folder: Path, **more: str) -> dict[str, str]:
    """The environment of a server: nothing of Samplan's but what is given."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("SAMPLAN_") and name != "PYTHONDONTWRITEBYTECODE"
    }
    paths = [str(TESTS), str(REPOSITORY / "backend")]
    return {
        **kept,
        "PYTHONPATH": os.pathsep.join(paths),
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        **more,
    }


@contextmanager
def running(
    command: Sequence[str], port: int, ready: str, folder: Path, settings: Mapping[str, str]
) -> Iterator[Running]:
    """The server of this command, from when it answers at the path `ready`."""
    with (folder / f"server-{port}.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, *command],
            env=environment(folder, **settings),
            cwd=folder,
            stdout=log,
            stderr=log,
        )
    try:
        wait_until_ready(process, port, ready)
        yield Running(process.pid, port)
    finally:
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(15)
        process.kill()
        process.wait()


def wait_until_ready(process: "subprocess.Popen[bytes]", port: int, path: str) -> None:
    """Wait until the server answers 200 at the path."""
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            with urllib.request.urlopen(f"http://{HOST}:{port}{path}", timeout=5) as answer:
                if answer.status == 200:
                    return
        except OSError as error:
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"no server at {path}: {process.args!r}") from error
        time.sleep(0.005)


def samplan_settings(url: str, port: int, **more: str) -> dict[str, str]:
    """Settings of Samplan: its defaults, but for the number of requests from one address."""
    chosen = {"database_url": url, "port": str(port), "requests_per_minute": "10000000", **more}
    return {f"SAMPLAN_{name.upper()}": value for name, value in chosen.items()}


@contextmanager
def samplan(url: str, folder: Path, **settings: str) -> Iterator[Running]:
    """Samplan as `samplan serve` starts it."""
    port = free_port()
    chosen = samplan_settings(url, port, **settings)
    command = ["-m", "samplan.cli", "serve"]
    with running(command, port, "/health/ready", folder, chosen) as server:
        yield server


@contextmanager
def datasette(database: Path, folder: Path) -> Iterator[Running]:
    """Datasette over the same SQLite file."""
    port = free_port()
    command = ["-m", "datasette", "serve", str(database), "--host", HOST, "--port", str(port)]
    with running(command, port, "/-/versions.json", folder, {}) as server:
        yield server


@contextmanager
def bare(
    body: bytes, headers: Mapping[str, str], folder: Path, *, workers: int = 1
) -> Iterator[Running]:
    """A bare Starlette route that answers with these bytes; see bare.py."""
    port = free_port()
    (folder / "bare-body").write_bytes(body)
    settings = {
        "BARE_BODY": str(folder / "bare-body"),
        "BARE_HEADERS": "\n".join(f"{name}: {value}" for name, value in headers.items()),
        "BARE_PORT": str(port),
        "BARE_WORKERS": str(workers),
    }
    with running(["-m", "load.bare"], port, "/answer", folder, settings) as server:
        yield server
