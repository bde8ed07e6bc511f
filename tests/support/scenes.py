"""Situations that several tests begin with."""

from samplan.auth.service import NewKey, create_key
from samplan.auth.terms import Role
from samplan.costs.scenarios import service as scenarios
from samplan.costs.scenarios.schemas import CostScenarioCreate
from samplan.db.engine import Database
from samplan.db.history import Actor
from samplan.db.session import writing
from samplan.disclosure.model import Rule
from samplan.gap.rounds import service as rounds
from samplan.gap.rounds.schemas import RoundCreate
from samplan.gap.terms import RoundStatus
from samplan.plan.checks import named_plan
from samplan.plan.impact import checks, follow_ups
from samplan.plan.impact.schemas import BenefitCheckCreate, FollowUpCreate
from samplan.plan.tables import Plan
from samplan.reports import service as reports
from samplan.reports.reading import View
from samplan.reports.schemas import StatusReportCreate
from samplan.reports.tables import StatusReport
from samplan.statistics.collections import service as collections
from samplan.statistics.collections.schemas import CollectionCreate
from samplan.statistics.terms import CollectionStatus

TESTER = Actor(name="Prov", role=Role.ADMINISTRATOR.value, channel="command")


def make_key(database: Database, new: NewKey) -> str:
    """The secret of a new key."""
    with writing(database) as session:
        return create_key(session, new, by=TESTER)[1]


def administrator_key(database: Database) -> str:
    """The secret of a new administrator's key."""
    return make_key(database, NewKey("Prov", Role.ADMINISTRATOR))


def open_round(database: Database, round_id: str) -> None:
    """A round of county 22 that follows that of 2021 and takes answers."""
    body = {
        "id": round_id,
        "countyId": "22",
        "year": 2026,
        "title": {"sv": "GAP-analys 2026", "en": "Gap analysis 2026"},
        "previousRoundId": "22-2021",
    }
    with writing(database) as session:
        row = rounds.create(session, RoundCreate.model_validate(body), by=TESTER)
        rounds.move(session, row, RoundStatus.OPEN, None, by=TESTER)


def open_collection(database: Database, collection_id: str) -> None:
    """A collection of county 22 that asks Sundsvall and the region and takes figures."""
    body = {
        "id": collection_id,
        "countyId": "22",
        "title": {"sv": "Uppgifter för 2026", "en": "Figures for 2026"},
        "period": "2026",
        "indicatorIds": ["inpatient-patients", "inpatient-patients-share"],
        "organisationIds": ["2281", "22"],
    }
    with writing(database) as session:
        row = collections.create(session, CollectionCreate.model_validate(body), by=TESTER)
        collections.move(session, row, CollectionStatus.OPEN, None, by=TESTER)


def save_scenario(database: Database, scenario_id: str) -> None:
    """A scenario of county 22's plan: its first step."""
    body = {"id": scenario_id, "planId": "22-plan", "name": "Steg 1", "choice": {"steps": [1]}}
    new = CostScenarioCreate.model_validate(body)
    with writing(database) as session:
        scenarios.create(session, scenarios.get_plan(session, new.plan_id), new, by=TESTER)


def write_report(database: Database, report_id: str) -> None:
    """A draft of a status report about county 22's plan."""
    body = {
        "id": report_id,
        "planId": "22-plan",
        "scope": "plan",
        "asOf": "2026-11-01",
        "title": "Lägesrapport",
    }
    new = StatusReportCreate.model_validate(body)
    with writing(database) as session:
        reports.create(session, named_plan(session, new.plan_id), new, by=TESTER)


def issue_report(database: Database, report_id: str) -> None:
    """A status report about county 22's plan that has been issued."""
    write_report(database, report_id)
    with writing(database) as session:
        row = session.get_one(StatusReport, report_id)
        reports.issue(session, row, View(silent_after=180, rule=Rule()), by=TESTER)


def follow_up(database: Database, check_id: str, follow_up_id: str) -> None:
    """A check of a benefit, and a follow-up of its activity."""
    check = {"id": check_id, "pointId": "22-impact-ca4-benefit-1", "question": "Blev det så?"}
    seen = {
        "id": follow_up_id,
        "activityId": "22-plan-1-4",
        "followedUpOn": "2023-11-14",
        "done": "yes",
        "works": "partly",
    }
    with writing(database) as session:
        plan = session.get_one(Plan, "22-plan")
        checks.create(session, plan, BenefitCheckCreate.model_validate(check), by=TESTER)
        follow_ups.create(session, plan, FollowUpCreate.model_validate(seen), by=TESTER)
