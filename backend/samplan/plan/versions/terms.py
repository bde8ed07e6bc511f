"""Vocabulary of the plan as it stood."""

from enum import StrEnum
from typing import Final


class Fate(StrEnum):
    """What became of an object between two moments."""

    ADDED = "added"
    GONE = "gone"
    CHANGED = "changed"


class Kind(StrEnum):
    """What is told of a plan, as the history calls it, in the order that it is told of."""

    PLAN = "plan"
    STEP = "plan-step"
    POINT = "plan-point"
    RESPONSIBILITY = "responsibility"
    GOAL = "goal"
    ACTIVITY = "activity"
    PROGRESS = "progress"
    """How far a part of an activity has come: the report that holds, of the history's many."""
    MATTER = "matter"
    BOARD = "board"
    DECISION = "decision"
    AGREEMENT = "agreement"


KEPT: Final = tuple(kind for kind in Kind if kind is not Kind.PROGRESS)
"""Of what the history keeps whole documents."""
