"""The files of statistics in a folder of data: the catalogue of indicators, and their figures."""

import re
from datetime import date

from samplan.reference.files import DataFile, columns, number, yes_no
from samplan.statistics.breakdowns import parse as parse_breakdown
from samplan.statistics.periods import parse as parse_period
from samplan.statistics.terms import (
    TOTAL,
    AreaKind,
    CollectionStatus,
    Counted,
    Frequency,
    Measure,
    Qualifier,
    Quality,
)

_ID = re.compile(r"[a-z0-9][a-z0-9-]*")


def _category(text: str) -> str:
    """An id that can stand in a breakdown."""
    if text == TOTAL or not _ID.fullmatch(text):
        message = f"{text} is no category"
        raise ValueError(message)
    return text


def _period(text: str) -> str:
    return parse_period(text).text


def _breakdown(text: str) -> str:
    """What divides the figure; whether it is written as it should be is told by the loader."""
    parse_breakdown(text)
    return text


TOPICS = DataFile("topics.csv", columns("id", "name_sv", "name_en", position=("position", int)))
AREAS = DataFile(
    "statistical_areas.csv",
    columns("id", "name_sv", "name_en", kind=("kind", AreaKind), position=("position", int)),
)
DIMENSIONS = DataFile(
    "dimensions.csv", columns("id", "name_sv", "name_en", position=("position", int))
)
CATEGORIES = DataFile(
    "categories.csv",
    columns(
        "name_sv",
        "name_en",
        dimension=("dimension_id", str),
        id=("id", _category),
        position=("position", int),
    ),
    frozenset({"dimension", "id"}),
)
INDICATORS = DataFile(
    "indicators.csv",
    columns(
        "id",
        "name_sv",
        "name_en",
        "unit_sv",
        "unit_en",
        topic=("topic_id", str),
        measure=("measure", Measure),
        counted=("counted", Counted),
        frequency=("frequency", Frequency),
        decimals=("decimals", int),
        numerator=("numerator_id", str),
        denominator=("denominator_id", str),
        is_population=("is_population", yes_no),
        position=("position", int),
    ),
)
INDICATOR_EDITIONS = DataFile(
    "indicator_editions.csv",
    columns(
        "definition_sv",
        "definition_en",
        "method_sv",
        "method_en",
        "caution_sv",
        "caution_en",
        "break_sv",
        "break_en",
        indicator=("indicator_id", str),
        number=("number", int),
        valid_from=("valid_from", _period),
    ),
    frozenset({"indicator", "number"}),
)
INDICATOR_DIMENSIONS = DataFile(
    "indicator_dimensions.csv",
    columns(
        indicator=("indicator_id", str),
        dimension=("dimension_id", str),
        is_partition=("is_partition", yes_no),
        position=("position", int),
    ),
    frozenset({"indicator", "dimension"}),
)
COLLECTIONS = DataFile(
    "collections.csv",
    columns(
        "id",
        "title_sv",
        "title_en",
        period=("period", _period),
        status=("status", CollectionStatus),
        opens_on=("opens_on", date.fromisoformat),
        due_on=("due_on", date.fromisoformat),
    ),
)
COLLECTION_INDICATORS = DataFile(
    "collection_indicators.csv",
    columns(
        collection=("collection_id", str),
        indicator=("indicator_id", str),
        position=("position", int),
    ),
    frozenset({"collection", "indicator", "position"}),
)
COLLECTION_ORGANISATIONS = DataFile(
    "collection_organisations.csv",
    columns(
        collection=("collection_id", str),
        organisation=("organisation_id", str),
        position=("position", int),
    ),
    frozenset({"collection", "organisation", "position"}),
)
OBSERVATIONS = DataFile(
    "observations.csv",
    columns(
        "account",
        "value_text",
        "denominator_text",
        "note",
        indicator=("indicator_id", str),
        period=("period", _period),
        area=("area_id", str),
        breakdown=("breakdown", _breakdown),
        collection=("collection_id", str),
        organisation=("organisation_id", str),
        value=("value", number),
        value_to=("value_to", number),
        qualifier=("qualifier", Qualifier),
        quality=("quality", Quality),
        numerator=("numerator", number),
        denominator=("denominator", number),
        is_public=("is_public", yes_no),
        place=("place_id", str),
    ),
    frozenset({"indicator", "period", "area", "collection", "organisation"}),
)
