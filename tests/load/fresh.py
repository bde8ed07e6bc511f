"""Writes under readers: the very next read sees them, and no ETag ever names two bodies."""

import hashlib
import http.client
import json
import multiprocessing
import re
import statistics
import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field
from multiprocessing.sharedctypes import Synchronized
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any

from load import servers
from load.effort import Effort
from load.generator import HOST
from load.report import Aim, Section, Table, number
from load.warm import MATRIX
from samplan.db.engine import open_database
from support.people import make_keys

READERS = 16
_CORRECTIONS = "/samplan/v1/gap-rounds/22-2021/corrections"
_MARK = re.compile(rb"bench-(\d{6})")


@dataclass
class Seen:
    """What readers saw."""

    reads: int = 0
    not_modified: int = 0
    stale: int = 0
    """Answers without a write that was answered before they were asked for."""
    backward: int = 0
    """Answers older than one that the same connection had before."""
    bodies: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Digests of the bodies under each ETag."""
    writes: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Digests of the bodies that show each write: two would mix old and new."""

    def add(self, other: "Seen") -> None:
        """Take in what others saw."""
        self.reads += other.reads
        self.not_modified += other.not_modified
        self.stale += other.stale
        self.backward += other.backward
        for etag, digests in other.bodies.items():
            self.bodies[etag] |= digests
        for write, digests in other.writes.items():
            self.writes[write] |= digests

    @property
    def ambiguous(self) -> int:
        """ETags that named two bodies, and writes that showed in two."""
        return sum(len(found) > 1 for found in (*self.bodies.values(), *self.writes.values()))


@dataclass
class Result:
    """What writer and readers saw together."""

    seen: Seen
    writes: int
    missed: int
    """Writes that the writer's very next read did not show."""
    write_times: list[float]
    read_times: list[float]


class _Reader:
    """One connection that reads the matrix, every second time with the ETag that it knows."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.connection = http.client.HTTPConnection(HOST, port, timeout=30)
        self.seen = Seen()
        self.etag = ""
        self.write = -1

    def read(self, committed: int) -> int:
        """The newest write that the answer shows; `committed` is one that it has to show."""
        self.seen.reads += 1
        conditional = self.etag and self.seen.reads % 2
        headers = {"If-None-Match": self.etag} if conditional else {}
        self.connection.request("GET", MATRIX, headers=headers)
        answer = self.connection.getresponse()
        body = answer.read()
        if answer.status == 304:
            self.seen.not_modified += 1
        elif answer.status == 200:
            self._take(answer.headers["ETag"], body)
        else:
            raise RuntimeError(f"{answer.status}: {body[:300]!r}")
        self.seen.stale += self.write < committed
        return self.write

    def _take(self, etag: str, body: bytes) -> None:
        found = _MARK.search(body)
        write = int(found[1]) if found else 0
        digest = hashlib.sha256(body).hexdigest()
        self.seen.bodies[etag].add(digest)
        self.seen.writes[write].add(digest)
        self.seen.backward += write < self.write
        self.etag, self.write = etag, write


def _read_on(
    port: int, committed: "Synchronized[int]", ready: Event, stop: Event, results: Any
) -> None:
    """Body of the readers' process: a thread for each reader."""
    readers = [_Reader(port) for _ in range(READERS)]
    for reader in readers:
        reader.read(0)
    ready.set()

    def go(reader: _Reader) -> None:
        while not stop.is_set():
            reader.read(committed.value)

    threads = [threading.Thread(target=go, args=(reader,)) for reader in readers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seen = Seen()
    for reader in readers:
        seen.add(reader.seen)
    results.send(seen)


class _Writer:
    """Corrects one cell again and again, and reads at once what came of it."""

    def __init__(self, port: int, key: str) -> None:
        self.port = port
        self.key = key
        self.connection = http.client.HTTPConnection(HOST, port, timeout=30)
        self.result = Result(Seen(), 0, 0, [], [])

    def write_and_read(self, write: int, committed: "Synchronized[int]") -> None:
        began = time.perf_counter()
        self._correct(write)
        committed.value = write
        written = time.perf_counter()
        reader = _Reader(self.port)  # a new connection: any worker may take it
        self.result.missed += reader.read(write) != write
        reader.connection.close()
        self.result.seen.add(reader.seen)
        self.result.writes += 1
        self.result.write_times.append((written - began) * 1000)
        self.result.read_times.append((time.perf_counter() - written) * 1000)

    def _correct(self, write: int) -> None:
        body = {
            "methodId": "audit-adult",
            "organisationId": "2281",
            "status": "offered" if write % 2 else "partly",
            "comment": f"bench-{write:06d}",
            "reason": "Benchmark",
        }
        headers = {"Authorization": f"Bearer {self.key}", "Content-Type": "application/json"}
        self.connection.request("POST", _CORRECTIONS, json.dumps(body), headers)
        answer = self.connection.getresponse()
        said = answer.read()
        if answer.status != 201:
            raise RuntimeError(f"{answer.status}: {said[:300]!r}")


def check(port: int, key: str, writes: int) -> Result:
    """Write so many times while the readers read."""
    context = multiprocessing.get_context("spawn")
    committed: Synchronized[int] = context.Value("q", 0)
    ready, stop = context.Event(), context.Event()
    receiving, sending = context.Pipe(duplex=False)
    readers = context.Process(target=_read_on, args=(port, committed, ready, stop, sending))
    readers.start()
    try:
        writer = _Writer(port, key)
        if not ready.wait(30):
            raise RuntimeError("the readers did not begin")
        for write in range(1, writes + 1):
            writer.write_and_read(write, committed)
        stop.set()
        if not receiving.poll(30):
            raise RuntimeError("the readers did not come to an end")
        writer.result.seen.add(receiving.recv())
    finally:
        stop.set()
        readers.join(10)
        readers.kill()
    return writer.result


def rows_of(name: str, result: Result) -> list[str]:
    """The result as a row under HEADINGS."""
    return [
        name,
        str(result.writes),
        number(result.seen.reads),
        str(result.seen.not_modified),
        str(result.missed + result.seen.stale),
        str(result.seen.backward),
        str(result.seen.ambiguous),
        number(statistics.median(result.write_times)),
        number(statistics.median(result.read_times)),
    ]


HEADINGS = (
    "server",
    "writes",
    "reads",
    "of them 304",
    "stale",
    "going backward",
    "ETags or writes with two bodies",
    "write, median ms",
    "next read, median ms",
)


def aims_of(name: str, result: Result) -> list[Aim]:
    """What must never happen."""
    return [
        Aim.none(f"{name}: reads that miss a write", result.missed + result.seen.stale),
        Aim.none(f"{name}: ETags or writes with two bodies", result.seen.ambiguous),
    ]


def measure(effort: Effort, database: Path, folder: Path) -> Section:
    """The embedded server under writes."""
    opened = open_database(f"sqlite:///{database}")
    key = make_keys(opened).administrator
    opened.close()
    with servers.samplan(f"sqlite:///{database}", folder) as server:
        result = check(server.port, key, effort.writes)
    name = "SQLite, 1 process"
    return Section(
        "Fresh: writes under readers",
        f"A cell of the published round is corrected over the API again and again while {READERS}"
        " readers fetch the whole matrix, every second time with If-None-Match. A read is stale"
        " when it was asked for after a write had been answered and does not show it; every read is"
        " checked, 304 too. Bodies are compared byte by byte through their digests.",
        [Table(HEADINGS, [rows_of(name, result)])],
        aims_of(name, result),
    )
