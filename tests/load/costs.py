"""The sum of a plan of 10 000 costs by organisation, cold, against one SQL sum of its rows."""

import random
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
import sqlalchemy as sa
from pydantic_core import to_json

from load.cold import in_turns
from load.effort import Effort
from load.report import Aim, Section, Table, number, ratio
from load.workers import prepare
from samplan.auth.service import Caller
from samplan.costs.scenarios.asking import Asked
from samplan.costs.scenarios.choice import Wanted
from samplan.costs.summaries.service import Document, Wish, summary
from samplan.costs.tables import CostItem, CostPost, CostShare
from samplan.costs.terms import WHOLE, Grouping
from samplan.db.base import search_key, sort_key
from samplan.db.engine import Database, open_database
from samplan.db.session import reading, writing
from samplan.disclosure.model import Rule
from samplan.exports.columns import to_xlsx
from samplan.organisations.tables import Organisation
from samplan.organisations.terms import OrganisationKind, Provider
from samplan.plan.tables import Activity, Plan, PlanStep
from samplan.statistics.gate import Gate
from support.postgres import create_database, running_server

COUNTY, PLAN, INDEX = "22", "bench-plan", "kpi"
ORGANISATIONS = tuple(f"bench-organisation-{place:03d}" for place in range(300))
ROLES = ("nurse", "social-worker", "coordinator")
FIRST_YEAR, YEARS, PRICE_YEAR = 2022, 10, 2023
ITEMS = 10_000

Row = dict[str, Any]

ONE_SELECT = f"""
with recursive calendar(year) as (
  select {FIRST_YEAR} union all
  select year + 1 from calendar where year < {FIRST_YEAR + YEARS - 1}
), part(item_id, organisation_id, share) as (
  select item_id, organisation_id, share from cost_share where share > 0 union all
  select id, null, unallocated from cost_item where unallocated > 0 and plan_id = '{PLAN}'
)
select part.organisation_id,
  sum(1.0 * coalesce(i.low, 0) * i.quantity_low / 1000 * asked.value / own.value
    * part.share / {WHOLE}),
  sum(1.0 * i.high * i.quantity_high / 1000 * asked.value / own.value * part.share / {WHOLE})
from cost_item i
join part on part.item_id = i.id
join price_index_value own on own.index_id = '{INDEX}' and own.year = i.price_year
join price_index_value asked on asked.index_id = '{INDEX}' and asked.year = {PRICE_YEAR}
join calendar on calendar.year
    between coalesce(i.first_year, {FIRST_YEAR}) and coalesce(i.last_year, 2100)
  and (i.frequency = 'yearly'
    or (calendar.year - coalesce(i.first_year, {FIRST_YEAR})) % i.every_years = 0)
where i.plan_id = '{PLAN}' and i.high is not null and i.alternative_of_id is null
group by part.organisation_id
order by part.organisation_id"""
"""What somebody would write who wanted the sums out of the database in one go."""


def _rows() -> Iterator[tuple[Row, list[Row], list[Row]]]:
    """Items with their payers and posts, the same on every machine."""
    lots = random.Random("costs")
    entered = datetime(2026, 1, 1, tzinfo=UTC)
    for place in range(ITEMS):
        item_id = f"bench-item-{place:05d}"
        yield (
            _item(item_id, place, lots, entered),
            _payers(item_id, place, lots),
            [
                {
                    "item_id": item_id,
                    "position": nr,
                    "role_id": role,
                    "fte_low": 500,
                    "fte_high": 1000,
                }
                for nr, role in enumerate(lots.sample(ROLES, lots.randrange(3)))
            ],
        )


def _item(item_id: str, place: int, lots: random.Random, entered: datetime) -> Row:
    is_costed = lots.random() > 0.1
    every_two = lots.random() < 0.2
    title = f"Kostnad {place} med en benämning av vanlig längd"
    low = lots.randrange(10_000, 3_000_000)
    bound = lots.choice(("exact", "about", "at_least")) if is_costed else "not_costed"
    return {
        "id": item_id,
        "county_id": COUNTY,
        "plan_id": PLAN,
        "step_id": f"bench-step-{place % 3}",
        "activity_id": f"bench-activity-{place % 3}-{place % 7}",
        "code": f"B-{place}",
        "title_sv": title,
        "low": low if is_costed else None,
        "low_bound": bound,
        "high": low + lots.randrange(1_000_000) if is_costed else None,
        "high_bound": bound,
        "not_costed": None if is_costed else "no_calculation",
        "unit": "course",
        "unit_stated": True,
        "quantity_low": lots.randrange(500, 2000),
        "quantity_high": lots.randrange(2000, 4000),
        "frequency": "every_n_years" if every_two else "yearly",
        "every_years": 2 if every_two else None,
        "vat": "excluded",
        "price_year": lots.randrange(2015, 2024),
        "first_year": lots.choice((None, None, 2023, 2025)),
        "optional": False,
        "confidence": "medium",
        "unallocated": 0,
        "entered_by": "Benchmark",
        "entered_at": entered,
        "position": place,
        "sort_key": sort_key(title),
        "search_key": search_key(title),
    }


def _payers(item_id: str, place: int, lots: random.Random) -> list[Row]:
    """Three organisations that pay all of it."""
    shares = [lots.randrange(1, 33_000), lots.randrange(1, 33_000)]
    return [
        {"item_id": item_id, "organisation_id": one, "share": share}
        for one, share in zip(
            lots.sample(ORGANISATIONS, 3), [*shares, WHOLE - sum(shares)], strict=True
        )
    ]


def _lay(database: Database) -> None:
    """The plan with its organisations and costs in a database with the reference data."""
    with writing(database) as session:
        connection = session.connection()

        def insert(table: Any, rows: Sequence[Row]) -> None:
            connection.execute(sa.insert(table), rows)

        plan = {"id": PLAN, "county_id": COUNTY, "title_sv": "Prov"}
        insert(Plan, [plan | {"first_year": FIRST_YEAR, "years": YEARS}])
        steps = [{"plan_id": PLAN, "number": nr + 1, "need_level_sv": "Prov"} for nr in range(3)]
        insert(PlanStep, [{"id": f"bench-step-{nr}", **step} for nr, step in enumerate(steps)])
        insert(
            Activity,
            [
                {
                    "id": f"bench-activity-{step}-{nr}",
                    "step_id": f"bench-step-{step}",
                    "code": f"{step + 1}.{nr + 1}",
                    "title_sv": "Prov",
                }
                for step in range(3)
                for nr in range(7)
            ],
        )
        insert(Organisation, [_organisation(one) for one in ORGANISATIONS])
        listed = list(_rows())
        insert(CostItem, [item for item, _, _ in listed])
        insert(CostShare, [payer for _, payers, _ in listed for payer in payers])
        insert(CostPost, [post for _, _, posts in listed for post in posts])
    with database.writing.begin() as connection:
        connection.execute(sa.text("ANALYZE"))


def _organisation(row_id: str) -> Row:
    return {
        "id": row_id,
        "county_id": COUNTY,
        "kind": OrganisationKind.MUNICIPALITY,
        "name_sv": row_id,
        "short_name": row_id,
        "provider": Provider.PUBLIC,
        "position": 1_000,
        "sort_key": sort_key(row_id),
    }


def _make(database: Database, *, items: bool) -> Document:
    asked = Asked(PLAN, None, Wanted(), PRICE_YEAR, INDEX, None)
    with reading(database) as session:
        gate = Gate(session, Caller(), Rule())
        return summary(gate, asked, Wish(by=Grouping.ORGANISATION, items=items))


def _check(made: Document, found: Sequence[tuple[str | None, float, float]]) -> None:
    """The two say the same, but for the rounding to whole kronor of each item and year."""
    sums = {group["id"]: group["total"] for group in made["groups"]}
    for organisation_id, low, high in found:
        ours = sums[organisation_id]
        if max(abs(ours["low"] - float(low)), abs(ours["high"] - float(high))) > ITEMS * YEARS:
            raise RuntimeError(f"{organisation_id}: {ours}, {low}, {high}")


def _against(
    database: Database, select: Callable[[], Sequence[Any]], rounds: int
) -> list[tuple[str, list[float]]]:
    """Milliseconds of the one SELECT, of the sums, and of the sums with all items listed."""
    _check(_make(database, items=False), select())
    times = in_turns(
        {
            "one SQL sum": select,
            "sums by organisation": lambda: to_json(_make(database, items=False)),
            "the same with every item listed": lambda: to_json(_make(database, items=True)),
        },
        rounds,
    )
    return list(times.items())


def _row(kind: str, name: str, times: Sequence[float], yardstick: Sequence[float]) -> list[str]:
    middle = statistics.median(times)
    against = ratio(middle, statistics.median(yardstick))
    return [f"{kind}: {name}", number(min(times)), number(middle), against]


def measure(effort: Effort, database: Path, folder: Path) -> Section:
    """Both databases, the same rows in each."""
    del folder
    rounds = effort.rounds * 4
    opened = open_database(f"sqlite:///{database}")
    _lay(opened)
    with closing(sqlite3.connect(database)) as plain:
        lite = _against(opened, lambda: plain.execute(ONE_SELECT).fetchall(), rounds)
    began = time.perf_counter()
    workbook = to_xlsx("cost-summaries", _with_links(_make(opened, items=True)))
    seconds = time.perf_counter() - began
    opened.close()
    with running_server() as server:
        url = create_database(server, "samplan_costs")
        prepare(url)
        opened = open_database(url)
        _lay(opened)
        with psycopg.connect(url.replace("+psycopg", "")) as connection:
            big = _against(opened, lambda: connection.execute(ONE_SELECT).fetchall(), rounds)
        opened.close()
    lines = [
        _row(kind, name, times, measured[0][1])
        for kind, measured in (("SQLite", lite), ("PostgreSQL", big))
        for name, times in measured
    ]
    return Section(
        "Sums of costs",
        f"A plan of {number(ITEMS)} costs over {YEARS} years: each with three payers of "
        f"{len(ORGANISATIONS)} organisations, every fifth every other year, every tenth not "
        f"costed, and all in the prices of {PRICE_YEAR}. The sum by organisation, from opening a "
        "session to the JSON, nothing kept from before, against one SQL statement that adds up "
        "the same rows: items × payers × years × index, both ends. The statement rounds nothing, "
        "keeps no krona together, and says neither what is open nor what is not costed.",
        [Table(["what", "best ms", "median ms", "× the SQL sum"], lines)],
        [
            Aim.at_most(
                f"{kind}: {number(ITEMS)} costs by organisation × one SQL sum",
                3,
                statistics.median(measured[1][1]) / statistics.median(measured[0][1]),
            )
            for kind, measured in (("SQLite", lite), ("PostgreSQL", big))
        ],
        [
            (
                f"The workbook with formulas for all {number(ITEMS)} costs took "
                f"{number(seconds)} s and is {number(len(workbook) / 1e6)} MB."
            )
        ],
    )


def _with_links(document: Document) -> Document:
    return document | {"_meta": {"revision": 1}, "_links": {"self": {"href": "/"}}}
