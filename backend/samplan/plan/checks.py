"""What is asked of anything that names other parts of the plan, in words for what is wrong."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlmodel import Session, SQLModel, col, select

from samplan.db.days import today
from samplan.organisations.tables import Organisation
from samplan.plan.tables import Activity, Plan, PlanStep
from samplan.sources.tables import SourcePlace
from samplan.web.errors import invalid, not_found
from samplan.web.texts import Words
from samplan.web.violations import Violation

PLAN = Words("Planen", "plan")
TWICE = Words("Samma står två gånger.", "The same is there twice.")


def get_plan(session: Session, plan_id: str) -> Plan:
    """The plan that is asked for, or the problem that there is none."""
    plan = session.get(Plan, plan_id)
    if plan is None:
        raise not_found(PLAN)
    return plan


def named_plan(session: Session, plan_id: str) -> Plan:
    """The plan that something new is to be of, or the problem that there is none."""
    plan = session.get(Plan, plan_id)
    if plan is None:
        raise invalid(Violation("planId", Words("Planen finns inte.", "There is no such plan.")))
    return plan


def place_violations(session: Session, place_id: str | None) -> Iterator[Violation]:
    """That there is no such place in a source."""
    if place_id is not None and session.get(SourcePlace, place_id) is None:
        words = Words("Källstället finns inte.", "There is no such place in a source.")
        yield Violation("sourcePlaceId", words)


def part_violations(
    session: Session, plan_id: str, step_id: str | None, activity_id: str | None
) -> Iterator[Violation]:
    """That step and activity are not of the plan, or not of each other."""
    step = session.get(PlanStep, step_id) if step_id else None
    if step_id and (step is None or step.plan_id != plan_id):
        yield Violation("stepId", Words("Steget finns inte i planen.", "No such step in the plan."))
    if not activity_id:
        return
    activity = session.get(Activity, activity_id)
    its_step = session.get(PlanStep, activity.step_id) if activity else None
    if activity is None or its_step is None or its_step.plan_id != plan_id:
        words = Words("Aktiviteten finns inte i planen.", "No such activity in the plan.")
        yield Violation("activityId", words)
    elif step is not None and step.id != its_step.id:
        words = Words(
            f"Aktiviteten {activity.code} hör till steg {its_step.number}.",
            f"Activity {activity.code} belongs to step {its_step.number}.",
        )
        yield Violation("activityId", words)


def organisation_violations(
    session: Session, county_id: str, organisation_ids: Sequence[str], field: str
) -> Iterator[Violation]:
    """That organisations are not there, of another county, or named twice; by place in the list."""
    counties = dict(
        session.exec(
            select(Organisation.id, Organisation.county_id).where(
                col(Organisation.id).in_(organisation_ids)
            )
        ).all()
    )
    for place, one in enumerate(organisation_ids):
        where = f"{field}[{place}]"
        if one not in counties:
            words = Words("Organisationen finns inte.", "There is no such organisation.")
            yield Violation(where, words)
        elif counties[one] != county_id:
            words = Words(
                "Organisationen hör till ett annat län.",
                "The organisation belongs to another county.",
            )
            yield Violation(where, words)
        if one in organisation_ids[:place]:
            yield Violation(where, TWICE)


def future_violations(field: str, day: date | None) -> Iterator[Violation]:
    """That what is told of has not been yet, as Sweden counts days."""
    last = today()
    if day is not None and day > last:
        words = Words(
            f"Dagen ligger i framtiden. I dag är det {last}.",
            f"The day is in the future. Today is {last}.",
        )
        yield Violation(field, words)


def missing(session: Session, table: type[SQLModel], ids: Sequence[str]) -> set[str]:
    """Those of the ids that the table does not have."""
    identity: Any = col(table.id)  # type: ignore[attr-defined]
    return set(ids) - set(session.exec(select(identity).where(identity.in_(ids))))
