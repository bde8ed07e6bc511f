"""Ranges of whole kronor, and how they are added, multiplied and divided.

A range has two ends, and each end says what it is: exact, about, at least, at most. Adding is
commutative and associative, rounding never turns the ends around, and dividing loses no krona.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce

from samplan.costs.terms import ONE, WHOLE, Bound

LOW_BOUNDS = (Bound.EXACT, Bound.ABOUT, Bound.AT_LEAST, Bound.AT_MOST)
"""What the lower end of a sum is: the last of these that any part's is. At most means that a
part's lower end is not stated and counts as 0."""

HIGH_BOUNDS = (Bound.EXACT, Bound.AT_MOST, Bound.ABOUT, Bound.AT_LEAST)
"""What the upper end of a sum is. At least means that it is open: it may be more."""


@dataclass(frozen=True, slots=True)
class Range:
    """From low to high, in whole kronor."""

    low: int
    high: int
    low_bound: Bound = Bound.EXACT
    high_bound: Bound = Bound.EXACT

    def __post_init__(self) -> None:
        """A range in the wrong order is a fault of the program."""
        if not 0 <= self.low <= self.high:
            message = f"{self.low}-{self.high} is no range"
            raise ValueError(message)

    @property
    def is_open(self) -> bool:
        """Whether it may be more than its upper end."""
        return self.high_bound is Bound.AT_LEAST

    def __add__(self, other: "Range") -> "Range":
        """Both together."""
        return Range(
            self.low + other.low,
            self.high + other.high,
            max(self.low_bound, other.low_bound, key=LOW_BOUNDS.index),
            max(self.high_bound, other.high_bound, key=HIGH_BOUNDS.index),
        )


NOTHING = Range(0, 0)


def read_range(low: int | None, low_bound: Bound, high: int, high_bound: Bound) -> Range:
    """A stored range: a lower end that nobody has stated counts as 0 and is marked so."""
    if low is None:
        return Range(0, high, Bound.AT_MOST, high_bound)
    return Range(low, high, low_bound, high_bound)


def add(ranges: Iterable[Range]) -> Range:
    """The sum: of the lows, and of the highs; open when any part is."""
    return reduce(Range.__add__, ranges, NOTHING)


def span(ranges: Sequence[Range]) -> Range:
    """The range that takes in all of them: what one of several alternatives costs."""
    lowest = min(ranges, key=lambda one: one.low)
    highest = max(ranges, key=lambda one: (one.high, HIGH_BOUNDS.index(one.high_bound)))
    is_open = any(one.is_open for one in ranges)
    high_bound = Bound.AT_LEAST if is_open else highest.high_bound
    return Range(lowest.low, highest.high, lowest.low_bound, high_bound)


def divided(amount: int, by: int) -> int:
    """Rounded to the nearest krona, halves up."""
    return (2 * amount + by) // (2 * by)


def times(one: Range, low: int, high: int) -> Range:
    """The range multiplied by a quantity from low to high, in thousandths."""
    return Range(
        divided(one.low * low, ONE), divided(one.high * high, ONE), one.low_bound, one.high_bound
    )


def proportional(one: Range, numerator: int, denominator: int) -> Range:
    """The range times a fraction."""
    return Range(
        divided(one.low * numerator, denominator),
        divided(one.high * numerator, denominator),
        one.low_bound,
        one.high_bound,
    )


def allocate(amount: int, shares: Sequence[int], whole: int = WHOLE) -> list[int]:
    """Whole kronor by shares that are the whole together; no krona is lost (largest remainder).

    Of equal remainders the earlier share gets the krona.
    """
    if sum(shares) != whole:
        message = f"the shares are {sum(shares)} of {whole}"
        raise ValueError(message)
    parts = [amount * share // whole for share in shares]
    left = amount - sum(parts)
    if left:
        remainders = [amount * share % whole for share in shares]
        order = sorted(range(len(shares)), key=remainders.__getitem__, reverse=True)
        for place in order[:left]:
            parts[place] += 1
    return parts


def divide(one: Range, shares: Sequence[int], whole: int = WHOLE) -> list[Range]:
    """The range by shares: the lows add up to its low, and the highs to its high.

    What lies between low and high is divided by itself, as largest remainders of two amounts
    can turn a part's ends around.
    """
    lows = allocate(one.low, shares, whole)
    between = allocate(one.high - one.low, shares, whole)
    return [
        Range(low, low + more, one.low_bound, one.high_bound)
        for low, more in zip(lows, between, strict=True)
    ]
