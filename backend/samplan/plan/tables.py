"""The plan's outline: plans, steps, activities, and who takes part in them."""

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from samplan.db.base import enum_field, id_field
from samplan.plan.terms import Part


class Plan(SQLModel, table=True):
    """A county's joint plan."""

    __tablename__ = "plan"

    id: str = id_field(primary_key=True)
    county_id: str = id_field(foreign_key="county.id", index=True)
    title_sv: str = Field(max_length=300)
    title_en: str | None = Field(default=None, max_length=300)
    first_year: int | None = None
    """The year that years are counted from; None where it is not known."""
    years: int | None = None
    """How many years it is to be carried out in."""
    note_sv: str | None = Field(default=None, max_length=2000)
    note_en: str | None = Field(default=None, max_length=2000)
    place_id: str | None = id_field(default=None, foreign_key="source_place.id")
    position: int = 0
    version: int = 1


class PlanStep(SQLModel, table=True):
    """A prioritised step of a plan, by need level and care level."""

    __tablename__ = "plan_step"
    __table_args__ = (sa.UniqueConstraint("plan_id", "number"),)

    id: str = id_field(primary_key=True)
    plan_id: str = id_field(foreign_key="plan.id")
    number: int
    need_level_sv: str = Field(max_length=300)
    need_level_en: str | None = Field(default=None, max_length=300)
    care_level_sv: str | None = Field(default=None, max_length=300)
    care_level_en: str | None = Field(default=None, max_length=300)
    year: int | None = None
    """The year it is to be carried out; None where the source says none."""
    place_id: str | None = id_field(default=None, foreign_key="source_place.id")
    version: int = 1


class Activity(SQLModel, table=True):
    """What is to be done in a step."""

    __tablename__ = "activity"

    id: str = id_field(primary_key=True)
    step_id: str = id_field(foreign_key="plan_step.id", index=True)
    code: str = Field(max_length=20)
    """As people call it: 1.1."""
    title_sv: str = Field(max_length=300)
    title_en: str | None = Field(default=None, max_length=300)
    summary_sv: str | None = Field(default=None, max_length=2000)
    summary_en: str | None = Field(default=None, max_length=2000)
    place_id: str | None = id_field(default=None, foreign_key="source_place.id")
    position: int = 0
    version: int = 1


class ActivityOrganisation(SQLModel, table=True):
    """An organisation that has a part in an activity."""

    __tablename__ = "activity_organisation"

    activity_id: str = id_field(primary_key=True, foreign_key="activity.id")
    organisation_id: str = id_field(primary_key=True, foreign_key="organisation.id", index=True)
    part: Part = enum_field(Part, "part")
    place_id: str | None = id_field(default=None, foreign_key="source_place.id")
