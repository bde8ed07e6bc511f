"""A whole county as one document: how fast, and at how much memory, as the county grows."""

import statistics
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import sqlalchemy as sa
from sqlmodel import select

from load import servers
from load.effort import Effort
from load.generator import HOST
from load.report import Aim, Section, Table, number
from samplan.auth.service import Caller
from samplan.auth.terms import Role
from samplan.county_documents import service
from samplan.county_documents.reading import read
from samplan.county_documents.terms import OnConflict, View
from samplan.db.engine import open_database
from samplan.db.history import Actor, revision
from samplan.db.migrate import migrate
from samplan.db.session import reading, writing
from samplan.disclosure.model import Rule
from samplan.sources.tables import SourcePlace
from samplan.statistics.tables import Observation

COUNTY, COLLECTION, INDICATOR = "22", "22-mapping-2021-context", "alcohol-deaths-increase"
FIGURES = (1_000, 10_000, 100_000)
"""Published figures that the county has besides its own, one county after the other."""
QUICK_FIGURES, QUICK_ROUNDS = (1_000, 10_000), 2
MAKER = Actor(name="Benchmark", role="administrator", channel="command")
_ENTERED = datetime(2026, 1, 1, tzinfo=UTC)
_IN_CHUNKS_OF = 5_000
_UNPACKED = {"Accept-Encoding": "identity"}


def measure(effort: Effort, database: Path, folder: Path) -> Section:
    """Every size in turn, the county grown in between."""
    section = Section(
        "A whole county as one document",
        "The document of county 22 as everybody sees it, fetched unpacked from a server of its own "
        "that has nothing kept (SQLite), and read into an empty database by the function that the "
        "command calls. The county's published figures grow a hundredfold. Memory is the greatest "
        "that the server's process has held.",
    )
    rows, peaks, there = [], [], 0
    for wanted in FIGURES if effort.rounds > QUICK_ROUNDS else QUICK_FIGURES:
        _grow(database, there, wanted)
        there = wanted
        seconds, size, peak = _fetched(database, folder, effort)
        held, compared = _imported(database, folder, wanted)
        peaks.append(peak)
        rows.append(
            [
                f"{wanted:,}".replace(",", " "),
                number(size / 1e6),
                number(seconds),
                number(size / 1e6 / seconds),
                number(peak),
                number(held),
                number(compared),
            ]
        )
    headings = (
        "figures", "MB", "seconds", "MB/s", "server, MB at most", "read in, s", "compared, s",
    )  # fmt: skip
    section.tables.append(Table(headings, rows))
    section.aims.append(
        Aim.at_most("memory of the largest to the smallest", 1.15, peaks[-1] / peaks[0])
    )
    return section


def _grow(database: Path, first: int, last: int) -> None:
    """More published figures of one indicator, month by month."""
    opened = open_database(f"sqlite:///{database}")
    with writing(opened) as session:
        place = session.exec(select(SourcePlace.id).order_by(SourcePlace.id)).first()
        made = revision(session, MAKER)
        rows = list(_figures(first, last, place, made))
        for start in range(0, len(rows), _IN_CHUNKS_OF):
            session.connection().execute(
                sa.insert(Observation), rows[start : start + _IN_CHUNKS_OF]
            )
    opened.close()


def _figures(first: int, last: int, place: str | None, made: int) -> Iterator[dict[str, Any]]:
    for count in range(first, last):
        month, account = divmod(count, 100)
        yield {
            "county_id": COUNTY,
            "indicator_id": INDICATOR,
            "period": f"{1900 + month // 12}-{month % 12 + 1:02d}",
            "area_id": "00",
            "breakdown": "age=65-and-over",
            "account": f"bench-{account:02d}",
            "collection_id": COLLECTION,
            "organisation_id": COUNTY,
            "edition": 1,
            "value": count / 7,
            "qualifier": "exact",
            "quality": "measured",
            "is_public": True,
            "place_id": place,
            "note": "En anmärkning av vanlig längd om hur uppgiften har tagits fram.",
            "entered_at": _ENTERED,
            "revision": made,
        }


def _fetched(database: Path, folder: Path, effort: Effort) -> tuple[float, int, float]:
    """Seconds and bytes of a fetch, and the server's memory at most in MB."""
    with servers.samplan(f"sqlite:///{database}", folder, cache_bytes="0") as server:
        address = f"http://{HOST}:{server.port}/samplan/v1/county-documents/{COUNTY}"
        times, size = [], 0
        for _ in range(effort.rounds):
            began, size = time.perf_counter(), 0
            with httpx.stream("GET", address, headers=_UNPACKED, timeout=600) as answer:
                for part in answer.iter_bytes():
                    size += len(part)
            times.append(time.perf_counter() - began)
        return statistics.median(times), size, _most(server.pid)


def _most(pid: int) -> float:
    """The greatest memory that a process has held, in MB."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1_000
    message = "the system does not tell how much memory a process has held"
    raise RuntimeError(message)


def _imported(database: Path, folder: Path, wanted: int) -> tuple[float, float]:
    """Seconds to read the document into an empty database, and to compare it when it is there."""
    source = open_database(f"sqlite:///{database}")
    target = open_database(f"sqlite:///{folder / f'target-{wanted}.sqlite3'}")
    migrate(target)
    view = View(COUNTY)
    with reading(source) as session:
        row = service.see_county(session, Caller(), view)
        body = b"".join(service.document(session, row, view, Rule()))
    took = []
    for dry_run in (False, True):
        began = time.perf_counter()
        with (reading if dry_run else writing)(target) as session:
            service.take(
                session,
                Caller(Role.ADMINISTRATOR),
                read(body),
                Rule(),
                on_conflict=OnConflict.STOP,
                dry_run=dry_run,
                by=MAKER,
            )
        took.append(time.perf_counter() - began)
    source.close()
    target.close()
    return took[0], took[1]
