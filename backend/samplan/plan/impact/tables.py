"""Consequence analyses, what is expected of activities, and follow-ups of both."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from samplan.db.base import enum_field, id_field
from samplan.plan.impact.terms import ImpactKind, InPractice, Perspective


class ImpactAnalysis(SQLModel, table=True):
    """A consequence analysis of an activity, or of the plan as a whole, from one perspective."""

    __tablename__ = "impact_analysis"

    id: str = id_field(primary_key=True)
    plan_id: str = id_field(foreign_key="plan.id", index=True)
    activity_id: str | None = id_field(default=None, foreign_key="activity.id", index=True)
    """None: of the plan as a whole."""
    perspective: Perspective = enum_field(Perspective, "perspective")
    title_sv: str = Field(max_length=300)
    """What the source calls the proposal."""
    title_en: str | None = Field(default=None, max_length=300)
    summary_sv: str | None = Field(default=None, max_length=2000)
    summary_en: str | None = Field(default=None, max_length=2000)
    made_by_sv: str | None = Field(default=None, max_length=300)
    """A group or function, never a person."""
    made_by_en: str | None = Field(default=None, max_length=300)
    place_id: str | None = id_field(default=None, foreign_key="source_place.id")
    position: int = 0
    version: int = 1


class ImpactPoint(SQLModel, table=True):
    """A benefit, a challenge, something to consider, or a resource that it takes."""

    __tablename__ = "impact_point"

    id: str = id_field(primary_key=True)
    analysis_id: str = id_field(foreign_key="impact_analysis.id", index=True)
    kind: ImpactKind = enum_field(ImpactKind, "impact_kind")
    text_sv: str = Field(max_length=2000)
    text_en: str | None = Field(default=None, max_length=2000)
    organisation_id: str | None = id_field(default=None, foreign_key="organisation.id")
    """Whose resource it is; None: all's, or nobody has said."""
    cost_item_id: str | None = id_field(default=None, foreign_key="cost_item.id")
    """The cost item that a resource is reckoned in."""
    in_summary: bool = False
    """It stands in the source's summary table and not in the text."""
    place_id: str | None = id_field(default=None, foreign_key="source_place.id")
    position: int = 0


class BenefitCheck(SQLModel, table=True):
    """How an expected benefit is followed up: by what, when, and what it showed."""

    __tablename__ = "benefit_check"

    id: str = id_field(primary_key=True)
    point_id: str = id_field(foreign_key="impact_point.id", index=True)
    indicator_id: str | None = id_field(default=None, foreign_key="indicator.id")
    question: str | None = Field(default=None, max_length=2000)
    """Asked where no indicator measures it."""
    due_on: date | None = None
    result: str | None = Field(default=None, max_length=2000)
    result_on: date | None = None
    version: int = 1


class FollowUp(SQLModel, table=True):
    """One occasion when an activity was followed up, by the standing questions."""

    __tablename__ = "follow_up"

    id: str = id_field(primary_key=True)
    activity_id: str = id_field(foreign_key="activity.id", index=True)
    followed_up_on: date
    done: InPractice = enum_field(InPractice, "done")
    """Has it been turned into action?"""
    works: InPractice = enum_field(InPractice, "works")
    """Does it work as intended?"""
    why_not: str | None = Field(default=None, max_length=2000)
    change: str | None = Field(default=None, max_length=2000)
    """What needs to change."""
    forgotten: str | None = Field(default=None, max_length=2000)
    """What was forgotten, and what remains to be taken into account."""
    user_council: str | None = Field(default=None, max_length=2000)
    """The user council's view."""
    made_by: str | None = Field(default=None, max_length=300)
    """A group or function, never a person."""
    entered_by: str = Field(max_length=200)
    entered_at: datetime
    version: int = 1
