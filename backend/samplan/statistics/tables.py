"""Indicators and their dimensions, collections of figures, observations, and kept datasets."""

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from samplan.db.base import enum_field, id_field
from samplan.db.history import json_field
from samplan.statistics.terms import (
    MAIN,
    AreaKind,
    CollectionStatus,
    Counted,
    Frequency,
    Measure,
    Qualifier,
    Quality,
    Settled,
)


class Topic(SQLModel, table=True):
    """A heading that indicators are found under."""

    __tablename__ = "topic"

    id: str = id_field(primary_key=True)
    name_sv: str = Field(max_length=300)
    name_en: str | None = Field(default=None, max_length=300)
    position: int = 0


class Area(SQLModel, table=True):
    """A place that figures are about; its id is the SCB code where it has one (00, 22, 2281)."""

    __tablename__ = "area"

    id: str = id_field(primary_key=True)
    kind: AreaKind = enum_field(AreaKind, "area_kind")
    county_id: str | None = id_field(default=None, foreign_key="county.id", index=True)
    """The county it lies in; None for the nation and other counties."""
    name_sv: str = Field(max_length=300)
    name_en: str | None = Field(default=None, max_length=300)
    position: int = 0


class Dimension(SQLModel, table=True):
    """What figures are divided by besides area and period: sex, age, care form, clinic, site."""

    __tablename__ = "dimension"

    id: str = id_field(primary_key=True)
    name_sv: str = Field(max_length=300)
    name_en: str | None = Field(default=None, max_length=300)
    position: int = 0
    version: int = 1


class Category(SQLModel, table=True):
    """One value of a dimension. `total`, which every dimension has, is not stored."""

    __tablename__ = "category"
    __table_args__ = (sa.CheckConstraint("id <> 'total'", "total_is_understood"),)

    dimension_id: str = id_field(primary_key=True, foreign_key="dimension.id")
    id: str = id_field(primary_key=True)
    name_sv: str = Field(max_length=300)
    name_en: str | None = Field(default=None, max_length=300)
    position: int = 0


class Indicator(SQLModel, table=True):
    """What is measured (nyckeltal)."""

    __tablename__ = "indicator"

    id: str = id_field(primary_key=True)
    topic_id: str = id_field(foreign_key="topic.id", index=True)
    name_sv: str = Field(max_length=300)
    name_en: str | None = Field(default=None, max_length=300)
    unit_sv: str = Field(max_length=60)
    unit_en: str | None = Field(default=None, max_length=60)
    measure: Measure = enum_field(Measure, "measure")
    counted: Counted = enum_field(Counted, "counted")
    frequency: Frequency = enum_field(Frequency, "frequency")
    decimals: int = 0
    numerator_id: str | None = id_field(default=None, foreign_key="indicator.id")
    """Of a share or average: the indicator that is divided."""
    denominator_id: str | None = id_field(default=None, foreign_key="indicator.id")
    """Of a share or average: the indicator that it is divided by."""
    is_population: bool = False
    """Its values are inhabitants, which others can be divided by."""
    position: int = 0
    sort_key: str = Field(max_length=200)
    search_key: str = Field(max_length=600)
    version: int = 1


class IndicatorEdition(SQLModel, table=True):
    """A definition of an indicator, from a period on until the next edition."""

    __tablename__ = "indicator_edition"

    indicator_id: str = id_field(primary_key=True, foreign_key="indicator.id")
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    valid_from: str | None = Field(default=None, max_length=10)
    """The first period; None for an edition that goes back as far as there are figures."""
    definition_sv: str = Field(max_length=2000)
    definition_en: str | None = Field(default=None, max_length=2000)
    method_sv: str | None = Field(default=None, max_length=2000)
    """How it is measured."""
    method_en: str | None = Field(default=None, max_length=2000)
    caution_sv: str | None = Field(default=None, max_length=2000)
    """What it must not be used for."""
    caution_en: str | None = Field(default=None, max_length=2000)
    break_sv: str | None = Field(default=None, max_length=2000)
    """Why figures from here on cannot be compared with those before; None where they can."""
    break_en: str | None = Field(default=None, max_length=2000)


class IndicatorDimension(SQLModel, table=True):
    """A dimension that an indicator's figures can be divided by."""

    __tablename__ = "indicator_dimension"

    indicator_id: str = id_field(primary_key=True, foreign_key="indicator.id")
    dimension_id: str = id_field(primary_key=True, foreign_key="dimension.id")
    position: int = 0
    is_partition: bool = False
    """The categories part the whole: they do not overlap, and together they are all of it."""


class Collection(SQLModel, table=True):
    """One time that figures are collected from a county's organisations (insamling)."""

    __tablename__ = "collection"

    id: str = id_field(primary_key=True)
    county_id: str = id_field(foreign_key="county.id", index=True)
    title_sv: str = Field(max_length=300)
    title_en: str | None = Field(default=None, max_length=300)
    period: str | None = Field(default=None, max_length=10)
    """What the figures are asked for; None where they are of several periods."""
    status: CollectionStatus = enum_field(CollectionStatus, "collection_status")
    opens_on: date | None = None
    due_on: date | None = None
    published_at: datetime | None = None
    revision: int = 0
    version: int = 1


class CollectionIndicator(SQLModel, table=True):
    """An indicator that a collection asks for."""

    __tablename__ = "collection_indicator"

    collection_id: str = id_field(primary_key=True, foreign_key="collection.id")
    indicator_id: str = id_field(primary_key=True, foreign_key="indicator.id")
    position: int = 0


class CollectionOrganisation(SQLModel, table=True):
    """An organisation that a collection asks."""

    __tablename__ = "collection_organisation"

    collection_id: str = id_field(primary_key=True, foreign_key="collection.id")
    organisation_id: str = id_field(primary_key=True, foreign_key="organisation.id")
    position: int = 0


class Observation(SQLModel, table=True):
    """One figure. Rows of a county and indicator lie together."""

    __tablename__ = "observation"
    __table_args__ = (
        sa.CheckConstraint("value_to IS NULL OR value <= value_to", "range_in_order"),
        sa.CheckConstraint("denominator IS NULL OR denominator >= 0", "denominator_not_negative"),
        sa.CheckConstraint("NOT is_public OR place_id IS NOT NULL", "public_has_source"),
        sa.Index("ix_observation_collection_id", "collection_id", "organisation_id"),
        {"sqlite_with_rowid": False},
    )

    county_id: str = id_field(primary_key=True, foreign_key="county.id")
    """Whose mapping the figure belongs to, also where it is about the nation."""
    indicator_id: str = id_field(primary_key=True, foreign_key="indicator.id")
    period: str = Field(primary_key=True, max_length=10)
    """2019, 2019-H1, 2019-Q3, 2019-10, 2019-10-05, 2016/2018 or undated."""
    area_id: str = id_field(primary_key=True, foreign_key="area.id")
    breakdown: str = Field(primary_key=True, max_length=300)
    """By the dimensions' ids: age=18-64;sex=women. Empty for the whole."""
    account: str = id_field(primary_key=True, default=MAIN)
    """`main`, or where else the same figure is given."""
    collection_id: str = id_field(foreign_key="collection.id")
    organisation_id: str = id_field(foreign_key="organisation.id")
    """Whose figure it is: who reports it and may see it unprotected."""
    edition: int = 1
    value: float | None = None
    """None: the source gives no number."""
    value_to: float | None = None
    """The upper end, where the source gives a range."""
    value_text: str | None = Field(default=None, max_length=200)
    """Where the figure is a word."""
    qualifier: Qualifier = enum_field(Qualifier, "qualifier")
    quality: Quality = enum_field(Quality, "quality")
    numerator: float | None = None
    denominator: float | None = None
    denominator_text: str | None = Field(default=None, max_length=200)
    """What it is a share of, as the source says."""
    is_public: bool = False
    """Already published by its owner, at the source place: it is never withheld."""
    place_id: str | None = id_field(default=None, foreign_key="source_place.id")
    note: str | None = Field(default=None, max_length=2000)
    entered_by: str | None = Field(default=None, max_length=200)
    entered_at: datetime
    import_run_id: str | None = id_field(default=None, foreign_key="import_run.id")
    settled: Settled | None = enum_field(Settled, "settled", optional=True)
    """Of a figure that came with a county as everybody sees it: what was decided there."""
    revision: int = 0


class Dataset(SQLModel, table=True):
    """A chosen table under a permanent address."""

    __tablename__ = "dataset"

    id: str = id_field(primary_key=True)
    county_id: str = id_field(foreign_key="county.id", index=True)
    title_sv: str = Field(max_length=300)
    title_en: str | None = Field(default=None, max_length=300)
    summary_sv: str | None = Field(default=None, max_length=2000)
    summary_en: str | None = Field(default=None, max_length=2000)
    selection: dict[str, Any] | None = json_field()
    """Indicators, rows, columns and filters, as the address of a table says them."""
    position: int = 0
    version: int = 1
