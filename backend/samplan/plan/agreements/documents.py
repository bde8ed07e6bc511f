"""Agreements as their history keeps them, and with what they hang together."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from samplan.organisations.tables import Organisation
from samplan.plan.agreements.tables import Agreement, AgreementParty
from samplan.plan.fields import some_text
from samplan.plan.tables import Activity, ActivityAgreement, PlanStep
from samplan.web.fields import text

Json = dict[str, Any]


def agreement_documents(session: Session, rows: Sequence[Agreement]) -> list[Json]:
    """The agreements as they were entered, in the order given, as JSON.

    Which activities revise them stands in the activities' own documents.
    """
    parties = _parties(session, [row.id for row in rows])
    return [
        {
            "id": row.id,
            "countyId": row.county_id,
            "kind": row.kind,
            "name": text(row.name_sv, row.name_en),
            "year": row.year,
            "parties": some_text(row.parties_sv, row.parties_en),
            "organisationIds": parties.get(row.id, []),
            "status": row.status,
            "statusText": some_text(row.status_sv, row.status_en),
            "problem": some_text(row.problem_sv, row.problem_en),
            "proposal": some_text(row.proposal_sv, row.proposal_en),
            "reviseBy": row.revise_by,
            "sourcePlaceId": row.place_id,
            "order": row.position,
            "version": row.version,
        }
        for row in rows
    ]


def agreements_shown(session: Session, rows: Sequence[Agreement]) -> list[Json]:
    """The agreements with the activities that revise or make each."""
    activities = activities_of(session, [row.id for row in rows])
    return [
        one | {"activityIds": activities.get(one["id"], [])}
        for one in agreement_documents(session, rows)
    ]


def activities_of(session: Session, agreement_ids: Sequence[str]) -> dict[str, list[str]]:
    """By agreement, the activities that revise or make it, in the order of their plans."""
    statement = (
        sa.select(col(ActivityAgreement.agreement_id), col(Activity.id))
        .join(Activity, col(Activity.id) == col(ActivityAgreement.activity_id))
        .join(PlanStep, col(PlanStep.id) == col(Activity.step_id))
        .where(col(ActivityAgreement.agreement_id).in_(agreement_ids))
        .order_by(
            col(PlanStep.plan_id), col(PlanStep.number), col(Activity.position), col(Activity.id)
        )
    )
    found: dict[str, list[str]] = defaultdict(list)
    for agreement_id, activity_id in session.connection().execute(statement):
        found[agreement_id].append(activity_id)
    return found


def _parties(session: Session, agreement_ids: Sequence[str]) -> dict[str, list[str]]:
    statement = (
        sa.select(col(AgreementParty.agreement_id), col(AgreementParty.organisation_id))
        .join(Organisation, col(Organisation.id) == col(AgreementParty.organisation_id))
        .where(col(AgreementParty.agreement_id).in_(agreement_ids))
        .order_by(col(Organisation.position), col(Organisation.id))
    )
    found: dict[str, list[str]] = defaultdict(list)
    for agreement_id, organisation_id in session.connection().execute(statement):
        found[agreement_id].append(organisation_id)
    return found
