"""Who has answered and who has not. Answers are never read here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from samplan.organisations.tables import Organisation
from samplan.questionnaires.tables import (
    Invitation,
    QuestionnaireRound,
    Recipient,
    Response,
    UnitKind,
)
from samplan.questionnaires.terms import ResponseState
from samplan.web.fields import text


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a unit has come."""

    state: ResponseState = ResponseState.NOT_OPENED
    invited_at: datetime | None = None
    valid_links: int = 0


@dataclass(slots=True)
class Group:
    """The units of a principal and a kind, with how far each has come."""

    organisation_id: str
    unit_kind_id: str
    states: list[ResponseState] = field(default_factory=list)
    late: list[dict[str, str]] = field(default_factory=list)


def recipients_of(session: Session, round_id: str) -> Sequence[Recipient]:
    """The round's units in their order."""
    statement = (
        select(Recipient)
        .where(col(Recipient.round_id) == round_id)
        .order_by(col(Recipient.position), col(Recipient.id))
    )
    return session.exec(statement).all()


def progress(session: Session, round_id: str) -> dict[str, Progress]:
    """How far each unit that has got a link or answered has come."""
    connection = session.connection()
    links = sa.select(
        col(Invitation.recipient_id),
        sa.func.min(col(Invitation.created_at)),
        sa.func.count(col(Invitation.opened_at)),
        sa.func.count() - sa.func.count(col(Invitation.revoked_at)),
    ).where(col(Invitation.round_id) == round_id)
    invited = {
        name: (created, opened, valid)
        for name, created, opened, valid in connection.execute(
            links.group_by(col(Invitation.recipient_id))
        )
    }
    responses = sa.select(col(Response.recipient_id), col(Response.submitted_at)).where(
        col(Response.round_id) == round_id
    )
    answered = {row.recipient_id: row.submitted_at for row in connection.execute(responses)}
    found = {}
    for name in invited.keys() | answered.keys():
        created, opened, valid = invited.get(name, (None, 0, 0))
        state = ResponseState.OPENED if opened else ResponseState.NOT_OPENED
        if name in answered:
            state = ResponseState.SUBMITTED if answered[name] else ResponseState.BEGUN
        found[name] = Progress(state, created, valid)
    return found


def groups_of(session: Session, round_: QuestionnaireRound) -> list[Group]:
    """The units by principal and kind, in the order of organisations and kinds."""
    come = progress(session, round_.id)
    under = sa.select(col(Organisation.id), col(Organisation.parent_id)).where(
        col(Organisation.county_id) == round_.county_id
    )
    parents = {row.id: row.parent_id for row in session.connection().execute(under)}
    found: dict[tuple[str, str], Group] = {}
    for one in recipients_of(session, round_.id):
        key = principal_of(one.organisation_id, parents), one.unit_kind_id
        group = found.setdefault(key, Group(*key))
        state = come.get(one.id, Progress()).state
        group.states.append(state)
        if state is not ResponseState.SUBMITTED:
            group.late.append({"id": one.id, "name": one.name, "state": state.value})
    return list(found.values())


def principal_of(organisation_id: str, parents: Mapping[str, str | None]) -> str:
    """The organisation at the top, under which the organisation lies."""
    seen = {organisation_id}
    parent = parents.get(organisation_id)
    while parent is not None and parent not in seen:
        organisation_id = parent
        seen.add(parent)
        parent = parents.get(organisation_id)
    return organisation_id


_STEPS = tuple(ResponseState)


def counted(states: Sequence[ResponseState]) -> dict[str, Any]:
    """How many came how far; each number includes those that came further."""
    reached = {
        step.value: sum(_STEPS.index(one) >= number for one in states)
        for number, step in enumerate(_STEPS)
    }
    asked, submitted = len(states), reached["submitted"]
    rate = round(100 * submitted / asked, 1) if asked else None
    return {
        "asked": asked,
        "opened": reached["opened"],
        "begun": reached["begun"],
        "submitted": submitted,
        "rate": rate,
    }


def names_of_organisations(session: Session, county_id: str) -> dict[str, dict[str, str | None]]:
    """What the county's organisations are called."""
    rows = session.exec(select(Organisation).where(col(Organisation.county_id) == county_id))
    return {row.id: text(row.name_sv, row.name_en) for row in rows}


def names_of_unit_kinds(session: Session) -> dict[str, dict[str, str | None]]:
    """What the kinds of units are called, in their order."""
    rows = session.exec(select(UnitKind).order_by(col(UnitKind.position), col(UnitKind.id)))
    return {row.id: text(row.name_sv, row.name_en) for row in rows}
