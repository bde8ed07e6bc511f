"""The training wheel (kompetenshjul): courses, and when they are held."""

from datetime import date

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from samplan.db.base import enum_field, id_field
from samplan.plan.training.terms import Recurrence


class Course(SQLModel, table=True):
    """A recurring joint training."""

    __tablename__ = "course"

    id: str = id_field(primary_key=True)
    plan_id: str = id_field(foreign_key="plan.id", index=True)
    activity_id: str | None = id_field(default=None, foreign_key="activity.id")
    title_sv: str = Field(max_length=300)
    title_en: str | None = Field(default=None, max_length=300)
    audience_sv: str | None = Field(default=None, max_length=300)
    """Who it is for: supporting, treating, assessing functions."""
    audience_en: str | None = Field(default=None, max_length=300)
    participants: str | None = Field(default=None, max_length=100)
    """As the source says: 22, 8-10, individual or group."""
    form_sv: str | None = Field(default=None, max_length=100)
    form_en: str | None = Field(default=None, max_length=100)
    organiser_sv: str | None = Field(default=None, max_length=300)
    organiser_en: str | None = Field(default=None, max_length=300)
    recurrence: Recurrence = enum_field(Recurrence, "course_recurrence")
    every_years: int | None = None
    method_id: str | None = id_field(default=None, foreign_key="method.id")
    cost_item_id: str | None = id_field(default=None, foreign_key="cost_item.id")
    note_sv: str | None = Field(default=None, max_length=2000)
    note_en: str | None = Field(default=None, max_length=2000)
    place_id: str | None = id_field(default=None, foreign_key="source_place.id")
    position: int = 0
    version: int = 1


class CourseOccasion(SQLModel, table=True):
    """One time that a course is held."""

    __tablename__ = "course_occasion"
    __table_args__ = (
        sa.CheckConstraint("ends_on IS NULL OR starts_on <= ends_on", "starts_before_ending"),
    )

    id: str = id_field(primary_key=True)
    course_id: str = id_field(foreign_key="course.id", index=True)
    starts_on: date
    ends_on: date | None = None
    location: str | None = Field(default=None, max_length=300)
    note: str | None = Field(default=None, max_length=2000)
    is_cancelled: bool = False
    version: int = 1
