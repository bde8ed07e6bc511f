"""Plans and the parts of their outline as the API shows them and the history keeps them."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlmodel import Session, col, select

from samplan.plan.fields import some_text
from samplan.plan.tables import (
    Goal,
    Plan,
    PlanPoint,
    PlanStep,
    Responsibility,
    StepBody,
    SubTask,
)
from samplan.web.fields import text

Json = dict[str, Any]


def plan_documents(_: Session, rows: Sequence[Plan]) -> list[Json]:
    """The plans by themselves, in the order given."""
    return [
        {
            "id": row.id,
            "countyId": row.county_id,
            "title": text(row.title_sv, row.title_en),
            "firstYear": row.first_year,
            "years": row.years,
            "note": some_text(row.note_sv, row.note_en),
            "sourcePlaceId": row.place_id,
            "order": row.position,
            "version": row.version,
        }
        for row in rows
    ]


def step_documents(session: Session, rows: Sequence[PlanStep]) -> list[Json]:
    """Steps in the order given, each with who is responsible for it."""
    bodies: dict[str, list[Json]] = defaultdict(list)
    statement = select(StepBody).where(col(StepBody.step_id).in_([row.id for row in rows]))
    for one in session.exec(statement.order_by(col(StepBody.position))):
        said = {"name": text(one.name_sv, one.name_en), "organisationId": one.organisation_id}
        bodies[one.step_id].append(said)
    return [
        {
            "id": row.id,
            "planId": row.plan_id,
            "number": row.number,
            "needLevel": text(row.need_level_sv, row.need_level_en),
            "careLevel": some_text(row.care_level_sv, row.care_level_en),
            "targetGroup": some_text(row.target_group_sv, row.target_group_en),
            "year": row.year,
            "status": some_text(row.status_sv, row.status_en),
            "bodies": bodies[row.id],
            "sourcePlaceId": row.place_id,
            "version": row.version,
        }
        for row in rows
    ]


def point_documents(_: Session, rows: Sequence[PlanPoint]) -> list[Json]:
    """The points as JSON, in the order given."""
    return [
        {
            "id": row.id,
            "planId": row.plan_id,
            "kind": row.kind,
            "title": text(row.title_sv, row.title_en),
            "text": some_text(row.text_sv, row.text_en),
            "sourcePlaceId": row.place_id,
            "order": row.position,
            "version": row.version,
        }
        for row in rows
    ]


def responsibility_documents(_: Session, rows: Sequence[Responsibility]) -> list[Json]:
    """Who is responsible for what, in the order given."""
    return [
        {
            "id": row.id,
            "planId": row.plan_id,
            "stepId": row.step_id,
            "division": row.division,
            "party": row.party,
            "text": text(row.text_sv, row.text_en),
            "sourcePlaceId": row.place_id,
            "order": row.position,
            "version": row.version,
        }
        for row in rows
    ]


def goal_documents(session: Session, rows: Sequence[Goal]) -> list[Json]:
    """Goals in the order given, each with what is to be done to reach it."""
    tasks: dict[str, list[Json]] = defaultdict(list)
    statement = select(SubTask).where(col(SubTask.goal_id).in_([row.id for row in rows]))
    for one in session.exec(statement.order_by(col(SubTask.position))):
        task = {"title": text(one.title_sv, one.title_en), "doneOn": one.done_on}
        tasks[one.goal_id].append(task)
    steps = select(PlanStep.id, PlanStep.plan_id)
    wanted = sorted({row.step_id for row in rows})
    plans = dict(session.exec(steps.where(col(PlanStep.id).in_(wanted))).all())
    return [
        {
            "id": row.id,
            "planId": plans[row.step_id],
            "stepId": row.step_id,
            "number": row.number,
            "title": text(row.title_sv, row.title_en),
            "vision": some_text(row.vision_sv, row.vision_en),
            "subTasks": tasks[row.id],
            "sourcePlaceId": row.place_id,
            "version": row.version,
        }
        for row in rows
    ]
