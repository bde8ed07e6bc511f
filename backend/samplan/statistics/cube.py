"""A table of figures: rows × columns × filters, cut out of what the gate has let through.

A figure that nobody has given is missing, one that is withheld says why, and one whose source gives
no number says that: three kinds of nothing, which are kept apart. None of them is ever a zero.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import product
from typing import Final, NamedTuple

from samplan.statistics import breakdowns, periods
from samplan.statistics.terms import TOTAL, Measure, Qualifier

INDICATOR: Final = "indicator"
AREA: Final = "area"
PERIOD: Final = "period"
OWN: Final = (INDICATOR, AREA, PERIOD)
"""The dimensions that every table has."""

PER: Final = 1000
"""Inhabitants that a rate is of."""

DIVISIBLE: Final = frozenset({Measure.COUNT, Measure.AMOUNT})
"""What can be divided by inhabitants."""

Key = tuple[str, ...]


class CellStatus(StrEnum):
    """What a cell of a table holds."""

    OK = "ok"
    MISSING = "missing"
    """Nobody has given a figure."""
    WITHHELD = "withheld"
    """There is a figure, and it may not be shown."""
    NO_NUMBER = "no_number"
    """The source speaks of it and gives no number, or none can be computed."""


class NoRate(StrEnum):
    """Why a figure has no rate."""

    NO_POPULATION = "no_population"
    NOT_DIVISIBLE = "not_divisible"


class TooManyCellsError(ValueError):
    """A table that is larger than may be made."""

    def __init__(self, size: int, most: int) -> None:
        super().__init__(f"{size} cells, where {most} is the most")
        self.size = size
        self.most = most


class Figure(NamedTuple):
    """One figure as the gate lets it through: without its values when it is withheld."""

    indicator_id: str
    period: str
    area_id: str
    breakdown: str
    value: float | None
    value_to: float | None
    value_text: str | None
    qualifier: str | None
    quality: str
    edition: int | None
    place_id: str | None
    withheld: str | None
    is_computed: bool = False


class Cell(NamedTuple):
    """One cell of a table."""

    key: Key
    status: CellStatus
    value: float | None = None
    value_to: float | None = None
    text: str | None = None
    qualifier: str | None = None
    quality: str | None = None
    reason: str | None = None
    is_break: bool = False
    edition: int | None = None
    place_id: str | None = None
    is_computed: bool = False


@dataclass(frozen=True, slots=True)
class Axis:
    """A dimension of a table with its categories in order."""

    id: str
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Indicator:
    """What a table needs to know of an indicator."""

    id: str
    measure: str
    dimensions: frozenset[str]
    breaks: frozenset[int] = frozenset()
    """Editions from which on figures cannot be compared with those before."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked of a table. Dimensions that are in neither rows nor columns are fixed."""

    indicators: tuple[str, ...]
    rows: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Categories by dimension, area and period among them."""
    per_inhabitants: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Axes and cells; the cells stand row by row over all axes, the last one fastest."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    axes: tuple[Axis, ...]
    cells: tuple[Cell, ...]

    @property
    def fixed(self) -> dict[str, str]:
        """The one category of each dimension that is neither in rows nor in columns."""
        placed = {*self.rows, *self.columns}
        return {axis.id: axis.categories[0] for axis in self.axes if axis.id not in placed}


@dataclass(frozen=True, slots=True)
class Population:
    """Inhabitants to divide by, by period, area and breakdown."""

    dimensions: frozenset[str]
    counts: Mapping[tuple[str, str, str], tuple[float, str]]
    """Number and qualifier."""

    def of(self, period: str, area_id: str, breakdown: str) -> tuple[float, str] | None:
        """Inhabitants of the same area and period, and of the same sex, age or so."""
        shared = {
            name: category
            for name, category in breakdowns.parse(breakdown).items()
            if name in self.dimensions
        }
        found = self.counts.get((period, area_id, breakdowns.write(shared)))
        return found if found and found[0] > 0 else None


Order = Callable[[str, str], tuple[object, ...]]
"""Sort key of a category of a dimension."""


def layout(wish: Wish) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Rows and columns: as wished, and what has several categories has a place."""
    rows, columns = wish.rows, wish.columns
    if not rows and not columns:
        rows = (AREA,) if len(wish.indicators) == 1 else (INDICATOR,)
        columns = (PERIOD,)
    placed = {*rows, *columns}
    several = [INDICATOR] if len(wish.indicators) > 1 else []
    several += [name for name, chosen in wish.where.items() if len(chosen) > 1]
    return (*rows, *(name for name in dict.fromkeys(several) if name not in placed)), columns


def needed_dimensions(wish: Wish) -> frozenset[str]:
    """Dimensions besides indicator, area and period that a table speaks of."""
    rows, columns = layout(wish)
    return frozenset({*rows, *columns, *wish.where} - {*OWN})


def pivot(
    figures: Iterable[Figure],
    indicators: Sequence[Indicator],
    wish: Wish,
    *,
    county_id: str,
    order: Order,
    population: Population | None = None,
    most: int | None = None,
) -> Table:
    """The table that is wished for.

    What is neither in rows nor in columns is total; the area is then the whole county, and the
    period the latest that has a figure.
    """
    rows, columns = layout(wish)
    names = (*rows, *columns)
    others = tuple(name for name in names if name not in OWN)
    fixed = {name: chosen[0] for name, chosen in wish.where.items() if name not in (*names, *OWN)}
    found = _fitting(figures, others, fixed)
    found = _of_place_and_time(found, wish, names, county_id)
    axes = [_axis(name, found, wish, order) for name in names]
    axes += [
        Axis(name, (_only(name, found, wish, county_id),)) for name in OWN if name not in names
    ]
    axes += [Axis(name, (category,)) for name, category in sorted(fixed.items())]
    size = math.prod(len(axis.categories) for axis in axes)
    if most is not None and size > most:
        raise TooManyCellsError(size, most)
    known = {one.id: one for one in indicators}
    first = _first_periods(found, known)
    by_key = {_key(figure, tuple(axis.id for axis in axes)): figure for figure in found.values()}
    cells = tuple(
        _cell(key, by_key.get(key), first, known, population if wish.per_inhabitants else None)
        if key in by_key
        else Cell(key, CellStatus.MISSING)
        for key in product(*(axis.categories for axis in axes))
    )
    if wish.per_inhabitants and population is None:
        cells = tuple(
            _without_rate(cell, NoRate.NO_POPULATION) if cell.status is CellStatus.OK else cell
            for cell in cells
        )
    return Table(rows, columns, tuple(axes), cells)


def _fitting(
    figures: Iterable[Figure], others: tuple[str, ...], fixed: Mapping[str, str]
) -> dict[tuple[str, str, str, str], Figure]:
    """The figures that are divided by nothing but what the table is divided by."""
    allowed = frozenset(others) | fixed.keys()
    found = {}
    for figure in figures:
        parts = breakdowns.parse(figure.breakdown)
        if parts.keys() <= allowed and all(
            parts.get(name, TOTAL) == category for name, category in fixed.items()
        ):
            key = figure.indicator_id, figure.period, figure.area_id, figure.breakdown
            found[key] = figure
    return found


def _of_place_and_time(
    found: dict[tuple[str, str, str, str], Figure],
    wish: Wish,
    names: tuple[str, ...],
    county_id: str,
) -> dict[tuple[str, str, str, str], Figure]:
    """Only those of the areas and periods that the table is about."""
    areas = wish.where.get(AREA) or (() if AREA in names else (county_id,))
    if areas:
        found = {key: one for key, one in found.items() if one.area_id in areas}
    chosen = wish.where.get(PERIOD)
    if chosen is None and PERIOD not in names and found:
        chosen = (max({one.period for one in found.values()}, key=periods.order),)
    if chosen:
        found = {key: one for key, one in found.items() if one.period in chosen}
    return found


def _category(figure: Figure, name: str) -> str:
    if name == INDICATOR:
        return figure.indicator_id
    if name == AREA:
        return figure.area_id
    if name == PERIOD:
        return figure.period
    return breakdowns.parse(figure.breakdown).get(name, TOTAL)


def _key(figure: Figure, names: tuple[str, ...]) -> Key:
    return tuple(_category(figure, name) for name in names)


def _axis(
    name: str, found: Mapping[tuple[str, str, str, str], Figure], wish: Wish, order: Order
) -> Axis:
    if name == INDICATOR:
        return Axis(name, wish.indicators)
    chosen = wish.where.get(name)
    if chosen:
        return Axis(name, chosen)
    occurring = {_category(figure, name) for figure in found.values()}
    if name == PERIOD:
        return Axis(name, tuple(sorted(occurring, key=periods.order)))
    return Axis(name, tuple(sorted(occurring, key=lambda one: order(name, one))))


def _only(
    name: str,
    found: Mapping[tuple[str, str, str, str], Figure],
    wish: Wish,
    county_id: str,
) -> str:
    if name == INDICATOR:
        return wish.indicators[0]
    if name == AREA:
        return wish.where.get(AREA, (county_id,))[0]
    chosen = wish.where.get(PERIOD)
    if chosen:
        return chosen[0]
    return next((figure.period for figure in found.values()), periods.UNDATED)


def _first_periods(
    found: Mapping[tuple[str, str, str, str], Figure], known: Mapping[str, Indicator]
) -> dict[tuple[str, int], str]:
    """The first period shown of each edition that breaks with the one before."""
    first: dict[tuple[str, int], str] = {}
    for figure in found.values():
        edition = figure.edition
        if edition is None or edition not in known[figure.indicator_id].breaks:
            continue
        before = first.get((figure.indicator_id, edition))
        if before is None or periods.order(figure.period) < periods.order(before):
            first[figure.indicator_id, edition] = figure.period
    return first


def _cell(
    key: Key,
    figure: Figure | None,
    first: Mapping[tuple[str, int], str],
    known: Mapping[str, Indicator],
    population: Population | None,
) -> Cell:
    if figure is None:
        return Cell(key, CellStatus.MISSING)
    edition = figure.edition
    is_break = edition is not None and first.get((figure.indicator_id, edition)) == figure.period
    if figure.withheld is not None:
        status = CellStatus.WITHHELD
    elif figure.value is None and figure.value_text is None:
        status = CellStatus.NO_NUMBER
    else:
        status = CellStatus.OK
    cell = Cell(
        key,
        status,
        figure.value,
        figure.value_to,
        figure.value_text,
        figure.qualifier if status is CellStatus.OK else None,
        figure.quality,
        figure.withheld,
        is_break,
        edition,
        figure.place_id,
        figure.is_computed,
    )
    if population is None or status is not CellStatus.OK:
        return cell
    return _rate(cell, figure, known[figure.indicator_id], population)


def _rate(cell: Cell, figure: Figure, indicator: Indicator, population: Population) -> Cell:
    """The figure for each thousand inhabitants; none where the inhabitants are not known."""
    if indicator.measure not in DIVISIBLE or figure.value is None:
        return _without_rate(cell, NoRate.NOT_DIVISIBLE)
    inhabitants = population.of(figure.period, figure.area_id, figure.breakdown)
    if inhabitants is None:
        return _without_rate(cell, NoRate.NO_POPULATION)
    number, qualifier = inhabitants
    exact = qualifier == Qualifier.EXACT
    return cell._replace(
        value=per_thousand(figure.value, number),
        value_to=None if figure.value_to is None else per_thousand(figure.value_to, number),
        qualifier=cell.qualifier if exact else Qualifier.ABOUT.value,
    )


def per_thousand(value: float, inhabitants: float) -> float:
    """A number for each thousand inhabitants, with three figures that count."""
    rate = value * PER / inhabitants
    if rate == 0:
        return 0.0
    return round(rate, max(0, 2 - math.floor(math.log10(abs(rate)))))


def _without_rate(cell: Cell, reason: NoRate) -> Cell:
    return cell._replace(
        status=CellStatus.NO_NUMBER, value=None, value_to=None, text=None, reason=reason.value
    )
