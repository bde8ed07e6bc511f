"""Rules for the links that units answer through: made, sent, renewed and taken back."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from samplan.db.base import now
from samplan.db.history import Action, Actor, Recorded, record
from samplan.mail import service as mail
from samplan.questionnaires.closing import takes_answers, today
from samplan.questionnaires.rounds.recipients import subject_of
from samplan.questionnaires.rounds.service import scope_of, touch
from samplan.questionnaires.tables import Invitation, QuestionnaireRound, Recipient, Response
from samplan.questionnaires.terms import MessageKind
from samplan.settings import Settings
from samplan.web.errors import CONFLICT, ProblemError, invalid
from samplan.web.texts import Words
from samplan.web.violations import Violation

MAIL_KINDS = {kind: f"questionnaire-{kind.value}" for kind in MessageKind}
"""What messages to units are called in the outbox."""


@dataclass(frozen=True, slots=True)
class Invited:
    """A unit and its new link's token; None when the link is on its way by e-mail."""

    recipient_id: str
    token: str | None


def hash_token(token: str) -> str:
    """How a link's token is stored. It has 192 random bits, so one round of SHA-256 keeps it."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_link(session: Session, recipient: Recipient, kind: MessageKind, *, sent: bool) -> str:
    """A new link of the unit: its token, which is nowhere else and never shown again."""
    token = secrets.token_urlsafe(24)
    session.add(
        Invitation(
            token_hash=hash_token(token),
            round_id=recipient.round_id,
            recipient_id=recipient.id,
            kind=kind,
            created_at=now(),
            sent_at=now() if sent else None,
        )
    )
    session.flush()
    return token


def invite(
    session: Session,
    round_: QuestionnaireRound,
    recipient_ids: Sequence[str] | None,
    *,
    renew: bool,
    send: bool,
    settings: Settings,
    by: Actor,
) -> list[Invited]:
    """Give units links, to be shown once or sent by e-mail where the unit has an address."""
    _check_open(round_)
    if send:
        _check_mail(settings)
    chosen = _chosen(session, round_, recipient_ids)
    if renew:
        for recipient in chosen:
            _revoke(session, recipient)
    return _give(session, round_, chosen, MessageKind.INVITATION, send=send, by=by)


def remind(
    session: Session,
    round_: QuestionnaireRound,
    recipient_ids: Sequence[str] | None,
    *,
    settings: Settings,
    by: Actor,
) -> list[Invited]:
    """Remind the units that have not sent in their answers; the others are left in peace."""
    _check_open(round_)
    _check_mail(settings)
    submitted = _submitted(session, round_)
    chosen = [one for one in _chosen(session, round_, recipient_ids) if one.id not in submitted]
    return _give(session, round_, chosen, MessageKind.REMINDER, send=True, by=by)


def revoke(
    session: Session, round_: QuestionnaireRound, recipient: Recipient, *, by: Actor
) -> None:
    """End every link of the unit, also one that waits to be sent. Its answers are kept."""
    mail.forget(session, subject_of(recipient))
    ended = _revoke(session, recipient)
    touch(session, round_, by=by)
    change = _recorded(round_, recipient, Action.DELETE, {"links": ended}, None)
    record(session, by, change)


def _give(
    session: Session,
    round_: QuestionnaireRound,
    chosen: Sequence[Recipient],
    kind: MessageKind,
    *,
    send: bool,
    by: Actor,
) -> list[Invited]:
    given = []
    changes = []
    for recipient in chosen:
        by_mail = send and recipient.email is not None
        if by_mail:
            # The link is made when the message is sent: the outbox holds no secret.
            mail.queue(session, MAIL_KINDS[kind], subject_of(recipient))
            given.append(Invited(recipient.id, None))
        else:
            given.append(Invited(recipient.id, new_link(session, recipient, kind, sent=False)))
        after = {"kind": kind.value, "byEmail": by_mail}
        changes.append(_recorded(round_, recipient, Action.CREATE, None, after))
    if changes:
        touch(session, round_, by=by)
        session.flush()
        record(session, by, *changes)
    return given


def _recorded(
    round_: QuestionnaireRound,
    recipient: Recipient,
    action: Action,
    before: dict[str, Any] | None,
    after: dict[str, Any] | None,
) -> Recorded:
    scope = scope_of(round_, restricted=True)
    return Recorded(action, "invitation", subject_of(recipient), before, after, scope)


def _check_open(round_: QuestionnaireRound) -> None:
    if not takes_answers(round_.status, round_.closes_on, today()):
        words = Words(
            "Omgången tar inte emot svar. Öppna den, och se efter att sista svarsdagen inte har "
            "passerat.",
            "The round takes no answers. Open it, and see that its last day has not passed.",
        )
        raise ProblemError(CONFLICT, words)


def why_no_mail(settings: Settings) -> Words | None:
    """Why the installation cannot send links by mail; None when it can."""
    if not settings.smtp_host:
        return Words(
            "Utskick med e-post är inte inställt. Kopiera länkarna i stället och skicka dem själv.",
            "Sending e-mail is not set up. Copy the links instead and send them yourself.",
        )
    if not settings.public_url:
        return Words(
            "Tjänstens adress är inte inställd (SAMPLAN_PUBLIC_URL), så länkarna i mejlen skulle "
            "inte leda hit. Kopiera länkarna i stället.",
            "The service's address is not set (SAMPLAN_PUBLIC_URL), so links in e-mail would not "
            "lead here. Copy the links instead.",
        )
    return None


def _check_mail(settings: Settings) -> None:
    if words := why_no_mail(settings):
        raise ProblemError(CONFLICT, words)


def _chosen(
    session: Session, round_: QuestionnaireRound, recipient_ids: Sequence[str] | None
) -> list[Recipient]:
    statement = (
        select(Recipient)
        .where(col(Recipient.round_id) == round_.id)
        .order_by(col(Recipient.position), col(Recipient.id))
    )
    rows = session.exec(statement).all()
    if recipient_ids is None:
        return list(rows)
    known = {row.id for row in rows}
    unknown = [
        Violation(f"recipientIds[{index}]", Words("Enheten finns inte.", "There is no such unit."))
        for index, one in enumerate(recipient_ids)
        if one not in known
    ]
    if unknown:
        raise invalid(*unknown)
    return [row for row in rows if row.id in set(recipient_ids)]


def _submitted(session: Session, round_: QuestionnaireRound) -> set[str]:
    statement = select(Response.recipient_id).where(
        col(Response.round_id) == round_.id, col(Response.submitted_at).is_not(None)
    )
    return set(session.exec(statement))


def _revoke(session: Session, recipient: Recipient) -> int:
    """End the unit's links that are valid; how many there were."""
    ended = sa.update(Invitation).where(
        col(Invitation.round_id) == recipient.round_id,
        col(Invitation.recipient_id) == recipient.id,
        col(Invitation.revoked_at).is_(None),
    )
    return session.connection().execute(ended.values(revoked_at=now())).rowcount
