"""Consequence analyses as the API shows them and the history keeps them."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlmodel import Session, col, select

from samplan.plan.fields import some_text
from samplan.plan.impact.tables import ImpactAnalysis, ImpactPoint
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
