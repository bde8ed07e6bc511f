"""What a report is composed of, read at one moment of the data as everybody may see it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from pydantic_core import to_jsonable_python
from sqlmodel import Session, col, select

from samplan.auth.service import Caller
from samplan.chain.reading import published_rounds
from samplan.costs.scenarios.asking import Asked
from samplan.costs.scenarios.choice import Wanted
from samplan.costs.summaries.service import Wish, summary
from samplan.costs.tables import CostItem, CostShare
from samplan.costs.terms import Grouping
from samplan.disclosure.model import Rule
from samplan.gap.access import SeenRound
from samplan.gap.analysis.service import gap_list
from samplan.gap.filters import NO_FILTERS
from samplan.plan.decisions.matrix import matrix
from samplan.plan.progress.duties import concerned
from samplan.plan.progress.overview import overview
from samplan.plan.progress.present import newest, of_plan
from samplan.plan.progress.reading import documents as progress_documents
from samplan.plan.progress.tables import ProgressReport
from samplan.plan.tables import (
    Activity,
    ActivityGap,
    ActivityOrganisation,
    Milestone,
    Plan,
    PlanStep,
)
from samplan.reconciliation.county.service import findings_of, reviews_of, shown
from samplan.reports.content import Content, Focus, GapFacts
from samplan.reports.sections.findings import WORTH_KNOWING
from samplan.reports.tables import StatusReport
from samplan.statistics.gate import Gate
from samplan.web.fields import text

Json = dict[str, Any]


@dataclass(frozen=True)
class View:
    """How an installation works reports out: the same for everybody who reads them."""

    silent_after: int
    """Days without a report after which a part counts as silent."""
    rule: Rule
    """What a small number is, that only its owner sees."""


def read_content(session: Session, plan: Plan, report: StatusReport, view: View) -> Content:
    """All that a report says, as the data is now: of a report's day where data has days."""
    who = report.organisation_id
    focus = Focus(report.step_id, who, concerned(session, who) if who else frozenset())
    whole = overview(session, plan.id, report.as_of, view.silent_after)
    return Content(
        focus=focus,
        decisions=_plain(matrix(session, plan, report.as_of)),
        overview=_plain(whole),
        said=_said(session, plan, report.as_of),
        gaps=_gaps(session, plan, report.as_of),
        costs=_costs(session, plan, focus, view.rule),
        findings=_findings(session, plan, focus),
        milestones=_milestones(session, plan, report.as_of),
    )


def _plain(document: Json) -> Json:
    """With days as text, as JSON has them."""
    plain: Json = to_jsonable_python(document)
    return plain


def _said(session: Session, plan: Plan, on: date) -> list[Json]:
    """The reports that hold on the day, in the plan's order."""
    held = newest(of_plan(plan.id), on).subquery()
    statement = (
        select(ProgressReport)
        .join(Activity, col(Activity.id) == col(ProgressReport.activity_id))
        .where(col(ProgressReport.id).in_(sa.select(held.c.id)))
        .order_by(
            col(Activity.position),
            col(Activity.id),
            sa.func.coalesce(col(ProgressReport.organisation_id), ""),
        )
    )
    return progress_documents(session, session.exec(statement).all())


def _gaps(session: Session, plan: Plan, on: date) -> GapFacts | None:
    """The gaps of the newest published round of the day's year or earlier, which may be none."""
    rounds = [one for one in published_rounds(session, plan.county_id) if one.year <= on.year]
    if not rounds:
        return None
    found = gap_list(session, SeenRound(rounds[-1], None), NO_FILTERS)
    naming = (
        sa.select(col(ActivityGap.method_id), col(ActivityGap.organisation_id), col(Activity.code))
        .join(Activity, col(Activity.id) == col(ActivityGap.activity_id))
        .where(col(Activity.id).in_(of_plan(plan.id)))
        .order_by(col(Activity.position), col(Activity.id))
    )
    planned: dict[tuple[str, str], list[str]] = defaultdict(list)
    for method_id, organisation_id, code in session.connection().execute(naming):
        planned[method_id, organisation_id].append(code)
    return GapFacts(found, planned)


def _costs(session: Session, plan: Plan, focus: Focus, rule: Rule) -> Json | None:
    if plan.first_year is None or plan.years is None:
        return None
    step = None if focus.step_id is None else session.get_one(PlanStep, focus.step_id)
    wanted = Wanted() if step is None else Wanted(steps=(step.number,))
    asked = Asked(plan.id, None, wanted, None, None, focus.organisation_id)
    by = Grouping.STEP if step is None else Grouping.ACTIVITY
    gate = Gate(session, Caller(), rule)
    return _plain(summary(gate, asked, Wish(by=by)))


def _findings(session: Session, plan: Plan, focus: Focus) -> list[Json]:
    """Open ones that are sure or likely; for a step or a principal those of its own parts."""
    found = findings_of(session, plan.county_id, unprotected=False).findings
    reviewed = reviews_of(session, plan.county_id)
    own = None if focus.is_whole else _subjects(session, plan, focus)
    worth = [
        one
        for one in found
        if one.id not in reviewed
        and one.certainty.value in WORTH_KNOWING
        and (own is None or one.subject.id in own)
    ]
    documents = shown(session, worth, reviewed, signed_in=False)
    return [_plain(one) for one in documents]


def _milestones(session: Session, plan: Plan, on: date) -> list[Json]:
    """Those that were not reached on the day, by when they are due."""
    due, done = col(Milestone.due_on), col(Milestone.done_on)
    statement = (
        select(Milestone, Activity.code)
        .join(Activity, col(Activity.id) == col(Milestone.activity_id))
        .where(col(Activity.id).in_(of_plan(plan.id)))
        .where(due.is_not(None), due >= on, done.is_(None) | (done > on))
        .order_by(due, col(Activity.position), col(Milestone.id))
    )
    return [
        _plain(
            {
                "activityId": row.activity_id,
                "code": code,
                "title": text(row.title_sv, row.title_en),
                "dueOn": row.due_on,
            }
        )
        for row, code in session.exec(statement)
    ]


def _subjects(session: Session, plan: Plan, focus: Focus) -> set[str]:
    """Activities and cost items of the step or the principal: what its findings are about."""
    activities = of_plan(plan.id)
    items = sa.select(col(CostItem.id)).where(col(CostItem.plan_id) == plan.id)
    if focus.step_id is not None:
        activities = activities.where(col(Activity.step_id) == focus.step_id)
        items = items.where(col(CostItem.step_id) == focus.step_id)
    if focus.organisation_id is not None:
        taking_part = sa.select(col(ActivityOrganisation.activity_id)).where(
            col(ActivityOrganisation.organisation_id).in_(focus.parts_of)
        )
        paid = sa.select(col(CostShare.item_id)).where(
            col(CostShare.organisation_id) == focus.organisation_id
        )
        activities = activities.where(col(Activity.id).in_(taking_part))
        items = items.where(col(CostItem.id).in_(paid))
    run = session.connection().execute
    return {row.id for row in (*run(activities), *run(items))}
