"""Guideline → edition → recommendation → method. National: shared by all counties."""

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from samplan.db.base import enum_field, id_field
from samplan.methods.terms import (
    AgeGroup,
    LineageKind,
    MethodKind,
    MethodLinkKind,
    Substance,
)


class Guideline(SQLModel, table=True):
    """A national guideline, over all its editions."""

    __tablename__ = "guideline"

    id: str = id_field(primary_key=True)
    title_sv: str = Field(max_length=300)
    title_en: str | None = Field(default=None, max_length=300)
    publisher: str | None = Field(default=None, max_length=200)


class GuidelineEdition(SQLModel, table=True):
    """One edition of a guideline."""

    __tablename__ = "guideline_edition"

    id: str = id_field(primary_key=True)
    guideline_id: str = id_field(foreign_key="guideline.id", index=True)
    year: int | None = None
    title_sv: str = Field(max_length=300)
    title_en: str | None = Field(default=None, max_length=300)
    note: str | None = Field(default=None, max_length=2000)
    position: int = 0


class MethodArea(SQLModel, table=True):
    """An area that methods are grouped by."""

    __tablename__ = "method_area"

    id: str = id_field(primary_key=True)
    name_sv: str = Field(max_length=200)
    name_en: str | None = Field(default=None, max_length=200)
    position: int = 0


class Method(SQLModel, table=True):
    """An instrument, test, treatment or support."""

    __tablename__ = "method"

    id: str = id_field(primary_key=True)
    area_id: str = id_field(foreign_key="method_area.id", index=True)
    substance: Substance = enum_field(Substance, "substance")
    age_group: AgeGroup = enum_field(AgeGroup, "age_group")
    kind: MethodKind = enum_field(MethodKind, "method_kind")
    name_sv: str = Field(max_length=300)
    name_en: str | None = Field(default=None, max_length=300)
    position: int = 0
    sort_key: str = Field(max_length=200)
    search_key: str = Field(max_length=600)
    version: int = 1


class Recommendation(SQLModel, table=True):
    """An edition's recommendation of a method."""

    __tablename__ = "recommendation"
    __table_args__ = (
        sa.UniqueConstraint("edition_id", "method_id"),
        sa.CheckConstraint("priority BETWEEN 1 AND 10", "priority_range"),
    )

    id: str = id_field(primary_key=True)
    edition_id: str = id_field(foreign_key="guideline_edition.id")
    method_id: str = id_field(foreign_key="method.id", index=True)
    title_sv: str = Field(max_length=400)
    title_en: str | None = Field(default=None, max_length=400)
    priority: int | None = None
    """1 (highest) to 10, where a source states it."""
    place_id: str | None = id_field(default=None, foreign_key="source_place.id")


class MethodLink(SQLModel, table=True):
    """How the cells of one method bear on what is said of another."""

    __tablename__ = "method_link"
    __table_args__ = (sa.CheckConstraint("method_id <> other_id", "not_itself"),)

    method_id: str = id_field(primary_key=True, foreign_key="method.id")
    other_id: str = id_field(primary_key=True, foreign_key="method.id", index=True)
    kind: MethodLinkKind = enum_field(MethodLinkKind, "method_link_kind")
    note: str | None = Field(default=None, max_length=1000)


class MethodLineage(SQLModel, table=True):
    """How a method of one edition continues in the next."""

    __tablename__ = "method_lineage"
    __table_args__ = (
        sa.CheckConstraint(
            "from_method_id IS NOT NULL OR to_method_id IS NOT NULL", "at_least_one_end"
        ),
    )

    id: str = id_field(primary_key=True)
    from_edition_id: str = id_field(foreign_key="guideline_edition.id", index=True)
    to_edition_id: str = id_field(foreign_key="guideline_edition.id", index=True)
    from_method_id: str | None = id_field(default=None, foreign_key="method.id", index=True)
    to_method_id: str | None = id_field(default=None, foreign_key="method.id", index=True)
    kind: LineageKind = enum_field(LineageKind, "lineage_kind")
    note: str | None = Field(default=None, max_length=1000)
