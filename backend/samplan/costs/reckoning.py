"""What each item costs each time and in which years, and which items a choice counts.

An item that cannot be reckoned is no part of a sum and no zero either: it is told beside it.
Prices are converted item by item before anything is divided or added, so that every way to add
up the same items gives the same kronor.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from operator import add
from typing import Any, Final, NamedTuple

from samplan.costs.prices import MissingYearError, Prices, convert
from samplan.costs.ranges import Range, allocate, read_range, span, times
from samplan.costs.terms import ONE, WHOLE, Bound, Frequency, LeftOut, Unit, Unsummed
from samplan.costs.timing import Years, occurrences

Share = tuple[str, int | None]
"""An organisation that pays, and how much in thousandths of a per cent; None: nobody has said."""

Part = tuple[str | None, int, int]
"""What falls on an organisation each time, from low to high; None: on nobody yet."""

_BOUNDS: Final = {bound.value: bound for bound in Bound}
_COUNTED_AS_ONE: Final = frozenset({Unit.YEAR, Unit.ONCE})
"""Units whose quantity is one when it is not given."""


class Facts(NamedTuple):
    """An item as it is stored. Words of vocabularies are plain texts."""

    id: str
    alternative_of_id: str | None
    step_id: str | None
    activity_id: str | None
    low: int | None
    low_bound: str
    high: int | None
    high_bound: str
    not_costed: str | None
    likely: int | None
    unit: str
    quantity_low: int | None
    quantity_high: int | None
    frequency: str
    every_years: int | None
    price_year: int | None
    first_year: int | None
    last_year: int | None
    optional: bool


@dataclass(frozen=True)
class Book:
    """All of a plan's items, with what they hang on."""

    items: Sequence[Facts]
    """In the plan's order."""
    steps: Mapping[str, int] = field(default_factory=dict)
    """Each step's number."""
    shares: Mapping[str, Sequence[Share]] = field(default_factory=dict)
    """Who pays, by item; those whom nobody pays for are not there."""
    roles: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Roles of the posts, by item."""


@dataclass(frozen=True)
class Choice:
    """What is carried out, and how. Empty means all, and as the plan has it."""

    steps: tuple[int, ...] | None = None
    """Numbers of steps; None together with `items` None: everything."""
    items: tuple[str, ...] | None = None
    """Items besides the steps'; alone: only these."""
    without: tuple[str, ...] = ()
    choices: Mapping[str, str] = field(default_factory=dict)
    """By item: the alternative that stands in its place."""
    optional: bool = True
    """Whether items that the source says perhaps of are counted."""


class UnpricedError(LookupError):
    """Items that cannot be given in the prices asked for."""

    def __init__(self, undated: Sequence[str], missing: Mapping[int, Sequence[str]]) -> None:
        super().__init__(undated, missing)
        self.undated = undated
        """Ids of items whose price year nobody has said."""
        self.missing = missing
        """Years that the index has no value for, each with the ids of the items that need it."""


class Counted(NamedTuple):
    """An item in the sum."""

    id: str
    step_id: str | None
    activity_id: str | None
    per_time: Range
    years: Years
    is_once: bool
    likely: int | None
    """The likely amount each time, where there is one and the quantity is certain."""
    shares: Sequence[Share]
    roles: Sequence[str]
    alternative_id: str | None
    """The alternative that stands in the item's place."""
    optional: bool


class NotSummed(NamedTuple):
    """An item that would be in the sum but cannot be reckoned."""

    id: str
    step_id: str | None
    activity_id: str | None
    reason: Unsummed
    price_each: Range | None
    unit: str
    is_once: bool
    shares: Sequence[Share]
    roles: Sequence[str]


@dataclass(frozen=True)
class Chosen:
    """A plan's items by what became of them, each in the plan's order."""

    years: Years
    counted: Sequence[Counted]
    not_summed: Sequence[NotSummed]
    left_out: Sequence[tuple[str, LeftOut]]


def price_each(item: Facts) -> Range | None:
    """The amount for one unit as it was entered; None when there is none."""
    if item.high is None:
        return None
    return read_range(item.low, _BOUNDS[item.low_bound], item.high, _BOUNDS[item.high_bound])


def per_time(item: Facts) -> Range | Unsummed:
    """Amount times quantity: what the item costs each time, in its own year's prices.

    Or why it cannot be part of a sum.
    """
    each = price_each(item)
    if each is None:
        return Unsummed(item.not_costed or Unsummed.NO_PRICE)
    low, high = quantity(item)
    if low is None or high is None:
        return Unsummed.NO_QUANTITY
    if item.frequency == Frequency.AS_NEEDED:
        return Unsummed.NO_FREQUENCY
    return each if low == high == ONE else times(each, low, high)


def quantity(item: Facts) -> tuple[int | None, int | None]:
    """How many of the unit it takes each time, in thousandths; None where nobody has said."""
    if item.quantity_low is None and item.unit in _COUNTED_AS_ONE:
        return ONE, ONE
    high = item.quantity_low if item.quantity_high is None else item.quantity_high
    return item.quantity_low, high


def choose(book: Book, choice: Choice, years: Years, prices: Prices | None = None) -> Chosen:
    """The plan's items as the choice counts them, over the years and in the prices asked for.

    UnpricedError when counted items have no price year, or the index lacks a year that they need.
    """
    chooser = _Chooser(book, choice, years, prices)
    for item in book.items:
        chooser.take(item)
    if chooser.undated or chooser.missing:
        raise UnpricedError(chooser.undated, chooser.missing)
    return Chosen(years, chooser.counted, chooser.not_summed, chooser.left_out)


class _Chooser:
    """Puts each item where it belongs."""

    def __init__(self, book: Book, choice: Choice, years: Years, prices: Prices | None) -> None:
        self.book = book
        self.choice = choice
        self.years = years
        self.prices = prices
        self.counted: list[Counted] = []
        self.not_summed: list[NotSummed] = []
        self.left_out: list[tuple[str, LeftOut]] = []
        self.undated: list[str] = []
        self.missing: dict[int, list[str]] = {}
        self.ways: dict[str, list[Facts]] = {}
        for item in book.items:
            if item.alternative_of_id is not None:
                self.ways.setdefault(item.alternative_of_id, []).append(item)
        numbers = None if choice.steps is None else set(choice.steps)
        self.everything = numbers is None and choice.items is None
        self.steps = {one for one, number in book.steps.items() if number in (numbers or ())}
        self.named = frozenset(choice.items or ())
        self.without = frozenset(choice.without)

    def take(self, item: Facts) -> None:
        """Count the item, tell that it cannot be summed, or leave it out."""
        why = self._why_left_out(item)
        if why is not None:
            self.left_out.append((item.id, why))
            return
        ways = self.ways.get(item.id, ())
        chosen_id = self.choice.choices.get(item.id) if ways else None
        way = next((one for one in ways if one.id == chosen_id), None)
        used = item if way is None else _in_place_of(item, way)
        when = self._when(used)
        if not when:
            self.left_out.append((item.id, LeftOut.OUTSIDE_YEARS))
            return
        cost = self._cost(used)
        if way is None and ways and item.high is None:
            cost = self._span(ways, when) or cost
        if isinstance(cost, Unsummed):
            self._tell(item, used, cost)
            return
        self.counted.append(
            Counted(
                item.id,
                item.step_id,
                item.activity_id,
                cost,
                when,
                used.frequency == Frequency.ONCE,
                self._likely(used),
                self._of(self.book.shares, item, used),
                self._of(self.book.roles, item, used),
                None if way is None else way.id,
                item.optional,
            )
        )

    def _why_left_out(self, item: Facts) -> LeftOut | None:
        if item.alternative_of_id is not None:
            return LeftOut.ALTERNATIVE
        wanted = self.everything or item.step_id in self.steps or item.id in self.named
        if not wanted or item.id in self.without:
            return LeftOut.NOT_CHOSEN
        return LeftOut.OPTIONAL if item.optional and not self.choice.optional else None

    def _when(self, item: Facts) -> Years:
        return occurrences(
            item.frequency, item.every_years, item.first_year, item.last_year, self.years
        )

    def _cost(self, item: Facts) -> Range | Unsummed:
        cost = per_time(item)
        return cost if isinstance(cost, Unsummed) else self._in_prices(item, cost)

    def _in_prices(self, item: Facts, cost: Range) -> Range:
        if self.prices is None:
            return cost
        if item.price_year is None:
            self.undated.append(item.id)
            return cost
        try:
            return convert(cost, item.price_year, self.prices)
        except MissingYearError as error:
            self.missing.setdefault(error.year, []).append(item.id)
            return cost

    def _span(self, ways: Sequence[Facts], when: Years) -> Range | None:
        """What one of the ways costs, when all that can be summed come in the same years.

        Open when another cannot be summed; None when none can, or years differ and each has to be
        chosen by itself.
        """
        costs = [(one, self._cost(one)) for one in ways]
        known = [(one, cost) for one, cost in costs if isinstance(cost, Range)]
        if not known or any(self._when(one) != when for one, _ in known):
            return None
        found = span([cost for _, cost in known])
        if len(known) == len(costs):
            return found
        return Range(found.low, found.high, found.low_bound, Bound.AT_LEAST)

    def _tell(self, item: Facts, used: Facts, reason: Unsummed) -> None:
        self.not_summed.append(
            NotSummed(
                item.id,
                item.step_id,
                item.activity_id,
                reason,
                self._each(used),
                used.unit,
                used.frequency == Frequency.ONCE,
                self._of(self.book.shares, item, used),
                self._of(self.book.roles, item, used),
            )
        )

    def _each(self, item: Facts) -> Range | None:
        """The price for each; None where it cannot be given in the prices asked for."""
        each = price_each(item)
        if each is None or self.prices is None:
            return each
        try:
            return None if item.price_year is None else convert(each, item.price_year, self.prices)
        except MissingYearError:
            return None

    def _likely(self, item: Facts) -> int | None:
        low, high = quantity(item)
        if item.likely is None or low is None or low != high:
            return None
        return self._in_prices(item, times(Range(item.likely, item.likely), low, low)).low

    @staticmethod
    def _of(listed: Mapping[str, Sequence[Any]], item: Facts, used: Facts) -> Sequence[Any]:
        """The way's own, or the item's where it has none."""
        return listed.get(used.id) or listed.get(item.id, ())


def _in_place_of(item: Facts, way: Facts) -> Facts:
    """The way with the item's years where it has none of its own."""
    return way._replace(
        first_year=item.first_year if way.first_year is None else way.first_year,
        last_year=item.last_year if way.last_year is None else way.last_year,
    )


def parts(cost: Range, shares: Sequence[Share]) -> list[Part]:
    """What falls on each each time, together exactly the cost; on nobody yet comes last."""
    payers: list[str | None] = [one for one, share in shares if share]
    weights = [share for _, share in shares if share]
    rest = WHOLE - sum(weights)
    if rest:
        payers.append(None)
        weights.append(rest)
    low, high = cost.low, cost.high
    if len(weights) == 1:
        return [(payers[0], low, high)]
    lows = allocate(low, weights)
    if low == high:
        return list(zip(payers, lows, lows, strict=True))
    between = allocate(high - low, weights)
    highs = map(add, lows, between)
    return list(zip(payers, lows, highs, strict=True))


def falling_on(chosen: Chosen, organisation_id: str) -> Chosen:
    """Only what falls on one organisation: its part of each item, and what it takes part in."""
    counted = []
    for item in chosen.counted:
        for payer, low, high in parts(item.per_time, item.shares):
            if payer == organisation_id:
                part = Range(low, high, item.per_time.low_bound, item.per_time.high_bound)
                counted.append(item._replace(per_time=part, shares=((payer, WHOLE),), likely=None))
    not_summed = [
        item._replace(shares=((organisation_id, WHOLE),))
        for item in chosen.not_summed
        if any(payer == organisation_id for payer, _ in item.shares)
    ]
    return Chosen(chosen.years, counted, not_summed, chosen.left_out)
