"""Sums of counted items, in all or by step, activity, organisation, role, year, recurrence, item.

Items that come in the same years are added up once, whatever the number of years. So the sum over
any grouping is the total to the krona, at both ends and in every year.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Final

from samplan.costs.ranges import HIGH_BOUNDS, LOW_BOUNDS, Range, add, divided
from samplan.costs.reckoning import Chosen, Counted, NotSummed, Share, parts
from samplan.costs.terms import WHOLE, Grouping
from samplan.costs.timing import Years

Key = str | None
"""What a group is of; None: outside steps, no activity, nobody yet, no role."""

RECURRING: Final = "recurring"
ONCE: Final = "once"
SEVERAL: Final = "several"
"""The group of items with posts of more than one role."""

_LOW_RANK: Final = {bound: rank for rank, bound in enumerate(LOW_BOUNDS)}
_HIGH_RANK: Final = {bound: rank for rank, bound in enumerate(HIGH_BOUNDS)}


@dataclass(frozen=True)
class Summed:
    """A sum over years."""

    total: Range
    annual: Range
    """Each year on average: total by the number of years, to the nearest krona."""
    recurring: Range
    """The part of the average year that comes back."""
    one_off: Range
    """What comes once, in all."""
    years: tuple[tuple[int, Range], ...]
    item_ids: tuple[str, ...]
    not_summed_ids: tuple[str, ...]


@dataclass
class Tally:
    """A sum under way."""

    sums: dict[tuple[Years, bool], list[int]] = field(default_factory=dict)
    """By the years that items come in and whether they come once: low, high, and the ranks of
    what the ends are."""
    item_ids: list[str] = field(default_factory=list)
    not_summed_ids: list[str] = field(default_factory=list)

    def take(self, item: Counted, low: int, high: int) -> None:
        """Add what an item costs each time, or a part of it."""
        key = (item.years, item.is_once)
        low_rank = _LOW_RANK[item.per_time.low_bound]
        high_rank = _HIGH_RANK[item.per_time.high_bound]
        sums = self.sums.get(key)
        if sums is None:
            self.sums[key] = [low, high, low_rank, high_rank]
        else:
            sums[0] += low
            sums[1] += high
            sums[2] = max(sums[2], low_rank)
            sums[3] = max(sums[3], high_rank)
        self.item_ids.append(item.id)

    def summed(self, years: Years) -> Summed:
        """The sum over the years."""
        each = [
            (when, is_once, Range(low, high, LOW_BOUNDS[least], HIGH_BOUNDS[most]))
            for (when, is_once), (low, high, least, most) in self.sums.items()
        ]
        total = add(repeated(one, len(when)) for when, _, one in each)
        recurring = add(repeated(one, len(when)) for when, once, one in each if not once)
        return Summed(
            total=total,
            annual=per_year(total, len(years)),
            recurring=per_year(recurring, len(years)),
            one_off=add(one for _, once, one in each if once),
            years=tuple(
                (year, add(one for when, _, one in each if year in when)) for year in years
            ),
            item_ids=tuple(self.item_ids),
            not_summed_ids=tuple(self.not_summed_ids),
        )


def repeated(one: Range, count: int) -> Range:
    """The range so many times."""
    return Range(one.low * count, one.high * count, one.low_bound, one.high_bound)


def per_year(total: Range, years: int) -> Range:
    """The average year of a total over years, to the nearest krona."""
    return Range(
        divided(total.low, years), divided(total.high, years), total.low_bound, total.high_bound
    )


def sum_all(chosen: Chosen) -> Summed:
    """The sum of all counted items."""
    tally = Tally()
    for item in chosen.counted:
        tally.take(item, item.per_time.low, item.per_time.high)
    tally.not_summed_ids = [item.id for item in chosen.not_summed]
    return tally.summed(chosen.years)


def sum_by(chosen: Chosen, by: Grouping) -> dict[Key, Summed]:
    """The sums by what is asked for, in no order of their own.

    A group is there when an item of it is counted, or would be but cannot be summed. By year: every
    year, each as a period of its own; what cannot be summed belongs to none of them.
    """
    if by is Grouping.YEAR:
        return _by_year(chosen)
    tallies: dict[Key, Tally] = {}
    if by is Grouping.ORGANISATION:
        for item in chosen.counted:
            for payer, low, high in parts(item.per_time, item.shares):
                _at(tallies, payer).take(item, low, high)
        for other in chosen.not_summed:
            for payer in _payers(other.shares):
                _at(tallies, payer).not_summed_ids.append(other.id)
    else:
        key_of = _KEYS[by]
        for item in chosen.counted:
            _at(tallies, key_of(item)).take(item, item.per_time.low, item.per_time.high)
        for other in chosen.not_summed:
            _at(tallies, key_of(other)).not_summed_ids.append(other.id)
    return {key: tally.summed(chosen.years) for key, tally in tallies.items()}


def _by_year(chosen: Chosen) -> dict[Key, Summed]:
    found: dict[Key, Summed] = {}
    for year in chosen.years:
        tally = Tally()
        for item in chosen.counted:
            if year in item.years:
                only = item._replace(years=(year,))
                tally.take(only, item.per_time.low, item.per_time.high)
        found[str(year)] = tally.summed((year,))
    return found


def _at(tallies: dict[Key, Tally], key: Key) -> Tally:
    tally = tallies.get(key)
    if tally is None:
        tally = tallies[key] = Tally()
    return tally


def _payers(shares: Sequence[Share]) -> list[Key]:
    """Everyone that takes part, and nobody yet where some of it has no payer."""
    named: list[Key] = [payer for payer, _ in shares]
    return named if sum(share or 0 for _, share in shares) == WHOLE else [*named, None]


def _role(item: Counted | NotSummed) -> Key:
    roles = set(item.roles)
    return SEVERAL if len(roles) > 1 else next(iter(roles), None)


def _recurrence(item: Counted | NotSummed) -> Key:
    return ONCE if item.is_once else RECURRING


_KEYS: Final[dict[Grouping, Callable[[Counted | NotSummed], Key]]] = {
    Grouping.STEP: attrgetter("step_id"),
    Grouping.ACTIVITY: attrgetter("activity_id"),
    Grouping.ROLE: _role,
    Grouping.RECURRENCE: _recurrence,
    Grouping.ITEM: attrgetter("id"),
}


def group_of(item: Counted, by: Grouping) -> Key:
    """The group that an item is counted in; None where it is divided between several, too."""
    return _KEYS[by](item) if by in _KEYS else None
