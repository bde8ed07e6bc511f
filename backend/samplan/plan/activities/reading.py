"""Activities with what follows from others', a handful of queries for any number of them."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from samplan.db.base import search_key
from samplan.plan.documents import activity_documents
from samplan.plan.tables import Activity, ActivityDependency, PlanStep
from samplan.web.fields import text


def shown(session: Session, rows: Sequence[Activity]) -> list[dict[str, Any]]:
    """The activities as the API shows them, in the order given, without links."""
    needed_by = _needed_by(session, [row.id for row in rows])
    steps = _need_levels(session, {row.step_id for row in rows})
    return [
        document
        | {"neededByIds": needed_by.get(document["id"], []), "needLevel": steps[document["stepId"]]}
        for document in activity_documents(session, rows)
    ]


def found(session: Session, plan_id: str | None, search: str) -> list[str]:
    """The activities whose code, title or summary have all the words, in either language.

    They are looked for here: neither database folds Å, Ä and Ö alike.
    """
    statement = select(Activity)
    if plan_id:
        of_plan = select(PlanStep.id).where(col(PlanStep.plan_id) == plan_id)
        statement = statement.where(col(Activity.step_id).in_(of_plan))
    words = search_key(search).split()
    return [row.id for row in session.exec(statement) if _has(row, words)]


def _has(row: Activity, words: Sequence[str]) -> bool:
    texts = (row.code, row.title_sv, row.title_en, row.summary_sv, row.summary_en)
    folded = " ".join(search_key(one) for one in texts)
    return all(word in folded for word in words)


def _needed_by(session: Session, ids: Sequence[str]) -> dict[str, list[str]]:
    statement = (
        sa.select(col(ActivityDependency.needs_id), col(ActivityDependency.activity_id))
        .where(col(ActivityDependency.needs_id).in_(ids))
        .order_by(col(ActivityDependency.activity_id))
    )
    waiting: dict[str, list[str]] = defaultdict(list)
    for needs_id, activity_id in session.connection().execute(statement):
        waiting[needs_id].append(activity_id)
    return waiting


def _need_levels(session: Session, ids: set[str]) -> dict[str, dict[str, str | None]]:
    statement = sa.select(
        col(PlanStep.id), col(PlanStep.need_level_sv), col(PlanStep.need_level_en)
    ).where(col(PlanStep.id).in_(sorted(ids)))
    return {row[0]: text(row[1], row[2]) for row in session.connection().execute(statement)}
