"""Rules for consequence analyses: made, changed and taken away, always with their history."""

from typing import Any

from sqlmodel import Session, col

from samplan.db.history import Actor
from samplan.plan.checks import part_violations, place_violations
from samplan.plan.impact import points
from samplan.plan.impact.documents import analysis_documents
from samplan.plan.impact.schemas import ImpactAnalysisCreate, ImpactAnalysisUpdate
from samplan.plan.impact.tables import ImpactAnalysis
from samplan.plan.keeping import Kept, last_place
from samplan.plan.tables import Plan
from samplan.web.errors import invalid
from samplan.web.texts import Words
from samplan.web.violations import Violation

ANALYSES = Kept(
    ImpactAnalysis,
    "impact-analysis",
    Words("Konsekvensanalysen", "consequence analysis"),
    analysis_documents,
)

_SAME_NAME = ("activity_id", "perspective")
"""What is sent and stored under the same name."""
_TEXTS = ("title", "summary", "made_by")
"""What is sent in two languages."""


def plan_of(session: Session, row: ImpactAnalysis) -> Plan:
    """The plan that the analysis is of."""
    return session.get_one(Plan, row.plan_id)


def create(session: Session, plan: Plan, new: ImpactAnalysisCreate, *, by: Actor) -> ImpactAnalysis:
    """A new analysis, last in the plan's order."""
    ANALYSES.refuse_taken(session, new.id)
    columns = _checked(session, plan, new.id, new, set(ImpactAnalysisCreate.model_fields))
    of_plan = col(ImpactAnalysis.plan_id) == plan.id
    position = last_place(session, col(ImpactAnalysis.position), of_plan) + 1
    row = ImpactAnalysis(**columns, id=new.id, plan_id=plan.id, position=position)
    session.add(row)
    session.flush()
    points.write(session, row.id, new.points)
    ANALYSES.record(session, by, plan.county_id, None, ANALYSES.document(session, row))
    return row


def update(
    session: Session, row: ImpactAnalysis, change: ImpactAnalysisUpdate, *, by: Actor
) -> ImpactAnalysis:
    """Change what is named in the change; the points are replaced as a whole."""
    plan = plan_of(session, row)
    before = ANALYSES.document(session, row)
    columns = _checked(session, plan, row.id, change, change.model_fields_set)
    if "order" in change.model_fields_set:
        columns["position"] = change.order
    for name, value in columns.items():
        setattr(row, name, value)
    session.flush()
    if "points" in change.model_fields_set:
        points.write(session, row.id, change.points)
    if ANALYSES.document(session, row) == before:
        return row
    row.version += 1
    session.flush()
    ANALYSES.record(session, by, plan.county_id, before, ANALYSES.document(session, row))
    return row


def delete(session: Session, row: ImpactAnalysis, *, by: Actor) -> None:
    """Take an analysis away with its points; its history stays. Refused while one is checked."""
    plan = plan_of(session, row)
    before = ANALYSES.document(session, row)
    points.write(session, row.id, [])
    session.delete(row)
    session.flush()
    ANALYSES.record(session, by, plan.county_id, before, None)


def _checked(
    session: Session,
    plan: Plan,
    analysis_id: str,
    sent: ImpactAnalysisCreate | ImpactAnalysisUpdate,
    named: set[str],
) -> dict[str, Any]:
    """The columns that were sent, or all that is wrong with them and the points."""
    columns = {name: getattr(sent, name) for name in _SAME_NAME if name in named}
    for name in _TEXTS:
        if name in named:
            words = getattr(sent, name)
            columns |= {
                f"{name}_sv": words.sv if words else None,
                f"{name}_en": words.en if words else None,
            }
    found: list[Violation] = []
    if "activity_id" in named:
        found += part_violations(session, plan.id, None, sent.activity_id)
    if "source_place_id" in named:
        columns["place_id"] = sent.source_place_id
        found += place_violations(session, sent.source_place_id)
    if "points" in named:
        found += points.violations(session, plan, analysis_id, sent.points)
    if found:
        raise invalid(*found)
    return columns
