"""Rules for the units that a round asks, and for kinds of units."""

from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from samplan.db.history import Action, Actor, Recorded, record
from samplan.mail import service as mail
from samplan.organisations.tables import Organisation
from samplan.organisations.terms import OrganisationKind
from samplan.questionnaires.rounds.recipient_schemas import (
    RecipientCreate,
    RecipientUpdate,
    UnitKindCreate,
)
from samplan.questionnaires.rounds.service import scope_of, touch
from samplan.questionnaires.tables import (
    Invitation,
    QuestionnaireRound,
    Recipient,
    Response,
    UnitKind,
)
from samplan.questionnaires.terms import RoundStatus
from samplan.web.errors import CONFLICT, ProblemError, invalid, not_found
from samplan.web.fields import text
from samplan.web.texts import Words
from samplan.web.violations import Violation

RECIPIENT = Words("Enheten", "unit")


def subject_of(row: Recipient) -> str:
    """What messages to the unit are about."""
    return f"{row.round_id}/{row.id}"


def recipient_document(row: Recipient) -> dict[str, Any]:
    """The unit as the history keeps it: without its address."""
    return {
        "roundId": row.round_id,
        "id": row.id,
        "name": row.name,
        "organisationId": row.organisation_id,
        "unitKindId": row.unit_kind_id,
        "hasEmail": row.email is not None,
        "version": row.version,
    }


def get(session: Session, round_id: str, recipient_id: str) -> Recipient:
    """The unit, or the problem that there is none."""
    row = session.get(Recipient, (round_id, recipient_id))
    if row is None:
        raise not_found(RECIPIENT)
    return row


def create(
    session: Session, round_: QuestionnaireRound, new: RecipientCreate, *, by: Actor
) -> Recipient:
    """One more unit to ask, in a round that is a draft or open."""
    if round_.status not in (RoundStatus.DRAFT, RoundStatus.OPEN):
        words = Words(
            "Omgången är stängd. Öppna den igen för att fråga fler.",
            "The round is closed. Open it again to ask more units.",
        )
        raise ProblemError(CONFLICT, words)
    if session.get(Recipient, (round_.id, new.id)) is not None:
        words = Words("Omgången har redan en enhet med det id:t.", "That id is already taken.")
        raise ProblemError(CONFLICT, words)
    _check(session, round_, new.organisation_id, new.unit_kind_id)
    last = sa.select(sa.func.max(col(Recipient.position))).where(
        col(Recipient.round_id) == round_.id
    )
    row = Recipient(
        round_id=round_.id,
        id=new.id,
        name=new.name,
        organisation_id=new.organisation_id,
        unit_kind_id=new.unit_kind_id,
        email=new.email,
        position=(session.connection().execute(last).scalar_one() or 0) + 1,
    )
    session.add(row)
    session.flush()
    _record(session, by, Action.CREATE, round_, row, None, recipient_document(row))
    return row


def update(
    session: Session,
    round_: QuestionnaireRound,
    row: Recipient,
    change: RecipientUpdate,
    *,
    by: Actor,
) -> Recipient:
    """Change a unit of a round that is not published."""
    if round_.status == RoundStatus.PUBLISHED:
        words = Words("Omgången är publicerad och ändras inte.", "A published round is final.")
        raise ProblemError(CONFLICT, words)
    fields = change.model_dump(exclude_unset=True)
    changed = {name: value for name, value in fields.items() if getattr(row, name) != value}
    if not changed:
        return row
    _check(
        session,
        round_,
        changed.get("organisation_id", row.organisation_id),
        changed.get("unit_kind_id", row.unit_kind_id),
    )
    before = recipient_document(row)
    for name, value in changed.items():
        setattr(row, name, value)
    row.version += 1
    session.flush()
    _record(session, by, Action.UPDATE, round_, row, before, recipient_document(row))
    return row


def delete(session: Session, round_: QuestionnaireRound, row: Recipient, *, by: Actor) -> None:
    """Ask a unit no more, unless it has begun to answer."""
    if session.get(Response, (row.round_id, row.id)) is not None:
        words = Words(
            "Enheten har börjat svara, och svaren skulle gå förlorade.",
            "The unit has begun to answer, and its answers would be lost.",
        )
        raise ProblemError(CONFLICT, words)
    before = recipient_document(row)
    links = sa.delete(Invitation).where(
        col(Invitation.round_id) == row.round_id, col(Invitation.recipient_id) == row.id
    )
    session.connection().execute(links)
    mail.forget(session, subject_of(row))
    session.delete(row)
    session.flush()
    _record(session, by, Action.DELETE, round_, row, before, None)


def _check(
    session: Session, round_: QuestionnaireRound, organisation_id: str, unit_kind_id: str
) -> None:
    found = []
    organisation = session.get(Organisation, organisation_id)
    if (
        organisation is None
        or organisation.county_id != round_.county_id
        or organisation.kind == OrganisationKind.GROUP
    ):
        words = Words(
            "Ska vara en organisation i länet.", "Should be an organisation of the county."
        )
        found.append(Violation("organisationId", words))
    if session.get(UnitKind, unit_kind_id) is None:
        words = Words("Det finns inget sådant slag av enhet.", "There is no such kind of unit.")
        found.append(Violation("unitKindId", words))
    if found:
        raise invalid(*found)


def _record(
    session: Session,
    by: Actor,
    action: Action,
    round_: QuestionnaireRound,
    row: Recipient,
    before: dict[str, Any] | None,
    after: dict[str, Any] | None,
) -> None:
    touch(session, round_, by=by)
    session.flush()
    # Whom a round asks is for its leads, also once it is published.
    scope = scope_of(round_, restricted=True)
    record(session, by, Recorded(action, "recipient", subject_of(row), before, after, scope))


def unit_kind_document(row: UnitKind) -> dict[str, Any]:
    """The kind of unit as the history keeps it and the API shows it."""
    return {"id": row.id, "name": text(row.name_sv, row.name_en), "position": row.position}


def create_unit_kind(session: Session, new: UnitKindCreate, *, by: Actor) -> UnitKind:
    """A new kind of unit, last in the order."""
    if session.get(UnitKind, new.id) is not None:
        words = Words("Det finns redan ett slag med det id:t.", "That id is already taken.")
        raise ProblemError(CONFLICT, words)
    last = session.connection().execute(sa.select(sa.func.max(col(UnitKind.position))))
    row = UnitKind(
        id=new.id,
        name_sv=new.name.sv,
        name_en=new.name.en,
        position=(last.scalar_one() or 0) + 1,
    )
    session.add(row)
    session.flush()
    after = unit_kind_document(row)
    record(session, by, Recorded(Action.CREATE, "unit-kind", row.id, None, after))
    return row
