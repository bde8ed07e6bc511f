"""Many clients at once, none of whose answers is at hand."""

import itertools
import threading
import time
from pathlib import Path
from typing import Self
from urllib.request import urlopen

from load import servers
from load.effort import Effort
from load.generator import HOST, Load, request, run
from load.report import Aim, Section, Table, number
from load.servers import Running
from load.warm import CLIENTS, MATRIX
from load.workers import prepare
from support.postgres import create_database, running_server

_numbers = itertools.count()


def _never_asked(_: int) -> bytes:
    return request(f"{MATRIX}?bench={next(_numbers)}")


class _Pulse:
    """Asks /health/ready meanwhile, ten times a second: what somebody else notices."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.longest = 0.0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._go)

    def _go(self) -> None:
        while not self._over.wait(0.1):
            began = time.perf_counter()
            with urlopen(f"http://{HOST}:{self.port}/health/ready", timeout=30) as answer:
                answer.read()
            self.longest = max(self.longest, (time.perf_counter() - began) * 1000)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()


def _loads(server: Running, seconds: float) -> dict[int, tuple[Load, float]]:
    run(server.port, _never_asked, clients=4, seconds=1)
    loads = {}
    for clients in CLIENTS:
        with _Pulse(server.port) as pulse:
            load = run(server.port, _never_asked, clients=clients, seconds=seconds)
        loads[clients] = load, pulse.longest
    return loads


def _rows(name: str, loads: dict[int, tuple[Load, float]]) -> list[list[str]]:
    return [
        [
            name,
            str(clients),
            number(load.rate),
            number(load.median),
            number(load.quantile(0.99)),
            str(load.stalled),
            str(load.answers - load.statuses[200]),
            number(longest),
        ]
        for clients, (load, longest) in loads.items()
    ]


def _aims(name: str, loads: dict[int, tuple[Load, float]]) -> list[Aim]:
    many, few = loads[128][0], loads[16][0]
    lost = many.stalled + many.answers - many.statuses[200]
    return [
        Aim.none(f"{name}: of 128 clients not answered 200", lost),
        Aim.at_least(f"{name}: uncached, 128 clients × 16 clients", 0.5, many.rate / few.rate),
    ]


def measure(effort: Effort, database: Path, folder: Path) -> Section:
    """The whole matrix under addresses never asked for before, on both databases."""
    seconds = effort.seconds * 3
    with servers.samplan(f"sqlite:///{database}", folder) as server:
        embedded = _loads(server, seconds)
    with running_server() as postgres:
        url = create_database(postgres, "samplan_bench")
        prepare(url)
        with servers.samplan(url, folder, workers="2") as server:
            several = _loads(server, seconds)
    headings = ["server", "clients", "answers/s", "median ms", "p99 ms", "stalled", "errors"]
    names = ("SQLite, 1 process", "PostgreSQL, 2 workers")
    return Section(
        "128 clients, every answer made anew",
        "Each request asks for the whole matrix of 2021 under an address of its own, so that none"
        " is at hand. Meanwhile somebody else asks /health/ready ten times a second; the last"
        " column is the longest that this took.",
        [
            Table(
                [*headings, "health, longest ms"],
                [*_rows(names[0], embedded), *_rows(names[1], several)],
            )
        ],
        [*_aims(names[0], embedded), *_aims(names[1], several)],
    )
