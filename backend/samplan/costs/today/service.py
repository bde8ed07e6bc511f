"""Published figures of what care costs today, as the gate lets them through."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from sqlmodel import col

from samplan.organisations.tables import County
from samplan.sources.service import sources_of
from samplan.statistics import breakdowns, periods
from samplan.statistics.gate import Figure, Gate
from samplan.statistics.naming import Named, Names, read_names
from samplan.statistics.tables import Collection, Observation
from samplan.statistics.terms import MAIN, CollectionStatus
from samplan.statistics.words import reasons
from samplan.web.errors import not_found
from samplan.web.fields import text
from samplan.web.texts import Words

Document = dict[str, Any]

CARE_COST: Final = "care-cost"
PLACEMENT_COSTS: Final = "placement-costs"
PLACEMENTS: Final = "placements"
SHOWN: Final = (CARE_COST, PLACEMENT_COSTS, PLACEMENTS)
"""Indicators of what care costs today, and of how many the costs are for, in order."""


def published(gate: Gate, county_id: str, indicator_ids: Iterable[str], *more: Any) -> list[Figure]:
    """A county's published figures of the indicators, as the caller may see them."""
    gate.check_county(county_id)
    return list(
        gate.stream(
            col(Observation.county_id) == county_id,
            col(Observation.indicator_id).in_(sorted(indicator_ids)),
            col(Observation.account) == MAIN,
            col(Collection.status) == CollectionStatus.PUBLISHED,
            *more,
        )
    )


def current_costs(gate: Gate, county_id: str) -> Document:
    """What care costs today: by indicator, what the figures are of, and period."""
    if gate.session.get(County, county_id) is None:
        raise not_found(Words("Länet", "county"))
    names = read_names(gate.session)
    found = sorted(published(gate, county_id, SHOWN), key=lambda one: _order(one, names))
    words = reasons(gate.rule)
    return {
        "countyId": county_id,
        "figures": [_figure(one, names, words) for one in found],
        "sources": sources_of(gate.session, (one.place_id for one in found)),
    }


def _order(figure: Figure, names: Names) -> tuple[object, ...]:
    parts = breakdowns.parse(figure.breakdown)
    return (
        SHOWN.index(figure.indicator_id),
        names.order("area", figure.area_id),
        [names.order(dimension, category) for dimension, category in parts.items()],
        figure.breakdown,
        periods.order(figure.period),
    )


def _figure(figure: Figure, names: Names, words: Mapping[str, Named]) -> Document:
    return {
        "indicatorId": figure.indicator_id,
        "name": names.indicator(figure.indicator_id),
        "unit": names.unit(figure.indicator_id),
        "period": figure.period,
        "areaId": figure.area_id,
        "areaName": names.area(figure.area_id),
        "parts": [
            {
                "dimensionId": dimension,
                "name": names.dimension(dimension),
                "categoryId": category,
                "categoryName": names.category(dimension, category),
            }
            for dimension, category in breakdowns.parse(figure.breakdown).items()
        ],
        "value": figure.value,
        "valueTo": figure.value_to,
        "qualifier": figure.qualifier,
        "isWithheld": figure.withheld is not None,
        "withheld": None if figure.withheld is None else words[figure.withheld],
        "caution": caution_of(figure, names),
        "sourcePlaceId": figure.place_id,
    }


def caution_of(figure: Figure, names: Names) -> Named | None:
    """What the figure must not be used for, by the definition that it follows."""
    edition = names.edition(figure.indicator_id, figure.edition)
    if edition is None or edition.caution_sv is None:
        return None
    return text(edition.caution_sv, edition.caution_en)
