"""Boards, the matters that come before them, and what they did."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from samplan.db.base import enum_field, id_field
from samplan.plan.decisions.terms import Outcome


class Board(SQLModel, table=True):
    """A body that decides for a principal, or for several together."""

    __tablename__ = "board"

    id: str = id_field(primary_key=True)
    county_id: str = id_field(foreign_key="county.id", index=True)
    organisation_id: str | None = id_field(default=None, foreign_key="organisation.id")
    """The principal it decides for; None for a body of several, such as Social ReKo."""
    name_sv: str = Field(max_length=300)
    name_en: str | None = Field(default=None, max_length=300)
    position: int = 0
    version: int = 1


class Matter(SQLModel, table=True):
    """What is to be decided (ärende)."""

    __tablename__ = "matter"

    id: str = id_field(primary_key=True)
    plan_id: str = id_field(foreign_key="plan.id", index=True)
    step_id: str | None = id_field(default=None, foreign_key="plan_step.id")
    activity_id: str | None = id_field(default=None, foreign_key="activity.id")
    title_sv: str = Field(max_length=300)
    title_en: str | None = Field(default=None, max_length=300)
    adopts_plan: bool = False
    """Years of the plan are counted from when the last board has adopted this."""
    place_id: str | None = id_field(default=None, foreign_key="source_place.id")
    position: int = 0
    version: int = 1


class MatterBoard(SQLModel, table=True):
    """A board that has to decide in a matter."""

    __tablename__ = "matter_board"

    matter_id: str = id_field(primary_key=True, foreign_key="matter.id")
    board_id: str = id_field(primary_key=True, foreign_key="board.id", index=True)


class Decision(SQLModel, table=True):
    """What a board did with a matter at a meeting. The newest holds; earlier ones stay."""

    __tablename__ = "decision"

    id: str = id_field(primary_key=True)
    matter_id: str = id_field(foreign_key="matter.id", index=True)
    board_id: str = id_field(foreign_key="board.id", index=True)
    outcome: Outcome = enum_field(Outcome, "outcome")
    decided_on: str | None = Field(default=None, max_length=10)
    """As exact as the source says: 2022, 2022-02 or 2022-02-24."""
    reference_number: str | None = Field(default=None, max_length=100)
    paragraph: str | None = Field(default=None, max_length=60)
    text_sv: str | None = Field(default=None, max_length=2000)
    """What was decided or changed, or why nothing was."""
    text_en: str | None = Field(default=None, max_length=2000)
    place_id: str | None = id_field(default=None, foreign_key="source_place.id")
    entered_by: str = Field(max_length=200)
    entered_at: datetime
    version: int = 1
