"""Cost items as the API shows and takes them."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from samplan.costs.fields import (
    AmountText,
    Count,
    Kronor,
    Percent,
    PriceYear,
    PrintedText,
    ShortLine,
)
from samplan.costs.items import examples
from samplan.costs.schemas import CostRange
from samplan.costs.terms import (
    Bound,
    Confidence,
    Frequency,
    NotCosted,
    Unit,
    Unsummed,
    Vat,
)
from samplan.web.fields import (
    ApiModel,
    Comment,
    Id,
    InputModel,
    Line,
    Text,
    TextInput,
    example,
    left_out,
)
from samplan.web.paging import Link, Page

MOST_POSTS = 20
MOST_PAYERS = 60
MOST_METHODS = 200
LONGEST_INTERVAL = 20
"""Years between two times that a cost comes back."""

SeveralYears = Annotated[int, Field(ge=2, le=LONGEST_INTERVAL)]
BoundInput = Annotated[Bound, Field(strict=False)]
Place = Annotated[int, Field(ge=0, le=1_000_000)]


class QuantityRange(ApiModel):
    """How many of the unit each time."""

    low: float = Field(description="At least so many")
    high: float = Field(description="At most so many")


class PostInfo(ApiModel):
    """Posts of one role within an item (tjänster)."""

    role_id: str = Field(description="Occupation")
    role_name: Text = Field(description="Its name")
    fte_low: float = Field(description="Full-time posts at least; 0.1 is 10 %")
    fte_high: float = Field(description="Full-time posts at most")
    optional: bool = Field(description="Whether the source says perhaps (eventuellt)")


class PayerInfo(ApiModel):
    """An organisation that pays for an item, or takes part with nobody knows how much."""

    organisation_id: str = Field(description="Organisation")
    name: Text = Field(description="Its name")
    short_name: str = Field(description="Its short name")
    percent: float | None = Field(description="Share; null: takes part, no figure has been given")


class StaffingCheck(ApiModel):
    """The posts times what a post costs, held against the amount."""

    reckoned: CostRange = Field(description="Posts times cost of a post, in the item's price year")
    agrees: bool = Field(description="Whether the amount and what is reckoned meet")
    role_costs: list[str] = Field(description="The costs of posts that it was reckoned with")


class CostItemLinks(ApiModel):
    """What belongs to an item."""

    self: Link = Field(description="This item")
    plan: Link = Field(description="Its plan")


class CostItemInfo(ApiModel):
    """One cost: a range with what it is for, how often, and who pays."""

    model_config = example(**examples.ITEM)

    id: str = Field(description="Slug")
    county_id: str = Field(description="County")
    plan_id: str = Field(description="Plan")
    step_id: str | None = Field(description="Step of the plan; null: outside the steps")
    activity_id: str | None = Field(description="Activity that it is for")
    alternative_of_id: str | None = Field(description="Item that this is one way to carry out")
    code: str | None = Field(description="What the source or the people call it")
    title: Text = Field(description="What costs")
    location: str | None = Field(description="Where the money is used")
    printed: str | None = Field(description="The amount as its source prints it")
    amount: CostRange = Field(description="The amount for one of the unit; kronor")
    likely: int | None = Field(description="What it most likely comes to; kronor")
    not_costed: NotCosted | None = Field(description="Why there is no amount")
    unit: Unit = Field(description="What the amount is for")
    unit_stated: bool = Field(description="False: the source does not say the unit")
    quantity: QuantityRange | None = Field(
        description="How many of the unit each time; null: nobody has said"
    )
    frequency: Frequency = Field(description="How often it comes back")
    every_years: int | None = Field(description="Years between, for every_n_years")
    vat: Vat = Field(description="Whether value added tax is in the amount")
    price_year: int | None = Field(description="Year that the price is of")
    first_year: int | None = Field(description="First year it costs; null: the plan's first")
    last_year: int | None = Field(description="Last year it costs; null: the plan's last")
    optional: bool = Field(description="Whether the source says perhaps (eventuellt)")
    per_time: CostRange | None = Field(
        description="Amount times quantity: what it costs each time; null when unsummed"
    )
    unsummed: Unsummed | None = Field(description="Why it cannot be part of a sum; never 0")
    posts: list[PostInfo] = Field(description="Posts within it, in order")
    payers: list[PayerInfo] = Field(description="Who pays, or takes part")
    unallocated_percent: float = Field(description="Share that nobody has been said to pay")
    method_ids: list[str] = Field(description="Methods that it is meant to make possible")
    staffing: StaffingCheck | None = Field(
        description="The posts held against the amount; null without posts or their costs"
    )
    assumption: str | None = Field(description="What the amount rests on")
    confidence: Confidence = Field(description="How sure those who entered it are")
    source_place_id: str | None = Field(description="Where it is printed")
    note: str | None = Field(description="Remark")
    entered_by: str = Field(description="Who entered or last changed it")
    entered_at: datetime = Field(description="When", examples=["2022-02-24T09:30:00Z"])
    order: int = Field(description="Place among the plan's items")
    version: int = Field(description='For If-Match, as "v1"')
    links: CostItemLinks = Field(alias="_links", description="The item and its plan")


class CostItemList(Page):
    """Cost items of the page."""

    model_config = example(
        costItems=[examples.ITEM], _meta=examples.META, _links=examples.links("cost-items")
    )

    cost_items: list[CostItemInfo] = Field(description="The page's items")


class AmountReading(ApiModel):
    """What a pasted amount was read as."""

    model_config = example(**examples.READING)

    text: str = Field(description="As it was given")
    amount: CostRange = Field(description="What it was read as; kronor")
    likely: int | None = Field(description="A most likely value, where the text says one; kronor")
    said: Text = Field(description="The same in full, to check by eye")


class AmountInput(InputModel):
    """A range of kronor. Ends that are left out of `lowBound` and `highBound` are exact."""

    low: Kronor | None = Field(
        None, description="Lower end; null for 'up to', where none has been stated"
    )
    low_bound: BoundInput = Field(default_factory=left_out, description="What the lower end is")
    high: Kronor = Field(description="Upper end; the same as the lower for a single figure")
    high_bound: BoundInput = Field(default_factory=left_out, description="What the upper end is")


class QuantityInput(InputModel):
    """How many of the unit each time."""

    low: Count = Field(description="At least so many")
    high: Count = Field(description="At most so many")


class PostInput(InputModel):
    """Posts of one role."""

    role_id: Id = Field(description="Occupation")
    fte_low: Count = Field(description="Full-time posts at least; 0.1 is 10 %")
    fte_high: Count = Field(description="Full-time posts at most")
    optional: bool = Field(default=False, description="Whether they are a perhaps")


class PayerInput(InputModel):
    """An organisation that pays, or takes part."""

    organisation_id: Id = Field(description="Organisation of the county")
    percent: Percent | None = Field(
        None, description="Share of the cost; null: takes part, no figure has been given"
    )


Posts = Annotated[list[PostInput], Field(max_length=MOST_POSTS)]
Payers = Annotated[list[PayerInput], Field(max_length=MOST_PAYERS)]
Methods = Annotated[list[Id], Field(max_length=MOST_METHODS)]
NotCostedInput = Annotated[NotCosted, Field(strict=False)]
UnitInput = Annotated[Unit, Field(strict=False)]
FrequencyInput = Annotated[Frequency, Field(strict=False)]
VatInput = Annotated[Vat, Field(strict=False)]
ConfidenceInput = Annotated[Confidence, Field(strict=False)]


class CostItemCreate(InputModel):
    """A new cost item, with exactly one of amount, amountText and notCosted."""

    model_config = example(**examples.NEW_ITEM)

    id: Id = Field(description="A slug of your own that never changes")
    plan_id: Id = Field(description="Plan")
    step_id: Id | None = Field(None, description="Step; the activity's when left out")
    activity_id: Id | None = Field(None, description="Activity that it is for")
    alternative_of_id: Id | None = Field(None, description="Item that this is one way to do")
    code: ShortLine | None = Field(None, description="What the people call it")
    title: TextInput = Field(description="What costs")
    location: Line | None = Field(None, description="Where the money is used")
    printed: PrintedText | None = Field(
        None, description="The amount as its source prints it; amountText when left out"
    )
    amount: AmountInput = Field(default_factory=left_out, description="The amount as a range")
    amount_text: AmountText = Field(
        default_factory=left_out, description="The amount as people write it: 1,2–3,3 mkr"
    )
    not_costed: NotCostedInput = Field(
        default_factory=left_out, description="Why there is no amount"
    )
    likely: Kronor | None = Field(None, description="What it most likely comes to")
    unit: UnitInput = Field(description="What the amount is for")
    unit_stated: bool = Field(default=True, description="False: the source does not say the unit")
    quantity: QuantityInput | None = Field(None, description="How many of the unit each time")
    frequency: FrequencyInput = Field(description="How often it comes back")
    every_years: SeveralYears | None = Field(None, description="Only for every_n_years")
    vat: VatInput = Field(Vat.NOT_STATED, description="Whether value added tax is in the amount")
    price_year: PriceYear | None = Field(None, description="Year that the price is of")
    first_year: PriceYear | None = Field(None, description="First year; null: the plan's")
    last_year: PriceYear | None = Field(None, description="Last year; null: the plan's")
    optional: bool = Field(default=False, description="Whether it is a perhaps (eventuellt)")
    posts: Posts = Field(default_factory=list, description="Posts within it, in order")
    payers: Payers = Field(default_factory=list, description="Who pays, or takes part")
    unallocated_percent: Percent = Field(
        default_factory=left_out,
        description="What nobody pays; left out: 100 when no payer has a share, else 0",
    )
    method_ids: Methods = Field(default_factory=list, description="Methods it makes possible")
    assumption: Comment | None = Field(None, description="What the amount rests on")
    confidence: ConfidenceInput = Field(
        Confidence.NOT_ASSESSED, description="How sure you are of it"
    )
    source_place_id: Id | None = Field(None, description="Where it is printed")
    note: Comment | None = Field(None, description="Remark")


class CostItemUpdate(InputModel):
    """What is to change; what is left out stays. Lists are replaced as wholes."""

    model_config = example(**examples.CHANGE)

    step_id: Id | None = Field(default_factory=left_out, description="Step; null: outside them")
    activity_id: Id | None = Field(default_factory=left_out, description="Activity")
    alternative_of_id: Id | None = Field(
        default_factory=left_out, description="Item that this is one way to do"
    )
    code: ShortLine | None = Field(default_factory=left_out, description="What people call it")
    title: TextInput = Field(default_factory=left_out, description="What costs")
    location: Line | None = Field(default_factory=left_out, description="Where it is used")
    printed: PrintedText | None = Field(
        default_factory=left_out, description="As printed; amountText when only that is sent"
    )
    amount: AmountInput = Field(default_factory=left_out, description="The amount as a range")
    amount_text: AmountText = Field(
        default_factory=left_out, description="The amount as people write it"
    )
    not_costed: NotCostedInput = Field(
        default_factory=left_out, description="Why there is no amount, in place of one"
    )
    likely: Kronor | None = Field(default_factory=left_out, description="Most likely amount")
    unit: UnitInput = Field(default_factory=left_out, description="What the amount is for")
    unit_stated: bool = Field(default_factory=left_out, description="Whether the source says so")
    quantity: QuantityInput | None = Field(default_factory=left_out, description="How many")
    frequency: FrequencyInput = Field(default_factory=left_out, description="How often")
    every_years: SeveralYears | None = Field(
        default_factory=left_out, description="Only for every_n_years"
    )
    vat: VatInput = Field(default_factory=left_out, description="Value added tax")
    price_year: PriceYear | None = Field(default_factory=left_out, description="Year of the price")
    first_year: PriceYear | None = Field(default_factory=left_out, description="First year")
    last_year: PriceYear | None = Field(default_factory=left_out, description="Last year")
    optional: bool = Field(default_factory=left_out, description="Whether it is a perhaps")
    posts: Posts = Field(default_factory=left_out, description="All posts within it, in order")
    payers: Payers = Field(default_factory=left_out, description="All who pay or take part")
    unallocated_percent: Percent = Field(
        default_factory=left_out, description="What nobody pays; left out as for a new item"
    )
    method_ids: Methods = Field(default_factory=left_out, description="All methods of it")
    assumption: Comment | None = Field(default_factory=left_out, description="What it rests on")
    confidence: ConfidenceInput = Field(default_factory=left_out, description="How sure")
    source_place_id: Id | None = Field(default_factory=left_out, description="Where it is printed")
    note: Comment | None = Field(default_factory=left_out, description="Remark")
    order: Place = Field(default_factory=left_out, description="Place among the plan's items")
