"""Somebody who works out all that can be worked out of what is given out.

Everything told is a rule for an exact solver of whole-number problems: what is shown, all sums,
that what is withheld is at least the lowest, and what else has been published of it.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product

import z3

from samplan.disclosure.model import TOTAL, CountTable, Key, Rule


class Attacker:
    """Sees the counts that are shown, and which are withheld; reckons with nothing else."""

    def __init__(
        self, axes: tuple[tuple[str, ...], ...], shown: Mapping[Key, int], least: Mapping[Key, int]
    ) -> None:
        """Take what is told.

        Args:
            axes: the categories; along an axis with a total the others add up to it.
            shown: the counts that are given out.
            least: of those withheld, what they are at least. All others are unknown, from 0 up.

        """
        self._solver = z3.Solver()
        self._numbers: dict[Key, z3.ArithRef] = {}
        for key in product(*axes):
            if key in shown:
                self._numbers[key] = z3.IntVal(shown[key])
            else:
                self._numbers[key] = z3.Int("|".join(key))
                self._solver.add(self._numbers[key] >= least.get(key, 0))
        for total, parts in lines(axes):
            self._solver.add(z3.Sum([self._numbers[key] for key in parts]) == self._numbers[total])

    def hears_bounds(self, key: Key, low: int, high: int) -> None:
        """Be told that a count lies between these."""
        self._solver.add(self._numbers[key] >= low, self._numbers[key] <= high)

    def hears_share(self, part: Key, whole: Key, percent: Fraction, decimals: int = 0) -> None:
        """Be told what share the part is of the whole, rounded half up or half to even."""
        half = Fraction(1, 2 * 10**decimals)
        for bound, side in ((percent - half, 1), (percent + half, -1)):
            scaled = bound.denominator * 100 * self._numbers[part]
            self._solver.add(side * (scaled - bound.numerator * self._numbers[whole]) >= 0)

    def hears_average(
        self, scale: tuple[str, ...], whole: Key, average: Fraction, decimals: int
    ) -> None:
        """Be told the average on a scale: what the choices are worth, by how many chose each."""
        worth = z3.Sum([int(name) * self._numbers[*whole[:-1], name] for name in scale])
        half = Fraction(1, 2 * 10**decimals)
        for bound, side in ((average - half, 1), (average + half, -1)):
            counted = bound.numerator * self._numbers[whole]
            self._solver.add(side * (bound.denominator * worth - counted) >= 0)

    def may_be(self, key: Key, count: int) -> bool:
        """Whether the count must be thought possible."""
        answer = self._solver.check(self._numbers[key] == count)
        assert answer != z3.unknown
        return bool(answer == z3.sat)

    def may_be_at_most(self, key: Key, count: int) -> bool:
        """Whether the count or less must be thought possible."""
        return bool(self._solver.check(self._numbers[key] <= count) == z3.sat)

    def least(self, key: Key) -> int:
        """The least that the count can be."""
        low, high = -1, self._some(key)
        while high - low > 1:
            middle = (low + high) // 2
            if self.may_be_at_most(key, middle):
                high = middle
            else:
                low = middle
        return high

    def most(self, key: Key, no_more_than: int) -> int:
        """The most that the count can be, if it is below the limit; else the limit."""
        number = self._numbers[key]
        low, high = self._some(key), no_more_than + 1
        while high - low > 1:
            middle = (low + high) // 2
            if self._solver.check(number >= middle) == z3.sat:
                low = middle
            else:
                high = middle
        return min(low, no_more_than)

    def _some(self, key: Key) -> int:
        """Any count that is possible."""
        assert self._solver.check() == z3.sat, "what is told contradicts itself"
        found = self._solver.model().eval(self._numbers[key], model_completion=True)
        return int(found.as_long())


def lines(axes: tuple[tuple[str, ...], ...]) -> Iterator[tuple[Key, list[Key]]]:
    """Every total with its parts."""
    for at, axis in enumerate(axes):
        if TOTAL not in axis or len(axis) == 1:
            continue
        for key in product(*axes):
            if key[at] == TOTAL:
                parts = [(*key[:at], name, *key[at + 1 :]) for name in axis if name != TOTAL]
                yield key, parts


def against(table: CountTable, rule: Rule, withheld: frozenset[Key]) -> Attacker:
    """Somebody who sees all of the table but what is withheld."""
    shown = {key: count for key, count in table.counts.items() if key not in withheld}
    least = {key: min(rule.lowest, table.counts[key]) for key in withheld}
    attacker = Attacker(table.axes, shown, least)
    for key, (low, high) in table.known.items():
        attacker.hears_bounds(key, low, high)
    return attacker


def floors(table: CountTable, rule: Rule) -> Attacker:
    """Somebody who sees only which counts are zero, and what is known anyway."""
    zeros = {key: 0 for key, count in table.counts.items() if count < rule.lowest}
    least = {key: rule.lowest for key in table.counts if key not in zeros}
    attacker = Attacker(table.axes, zeros, least)
    for key, (low, high) in table.known.items():
        attacker.hears_bounds(key, low, high)
    return attacker


def found_out(
    table: CountTable,
    rule: Rule,
    withheld: frozenset[Key],
    attacker: Attacker | None = None,
) -> dict[Key, str]:
    """Each withheld count that is narrowed more than the rule allows, and to what."""
    attacker = attacker or against(table, rule, withheld)
    pattern = floors(table, rule)
    found = {}
    for key in sorted(withheld):
        if table.counts[key] < rule.lowest:
            continue  # A zero that is withheld elsewhere, where zeros may be known.
        if not _may_range(key, table, rule, attacker, pattern):
            least = attacker.least(key)
            most = attacker.most(key, least + 2 * rule.threshold)
            found[key] = f"is {table.counts[key]}: from {least} to {most}"
    return found


def _may_range(
    key: Key, table: CountTable, rule: Rule, attacker: Attacker, pattern: Attacker
) -> bool:
    """Whether all that the rule wants to be possible is, asked number by number."""
    width = rule.threshold - rule.lowest
    known_low, known_high = table.known.get(key, (0, 1 << 40))
    if rule.lowest <= table.counts[key] < rule.threshold:
        low = pattern.least(key)
        high = min(max(rule.threshold, low + width), known_high)
        return all(attacker.may_be(key, number) for number in range(low, high + 1))
    width = min(width, known_high - max(known_low, rule.lowest))
    low = attacker.least(key)
    return attacker.most(key, low + width) >= low + width
