"""A simulated spread, told apart from the range.

A range says what is possible when everything is cheap and when everything is dear. The spread says
how sums fall when each item falls somewhere in its range: evenly, or around its likely value. An
item that is open upwards is drawn no further than its stated end, so the true spread of a sum with
open items reaches further; how many they are is told.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt

from samplan.costs.ranges import Range
from samplan.costs.terms import SpreadModel

DRAWS = 10_000
SEED = 1


@dataclass(frozen=True, slots=True)
class Spread:
    """Where one, five and nine of ten drawn sums end, in whole kronor."""

    p10: int
    p50: int
    p90: int
    open_items: int
    """Items that are open upwards: the true spread reaches further."""
    draws: int
    seed: int


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What is uncertain of one item: how far above its lower end it can come."""

    width: int
    peak: float | None
    """Where between the ends it most likely is, from 0 to 1; None: anywhere."""

    def at(self, chance: float) -> float:
        """Kronor above the lower end that as large a part of the draws does not exceed."""
        if self.peak is None:
            return self.width * chance
        if chance < self.peak:
            return self.width * sqrt(chance * self.peak)
        return self.width * (1 - sqrt((1 - chance) * (1 - self.peak)))


def simulate(
    ranges: Sequence[tuple[Range, int | None]],
    model: SpreadModel,
    draws: int = DRAWS,
    seed: int = SEED,
) -> Spread:
    """How the sum of the ranges, each with its likely value or None, falls in so many draws.

    The same ranges in the same order, model, draws and seed always give the same answer.
    """
    drawn = [_drawn(one, likely) for one, likely in ranges if one.high > one.low]
    chances = random.Random(seed)  # noqa: S311 - no secret: the same seed is to give the same
    if model is SpreadModel.TOGETHER:
        sums = _together(drawn, draws, chances)
    else:
        sums = _independent(drawn, draws, chances)
    lowest = sum(one.low for one, _ in ranges)
    highest = sum(one.high for one, _ in ranges)
    low, middle, high = (
        min(lowest + round(sums[ceil(draws * tenths / 10) - 1]), highest) for tenths in (1, 5, 9)
    )
    open_items = sum(one.is_open for one, _ in ranges)
    return Spread(low, middle, high, open_items, draws, seed)


def _drawn(one: Range, likely: int | None) -> _Drawn:
    width = one.high - one.low
    if likely is None:
        return _Drawn(width, None)
    return _Drawn(width, (min(max(likely, one.low), one.high) - one.low) / width)


def _together(drawn: Sequence[_Drawn], draws: int, chances: random.Random) -> list[float]:
    """Sums where one chance decides all items, in rising order."""
    return [
        sum(one.at(chance) for one in drawn)
        for chance in sorted(chances.random() for _ in range(draws))
    ]


def _independent(drawn: Sequence[_Drawn], draws: int, chances: random.Random) -> list[float]:
    """Sums where each item has a chance of its own, in rising order."""
    sums = [0.0] * draws
    for one in drawn:
        sums = [total + one.at(chances.random()) for total in sums]
    return sorted(sums)
