"""What the groups of a sum are called, and in which order they stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from samplan.costs.grouping import ONCE, RECURRING, SEVERAL, Key
from samplan.costs.tables import CostItem, CostRole
from samplan.costs.terms import Grouping
from samplan.db.base import AnySelect
from samplan.organisations.tables import Organisation
from samplan.plan.tables import Activity, Plan, PlanStep
from samplan.web.fields import text

Named = dict[str, str | None]


@dataclass(frozen=True)
class GroupName:
    """What a group is called, and its number where it is a step or a year."""

    name: Named
    number: int | None = None


_WITHOUT = {
    Grouping.STEP: GroupName(text("Utanför stegen", "Outside the steps")),
    Grouping.ACTIVITY: GroupName(text("Ingen aktivitet", "No activity")),
    Grouping.ORGANISATION: GroupName(text("Inte fördelat", "Not allocated")),
    Grouping.ROLE: GroupName(text("Inga tjänster", "No posts")),
}
"""What the group without id is called."""

_RECURRENCE: dict[Key, GroupName] = {
    RECURRING: GroupName(text("Återkommande", "Recurring")),
    ONCE: GroupName(text("En gång", "Once")),
}


def read_names(session: Session, plan: Plan, by: Grouping) -> Mapping[Key, GroupName]:
    """What every possible group is called, by its id, in the order that they stand."""
    if by is Grouping.RECURRENCE:
        return dict(_RECURRENCE)
    if by is Grouping.YEAR:
        return {}
    if by is Grouping.STEP:
        found = _steps(session, plan)
    else:
        rows = session.connection().execute(_statement(plan, by))
        found = {row[0]: GroupName(text(row[1], row[2])) for row in rows}
    if by is Grouping.ROLE:
        found[SEVERAL] = GroupName(text("Flera yrken", "Several occupations"))
    if by in _WITHOUT:
        found[None] = _WITHOUT[by]
    return found


def _steps(session: Session, plan: Plan) -> dict[Key, GroupName]:
    statement = (
        sa.select(col(PlanStep.id), col(PlanStep.number))
        .where(col(PlanStep.plan_id) == plan.id)
        .order_by(col(PlanStep.number))
    )
    return {
        row[0]: GroupName(text(f"Steg {row[1]}", f"Step {row[1]}"), row[1])
        for row in session.connection().execute(statement)
    }


def _statement(plan: Plan, by: Grouping) -> AnySelect:
    """Id and names of what is grouped by, in order."""
    if by is Grouping.ACTIVITY:
        return (
            sa.select(col(Activity.id), col(Activity.title_sv), col(Activity.title_en))
            .join(PlanStep, col(PlanStep.id) == col(Activity.step_id))
            .where(col(PlanStep.plan_id) == plan.id)
            .order_by(col(PlanStep.number), col(Activity.position), col(Activity.id))
        )
    if by is Grouping.ORGANISATION:
        return (
            sa.select(col(Organisation.id), col(Organisation.name_sv), col(Organisation.name_en))
            .where(col(Organisation.county_id) == plan.county_id)
            .order_by(col(Organisation.position), col(Organisation.id))
        )
    if by is Grouping.ROLE:
        return sa.select(col(CostRole.id), col(CostRole.name_sv), col(CostRole.name_en)).order_by(
            col(CostRole.position), col(CostRole.id)
        )
    return (
        sa.select(col(CostItem.id), col(CostItem.title_sv), col(CostItem.title_en))
        .where(col(CostItem.plan_id) == plan.id)
        .order_by(col(CostItem.position), col(CostItem.id))
    )


def year_name(year: Key) -> GroupName:
    """What a year is called."""
    return GroupName(text(str(year), str(year)), int(str(year)))


def bare_activities(session: Session, plan: Plan, steps: tuple[int, ...] | None) -> list[Any]:
    """Activities of the steps (None: all) that no cost item is of, in order, as JSON."""
    statement = (
        sa.select(
            col(Activity.id),
            col(Activity.code),
            col(Activity.title_sv),
            col(Activity.title_en),
            col(Activity.step_id),
        )
        .join(PlanStep, col(PlanStep.id) == col(Activity.step_id))
        .where(
            col(PlanStep.plan_id) == plan.id,
            ~sa.exists().where(col(CostItem.activity_id) == col(Activity.id)),
        )
        .order_by(col(PlanStep.number), col(Activity.position), col(Activity.id))
    )
    if steps is not None:
        statement = statement.where(col(PlanStep.number).in_(steps))
    return [
        {"id": row[0], "code": row[1], "title": text(row[2], row[3]), "stepId": row[4]}
        for row in session.connection().execute(statement)
    ]
