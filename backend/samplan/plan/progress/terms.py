"""Vocabulary of progress."""

from enum import StrEnum


class Status(StrEnum):
    """How far an organisation says that it has come with an activity."""

    NOT_STARTED = "not_started"
    STARTED = "started"
    DONE = "done"
    PAUSED = "paused"
    STOPPED = "stopped"


LARGEST_DEGREE = 100
"""Per cent."""

STALE_DAYS = 180
"""An activity that nobody has reported on for so long is silent, if the installation says nothing
else."""
