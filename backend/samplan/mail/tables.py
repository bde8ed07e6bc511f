"""The outbox: what is to be sent, written in the transaction that wants it sent."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from samplan.db.base import enum_field, id_field
from samplan.mail.terms import MailProblem, MailStatus


class OutgoingMail(SQLModel, table=True):
    """A message on its way. What it says is made when it is sent: it may hold a fresh link."""

    __tablename__ = "outgoing_mail"
    __table_args__ = (
        sa.Index("ix_outgoing_mail_due", "status", "due_at"),
        sa.Index("ix_outgoing_mail_subject", "subject_id"),
    )

    id: str = id_field(primary_key=True)
    kind: str = Field(max_length=60)
    """Which domain writes it, such as questionnaire-reminder."""
    subject_id: str = Field(max_length=400)
    """What it is about, in that domain's own words."""
    status: MailStatus = enum_field(MailStatus, "mail_status")
    queued_at: datetime
    due_at: datetime
    """Not before this moment; moved on after each failed attempt."""
    attempts: int = 0
    sent_at: datetime | None = None
    problem: MailProblem | None = enum_field(MailProblem, "mail_problem", optional=True)
    """Why the last attempt failed."""
