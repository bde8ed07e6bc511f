"""The whole plan's page against the SQL of its rows, and the plan as it stood against now."""

import random
import sqlite3
import statistics
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import psycopg
import sqlalchemy as sa
from pydantic_core import to_json
from sqlmodel import Session, col, select

from load.cold import Times, in_turns
from load.effort import Effort
from load.report import Aim, Section, Table, number, ratio
from load.workers import prepare
from samplan.db.base import sort_key
from samplan.db.engine import Database, open_database
from samplan.db.history import Action, Change, Revision, RevisionCounter, current_revision
from samplan.db.session import reading, writing
from samplan.organisations.tables import Organisation
from samplan.organisations.terms import OrganisationKind, Provider
from samplan.plan.documents import activity_documents
from samplan.plan.outline.documents import plan_documents, step_documents
from samplan.plan.progress.overview import overview
from samplan.plan.progress.present import newest as newest_reports
from samplan.plan.progress.present import of_plan
from samplan.plan.progress.tables import ProgressReport
from samplan.plan.tables import (
    Activity,
    ActivityDependency,
    ActivityOrganisation,
    Milestone,
    Plan,
    PlanStep,
)
from samplan.plan.terms import DOING, ProgressStatus
from samplan.plan.versions.service import version
from support.postgres import create_database, running_server

COUNTY, PLAN = "22", "bench-plan"
ORGANISATIONS = tuple(f"bench-organisation-{place:03d}" for place in range(300))
STEPS, ACTIVITIES, PARTS, REPORTS = 3, 2_000, 40_000, 100_000
DAY, SILENT_AFTER = date(2026, 1, 1), 180

LONG_COUNTY, LONG = "25", "bench-long-plan"
LONG_ACTIVITIES, CHANGES, OLD_PARTS = 200, 100_000, 4
"""A plan that has been changed often: activities, rows of history, organisations of each."""

ENTERED = datetime(2022, 1, 1, tzinfo=UTC)
_DOING = [part.value for part in DOING]

Row = dict[str, Any]
One = TypeVar("One")
Called = Callable[[str], Sequence[Any]]
"""Runs a SELECT and fetches all of its rows."""

_OF_PLAN = f"""(select a.id from activity a join plan_step s on s.id = a.step_id
    where s.plan_id = '{PLAN}')"""
PARTS_SELECT = f"""
select activity_id, organisation_id, part from activity_organisation
where activity_id in {_OF_PLAN}"""
REPORTS_SELECT = f"""
select activity_id, organisation_id, as_of, status, degree from (
  select activity_id, organisation_id, as_of, status, degree, row_number() over (
    partition by activity_id, organisation_id order by as_of desc, revision desc) as place
  from progress_report where as_of <= '{DAY}' and activity_id in {_OF_PLAN}) as ranked
where place = 1"""
SELECTS = (
    f"select * from plan_step where plan_id = '{PLAN}' order by number",
    f"""select a.id, a.step_id, a.goal_id, a.code, a.title_sv, a.title_en, a.starts_on, a.ends_on,
      a.start_month, a.end_month from activity a where a.id in {_OF_PLAN}
    order by a.position, a.id""",
    f"""select id, name_sv, name_en, short_name, kind from organisation where id in (
      select organisation_id from activity_organisation where activity_id in {_OF_PLAN})
    order by position, id""",
    f"select activity_id, needs_id from activity_dependency where activity_id in {_OF_PLAN}",
    f"""select activity_id, due_on, done_on from milestone
    where due_on is not null and activity_id in {_OF_PLAN}""",
    PARTS_SELECT,
    REPORTS_SELECT,
)
"""What somebody would write who wanted the page's rows out of the database."""


def _some(rows: Iterable[One]) -> Iterator[list[One]]:
    """The rows, some thousands at a time."""
    rest = iter(rows)
    return iter(lambda: list(islice(rest, 5_000)), [])


def _activities(prefix: str, many: int) -> list[Row]:
    lots = random.Random(prefix)
    starts = [date(2022, 1, 1) + timedelta(days=lots.randrange(1_000)) for _ in range(many)]
    return [
        {
            "id": f"{prefix}-{place:04d}",
            "step_id": f"{prefix}-step-{place % STEPS + 1}",
            "code": f"{place % STEPS + 1}.{place // STEPS + 1}",
            "title_sv": f"Aktivitet {place} med en rubrik av vanlig längd",
            "summary_sv": "Vad den går ut på, i en mening eller två av vanlig längd.",
            "starts_on": start,
            "ends_on": start + timedelta(days=400),
            "position": place,
        }
        for place, start in enumerate(starts)
    ]


def _parts(prefix: str, many: int, each: int) -> list[Row]:
    """Each activity with as many organisations, most of which carry it out."""
    lots = random.Random("parts")
    kinds = ["responsible", *["participating"] * 15, "consulted", "consulted", "informed"]
    return [
        {
            "activity_id": f"{prefix}-{place:04d}",
            "organisation_id": one,
            "part": "responsible" if nr == 0 else lots.choice(kinds),
        }
        for place in range(many)
        for nr, one in enumerate(lots.sample(ORGANISATIONS, each))
    ]


def _reports(parts: Sequence[Row]) -> Iterator[Row]:
    """Reports of those who carry activities out, and every fiftieth the lead's of a whole."""
    lots = random.Random("reports")
    doing = [one for one in parts if one["part"] in _DOING]
    statuses = [one.value for one in ProgressStatus]
    for place in range(REPORTS):
        part = lots.choice(doing)
        yield {
            "id": f"bench-report-{place:06d}",
            "activity_id": part["activity_id"],
            "organisation_id": part["organisation_id"] if place % 50 else None,
            "as_of": date(2022, 1, 1) + timedelta(days=lots.randrange(1_500)),
            "status": lots.choice(statuses),
            "degree": lots.choice((None, 25, 50, 75)),
            "text": "Vad som har gjorts sedan sist, i en mening av vanlig längd.",
            "entered_by": "Benchmark",
            "entered_at": ENTERED,
            "revision": place + 1,
        }


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


def _lay(database: Database) -> None:
    """Both plans, in a database with the reference data."""
    parts = _parts(PLAN, ACTIVITIES, PARTS // ACTIVITIES)
    with writing(database) as session:

        def insert(table: Any, rows: Sequence[Row]) -> None:
            session.connection().execute(sa.insert(table), rows)

        insert(Organisation, [_organisation(one) for one in ORGANISATIONS])
        for plan, county in ((PLAN, COUNTY), (LONG, LONG_COUNTY)):
            insert(Plan, [{"id": plan, "county_id": county, "title_sv": "Prov"}])
            numbers = [{"plan_id": plan, "number": nr + 1} for nr in range(STEPS)]
            insert(
                PlanStep,
                [
                    {"id": f"{plan}-step-{one['number']}", "need_level_sv": "Prov"} | one
                    for one in numbers
                ],
            )
        for plan, many in ((PLAN, ACTIVITIES), (LONG, LONG_ACTIVITIES)):
            insert(Activity, _activities(plan, many))
        insert(ActivityOrganisation, [*parts, *_parts(LONG, LONG_ACTIVITIES, OLD_PARTS)])
        needs = [(f"{PLAN}-{nr:04d}", f"{PLAN}-{nr // 2:04d}") for nr in range(1, ACTIVITIES, 2)]
        insert(ActivityDependency, [{"activity_id": one, "needs_id": of} for one, of in needs])
        insert(Milestone, list(_milestones()))
        for some in _some(_reports(parts)):
            insert(ProgressReport, some)
        for revisions, changes in _history(session):
            insert(Revision, revisions)
            insert(Change, changes)
        last = sa.update(RevisionCounter).values(number=revisions[-1]["number"])
        session.connection().execute(last)
    _rest(database)


def _rest(database: Database) -> None:
    """Do what PostgreSQL does by itself some time after so many new rows, and SQLite never does."""
    if database.is_sqlite:
        return
    with database.writing.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(sa.text("VACUUM ANALYZE"))


def _milestones() -> Iterator[Row]:
    for place in range(ACTIVITIES):
        yield {
            "id": f"bench-milestone-{place:04d}",
            "activity_id": f"{PLAN}-{place:04d}",
            "title_sv": "Delmål",
            "due_on": date(2023, 6, 1),
            "done_on": date(2023, 5, 1) if place % 3 else None,
        }


def _history(session: Session) -> Iterator[tuple[list[Row], list[Row]]]:
    """The long plan's revisions with their changes, some at a time; the last are as it is now."""
    first = current_revision(session) + 1
    made = [("plan", one) for one in _now(session)["plan"]]
    made += [("plan-step", one) for one in _now(session)["steps"]]
    activities = _now(session)["activities"]
    rounds = CHANGES // LONG_ACTIVITIES
    made += [
        ("activity", one | {"summary": {"sv": f"Ändring {nr}", "en": None}})
        for nr in range(1, rounds)
        for one in activities
    ]
    made += [("activity", one) for one in activities]
    for some in _some(enumerate(made, first)):
        yield (
            [_revision(nr) for nr, _ in some],
            [
                {
                    "revision": nr,
                    "position": 0,
                    "action": Action.UPDATE,
                    "object_type": object_type,
                    "object_id": document["id"],
                    "county_id": LONG_COUNTY,
                    "restricted": False,
                    "before": document,
                    "after": document,
                }
                for nr, (object_type, document) in some
            ],
        )


def _revision(nr: int) -> Row:
    actor = {"actor_name": "Benchmark", "actor_role": "lead", "channel": "api"}
    return {"number": nr, "at": ENTERED + timedelta(minutes=nr)} | actor


def _now(session: Session) -> dict[str, Any]:
    """The long plan as it is now, out of its tables."""
    steps = session.exec(select(PlanStep).where(col(PlanStep.plan_id) == LONG)).all()
    within = [one.id for one in steps]
    activities = session.exec(select(Activity).where(col(Activity.step_id).in_(within))).all()
    return {
        "plan": plan_documents(session, [session.get_one(Plan, LONG)]),
        "steps": step_documents(session, steps),
        "activities": activity_documents(session, activities),
    }


def _page(database: Database) -> Any:
    with reading(database) as session:
        return overview(session, PLAN, DAY, SILENT_AFTER)


def _stood(database: Database, revision: int) -> Any:
    with reading(database) as session:
        return version(session, LONG, None, revision)


def _as_it_is(database: Database) -> Any:
    """The same with its newest reports, as the plan as it stood has them."""
    with reading(database) as session:
        held = session.connection().execute(newest_reports(of_plan(LONG), DAY)).all()
        return _now(session) | {"progress": [row._asdict() for row in held]}


def _check(database: Database, rows: Called, newest: int) -> None:
    """The two sides of each comparison tell of the same things."""
    parts = [
        part
        for step in _page(database)["steps"]
        for activity in step["activities"]
        for part in activity["parts"]
    ]
    leads = sum(row[1] is None for row in rows(REPORTS_SELECT))
    reported = sum(part["status"] is not None for part in parts)
    if (len(parts), reported) != (PARTS, len(rows(REPORTS_SELECT)) - leads):
        raise RuntimeError(f"{len(parts)} parts, {reported} reported")
    stood = {one["id"]: one for one in _stood(database, newest)["activities"]}
    if stood != {one["id"]: one for one in _as_it_is(database)["activities"]}:
        raise RuntimeError("the history's end is not what the tables hold")


def _measured(database: Database, rows: Called, rounds: int) -> tuple[Times, Times]:
    """Milliseconds of the page against its SELECTs, and of the plan as it stood against now."""
    with reading(database) as session:
        newest = current_revision(session)
    _check(database, rows, newest)
    half = newest - CHANGES // 2
    page = in_turns(
        {
            "the SELECTs alone": lambda: [rows(one) for one in SELECTS],
            "the whole page": lambda: to_json(_page(database)),
        },
        rounds,
    )
    stood = in_turns(
        {
            "as it is now, out of its tables": lambda: to_json(_as_it_is(database)),
            "as it stood after half of the changes": lambda: to_json(_stood(database, half)),
            "as it stood after the last change": lambda: to_json(_stood(database, newest)),
        },
        rounds,
    )
    return page, stood


def _lines(kind: str, times: Times) -> list[list[str]]:
    yardstick = statistics.median(next(iter(times.values())))
    return [
        [f"{kind}: {name}", number(min(one)), number(middle), ratio(middle, yardstick)]
        for name, one in times.items()
        for middle in [statistics.median(one)]
    ]


def _aims(kind: str, page: Times, stood: Times) -> list[Aim]:
    selects, whole = (statistics.median(one) for one in page.values())
    now, *then = (statistics.median(one) for one in stood.values())
    return [
        Aim.at_most(f"{kind}: the whole plan's page × its SELECTs", 3, whole / selects),
        Aim.at_most(f"{kind}: the plan as it stood × as it is now", 2, max(then) / now),
    ]


def measure(effort: Effort, database: Path, folder: Path) -> Section:
    """Both databases, the same rows in each."""
    del folder
    rounds = effort.rounds * 4
    opened = open_database(f"sqlite:///{database}")
    _lay(opened)
    with closing(sqlite3.connect(database)) as plain:
        lite = _measured(opened, lambda one: plain.execute(one).fetchall(), rounds)
    opened.close()
    with running_server() as server:
        url = create_database(server, "samplan_plan")
        prepare(url)
        opened = open_database(url)
        _lay(opened)
        with psycopg.connect(url.replace("+psycopg", "")) as connection:
            big = _measured(opened, lambda one: connection.execute(one).fetchall(), rounds)
        opened.close()
    measured = (("SQLite", lite), ("PostgreSQL", big))
    headings = ["best ms", "median ms"]
    return Section(
        "The plan",
        f"A plan of {number(ACTIVITIES)} activities with {number(PARTS)} parts of "
        f"{len(ORGANISATIONS)} organisations and {number(REPORTS)} reports of progress: all that "
        "the plan's page shows, in one answer, from opening a session to the JSON, nothing kept "
        f"from before. The yardstick is {len(SELECTS)} SELECTs that fetch the same rows, with the "
        "newest report of each part, and do nothing with them: no whole, no lateness, nothing that "
        "waits for another.\n\n"
        f"And a plan of {LONG_ACTIVITIES} activities that has been changed {number(CHANGES)} "
        "times: how it stood, put together out of the history, against the same plan read out of "
        "its tables as it is now.",
        [
            Table(
                ["the plan's page", *headings, "× its SELECTs"],
                [line for kind, (page, _) in measured for line in _lines(kind, page)],
            ),
            Table(
                ["the plan as it stood", *headings, "× now"],
                [line for kind, (_, stood) in measured for line in _lines(kind, stood)],
            ),
        ],
        [aim for kind, (page, stood) in measured for aim in _aims(kind, page, stood)],
    )
