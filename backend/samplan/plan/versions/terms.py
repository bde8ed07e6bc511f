"""Vocabulary of the plan as it stood."""

from enum import StrEnum


class Fate(StrEnum):
    """What became of an object between two moments."""

    ADDED = "added"
    GONE = "gone"
    CHANGED = "changed"


class Kind(StrEnum):
    """What is kept of a plan, as the history calls it, in the order that it is told of."""

    PLAN = "plan"
    STEP = "plan-step"
    POINT = "plan-point"
    RESPONSIBILITY = "responsibility"
    GOAL = "goal"
    ACTIVITY = "activity"
    MATTER = "matter"
    BOARD = "board"
    DECISION = "decision"
    AGREEMENT = "agreement"
