"""Vocabulary of the gap analysis."""

from enum import StrEnum


class Status(StrEnum):
    """What a cell says: whether an organisation offers a method. A blank is never a no."""

    OFFERED = "offered"
    PARTLY = "partly"
    NOT_OFFERED = "not_offered"
    OTHER_PROVIDER = "other_provider"
    """Offered to the organisation's residents through another provider."""
    NOT_APPLICABLE = "not_applicable"
    NOT_ASKED = "not_asked"
    """The organisation was not asked about the method in this round. Derived, never stored."""
    UNKNOWN = "unknown"
    """Asked, but no answer is known."""


OFFERED_STATUSES = frozenset({Status.OFFERED, Status.OTHER_PROVIDER})
"""What counts as offered in coverage: the residents get it, whoever provides it."""

KNOWN_STATUSES = OFFERED_STATUSES | {Status.PARTLY, Status.NOT_OFFERED}
"""What coverage is counted over: the answers that say something about the offer."""

STORED_STATUSES = frozenset(Status) - {Status.NOT_ASKED}
"""What a row can hold: a row is there because the organisation was asked."""


class RoundStatus(StrEnum):
    """A round's life: draft, open, under review, published. A published round is frozen."""

    DRAFT = "draft"
    OPEN = "open"
    UNDER_REVIEW = "under_review"
    PUBLISHED = "published"


TRANSITIONS: dict[RoundStatus, frozenset[RoundStatus]] = {
    RoundStatus.DRAFT: frozenset({RoundStatus.OPEN}),
    RoundStatus.OPEN: frozenset({RoundStatus.DRAFT, RoundStatus.UNDER_REVIEW}),
    RoundStatus.UNDER_REVIEW: frozenset({RoundStatus.OPEN, RoundStatus.PUBLISHED}),
    RoundStatus.PUBLISHED: frozenset(),
}
"""Which status may follow which."""


class Change(StrEnum):
    """What a comparison of two rounds says of one cell."""

    IMPROVED = "improved"
    WORSENED = "worsened"
    UNCHANGED = "unchanged"
    NEW = "new"
    REMOVED = "removed"
    NOT_COMPARABLE = "not_comparable"


class Reason(StrEnum):
    """Why two cells cannot be compared."""

    WIDENED = "widened"
    NARROWED = "narrowed"
    SPLIT = "split"
    MERGED = "merged"
    NOT_ASKED = "not_asked"
    """Not asked in one of the rounds (or in neither)."""
    ONLY_GROUP_COUNT = "only_group_count"
    """One of the rounds only says how many of a group, not which ones."""
    UNKNOWN = "unknown"
    """Asked, but at least one of the answers is not known."""
    NOT_APPLICABLE = "not_applicable"


class Block(StrEnum):
    """The two blocks of columns in a matrix."""

    MUNICIPALITIES = "municipalities"
    REGION = "region"
