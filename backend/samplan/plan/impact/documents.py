"""Analyses, checks of benefits and follow-ups as the API shows them and the history keeps them."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from samplan.plan.fields import some_text
from samplan.plan.impact.tables import BenefitCheck, FollowUp, ImpactAnalysis, ImpactPoint
from samplan.plan.tables import Activity, PlanStep
from samplan.web.fields import text

Json = dict[str, Any]


def analysis_documents(session: Session, rows: Sequence[ImpactAnalysis]) -> list[Json]:
    """Analyses in the order given, each with its points in theirs."""
    points: dict[str, list[Json]] = defaultdict(list)
    statement = select(ImpactPoint).where(
        col(ImpactPoint.analysis_id).in_([row.id for row in rows])
    )
    for one in session.exec(statement.order_by(col(ImpactPoint.position), col(ImpactPoint.id))):
        points[one.analysis_id].append(_point(one))
    return [
        {
            "id": row.id,
            "planId": row.plan_id,
            "activityId": row.activity_id,
            "perspective": row.perspective,
            "title": text(row.title_sv, row.title_en),
            "summary": some_text(row.summary_sv, row.summary_en),
            "madeBy": some_text(row.made_by_sv, row.made_by_en),
            "points": points[row.id],
            "sourcePlaceId": row.place_id,
            "order": row.position,
            "version": row.version,
        }
        for row in rows
    ]


def _point(row: ImpactPoint) -> Json:
    return {
        "id": row.id,
        "kind": row.kind,
        "text": text(row.text_sv, row.text_en),
        "organisationId": row.organisation_id,
        "costItemId": row.cost_item_id,
        "inSummary": row.in_summary,
        "sourcePlaceId": row.place_id,
    }


def check_documents(session: Session, rows: Sequence[BenefitCheck]) -> list[Json]:
    """Checks in the order given, each with the benefit that it is of."""
    statement = (
        sa.select(
            col(ImpactPoint.id),
            col(ImpactPoint.text_sv),
            col(ImpactPoint.text_en),
            col(ImpactPoint.analysis_id),
            col(ImpactAnalysis.plan_id),
            col(ImpactAnalysis.activity_id),
        )
        .join(ImpactAnalysis, col(ImpactAnalysis.id) == col(ImpactPoint.analysis_id))
        .where(col(ImpactPoint.id).in_(sorted({row.point_id for row in rows})))
    )
    points = {one.id: one for one in session.connection().execute(statement)}
    return [
        {
            "id": row.id,
            "planId": points[row.point_id].plan_id,
            "activityId": points[row.point_id].activity_id,
            "analysisId": points[row.point_id].analysis_id,
            "pointId": row.point_id,
            "pointText": text(points[row.point_id].text_sv, points[row.point_id].text_en),
            "indicatorId": row.indicator_id,
            "question": row.question,
            "dueOn": row.due_on,
            "result": row.result,
            "resultOn": row.result_on,
            "version": row.version,
        }
        for row in rows
    ]


def follow_up_documents(session: Session, rows: Sequence[FollowUp]) -> list[Json]:
    """Follow-ups in the order given, each with what its activity is called."""
    statement = (
        sa.select(
            col(Activity.id),
            col(Activity.code),
            col(Activity.title_sv),
            col(Activity.title_en),
            col(PlanStep.plan_id),
        )
        .join(PlanStep, col(PlanStep.id) == col(Activity.step_id))
        .where(col(Activity.id).in_(sorted({row.activity_id for row in rows})))
    )
    activities = {one.id: one for one in session.connection().execute(statement)}
    return [_follow_up(row, activities[row.activity_id]) for row in rows]


def _follow_up(row: FollowUp, activity: Any) -> Json:
    return {
        "id": row.id,
        "planId": activity.plan_id,
        "activityId": row.activity_id,
        "activityCode": activity.code,
        "activityTitle": text(activity.title_sv, activity.title_en),
        "followedUpOn": row.followed_up_on,
        "done": row.done,
        "works": row.works,
        "whyNot": row.why_not,
        "change": row.change,
        "forgotten": row.forgotten,
        "userCouncil": row.user_council,
        "madeBy": row.made_by,
        "enteredBy": row.entered_by,
        "enteredAt": row.entered_at,
        "version": row.version,
    }
