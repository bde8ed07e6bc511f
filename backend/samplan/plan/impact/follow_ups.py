"""Rules for follow-ups: made, changed and taken away, always with their history."""

from datetime import date

from sqlmodel import Session

from samplan.db.base import now
from samplan.db.history import Actor
from samplan.plan.checks import future_violations
from samplan.plan.impact.documents import follow_up_documents
from samplan.plan.impact.schemas import FollowUpCreate, FollowUpUpdate
from samplan.plan.impact.tables import FollowUp
from samplan.plan.keeping import Kept
from samplan.plan.tables import Activity, Plan, PlanStep
from samplan.web.errors import invalid
from samplan.web.texts import Words
from samplan.web.violations import Violation

FOLLOW_UPS = Kept(FollowUp, "follow-up", Words("Uppföljningen", "follow-up"), follow_up_documents)

_CONTENT = (
    "followed_up_on", "done", "works", "why_not", "change", "forgotten", "user_council", "made_by",
)  # fmt: skip
"""What is sent and stored under the same name."""


def plan_of_activity(session: Session, activity_id: str) -> Plan:
    """The plan of the activity that is followed up, or the problem that there is none."""
    activity = session.get(Activity, activity_id)
    if activity is None:
        words = Words("Aktiviteten finns inte.", "There is no such activity.")
        raise invalid(Violation("activityId", words))
    step = session.get_one(PlanStep, activity.step_id)
    return session.get_one(Plan, step.plan_id)


def create(session: Session, plan: Plan, new: FollowUpCreate, *, by: Actor) -> FollowUp:
    """What a follow-up showed."""
    FOLLOW_UPS.refuse_taken(session, new.id)
    _refuse_future(new.followed_up_on)
    row = FollowUp(
        **{name: getattr(new, name) for name in _CONTENT},
        id=new.id,
        activity_id=new.activity_id,
        entered_by=by.name,
        entered_at=now(),
    )
    session.add(row)
    session.flush()
    FOLLOW_UPS.record(session, by, plan.county_id, None, FOLLOW_UPS.document(session, row))
    return row


def update(session: Session, row: FollowUp, change: FollowUpUpdate, *, by: Actor) -> FollowUp:
    """Change what is named in the change; who entered it last is kept with it."""
    before = FOLLOW_UPS.document(session, row)
    sent = {name: getattr(change, name) for name in change.model_fields_set}
    if "followed_up_on" in sent:
        _refuse_future(change.followed_up_on)
    for name, value in sent.items():
        setattr(row, name, value)
    session.flush()
    if FOLLOW_UPS.document(session, row) == before:
        return row
    row.entered_by, row.entered_at = by.name, now()
    row.version += 1
    session.flush()
    plan = plan_of_activity(session, row.activity_id)
    FOLLOW_UPS.record(session, by, plan.county_id, before, FOLLOW_UPS.document(session, row))
    return row


def delete(session: Session, row: FollowUp, *, by: Actor) -> None:
    """Take a follow-up away; its history stays."""
    plan = plan_of_activity(session, row.activity_id)
    before = FOLLOW_UPS.document(session, row)
    session.delete(row)
    session.flush()
    FOLLOW_UPS.record(session, by, plan.county_id, before, None)


def _refuse_future(day: date) -> None:
    found = list(future_violations("followedUpOn", day))
    if found:
        raise invalid(*found)
