"""Inhabitants that sums are divided by: published figures, of a county or an organisation's area.

Where nobody has published how many live there, there is no cost for each inhabitant.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlmodel import col

from samplan.costs.grouping import Summed
from samplan.costs.ranges import Range
from samplan.costs.terms import Bound
from samplan.statistics.gate import Gate
from samplan.statistics.tables import Collection as StatisticsCollection
from samplan.statistics.tables import Indicator, Observation
from samplan.statistics.terms import MAIN, CollectionStatus


class Population(NamedTuple):
    """How many lived somewhere, and which figure says so."""

    inhabitants: float
    period: str
    area_id: str
    indicator_id: str


Rank = tuple[int, bool, str]
"""Which of two figures is rather used: the greater."""


def read_population(
    gate: Gate, county_id: str, area_ids: Iterable[str], first_year: int
) -> dict[str, Population]:
    """By area: the newest figure that is no newer than the first year, else the newest.

    Of several indicators of inhabitants, the first in the catalogue's order that has the area.
    Only what is published for everybody to see, the same whoever asks.
    """
    best: dict[str, tuple[Rank, Population]] = {}
    for rank, one in _published(gate, county_id, area_ids, first_year):
        if one.area_id not in best or rank > best[one.area_id][0]:
            best[one.area_id] = (rank, one)
    return {area_id: population for area_id, (_, population) in best.items()}


def read_alike(
    gate: Gate, county_id: str, area_ids: Collection[str], first_year: int
) -> dict[str, Population]:
    """By area: figures that can be compared, of one indicator and period that has all the areas.

    Empty when there is none such. Which is chosen where several have them is as for one area.
    """
    alike: dict[Rank, dict[str, Population]] = {}
    for rank, one in _published(gate, county_id, area_ids, first_year):
        alike.setdefault(rank, {})[one.area_id] = one
    whole = [rank for rank, found in alike.items() if len(found) == len(set(area_ids))]
    return alike[max(whole)] if whole else {}


def _published(
    gate: Gate, county_id: str, area_ids: Iterable[str], first_year: int
) -> Iterator[tuple[Rank, Population]]:
    wanted = sorted(set(area_ids))
    indicators = list(
        gate.session.connection()
        .execute(
            sa.select(col(Indicator.id))
            .where(col(Indicator.is_population))
            .order_by(col(Indicator.position), col(Indicator.id))
        )
        .scalars()
    )
    if not wanted or not indicators:
        return
    figures = gate.stream(
        col(Observation.county_id) == county_id,
        col(Observation.indicator_id).in_(indicators),
        col(Observation.area_id).in_(wanted),
        col(Observation.breakdown) == "",
        col(Observation.account) == MAIN,
        col(Observation.is_public),
        col(StatisticsCollection.status) == CollectionStatus.PUBLISHED,
    )
    for figure in figures:
        if figure.value:
            in_time = figure.period[:4] <= str(first_year)
            rank = (-indicators.index(figure.indicator_id), in_time, figure.period)
            yield (
                rank,
                Population(figure.value, figure.period, figure.area_id, figure.indicator_id),
            )


def per_inhabitant(summed: Summed, population: Population | None) -> dict[str, Any] | None:
    """The average year for each inhabitant as JSON, kronor with two decimals."""
    if population is None:
        return None
    annual = summed.annual
    return {
        "population": population.inhabitants,
        "period": population.period,
        "areaId": population.area_id,
        "indicatorId": population.indicator_id,
        "annualLow": None
        if _is_bottomless(annual)
        else round(annual.low / population.inhabitants, 2),
        "annualHigh": round(annual.high / population.inhabitants, 2),
    }


def _is_bottomless(one: Range) -> bool:
    return one.low_bound is Bound.AT_MOST and one.low == 0
