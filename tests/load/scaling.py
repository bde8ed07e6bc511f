"""More workers over one PostgreSQL: what one, two and four of them answer on this machine."""

import itertools
import os
import statistics
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from load import servers
from load.effort import Effort
from load.generator import Ask, Load, request, run
from load.report import Aim, Section, Table, number, ratio
from load.servers import Running
from load.warm import MATRIX, fetch
from load.workers import prepare
from support.postgres import create_database, running_server

WORKERS = (1, 2, 4)
CLIENTS = 32
_numbers = itertools.count()


@dataclass
class _Turns:
    """What a server with so many workers did."""

    loads: list[Load] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """The rate of the middle turn."""
        return statistics.median(load.rate for load in self.loads)

    @property
    def slow(self) -> float:
        """The median of the turns' 99th percentiles, in milliseconds."""
        return statistics.median(load.quantile(0.99) for load in self.loads)

    @property
    def busy(self) -> float:
        """Processors that the workers kept busy."""
        return sum(self.cpu) / sum(load.seconds for load in self.loads)


def _made_anew(_: int) -> bytes:
    return request(f"{MATRIX}?bench={next(_numbers)}")


def _kinds(port: int) -> dict[str, tuple[Ask, int]]:
    known = request(MATRIX, {"If-None-Match": fetch(port, MATRIX)[1]["etag"]})
    return {"made anew, 200": (_made_anew, 200), "finished, 304": (lambda _: known, 304)}


def _turn(server: Running, ask: Ask, status: int, seconds: float, turns: _Turns) -> None:
    before = server.cpu()
    load = run(server.port, ask, clients=CLIENTS, seconds=seconds)
    if set(load.statuses) != {status} or load.stalled:
        raise RuntimeError(f"{load.statuses}, {load.stalled} not answered")
    turns.loads.append(load)
    turns.cpu.append(server.cpu() - before)


def _measure(url: str, folder: Path, effort: Effort) -> dict[tuple[str, int], _Turns]:
    with ExitStack() as stack:
        running = {
            many: stack.enter_context(servers.samplan(url, folder, workers=str(many)))
            for many in WORKERS
        }
        kinds = {many: _kinds(server.port) for many, server in running.items()}
        turns = {(kind, many): _Turns() for many in WORKERS for kind in kinds[many]}
        for turn in range(effort.rounds + 1):
            for (kind, many), kept in turns.items():
                ask, status = kinds[many][kind]
                if turn:
                    _turn(running[many], ask, status, effort.seconds, kept)
                else:  # does not count
                    _turn(running[many], ask, status, 1, _Turns())
    return turns


def measure(effort: Effort, database: Path, folder: Path) -> Section:
    """Three servers over one database, in turns."""
    del database  # PostgreSQL has its own
    with running_server() as server:
        url = create_database(server, "samplan_scaling")
        prepare(url)
        turns = _measure(url, folder, effort)
    rows = [
        [
            kind,
            str(many),
            number(found.rate),
            ratio(found.rate, turns[kind, 1].rate),
            number(found.slow),
            number(found.busy),
        ]
        for (kind, many), found in sorted(turns.items())
    ]
    headings = ["answer", "workers", "answers/s", "× one worker", "p99 ms", "processors kept busy"]
    return Section(
        "Scaling: one, two and four workers",
        f"The matrix of 2021 for {CLIENTS} clients over PostgreSQL, from servers of one, two and"
        " four workers in turns: made anew for each request, and as 304 from the finished bytes."
        f" The machine has {os.cpu_count()} cores for the workers, the database server and the load"
        " together, so no number of workers can do much more than fill what one leaves: the last"
        " column tells how much the workers had of it. More cores were not measured.",
        [Table(headings, rows)],
        [
            Aim.at_least(
                f"PostgreSQL, 4 workers × 1 worker: {kind}, {CLIENTS} clients",
                1,
                turns[kind, 4].rate / turns[kind, 1].rate,
            )
            for kind in ("made anew, 200", "finished, 304")
        ],
    )
