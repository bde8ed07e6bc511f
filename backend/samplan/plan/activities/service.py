"""Rules for activities: made, changed and taken away, always with their history."""

import secrets
from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, SQLModel, col, select

from samplan.db.history import Action, Actor, Recorded, Scope, record
from samplan.plan.activities.checks import violations
from samplan.plan.activities.schemas import ActivityCreate, ActivityUpdate, MilestoneInput
from samplan.plan.activities.wishes import Wish, sent_columns, wish_of
from samplan.plan.documents import activity_documents
from samplan.plan.referring import refuse_while_used
from samplan.plan.tables import (
    Activity,
    ActivityAgreement,
    ActivityDependency,
    ActivityGap,
    ActivityOrganisation,
    ActivityPrerequisite,
    Milestone,
    Plan,
    PlanStep,
)
from samplan.web.errors import CONFLICT, ProblemError, invalid, not_found
from samplan.web.texts import Words
from samplan.web.violations import Violation

OWN = (
    ActivityOrganisation,
    ActivityDependency,
    ActivityPrerequisite,
    ActivityGap,
    ActivityAgreement,
    Milestone,
)
"""What belongs to an activity and goes away with it."""

OWN_KEYS = frozenset({f"{table.__tablename__}.activity_id" for table in OWN})
"""The foreign keys by which they do; what waits for it is not its own."""


def get(session: Session, activity_id: str) -> Activity:
    """The activity, or the problem that there is none."""
    row = session.get(Activity, activity_id)
    if row is None:
        raise not_found(Words("Aktiviteten", "activity"))
    return row


def plan_of(session: Session, row: Activity) -> Plan:
    """The activity's plan."""
    step = session.get_one(PlanStep, row.step_id)
    return session.get_one(Plan, step.plan_id)


def plan_of_step(session: Session, step_id: str) -> Plan:
    """The plan of the step that something new is to be in, or the problem that there is none."""
    step = session.get(PlanStep, step_id)
    if step is None:
        words = Words("Steget finns inte.", "There is no such step.")
        raise invalid(Violation("stepId", words))
    return session.get_one(Plan, step.plan_id)


def create(session: Session, plan: Plan, new: ActivityCreate, *, by: Actor) -> Activity:
    """A new activity, last in its plan's order."""
    if session.get(Activity, new.id) is not None:
        words = Words("Det finns redan en aktivitet med det id:t.", "That id is already taken.")
        raise ProblemError(CONFLICT, words)
    columns = sent_columns(new, new=True)
    wish = wish_of(new, columns, new=True)
    _check(session, new.id, plan, wish)
    row = Activity(id=new.id, position=_last(session, plan) + 1, **columns)
    session.add(row)
    session.flush()
    _write_parts(session, row.id, wish)
    _record(session, by, Action.CREATE, plan, row, None)
    return row


def update(
    session: Session, plan: Plan, row: Activity, change: ActivityUpdate, *, by: Actor
) -> Activity:
    """Change what is named in the change; lists are replaced as wholes.

    An activity that is moved to another step lets go of its goal, unless it is given one there.
    """
    [before] = activity_documents(session, [row])
    sent = sent_columns(change, new=False)
    if sent.get("step_id", row.step_id) != row.step_id:
        sent = {"goal_id": None} | sent
    wish = wish_of(change, row.model_dump() | sent, new=False)
    _check(session, row.id, plan, wish)
    for name, value in sent.items():
        setattr(row, name, value)
    session.flush()
    _write_parts(session, row.id, wish)
    if activity_documents(session, [row])[0] == before:
        return row
    row.version += 1
    session.flush()
    _record(session, by, Action.UPDATE, plan, row, before)
    return row


def delete(session: Session, plan: Plan, row: Activity, *, by: Actor) -> None:
    """Take the activity away; its history stays. Refused while something refers to it."""
    refuse_while_used(session, Activity, row.id, own=OWN_KEYS)
    [before] = activity_documents(session, [row])
    for table in OWN:
        session.connection().execute(sa.delete(table).where(col(table.activity_id) == row.id))
    session.expire_all()
    session.delete(session.get_one(Activity, before["id"]))
    session.flush()
    scope = Scope(county_id=plan.county_id)
    record(session, by, Recorded(Action.DELETE, "activity", before["id"], before, None, scope))


def _check(session: Session, activity_id: str, plan: Plan, wish: Wish) -> None:
    found = violations(session, activity_id, plan, wish)
    if found:
        raise invalid(*found)


def _last(session: Session, plan: Plan) -> int:
    statement = (
        sa.select(sa.func.max(col(Activity.position)))
        .join(PlanStep, col(PlanStep.id) == col(Activity.step_id))
        .where(col(PlanStep.plan_id) == plan.id)
    )
    return session.connection().execute(statement).scalar_one() or 0


def _write_parts(session: Session, activity_id: str, wish: Wish) -> None:
    """Put the lists that are named in the place of those that are there."""
    for table, rows in _rows(activity_id, wish):
        old = session.exec(select(table).where(col(table.activity_id) == activity_id)).all()
        for one in old:
            session.delete(one)
        session.flush()
        session.add_all(rows)
    session.flush()
    if wish.milestones is not None:
        _write_milestones(session, activity_id, wish.milestones)


def _rows(activity_id: str, wish: Wish) -> Iterable[tuple[type[Any], list[SQLModel]]]:
    if wish.organisations is not None:
        yield (
            ActivityOrganisation,
            [
                ActivityOrganisation(
                    activity_id=activity_id,
                    organisation_id=one.organisation_id,
                    part=one.part,
                    place_id=one.source_place_id,
                )
                for one in wish.organisations
            ],
        )
    if wish.needs is not None:
        yield (
            ActivityDependency,
            [ActivityDependency(activity_id=activity_id, needs_id=one) for one in wish.needs],
        )
    if wish.prerequisites is not None:
        yield (
            ActivityPrerequisite,
            [
                ActivityPrerequisite(activity_id=activity_id, point_id=one)
                for one in wish.prerequisites
            ],
        )
    if wish.gaps is not None:
        yield (
            ActivityGap,
            [
                ActivityGap(activity_id=activity_id, method_id=method, organisation_id=one)
                for method, one in wish.gaps
            ],
        )
    if wish.agreements is not None:
        yield (
            ActivityAgreement,
            [
                ActivityAgreement(activity_id=activity_id, agreement_id=one)
                for one in wish.agreements
            ],
        )


def _write_milestones(session: Session, activity_id: str, wished: Sequence[MilestoneInput]) -> None:
    """Those that are named by id are changed and keep it; those left out go away."""
    rows = session.exec(select(Milestone).where(col(Milestone.activity_id) == activity_id)).all()
    known = {row.id: row for row in rows}
    named = {one.id for one in wished}
    for row in rows:
        if row.id not in named:
            session.delete(row)
    for place, one in enumerate(wished, start=1):
        fields: dict[str, Any] = {
            "title_sv": one.title.sv,
            "title_en": one.title.en,
            "due_on": one.due_on,
            "done_on": one.done_on,
            "position": place,
        }
        kept = known.get(one.id) if one.id is not None else None
        if kept is None:
            name = one.id or f"milestone-{secrets.token_hex(8)}"
            session.add(Milestone(id=name, activity_id=activity_id, **fields))
        else:
            kept.sqlmodel_update(fields)
    session.flush()


def _record(
    session: Session,
    by: Actor,
    action: Action,
    plan: Plan,
    row: Activity,
    before: dict[str, Any] | None,
) -> None:
    scope = Scope(county_id=plan.county_id)
    [after] = activity_documents(session, [row])
    record(session, by, Recorded(action, "activity", row.id, before, after, scope))
