"""Vocabulary of findings: places where the figures disagree with one another."""

from enum import StrEnum


class FindingKind(StrEnum):
    """What disagrees with what."""

    COUNT_AGAINST_CELLS = "count_against_cells"
    """A count about a group, and the members' own cells for the same method."""
    COUNT_AGAINST_FORMS = "count_against_forms"
    """A count about a group, and the members' cells for the forms that the method has."""
    COUNT_AGAINST_NEAR = "count_against_near"
    """A count about a group, and the members' cells for a method wider or narrower than it."""
    STATUS_AGAINST_COUNT = "status_against_count"
    """A statement's status, and its own count."""
    STATUS_AGAINST_CELLS = "status_against_cells"
    """A statement's status, and the members' own cells for the same method."""
    BLANK_AGAINST_CELLS = "blank_against_cells"
    """A statement that says nothing, where every member has an answer."""
    WHOLE_AGAINST_PART = "whole_against_part"
    """What is said of an organisation, and of the levels within it."""


class Certainty(StrEnum):
    """How sure it is that a finding is a disagreement and not two ways to ask."""

    CERTAIN = "certain"
    """The same thing is said in two ways that cannot both be so."""
    LIKELY = "likely"
    """What is compared belongs together but need not be counted alike."""
    POSSIBLE = "possible"
    """An indication to look at."""


class ReviewState(StrEnum):
    """What a lead has said of a finding."""

    OPEN = "open"
    EXPLAINED = "explained"
    """There is a reason that both sides are as they are."""
    ACCEPTED = "accepted"
    """It is a fault, and it is known."""
