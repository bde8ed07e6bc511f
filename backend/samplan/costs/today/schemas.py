"""Today's costs and the break-even, as the contract describes them."""

from pydantic import Field

from samplan.costs.scenarios.schemas import ScenarioChoice
from samplan.costs.schemas import CostRange, CostSources
from samplan.costs.summaries.schemas import (
    ComparisonForms,
    PlanReference,
    ScenarioReference,
    SummaryMeta,
    SummaryPrices,
)
from samplan.costs.terms import PeriodFrom
from samplan.costs.today import examples
from samplan.statistics.terms import Qualifier
from samplan.web.fields import ApiModel, Text, example
from samplan.web.paging import Link


class CurrentPart(ApiModel):
    """One category that a figure is of."""

    dimension_id: str = Field(description="What it is divided by")
    name: Text = Field(description="What that is called")
    category_id: str = Field(description="Category")
    category_name: Text = Field(description="What the category is called")


class CurrentFigure(ApiModel):
    """A published figure of what care costs, or of how many it is for."""

    model_config = example(**examples.FIGURE)

    indicator_id: str = Field(description="What is measured")
    name: Text = Field(description="What it is called")
    unit: Text = Field(description="What the number is")
    period: str = Field(description="When", examples=["2020"])
    area_id: str = Field(description="Where, SCB code or slug")
    area_name: Text = Field(description="What the area is called")
    parts: list[CurrentPart] = Field(description="What it is of; empty: the whole")
    value: float | None = Field(description="Number; null where there is none or it is withheld")
    value_to: float | None = Field(description="The upper end of a range")
    qualifier: Qualifier | None = Field(
        description="How the number is to be read: part of the figure; null when it is withheld"
    )
    is_withheld: bool = Field(description="Whether it is not shown, to protect individuals")
    withheld: Text | None = Field(description="Why it is not shown; null when it is")
    caution: Text | None = Field(description="What it must not be used for")
    source_place_id: str | None = Field(description="Where it comes from")


class CurrentLinks(ApiModel):
    """This answer."""

    self: Link = Field(description="This answer")


class CurrentCosts(ApiModel):
    """What care costs today. It stands beside the plan and is never part of its sums."""

    model_config = example(**examples.CURRENT_COSTS)

    county_id: str = Field(description="County", examples=["22"])
    figures: list[CurrentFigure] = Field(
        description="Published figures, by indicator, what they are of, and period"
    )
    sources: CostSources = Field(description="Where they come from")
    meta: SummaryMeta = Field(alias="_meta", description="How new the answer is")
    links: CurrentLinks = Field(alias="_links", description="This answer")


class DividedFigure(ApiModel):
    """A published figure that a break-even is worked out from."""

    indicator_id: str = Field(description="What is measured")
    name: Text = Field(description="What it is called")
    unit: Text = Field(description="What the number is")
    period: str = Field(description="When", examples=["2020"])
    value: float = Field(description="Number as it is published")
    qualifier: Qualifier | None = Field(description="How the number is to be read")
    used: float = Field(
        description="Number that is divided: a cost in the prices asked for, else as published"
    )
    source_place_id: str | None = Field(description="Where it comes from")


class Needed(ApiModel):
    """How many cost as much as the chosen parts of the plan, each year."""

    low: float | None = Field(
        description="For the lower end, to a tenth; null where none is stated", examples=[10.1]
    )
    high: float = Field(description="For the upper end, to a tenth", examples=[17.3])
    whole_low: int | None = Field(
        description="At least so many whole ones for the lower end; null where none is stated",
        examples=[11],
    )
    whole_high: int = Field(
        description="At least so many whole ones for the upper end", examples=[18]
    )
    is_open: bool = Field(description="Whether it may take more, as the cost may be higher")


class BreakEvenReading(ApiModel):
    """How many fewer would pay for it: a division, and no promise of money saved."""

    model_config = example(**examples.BREAK_EVEN)

    county_id: str = Field(description="County", examples=["22"])
    plan: PlanReference = Field(description="The plan")
    scenario: ScenarioReference | None = Field(description="The scenario that was asked for")
    choice: ScenarioChoice = Field(description="What is carried out, with years filled in")
    organisation_id: str | None = Field(
        description="Only what falls on this organisation; null: everything"
    )
    years: list[int] = Field(description="The years reckoned over", examples=[[2022, 2023]])
    first_year_from: PeriodFrom = Field(description="Who says where the years begin")
    prices: SummaryPrices = Field(description="Which year's prices")
    annual: CostRange = Field(description="What the chosen parts cost in the average year")
    not_summed_count: int = Field(description="Items beside it that cannot be summed")
    cost: DividedFigure = Field(description="What they cost together")
    count: DividedFigure = Field(description="How many they are")
    per_unit: int = Field(description="What one costs, whole kronor", examples=[822_472])
    needed: Needed = Field(description="How many cost as much")
    arithmetic: Text = Field(description="The division written out")
    cautions: list[Text] = Field(description="What the division does not say")
    sources: CostSources = Field(description="Where the figures come from")
    meta: SummaryMeta = Field(alias="_meta", description="How new the answer is")
    links: ComparisonForms = Field(alias="_links", description="This answer, and the plan")
