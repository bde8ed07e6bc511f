"""Figures as JSON: named, with their places, in the order asked for."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import col, select

from samplan.sources.service import places
from samplan.statistics import breakdowns
from samplan.statistics.gate import Figure, Gate
from samplan.statistics.naming import Names, read_names
from samplan.statistics.tables import Collection, Indicator, Observation
from samplan.statistics.words import Named, reasons, withheld
from samplan.web.paging import Paging, sort_fields

_AT_ONCE: Final = 1_000

SORTS: Final[Mapping[str, Any]] = {
    "indicatorId": col(Observation.indicator_id),
    "period": col(Observation.period),
    "areaId": col(Observation.area_id),
    "countyId": col(Observation.county_id),
    "organisationId": col(Observation.organisation_id),
    "collectionId": col(Observation.collection_id),
    "enteredAt": col(Observation.entered_at),
    "revision": col(Observation.revision),
}
"""What figures can be sorted by. Never by value: the order would tell what is withheld."""


@dataclass(frozen=True)
class Wanted:
    """Which figures are asked for; an empty list means no limit."""

    county: str | None = None
    indicators: list[str] | None = None
    areas: list[str] | None = None
    periods: list[str] | None = None
    topics: list[str] | None = None
    collections: list[str] | None = None
    accounts: list[str] | None = None

    def conditions(self) -> list[Any]:
        """The same as conditions of a query."""
        found: list[Any] = []
        if self.county:
            found.append(col(Observation.county_id) == self.county)
        for column, chosen in (
            (Observation.indicator_id, self.indicators),
            (Observation.area_id, self.areas),
            (Observation.period, self.periods),
            (Observation.collection_id, self.collections),
            (Observation.account, self.accounts),
        ):
            if chosen:
                found.append(col(column).in_(chosen))
        if self.topics:
            under = select(Indicator.id).where(col(Indicator.topic_id).in_(self.topics))
            found.append(col(Observation.indicator_id).in_(under))
        return found


def order_of(paging: Paging) -> list[Any]:
    """The order asked for; after it, rows stand as they are kept."""
    return [
        SORTS[name].desc() if falls else SORTS[name].asc()
        for name, falls in sort_fields(paging, list(SORTS))
    ]


def page(gate: Gate, wanted: Wanted, paging: Paging) -> tuple[list[dict[str, Any]], int]:
    """The figures of a page, and how many the whole list has."""
    connection = gate.session.connection()
    conditions = wanted.conditions()
    counted = gate.seen(
        sa.select(sa.func.count())
        .select_from(Observation)
        .join(Collection, col(Collection.id) == col(Observation.collection_id))
        .where(*conditions)
    )
    total = connection.execute(counted).scalar_one()
    statement = gate.rows(*conditions, order=order_of(paging))
    rows = connection.execute(statement.limit(paging.limit).offset(paging.offset)).all()
    return list(items(gate, gate.shown(rows))), total


def whole(gate: Gate, wanted: Wanted, paging: Paging) -> Iterator[dict[str, Any]]:
    """The whole list, few figures in memory at a time."""
    figures = gate.stream(*wanted.conditions(), order=order_of(paging))
    return items(gate, figures)


def items(gate: Gate, figures: Iterable[Figure]) -> Iterator[dict[str, Any]]:
    """Figures as JSON."""
    names = read_names(gate.session)
    words = reasons(gate.rule)
    known: dict[str, dict[str, Any]] = {}
    ahead = iter(figures)
    while some := list(islice(ahead, _AT_ONCE)):
        unknown = {one.place_id for one in some if one.place_id} - known.keys()
        known |= {place["id"]: place for place in places(gate.session, unknown)}
        for figure in some:
            yield _item(figure, names, known, words)


def _item(
    figure: Figure,
    names: Names,
    known: Mapping[str, dict[str, Any]],
    words: Mapping[str, Named],
) -> dict[str, Any]:
    note = names.break_note(figure.indicator_id, figure.edition)
    return {
        "indicatorId": figure.indicator_id,
        "indicatorName": names.indicator(figure.indicator_id),
        "unit": names.unit(figure.indicator_id),
        "countyId": figure.county_id,
        "period": figure.period,
        "areaId": figure.area_id,
        "areaName": names.area(figure.area_id),
        "breakdown": [
            {
                "dimensionId": dimension,
                "categoryId": category,
                "name": names.category(dimension, category),
            }
            for dimension, category in breakdowns.parse(figure.breakdown).items()
        ],
        "account": figure.account,
        "organisationId": figure.organisation_id,
        "collectionId": figure.collection_id,
        "edition": figure.edition,
        "isBreak": note is not None,
        "breakNote": note,
        "value": figure.value,
        "valueTo": figure.value_to,
        "valueText": figure.value_text,
        "qualifier": figure.qualifier,
        "quality": figure.quality,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "denominatorText": figure.denominator_text,
        "isPublic": figure.is_public,
        "withheld": withheld(figure.withheld, words),
        "sourcePlace": known.get(figure.place_id or ""),
        "note": figure.note,
        "enteredAt": figure.entered_at,
        "revision": figure.revision,
    }
