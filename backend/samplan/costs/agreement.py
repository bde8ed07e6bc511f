"""Whether what a source states and what its parts come to say the same."""

import re
from dataclasses import dataclass
from typing import Final

from samplan.costs.ranges import Range
from samplan.costs.terms import Bound

_LARGEST_UNIT: Final = 1_000_000
_POWERS: Final = (1, 10, 100, 1_000)
_WRITTEN_OUT: Final = 1_000
"""An amount that is written out in kronor is rounded to thousands at most."""

_IN_MILLIONS: Final = re.compile(
    r"[0-9]+(?:[.,]([0-9]{1,3}))?\s*(?:-|–|till|(?:mkr|mnkr|milj|mn kr|msek))", re.IGNORECASE
)
_MILLIONS: Final = re.compile(r"mkr|mnkr|milj|mn kr|msek", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How what is stated compares with the sum."""

    agrees: bool
    low_difference: int | None
    """The sum's lower end less the stated one, kronor; None where none is stated."""
    high_difference: int
    """The sum's upper end less the stated one, kronor."""
    kind_conflict: bool
    """One says up to, and the other or more."""


def agreement(stated: Range, printed: str | None, total: Range) -> Agreement:
    """How a stated range compares with the sum of its parts.

    The ends agree when one lies where the other does, given how the stated number is rounded: a
    printed 11,1 mkr may be 11 050 000 to 11 149 999. Where an end says at least, what lies above
    it agrees too, and where it says at most, what lies below it.
    """
    unit = rounding_unit(stated, printed)
    has_low = not (stated.low_bound is Bound.AT_MOST and stated.low == 0)
    low_agrees = not has_low or _meets(
        stated.low, stated.low_bound, total.low, total.low_bound, unit
    )
    high_agrees = _meets(stated.high, stated.high_bound, total.high, total.high_bound, unit)
    conflict = {stated.high_bound, total.high_bound} == {Bound.AT_MOST, Bound.AT_LEAST}
    return Agreement(
        low_agrees and high_agrees and not conflict,
        total.low - stated.low if has_low else None,
        total.high - stated.high,
        conflict,
    )


def overlaps(stated: Range, printed: str | None, other: Range) -> bool:
    """Whether some amount is in both ranges, given how the stated ends are rounded."""
    half = rounding_unit(stated, printed) // 2
    not_below = other.is_open or other.high >= stated.low - half
    not_above = stated.is_open or other.low <= stated.high + half
    return not_below and not_above


def rounding_unit(stated: Range, printed: str | None) -> int:
    """What the stated number is rounded to, kronor: 100 000 for 11,1 mkr, 1 for 62 341 kr.

    By its decimals when it is printed in millions, else by the zeros that it ends with.
    """
    if printed is not None and _MILLIONS.search(printed):
        decimals = [len(found or "") for found in _IN_MILLIONS.findall(printed)]
        return _LARGEST_UNIT // _POWERS[max(decimals, default=0)]
    largest = _LARGEST_UNIT
    if printed is not None and stated.high_bound is not Bound.ABOUT:
        largest = _WRITTEN_OUT
    ends = [end for end in (stated.low, stated.high) if end]
    return min((_zeros(end, largest) for end in ends), default=1)


def _zeros(amount: int, largest: int) -> int:
    unit = 1
    while unit < largest and amount % (unit * 10) == 0:
        unit *= 10
    return unit


def _meets(stated: int, stated_bound: Bound, total: int, total_bound: Bound, unit: int) -> bool:
    difference = total - stated
    if -(unit // 2) <= difference < max(unit - unit // 2, 1):
        return True
    if difference > 0:
        return stated_bound is Bound.AT_LEAST or total_bound is Bound.AT_MOST
    return stated_bound is Bound.AT_MOST or total_bound is Bound.AT_LEAST
