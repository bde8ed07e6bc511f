"""From the command to the first answer, the second time that a copy is started."""

import contextlib
import statistics
import subprocess
import sys
import time
from pathlib import Path

from load import servers
from load.effort import Effort
from load.report import Aim, Section, Table, number
from load.servers import Running, environment, free_port, samplan_settings, wait_until_ready

_COMMAND = ("-m", "samplan.cli", "serve", "--migrate", "--load")


def _start(database: Path, folder: Path) -> tuple[float, float, float]:
    """Seconds until /health/ready says 200, seconds of processor time, megabytes."""
    port = free_port()
    settings = samplan_settings(f"sqlite:///{database}", port)
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *_COMMAND],
        env=environment(folder, **settings),
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_until_ready(process, port, "/health/ready")
        taken = time.perf_counter() - began
        server = Running(process.pid, port)
        return taken, server.cpu(), server.memory()
    finally:
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(15)
        process.kill()
        process.wait()


def measure(effort: Effort, database: Path, folder: Path) -> Section:
    """Start and stop again and again; the first start, which compiles, is told apart."""
    with servers.scratch() as fresh:
        first = _start(fresh / "new.sqlite3", fresh)
    _start(database, folder)
    starts = [_start(database, folder) for _ in range(effort.starts)]
    taken = [start[0] for start in starts]
    middle = statistics.median(taken)
    parts = list(zip(*starts, strict=True))
    rows = [
        ["first start: compiles the modules, makes and loads the database", *map(number, first)],
        ["second start, median", *(number(statistics.median(part)) for part in parts)],
        ["second start, best", *(number(min(part)) for part in parts)],
    ]
    return Section(
        "Start",
        "From `samplan serve --migrate --load` to the first 200 of /health/ready. A second start"
        " finds the modules compiled and the database there. Where Python is told to write no"
        " compiled modules (`PYTHONDONTWRITEBYTECODE`), every start is like a first one; the"
        " benchmark leaves that setting out.",
        [Table(["start", "s", "processor s", "memory, MB"], rows)],
        [Aim.at_most("second start, median", 2.0, middle, "s")],
    )
