"""Sends what is in the outbox, in a thread of its own, so that no request ever waits for mail.

Each message is claimed before it is sent, so that several servers share one outbox, and noted when
it has been. A server that dies in between leaves the claim, which runs out: the message is then
sent again. So every message goes out at least once, and seldom twice.
"""

import smtplib
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

import sqlalchemy as sa
import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session, col, select

from samplan.db.base import now
from samplan.db.engine import Database
from samplan.db.session import beside, reading
from samplan.mail import smtp
from samplan.mail.message import Letter, written
from samplan.mail.smtp import Refusal
from samplan.mail.tables import OutgoingMail
from samplan.mail.terms import MailProblem, MailStatus
from samplan.settings import Settings
from samplan.web.context import own_trace

log = structlog.get_logger("samplan.mail")

POLL_SECONDS = 5.0
CLAIM = timedelta(minutes=10)
"""How long a claim holds; longer than the mail server is ever waited for."""
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360))
"""Before each new attempt; the last one again and again."""
GIVE_UP_AFTER = timedelta(days=1)


class LetterWriter(Protocol):
    """Writes the message about a subject when it is about to be sent."""

    def __call__(self, session: Session, subject_id: str, /) -> Letter | None:
        """The letter; None when it is no longer wanted. What it adds to the session is kept."""


@dataclass(frozen=True, slots=True)
class _Claimed:
    """A message that this server is sending."""

    id: str
    kind: str
    subject_id: str
    attempts: int
    queued_at: datetime


class MailSender:
    """See the module's text. Without a mail server in the settings it does nothing."""

    def __init__(
        self, settings: Settings, database: Database, writers: Mapping[str, LetterWriter]
    ) -> None:
        self._settings = settings
        self._database = database
        self._writers = writers
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to look into the outbox again and again."""
        if self._settings.smtp_host and self._thread is None:
            # A daemon: a mail server that does not answer holds up no shutdown.
            self._thread = threading.Thread(target=self._run, name="mail", daemon=True)
            self._thread.start()

    def stop(self, patience: float = 2.0) -> None:
        """Begin nothing new; wait a moment for what is being sent."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join(patience)

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self.send_due()
            except SQLAlchemyError as error:
                log.warning("outbox out of reach", error=type(error).__name__)
            except Exception as error:  # noqa: BLE001 - whatever it was, the next round is made
                log.error("sending mail failed", error=type(error).__name__)  # noqa: TRY400 - the text of the error may name an address
            self._stopping.wait(POLL_SECONDS)

    def send_due(self) -> None:
        """Send all that is due, over one connection while it lasts."""
        if not self._is_due():
            return
        claimed: _Claimed | None = None
        try:
            with smtp.connected(self._settings) as server:
                while not self._stopping.is_set():
                    claimed = self._claim()
                    if claimed is None:
                        return
                    with own_trace():
                        self._send(server, claimed)
        except smtp.ERRORS as error:
            # The connection is gone, or never came about: one message is put off, the others wait.
            claimed = claimed or self._claim()
            if claimed is not None:
                self._put_off(claimed, smtp.refusal_of(error), error)

    def _is_due(self) -> bool:
        with reading(self._database) as session:
            due = select(OutgoingMail.id).where(*_due()).limit(1)
            return session.exec(due).first() is not None

    def _claim(self) -> _Claimed | None:
        """The next message that is due, for this server alone until the claim runs out."""
        with beside(self._database) as session:
            next_one = (
                select(OutgoingMail)
                .where(*_due())
                .order_by(col(OutgoingMail.due_at), col(OutgoingMail.id))
                .limit(1)
                .with_for_update(skip_locked=True)
            )
            row = session.exec(next_one).first()
            if row is None:
                return None
            row.due_at = now() + CLAIM
            row.attempts += 1
            return _Claimed(row.id, row.kind, row.subject_id, row.attempts, row.queued_at)

    def _send(self, server: smtplib.SMTP, claimed: _Claimed) -> None:
        """Write the message and hand it over. What it refers to is stored before it leaves."""
        try:
            with beside(self._database) as session:
                letter = self._writers[claimed.kind](session, claimed.subject_id)
        except Exception as error:  # noqa: BLE001 - one message that fails holds up no other
            self._put_off(claimed, Refusal(MailProblem.NOT_WRITTEN), error)
            return
        if letter is None:
            self._note(claimed, status=MailStatus.FAILED, problem=MailProblem.NOTHING_TO_SEND.value)
            return
        message = written(letter, sender=self._settings.mail_from, name=claimed.id, at=now())
        try:
            smtp.send(server, message)
        except smtplib.SMTPServerDisconnected:
            raise
        except smtplib.SMTPException as error:
            self._put_off(claimed, smtp.refusal_of(error), error)
        else:
            self._note(claimed, status=MailStatus.SENT, sent_at=now(), problem=None)
            log.info("mail sent", id=claimed.id, kind=claimed.kind, attempts=claimed.attempts)

    def _put_off(self, claimed: _Claimed, refusal: Refusal, error: Exception) -> None:
        """Try again later, or give up."""
        # The text of the error may name an address, so only its kind is logged.
        log.warning(
            "mail not sent",
            id=claimed.id,
            kind=claimed.kind,
            attempts=claimed.attempts,
            problem=refusal.problem.value,
            error=type(error).__name__,
        )
        pause = PAUSES[min(claimed.attempts, len(PAUSES)) - 1]
        is_late = now() + pause > claimed.queued_at + GIVE_UP_AFTER
        given_up = refusal.for_good or is_late
        self._note(
            claimed,
            status=MailStatus.FAILED if given_up else MailStatus.QUEUED,
            problem=refusal.problem,
            due_at=now() + pause,
        )

    def _note(self, claimed: _Claimed, **values: object) -> None:
        with beside(self._database) as session:
            noted = sa.update(OutgoingMail).where(col(OutgoingMail.id) == claimed.id)
            session.connection().execute(noted.values(**values))


def _due() -> tuple[sa.ColumnElement[bool], ...]:
    return col(OutgoingMail.status) == MailStatus.QUEUED, col(OutgoingMail.due_at) <= now()
