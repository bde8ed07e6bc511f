"""One county's matrix when the whole nation is in the database, and memory over many answers."""

import itertools
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from load import nation, servers
from load.cold import in_turns, make
from load.effort import Effort
from load.generator import request, run
from load.report import Aim, Section, Table, number, ratio
from samplan.db.engine import Database, open_database
from support.postgres import create_database, running_server

ROUND = f"{nation.MEASURED}-{nation.YEARS[-1]}"
_MATRICES = "/samplan/v1/gap-matrices"


def _counties(effort: Effort) -> list[str]:
    others = [county for county in nation.COUNTIES if county != nation.MEASURED]
    # The measured one first: its revision is then the same number in both databases.
    return [nation.MEASURED, *others[: effort.counties - 1]]


@contextmanager
def _pair(alone: str, whole: str) -> Iterator[tuple[Database, Database]]:
    with ExitStack() as stack:
        opened = [open_database(url) for url in (alone, whole)]
        for database in opened:
            stack.callback(database.close)
        yield opened[0], opened[1]


def _compare(alone: str, whole: str, calls: int) -> tuple[list[float], list[float]]:
    with _pair(alone, whole) as (small, large):
        if make(small, ROUND) != make(large, ROUND):
            raise RuntimeError("the two databases answer differently")
        turns: dict[str, Callable[[], object]] = {
            "alone": lambda: make(small, ROUND),
            "nation": lambda: make(large, ROUND),
        }
        times = in_turns(turns, calls)
    return times["alone"], times["nation"]


def _row(name: str, alone: Sequence[float], whole: Sequence[float]) -> list[str]:
    small, large = statistics.median(alone), statistics.median(whole)
    best = min(whole) / min(alone)
    return [name, number(small), number(large), ratio(large, small), number(best)]


def _addresses(counties: Sequence[str]) -> Iterator[str]:
    """Addresses that differ: whole matrices of all rounds, then parts of them, then whole again."""
    rounds = nation.round_ids(counties)
    for turn in itertools.count():
        yield from (f"{_MATRICES}/{one}?bench={turn}" for one in rounds)
        for area in nation.AREAS:
            yield from (f"{_MATRICES}/{one}?area={area}&bench={turn}" for one in rounds)


def _memory(path: Path, folder: Path, effort: Effort) -> list[tuple[int, float]]:
    """Answers given so far and megabytes held, in eight steps."""
    addresses = _addresses(_counties(effort))
    step = effort.answers // 8
    with servers.samplan(f"sqlite:///{path}", folder) as server:
        held = [(0, server.memory())]
        for done in range(1, 9):
            load = run(
                server.port,
                lambda _: request(next(addresses)),
                clients=4,
                seconds=600,
                most=step,
            )
            if set(load.statuses) != {200}:
                raise RuntimeError(f"nation: {load.statuses}")
            held.append((done * step, server.memory()))
    return held


def _on_postgresql(effort: Effort) -> tuple[list[float], list[float]]:
    with running_server() as server:
        alone = create_database(server, "samplan_alone")
        whole = create_database(server, "samplan_nation")
        nation.build(alone, [nation.MEASURED])
        nation.build(whole, _counties(effort))
        return _compare(alone, whole, effort.calls)


def measure(effort: Effort, database: Path, folder: Path) -> Section:
    """The same county twice: alone, and among the others."""
    del database  # the synthetic ones have counties of their own
    alone, whole = folder / "alone.sqlite3", folder / "nation.sqlite3"
    nation.build(f"sqlite:///{alone}", [nation.MEASURED])
    began = time.monotonic()
    assessments = nation.build(f"sqlite:///{whole}", _counties(effort))
    built = time.monotonic() - began
    embedded = _compare(f"sqlite:///{alone}", f"sqlite:///{whole}", effort.calls)
    several = _on_postgresql(effort)
    held = _memory(whole, folder, effort)
    full = held[4][1]
    aims = [
        Aim.at_most(
            f"{name}: county among the nation × county alone",
            1.3,
            statistics.median(times[1]) / statistics.median(times[0]),
        )
        for name, times in (("SQLite", embedded), ("PostgreSQL", several))
    ]
    aims.append(Aim.at_most("memory after the last answer × halfway", 1.1, held[-1][1] / full))
    headings = ["database", "alone, median ms", "nation, median ms", "× median", "× best"]
    return Section(
        "A whole nation",
        f"{effort.counties} counties with their regions and municipalities (290 in the whole"
        f" nation), {len(nation.METHODS)} methods, {len(nation.YEARS)} rounds each:"
        f" {number(assessments)} assessments, made in {built:.0f} s,"
        f" {whole.stat().st_size / 1e6 if whole.exists() else 0:.0f} MB as SQLite. One county's"
        f" matrix ({len(nation.METHODS)} × {len(nation.municipalities(nation.MEASURED)) + 1} cells)"
        " is made anew in the process, in turns, from a database with that county only and from one"
        " with all. Memory is what the server of the nation holds while it gives answers that were"
        " never asked for before, whole matrices and single areas; up to 64 MB of it are finished"
        " answers (`SAMPLAN_CACHE_BYTES`).",
        [
            Table(headings, [_row("SQLite", *embedded), _row("PostgreSQL", *several)]),
            Table(
                ["distinct answers so far", "memory, MB"],
                [[number(answers), number(size)] for answers, size in held],
            ),
        ],
        aims,
    )
