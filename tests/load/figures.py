"""One way of writing many figures, in a process of its own, so that its memory can be told.

    python -m load.figures upload <database> <file.csv>
    python -m load.figures plain <database> <rows.pickle>

It prints the seconds that it took, and how many megabytes its memory grew.
"""

import json
import pickle
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from load.nation import MAKER
from samplan.db.base import sort_key
from samplan.db.engine import open_database
from samplan.db.session import writing
from samplan.exports.files import read_table
from samplan.organisations.tables import Organisation
from samplan.statistics.reporting.columns import COLUMNS, GIVEN
from samplan.statistics.reporting.service import Report
from samplan.statistics.reporting.texts import read_row
from samplan.statistics.tables import (
    Area,
    Category,
    Collection,
    CollectionIndicator,
    CollectionOrganisation,
    Dimension,
    Indicator,
    IndicatorDimension,
    IndicatorEdition,
    Topic,
)

COUNTY, ORGANISATION, COLLECTION = "22", "2281", "bench-collection"
INDICATORS = tuple(f"bench-indicator-{number}" for number in range(10))
AREAS = tuple(f"bench-area-{number}" for number in range(100))
CATEGORIES = ("a", "b", "c", "d")
YEARS = range(1990, 2010)
MOST_BYTES = 100_000_000

Row = tuple[str, str, str, str, int]


def rows() -> Iterator[Row]:
    """100 000 figures: indicator, period, area, breakdown, value."""
    for indicator in INDICATORS:
        for year in YEARS:
            for place, area in enumerate(AREAS):
                yield indicator, str(year), area, "", 400 + place
                for category in CATEGORIES:
                    yield indicator, str(year), area, f"bench-dimension={category}", 100


def lay_ground(path: Path) -> None:
    """Indicators, areas and an open collection in a migrated database with reference data."""
    database = open_database(f"sqlite:///{path}")
    named = {"name_sv": "Prov", "position": 1}
    with writing(database) as session:
        connection = session.connection()

        def insert(table: Any, *listed: dict[str, Any]) -> None:
            connection.execute(sa.insert(table), list(listed))

        assert session.get(Organisation, ORGANISATION) is not None
        insert(Topic, {"id": "bench-topic", **named})
        areas = ({"id": one, "kind": "other", "county_id": COUNTY, **named} for one in AREAS)
        insert(Area, *areas)
        insert(Dimension, {"id": "bench-dimension", **named})
        divided = {"dimension_id": "bench-dimension"}
        insert(Category, *({"id": one, **divided, **named} for one in CATEGORIES))
        indicator = {
            **named,
            "topic_id": "bench-topic",
            "unit_sv": "personer",
            "measure": "count",
            "counted": "persons",
            "frequency": "year",
            "sort_key": sort_key("Prov"),
            "search_key": "prov",
        }
        insert(Indicator, *({"id": one, **indicator} for one in INDICATORS))
        defined = {"number": 1, "definition_sv": "Prov."}
        insert(IndicatorEdition, *({"indicator_id": one, **defined} for one in INDICATORS))
        insert(IndicatorDimension, *({"indicator_id": one, **divided} for one in INDICATORS))
        opened = {"id": COLLECTION, "county_id": COUNTY, "title_sv": "Prov", "status": "open"}
        insert(Collection, opened)
        ours = {"collection_id": COLLECTION}
        insert(CollectionIndicator, *({"indicator_id": one, **ours} for one in INDICATORS))
        insert(CollectionOrganisation, {"organisation_id": ORGANISATION, **ours})
    database.close()


def upload(database: Path, file: Path) -> None:
    """What the service does with the file, from its bytes to the commit."""
    opened = open_database(f"sqlite:///{database}")
    with writing(opened) as session, file.open("rb") as content:
        table = read_table(content, file.name, COLUMNS, MOST_BYTES)
        given = frozenset(GIVEN[name] for name in table.labels)
        collection = session.get_one(Collection, COLLECTION)
        report = Report(session, collection, ORGANISATION, MAKER)
        assert report.take((read_row(row, given) for row in table.rows), write=True)
    opened.close()


def plain(database: Path, file: Path) -> Callable[[], None]:
    """The driver's own executemany of the finished rows, as they lie in the tables."""
    tables: dict[str, list[tuple[Any, ...]]] = pickle.loads(file.read_bytes())  # noqa: S301 - ours

    def write() -> None:
        connection = sqlite3.connect(database)
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA synchronous=NORMAL")
        with connection:
            for name, listed in tables.items():
                places = ", ".join("?" * len(listed[0]))
                connection.executemany(f"INSERT INTO {name} VALUES ({places})", listed)
        connection.close()

    return write


def _memory() -> float:
    """The most that this process has held, in megabytes; not what its parent held before it."""
    status = Path("/proc/self/status").read_text()
    [line] = [one for one in status.splitlines() if one.startswith("VmHWM:")]
    return int(line.split()[1]) / 1000


def main(way: str, database: str, file: str) -> None:
    """Write, and print what it took."""
    first, second = Path(database), Path(file)
    write = plain(first, second) if way == "plain" else lambda: upload(first, second)
    before, began = _memory(), time.perf_counter()
    write()
    print(json.dumps({"seconds": time.perf_counter() - began, "grew": _memory() - before}))


if __name__ == "__main__":
    main(*sys.argv[1:])
