"""A real mail server on the loopback that keeps what it gets, and refuses what it is told to."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from support.server import free_port

USER, PASSWORD = "samplan", "hemligt-lösenord"


@dataclass
class Postbox:
    """What has come, and what is refused."""

    port: int = 0
    got: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    """Addresses that are refused, with the server's answer."""
    data_answers: list[str] = field(default_factory=list)
    """What is answered to the next messages instead of taking them."""
    encrypted: list[bool] = field(default_factory=list)
    signed_in: list[bool] = field(default_factory=list)

    async def handle_RCPT(  # noqa: N802 - the server's name for it
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        """Take an address, or refuse it."""
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - the server's name for it
        self, _server: Any, session: Any, envelope: Any
    ) -> str:
        """Take a message, or refuse it."""
        if self.data_answers:
            return self.data_answers.pop(0)
        message = message_from_bytes(envelope.content, _class=EmailMessage, policy=default)
        self.got.append(message)
        self.recipients += envelope.rcpt_tos
        self.encrypted.append(session.ssl is not None)
        self.signed_in.append(bool(session.authenticated))
        return "250 OK"

    @property
    def settings(self) -> dict[str, Any]:
        """The application's settings for this server."""
        return {
            "smtp_host": "127.0.0.1",
            "smtp_port": self.port,
            "smtp_security": "none",
            "mail_from": "enkat@samplan.example.se",
            "public_url": "https://samplan.example.se",
        }


def text_of(message: EmailMessage) -> str:
    """What a message says."""
    content: str = message.get_content()
    return content.replace("\r\n", "\n")


@contextmanager
def listening(postbox: Postbox | None = None, **options: Any) -> Iterator[Postbox]:
    """A mail server while the block lasts; options are the server's."""
    postbox = postbox or Postbox()
    postbox.port = postbox.port or free_port()
    controller = Controller(postbox, hostname="127.0.0.1", port=postbox.port, **options)
    controller.start()
    try:
        yield postbox
    finally:
        controller.stop()


def demanding(context: ssl.SSLContext | None) -> dict[str, Any]:
    """Options of a server that takes mail only from who has signed in."""

    def check(*given: Any) -> AuthResult:
        wanted = LoginPassword(USER.encode(), PASSWORD.encode())
        return AuthResult(success=given[-1] == wanted, handled=False)

    return {
        "authenticator": check,
        "auth_required": True,
        "auth_require_tls": context is not None,
        "tls_context": context,
        "require_starttls": context is not None,
    }
