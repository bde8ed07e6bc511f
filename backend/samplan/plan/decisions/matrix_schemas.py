"""Decisions beside each other: matters by boards, as the API shows them."""

from datetime import date

from pydantic import Field

from samplan.plan.decisions import matrix_examples as examples
from samplan.plan.decisions.terms import Outcome
from samplan.plan.schemas import PlanSources
from samplan.web.fields import ApiModel, Text, example
from samplan.web.paging import Link


class DecisionMade(ApiModel):
    """A decision in a cell."""

    model_config = example(**examples.MADE)

    id: str = Field(description="Decision")
    outcome: Outcome = Field(description="What the board did")
    words: Text = Field(description="The same in words, with its date or that this is unknown")
    decided_on: str | None = Field(
        description="As exact as is known; null: date unknown", examples=["2022-02-24"]
    )
    reference_number: str | None = Field(description="Diary number")
    paragraph: str | None = Field(description="Paragraph of the minutes")
    text: Text | None = Field(description="What was decided or changed, or why nothing was")
    source_place_id: str | None = Field(description="Where it is stated")


class DecisionCell(ApiModel):
    """What one board has done with one matter."""

    model_config = example(**examples.CELL)

    matter_id: str = Field(description="Matter")
    board_id: str = Field(description="Board")
    words: Text = Field(description="How it stands, in words; also where nothing is known")
    has_adopted: bool = Field(description="Whether the board has adopted, with or without changes")
    decision: DecisionMade | None = Field(
        description="What holds: the newest that adopts or rejects, else the newest of what was "
        "done with it, else the newest cancelled meeting; null: nothing is known"
    )
    later: list[DecisionMade] = Field(
        description="Newer than what holds, without changing it: a cancelled meeting, oldest first"
    )
    earlier_count: int = Field(description="How many are older than what holds")


class DecisionMatrixBoard(ApiModel):
    """A board that has matters to decide, and what it has left."""

    model_config = example(**examples.BOARD)

    id: str = Field(description="Board")
    name: Text = Field(description="Name")
    organisation_id: str | None = Field(description="The principal that it decides for")
    short_name: str | None = Field(description="The principal's short name")
    adopted: int = Field(description="Matters that it has adopted")
    of: int = Field(description="Matters that it has to decide in")
    missing_matter_ids: list[str] = Field(description="Those that it has not adopted, in order")


class DecisionMatrixMatter(ApiModel):
    """A matter, and how far it has come among its boards."""

    model_config = example(**examples.MATTER)

    id: str = Field(description="Matter")
    title: Text = Field(description="What is to be decided")
    step_id: str | None = Field(description="The step that it is about")
    activity_id: str | None = Field(description="The activity that it is about")
    adopts_plan: bool = Field(description="Whether it adopts the plan")
    board_ids: list[str] = Field(description="Boards that have to decide, in their order")
    adopted: int = Field(description="Boards that have adopted it")
    of: int = Field(description="Boards that have to decide")
    missing_board_ids: list[str] = Field(description="Those that have not adopted it, in order")
    is_adopted_everywhere: bool = Field(description="Whether all of its boards have adopted it")
    adopted_on: date | None = Field(
        description="When the last board adopted; null until all have, and where a day is unknown",
        examples=["2022-03-31"],
    )
    words: Text = Field(description="How it stands, in words")
    source_place_id: str | None = Field(description="Where it is stated")


class DecidedPlan(ApiModel):
    """The plan that is decided on."""

    id: str = Field(description="Plan")
    title: Text = Field(description="Title")


class DecisionMatrixMeta(ApiModel):
    """How new the answer is."""

    revision: int = Field(description="The newest revision of all data")


class DecisionMatrixLinks(ApiModel):
    """The same in other forms, and the plan."""

    self: Link = Field(description="This answer")
    csv: Link = Field(description="As CSV")
    xlsx: Link = Field(description="As XLSX")
    plan: Link = Field(description="The plan")


class DecisionMatrix(ApiModel):
    """All boards by all matters of a plan: what is decided, and what is missing."""

    model_config = example(**examples.MATRIX)

    county_id: str = Field(description="County, SCB code")
    plan: DecidedPlan = Field(description="The plan")
    decided_on: date | None = Field(
        description="When the plan was adopted by its last board, which months are counted from; "
        "null until all have adopted it, and where a day is unknown",
        examples=["2022-03-31"],
    )
    boards: list[DecisionMatrixBoard] = Field(description="In order")
    matters: list[DecisionMatrixMatter] = Field(description="In order")
    cells: list[DecisionCell] = Field(
        description="One for each board that has to decide in a matter: matter by matter, each "
        "with its boards in order"
    )
    sources: PlanSources = Field(description="Where it is stated")
    meta: DecisionMatrixMeta = Field(alias="_meta", description="How new the answer is")
    links: DecisionMatrixLinks = Field(alias="_links", description="Other forms, and the plan")
