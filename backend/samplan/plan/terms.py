"""Vocabulary of the plan."""

from enum import StrEnum


class Part(StrEnum):
    """What an organisation's part in an activity is."""

    RESPONSIBLE = "responsible"
    PARTICIPATING = "participating"
    CONSULTED = "consulted"
    INFORMED = "informed"


DOING = frozenset({Part.RESPONSIBLE, Part.PARTICIPATING})
"""The parts of those who report how far they have come."""


class PointKind(StrEnum):
    """What a point that belongs to the plan as a whole is."""

    DIRECTIVE = "directive"
    """Part of the political directive that the plan answers."""
    ASSIGNMENT = "assignment"
    """Step of the assignment that the plan came out of."""
    STARTING_POINT = "starting_point"
    """What the plan builds on (utgångspunkt, princip)."""
    PREREQUISITE = "prerequisite"
    """What has to be in place (förutsättning)."""
    DECISION_NEEDED = "decision_needed"
    """What politics has to decide."""
    PROPOSAL = "proposal"
    """Another proposal of the investigation, outside the steps."""
    QUESTION = "question"
    """A standing question of every follow-up."""
    CIRCUMSTANCE = "circumstance"
    """Something that the plan's makers say about how it came to be."""


class Division(StrEnum):
    """Which division of responsibility is told of."""

    TODAY = "today"
    """Nuläge."""
    REFORM = "reform"
    """Nyläge: under the proposed national reform."""


class Party(StrEnum):
    """Whose responsibility it is."""

    REGION = "region"
    MUNICIPALITY = "municipality"
    JOINT = "joint"


class ProgressStatus(StrEnum):
    """How far an organisation says that it has come with an activity."""

    NOT_STARTED = "not_started"
    STARTED = "started"
    DONE = "done"
    PAUSED = "paused"
    STOPPED = "stopped"
