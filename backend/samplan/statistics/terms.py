"""Vocabulary of statistics."""

from enum import StrEnum


class Measure(StrEnum):
    """What kind of number an indicator's values are."""

    COUNT = "count"
    SHARE = "share"
    """Per cent of a denominator."""
    AVERAGE = "average"
    """A sum divided by a count."""
    AMOUNT = "amount"
    """Money, in whole kronor."""
    CHANGE = "change"
    """How much something rose or fell, in per cent or times."""
    RANK = "rank"
    OTHER = "other"
    """Ages, weeks, percentages of full time: neither added nor divided."""


class Counted(StrEnum):
    """What is counted, which decides whether small numbers could point somebody out."""

    PERSONS = "persons"
    ANSWERS = "answers"
    THINGS = "things"
    """Visits, kronor, beds, municipalities: nobody is pointed out by a small number."""


PROTECTED = frozenset({Counted.PERSONS, Counted.ANSWERS})


class Qualifier(StrEnum):
    """How a value is to be read. It is part of the figure."""

    EXACT = "exact"
    ABOUT = "about"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    LESS_THAN = "less_than"
    UP_TO = "up_to"


class Quality(StrEnum):
    """How far a value can be trusted."""

    MEASURED = "measured"
    ESTIMATE = "estimate"
    UNCERTAIN = "uncertain"
    NOT_REPRESENTATIVE = "not_representative"


class Settled(StrEnum):
    """What was decided of a figure where it was published, before it came here."""

    SHOWN = "shown"
    """Everybody may read it there, so it is not withheld here."""
    WITHHELD = "withheld"
    """It was withheld there, and is not known here."""


class Frequency(StrEnum):
    """What one period of an indicator is."""

    YEAR = "year"
    HALF_YEAR = "half_year"
    QUARTER = "quarter"
    DATE = "date"


class AreaKind(StrEnum):
    """What an area is."""

    NATION = "nation"
    COUNTY = "county"
    MUNICIPALITY = "municipality"
    OTHER = "other"
    """Part of a county, several municipalities, or no municipality at all."""


class CollectionStatus(StrEnum):
    """How far a collection of figures has come."""

    DRAFT = "draft"
    OPEN = "open"
    PUBLISHED = "published"


TRANSITIONS = {
    CollectionStatus.DRAFT: frozenset({CollectionStatus.OPEN}),
    CollectionStatus.OPEN: frozenset({CollectionStatus.DRAFT, CollectionStatus.PUBLISHED}),
    CollectionStatus.PUBLISHED: frozenset(),
}

TOTAL = "total"
"""The category of every dimension that takes in all the others."""

MAIN = "main"
"""The account of a figure that tables show."""
