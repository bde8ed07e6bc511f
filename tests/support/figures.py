"""Figures for the tests of the checks of statistics, with all that a test does not care about."""

from typing import Any

from samplan.reconciliation.county.reading import parts_of
from samplan.reconciliation.figures import Figure, Figures, Key, Measured
from samplan.reconciliation.questionnaire_checks import Questions, Stated
from samplan.statistics.terms import Counted, Measure, Qualifier, Quality
from support.facts import MUNICIPALITIES as MUNICIPALITY_IDS
from support.gap_rounds import read_reference

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


def reference_figures() -> Figures:
    """The figures of the reference data, as a database would give them."""
    dimensions = read_reference("national/indicator_dimensions.csv")
    return Figures(
        {
            row["id"]: Measured(
                id=row["id"],
                name={"sv": row["name_sv"], "en": row["name_en"] or None},
                unit={"sv": row["unit_sv"], "en": row["unit_en"] or None},
                measure=Measure(row["measure"]),
                counted=Counted(row["counted"]),
                numerator_id=row["numerator"] or None,
                denominator_id=row["denominator"] or None,
                dimensions=frozenset(
                    one["dimension"] for one in dimensions if one["indicator"] == row["id"]
                ),
                partitions=frozenset(
                    one["dimension"]
                    for one in dimensions
                    if one["indicator"] == row["id"] and one["is_partition"] == "yes"
                ),
            )
            for row in read_reference("national/indicators.csv")
        },
        [
            Figure(
                key=Key(row["indicator"], row["period"], row["area"], parts_of(row["breakdown"])),
                account=row["account"],
                value=_number(row["value"]),
                value_to=_number(row["value_to"]),
                qualifier=Qualifier(row["qualifier"]),
                quality=Quality(row["quality"]),
                numerator=_number(row["numerator"]),
                denominator=_number(row["denominator"]),
                place_id=row["place"],
            )
            for row in read_reference("22/observations.csv")
        ],
        areas={
            row["id"]: {"sv": row["name_sv"], "en": row["name_en"]}
            for name in ("national/statistical_areas.csv", "22/statistical_areas.csv")
            for row in read_reference(name)
        },
        categories={
            (row["dimension"], row["id"]): {"sv": row["name_sv"], "en": row["name_en"]}
            for row in read_reference("national/categories.csv")
        },
        area_parts={"22": frozenset(MUNICIPALITY_IDS.values())},
    )


def _number(text: str) -> float | None:
    return float(text) if text else None


def reference_stated() -> tuple[list[Stated], Questions]:
    """What the reports of the reference data say of questionnaires, and what those asked."""
    stated = [
        Stated(
            row["round"],
            row["question"],
            row["choice"],
            _number(row["share"]),
            row["qualifier"],
            int(row["base"]) if row["base"] else None,
            row["place"],
        )
        for row in read_reference("22/stated_results.csv")
    ]
    return stated, {}
