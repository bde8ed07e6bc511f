"""Vocabulary of progress."""

from enum import StrEnum


class Through(StrEnum):
    """Why a part in an activity concerns an organisation."""

    OWN = "own"
    BELOW = "below"
    """It is the part of something that lies under the organisation."""
    GROUP = "group"
    """It is the part of a group that the organisation belongs to."""
