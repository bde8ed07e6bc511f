"""The plan's outline: plans, steps, goals, activities, and what they hang together with."""

from datetime import date

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from samplan.db.base import enum_field, id_field
from samplan.plan.terms import Division, Part, Party, PointKind


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


class PlanPoint(SQLModel, table=True):
    """What belongs to the plan as a whole: directive, prerequisites, starting points, questions."""

    __tablename__ = "plan_point"

    id: str = id_field(primary_key=True)
    plan_id: str = id_field(foreign_key="plan.id", index=True)
    kind: PointKind = enum_field(PointKind, "point_kind")
    title_sv: str = Field(max_length=300)
    title_en: str | None = Field(default=None, max_length=300)
    text_sv: str | None = Field(default=None, max_length=2000)
    text_en: str | None = Field(default=None, max_length=2000)
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
    target_group_sv: str | None = Field(default=None, max_length=2000)
    target_group_en: str | None = Field(default=None, max_length=2000)
    year: int | None = None
    """The year it is to be carried out; None where the source says none."""
    status_sv: str | None = Field(default=None, max_length=2000)
    """What a source says of how far it has come, where it says so of the step as a whole."""
    status_en: str | None = Field(default=None, max_length=2000)
    place_id: str | None = id_field(default=None, foreign_key="source_place.id")
    version: int = 1


class StepBody(SQLModel, table=True):
    """Who is responsible for a step, as the source says: often services and not organisations."""

    __tablename__ = "step_body"

    step_id: str = id_field(primary_key=True, foreign_key="plan_step.id")
    position: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    name_sv: str = Field(max_length=300)
    name_en: str | None = Field(default=None, max_length=300)
    organisation_id: str | None = id_field(default=None, foreign_key="organisation.id")


class Responsibility(SQLModel, table=True):
    """Who is responsible for what, today (nuläge) and under the proposed reform (nyläge)."""

    __tablename__ = "responsibility"

    id: str = id_field(primary_key=True)
    plan_id: str = id_field(foreign_key="plan.id", index=True)
    step_id: str | None = id_field(default=None, foreign_key="plan_step.id")
    """The need level's step; None: for all."""
    division: Division = enum_field(Division, "division")
    party: Party = enum_field(Party, "party")
    text_sv: str = Field(max_length=2000)
    text_en: str | None = Field(default=None, max_length=2000)
    place_id: str | None = id_field(default=None, foreign_key="source_place.id")
    position: int = 0
    version: int = 1


class Goal(SQLModel, table=True):
    """What a step is to reach, and how it hangs together with the joint vision of near care."""

    __tablename__ = "goal"
    __table_args__ = (sa.UniqueConstraint("step_id", "number"),)

    id: str = id_field(primary_key=True)
    step_id: str = id_field(foreign_key="plan_step.id")
    number: int
    title_sv: str = Field(max_length=300)
    title_en: str | None = Field(default=None, max_length=300)
    vision_sv: str | None = Field(default=None, max_length=2000)
    """The link to the joint vision (god och nära vård)."""
    vision_en: str | None = Field(default=None, max_length=2000)
    place_id: str | None = id_field(default=None, foreign_key="source_place.id")
    version: int = 1


class SubTask(SQLModel, table=True):
    """What is to be done to reach a goal."""

    __tablename__ = "sub_task"

    goal_id: str = id_field(primary_key=True, foreign_key="goal.id")
    position: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    title_sv: str = Field(max_length=300)
    title_en: str | None = Field(default=None, max_length=300)
    done_on: date | None = None


class Activity(SQLModel, table=True):
    """What is to be done in a step."""

    __tablename__ = "activity"
    __table_args__ = (
        sa.CheckConstraint(
            "starts_on IS NULL OR ends_on IS NULL OR starts_on <= ends_on", "starts_before_ending"
        ),
        sa.CheckConstraint(
            "start_month IS NULL OR end_month IS NULL OR start_month <= end_month",
            "months_in_order",
        ),
    )

    id: str = id_field(primary_key=True)
    step_id: str = id_field(foreign_key="plan_step.id", index=True)
    goal_id: str | None = id_field(default=None, foreign_key="goal.id")
    code: str = Field(max_length=20)
    """As people call it: 1.1."""
    title_sv: str = Field(max_length=300)
    title_en: str | None = Field(default=None, max_length=300)
    summary_sv: str | None = Field(default=None, max_length=2000)
    summary_en: str | None = Field(default=None, max_length=2000)
    starts_on: date | None = None
    """None: not known."""
    ends_on: date | None = None
    start_month: int | None = None
    """Months after the decision, where no date can be set before it."""
    end_month: int | None = None
    contact_function: str | None = Field(default=None, max_length=200)
    """A function, never a person."""
    contact_email: str | None = Field(default=None, max_length=200)
    """A functional mailbox."""
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


class ActivityDependency(SQLModel, table=True):
    """An activity that another has to wait for."""

    __tablename__ = "activity_dependency"
    __table_args__ = (sa.CheckConstraint("activity_id <> needs_id", "not_itself"),)

    activity_id: str = id_field(primary_key=True, foreign_key="activity.id")
    needs_id: str = id_field(primary_key=True, foreign_key="activity.id", index=True)


class ActivityPrerequisite(SQLModel, table=True):
    """A prerequisite of the plan that an activity needs."""

    __tablename__ = "activity_prerequisite"

    activity_id: str = id_field(primary_key=True, foreign_key="activity.id")
    point_id: str = id_field(primary_key=True, foreign_key="plan_point.id", index=True)


class ActivityGap(SQLModel, table=True):
    """A gap that an activity is to close: a method that an organisation does not offer."""

    __tablename__ = "activity_gap"

    activity_id: str = id_field(primary_key=True, foreign_key="activity.id")
    method_id: str = id_field(primary_key=True, foreign_key="method.id")
    organisation_id: str = id_field(primary_key=True, foreign_key="organisation.id", index=True)


class ActivityAgreement(SQLModel, table=True):
    """An agreement that an activity revises or makes."""

    __tablename__ = "activity_agreement"

    activity_id: str = id_field(primary_key=True, foreign_key="activity.id")
    agreement_id: str = id_field(primary_key=True, foreign_key="agreement.id", index=True)


class Milestone(SQLModel, table=True):
    """A step on the way of an activity (delmål)."""

    __tablename__ = "milestone"

    id: str = id_field(primary_key=True)
    activity_id: str = id_field(foreign_key="activity.id", index=True)
    title_sv: str = Field(max_length=300)
    title_en: str | None = Field(default=None, max_length=300)
    due_on: date | None = None
    done_on: date | None = None
    position: int = 0
    version: int = 1
