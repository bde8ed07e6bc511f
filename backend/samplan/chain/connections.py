"""Everything that is tied to an activity, from its gaps to its follow-ups."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlmodel import Session, col, select

from samplan.auth.service import Caller
from samplan.chain.outcomes import counts, places_of, read_names, results, told
from samplan.chain.reading import read_outline
from samplan.chain.spending import costs_of_activity
from samplan.gap.documents import round_reference
from samplan.plan.agreements.tables import Agreement
from samplan.plan.decisions.standing import Made, in_order, said, stand
from samplan.plan.decisions.tables import Decision, Matter, MatterBoard
from samplan.plan.impact.tables import BenefitCheck, FollowUp, ImpactAnalysis, ImpactPoint
from samplan.plan.impact.terms import ImpactKind
from samplan.plan.tables import (
    Activity,
    ActivityAgreement,
    ActivityPrerequisite,
    Plan,
    PlanPoint,
)
from samplan.plan.training.tables import Course
from samplan.sources.service import sources_of
from samplan.web.fields import text

Json = dict[str, Any]


def connections(session: Session, caller: Caller, plan: Plan, row: Activity) -> Json:
    """All that hangs on the activity and that it hangs on, with what became of its gaps."""
    outline = read_outline(session, plan.id)
    [activity] = [one for one in outline.activities if one.id == row.id]
    how = told(session, caller, plan, activity_ids=[row.id])
    keys = outline.gaps.get(row.id, frozenset())
    gaps = results(row.id, keys, how, read_names(session, keys))
    costs = costs_of_activity(session, plan, row.id)
    items = (one["sourcePlaceId"] for one in (*costs["own"], *costs["also"]))
    return outline.reference() | {
        "activity": activity.document(),
        "round": round_reference(how.seen.row) if how.seen else None,
        "reported": how.reported(row.id),
        "gaps": gaps,
        "counts": counts(gaps),
        "costs": costs,
        "agreements": _agreements(session, row.id),
        "prerequisites": _prerequisites(session, row.id),
        "matters": _matters(session, plan, row),
        "analyses": _analyses(session, row.id),
        "followUps": _follow_ups(session, row.id),
        "courses": _courses(session, row.id),
        "sources": sources_of(session, {*places_of(gaps), *items}),
    }


def _agreements(session: Session, activity_id: str) -> list[Json]:
    statement = (
        select(Agreement)
        .join(ActivityAgreement, col(ActivityAgreement.agreement_id) == col(Agreement.id))
        .where(col(ActivityAgreement.activity_id) == activity_id)
        .order_by(col(Agreement.position), col(Agreement.id))
    )
    return [
        {
            "id": one.id,
            "name": text(one.name_sv, one.name_en),
            "status": one.status,
            "reviseBy": one.revise_by,
        }
        for one in session.exec(statement)
    ]


def _prerequisites(session: Session, activity_id: str) -> list[Json]:
    statement = (
        select(PlanPoint)
        .join(ActivityPrerequisite, col(ActivityPrerequisite.point_id) == col(PlanPoint.id))
        .where(col(ActivityPrerequisite.activity_id) == activity_id)
        .order_by(col(PlanPoint.position), col(PlanPoint.id))
    )
    return [
        {"id": one.id, "title": text(one.title_sv, one.title_en)} for one in session.exec(statement)
    ]


def _matters(session: Session, plan: Plan, row: Activity) -> list[Json]:
    """Those of the activity, of its step as a whole, and those that adopt the plan."""
    of_step = sa.and_(col(Matter.step_id) == row.step_id, col(Matter.activity_id).is_(None))
    statement = (
        select(Matter)
        .where(col(Matter.plan_id) == plan.id)
        .where(
            sa.or_(col(Matter.activity_id) == row.id, of_step, col(Matter.adopts_plan).is_(True))
        )
        .order_by(col(Matter.position), col(Matter.id))
    )
    matters = session.exec(statement).all()
    boards, made = _seats(session, [one.id for one in matters])
    return [_matter(one, row, boards[one.id], made) for one in matters]


class _Seat(NamedTuple):
    matter_id: str
    board_id: str


def _seats(
    session: Session, matter_ids: Sequence[str]
) -> tuple[dict[str, list[str]], dict[_Seat, list[Made]]]:
    """Which boards decide in which matter, and what they have done."""
    boards: dict[str, list[str]] = defaultdict(list)
    for seat in session.exec(select(MatterBoard).where(col(MatterBoard.matter_id).in_(matter_ids))):
        boards[seat.matter_id].append(seat.board_id)
    made: dict[_Seat, list[Made]] = defaultdict(list)
    for one in session.exec(select(Decision).where(col(Decision.matter_id).in_(matter_ids))):
        made[_Seat(one.matter_id, one.board_id)].append(
            Made(one.id, one.outcome, one.decided_on, one.entered_at)
        )
    return boards, made


def _matter(
    one: Matter, row: Activity, boards: Sequence[str], made: dict[_Seat, list[Made]]
) -> Json:
    about = "plan"
    if one.step_id is not None or one.activity_id is not None:
        about = "activity" if one.activity_id == row.id else "step"
    standing = [stand(made.get(_Seat(one.id, board), ())) for board in boards]
    decisions = in_order(each for board in boards for each in made.get(_Seat(one.id, board), ()))
    latest = said(decisions[-1]) if decisions else None
    return {
        "id": one.id,
        "title": text(one.title_sv, one.title_en),
        "about": about,
        "adoptsPlan": one.adopts_plan,
        "boards": len(boards),
        "adopted": sum(each.has_adopted for each in standing),
        "latest": text(latest.sv, latest.en) if latest else None,
    }


def _analyses(session: Session, activity_id: str) -> list[Json]:
    benefit = sa.case((col(ImpactPoint.kind) == ImpactKind.BENEFIT, 1), else_=0)
    checked = (
        sa.select(col(ImpactPoint.analysis_id), sa.func.count().label("checks"))
        .join(BenefitCheck, col(BenefitCheck.point_id) == col(ImpactPoint.id))
        .group_by(col(ImpactPoint.analysis_id))
    )
    held = sa.select(
        col(ImpactPoint.analysis_id),
        sa.func.count().label("points"),
        sa.func.sum(benefit).label("benefits"),
    ).group_by(col(ImpactPoint.analysis_id))
    analyses = session.exec(
        select(ImpactAnalysis)
        .where(col(ImpactAnalysis.activity_id) == activity_id)
        .order_by(col(ImpactAnalysis.position), col(ImpactAnalysis.id))
    ).all()
    ids = [one.id for one in analyses]
    of_these = col(ImpactPoint.analysis_id).in_(ids)
    run = session.connection().execute
    points = {row[0]: (row[1], row[2]) for row in run(held.where(of_these))}
    checks = {row[0]: row[1] for row in run(checked.where(of_these))}
    return [
        {
            "id": one.id,
            "perspective": one.perspective,
            "title": text(one.title_sv, one.title_en),
            "points": points.get(one.id, (0, 0))[0],
            "benefits": points.get(one.id, (0, 0))[1],
            "checks": checks.get(one.id, 0),
        }
        for one in analyses
    ]


def _follow_ups(session: Session, activity_id: str) -> list[Json]:
    statement = (
        select(FollowUp)
        .where(col(FollowUp.activity_id) == activity_id)
        .order_by(col(FollowUp.followed_up_on).desc(), col(FollowUp.id))
    )
    return [
        {
            "id": one.id,
            "followedUpOn": one.followed_up_on,
            "done": one.done,
            "works": one.works,
        }
        for one in session.exec(statement)
    ]


def _courses(session: Session, activity_id: str) -> list[Json]:
    statement = (
        select(Course)
        .where(col(Course.activity_id) == activity_id)
        .order_by(col(Course.position), col(Course.id))
    )
    return [
        {"id": one.id, "title": text(one.title_sv, one.title_en)} for one in session.exec(statement)
    ]
