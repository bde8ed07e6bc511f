"""Vocabulary of what became of a gap that an activity was to close."""

from enum import StrEnum


class GapOutcome(StrEnum):
    """How a gap stands in a round, seen from the activity that was to close it."""

    CLOSED = "closed"
    """It was not offered, or only partly, and is offered."""
    BETTER = "better"
    """It was not offered, and is offered partly."""
    OPEN = "open"
    """It is as it was, or worse."""
    NEVER_OPEN = "never_open"
    """It was offered already."""
    UNKNOWN = "unknown"
    """One of the rounds does not say."""
    NOT_COMPARABLE = "not_comparable"
    """The method is not the same in both rounds."""
