"""Which figures of a county and year may not leave: whole cubes, linked indicators included.

Every count of persons or answers that figures show or rest on is a *count* here: a figure of its
own, or what a share or an average is divided by and from. Counts that are the same one (the
denominator of a share, and the figure of the indicator that it points at) are protected as one. A
figure is withheld when any of its counts is. Every table that is cut out of what is left agrees,
since it was decided over all of it.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from samplan.disclosure.model import CountTable, Reason, Rule
from samplan.disclosure.protection import protect
from samplan.disclosure.shares import implied_counts, share_is_small
from samplan.statistics import breakdowns
from samplan.statistics.periods import PeriodKind
from samplan.statistics.sums import Coordinates, times, work_out
from samplan.statistics.terms import PROTECTED, TOTAL, Counted, Measure

_VALUE: Final = "value"
_WITH: Final = "with"
_WITHOUT: Final = "without"
_MOST_PASSES: Final = 50

FigureKey = tuple[str, str, str, str]
"""Indicator, period, area, breakdown."""

Count = tuple[str, str, str, str, str]
"""A figure's key, and which of its counts."""


class Known(NamedTuple):
    """What the protection looks at of a figure."""

    indicator_id: str
    period: str
    area_id: str
    breakdown: str
    value: float | None
    value_to: float | None
    numerator: float | None
    denominator: float | None
    is_public: bool

    @property
    def key(self) -> FigureKey:
        """What names it."""
        return self[:4]


@dataclass(frozen=True, slots=True)
class Definition:
    """What the protection needs to know of an indicator."""

    id: str
    measure: str
    counted: str
    decimals: int = 0
    numerator_id: str | None = None
    denominator_id: str | None = None
    partitions: frozenset[str] = frozenset()
    """Dimensions whose categories add up to the whole."""

    @property
    def is_count(self) -> bool:
        """Whether its values are counts."""
        return self.measure == Measure.COUNT

    @property
    def may_hide(self) -> bool:
        """Whether any figure of it can be withheld."""
        return self.is_protected or self.measure in {Measure.SHARE, Measure.AVERAGE}

    @property
    def is_protected(self) -> bool:
        """Whether small numbers of it could point somebody out."""
        return Counted(self.counted) in PROTECTED


@dataclass(frozen=True, slots=True)
class Place:
    """A county and the areas that lie in it."""

    county_id: str
    inside: frozenset[str]


@dataclass
class Verdict:
    """What may not be shown of a county's figures of a year, and what was left open."""

    withheld: dict[FigureKey, Reason] = field(default_factory=dict)
    exposed: set[FigureKey] = field(default_factory=set)
    """Withheld, and yet narrowed by what the owner has published already."""


_Standing = tuple[Count, FigureKey, str]
"""A count, the figure whose place it has in a table, and which part it is there."""


@dataclass
class _Counts:
    """All counts of a county and year, each once."""

    rule: Rule
    amount: dict[Count, int] = field(default_factory=dict)
    bounds: dict[Count, tuple[int, int]] = field(default_factory=dict)
    """Between what a count lies by what is public already."""
    public: set[Count] = field(default_factory=set)
    of_figure: dict[FigureKey, list[Count]] = field(default_factory=dict)
    standing: dict[tuple[str, str], list[_Standing]] = field(default_factory=dict)
    """By indicator, and whether they are its own counts or what its figures are divided by."""

    def rests(self, figure: FigureKey, *counts: Count) -> None:
        """Say that the figure shows or rests on the counts."""
        self.of_figure.setdefault(figure, []).extend(counts)

    def stands(self, group: str, figure: FigureKey, part: str, count: Count) -> None:
        """Say where the count stands."""
        self.standing.setdefault((figure[0], group), []).append((count, figure, part))


@dataclass
class _Table:
    """A table of counts on its way to the protection."""

    axes: tuple[tuple[str, ...], ...]
    counts: dict[Coordinates, Count]
    derived: dict[Coordinates, int]
    """Counts that nobody gives and everybody can work out."""
    empty: frozenset[Coordinates]
    """Nothing can stand there, since the others make up the whole."""
    decided: frozenset[Count] = frozenset()


def decide(
    figures: Iterable[Known],
    definitions: Mapping[str, Definition],
    place: Place,
    rule: Rule,
    forced: Mapping[FigureKey, Reason] | None = None,
) -> Verdict:
    """What of these figures is withheld. They are of one county, and of whole years.

    `forced` are withheld for another reason.
    """
    by_key = {figure.key: figure for figure in figures}
    counts = _gather(by_key, definitions, rule)
    tables = [
        table
        for (indicator_id, _), standing in counts.standing.items()
        for table in _lay_out(definitions[indicator_id], standing, counts, place)
    ]
    withheld, exposed = _settle(tables, counts, rule, forced or {})
    verdict = Verdict()
    for key, parts in counts.of_figure.items():
        if by_key[key].is_public:
            continue
        reasons = [
            Reason.LINKED if count[:4] != key and count not in exposed else withheld[count]
            for count in parts
            if count in withheld
        ]
        if reasons:
            verdict.withheld[key] = min(reasons, key=list(Reason).index)
        if any(count in exposed for count in parts):
            verdict.exposed.add(key)
    return verdict


def _gather(
    by_key: Mapping[FigureKey, Known], definitions: Mapping[str, Definition], rule: Rule
) -> _Counts:
    counts = _Counts(rule)
    for key, figure in by_key.items():
        definition = definitions[figure.indicator_id]
        amount = _whole_number(figure.value)
        if definition.is_count and definition.is_protected and amount is not None:
            count = (*key, _VALUE)
            counts.amount[count] = amount
            counts.rests(key, count)
            counts.stands(_VALUE, key, _VALUE, count)
            if figure.is_public:
                counts.public.add(count)
    for figure in by_key.values():
        definition = definitions[figure.indicator_id]
        if definition.is_count and definition.is_protected:
            _gather_part(counts, figure)
        elif definition.measure in {Measure.SHARE, Measure.AVERAGE}:
            _gather_quotient(counts, figure, definition)
    return counts


def _whole_number(number: float | None) -> int | None:
    return None if number is None or number < 0 else math.floor(number + 0.5)


def _gather_part(counts: _Counts, figure: Known) -> None:
    """A count that also says of how many it is."""
    part = (*figure.key, _VALUE)
    denominator = _whole_number(figure.denominator)
    if part not in counts.amount or denominator is None or denominator < counts.amount[part]:
        return
    whole = _wider(counts, figure, figure.indicator_id)
    _lay_quotient(counts, figure, part, whole or _own(counts, figure, TOTAL, denominator))


def _gather_quotient(counts: _Counts, figure: Known, definition: Definition) -> None:
    """The counts that a share or an average rests on."""
    whole = _wider(counts, figure, definition.denominator_id)
    part = _linked(counts, figure, definition.numerator_id)
    denominator = counts.amount[whole] if whole else _whole_number(figure.denominator)
    if definition.is_protected:
        if whole is None and denominator is not None:
            whole = _own(counts, figure, TOTAL, denominator)
        if part is None and definition.measure == Measure.SHARE:
            part = _implied_part(counts, figure, definition, denominator)
    if part is not None and whole is not None and definition.measure == Measure.SHARE:
        _lay_quotient(counts, figure, part, whole)
        return
    for name, count in ((_WITH, part), (TOTAL, whole)):
        if count is not None:
            counts.rests(figure.key, count)
            counts.stands(name, figure.key, name, count)


def _own(counts: _Counts, figure: Known, name: str, amount: int) -> Count:
    """A count that only this figure tells of."""
    count = (*figure.key, name)
    counts.amount[count] = amount
    if figure.is_public:
        counts.public.add(count)
    return count


def _lay_quotient(counts: _Counts, figure: Known, part: Count, whole: Count) -> None:
    """A part of a whole, and the rest, which everybody can work out."""
    rest = _own(counts, figure, _WITHOUT, max(counts.amount[whole] - counts.amount[part], 0))
    counts.rests(figure.key, part, whole, rest)
    for name, count in ((_WITH, part), (_WITHOUT, rest), (TOTAL, whole)):
        counts.stands(TOTAL, figure.key, name, count)


def _linked(counts: _Counts, figure: Known, indicator_id: str | None) -> Count | None:
    """The count of another indicator that the figure is divided from."""
    if indicator_id is None:
        return None
    count = (indicator_id, *figure.key[1:], _VALUE)
    return count if count in counts.amount else None


def _wider(counts: _Counts, figure: Known, indicator_id: str | None) -> Count | None:
    """The count of another indicator that the figure is divided by.

    It may be divided by fewer dimensions. Where the figure says how many it is a share of, it is
    the one that is as many.
    """
    if indicator_id is None:
        return None
    denominator = _whole_number(figure.denominator)
    ahead = [figure.breakdown]
    found: list[Count] = []
    for breakdown in ahead:
        count = (indicator_id, figure.period, figure.area_id, breakdown, _VALUE)
        if count in counts.amount and count[:4] != figure.key:
            found.append(count)
        ahead += [one for one in breakdowns.wider(breakdown) if one not in ahead]
    same = [count for count in found if counts.amount[count] == denominator]
    return next(iter(same or (found if denominator is None else [])), None)


def _implied_part(
    counts: _Counts, figure: Known, definition: Definition, denominator: int | None
) -> Count | None:
    """The count that a share is of. Of an indicator that is known, it stands among its counts."""
    numerator = _whole_number(figure.numerator)
    bounds = None
    if numerator is None and denominator is not None and figure.value is not None:
        numerator, bounds = _implied(figure.value, denominator, definition.decimals, counts.rule)
    if numerator is None:
        return None
    if definition.numerator_id is None:
        part = _own(counts, figure, _WITH, numerator)
    else:
        key = (definition.numerator_id, *figure.key[1:])
        part = (*key, _VALUE)
        counts.amount[part] = numerator
        counts.stands(_VALUE, key, _VALUE, part)
        if figure.is_public:
            counts.public.add(part)
    if bounds is not None and figure.is_public:
        counts.bounds[part] = bounds
    return part


def _implied(
    value: float, denominator: int, decimals: int, rule: Rule
) -> tuple[int, tuple[int, int]]:
    """The count that a share is of as it is protected, and what the share allows it to be.

    A share that could as well be of a small count, or leave one, is protected as if it were.
    """
    nearest = min(max(math.floor(value * denominator / 100 + 0.5), 0), denominator)
    shown = max(decimals, _decimals(value))
    low, high = implied_counts(value, shown, denominator)
    low, high = min(low, nearest), min(max(high, nearest), denominator)
    allowed = nearest
    if share_is_small(denominator, rule, share_percent=value, decimals=shown):
        small = range(max(low, rule.lowest), min(high, rule.threshold - 1) + 1)
        great = range(max(low, denominator - rule.threshold + 1), high - rule.lowest + 1)
        allowed = small[0] if small else great[-1] if great else nearest
    return allowed, (low, high)


def _decimals(value: float) -> int:
    return len(f"{value:.6f}".rstrip("0").partition(".")[2])


def _lay_out(
    definition: Definition, standing: Sequence[_Standing], counts: _Counts, place: Place
) -> list[_Table]:
    """The tables of one indicator: what adds up stands together, the rest apart."""
    dimensions = sorted({name for _, key, _ in standing for name in breakdowns.parse(key[3])})
    inner = [name for name in dimensions if name in definition.partitions]
    outer = [name for name in dimensions if name not in definition.partitions]
    apart: dict[tuple[str, ...], dict[Coordinates, Count]] = {}
    for count, key, part in standing:
        _, period, area, text = key
        parts = breakdowns.parse(text)
        inside = area == place.county_id or area in place.inside
        group = (
            "" if inside else area,
            *(parts.get(name, TOTAL) for name in outer),
        )
        coordinates = (
            TOTAL if area == place.county_id else area,
            *(parts.get(name, TOTAL) for name in inner),
            part,
        )
        for kind, when in times(period):
            apart.setdefault((kind, *group), {})[(when, *coordinates)] = count
    return [
        _table(cells, counts)
        for (kind, *_), cells in apart.items()
        if kind == PeriodKind.YEAR or any(key[0] != TOTAL for key in cells)
    ]


def _table(cells: dict[Coordinates, Count], counts: _Counts) -> _Table:
    width = len(next(iter(cells)))
    axes = tuple(tuple(sorted({key[at] for key in cells})) for at in range(width))
    amounts = {key: counts.amount[count] for key, count in cells.items()}
    derived, empty = work_out(axes, amounts)
    return _Table(axes, cells, derived, empty)


def _settle(
    tables: Sequence[_Table],
    counts: _Counts,
    rule: Rule,
    forced: Mapping[FigureKey, Reason],
) -> tuple[dict[Count, Reason], set[Count]]:
    """Protect all tables until what one withholds changes no other."""
    withheld = {
        count: forced[key]
        for key, parts in counts.of_figure.items()
        if key in forced
        for count in parts
    }
    exposed: set[Count] = set()
    for _ in range(_MOST_PASSES):
        changed = False
        for table in tables:
            already = frozenset(count for count in table.counts.values() if count in withheld)
            if table.decided and table.decided == already:
                continue
            result = protect(_asked(table, counts, withheld), rule)
            for key, reason in result.withheld.items():
                count = table.counts.get(key)
                if count is not None and count not in withheld:
                    withheld[count] = reason
                    changed = True
            exposed.update(table.counts[key] for key in result.exposed if key in table.counts)
            table.decided = frozenset(count for count in table.counts.values() if count in withheld)
        if not changed:
            break
    return withheld, exposed


def _asked(table: _Table, counts: _Counts, withheld: Mapping[Count, Reason]) -> CountTable:
    amounts = {key: counts.amount[count] for key, count in table.counts.items()}
    known = {
        key: counts.bounds[count] for key, count in table.counts.items() if count in counts.bounds
    }
    return CountTable(
        axes=table.axes,
        counts={**amounts, **table.derived, **dict.fromkeys(table.empty, 0)},
        public=table.empty | {key for key, count in table.counts.items() if count in counts.public},
        forced={
            key: withheld[count]
            for key, count in table.counts.items()
            if count in withheld and count not in counts.public
        },
        known=known,
    )
