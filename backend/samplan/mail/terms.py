"""Vocabulary of outgoing mail."""

from enum import StrEnum


class MailStatus(StrEnum):
    """How far a message has come."""

    QUEUED = "queued"
    SENT = "sent"
    FAILED = "failed"
    """Given up after repeated attempts."""


class MailProblem(StrEnum):
    """Why a message has not been sent yet, or was given up."""

    NO_CONNECTION = "no_connection"
    """The mail server does not answer."""
    NO_ENCRYPTION = "no_encryption"
    """The connection cannot be made safe as the settings demand."""
    LOGIN_REFUSED = "login_refused"
    """The mail server does not take the user name and password in the settings."""
    ADDRESS_REFUSED = "address_refused"
    """The mail server says that the address does not exist or takes no mail."""
    NOT_ACCEPTED = "not_accepted"
    """The mail server does not take the message just now."""
    NOT_WRITTEN = "not_written"
    """The message could not be written; an error on our side."""
    NOTHING_TO_SEND = "nothing_to_send"
    """When its turn came, it was no longer wanted: closed, answered, or without an address."""
