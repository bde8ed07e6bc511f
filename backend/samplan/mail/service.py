"""The outbox: putting messages in it, and telling how far they have come."""

import secrets
from collections.abc import Collection

import sqlalchemy as sa
import structlog
from sqlmodel import Session, col, select

from samplan.db.base import now
from samplan.mail.tables import OutgoingMail
from samplan.mail.terms import MailStatus

log = structlog.get_logger("samplan.mail")


def queue(session: Session, kind: str, subject_id: str) -> OutgoingMail:
    """Put a message in the outbox, in the transaction that wants it sent.

    One of the same kind about the same that has not gone out yet is enough.
    """
    waiting = select(OutgoingMail).where(
        col(OutgoingMail.subject_id) == subject_id,
        col(OutgoingMail.kind) == kind,
        col(OutgoingMail.status) == MailStatus.QUEUED,
        col(OutgoingMail.attempts) == 0,
    )
    found = session.exec(waiting).first()
    if found is not None:
        return found
    row = OutgoingMail(
        id=f"mail-{secrets.token_hex(8)}",
        kind=kind,
        subject_id=subject_id,
        status=MailStatus.QUEUED,
        queued_at=now(),
        due_at=now(),
    )
    session.add(row)
    session.flush()
    # Ties the request's trace to the sender's lines, which name the message by its id.
    log.info("mail queued", id=row.id, kind=kind)
    return row


def newest(session: Session, subject_ids: Collection[str]) -> dict[str, OutgoingMail]:
    """The newest message about each of the subjects."""
    statement = (
        select(OutgoingMail)
        .where(col(OutgoingMail.subject_id).in_(subject_ids))
        .order_by(col(OutgoingMail.queued_at), col(OutgoingMail.id))
    )
    return {row.subject_id: row for row in session.exec(statement)}


def forget(session: Session, subject_id: str) -> None:
    """Take away every message about the subject."""
    gone = sa.delete(OutgoingMail).where(col(OutgoingMail.subject_id) == subject_id)
    session.connection().execute(gone)
