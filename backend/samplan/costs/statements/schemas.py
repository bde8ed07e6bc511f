"""What sources say that several items cost together, as the API shows and takes it."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from samplan.costs.fields import AmountText, PriceYear, PrintedText, ShortLine
from samplan.costs.items.schemas import AmountInput, Place
from samplan.costs.schemas import CostRange
from samplan.costs.statements import examples
from samplan.costs.terms import StatementKind
from samplan.web.fields import (
    ApiModel,
    Comment,
    Id,
    InputModel,
    Text,
    TextInput,
    example,
    left_out,
)
from samplan.web.paging import Link, Page

MOST_ITEMS = 200

Kind = Annotated[StatementKind, Field(strict=False)]
ItemIds = Annotated[list[Id], Field(min_length=1, max_length=MOST_ITEMS)]


class CostStatementLinks(ApiModel):
    """What belongs to a statement."""

    self: Link = Field(description="This statement")
    plan: Link = Field(description="Its plan")


class CostStatementInfo(ApiModel):
    """What a source says that items cost together. It is checked, and never counted."""

    model_config = example(**examples.STATEMENT)

    id: str = Field(description="Slug")
    county_id: str = Field(description="County")
    plan_id: str = Field(description="Plan")
    kind: StatementKind = Field(description="A printed total, or the same in another place")
    code: str | None = Field(description="What the source or the people call it")
    title: Text = Field(description="What it is of")
    printed: str | None = Field(description="The amount as the source prints it")
    amount: CostRange = Field(description="What the source says; kronor")
    price_year: int | None = Field(description="Year that the price is of")
    item_ids: list[str] = Field(description="Items that it is of")
    sum: CostRange | None = Field(
        description="What its items come to each time; null when one of them cannot be summed"
    )
    agrees: bool | None = Field(
        description="Whether amount and sum say the same, given rounding; null without a sum"
    )
    source_place_id: str | None = Field(description="Where it is printed")
    note: str | None = Field(description="Remark")
    entered_by: str = Field(description="Who entered or last changed it")
    entered_at: datetime = Field(description="When", examples=["2022-02-24T09:30:00Z"])
    order: int = Field(description="Place among the plan's statements")
    version: int = Field(description='For If-Match, as "v1"')
    links: CostStatementLinks = Field(alias="_links", description="The statement and its plan")


class CostStatementList(Page):
    """Statements of the page."""

    model_config = example(
        costStatements=[examples.STATEMENT],
        _meta=examples.META,
        _links=examples.links("cost-statements"),
    )

    cost_statements: list[CostStatementInfo] = Field(description="The page's statements")


class CostStatementCreate(InputModel):
    """A new statement, with exactly one of amount and amountText."""

    model_config = example(**examples.NEW_STATEMENT)

    id: Id = Field(description="A slug of your own that never changes")
    plan_id: Id = Field(description="Plan")
    kind: Kind = Field(description="A printed total, or the same in another place")
    code: ShortLine | None = Field(None, description="What the people call it")
    title: TextInput = Field(description="What it is of")
    printed: PrintedText | None = Field(
        None, description="As the source prints it; amountText when left out"
    )
    amount: AmountInput = Field(default_factory=left_out, description="What the source says")
    amount_text: AmountText = Field(
        default_factory=left_out, description="The same as people write it: upp till 11,1 mkr"
    )
    price_year: PriceYear | None = Field(None, description="Year that the price is of")
    item_ids: ItemIds = Field(description="Items of the plan that it is of")
    source_place_id: Id | None = Field(None, description="Where it is printed")
    note: Comment | None = Field(None, description="Remark")


class CostStatementUpdate(InputModel):
    """What is to change; what is left out stays."""

    model_config = example(**examples.CHANGE)

    kind: Kind = Field(default_factory=left_out, description="What sort of statement")
    code: ShortLine | None = Field(default_factory=left_out, description="What people call it")
    title: TextInput = Field(default_factory=left_out, description="What it is of")
    printed: PrintedText | None = Field(
        default_factory=left_out, description="As printed; amountText when only that is sent"
    )
    amount: AmountInput = Field(default_factory=left_out, description="What the source says")
    amount_text: AmountText = Field(
        default_factory=left_out, description="The same as people write it"
    )
    price_year: PriceYear | None = Field(default_factory=left_out, description="Year of the price")
    item_ids: ItemIds = Field(default_factory=left_out, description="All items that it is of")
    source_place_id: Id | None = Field(default_factory=left_out, description="Where it is printed")
    note: Comment | None = Field(default_factory=left_out, description="Remark")
    order: Place = Field(default_factory=left_out, description="Place among the statements")
