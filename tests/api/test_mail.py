"""The outbox: sent by a real mail server, at least once, patiently, and with no secret in it."""

import time
from collections.abc import Iterator
from datetime import timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
import structlog
import trustme
from sqlmodel import Session, col, select

from samplan.db.base import now
from samplan.db.engine import Database
from samplan.db.history import Action, Recorded, record
from samplan.db.session import beside, writing
from samplan.mail.message import Letter
from samplan.mail.sender import PAUSES, MailSender
from samplan.mail.service import queue
from samplan.mail.tables import OutgoingMail
from samplan.mail.terms import MailProblem, MailStatus
from support.asking import Api
from support.people import MAKER
from support.postbox import PASSWORD, USER, Postbox, demanding, listening, text_of
from support.server import free_port
from support.settings import settings_for

ADDRESS = "enheten@example.se"


@pytest.fixture
def postbox() -> Iterator[Postbox]:
    """A mail server that takes everything."""
    with listening() as made:
        yield made


class Outbox:
    """An outbox whose messages are about nothing but themselves."""

    def __init__(self, database: Database, **settings: Any) -> None:
        self.database = database
        self.written: list[str] = []
        self.sender = self.another(**settings)

    def another(self, **settings: Any) -> MailSender:
        """Another server's sender of the same outbox."""
        chosen = settings_for(self.database.url, **settings)
        return MailSender(chosen, self.database, {"test": self._write})

    def _write(self, _: Session, subject_id: str) -> Letter | None:
        self.written.append(subject_id)
        if subject_id == "unwanted":
            return None
        if subject_id == "broken":
            raise KeyError(subject_id)
        return Letter(ADDRESS, f"Hej {subject_id}", "Åäö – “citat”\n" + "lång rad " * 30)

    def put(self, *subjects: str) -> None:
        """Put messages in it."""
        with beside(self.database) as session:
            for subject in subjects:
                queue(session, "test", subject)

    def rows(self) -> list[OutgoingMail]:
        """All that is in it, by subject."""
        with Session(self.database.reading) as session:
            statement = select(OutgoingMail).order_by(col(OutgoingMail.subject_id))
            return list(session.exec(statement))

    def row(self) -> OutgoingMail:
        """The one message in it."""
        [row] = self.rows()
        return row

    def let_pass(self, pause: timedelta) -> None:
        """Let time pass: what was queued and is due lies so much further back."""
        with beside(self.database) as session:
            for row in session.exec(select(OutgoingMail)):
                row.queued_at -= pause
                row.due_at -= pause

    def states(self) -> dict[str, tuple[str, int]]:
        """State and attempts of each message."""
        return {row.subject_id: (row.status.value, row.attempts) for row in self.rows()}


@pytest.fixture
def outbox(database: Database, postbox: Postbox) -> Outbox:
    """An outbox in front of the mail server."""
    return Outbox(database, **postbox.settings)


def test_a_message_goes_out_with_what_mail_servers_and_people_want(
    outbox: Outbox, postbox: Postbox
) -> None:
    outbox.put("ett")
    outbox.sender.send_due()
    [message] = postbox.got
    assert postbox.recipients == [ADDRESS]
    assert (message["To"], message["From"]) == (ADDRESS, "enkat@samplan.example.se")
    assert message["Subject"] == "Hej ett"
    assert text_of(message).startswith("Åäö – “citat”\n")
    assert message.get_content_type() == "text/plain"
    assert message.get_content_charset() == "utf-8"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Message-ID"] == f"<{outbox.row().id}@samplan.example.se>"
    assert abs(parsedate_to_datetime(message["Date"]) - now()) < timedelta(minutes=1)
    row = outbox.row()
    assert (row.status, row.attempts, row.problem) == (MailStatus.SENT, 1, None)
    assert row.sent_at is not None


def test_what_has_been_sent_is_not_sent_again(outbox: Outbox, postbox: Postbox) -> None:
    outbox.put("ett", "två")
    for _ in range(3):
        outbox.sender.send_due()
    assert sorted(str(one["Subject"]) for one in postbox.got) == ["Hej ett", "Hej två"]


def test_the_same_message_waits_once(outbox: Outbox, postbox: Postbox) -> None:
    outbox.put("ett", "ett")
    outbox.put("ett")
    outbox.sender.send_due()
    assert len(postbox.got) == 1
    outbox.put("ett")
    outbox.sender.send_due()
    assert len(postbox.got) == 2


def test_many_servers_share_one_outbox(outbox: Outbox, postbox: Postbox) -> None:
    import threading

    names = [f"nr-{number}" for number in range(12)]
    outbox.put(*names)
    senders = [outbox.another(**postbox.settings) for _ in range(4)]
    threads = [threading.Thread(target=one.send_due) for one in senders]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(str(one["Subject"]) for one in postbox.got) == sorted(
        f"Hej {name}" for name in names
    )
    assert set(outbox.states().values()) == {("sent", 1)}


def test_a_server_that_is_down_is_tried_again_with_growing_pauses_until_it_is_up(
    database: Database,
) -> None:
    postbox = Postbox(port=free_port())
    outbox = Outbox(database, **postbox.settings)
    outbox.put("ett")
    for attempt, pause in enumerate(PAUSES[:4], start=1):
        begun = now()
        outbox.sender.send_due()
        row = outbox.row()
        assert (row.status, row.attempts) == (MailStatus.QUEUED, attempt)
        assert row.problem is MailProblem.NO_CONNECTION
        assert begun + pause <= row.due_at <= now() + pause
        outbox.sender.send_due()  # not yet
        assert outbox.row().attempts == attempt
        outbox.let_pass(pause)
    with listening(postbox):
        outbox.sender.send_due()
    assert [one["Subject"] for one in postbox.got] == ["Hej ett"]
    assert (outbox.row().status, outbox.row().problem) == (MailStatus.SENT, None)


def test_after_a_day_it_is_given_up(database: Database) -> None:
    postbox = Postbox(port=free_port())
    outbox = Outbox(database, **postbox.settings)
    outbox.put("ett")
    attempts = 0
    while outbox.row().status is MailStatus.QUEUED:
        outbox.sender.send_due()
        attempts += 1
        outbox.let_pass(PAUSES[min(attempts, len(PAUSES)) - 1])
    assert 6 <= attempts <= 10
    assert outbox.row().problem is MailProblem.NO_CONNECTION


def test_an_address_that_there_is_none_of_is_given_up_at_once(
    outbox: Outbox, postbox: Postbox
) -> None:
    postbox.refused[ADDRESS] = "550 5.1.1 No such user"
    outbox.put("ett")
    outbox.sender.send_due()
    row = outbox.row()
    assert (row.status, row.problem) == (MailStatus.FAILED, MailProblem.ADDRESS_REFUSED)


@pytest.mark.parametrize("refusal", ["at the address", "at the message"])
def test_a_server_that_says_not_now_is_asked_again(
    outbox: Outbox, postbox: Postbox, refusal: str
) -> None:
    if refusal == "at the address":
        postbox.refused[ADDRESS] = "451 4.7.1 Greylisted"
    else:
        postbox.data_answers.append("452 4.3.1 Insufficient storage")
    outbox.put("ett")
    outbox.sender.send_due()
    row = outbox.row()
    assert (row.status, row.problem) == (MailStatus.QUEUED, MailProblem.NOT_ACCEPTED)
    postbox.refused.clear()
    outbox.let_pass(PAUSES[0])
    outbox.sender.send_due()
    assert outbox.row().status is MailStatus.SENT


def test_one_message_that_fails_holds_up_no_other(outbox: Outbox, postbox: Postbox) -> None:
    postbox.data_answers.append("554 5.7.1 Looks like spam")
    outbox.put("broken", "ett", "två", "unwanted")
    outbox.sender.send_due()
    states = outbox.states()
    assert states["broken"] == ("queued", 1)
    assert states["unwanted"] == ("failed", 1)
    assert sorted([states["ett"], states["två"]]) == [("queued", 1), ("sent", 1)]
    problems = {row.subject_id: row.problem for row in outbox.rows()}
    assert problems["broken"] is MailProblem.NOT_WRITTEN
    assert problems["unwanted"] is MailProblem.NOTHING_TO_SEND


def test_what_a_server_had_claimed_when_it_died_is_sent_by_another(
    outbox: Outbox, postbox: Postbox
) -> None:
    outbox.put("ett")
    with (
        mock.patch.object(MailSender, "_note", side_effect=SystemExit),
        pytest.raises(SystemExit),
    ):
        outbox.sender.send_due()
    assert (len(postbox.got), outbox.row().status) == (1, MailStatus.QUEUED)
    other = outbox.another(**postbox.settings)
    other.send_due()  # the claim still holds
    assert len(postbox.got) == 1
    outbox.let_pass(timedelta(minutes=10))
    other.send_due()
    assert outbox.row().status is MailStatus.SENT
    first, second = postbox.got
    assert first["Message-ID"] == second["Message-ID"]  # shown once


def test_no_writer_waits_while_a_message_is_on_its_way(
    outbox: Outbox, postbox: Postbox, database: Database
) -> None:
    """However slow the mail server is: no transaction is open while it takes the message."""
    held: list[float] = []

    def write(_: Session, subject_id: str) -> Letter:
        return Letter(ADDRESS, subject_id, "x")

    sender = MailSender(settings_for(database.url, **postbox.settings), database, {"test": write})
    outbox.put("ett")

    def while_sending(*_: object) -> None:
        if held:
            return
        begun = time.monotonic()
        outbox.put("två")
        with writing(database) as session:
            record(session, MAKER, Recorded(Action.UPDATE, "test", "x", None, {"x": 1}))
        held.append(time.monotonic() - begun)

    with mock.patch("samplan.mail.smtp.send", while_sending):
        sender.send_due()
    assert held
    assert max(held) < 1


# --- encryption and sign-in ---


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    """Who vouches for the mail server."""
    return trustme.CA()


def trusting(authority: trustme.CA, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A server's encryption, whose authority this process trusts."""
    import ssl

    authority.cert_pem.write_to_path(folder / "ca.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(folder / "ca.pem"))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    return context


SIGN_IN = {"smtp_security": "starttls", "smtp_user": USER, "smtp_password": PASSWORD}


def test_mail_is_encrypted_and_signed_in_for(
    database: Database,
    authority: trustme.CA,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    context = trusting(authority, tmp_path, monkeypatch)
    with listening(**demanding(context)) as postbox:
        outbox = Outbox(database, **{**postbox.settings, **SIGN_IN})
        outbox.put("ett")
        outbox.sender.send_due()
    assert (postbox.encrypted, postbox.signed_in) == ([True], [True])


def test_mail_is_encrypted_from_the_first_byte_where_the_server_wants_so(
    database: Database,
    authority: trustme.CA,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    context = trusting(authority, tmp_path, monkeypatch)
    with listening(ssl_context=context) as postbox:
        outbox = Outbox(database, **{**postbox.settings, "smtp_security": "tls"})
        outbox.put("ett")
        outbox.sender.send_due()
    assert [one["Subject"] for one in postbox.got] == ["Hej ett"]


def test_no_mail_goes_to_a_server_that_nobody_vouches_for(
    database: Database, tmp_path: Path, authority: trustme.CA
) -> None:
    import ssl

    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    with listening(tls_context=context) as postbox:
        outbox = Outbox(database, **{**postbox.settings, "smtp_security": "starttls"})
        outbox.put("ett")
        outbox.sender.send_due()
        assert postbox.got == []
    assert outbox.row().problem is MailProblem.NO_ENCRYPTION


def test_no_mail_goes_in_the_clear_to_a_server_that_cannot_encrypt(
    database: Database, postbox: Postbox
) -> None:
    outbox = Outbox(database, **{**postbox.settings, "smtp_security": "starttls"})
    outbox.put("ett")
    outbox.sender.send_due()
    assert (postbox.got, outbox.row().problem) == ([], MailProblem.NO_ENCRYPTION)


def test_a_wrong_password_is_told_and_tried_again_later(
    database: Database,
    authority: trustme.CA,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    context = trusting(authority, tmp_path, monkeypatch)
    with listening(**demanding(context)) as postbox:
        outbox = Outbox(
            database, **{**postbox.settings, **SIGN_IN, "smtp_password": "fel-lösenord"}
        )
        outbox.put("ett")
        outbox.sender.send_due()
    row = outbox.row()
    assert (row.status, row.problem) == (MailStatus.QUEUED, MailProblem.LOGIN_REFUSED)


# --- nothing secret ---


def test_neither_address_nor_link_nor_password_is_logged(outbox: Outbox, postbox: Postbox) -> None:
    settings = {**postbox.settings, "smtp_user": USER, "smtp_password": PASSWORD}
    senders = [outbox.sender, outbox.another(**settings)]
    kept = structlog.testing.LogCapture()
    keeping = structlog.wrap_logger(None, [kept], structlog.make_filtering_bound_logger(0))
    with mock.patch("samplan.mail.sender.log", keeping):
        for sender in senders:
            postbox.refused[ADDRESS] = f"550 {ADDRESS} is unknown"
            outbox.put("ett")
            sender.send_due()
            postbox.refused.clear()
            outbox.put("två")
            sender.send_due()
    said = str(kept.entries)
    assert said.count("mail not sent") == 3
    assert said.count("mail sent") == 1
    assert ADDRESS not in said
    assert PASSWORD not in said


def test_the_outbox_holds_no_secret(api: Api, database: Database, postbox: Postbox) -> None:
    columns = set(OutgoingMail.__table__.columns.keys())  # type: ignore[attr-defined]
    assert columns == {
        "id",
        "kind",
        "subject_id",
        "status",
        "queued_at",
        "due_at",
        "attempts",
        "sent_at",
        "problem",
    }
