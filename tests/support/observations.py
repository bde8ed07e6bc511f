"""Invented figures, written past all rules, so that tests know every number of them."""

import itertools
import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, SQLModel, col

from samplan.db.base import now, sort_key
from samplan.db.engine import Database
from samplan.db.history import Actor, current_revision, revision
from samplan.db.session import writing
from samplan.statistics import breakdowns
from samplan.statistics.tables import (
    Category,
    Collection,
    CollectionIndicator,
    CollectionOrganisation,
    Dimension,
    Indicator,
    IndicatorDimension,
    IndicatorEdition,
    Observation,
    Topic,
)
from samplan.statistics.terms import CollectionStatus, Counted, Frequency, Measure
from support.facts import MUNICIPALITIES

COUNTY = "22"
TOTAL = "total"
AREAS = tuple(sorted(MUNICIPALITIES.values()))[:3]
"""So few that an exact solver sees through all that is told of them."""
SEXES = ("t-women", "t-men")
AGES = ("t-young", "t-old")
TOPIC, PUBLISHED, OPEN = "t-topic", "t-published", "t-open"
PATIENTS, VISITS, AVERAGE, SHARE = "t-patients", "t-visits", "t-average", "t-share"
INHABITANTS = "t-inhabitants"
DIMENSIONS = {"t-sex": SEXES, "t-age": AGES}
INDICATORS: dict[str, dict[str, Any]] = {
    PATIENTS: {"counted": Counted.PERSONS},
    VISITS: {"counted": Counted.THINGS},
    AVERAGE: {
        "counted": Counted.PERSONS,
        "measure": Measure.AVERAGE,
        "decimals": 2,
        "numerator_id": VISITS,
        "denominator_id": PATIENTS,
    },
    SHARE: {"counted": Counted.PERSONS, "measure": Measure.SHARE, "decimals": 1},
    INHABITANTS: {"counted": Counted.THINGS, "is_population": True},
}
WRITER = Actor(name="Provet", role="administrator", channel="import")

Key = tuple[str, str, str]
"""Area (total for the county), sex, age."""


def lay_catalogue(database: Database) -> None:
    """Indicators, dimensions and two collections, one of them published."""
    with writing(database) as session:
        number = revision(session, WRITER)
        _add(session, Topic, [{"id": TOPIC, "name_sv": "Prov", "position": 99}])
        _add(
            session,
            Dimension,
            [{"id": one, "name_sv": one, "position": 99, "version": 1} for one in DIMENSIONS],
        )
        _add(
            session,
            Category,
            [
                {"dimension_id": dimension, "id": one, "name_sv": one, "position": place}
                for dimension, categories in DIMENSIONS.items()
                for place, one in enumerate(categories)
            ],
        )
        _add_indicators(session)
        for collection, status in (
            (PUBLISHED, CollectionStatus.PUBLISHED),
            (OPEN, CollectionStatus.OPEN),
        ):
            row = {"id": collection, "county_id": COUNTY, "title_sv": collection, "version": 1}
            row |= {"status": status, "revision": number}
            _add(session, Collection, [row])
            asked = [{"collection_id": collection, "indicator_id": one} for one in INDICATORS]
            _add(session, CollectionIndicator, [row | {"position": 0} for row in asked])
            who = [{"collection_id": collection, "organisation_id": one} for one in (*AREAS, "22")]
            _add(session, CollectionOrganisation, [row | {"position": 0} for row in who])


def _add_indicators(session: Session) -> None:
    for place, (name, fields) in enumerate(INDICATORS.items()):
        row: dict[str, Any] = {
            "id": name,
            "topic_id": TOPIC,
            "name_sv": f"Prov {name}",
            "unit_sv": "st",
            "measure": Measure.COUNT,
            "frequency": Frequency.YEAR,
            "decimals": 0,
            "numerator_id": None,
            "denominator_id": None,
            "is_population": False,
            "position": 900 + place,
            "sort_key": sort_key(name),
            "search_key": name,
            "version": 1,
        }
        _add(session, Indicator, [row | fields])
        edition = {"indicator_id": name, "number": 1, "definition_sv": f"Vad {name} är."}
        later = {"indicator_id": name, "number": 2, "definition_sv": "En annan definition."}
        later |= {"valid_from": "2022", "break_sv": "Räknas på annat sätt från 2022."}
        later |= {"caution_sv": "Får inte jämföras med andra län."}
        _add(session, IndicatorEdition, [edition])
        _add(session, IndicatorEdition, [later])
        divided = [
            {"indicator_id": name, "dimension_id": one, "position": 0, "is_partition": True}
            for one in DIMENSIONS
        ]
        _add(session, IndicatorDimension, divided)


def _add(session: Session, table: type[SQLModel], rows: Iterable[Mapping[str, Any]]) -> None:
    session.connection().execute(sa.insert(table), list(rows))


def observation(
    indicator_id: str, area: str, value: float | None, /, **fields: Any
) -> dict[str, Any]:
    """A row of a figure; `by` holds categories by dimension."""
    by = fields.pop("by", {})
    return {
        "county_id": COUNTY,
        "indicator_id": indicator_id,
        "period": "2021",
        "area_id": area,
        "breakdown": breakdowns.write(by),
        "account": "main",
        "collection_id": PUBLISHED,
        "organisation_id": area if area in AREAS else "22",
        "edition": 1,
        "value": value,
        "value_to": None,
        "value_text": None,
        "qualifier": "exact",
        "quality": "measured",
        "numerator": None,
        "denominator": None,
        "denominator_text": None,
        "is_public": False,
        "place_id": None,
        "note": f"Det är {value} i tabellen.",
        "entered_at": now(),
    } | fields


def write(database: Database, rows: Iterable[Mapping[str, Any]]) -> int:
    """Write figures; the revision."""
    with writing(database) as session:
        number = revision(session, WRITER)
        listed = [{**row, "revision": number} for row in rows]
        for start in range(0, len(listed), 5_000):
            session.connection().execute(sa.insert(Observation), listed[start : start + 5_000])
    return number


def forget(database: Database, *indicators: str) -> None:
    """Take all figures of the invented indicators away."""
    with writing(database) as session:
        revision(session, WRITER)
        session.connection().execute(
            sa.delete(Observation).where(
                col(Observation.indicator_id).in_(indicators or tuple(INDICATORS))
            )
        )


def newest(database: Database) -> int:
    """The newest revision."""
    with writing(database) as session:
        return current_revision(session)


@dataclass
class Truth:
    """All true counts of a cube with all its margins."""

    counts: dict[Key, int] = field(default_factory=dict)

    @property
    def axes(self) -> tuple[tuple[str, ...], ...]:
        """Its categories, totals among them."""
        return (TOTAL, *AREAS), (TOTAL, *SEXES), (TOTAL, *AGES)

    def rows(self, indicator_id: str, stored: Iterable[Key], **fields: Any) -> list[dict[str, Any]]:
        """The rows of those that are stored."""
        return [
            observation(indicator_id, area_of(key), self.counts[key], by=by_of(key), **fields)
            for key in stored
        ]


def area_of(key: Key) -> str:
    """The area of a count."""
    return COUNTY if key[0] == TOTAL else key[0]


def by_of(key: Key) -> dict[str, str]:
    """What a count is divided by."""
    parts = zip(DIMENSIONS, key[1:], strict=True)
    return {name: one for name, one in parts if one != TOTAL}


def invent(seed: int, most: int = 14) -> Truth:
    """Counts by area, sex and age, many of them small, with all sums."""
    lots = random.Random(seed)
    inner = {
        key: max(0, int(lots.triangular(-2, most, 2)))
        for key in itertools.product(AREAS, SEXES, AGES)
    }
    counts: dict[Key, int] = {}
    for key in itertools.product((TOTAL, *AREAS), (TOTAL, *SEXES), (TOTAL, *AGES)):
        counts[key] = sum(
            count
            for one, count in inner.items()
            if all(a in (TOTAL, b) for a, b in zip(key, one, strict=True))
        )
    return Truth(counts)
