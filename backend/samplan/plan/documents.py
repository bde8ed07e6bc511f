"""Parts of the plan as its history keeps them, a handful of queries for any number of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from pydantic_core import to_jsonable_python
from sqlmodel import Session, col, select

from samplan.methods.tables import Method
from samplan.organisations.tables import Organisation
from samplan.plan.tables import (
    Activity,
    ActivityAgreement,
    ActivityDependency,
    ActivityGap,
    ActivityOrganisation,
    ActivityPrerequisite,
    Milestone,
    PlanStep,
)
from samplan.plan.terms import Part
from samplan.web.fields import text

Json = dict[str, Any]

_ORDER = {part: place for place, part in enumerate(Part)}


def activity_documents(session: Session, rows: Sequence[Activity]) -> list[Json]:
    """The activities as they were entered, in the order given, as JSON."""
    around = _around(session, [row.id for row in rows])
    plans = _plans(session, {row.step_id for row in rows})
    documents: list[Json] = to_jsonable_python(
        [_activity(row, plans[row.step_id], around) for row in rows]
    )
    return documents


@dataclass(frozen=True)
class _Around:
    """What belongs to activities, by activity."""

    organisations: dict[str, list[Json]]
    needs: dict[str, list[str]]
    prerequisites: dict[str, list[str]]
    gaps: dict[str, list[Json]]
    agreements: dict[str, list[str]]
    milestones: dict[str, list[Json]]


def _activity(row: Activity, plan_id: str, around: _Around) -> Json:
    return {
        "id": row.id,
        "planId": plan_id,
        "stepId": row.step_id,
        "goalId": row.goal_id,
        "code": row.code,
        "title": text(row.title_sv, row.title_en),
        "summary": None if row.summary_sv is None else text(row.summary_sv, row.summary_en),
        "startsOn": row.starts_on,
        "endsOn": row.ends_on,
        "startMonth": row.start_month,
        "endMonth": row.end_month,
        "contactFunction": row.contact_function,
        "contactEmail": row.contact_email,
        "organisations": around.organisations.get(row.id, []),
        "needsIds": around.needs.get(row.id, []),
        "prerequisiteIds": around.prerequisites.get(row.id, []),
        "gaps": around.gaps.get(row.id, []),
        "agreementIds": around.agreements.get(row.id, []),
        "milestones": around.milestones.get(row.id, []),
        "sourcePlaceId": row.place_id,
        "order": row.position,
        "version": row.version,
    }


def _around(session: Session, ids: Sequence[str]) -> _Around:
    def pairs(owner: Any, other: Any) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        statement = sa.select(owner, other).where(owner.in_(ids)).order_by(other)
        for one, value in session.connection().execute(statement):
            found[one].append(value)
        return found

    return _Around(
        organisations=organisation_parts(session, ids),
        needs=pairs(col(ActivityDependency.activity_id), col(ActivityDependency.needs_id)),
        prerequisites=pairs(
            col(ActivityPrerequisite.activity_id), col(ActivityPrerequisite.point_id)
        ),
        gaps=_gaps(session, ids),
        agreements=pairs(col(ActivityAgreement.activity_id), col(ActivityAgreement.agreement_id)),
        milestones=_milestones(session, ids),
    )


def _plans(session: Session, steps: Iterable[str]) -> dict[str, str]:
    statement = sa.select(col(PlanStep.id), col(PlanStep.plan_id))
    rows = session.connection().execute(statement.where(col(PlanStep.id).in_(sorted(steps))))
    return {row.id: row.plan_id for row in rows}


def organisation_parts(session: Session, ids: Sequence[str]) -> dict[str, list[Json]]:
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
        .where(col(ActivityOrganisation.activity_id).in_(ids))
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


def _gaps(session: Session, ids: Sequence[str]) -> dict[str, list[Json]]:
    rows = session.connection().execute(
        sa.select(
            col(ActivityGap.activity_id),
            col(ActivityGap.organisation_id),
            col(Method.id),
            col(Method.name_sv),
            col(Method.name_en),
        )
        .join(Method, col(Method.id) == col(ActivityGap.method_id))
        .where(col(ActivityGap.activity_id).in_(ids))
        .order_by(col(Method.id), col(ActivityGap.organisation_id))
    )
    found: dict[str, list[Json]] = defaultdict(list)
    for row in rows:
        found[row.activity_id].append(
            {
                "methodId": row.id,
                "methodName": text(row.name_sv, row.name_en),
                "organisationId": row.organisation_id,
            }
        )
    return found


def _milestones(session: Session, ids: Sequence[str]) -> dict[str, list[Json]]:
    statement = select(Milestone).where(col(Milestone.activity_id).in_(ids))
    found: dict[str, list[Json]] = defaultdict(list)
    for row in session.exec(statement.order_by(col(Milestone.position), col(Milestone.id))):
        found[row.activity_id].append(
            {
                "id": row.id,
                "title": text(row.title_sv, row.title_en),
                "dueOn": row.due_on,
                "doneOn": row.done_on,
            }
        )
    return found
