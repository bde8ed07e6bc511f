"""Vocabulary of cost items."""

from enum import StrEnum


class Summed(StrEnum):
    """Whether an item can be part of a sum."""

    SUMMED = "summed"
    NOT_SUMMED = "not_summed"
