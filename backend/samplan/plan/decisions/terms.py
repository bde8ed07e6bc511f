"""Vocabulary of decisions."""

from enum import StrEnum


class Outcome(StrEnum):
    """What a board has done with a matter."""

    PROPOSED = "proposed"
    """Put before the board; nothing says what it did."""
    TABLED = "tabled"
    ADOPTED = "adopted"
    ADOPTED_WITH_CHANGES = "adopted_with_changes"
    REJECTED = "rejected"
    MEETING_CANCELLED = "meeting_cancelled"
    NOTED = "noted"
    """Taken note of: reported, handled, no decision asked for."""
    UNKNOWN = "unknown"


DECIDED = frozenset({Outcome.ADOPTED, Outcome.ADOPTED_WITH_CHANGES})
"""The outcomes that count as adopted."""
