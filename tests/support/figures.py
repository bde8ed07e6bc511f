"""Figures for the tests of the checks of statistics, with all that a test does not care about."""

from typing import Any

from samplan.reconciliation.figures import Figure, Figures, Key, Measured
from samplan.statistics.terms import Counted, Measure

YEAR = "2019"
COUNTY = "22"
MUNICIPALITIES = frozenset({"2260", "2281"})


def measured(indicator_id: str, measure: Measure = Measure.COUNT, **fields: Any) -> Measured:
    """An indicator of visits by site, whose sites part the whole."""
    return Measured(
        **{
            "id": indicator_id,
            "name": {"sv": indicator_id.capitalize(), "en": None},
            "unit": {"sv": "st", "en": None},
            "measure": measure,
            "counted": Counted.THINGS,
            "dimensions": frozenset({"site", "sex"}),
            "partitions": frozenset({"site"}),
        }
        | fields
    )


def figure(indicator_id: str, value: float | None, /, **fields: Any) -> Figure:
    """A figure of the county in 2019; categories as keywords of `by`, the place as `area`."""
    by = fields.pop("by", {})
    key = Key(
        indicator_id,
        fields.pop("period", YEAR),
        fields.pop("area", COUNTY),
        tuple(sorted(by.items())),
    )
    place = "-".join([indicator_id, *by.values(), key.area_id])
    return Figure(**{"key": key, "value": value, "place_id": place} | fields)


def figures(indicators: list[Measured], rows: list[Figure]) -> Figures:
    """What a county has published."""
    return Figures(
        {one.id: one for one in indicators},
        rows,
        areas={COUNTY: {"sv": "Länet", "en": "The county"}},
        categories={("site", "a"): {"sv": "Orten A", "en": "Town A"}},
        area_parts={COUNTY: MUNICIPALITIES},
    )


def by_site(
    indicator_id: str, total: float | None, /, *parts: float, **fields: Any
) -> list[Figure]:
    """A total and its parts at the sites a, b, c …"""
    whole = [] if total is None else [figure(indicator_id, total, **fields)]
    return whole + [
        figure(indicator_id, value, by={"site": site}, **fields)
        for site, value in zip("abcdefgh", parts, strict=False)
    ]
