"""Vocabulary of the plan."""

from enum import StrEnum


class Part(StrEnum):
    """What an organisation's part in an activity is."""

    RESPONSIBLE = "responsible"
    PARTICIPATING = "participating"
    CONSULTED = "consulted"
    INFORMED = "informed"
