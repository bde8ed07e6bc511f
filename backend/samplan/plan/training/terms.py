"""Vocabulary of the training wheel."""

from enum import StrEnum


class Recurrence(StrEnum):
    """How often a course is held."""

    YEARLY = "yearly"
    EVERY_N_YEARS = "every_n_years"
    AS_NEEDED = "as_needed"
    ONCE = "once"
    UNKNOWN = "unknown"
