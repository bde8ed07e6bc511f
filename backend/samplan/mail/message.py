"""What a message says, and how it is written for the mail server."""

from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime


@dataclass(frozen=True, slots=True)
class Letter:
    """A message to one address."""

    to: str
    subject: str
    text: str


def written(letter: Letter, *, sender: str, name: str, at: datetime) -> EmailMessage:
    """The letter as it goes out.

    A message that is sent once more, because the first time may have failed, keeps its Message-ID:
    mail programs show it once.
    """
    message = EmailMessage(policy=SMTP)
    message["From"] = sender
    message["To"] = letter.to
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(at)
    message["Message-ID"] = f"<{name}@{sender.rpartition('@')[2].rstrip('>')}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.text, subtype="plain", charset="utf-8", cte="quoted-printable")
    return message
