"""How far a plan has come on a day, as a whole answer, read at one moment of the data."""

from collections import defaultdict
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from samplan.organisations.tables import Organisation
from samplan.plan.adoption import Adoption
from samplan.plan.decisions.adopting import read_adoption
from samplan.plan.fields import some_text
from samplan.plan.progress.folding import (
    Day,
    Folder,
    Json,
    When,
    Whole,
    activity_document,
    counts,
    missed,
    waiting,
)
from samplan.plan.progress.present import (
    of_plan,
    parts_query,
    plain,
    read_due,
    read_held,
    read_needs,
    read_parts,
)
from samplan.plan.tables import Activity, Plan, PlanStep
from samplan.web.errors import not_found
from samplan.web.fields import text
from samplan.web.texts import Words


def overview(session: Session, plan_id: str, on: date, silent_after: int) -> Json:
    """The plan's steps and activities with how far each has come, and each organisation's parts."""
    plan = get_plan(session, plan_id)
    adoption = read_adoption(session, plan_id, on)
    organisations = _organisations(session, plan_id)
    places = {row.id: place for place, row in enumerate(organisations)}
    parts = read_parts(session, of_plan(plan_id), places)
    held = read_held(session, of_plan(plan_id), on)
    folder = Folder(Day(on, adoption.decided_on, silent_after))
    rows = _activities(session, plan_id)
    wholes: dict[str, Whole] = {
        row.id: folder.fold(
            When(row.starts_on, row.ends_on, row.start_month, row.end_month),
            parts.get(row.id, ()),
            held.get(row.id, {}),
        )
        for row in rows
    }
    needs = read_needs(session, plan_id)
    waits = waiting(wholes, needs)
    missed_by = missed(read_due(session, plan_id), on)
    in_step: dict[str, list[Json]] = defaultdict(list)
    for row in rows:
        in_step[row.step_id].append(
            _named(row)
            | activity_document(wholes[row.id])
            | {
                "lateMilestones": missed_by[row.id],
                "needsIds": needs.get(row.id, []),
                "waitsFor": waits[row.id],
            }
        )
    return {
        "plan": plan_document(plan),
        "asOf": on,
        "adoption": adoption_document(adoption),
        "silentAfterDays": silent_after,
        "organisations": [
            organisation_document(row) | folder.tallies[row.id].document() for row in organisations
        ],
        "steps": [_step(row, in_step[row.id]) for row in _steps(session, plan_id)],
        "counts": counts(wholes, waits, missed_by),
    }


def get_plan(session: Session, plan_id: str) -> Plan:
    """The plan, or the problem that there is none."""
    plan = session.get(Plan, plan_id)
    if plan is None:
        raise not_found(Words("Planen", "plan"))
    return plan


def plan_document(plan: Plan) -> Json:
    """What names the plan."""
    return {
        "id": plan.id,
        "countyId": plan.county_id,
        "title": text(plan.title_sv, plan.title_en),
        "firstYear": plan.first_year,
        "years": plan.years,
    }


def adoption_document(adoption: Adoption) -> Json:
    """Whether the plan has been adopted."""
    return {"decidedOn": adoption.decided_on, "adopted": adoption.adopted, "of": adoption.of}


def organisation_document(row: Any) -> Json:
    """What names an organisation."""
    return {
        "id": row.id,
        "name": text(row.name_sv, row.name_en),
        "shortName": row.short_name,
        "kind": row.kind,
    }


def _organisations(session: Session, plan_id: str) -> list[Any]:
    """Those that have a part in the plan, in their order."""
    having = sa.select(parts_query(of_plan(plan_id)).subquery().c.organisation_id)
    statement = (
        sa.select(
            col(Organisation.id),
            col(Organisation.name_sv),
            col(Organisation.name_en),
            col(Organisation.short_name),
            plain(col(Organisation.kind)).label("kind"),
        )
        .where(col(Organisation.id).in_(having))
        .order_by(col(Organisation.position), col(Organisation.id))
    )
    return list(session.connection().execute(statement))


def _activities(session: Session, plan_id: str) -> list[Any]:
    statement = (
        sa.select(
            col(Activity.id),
            col(Activity.step_id),
            col(Activity.goal_id),
            col(Activity.code),
            col(Activity.title_sv),
            col(Activity.title_en),
            col(Activity.starts_on),
            col(Activity.ends_on),
            col(Activity.start_month),
            col(Activity.end_month),
        )
        .where(col(Activity.id).in_(of_plan(plan_id)))
        .order_by(col(Activity.position), col(Activity.id))
    )
    return list(session.connection().execute(statement))


def _steps(session: Session, plan_id: str) -> list[PlanStep]:
    statement = select(PlanStep).where(col(PlanStep.plan_id) == plan_id)
    return list(session.exec(statement.order_by(col(PlanStep.number))))


def _named(row: Any) -> Json:
    return {
        "id": row.id,
        "code": row.code,
        "title": text(row.title_sv, row.title_en),
        "goalId": row.goal_id,
        "startMonth": row.start_month,
        "endMonth": row.end_month,
    }


def _step(row: PlanStep, activities: list[Json]) -> Json:
    return {
        "id": row.id,
        "number": row.number,
        "needLevel": text(row.need_level_sv, row.need_level_en),
        "careLevel": some_text(row.care_level_sv, row.care_level_en),
        "year": row.year,
        "status": some_text(row.status_sv, row.status_en),
        "activities": activities,
    }
