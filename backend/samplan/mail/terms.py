"""Vocabulary of outgoing mail."""

from enum import StrEnum


class MailStatus(StrEnum):
    """How far a message has come."""

    QUEUED = "queued"
    SENT = "sent"
    FAILED = "failed"
    """Given up after repeated attempts."""
