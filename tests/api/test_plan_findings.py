"""Findings over a county's plan: none in what is shipped, and found when reports come in."""

from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy as sa
from anyio.from_thread import BlockingPortal
from sqlmodel import col

from samplan.db.engine import open_database
from samplan.db.session import writing
from samplan.gap.tables import Assessment
from samplan.gap.terms import Status
from samplan.main import create_app
from samplan.methods.tables import MethodLineage
from samplan.methods.terms import LineageKind
from samplan.plan.tables import Plan
from samplan.reconciliation.county.schemas import CountyFindingList
from support.activities import make_report, parts
from support.asking import Api, Json, body, problem
from support.chain import publish_answers, tie
from support.costs import PLAN
from support.databases import Databases
from support.people import Keys, Stage, make_keys
from support.settings import settings_for
from support.shapes import assert_shape
from support.tables import column, read_csv

PLANS = {"county": "22", "domain": "plan", "limit": 1000}
ROUND = "22-2026"
OPEN, PARTLY, CLOSED = ("act", "2260"), ("act", "2262"), ("act", "2281")


def by_id(api: Api, key: str | None = None, **params: Any) -> dict[str, Json]:
    """The findings over the county's plan."""
    found = api.items("/county-findings", params=PLANS | params, key=key)
    return {one["id"]: one for one in found}


@pytest.fixture(scope="module")
def played(databases: Databases, portal: BlockingPortal) -> Iterator[tuple[Api, Keys]]:
    """A county in which no plan has been worked on yet, and the keys to do so."""
    with databases.loaded() as url:
        database = open_database(url)
        with Api(create_app(settings_for(url)), portal) as api:
            yield api, make_keys(database)
        database.close()


def test_the_shipped_plan_has_no_reports_and_so_no_findings(reading: Api) -> None:
    assert reading.items("/progress-reports", params={"plan": PLAN}) == []
    assert by_id(reading) == {}
    without = reading.read("/county-findings", params={"county": "25", "domain": "plan"})
    assert without["countyFindings"] == []


def test_lead_and_organisations_that_differ_are_told_until_they_agree(stage: Stage) -> None:
    api, keys = stage.api, stage.keys
    shared = parts("2281", o2260="participating", o2262="consulted")
    made = tie(api, keys, organisations=shared)["id"]
    finding = f"lead-against-derived--{made}"
    make_report(api, keys.lead, made, organisationId=None, status="done", asOf="2024-06-01")
    assert by_id(api) == {}
    make_report(api, keys.lead, made, organisationId="2281", status="done", asOf="2024-06-01")
    assert by_id(api) == {}
    make_report(api, keys.lead, made, organisationId="2260", status="started", asOf="2024-06-02")
    found = by_id(api)[finding]
    assert (found["domain"], found["kind"]) == ("plan", "lead_against_derived")
    assert (found["certainty"], found["difference"]) == ("likely", None)
    assert found["subject"]["type"] == "activity"
    assert [side["text"]["sv"] for side in found["evidence"]] == ["Ånge: påbörjad, per 2024-06-02"]
    assert_shape(CountyFindingList, api.read("/county-findings", params=PLANS))
    make_report(api, keys.lead, made, organisationId="2260", status="done", asOf="2024-08-01")
    assert by_id(api) == {}
    make_report(api, keys.lead, made, organisationId=None, status="paused", asOf="2024-09-01")
    assert by_id(api)[finding]["certainty"] == "likely"


def test_everybody_sees_the_findings_and_only_the_lead_explains_them(stage: Stage) -> None:
    api, keys = stage.api, stage.keys
    made = tie(api, keys)["id"]
    finding = f"lead-against-derived--{made}"
    make_report(api, keys.lead, made, status="started")
    make_report(api, keys.lead, made, organisationId=None, status="done")
    for key in (None, keys.reader, keys.reporter, stage.others.lead):
        assert finding in by_id(api, key)
    said = {"countyId": "22", "state": "explained", "reason": "Sundsvall har bytt lokal."}
    problem(api.put(f"/finding-reviews/{finding}", json=said, key=keys.reporter), 403)
    body(api.put(f"/finding-reviews/{finding}", json=said, key=keys.lead))
    assert list(by_id(api, state="explained")) == [finding]
    table = read_csv(api.get("/county-findings", params=PLANS | {"format": "csv"}).content)
    assert set(column(table, "Område")) == {"Planen"}
    assert "Ledningen mot organisationerna" in column(table, "Slag")


def test_a_gap_that_a_round_shows_after_the_activity_was_done_is_told(
    played: tuple[Api, Keys],
) -> None:
    api, keys = played
    own = tie(api, keys, OPEN, CLOSED, organisations=parts("2260", "2281"))["id"]
    whole = tie(api, keys, OPEN, PARTLY)["id"]
    late = tie(api, keys, OPEN)["id"]
    make_report(api, keys.lead, own, organisationId="2260", status="done", asOf="2024-06-01")
    make_report(api, keys.lead, whole, organisationId=None, status="done", asOf="2024-06-01")
    assert by_id(api) == {}
    answers = {OPEN: "not_offered", PARTLY: "partly", CLOSED: "offered"}
    publish_answers(api, keys, ROUND, answers, closesOn="2026-03-31")
    make_report(api, keys.lead, late, status="done", asOf="2026-04-01")
    found = by_id(api)
    assert {id_: one["certainty"] for id_, one in found.items()} == {
        f"done-but-gap-remains--{own}--2260--{ROUND}": "likely",
        f"done-but-gap-remains--{whole}--2260--{ROUND}": "possible",
        f"done-but-gap-remains--{whole}--2262--{ROUND}": "possible",
    }
    outcomes = api.read("/activity-outcomes", params={"plan": PLAN})["activityOutcomes"]
    marked = {
        f"done-but-gap-remains--{one['id']}--{gap['organisationId']}--{ROUND}"
        for one in outcomes
        for gap in one["gaps"]
        if gap["doneButOpen"]
    }
    assert found.keys() == marked


def test_a_gap_of_a_method_that_has_become_another_is_not_held_against_the_activity(
    database_url: str, portal: BlockingPortal
) -> None:
    database = open_database(database_url)
    method = "met-alcohol"
    with writing(database) as session:
        early = sa.update(Plan).where(col(Plan.id) == PLAN).values(first_year=2014)
        session.connection().execute(early)
        cells = sa.update(Assessment).where(col(Assessment.method_id) == method)
        session.connection().execute(cells.values(status=Status.NOT_OFFERED))
    with Api(create_app(settings_for(database_url)), portal) as api:
        keys = make_keys(database)
        made = tie(api, keys, (method, "22"), organisations=parts("22"))["id"]
        done = {"organisationId": "22", "status": "done"}
        make_report(api, keys.lead, made, asOf="2020-01-01", **done)
        assert list(by_id(api)) == [f"done-but-gap-remains--{made}--22--22-2021"]
        with writing(database) as session:
            lineage = sa.update(MethodLineage).where(col(MethodLineage.to_method_id) == method)
            session.connection().execute(lineage.values(kind=LineageKind.WIDENED))
        make_report(api, keys.lead, made, asOf="2020-01-02", **done)
        assert by_id(api) == {}
    database.close()
