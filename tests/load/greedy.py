"""One caller who asks all it can over 64 connections, and one who asks one thing at a time."""

import http.client
import statistics
import threading
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from load import servers
from load.effort import Effort
from load.generator import HOST, Load, request, run
from load.report import Aim, Section, Table, number
from load.servers import Running
from load.warm import MATRIX
from samplan.auth.service import NewKey
from samplan.auth.terms import Role
from samplan.db.engine import open_database
from samplan.settings import Settings
from support.people import make_key

CONNECTIONS = 64
NEAR = 4.0
"""How many times as long as alone the polite one may wait, on a machine with two cores that the
greedy one keeps busy."""
DEFAULT = Settings.model_fields["requests_at_once"].default


def _bearer(secret: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret}"}


class Polite:
    """Asks for the matrix, waits for the answer, asks again; its times in milliseconds."""

    def __init__(self, port: int, secret: str) -> None:
        self.times: list[float] = []
        self.refused = 0
        self._port, self._secret = port, secret
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._go)

    def _go(self) -> None:
        with closing(http.client.HTTPConnection(HOST, self._port, timeout=30)) as connection:
            while not self._over.is_set():
                began = time.perf_counter()
                connection.request("GET", MATRIX, headers=_bearer(self._secret))
                answer = connection.getresponse()
                answer.read()
                self.refused += answer.status != http.client.OK
                self.times.append((time.perf_counter() - began) * 1000)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    @property
    def median(self) -> float:
        """The median time."""
        return statistics.median(self.times)

    @property
    def slow(self) -> float:
        """The 95th percentile."""
        return sorted(self.times)[int(len(self.times) * 0.95)]


@dataclass(frozen=True)
class Measured:
    """With so many places for each."""

    each: int
    alone: Polite
    beside: Polite
    greedy: Load

    @property
    def row(self) -> list[str]:
        """The table's row."""
        return [
            str(self.each),
            number(self.alone.median),
            number(self.beside.median),
            number(self.beside.slow),
            number(self.beside.median / self.alone.median),
            number(self.greedy.rate),
        ]


def _measure(server: Running, each: int, secrets: tuple[str, str], seconds: float) -> Measured:
    polite, greedy = secrets
    question = request(MATRIX, _bearer(greedy))
    run(server.port, lambda _: question, clients=4, seconds=1)
    with Polite(server.port, polite) as alone:
        time.sleep(seconds)
    with Polite(server.port, polite) as beside:
        load = run(server.port, lambda _: question, clients=CONNECTIONS, seconds=seconds)
    return Measured(each, alone, beside, load)


def measure(effort: Effort, database: Path, folder: Path) -> Section:
    """The whole matrix with a key, so that every answer is made anew."""
    url = f"sqlite:///{database}"
    opened = open_database(url)
    secrets = tuple(make_key(opened, NewKey(name, Role.READER))[1] for name in ("Artig", "Girig"))
    opened.close()
    found = []
    for each in (1, DEFAULT, 8):
        with servers.samplan(url, folder, requests_at_once=str(each)) as server:
            found.append(_measure(server, each, (secrets[0], secrets[1]), effort.seconds * 3))
    chosen = next(one for one in found if one.each == DEFAULT)
    return Section(
        "A greedy caller",
        f"One caller asks for the whole matrix over {CONNECTIONS} connections at once, with a key, "
        "so that each answer is made for it; another asks for the same, one at a time, with a key "
        "of its own. The first column is how many requests of one caller are worked on at a time "
        f"(SAMPLAN_REQUESTS_AT_ONCE, by default {DEFAULT}); 8 is no limit.",
        [
            Table(
                ["places each", "alone ms", "beside ms", "beside p95 ms", "× alone", "greedy/s"],
                [one.row for one in found],
            )
        ],
        [
            Aim.at_most(
                "a polite caller beside a greedy one × alone",
                NEAR,
                chosen.beside.median / chosen.alone.median,
            ),
            Aim.none(
                "refused of either",
                chosen.beside.refused + chosen.greedy.answers - chosen.greedy.statuses[200],
            ),
        ],
    )
