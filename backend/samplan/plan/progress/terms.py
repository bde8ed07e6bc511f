"""Vocabulary of progress."""

from enum import StrEnum


class Through(StrEnum):
    """Why a part in an activity concerns an organisation."""

    OWN = "own"
    BELOW = "below"
    """It is the part of something that lies under the organisation, or of a group's member."""
    GROUP = "group"
    """The organisation has it as a member of a group."""
