"""Vocabulary of results."""

from enum import StrEnum


class ResultFigures(StrEnum):
    """Which figures of a result are wanted."""

    PROTECTED = "protected"
    """Small counts are withheld."""
    UNPROTECTED = "unprotected"
    """As they are, for those who may see them."""
