"""Sums of costs as the contract describes them.

The answers are written straight from plain rows; the models describe their shape, and tests hold
every answer against them. All money is whole kronor, from low to high.
"""

from pydantic import Field

from samplan.costs.items.schemas import QuantityRange
from samplan.costs.scenarios.schemas import ScenarioChoice
from samplan.costs.schemas import CostRange, CostSources, Difference
from samplan.costs.summaries import examples
from samplan.costs.terms import Grouping, LeftOut, PeriodFrom, SpreadModel, Unit, Unsummed
from samplan.web.fields import ApiModel, Text, example
from samplan.web.paging import Link


class PlanReference(ApiModel):
    """What names a plan."""

    id: str = Field(description="Slug", examples=["22-plan"])
    title: Text = Field(description="Title")


class ScenarioReference(ApiModel):
    """What names a scenario."""

    id: str = Field(description="Slug", examples=["22-plan-steps-1"])
    name: Text = Field(description="Name; of a saved one as it was written")


class YearRange(ApiModel):
    """What a year costs."""

    year: int = Field(description="Year", examples=[2022])
    range: CostRange = Field(description="What comes that year")


class PerInhabitant(ApiModel):
    """What the average year costs for each inhabitant."""

    population: float = Field(description="Inhabitants", examples=[197_885])
    period: str = Field(description="When they were counted", examples=["2020"])
    area_id: str = Field(description="Where they live, SCB code", examples=["22"])
    indicator_id: str = Field(
        description="Which inhabitants: the indicator says which ages", examples=["inhabitants"]
    )
    annual_low: float | None = Field(
        description="The lower end, kronor with two decimals; null where none is stated"
    )
    annual_high: float = Field(description="The upper end, kronor with two decimals")


class CostSum(ApiModel):
    """A sum over the years. What cannot be summed is not zero: it is told beside it."""

    total: CostRange = Field(description="All years together")
    annual: CostRange = Field(description="The average year: total by the number of years")
    recurring: CostRange = Field(description="The part of the average year that comes back")
    one_off: CostRange = Field(description="What comes once, in all")
    years: list[YearRange] = Field(description="Year by year; together they are the total")
    item_count: int = Field(description="Items in the sum")
    not_summed_count: int = Field(description="Items beside it that cannot be summed")
    not_summed_ids: list[str] = Field(description="Which these are")
    per_inhabitant: PerInhabitant | None = Field(
        description="The average year for each inhabitant; null where no number of inhabitants "
        "is published, and for groups other than organisations"
    )


class CostGroup(CostSum):
    """The sum of one step, activity, organisation, role, year, recurrence or item."""

    id: str | None = Field(
        description="Id of what it is of; null: outside the steps, no activity, on nobody yet, "
        "no role. role: several; recurrence: recurring or once; year: the year"
    )
    name: Text = Field(description="Name")
    number: int | None = Field(description="The step's number, or the year; else null")
    item_ids: list[str] = Field(description="Items in the sum")


class FallsOn(ApiModel):
    """What falls on an organisation of an item."""

    organisation_id: str | None = Field(description="Who pays; null: on nobody yet")
    total: CostRange = Field(description="All years together")


class Payer(ApiModel):
    """What names an organisation that items in the sum fall on."""

    id: str = Field(description="Organisation", examples=["22"])
    name: Text = Field(description="Name")


class SummedItem(ApiModel):
    """An item in the sum."""

    id: str = Field(description="Slug", examples=["22-f10-1"])
    code: str | None = Field(description="What people call it", examples=["F10-1"])
    title: Text = Field(description="Title")
    step_id: str | None = Field(description="Step; null: outside the steps")
    activity_id: str | None = Field(description="Activity")
    amount: CostRange | None = Field(
        description="The amount for one of the unit as it was entered, kronor; null where the "
        "item's range is that of all ways to carry it out"
    )
    quantity: QuantityRange | None = Field(
        description="How many of the unit each time; null where the amount is"
    )
    price_year: int | None = Field(
        description="Year that the amount was entered in", examples=[2021]
    )
    per_time: CostRange = Field(
        description="What it costs each time, in the prices asked for; of one organisation what "
        "falls on it"
    )
    years: list[int] = Field(description="The years that it costs something")
    is_once: bool = Field(description="Whether it comes once and not again")
    total: CostRange = Field(description="All years together")
    annual: CostRange = Field(description="The average year")
    chosen_alternative_id: str | None = Field(
        description="The alternative whose amount stands in its place"
    )
    organisations: list[FallsOn] = Field(description="How it is divided; together the total")
    group_id: str | None = Field(
        description="The group that it is counted in; null where it is the one without id, and "
        "where the item is divided between several (by organisation, by year)"
    )
    source_place_id: str | None = Field(description="Where the amount stands")


class NotSummedItem(ApiModel):
    """An item that belongs to what is chosen but cannot be summed. It is not zero."""

    id: str = Field(description="Slug")
    code: str | None = Field(description="What people call it")
    title: Text = Field(description="Title")
    step_id: str | None = Field(description="Step; null: outside the steps")
    activity_id: str | None = Field(description="Activity")
    reason: Unsummed = Field(description="Why not")
    price_each: CostRange | None = Field(
        description="What one costs, where that is known (in the prices asked for)"
    )
    unit: Unit = Field(description="What the price is for")
    source_place_id: str | None = Field(description="Where it stands")


class LeftOutItem(ApiModel):
    """An item that is no part of what is chosen."""

    id: str = Field(description="Slug")
    title: Text = Field(description="Title")
    why: LeftOut = Field(description="Why not")


class BareActivity(ApiModel):
    """An activity of the chosen steps that nobody has entered a cost for."""

    id: str = Field(description="Slug", examples=["22-plan-2-1"])
    code: str = Field(description="What people call it", examples=["2.1"])
    title: Text = Field(description="Title")
    step_id: str = Field(description="Step")


class SummaryIndexValue(ApiModel):
    """A value of the index that was used."""

    year: int = Field(description="Year", examples=[2021])
    value: float = Field(description="Value", examples=[343.19])


class SummaryIndex(ApiModel):
    """The index that prices were converted with."""

    id: str = Field(description="Slug", examples=["kpi"])
    name: Text = Field(description="Name")
    publisher: str = Field(description="Who publishes it")
    base: str | None = Field(description="What its values are relative to")
    url: str | None = Field(description="Where it was read")
    values: list[SummaryIndexValue] = Field(description="The values that were used")


class SummaryPrices(ApiModel):
    """Which year's prices the amounts are in."""

    year: int | None = Field(
        description="The year asked for; null: each item in the prices it was entered in"
    )
    entered: list[int] = Field(description="Price years of the items in the sum, as entered")
    index: SummaryIndex | None = Field(description="What was converted with; null: nothing was")


class SimulatedSpread(ApiModel):
    """Where the average year would lie if items moved within their ranges. No part of the sum."""

    model: SpreadModel = Field(description="Whether items move independently or together")
    draws: int = Field(description="Number of draws", examples=[10_000])
    seed: int = Field(description="What the draws begin with: the same gives the same")
    p10: int = Field(description="One of ten draws is below, kronor a year")
    p50: int = Field(description="Half of them are below, kronor a year")
    p90: int = Field(description="Nine of ten are below, kronor a year")
    open_items: int = Field(description="Items open upwards, drawn as if their upper end held")
    note: Text = Field(description="What it does and does not say")


class SummaryMeta(ApiModel):
    """How new the answer is."""

    revision: int = Field(description="The newest revision of all data")


class SummaryLinks(ApiModel):
    """The same sums in other forms, and the plan."""

    self: Link = Field(description="This answer")
    csv: Link = Field(description="As CSV")
    xlsx: Link = Field(description="As XLSX, with formulas")
    plan: Link = Field(description="The plan")


class CostSummary(ApiModel):
    """What is chosen of a plan costs, over years, divided as asked for."""

    model_config = example(**examples.SUMMARY)

    county_id: str = Field(description="County", examples=["22"])
    plan: PlanReference = Field(description="The plan")
    scenario: ScenarioReference | None = Field(description="The scenario that was asked for")
    choice: ScenarioChoice = Field(description="What is carried out, with years filled in")
    organisation_id: str | None = Field(
        description="Only what falls on this organisation; null: everything"
    )
    by: Grouping = Field(description="What the groups are of")
    years: list[int] = Field(description="The years reckoned over", examples=[[2022, 2023]])
    first_year_from: PeriodFrom = Field(description="Who says where the years begin")
    prices: SummaryPrices = Field(description="Which year's prices")
    rule: Text = Field(description="How it was reckoned, in plain words")
    total: CostSum = Field(description="Everything together")
    groups: list[CostGroup] = Field(description="In order; together exactly the total")
    items: list[SummedItem] = Field(
        description="Every item in the sum; none when the address says items=false"
    )
    organisations: list[Payer] = Field(
        description="What the organisations are called that the items fall on, in order"
    )
    not_summed: list[NotSummedItem] = Field(description="What cannot be summed; it is not zero")
    left_out: list[LeftOutItem] = Field(description="What is not chosen, and why")
    activities_without_items: list[BareActivity] = Field(
        description="Activities that nobody has entered a cost for; they are not free"
    )
    spread: SimulatedSpread | None = Field(description="Only when asked for")
    sources: CostSources = Field(description="Where the amounts come from")
    meta: SummaryMeta = Field(alias="_meta", description="How new the answer is")
    links: SummaryLinks = Field(alias="_links", description="Other forms, and the plan")


class ComparedSide(ApiModel):
    """One of the two that are compared."""

    scenario: ScenarioReference = Field(description="The scenario")
    years: list[int] = Field(description="The years reckoned over", examples=[[2022, 2023]])
    total: CostSum = Field(description="Everything together")


class ComparedItem(ApiModel):
    """An item in one or both."""

    id: str = Field(description="Slug")
    code: str | None = Field(description="What people call it")
    title: Text = Field(description="Title")
    a: CostRange | None = Field(description="The average year in a; null: no part of its sum")
    b: CostRange | None = Field(description="The average year in b; null: no part of its sum")
    difference: Difference | None = Field(
        description="The average year of b less that of a; what is no part of a sum adds nothing. "
        "null where one of them cannot be summed"
    )
    chosen_in_a: bool = Field(description="Whether a carries it out")
    chosen_in_b: bool = Field(description="Whether b carries it out")
    alternative_in_a: str | None = Field(description="The alternative in its place in a")
    alternative_in_b: str | None = Field(description="The alternative in its place in b")


class ComparisonForms(ApiModel):
    """This answer, and the plan."""

    self: Link = Field(description="This answer")
    plan: Link = Field(description="The plan")


class CostComparison(ApiModel):
    """Two scenarios of a plan beside each other."""

    model_config = example(**examples.COMPARISON)

    plan: PlanReference = Field(description="The plan")
    prices: SummaryPrices = Field(description="Which year's prices")
    a: ComparedSide = Field(description="One scenario")
    b: ComparedSide = Field(description="The other")
    difference: Difference = Field(
        description="The average year of b less that of a: low less low, high less high"
    )
    items: list[ComparedItem] = Field(description="Every item that either carries out")
    meta: SummaryMeta = Field(alias="_meta", description="How new the answer is")
    links: ComparisonForms = Field(alias="_links", description="This answer, and the plan")
