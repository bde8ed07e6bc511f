"""Scenarios as the API shows and takes them."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from samplan.costs.fields import PriceYear
from samplan.costs.scenarios import examples
from samplan.costs.scenarios.terms import OptionalItems
from samplan.costs.terms import LONGEST_PLAN
from samplan.web.fields import (
    ApiModel,
    Comment,
    Id,
    InputModel,
    Line,
    Text,
    example,
    left_out,
)
from samplan.web.paging import Page

MOST_STEPS = 100
MOST_ITEMS = 2_000


class ChosenAlternative(ApiModel):
    """A way to carry out an item that stands in its place."""

    item_id: str = Field(description="The item", examples=["22-f10-5"])
    alternative_id: str = Field(
        description="The item that is one way to carry it out", examples=["22-txt-doc-1"]
    )


class ScenarioChoice(ApiModel):
    """What is carried out, and how."""

    model_config = example(**examples.CHOICE)

    steps: list[int] | None = Field(
        description="Numbers of the steps; null together with items null: everything"
    )
    items: list[str] | None = Field(
        description="Items besides the steps'; without steps: only these"
    )
    without: list[str] = Field(description="Items that are taken out")
    choices: list[ChosenAlternative] = Field(
        description="Which alternative stands in the place of which item"
    )
    optional: OptionalItems = Field(
        description="Whether items that the source says perhaps of are counted"
    )
    first_year: int | None = Field(
        description="The first year that is reckoned; null: the plan's", examples=[2022]
    )
    years: int | None = Field(description="How many years; null: the plan's", examples=[5])


class CostScenarioInfo(ApiModel):
    """A named choice of what is carried out, and how."""

    model_config = example(**examples.SCENARIO)

    id: str = Field(description="Slug")
    county_id: str = Field(description="The county")
    plan_id: str = Field(description="The plan")
    name: Text = Field(
        description="Name; of a saved one as it was written, whichever language that was"
    )
    note: str | None = Field(description="Remark")
    choice: ScenarioChoice = Field(description="What is carried out")
    is_preset: bool = Field(
        description="Whether it follows from the plan: it is always there and cannot be changed"
    )
    entered_by: str | None = Field(
        description="Who entered it, a function and not a person; null for a preset"
    )
    entered_at: datetime | None = Field(
        description="When it was entered, UTC; null for a preset",
        examples=["2026-11-22T09:30:00Z"],
    )
    version: int | None = Field(description='For If-Match, as "v1"; null for a preset')


class CostScenarioList(Page):
    """Scenarios of the page."""

    model_config = example(
        costScenarios=[examples.SCENARIO], _meta=examples.META, _links=examples.LINKS
    )

    cost_scenarios: list[CostScenarioInfo] = Field(
        description="The page's scenarios, those that follow from the plan first"
    )


class ChosenAlternativeInput(InputModel):
    """A way to carry out an item that stands in its place."""

    item_id: Id = Field(description="The item", examples=["22-f10-5"])
    alternative_id: Id = Field(
        description="The item that is one way to carry it out", examples=["22-txt-doc-1"]
    )


Steps = Annotated[list[Annotated[int, Field(ge=1, le=1_000)]], Field(max_length=MOST_STEPS)]
Items = Annotated[list[Id], Field(max_length=MOST_ITEMS)]


class ScenarioChoiceInput(InputModel):
    """What is carried out, and how. Nothing at all means everything, as the plan has it."""

    model_config = example(**examples.CHOICE)

    steps: Steps | None = Field(
        None, description="Numbers of the steps; leave out together with items for everything"
    )
    items: Items | None = Field(
        None, description="Items besides the steps'; without steps: only these"
    )
    without: Items = Field([], description="Items that are taken out")
    choices: Annotated[list[ChosenAlternativeInput], Field(max_length=MOST_ITEMS)] = Field(
        [], description="Which alternative stands in the place of which item"
    )
    optional: Annotated[OptionalItems, Field(strict=False)] = Field(
        OptionalItems.INCLUDE,
        description="Whether items that the source says perhaps of are counted",
    )
    first_year: PriceYear | None = Field(
        None,
        description="The first year that is reckoned; leave out for the plan's",
        examples=[2022],
    )
    years: Annotated[int, Field(ge=1, le=LONGEST_PLAN)] | None = Field(
        None, description="How many years; leave out for the plan's", examples=[5]
    )


class CostScenarioCreate(InputModel):
    """A new scenario. It belongs to the plan's county."""

    model_config = example(**examples.NEW_SCENARIO)

    id: Id = Field(description="A slug of your own that never changes")
    plan_id: Id = Field(description="The plan")
    name: Line = Field(description="Name")
    note: Comment | None = Field(None, description="Remark")
    choice: ScenarioChoiceInput = Field(description="What is carried out")


class CostScenarioUpdate(InputModel):
    """What is to change; what is left out stays."""

    model_config = example(**examples.CHANGED_SCENARIO)

    name: Line = Field(default_factory=left_out, description="Name")
    note: Comment | None = Field(None, description="Remark")
    choice: ScenarioChoiceInput = Field(
        default_factory=left_out, description="What is carried out, instead of what was"
    )
