"""Boards, matters and decisions as the API shows and takes them."""

from datetime import datetime
from typing import Annotated

from pydantic import Field, StringConstraints

from samplan.plan.decisions import examples
from samplan.plan.decisions.terms import Outcome
from samplan.plan.fields import LongTextInput, Place, ShortText
from samplan.web.fields import (
    ApiModel,
    Id,
    InputModel,
    Line,
    PartialDate,
    Text,
    TextInput,
    example,
    left_out,
)
from samplan.web.paging import Link, Page

MOST_BOARDS = 500

OutcomeInput = Annotated[Outcome, Field(strict=False)]
Paragraph = Annotated[Line, StringConstraints(max_length=60)]
BoardIds = Annotated[list[Id], Field(max_length=MOST_BOARDS)]

_WHEN = "As exact as is known: 2022, 2022-02 or 2022-02-24; null: date unknown"


class BoardLinks(ApiModel):
    """Where the board is."""

    self: Link = Field(description="This board")


class BoardInfo(ApiModel):
    """A body that decides for a principal, or for several together."""

    model_config = example(**examples.BOARD)

    id: str = Field(description="Slug")
    county_id: str = Field(description="County, SCB code")
    organisation_id: str | None = Field(
        description="The principal that it decides for; null for a body of several"
    )
    name: Text = Field(description="Name")
    order: int = Field(description="Place among the county's boards")
    version: int = Field(description='For If-Match, as "v1"')
    links: BoardLinks = Field(alias="_links", description="Where it is")


class BoardList(Page):
    """Boards of the page."""

    model_config = example(
        boards=[examples.BOARD], _meta=examples.META, _links={"self": examples.link("boards")}
    )

    boards: list[BoardInfo] = Field(description="The page's boards")


class BoardCreate(InputModel):
    """A new board."""

    model_config = example(**examples.NEW_BOARD)

    id: Id = Field(description="A slug of your own that never changes")
    county_id: Id = Field(description="County")
    organisation_id: Id | None = Field(None, description="The principal that it decides for")
    name: TextInput = Field(description="Name")


class BoardUpdate(InputModel):
    """What is to change; what is left out stays."""

    model_config = example(**examples.BOARD_CHANGE)

    organisation_id: Id | None = Field(
        default_factory=left_out, description="The principal that it decides for"
    )
    name: TextInput = Field(default_factory=left_out, description="Name")
    order: Place = Field(default_factory=left_out, description="Place among the boards")


class MatterLinks(ApiModel):
    """What belongs to a matter."""

    self: Link = Field(description="This matter")
    plan: Link = Field(description="Its plan")


class MatterInfo(ApiModel):
    """What is to be decided (ärende), and by which boards."""

    model_config = example(**examples.MATTER)

    id: str = Field(description="Slug")
    plan_id: str = Field(description="Plan")
    step_id: str | None = Field(description="The step that it is about")
    activity_id: str | None = Field(description="The activity that it is about")
    title: Text = Field(description="What is to be decided")
    adopts_plan: bool = Field(
        description="Whether months of the plan are counted from when its last board adopts it"
    )
    board_ids: list[str] = Field(description="Boards that have to decide, in their order")
    source_place_id: str | None = Field(description="Where it is stated")
    order: int = Field(description="Place among the plan's matters")
    version: int = Field(description='For If-Match, as "v1"')
    links: MatterLinks = Field(alias="_links", description="The matter and its plan")


class MatterList(Page):
    """Matters of the page."""

    model_config = example(
        matters=[examples.MATTER], _meta=examples.META, _links={"self": examples.link("matters")}
    )

    matters: list[MatterInfo] = Field(description="The page's matters")


class MatterCreate(InputModel):
    """A new matter."""

    model_config = example(**examples.NEW_MATTER)

    id: Id = Field(description="A slug of your own that never changes")
    plan_id: Id = Field(description="Plan")
    step_id: Id | None = Field(None, description="The step that it is about")
    activity_id: Id | None = Field(None, description="The activity that it is about")
    title: TextInput = Field(description="What is to be decided")
    adopts_plan: bool = Field(
        False,
        description="Whether it adopts the plan; at most one matter of a plan does",
    )
    board_ids: BoardIds = Field(description="Boards that have to decide")
    source_place_id: Id | None = Field(None, description="Where it is stated")


class MatterUpdate(InputModel):
    """What is to change; what is left out stays."""

    model_config = example(**examples.MATTER_CHANGE)

    step_id: Id | None = Field(default_factory=left_out, description="The step that it is about")
    activity_id: Id | None = Field(
        default_factory=left_out, description="The activity that it is about"
    )
    title: TextInput = Field(default_factory=left_out, description="What is to be decided")
    adopts_plan: bool = Field(
        default_factory=left_out,
        description="Whether it adopts the plan; at most one matter of a plan does",
    )
    board_ids: BoardIds = Field(
        default_factory=left_out,
        description="All boards that have to decide; one that has decisions in it has to stay",
    )
    source_place_id: Id | None = Field(default_factory=left_out, description="Where it is stated")
    order: Place = Field(default_factory=left_out, description="Place among the matters")


class DecisionLinks(ApiModel):
    """What belongs to a decision."""

    self: Link = Field(description="This decision")
    matter: Link = Field(description="Its matter")
    board: Link = Field(description="Whose it is")


class DecisionInfo(ApiModel):
    """What a board did with a matter. Earlier ones stay when a new one is made."""

    model_config = example(**examples.DECISION)

    id: str = Field(description="Slug")
    matter_id: str = Field(description="Matter")
    board_id: str = Field(description="Board")
    outcome: Outcome = Field(description="What it did; meeting_cancelled: nothing was decided")
    decided_on: str | None = Field(description=_WHEN, examples=["2022-02-24"])
    reference_number: str | None = Field(description="Diary number (diarienummer)")
    paragraph: str | None = Field(description="Paragraph of the minutes")
    text: Text | None = Field(description="What was decided or changed, or why nothing was")
    source_place_id: str | None = Field(description="Where it is stated")
    entered_by: str = Field(description="Who entered or last changed it")
    entered_at: datetime = Field(
        description="When it was entered: of the same day, the later holds",
        examples=["2022-02-25T08:00:00Z"],
    )
    version: int = Field(description='For If-Match, as "v1"')
    links: DecisionLinks = Field(alias="_links", description="The decision, its matter and board")


class DecisionList(Page):
    """Decisions of the page."""

    model_config = example(
        decisions=[examples.DECISION],
        _meta=examples.META,
        _links={"self": examples.link("decisions")},
    )

    decisions: list[DecisionInfo] = Field(description="The page's decisions")


class DecisionCreate(InputModel):
    """A new decision; what the board did before stays."""

    model_config = example(**examples.NEW_DECISION)

    id: Id = Field(description="A slug of your own that never changes")
    matter_id: Id = Field(description="Matter")
    board_id: Id = Field(description="One of the matter's boards")
    outcome: OutcomeInput = Field(description="What it did")
    decided_on: PartialDate | None = Field(None, description=_WHEN, examples=["2022-02-24"])
    reference_number: ShortText | None = Field(None, description="Diary number (diarienummer)")
    paragraph: Paragraph | None = Field(None, description="Paragraph of the minutes")
    text: LongTextInput | None = Field(None, description="What was decided or changed, or why not")
    source_place_id: Id | None = Field(None, description="Where it is stated")


class DecisionUpdate(InputModel):
    """What is to change; what is left out stays. For a new decision, make a new one."""

    model_config = example(**examples.DECISION_CHANGE)

    outcome: OutcomeInput = Field(default_factory=left_out, description="What it did")
    decided_on: PartialDate | None = Field(
        default_factory=left_out, description=_WHEN, examples=["2022-02-24"]
    )
    reference_number: ShortText | None = Field(
        default_factory=left_out, description="Diary number (diarienummer)"
    )
    paragraph: Paragraph | None = Field(
        default_factory=left_out, description="Paragraph of the minutes"
    )
    text: LongTextInput | None = Field(
        default_factory=left_out, description="What was decided or changed, or why not"
    )
    source_place_id: Id | None = Field(default_factory=left_out, description="Where it is stated")
