"""Plans with their steps and activities, as JSON."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from samplan.organisations.tables import Organisation
from samplan.plan.tables import Activity, ActivityOrganisation, Plan, PlanStep
from samplan.plan.terms import Part
from samplan.sources.service import sources_of
from samplan.web.errors import not_found
from samplan.web.fields import text
from samplan.web.texts import Words

PLAN = Words("Planen", "plan")
Json = dict[str, Any]


def get(session: Session, plan_id: str) -> Plan:
    """The plan, or the problem that there is none."""
    row = session.get(Plan, plan_id)
    if row is None:
        raise not_found(PLAN)
    return row


def show(session: Session, rows: Sequence[Plan]) -> list[Json]:
    """The plans as JSON, in their order, with how many steps and activities each has."""
    wanted = [row.id for row in rows]
    steps = session.exec(
        select(PlanStep.id, PlanStep.plan_id).where(col(PlanStep.plan_id).in_(wanted))
    ).all()
    plan_of = dict(steps)
    in_steps = session.exec(
        select(Activity.step_id).where(col(Activity.step_id).in_(sorted(plan_of)))
    )
    step_count = Counter(plan_of.values())
    activity_count = Counter(plan_of[step] for step in in_steps)
    return [
        _document(row) | {"stepCount": step_count[row.id], "activityCount": activity_count[row.id]}
        for row in rows
    ]


def _document(row: Plan) -> Json:
    return {
        "id": row.id,
        "countyId": row.county_id,
        "title": text(row.title_sv, row.title_en),
        "firstYear": row.first_year,
        "years": row.years,
        "note": _text(row.note_sv, row.note_en),
        "sourcePlaceId": row.place_id,
        "order": row.position,
    }


def _text(sv: str | None, en: str | None) -> dict[str, str | None] | None:
    return None if sv is None else text(sv, en)


def outline(session: Session, row: Plan) -> Json:
    """What a plan's detail has beside the plan: its steps, and the places that all point at."""
    steps = session.exec(
        select(PlanStep).where(col(PlanStep.plan_id) == row.id).order_by(col(PlanStep.number))
    ).all()
    activities = session.exec(
        select(Activity)
        .where(col(Activity.step_id).in_([one.id for one in steps]))
        .order_by(col(Activity.position), col(Activity.id))
    ).all()
    parts = _parts(session, activities)
    in_step: dict[str, list[Json]] = defaultdict(list)
    for one in activities:
        in_step[one.step_id].append(_activity(one, parts.get(one.id, ())))
    places = [row.place_id, *(one.place_id for one in steps), *(one.place_id for one in activities)]
    places += [one["sourcePlaceId"] for group in parts.values() for one in group]
    return {
        "steps": [_step(one, in_step[one.id]) for one in steps],
        "sources": sources_of(session, places),
    }


def _step(row: PlanStep, activities: list[Json]) -> Json:
    return {
        "id": row.id,
        "number": row.number,
        "needLevel": text(row.need_level_sv, row.need_level_en),
        "careLevel": _text(row.care_level_sv, row.care_level_en),
        "year": row.year,
        "activities": activities,
        "sourcePlaceId": row.place_id,
    }


def _activity(row: Activity, parts: Iterable[Json]) -> Json:
    return {
        "id": row.id,
        "code": row.code,
        "title": text(row.title_sv, row.title_en),
        "summary": _text(row.summary_sv, row.summary_en),
        "organisations": list(parts),
        "sourcePlaceId": row.place_id,
    }


_ORDER = {part: place for place, part in enumerate(Part)}


def _parts(session: Session, activities: Iterable[Activity]) -> Mapping[str, list[Json]]:
    """By activity, who has a part in it: responsible ones first, then as organisations stand."""
    rows = session.connection().execute(
        sa.select(
            col(ActivityOrganisation.activity_id),
            col(ActivityOrganisation.part),
            col(ActivityOrganisation.place_id),
            col(Organisation.id),
            col(Organisation.name_sv),
            col(Organisation.name_en),
            col(Organisation.short_name),
        )
        .join(Organisation, col(Organisation.id) == col(ActivityOrganisation.organisation_id))
        .where(col(ActivityOrganisation.activity_id).in_([one.id for one in activities]))
        .order_by(col(Organisation.position), col(Organisation.id))
    )
    found: dict[str, list[Json]] = defaultdict(list)
    for row in sorted(rows, key=lambda one: _ORDER[Part(one.part)]):
        found[row.activity_id].append(
            {
                "organisationId": row.id,
                "name": text(row.name_sv, row.name_en),
                "shortName": row.short_name,
                "part": row.part,
                "sourcePlaceId": row.place_id,
            }
        )
    return found
