"""A plan's parts, days and newest reports as plain rows: no objects, and only what is shown."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from itertools import chain
from typing import Any, Final, TypeAlias

import sqlalchemy as sa
from sqlmodel import Session, col

from samplan.db.base import AnySelect
from samplan.organisations.tables import GroupMember
from samplan.plan.deriving import Said
from samplan.plan.progress.folding import MilestoneRow, PartRow
from samplan.plan.progress.tables import ProgressReport
from samplan.plan.tables import (
    Activity,
    ActivityDependency,
    ActivityOrganisation,
    Milestone,
    PlanStep,
)
from samplan.plan.terms import ProgressStatus

_STATUS: Final = {one.value: one for one in ProgressStatus}
_SAID: Final = ("activity_id", "organisation_id", "as_of", "revision", "status", "degree")
_AT_ONCE: Final = 1_000

Held = Mapping[str, Mapping[str | None, Said]]
"""By activity and organisation (None: the lead, of the whole), the report that holds."""


def plain(column: Any) -> Any:
    """As a plain text: making members of a vocabulary of them costs more than reading the rows."""
    return sa.type_coerce(column, sa.String())


def _rows(session: Session, statement: AnySelect) -> Iterator[Any]:
    """The rows, some at a time: one by one costs the driver, all at once the collector."""
    return chain.from_iterable(session.connection().execute(statement).partitions(_AT_ONCE))


def of_plan(plan_id: str) -> AnySelect:
    """The ids of the plan's activities."""
    return (
        sa.select(col(Activity.id))
        .join(PlanStep, col(PlanStep.id) == col(Activity.step_id))
        .where(col(PlanStep.plan_id) == plan_id)
    )


Within: TypeAlias = "AnySelect | Collection[str]"
"""Ids of activities: a query for them, or a few of them."""


def newest(within: Within, on: date, until: int | None = None) -> AnySelect:
    """The reports that hold on a day: of each activity and organisation the newest until then.

    With a revision, of those reports that had come in by it.
    """
    rank = sa.func.row_number().over(
        partition_by=(col(ProgressReport.activity_id), col(ProgressReport.organisation_id)),
        order_by=(col(ProgressReport.as_of).desc(), col(ProgressReport.revision).desc()),
    )
    ranked = (
        sa.select(
            col(ProgressReport.id),
            col(ProgressReport.activity_id),
            col(ProgressReport.organisation_id),
            col(ProgressReport.as_of),
            col(ProgressReport.revision),
            plain(col(ProgressReport.status)).label("status"),
            col(ProgressReport.degree),
            rank.label("rank"),
        )
        .where(col(ProgressReport.as_of) <= on)
        .where(col(ProgressReport.activity_id).in_(within))
        .where(sa.true() if until is None else col(ProgressReport.revision) <= until)
        .subquery()
    )
    return sa.select(
        ranked.c.activity_id,
        ranked.c.organisation_id,
        ranked.c.as_of,
        ranked.c.revision,
        ranked.c.status,
        ranked.c.degree,
        ranked.c.id,
    ).where(ranked.c.rank == 1)


def read_held(session: Session, within: Within, on: date) -> Held:
    """What is said of activities on a day."""
    found: dict[str, dict[str | None, Said]] = defaultdict(dict)
    holding = newest(within, on)
    shown = holding.with_only_columns(*(holding.selected_columns[name] for name in _SAID))
    for activity_id, organisation_id, as_of, revision, status, degree in _rows(session, shown):
        found[activity_id][organisation_id] = Said(as_of, revision, _STATUS[status], degree)
    return found


def parts_query(within: Within) -> AnySelect:
    """Who has a part in which of the activities. A group's part is that of each of its members.

    `group_id` tells that it is a member's.
    """
    organisation_id = sa.func.coalesce(
        col(GroupMember.member_id), col(ActivityOrganisation.organisation_id)
    )
    return (
        sa.select(
            col(ActivityOrganisation.activity_id),
            organisation_id.label("organisation_id"),
            plain(col(ActivityOrganisation.part)).label("part"),
            col(GroupMember.group_id),
        )
        .outerjoin(
            GroupMember, col(GroupMember.group_id) == col(ActivityOrganisation.organisation_id)
        )
        .where(col(ActivityOrganisation.activity_id).in_(within))
    )


def read_parts(
    session: Session, within: Within, places: Mapping[str, int] | None = None
) -> dict[str, list[PartRow]]:
    """The parts of each activity, in the order of the places that organisations have.

    An organisation's own part goes before the one that it has as a member of a group.
    """
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for activity_id, organisation_id, part, group_id in _rows(session, parts_query(within)):
        if group_id is None:
            found[activity_id][organisation_id] = part
        else:
            found[activity_id].setdefault(organisation_id, part)
    if places is None:
        return {one: list(parts.items()) for one, parts in found.items()}
    return {
        one: sorted(parts.items(), key=lambda part: places[part[0]]) for one, parts in found.items()
    }


def read_needs(session: Session, plan_id: str) -> dict[str, list[str]]:
    """For each activity, those that it has to wait for."""
    statement = (
        sa.select(col(ActivityDependency.activity_id), col(ActivityDependency.needs_id))
        .where(col(ActivityDependency.activity_id).in_(of_plan(plan_id)))
        .order_by(col(ActivityDependency.activity_id), col(ActivityDependency.needs_id))
    )
    found: dict[str, list[str]] = defaultdict(list)
    for activity_id, needs_id in _rows(session, statement):
        found[activity_id].append(needs_id)
    return found


def read_due(session: Session, plan_id: str) -> list[MilestoneRow]:
    """The days of the plan's milestones that have one."""
    statement = (
        sa.select(col(Milestone.activity_id), col(Milestone.due_on), col(Milestone.done_on))
        .where(col(Milestone.activity_id).in_(of_plan(plan_id)))
        .where(col(Milestone.due_on).is_not(None))
    )
    return list(map(MilestoneRow._make, _rows(session, statement)))
