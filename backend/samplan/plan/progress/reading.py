"""Reports of progress as JSON, a handful of queries for any number of them."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from pydantic_core import to_jsonable_python
from sqlmodel import Session, col

from samplan.organisations.tables import Organisation
from samplan.plan.progress.tables import ProgressReport
from samplan.plan.tables import Activity, PlanStep
from samplan.web.fields import text

Json = dict[str, Any]


def documents(session: Session, rows: Sequence[ProgressReport]) -> list[Json]:
    """The reports as the API shows them, in the order given, without links."""
    activities = _activities(session, {row.activity_id for row in rows})
    organisations = _organisations(
        session, {row.organisation_id for row in rows if row.organisation_id}
    )
    shown: list[Json] = to_jsonable_python(
        [
            _document(row)
            | activities[row.activity_id]
            | {"organisationName": organisations.get(row.organisation_id or "")}
            for row in rows
        ]
    )
    return shown


def _document(row: ProgressReport) -> Json:
    return {
        "id": row.id,
        "activityId": row.activity_id,
        "organisationId": row.organisation_id,
        "asOf": row.as_of,
        "status": row.status,
        "degree": row.degree,
        "text": row.text,
        "obstacle": row.obstacle,
        "nextStep": row.next_step,
        "sourcePlaceId": row.place_id,
        "enteredBy": row.entered_by,
        "enteredAt": row.entered_at,
        "revision": row.revision,
    }


def _activities(session: Session, ids: set[str]) -> dict[str, Json]:
    statement = (
        sa.select(
            col(Activity.id),
            col(Activity.code),
            col(Activity.title_sv),
            col(Activity.title_en),
            col(PlanStep.plan_id),
        )
        .join(PlanStep, col(PlanStep.id) == col(Activity.step_id))
        .where(col(Activity.id).in_(sorted(ids)))
    )
    return {
        row.id: {
            "planId": row.plan_id,
            "activityCode": row.code,
            "activityTitle": text(row.title_sv, row.title_en),
        }
        for row in session.connection().execute(statement)
    }


def _organisations(session: Session, ids: set[str]) -> dict[str, Json]:
    statement = sa.select(
        col(Organisation.id), col(Organisation.name_sv), col(Organisation.name_en)
    ).where(col(Organisation.id).in_(sorted(ids)))
    return {
        row.id: text(row.name_sv, row.name_en) for row in session.connection().execute(statement)
    }
