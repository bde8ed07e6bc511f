"""How many fewer would pay for it: a division that anybody can do again.

It says nothing of whether they become fewer, nor of whether money is left when they do.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from math import ceil

from samplan.costs.money import say
from samplan.costs.ranges import Range
from samplan.costs.terms import Bound
from samplan.web.texts import Words


class NothingToDivideError(ValueError):
    """Of none, or what costs nothing, there is no cost of one."""


@dataclass(frozen=True, slots=True)
class BreakEven:
    """What one costs, and how many cost as much as what is compared."""

    annual: Range
    cost: int
    count: Decimal
    per_unit: int
    """Whole kronor."""

    @property
    def low(self) -> Decimal:
        """How many cost as much as the lower end, to a tenth."""
        return self._needed(self.annual.low)

    @property
    def high(self) -> Decimal:
        """How many cost as much as the upper end, to a tenth."""
        return self._needed(self.annual.high)

    @property
    def whole_low(self) -> int:
        """How many whole ones it takes to pay for the lower end."""
        return ceil(Decimal(self.annual.low) / self.per_unit)

    @property
    def whole_high(self) -> int:
        """How many whole ones it takes to pay for the upper end."""
        return ceil(Decimal(self.annual.high) / self.per_unit)

    @property
    def has_low(self) -> bool:
        """Whether anybody has stated a lower end."""
        return self.annual.low_bound is not Bound.AT_MOST or self.annual.low > 0

    def _needed(self, amount: int) -> Decimal:
        return (Decimal(amount) / self.per_unit).quantize(Decimal("0.1"), ROUND_HALF_UP)


def break_even(annual: Range, cost: int, count: Decimal) -> BreakEven:
    """The cost of one, by cost and count, held against what something costs each year.

    NothingToDivideError when there are none, or one costs less than half a krona.
    """
    if count <= 0:
        raise NothingToDivideError
    per_unit = int((Decimal(cost) / count).quantize(Decimal(1), ROUND_HALF_UP))
    if per_unit <= 0:
        raise NothingToDivideError
    return BreakEven(annual, cost, count, per_unit)


@dataclass(frozen=True, slots=True)
class Noun:
    """What is counted, in words."""

    one: Words
    several: Words


def arithmetic(found: BreakEven, noun: Noun) -> Words:
    """The division written out, in Swedish and English."""
    cost, unit = _kronor(found.cost), _kronor(found.per_unit)
    count = format(found.count.normalize(), "f")
    ends = [(found.annual.high, found.high)]
    if found.has_low and found.annual.low != found.annual.high:
        ends.insert(0, (found.annual.low, found.low))
    swedish = [
        f"{cost.sv} ÷ {_comma(count)} {noun.several.sv} = {unit.sv} per {noun.one.sv}",
        *(f"{_kronor(end).sv} ÷ {unit.sv} = {_comma(str(many))}" for end, many in ends),
    ]
    english = [
        f"{cost.en} ÷ {count} {noun.several.en} = {unit.en} per {noun.one.en}",
        *(f"{_kronor(end).en} ÷ {unit.en} = {many}" for end, many in ends),
    ]
    return Words("; ".join(swedish), "; ".join(english))


def _kronor(amount: int) -> Words:
    return say(Range(amount, amount))


def _comma(number: str) -> str:
    return number.replace(".", ",")
