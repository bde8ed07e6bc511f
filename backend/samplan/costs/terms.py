"""Vocabulary of costs, and the units that they are kept in."""

from enum import StrEnum

LARGEST_AMOUNT = 10_000_000_000
"""Kronor. Amounts are whole kronor; sums of ten thousand such items over ten years stay exact in
JavaScript too."""

WHOLE = 100_000
"""Shares of a cost are kept in thousandths of a per cent: this many are the whole."""

ONE = 1_000
"""Quantities and posts are kept in thousandths: this many are one course, one full-time post."""

LARGEST_QUANTITY = 1_000_000
"""Of whatever unit."""

FIRST_YEAR = 1980
LAST_YEAR = 2100
"""Years of prices, of the plan and of indexes lie within these."""

LONGEST_PLAN = 30
"""Years that costs can be reckoned over at once."""


class Bound(StrEnum):
    """What one end of a range is. It is part of the figure."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    """More than, at least: the end lies here or higher, nobody has said how much."""
    AT_MOST = "at_most"
    """Up to: the end lies here or lower."""
    NOT_COSTED = "not_costed"
    """Nobody has said anything. It is not zero."""


class NotCosted(StrEnum):
    """Why there is no amount."""

    NO_PRICE = "no_price"
    """The source gives no price."""
    NO_CALCULATION = "no_calculation"
    """Nobody has calculated it."""


class Unsummed(StrEnum):
    """Why an item cannot be part of a sum."""

    NO_PRICE = "no_price"
    NO_CALCULATION = "no_calculation"
    NO_QUANTITY = "no_quantity"
    """There is a price for each, but nobody has said how many."""
    NO_FREQUENCY = "no_frequency"
    """There is a price for each time, but nobody has said how often."""


class Unit(StrEnum):
    """What an amount is for."""

    YEAR = "year"
    ONCE = "once"
    COURSE = "course"
    PARTICIPANT = "participant"
    PERSON_MONTH = "person_month"
    FTE = "fte"
    """One full-time post for a year (årsarbetare)."""


class Frequency(StrEnum):
    """How often the cost comes back."""

    YEARLY = "yearly"
    EVERY_N_YEARS = "every_n_years"
    ONCE = "once"
    AS_NEEDED = "as_needed"
    """Nobody has said how often, so it cannot be part of a sum."""


class Vat(StrEnum):
    """Whether value added tax is in the amount."""

    INCLUDED = "included"
    EXCLUDED = "excluded"
    NOT_STATED = "not_stated"


class Confidence(StrEnum):
    """How sure those who entered it are."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    NOT_ASSESSED = "not_assessed"


class StatementKind(StrEnum):
    """What a source says of several items at once."""

    PRINTED_TOTAL = "printed_total"
    """A total, printed with the rows that it is of."""
    OTHER_PLACE = "other_place"
    """The same thing as another place gives it, such as running text."""


class Grouping(StrEnum):
    """What sums are divided by."""

    STEP = "step"
    ACTIVITY = "activity"
    ORGANISATION = "organisation"
    ROLE = "role"
    YEAR = "year"
    RECURRENCE = "recurrence"
    ITEM = "item"


class SharingRule(StrEnum):
    """How a cost is divided between principals."""

    STATED = "stated"
    """As each item says."""
    EQUAL = "equal"
    INHABITANTS = "inhabitants"
    WEIGHTS = "weights"
    """By weights that the one who asks gives."""


class SpreadModel(StrEnum):
    """How items move in a simulation."""

    INDEPENDENT = "independent"
    """What one item comes to says nothing of the others."""
    TOGETHER = "together"
    """All are dear or all are cheap: the widest spread."""


class LeftOut(StrEnum):
    """Why an item is not part of what a choice carries out."""

    NOT_CHOSEN = "not_chosen"
    """It is in no step or list that was chosen, or it was taken out."""
    OPTIONAL = "optional"
    """The source says perhaps, and such items were to be left out."""
    ALTERNATIVE = "alternative"
    """It is one way to carry out another item, and is counted in that item's place if at all."""
    OUTSIDE_YEARS = "outside_years"


class PeriodFrom(StrEnum):
    """Who says which years are reckoned over."""

    ASKED = "asked"
    SCENARIO = "scenario"
    PLAN = "plan"
