"""What a rounded share, or an average, gives away of the counts that it rests on."""

from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from samplan.disclosure.model import Rule

Number = int | float | Decimal | Fraction


def implied_counts(share_percent: Number, decimals: int, denominator: int) -> tuple[int, int]:
    """The least and the greatest whole count that give the share of the denominator.

    The share is taken to be rounded to so many decimals, a half up or down. When no whole count
    gives it, the least is greater than the greatest: the share is impossible with that many.
    """
    share = _exact(share_percent)
    half = Fraction(1, 2 * 10**decimals)
    low = ceil((share - half) * denominator / 100)
    high = floor((share + half) * denominator / 100)
    return max(low, 0), high


def share_is_small(
    denominator: int,
    rule: Rule,
    *,
    numerator: int | None = None,
    share_percent: Number | None = None,
    decimals: int = 0,
) -> bool:
    """Whether a share may rest on a small count, a small rest, or a small whole.

    The rest is the denominator less the count: 98 per cent of 50 tells that one is not among them.
    Where the count itself is not known, every count that the rounded share allows is one that it
    may rest on.
    """
    if rule.is_small(denominator):
        return True
    if numerator is not None:
        low = high = numerator
    elif share_percent is not None:
        low, high = implied_counts(share_percent, decimals, denominator)
    else:
        return False
    return any(
        rule.is_small(count) or (count <= denominator and rule.is_small(denominator - count))
        for count in _ends(low, high, denominator, rule)
    )


def average_is_small(number: int, rule: Rule) -> bool:
    """Whether an average, a median or another single figure rests on too few."""
    return rule.is_small(number) or (number == 0 and rule.zeros)


def _ends(low: int, high: int, denominator: int, rule: Rule) -> set[int]:
    """Those of the counts from low to high that are near nothing, or near all."""
    edge = rule.threshold
    near_nothing = range(low, min(high, edge) + 1)
    near_all = range(max(low, denominator - edge), high + 1)
    return {*near_nothing, *near_all}


def _exact(number: Number) -> Fraction:
    return number if isinstance(number, Fraction) else Fraction(str(number))
