"""Loading statistics: the catalogue of indicators, the areas, and a county's figures."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from samplan.db.base import now, search_key, sort_key
from samplan.db.history import Action, Recorded, Scope, record, revision
from samplan.organisations.tables import County, Organisation
from samplan.organisations.terms import OrganisationKind
from samplan.reference import statistics_files as files
from samplan.reference.checking import check_rows
from samplan.reference.files import DataFileError
from samplan.reference.writing import (
    LOADER,
    Row,
    document,
    insert_rows,
    load_rows,
    record_all,
)
from samplan.statistics import breakdowns
from samplan.statistics.periods import order
from samplan.statistics.reporting.documents import observation_document, observation_name
from samplan.statistics.tables import (
    Area,
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
from samplan.statistics.terms import MAIN, AreaKind, CollectionStatus, Qualifier, Quality


def load_catalogue(session: Session, folder: Path, county: str | None = None) -> None:
    """Load topics, areas, dimensions and indicators; of a county, those it has of its own."""
    topics = files.TOPICS.read(folder)
    load_rows(session, Topic, files.TOPICS, topics)
    record_all(session, "topic", topics, Scope())
    areas = [row | {"county_id": county} for row in files.AREAS.read(folder)]
    load_rows(session, Area, files.AREAS, areas)
    record_all(session, "statistical-area", areas, Scope(county_id=county))
    _load_dimensions(session, folder)
    _load_indicators(session, folder)


def _load_dimensions(session: Session, folder: Path) -> None:
    dimensions = [row | {"version": 1} for row in files.DIMENSIONS.read(folder)]
    categories = files.CATEGORIES.read(folder)
    load_rows(session, Dimension, files.DIMENSIONS, dimensions)
    load_rows(session, Category, files.CATEGORIES, categories)
    of_dimension = _grouped(categories, "dimension_id")
    changes = [
        document(row) | {"categories": _documents(of_dimension[row["id"]])} for row in dimensions
    ]
    _record(session, "dimension", changes)


def _load_indicators(session: Session, folder: Path) -> None:
    """Load indicators; what they are made of is joined when all are there."""
    editions = files.INDICATOR_EDITIONS.read(folder)
    said = _grouped(editions, "indicator_id")
    indicators = [
        row
        | {
            "is_population": bool(row["is_population"]),
            "sort_key": sort_key(row["name_sv"] or ""),
            "search_key": search_key(row["name_sv"], row["name_en"], *_defined(said[row["id"]])),
            "version": 1,
        }
        for row in files.INDICATORS.read(folder)
    ]
    check_rows(session, Indicator, files.INDICATORS, indicators)
    for number, row in enumerate(indicators, start=2):
        if not said[row["id"]]:
            raise DataFileError(
                f"{files.INDICATORS.name}, row {number}: {row['id']} has no definition in "
                f"{files.INDICATOR_EDITIONS.name}"
            )
    apart: Row = {"numerator_id": None, "denominator_id": None}
    insert_rows(session, Indicator, [row | apart for row in indicators])
    for row in indicators:
        parts = {name: row[name] for name in apart}
        if any(parts.values()):
            update = sa.update(Indicator).where(col(Indicator.id) == row["id"])
            session.connection().execute(update.values(**parts))
    load_rows(session, IndicatorEdition, files.INDICATOR_EDITIONS, editions)
    divided = [
        row | {"is_partition": bool(row["is_partition"])}
        for row in files.INDICATOR_DIMENSIONS.read(folder)
    ]
    load_rows(session, IndicatorDimension, files.INDICATOR_DIMENSIONS, divided)
    by = _grouped(divided, "indicator_id")
    changes = [
        document(row)
        | {"editions": _documents(said[row["id"]]), "dimensions": _documents(by[row["id"]])}
        for row in indicators
    ]
    _record(session, "indicator", changes)


def _defined(editions: Iterable[Row]) -> list[str | None]:
    return [row["definition_sv"] for row in editions]


def _grouped(rows: Iterable[Row], field: str) -> Mapping[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[field]].append(row)
    return found


def _documents(rows: Iterable[Row]) -> list[Row]:
    return [document(row) for row in rows]


def _record(session: Session, object_type: str, documents: Iterable[Row]) -> None:
    changes = (
        Recorded(Action.CREATE, object_type, one["id"], None, one, Scope()) for one in documents
    )
    record(session, LOADER, *changes)


def add_areas(session: Session, county: str) -> None:
    """Give a county and its municipalities the areas that their figures are about.

    A county that the nation's files name already is taken over as it is.
    """
    found = session.get(Area, county)
    if found is not None:
        update = sa.update(Area).where(col(Area.id) == county).values(county_id=county)
        session.connection().execute(update)
    principals = session.exec(
        select(Organisation)
        .where(col(Organisation.county_id) == county)
        .where(col(Organisation.kind) == OrganisationKind.MUNICIPALITY)
        .where(col(Organisation.scb_code).is_not(None))
        .order_by(col(Organisation.scb_code))
    )
    own = session.get_one(County, county)
    areas = [] if found else [_area(AreaKind.COUNTY, county, county, own.name_sv, own.name_en)]
    areas += [
        _area(AreaKind.MUNICIPALITY, one.scb_code or "", county, one.short_name, one.short_name)
        for one in principals
    ]
    taken = set(session.exec(select(Area.id).where(col(Area.id).in_([a["id"] for a in areas]))))
    new = [area for area in areas if area["id"] not in taken]
    insert_rows(session, Area, new)
    record_all(session, "statistical-area", new, Scope(county_id=county))


def _area(kind: AreaKind, code: str, county: str, name_sv: str, name_en: str | None) -> Row:
    """An area with an SCB code, which is its place in the order too."""
    names = {"name_sv": name_sv, "name_en": name_en}
    place = int(code) if code.isdecimal() else 0
    return {"id": code, "kind": kind, "county_id": county, "position": place, **names}


def load_figures(session: Session, folder: Path, county: str, run: str) -> None:
    """Load a county's collections with their figures."""
    at, number = now(), revision(session, LOADER)
    collections = [
        row
        | {
            "county_id": county,
            "published_at": at if row["status"] is CollectionStatus.PUBLISHED else None,
            "revision": number,
            "version": 1,
        }
        for row in files.COLLECTIONS.read(folder)
    ]
    load_rows(session, Collection, files.COLLECTIONS, collections)
    asked = files.COLLECTION_INDICATORS.read(folder)
    who = files.COLLECTION_ORGANISATIONS.read(folder)
    load_rows(session, CollectionIndicator, files.COLLECTION_INDICATORS, asked)
    load_rows(session, CollectionOrganisation, files.COLLECTION_ORGANISATIONS, who)
    entered: Row = {"entered_by": LOADER.name, "entered_at": at, "import_run_id": run}
    read = [_observation(row, county) for row in files.OBSERVATIONS.read(folder)]
    check_rows(session, Observation, files.OBSERVATIONS, read)
    _check_figures(session, read, _pairs(asked, "indicator_id"), _pairs(who, "organisation_id"))
    editions = _editions(session)
    figures = [
        row | entered | {"revision": number, "edition": _edition(row, editions)} for row in read
    ]
    insert_rows(session, Observation, figures)
    published = {row["id"] for row in collections if row["published_at"]}
    for row in collections:
        scope = Scope(county_id=county, restricted=row["id"] not in published)
        record_all(session, "collection", [row], scope)
        _record_figures(
            session, [one for one in figures if one["collection_id"] == row["id"]], scope
        )


def _record_figures(session: Session, figures: list[Row], scope: Scope) -> None:
    """Write figures into the history: what may be withheld is no more open there than elsewhere."""
    restricted = Scope(county_id=scope.county_id, restricted=True)
    changes = (
        Recorded(
            Action.CREATE,
            "observation",
            observation_name(row),
            None,
            observation_document(row),
            scope if row["is_public"] else restricted,
        )
        for row in figures
    )
    record(session, LOADER, *changes)


def _observation(row: Row, county: str) -> Row:
    """A figure with all that the file leaves blank where it is as usual."""
    return row | {
        "county_id": county,
        "breakdown": row["breakdown"] or breakdowns.WHOLE,
        "account": row["account"] or MAIN,
        "qualifier": row["qualifier"] or Qualifier.EXACT,
        "quality": row["quality"] or Quality.MEASURED,
        "is_public": bool(row["is_public"]),
    }


def _pairs(rows: Iterable[Row], field: str) -> frozenset[tuple[str, str]]:
    return frozenset((row["collection_id"], row[field]) for row in rows)


def _check_figures(
    session: Session,
    rows: list[Row],
    asked: frozenset[tuple[str, str]],
    who: frozenset[tuple[str, str]],
) -> None:
    """Stop at the first figure that its indicator or its collection has no room for."""
    divided = _pairs_of(session, IndicatorDimension.indicator_id, IndicatorDimension.dimension_id)
    categories = _pairs_of(session, Category.dimension_id, Category.id)
    for number, row in enumerate(rows, start=2):
        fault = _breakdown_fault(row, divided, categories) or _fault(row, asked, who)
        if fault is not None:
            raise DataFileError(f"{files.OBSERVATIONS.name}, row {number}, {fault}")


def _pairs_of(session: Session, first: Any, second: Any) -> frozenset[tuple[str, str]]:
    found = session.connection().execute(sa.select(col(first), col(second)))
    return frozenset((one, other) for one, other in found)


def _breakdown_fault(
    row: Row, divided: frozenset[tuple[str, str]], categories: frozenset[tuple[str, str]]
) -> str | None:
    text = row["breakdown"]
    wanted = breakdowns.canonical(text)
    if text != wanted:
        return f"column breakdown: {text!r} should be written {wanted!r}"
    for dimension, category in breakdowns.parse(text).items():
        if (row["indicator_id"], dimension) not in divided:
            return f"column breakdown: {row['indicator_id']} is not divided by {dimension!r}"
        if (dimension, category) not in categories:
            return f"column breakdown: {dimension} has no category {category!r}"
    return None


def _fault(
    row: Row, asked: frozenset[tuple[str, str]], who: frozenset[tuple[str, str]]
) -> str | None:
    collection = row["collection_id"]
    if (collection, row["indicator_id"]) not in asked:
        return f"column indicator: {collection} does not ask for {row['indicator_id']}"
    if (collection, row["organisation_id"]) not in who:
        return f"column organisation: {collection} does not ask {row['organisation_id']}"
    if row["is_public"] and row["place_id"] is None:
        return "column place: what is public needs its source"
    return _value_fault(row)


def _value_fault(row: Row) -> str | None:
    value, upper, denominator = row["value"], row["value_to"], row["denominator"]
    if upper is not None and (value is None or upper < value):
        return "column value_to: the upper end of a range that begins with value"
    if value is not None and row["value_text"] is not None:
        return "column value_text: a figure is a number or a word, not both"
    if denominator is not None and denominator < 0:
        return "column denominator: below zero"
    return None


def _editions(session: Session) -> Mapping[str, list[tuple[int, str | None]]]:
    """By indicator, its editions' numbers and first periods, the newest first."""
    found: dict[str, list[tuple[int, str | None]]] = defaultdict(list)
    for row in session.exec(select(IndicatorEdition).order_by(col(IndicatorEdition.number).desc())):
        found[row.indicator_id].append((row.number, row.valid_from))
    return found


def _edition(row: Row, editions: Mapping[str, list[tuple[int, str | None]]]) -> int:
    """The number of the edition that was valid in the figure's period."""
    for number, first in editions[row["indicator_id"]]:
        if first is None or order(first) <= order(row["period"]):
            return number
    return editions[row["indicator_id"]][-1][0]
