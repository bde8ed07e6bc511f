"""Vocabulary of choices."""

from enum import StrEnum


class OptionalItems(StrEnum):
    """What becomes of items that the source says perhaps of."""

    INCLUDE = "include"
    EXCLUDE = "exclude"
