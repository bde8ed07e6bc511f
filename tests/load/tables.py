"""Tables of 100 000 cells, a million figures as CSV, and a county beside the whole nation."""

import gc
import itertools
import random
import statistics
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlmodel import col

from load import servers
from load.effort import FULL, Effort
from load.generator import HOST
from load.nation import COUNTIES
from load.report import Aim, Section, Table, number
from load.warm import fetch
from samplan.db.engine import open_database
from samplan.organisations.tables import County
from samplan.statistics.tables import Observation
from support.observations import (
    AGES,
    AREAS,
    COUNTY,
    PATIENTS,
    SEXES,
    VISITS,
    lay_catalogue,
    observation,
    write,
)

DAYS = 2800
CELLS = DAYS * 4 * 3 * 3
LAYOUT = "rows=period&rows=area&columns=t-sex&columns=t-age"


def measure(effort: Effort, database: Path, folder: Path) -> Section:
    """Cold and warm tables, then the long file, then the county within the nation."""
    opened = open_database(f"sqlite:///{database}")
    lay_catalogue(opened)
    for indicator in (VISITS, PATIENTS):
        write(opened, _figures(indicator, COUNTY))
    lines: list[list[str]] = []
    with servers.samplan(f"sqlite:///{database}", folder) as ours:
        cold = {one: _cold(ours.port, one, opened) for one in (VISITS, PATIENTS)}
        warm = [_timed(ours.port, _path(VISITS)) for _ in range(effort.rounds * 4)]
        body, headers = fetch(ours.port, _path(VISITS))
    (folder / "bare").mkdir()
    with servers.bare(body, headers, folder / "bare") as bare:
        _timed(bare.port, "/answer")
        plain = [_timed(bare.port, "/answer") for _ in range(effort.rounds * 4)]
    yardstick, own = statistics.median(plain), statistics.median(warm)
    for name, seconds in (
        ("the same bytes from memory", yardstick),
        ("warm", own),
        ("cold, of things", cold[VISITS]),
        ("cold, of persons, protected anew", cold[PATIENTS]),
    ):
        lines.append([name, number(seconds * 1000), number(seconds / yardstick)])
    alone = _county(opened, database, folder)
    rows = 1_000_000 if effort is FULL else 100_000
    _add_nation(opened, rows)
    within = _county(opened, database, folder)
    long, grown, short = _long_file(database, folder)
    opened.close()
    return Section(
        "Tables of figures",
        f"{number(CELLS)} cells as JSON-stat ({number(len(body) / 1e6)} MB) over one connection, "
        "beside a bare route that writes the same bytes from memory. Cold is after a write: rows "
        "are read, totals computed, everything protected anew.",
        [Table(["what", "ms", "times"], lines)],
        [
            Aim.at_most(f"{number(CELLS)} cells as JSON-stat, warm", 5, own / yardstick),
            Aim.at_most("a county's figures with the nation loaded", 1.2, within / alone),
            Aim.at_most(f"memory for {number(rows)} figures as CSV", 30, grown, "MB"),
        ],
        [
            (
                f"{number(rows)} figures as CSV took {number(long)} s; the server's memory grew "
                f"{number(grown)} MB from that of a file of {number(short)} rows."
            ),
            (
                f"A county's cold table took {number(alone * 1000)} ms alone and "
                f"{number(within * 1000)} ms with {number(rows)} figures of other counties."
            ),
        ],
    )


def _path(indicator: str) -> str:
    query = f"county={COUNTY}&indicator={indicator}&{LAYOUT}&format=json-stat"
    return f"/samplan/v1/tables?{query}"


def _figures(indicator: str, county: str, days: int = DAYS) -> Iterator[dict[str, Any]]:
    lots = random.Random(county)
    first = date(2012, 1, 1)
    areas = (*AREAS, COUNTY)
    for number_, area, sex, age in itertools.product(range(days), areas, SEXES, AGES):
        by = {"t-sex": sex, "t-age": age}
        period = (first + timedelta(days=number_)).isoformat()
        yield observation(
            indicator, area, float(lots.randrange(40)), by=by, period=period, county_id=county
        )


def _timed(port: int, path: str) -> float:
    with closing(HTTPConnection(HOST, port, timeout=600)) as connection:
        gc.collect()
        began = time.perf_counter()
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        if answer.status != HTTPStatus.OK:
            raise RuntimeError(f"{path}: {answer.status}")
        return time.perf_counter() - began


def _cold(port: int, indicator: str, opened: Any) -> float:
    """After a write to the very figures, so that nothing that is kept holds."""
    write(opened, [observation(indicator, AREAS[0], 7.0, period="1950")])
    return _timed(port, _path(indicator))


SHIPPED = "emergency-patients"


def _county(opened: Any, database: Path, folder: Path) -> float:
    """A county's table of a shipped indicator, cold each time."""
    path = f"/samplan/v1/tables?county={COUNTY}&indicator={SHIPPED}&rows=visit-cause"
    seconds = []
    with servers.samplan(f"sqlite:///{database}", folder) as ours:
        _timed(ours.port, path)
        for year in range(1950, 1960):
            row = observation(SHIPPED, COUNTY, 7.0, period=str(year))
            with opened.writing.begin() as connection:
                gone = sa.delete(Observation).where(col(Observation.period) == str(year))
                connection.execute(gone)
            write(opened, [row])
            seconds.append(_timed(ours.port, path))
    return statistics.median(seconds)


def _add_nation(opened: Any, rows: int) -> None:
    others = [one for one in COUNTIES if one != COUNTY]
    with opened.writing.begin() as connection:
        known = set(connection.execute(sa.text("SELECT id FROM county")).scalars())
        new = [{"id": one, "name_sv": one} for one in others if one not in known]
        connection.execute(sa.insert(County), new)
    days = rows // len(others) // ((len(AREAS) + 1) * len(SEXES) * len(AGES))
    for one in others:
        write(opened, _figures(VISITS, one, days))
    with opened.writing.begin() as connection:
        connection.execute(sa.text("ANALYZE"))


def _long_file(database: Path, folder: Path) -> tuple[float, float, int]:
    """Seconds of the long file, and how much the memory grows from a short one to it."""
    short = 10_000
    with servers.samplan(f"sqlite:///{database}", folder) as ours:
        base = f"/samplan/v1/observations?indicator={VISITS}&format=csv-plain"
        few = "&".join(f"period={(date(2012, 1, 1) + timedelta(days=n)).isoformat()}"
                       for n in range(40))  # fmt: skip
        _timed(ours.port, f"{base}&{few}")
        before = ours.memory()
        seconds = _timed(ours.port, base)
        return seconds, ours.memory() - before, short
