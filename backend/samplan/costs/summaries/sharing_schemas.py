"""A cost shared under another rule, as the contract describes it. Amounts are kronor a year."""

from pydantic import Field

from samplan.costs.scenarios.schemas import ScenarioChoice
from samplan.costs.schemas import CostRange, Difference
from samplan.costs.summaries import sharing_examples as examples
from samplan.costs.summaries.schemas import (
    ComparisonForms,
    PlanReference,
    ScenarioReference,
    SummaryMeta,
    SummaryPrices,
)
from samplan.costs.terms import PeriodFrom, SharingRule
from samplan.web.fields import ApiModel, Text, example


class SharingPopulation(ApiModel):
    """Which inhabitants a cost is shared by."""

    indicator_id: str = Field(
        description="The indicator says which ages", examples=["inhabitants-15-84"]
    )
    period: str = Field(description="When they were counted", examples=["2020"])


class SharedCost(ApiModel):
    """What an organisation pays as it is stated, and what it would pay under the rule."""

    organisation_id: str = Field(description="The organisation")
    name: Text = Field(description="Its name")
    weight: float | None = Field(
        description="Its weight: 1, its inhabitants or the weight given; null: not in the rule"
    )
    percent: float | None = Field(
        description="Its part of the whole under the rule; null: not in the rule"
    )
    stated: CostRange = Field(description="As the items say")
    shared: CostRange = Field(description="Under the rule")
    difference: Difference = Field(description="How much more under the rule, end by end")


class UnallocatedCost(ApiModel):
    """What nobody has been said to pay."""

    stated: CostRange = Field(description="As the items say")
    shared: CostRange = Field(description="Under the rule: nothing, except where rule is stated")


class CostSharing(ApiModel):
    """What everybody would pay under another rule, beside what is stated. It changes nothing."""

    model_config = example(**examples.SHARING)

    county_id: str = Field(description="County", examples=["22"])
    plan: PlanReference = Field(description="The plan")
    scenario: ScenarioReference | None = Field(description="The scenario that was asked for")
    choice: ScenarioChoice = Field(description="What is carried out, with years filled in")
    years: list[int] = Field(description="The years reckoned over", examples=[[2022, 2023]])
    first_year_from: PeriodFrom = Field(description="Who says where the years begin")
    prices: SummaryPrices = Field(description="Which year's prices")
    rule: SharingRule = Field(description="The rule")
    text: Text = Field(description="The rule in plain words")
    population: SharingPopulation | None = Field(
        description="Which inhabitants, when the rule is by them; else null"
    )
    annual: CostRange = Field(description="What is shared: the average year")
    organisations: list[SharedCost] = Field(
        description="Those in the rule, then those who pay as stated but are not in it; together "
        "with what nobody pays, shared is the average year to the krona"
    )
    unallocated: UnallocatedCost = Field(description="What nobody has been said to pay")
    not_summed_count: int = Field(description="Items beside it that cannot be summed")
    not_summed_ids: list[str] = Field(description="Which these are")
    meta: SummaryMeta = Field(alias="_meta", description="How new the answer is")
    links: ComparisonForms = Field(alias="_links", description="This answer, and the plan")
