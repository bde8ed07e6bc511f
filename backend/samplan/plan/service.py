"""Plans: made and changed with their history, and shown with all that belongs to them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlmodel import Session, col, select

from samplan.db.history import Actor
from samplan.organisations.tables import County
from samplan.plan.checks import place_violations
from samplan.plan.documents import organisation_parts
from samplan.plan.fields import some_text
from samplan.plan.keeping import Kept, last_place
from samplan.plan.outline import documents
from samplan.plan.outline.service import sent_columns
from samplan.plan.schemas import PlanCreate, PlanUpdate
from samplan.plan.tables import Activity, Goal, Plan, PlanPoint, PlanStep, Responsibility
from samplan.plan.terms import PointKind
from samplan.sources.service import sources_of
from samplan.web.errors import invalid
from samplan.web.fields import text
from samplan.web.texts import Words
from samplan.web.violations import Violation

PLANS = Kept(Plan, "plan", Words("Planen", "plan"), documents.plan_documents)
Json = dict[str, Any]


def create(session: Session, new: PlanCreate, *, by: Actor) -> Plan:
    """A new plan without steps, last in the county's order."""
    PLANS.refuse_taken(session, new.id)
    found = list(place_violations(session, new.source_place_id))
    if session.get(County, new.county_id) is None:
        found.append(Violation("countyId", Words("Länet finns inte.", "There is no such county.")))
    if found:
        raise invalid(*found)
    columns = sent_columns(Plan, new, set(PlanCreate.model_fields))
    last = last_place(session, col(Plan.position), col(Plan.county_id) == new.county_id)
    row = Plan(id=new.id, position=last + 1, **columns)
    session.add(row)
    session.flush()
    PLANS.record(session, by, row.county_id, None, PLANS.document(session, row))
    return row


def update(session: Session, row: Plan, change: PlanUpdate, *, by: Actor) -> Plan:
    """Change what is named in the change."""
    before = PLANS.document(session, row)
    sent = sent_columns(Plan, change, change.model_fields_set)
    found = list(place_violations(session, sent.get("place_id")))
    if found:
        raise invalid(*found)
    for name, value in sent.items():
        setattr(row, name, value)
    if PLANS.document(session, row) == before:
        return row
    row.version += 1
    session.flush()
    PLANS.record(session, by, row.county_id, before, PLANS.document(session, row))
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
        one | {"stepCount": step_count[one["id"]], "activityCount": activity_count[one["id"]]}
        for one in documents.plan_documents(session, rows)
    ]


_KINDS = {kind: place for place, kind in enumerate(PointKind)}


def outline(session: Session, row: Plan) -> Json:
    """What a plan's detail has beside the plan, and the places that all of it points at."""
    steps = _ordered(session, PlanStep, PlanStep.plan_id, [row.id], PlanStep.number)
    ids = [one.id for one in steps]
    goals = _ordered(session, Goal, Goal.step_id, ids, Goal.number)
    activities = _ordered(session, Activity, Activity.step_id, ids, Activity.position)
    points = _ordered(session, PlanPoint, PlanPoint.plan_id, [row.id], PlanPoint.position)
    said = _ordered(
        session, Responsibility, Responsibility.plan_id, [row.id], Responsibility.position
    )
    points.sort(key=lambda one: _KINDS[one.kind])
    goals_of, activities_of = defaultdict(list), defaultdict(list)
    for goal in documents.goal_documents(session, goals):
        goals_of[goal["stepId"]].append(goal)
    parts = organisation_parts(session, [one.id for one in activities])
    for one in activities:
        activities_of[one.step_id].append(_activity(one, parts.get(one.id, [])))
    places = [one.place_id for one in (row, *steps, *goals, *activities, *points, *said)]
    places += [one["sourcePlaceId"] for group in parts.values() for one in group]
    return {
        "points": documents.point_documents(session, points),
        "responsibilities": documents.responsibility_documents(session, said),
        "steps": [
            one | {"goals": goals_of[one["id"]], "activities": activities_of[one["id"]]}
            for one in documents.step_documents(session, steps)
        ],
        "sources": sources_of(session, places),
    }


def _ordered(
    session: Session, table: type[Any], owner: Any, owners: Sequence[str], order: Any
) -> list[Any]:
    statement = select(table).where(col(owner).in_(owners))
    return list(session.exec(statement.order_by(col(order), col(table.id))))


def _activity(row: Activity, parts: Iterable[Json]) -> Json:
    return {
        "id": row.id,
        "code": row.code,
        "title": text(row.title_sv, row.title_en),
        "summary": some_text(row.summary_sv, row.summary_en),
        "organisations": list(parts),
        "sourcePlaceId": row.place_id,
    }
