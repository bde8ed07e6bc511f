"""Rules for checks of benefits: made, changed and taken away, always with their history."""

from collections.abc import Iterator
from typing import Any

from sqlmodel import Session

from samplan.db.history import Actor
from samplan.plan.checks import future_violations
from samplan.plan.impact.documents import check_documents
from samplan.plan.impact.schemas import BenefitCheckCreate, BenefitCheckUpdate
from samplan.plan.impact.tables import BenefitCheck, ImpactAnalysis, ImpactPoint
from samplan.plan.impact.terms import ImpactKind
from samplan.plan.keeping import Kept
from samplan.plan.tables import Plan
from samplan.statistics.tables import Indicator
from samplan.web.errors import invalid
from samplan.web.texts import Words
from samplan.web.violations import Violation

CHECKS = Kept(
    BenefitCheck,
    "benefit-check",
    Words("Uppföljningen av nyttan", "check of a benefit"),
    check_documents,
)

_CONTENT = ("indicator_id", "question", "due_on", "result", "result_on")
"""What is sent and stored under the same name."""


def point_of(session: Session, point_id: str) -> ImpactPoint:
    """The benefit that something new is to be of, or what is wrong with it."""
    point = session.get(ImpactPoint, point_id)
    if point is None:
        words = Words("Punkten finns inte i någon analys.", "No such point in any analysis.")
        raise invalid(Violation("pointId", words))
    if point.kind != ImpactKind.BENEFIT:
        words = Words(
            "Punkten är ingen nytta. Bara nyttor följs upp.",
            "The point is no benefit. Only benefits are followed up.",
        )
        raise invalid(Violation("pointId", words))
    return point


def plan_of_point(session: Session, point_id: str) -> Plan:
    """The plan of the point's analysis."""
    point = session.get_one(ImpactPoint, point_id)
    analysis = session.get_one(ImpactAnalysis, point.analysis_id)
    return session.get_one(Plan, analysis.plan_id)


def create(session: Session, plan: Plan, new: BenefitCheckCreate, *, by: Actor) -> BenefitCheck:
    """A new check of a benefit."""
    CHECKS.refuse_taken(session, new.id)
    columns = {name: getattr(new, name) for name in _CONTENT}
    _refuse_wrong(session, columns)
    row = BenefitCheck(**columns, id=new.id, point_id=new.point_id)
    session.add(row)
    session.flush()
    CHECKS.record(session, by, plan.county_id, None, CHECKS.document(session, row))
    return row


def update(
    session: Session, row: BenefitCheck, change: BenefitCheckUpdate, *, by: Actor
) -> BenefitCheck:
    """Change what is named in the change."""
    before = CHECKS.document(session, row)
    sent = {name: getattr(change, name) for name in change.model_fields_set}
    _refuse_wrong(session, {name: getattr(row, name) for name in _CONTENT} | sent)
    for name, value in sent.items():
        setattr(row, name, value)
    session.flush()
    if CHECKS.document(session, row) == before:
        return row
    row.version += 1
    session.flush()
    plan = plan_of_point(session, row.point_id)
    CHECKS.record(session, by, plan.county_id, before, CHECKS.document(session, row))
    return row


def delete(session: Session, row: BenefitCheck, *, by: Actor) -> None:
    """Take a check away; its history stays."""
    plan = plan_of_point(session, row.point_id)
    before = CHECKS.document(session, row)
    session.delete(row)
    session.flush()
    CHECKS.record(session, by, plan.county_id, before, None)


def _refuse_wrong(session: Session, columns: dict[str, Any]) -> None:
    found = list(_violations(session, columns))
    if found:
        raise invalid(*found)


def _violations(session: Session, columns: dict[str, Any]) -> Iterator[Violation]:
    """What is wrong with a check as it would be."""
    indicator_id, result_on = columns["indicator_id"], columns["result_on"]
    if indicator_id is None and columns["question"] is None:
        words = Words(
            "Ange ett nyckeltal eller en fråga att följa upp med.",
            "Give an indicator or a question to follow it up by.",
        )
        yield Violation("indicatorId", words)
    if indicator_id is not None and session.get(Indicator, indicator_id) is None:
        words = Words("Nyckeltalet finns inte.", "There is no such indicator.")
        yield Violation("indicatorId", words)
    if result_on is not None and columns["result"] is None:
        words = Words("Skriv vad det visade.", "Write what it showed.")
        yield Violation("result", words)
    yield from future_violations("resultOn", result_on)
