"""What a printed number can have been before it was rounded, and how it is written in a sentence.

A figure is judged as it is printed: with as many decimals as it shows, and an amount of money no
finer than its last digit that is not a zero. Everything is reckoned with exact fractions.
"""

import math
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import Final, NamedTuple

from samplan.gap.cells import Text

MANY_DECIMALS: Final = 4
"""More than a source prints; a quotient is shown with fewer."""
_KEPT: Final = 10_000
"""Small numbers come again and again."""


class Fit(StrEnum):
    """How a printed number follows from an exact one."""

    ROUNDED = "rounded"
    """By rounding it to as many decimals as are printed."""
    CUT = "cut"
    """Only by cutting the decimals off, or by rounding to halves."""
    NONE = "none"


class Span(NamedTuple):
    """From where to where a number can lie, both ends included."""

    low: Fraction
    high: Fraction


@lru_cache(maxsize=_KEPT)
def exact(value: float) -> Fraction:
    """Return the number as it is written, not as the computer stores it."""
    return Fraction(repr(value))


@lru_cache(maxsize=_KEPT)
def decimals_of(value: float) -> int:
    """Return how many decimals a number is written with."""
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def grain_of(value: float, *, amount: bool = False) -> Fraction:
    """Return the smallest step that the printed number shows.

    0.1 for 83.5, 1 for 593; of an amount of money 100 000 for 39 100 000, because a sum in
    millions says nothing of its last kronor.
    """
    if not amount or value == 0:
        return Fraction(1, 10 ** decimals_of(value))
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent
    return Fraction(10) ** exponent if isinstance(exponent, int) else Fraction(1)


@lru_cache(maxsize=_KEPT)
def printed_span(value: float, *, amount: bool = False) -> Span:
    """Return from where to where the exact number can lie: half a step either way."""
    half = grain_of(value, amount=amount) / 2
    return Span(exact(value) - half, exact(value) + half)


def fit(quotient: Fraction, printed: float) -> Fit:
    """Return how the printed number follows from the exact one."""
    decimals = decimals_of(printed)
    target = Decimal(repr(printed))
    step = Decimal(1).scaleb(-decimals)
    number = Decimal(quotient.numerator) / Decimal(quotient.denominator)
    if any(number.quantize(step, rounding) == target for rounding in _USUAL):
        return Fit.ROUNDED
    halves = Decimal(_half_up(quotient * 2)) / 2
    if target in {number.quantize(step, ROUND_DOWN), halves}:
        return Fit.CUT
    return Fit.NONE


_USUAL: Final = (ROUND_HALF_UP, ROUND_HALF_EVEN)


def _half_up(number: Fraction) -> int:
    return math.floor(number + Fraction(1, 2))


def counts_near(percent: float, base: int) -> tuple[int, int]:
    """Return the two whole counts of the base on either side of a percentage."""
    below = math.floor(exact(percent) * base / 100)
    return max(0, min(below, base)), max(0, min(below + 1, base))


def possible_counts(percent: float, base: int) -> range:
    """Return the whole counts of the base that round to the percentage; empty when none does."""
    low, high = printed_span(percent)
    first, last = math.ceil(low * base / 100), math.floor(high * base / 100)
    fitting = [
        count
        for count in {first, first + 1, last - 1, last}
        if 0 <= count <= base and fit(Fraction(100 * count, base), percent) is Fit.ROUNDED
    ]
    return range(min(fitting), max(fitting) + 1) if fitting else range(0)


def number_words(value: float | Fraction) -> Text:
    """Return a number as a sentence writes it: 197 885 and 83,5; 197,885 and 83.5."""
    shown = Decimal(repr(float(value))) if isinstance(value, Fraction) else Decimal(repr(value))
    if decimals_of(float(shown)) > MANY_DECIMALS:
        shown = shown.quantize(Decimal("0.01"), ROUND_HALF_UP)
    if shown == shown.to_integral_value():
        shown = shown.to_integral_value()
    english = f"{shown:,f}"
    swedish = english.replace(",", "\N{NO-BREAK SPACE}").replace(".", ",")
    return {"sv": swedish, "en": english}
