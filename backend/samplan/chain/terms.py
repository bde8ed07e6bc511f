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
    """The method is not the same in both rounds, or one of them did not ask."""


class OutcomeReason(StrEnum):
    """Why nothing more can be said of what became of a gap."""

    WIDENED = "widened"
    NARROWED = "narrowed"
    SPLIT = "split"
    MERGED = "merged"
    NOT_ASKED = "not_asked"
    """One of the rounds did not ask the organisation of the method."""
    UNKNOWN = "unknown"
    """Asked, but one of the answers is not known."""
    NOT_APPLICABLE = "not_applicable"
    NO_LATER_ROUND = "no_later_round"
    """No round has been published since the one that it was planned on."""


class PlanningState(StrEnum):
    """Whether any activity is to close a gap."""

    PLANNED = "planned"
    UNPLANNED = "unplanned"


class IdleReason(StrEnum):
    """Why an activity closes no gap."""

    NO_GAP_NAMED = "no_gap_named"
    NEVER_A_GAP = "never_a_gap"
    """It names cells that no published round says are a gap."""
