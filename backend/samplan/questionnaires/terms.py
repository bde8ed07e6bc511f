"""Vocabulary of questionnaires."""

from enum import StrEnum


class QuestionType(StrEnum):
    """How a question is answered."""

    YES_NO = "yes_no"
    """Yes, no, partly, don't know."""
    ONE = "one"
    """One of several choices."""
    SEVERAL = "several"
    """Any number of several choices."""
    SCALE = "scale"
    NUMBER = "number"
    TEXT = "text"


class VersionStatus(StrEnum):
    """Whether a version of a questionnaire can still be changed."""

    DRAFT = "draft"
    FINAL = "final"


class QuestionnaireRoundStatus(StrEnum):
    """How far a round of a questionnaire has come."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    PUBLISHED = "published"


RoundStatus = QuestionnaireRoundStatus
"""Its short name here; in the contract RoundStatus is that of the gap analysis."""


TRANSITIONS = {
    RoundStatus.DRAFT: frozenset({RoundStatus.OPEN}),
    RoundStatus.OPEN: frozenset({RoundStatus.CLOSED}),
    RoundStatus.CLOSED: frozenset({RoundStatus.OPEN, RoundStatus.PUBLISHED}),
    RoundStatus.PUBLISHED: frozenset(),
}


class MessageKind(StrEnum):
    """What a message to a unit is about."""

    INVITATION = "invitation"
    REMINDER = "reminder"


class ResponseState(StrEnum):
    """How far a unit has come with its answers."""

    NOT_OPENED = "not_opened"
    OPENED = "opened"
    BEGUN = "begun"
    SUBMITTED = "submitted"
