"""The mail server: a connection to it, and what its refusals mean."""

import base64
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage
from typing import NamedTuple

from samplan.mail.terms import MailProblem
from samplan.settings import Settings

PATIENCE_SECONDS = 30
_SIGNED_IN = 235
_FOR_GOOD = 500
"""From this code on, the server says no and not only: not now."""

ERRORS = (smtplib.SMTPException, OSError)
"""What sending raises when it fails; ssl's errors are OSErrors."""


class Refusal(NamedTuple):
    """Why a message did not go out, and whether trying again is no use."""

    problem: MailProblem
    for_good: bool = False


@contextmanager
def connected(settings: Settings) -> Iterator[smtplib.SMTP]:
    """A connection to the mail server, signed in and encrypted as the settings say."""
    server = _open(settings)
    try:
        if settings.smtp_security == "starttls":
            server.starttls(context=ssl.create_default_context())
        if settings.smtp_user:
            _sign_in(server, settings.smtp_user, settings.smtp_password.get_secret_value())
        yield server
    finally:
        with suppress(*ERRORS):
            server.quit()
        server.close()


def _open(settings: Settings) -> smtplib.SMTP:
    host, port = settings.smtp_host, settings.smtp_port
    if settings.smtp_security == "tls":
        context = ssl.create_default_context()
        return smtplib.SMTP_SSL(host, port, timeout=PATIENCE_SECONDS, context=context)
    return smtplib.SMTP(host, port, timeout=PATIENCE_SECONDS)


def _sign_in(server: smtplib.SMTP, user: str, password: str) -> None:
    if (user + password).isascii():
        server.login(user, password)
        return
    # The library knows ASCII only; AUTH PLAIN is UTF-8 (RFC 4616).
    server.ehlo_or_helo_if_needed()
    told = base64.b64encode(f"\0{user}\0{password}".encode()).decode()
    code, answer = server.docmd("AUTH", f"PLAIN {told}")
    if code != _SIGNED_IN:
        raise smtplib.SMTPAuthenticationError(code, answer)


def send(server: smtplib.SMTP, message: EmailMessage) -> None:
    """Hand the message over; it is the server's when this returns."""
    server.send_message(message)


_MEANINGS: tuple[tuple[type[Exception], MailProblem], ...] = (
    (smtplib.SMTPAuthenticationError, MailProblem.LOGIN_REFUSED),
    (smtplib.SMTPNotSupportedError, MailProblem.NO_ENCRYPTION),
    (ssl.SSLError, MailProblem.NO_ENCRYPTION),
    (smtplib.SMTPServerDisconnected, MailProblem.NO_CONNECTION),
    (smtplib.SMTPConnectError, MailProblem.NO_CONNECTION),
    (smtplib.SMTPException, MailProblem.NOT_ACCEPTED),
)
"""The first that fits holds; SMTPException is an OSError too."""


def refusal_of(error: Exception) -> Refusal:
    """What the error means for the message. Its own text may hold addresses and is not used."""
    if isinstance(error, smtplib.SMTPRecipientsRefused) and all(
        code >= _FOR_GOOD for code, _ in error.recipients.values()
    ):
        return Refusal(MailProblem.ADDRESS_REFUSED, for_good=True)
    fits = (problem for kind, problem in _MEANINGS if isinstance(error, kind))
    return Refusal(next(fits, MailProblem.NO_CONNECTION))
