"""Sums of counted items, in all or by step, activity, organisation, role, year, recurrence, item.

Items that come in the same years are added up once, whatever the number of years. So the sum over
any grouping is the total to the krona, at both ends and in every year.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

from samplan.costs.ranges import HIGH_BOUNDS, LOW_BOUNDS, Range, add, divided
from samplan.costs.reckoning import Chosen, Counted, NotSummed, Part, Share, parts
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


class Tallies:
    """Sums under way, by group."""

    def __init__(self) -> None:
        self.sums: dict[tuple[Years, bool], dict[Key, list[int]]] = {}
        """By the years that items come in and whether they come once, then by group: low, high,
        and the ranks of what the ends are."""
        self.item_ids: dict[Key, list[str]] = {}
        self.not_summed_ids: dict[Key, list[str]] = {}

    def take(self, item: Counted, divided_in: Iterable[Part]) -> None:
        """Add what an item costs each time, divided between groups."""
        cost = item.per_time
        low_rank, high_rank = _LOW_RANK[cost.low_bound], _HIGH_RANK[cost.high_bound]
        sums = self.sums.setdefault((item.years, item.is_once), {})
        item_ids, item_id = self.item_ids, item.id
        for key, low, high in divided_in:
            entry = sums.get(key)
            if entry is None:
                sums[key] = [low, high, low_rank, high_rank]
            else:
                entry[0] += low
                entry[1] += high
                if low_rank > entry[2]:  # noqa: PLR1730 - this runs for every part of every item
                    entry[2] = low_rank
                if high_rank > entry[3]:  # noqa: PLR1730
                    entry[3] = high_rank
            if key in item_ids:
                item_ids[key].append(item_id)
            else:
                item_ids[key] = [item_id]

    def tell(self, item: NotSummed, keys: Iterable[Key]) -> None:
        """Name an item that cannot be summed in its groups."""
        for key in keys:
            self.not_summed_ids.setdefault(key, []).append(item.id)

    def groups(self) -> list[Key]:
        """Every group that an item is in."""
        return list(self.item_ids | self.not_summed_ids)

    def summed(self, key: Key, years: Years) -> Summed:
        """A group's sum over the years."""
        each = [
            (when, is_once, _read(groups[key]))
            for (when, is_once), groups in self.sums.items()
            if key in groups
        ]
        ids = tuple(self.item_ids.get(key, ())), tuple(self.not_summed_ids.get(key, ()))
        return _summed(each, years, *ids)

    def in_year(self, year: int, item_ids: Sequence[str]) -> Summed:
        """All groups together in one year, as a period of its own."""
        each = [
            ((year,), is_once, _read(entry))
            for (when, is_once), groups in self.sums.items()
            if year in when
            for entry in groups.values()
        ]
        return _summed(each, (year,), tuple(item_ids), ())


def _read(entry: list[int]) -> Range:
    low, high, low_rank, high_rank = entry
    return Range(low, high, LOW_BOUNDS[low_rank], HIGH_BOUNDS[high_rank])


def _summed(
    each: Sequence[tuple[Years, bool, Range]],
    years: Years,
    item_ids: tuple[str, ...],
    not_summed_ids: tuple[str, ...],
) -> Summed:
    total = add(repeated(one, len(when)) for when, _, one in each)
    recurring = add(repeated(one, len(when)) for when, once, one in each if not once)
    return Summed(
        total=total,
        annual=per_year(total, len(years)),
        recurring=per_year(recurring, len(years)),
        one_off=add(one for _, once, one in each if once),
        years=tuple((year, add(one for when, _, one in each if year in when)) for year in years),
        item_ids=item_ids,
        not_summed_ids=not_summed_ids,
    )


def repeated(one: Range, count: int) -> Range:
    """The range so many times."""
    return Range(one.low * count, one.high * count, one.low_bound, one.high_bound)


def per_year(total: Range, years: int) -> Range:
    """The average year of a total over years, to the nearest krona."""
    return Range(
        divided(total.low, years), divided(total.high, years), total.low_bound, total.high_bound
    )


def _whole(chosen: Chosen) -> Tallies:
    tallies = Tallies()
    for item in chosen.counted:
        tallies.take(item, ((None, item.per_time.low, item.per_time.high),))
    for other in chosen.not_summed:
        tallies.tell(other, (None,))
    return tallies


def sum_all(chosen: Chosen) -> Summed:
    """The sum of all counted items."""
    return _whole(chosen).summed(None, chosen.years)


def sum_by(chosen: Chosen, by: Grouping) -> dict[Key, Summed]:
    """The sums by what is asked for, in no order of their own.

    A group is there when an item of it is counted, or would be but cannot be summed. By year: every
    year, each as a period of its own; what cannot be summed belongs to none of them.
    """
    if by is Grouping.YEAR:
        return _by_year(chosen)
    tallies = Tallies()
    if by is Grouping.ORGANISATION:
        for item in chosen.counted:
            tallies.take(item, parts(item.per_time, item.shares))
        for other in chosen.not_summed:
            tallies.tell(other, _payers(other.shares))
    else:
        key_of = _KEYS[by]
        for item in chosen.counted:
            tallies.take(item, ((key_of(item), item.per_time.low, item.per_time.high),))
        for other in chosen.not_summed:
            tallies.tell(other, (key_of(other),))
    return {key: tallies.summed(key, chosen.years) for key in tallies.groups()}


def _by_year(chosen: Chosen) -> dict[Key, Summed]:
    whole = _whole(chosen)
    item_ids: dict[int, list[str]] = {year: [] for year in chosen.years}
    for item in chosen.counted:
        for year in item.years:
            item_ids[year].append(item.id)
    return {str(year): whole.in_year(year, ids) for year, ids in item_ids.items()}


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
