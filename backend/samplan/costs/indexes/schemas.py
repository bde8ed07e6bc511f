"""Price indexes as the API shows and takes them."""

from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from samplan.costs.fields import Count, PriceYear
from samplan.costs.indexes import examples
from samplan.web.fields import (
    ApiModel,
    Comment,
    Id,
    InputModel,
    Line,
    Text,
    TextInput,
    WebAddress,
    example,
    left_out,
    refusal,
)
from samplan.web.paging import Page
from samplan.web.texts import Words

MOST_VALUES = 200


def _positive(number: float) -> float:
    if number == 0:
        raise refusal(
            Words(
                "Ett indextal är större än noll. Utelämna år som saknar tal.",
                "A value of an index is greater than nought. Leave out years without one.",
            )
        )
    return number


class IndexValueInfo(ApiModel):
    """An index's value for a year."""

    year: int = Field(description="Year", examples=[2021])
    value: float = Field(description="Value", examples=[343.19])


class PriceIndexInfo(ApiModel):
    """A series that prices of one year are made prices of another with."""

    model_config = example(**examples.INDEX)

    id: str = Field(description="Slug")
    name: Text = Field(description="Name")
    publisher: str = Field(description="Who publishes it")
    base: str | None = Field(description="What its values are relative to")
    url: str | None = Field(description="Where it was read")
    note: str | None = Field(description="Remark")
    organisation_id: str | None = Field(
        description="Whose own series it is; null: one that everybody can use"
    )
    values: list[IndexValueInfo] = Field(description="Its values, oldest first")
    first_year: int | None = Field(
        description="The first year that has a value; null when none has", examples=[2010]
    )
    last_year: int | None = Field(
        description="The last year that has a value; years between may be missing",
        examples=[2023],
    )
    order: int = Field(description="Place among the indexes")
    version: int = Field(description='For If-Match, as "v1"')


class PriceIndexList(Page):
    """Price indexes of the page."""

    model_config = example(
        priceIndexes=[examples.INDEX], _meta=examples.META, _links=examples.LINKS
    )

    price_indexes: list[PriceIndexInfo] = Field(description="The page's price indexes")


class IndexValueInput(InputModel):
    """An index's value for a year."""

    year: PriceYear = Field(description="Year; each once")
    value: Annotated[Count, AfterValidator(_positive)] = Field(
        description="Value, greater than nought, with at most three decimals", examples=[343.19]
    )


IndexValues = Annotated[list[IndexValueInput], Field(max_length=MOST_VALUES)]
Publisher = Annotated[Line, StringConstraints(max_length=200)]
Base = Annotated[Line, StringConstraints(max_length=100)]


class PriceIndexCreate(InputModel):
    """A new price index."""

    model_config = example(**examples.NEW_INDEX)

    id: Id = Field(description="A slug of your own that never changes")
    name: TextInput = Field(description="Name")
    publisher: Publisher = Field(description="Who publishes it")
    base: Base | None = Field(None, description="What its values are relative to")
    url: WebAddress | None = Field(
        None, description="Where it was read", examples=["https://www.scb.se/pr0101"]
    )
    note: Comment | None = Field(None, description="Remark")
    organisation_id: Id | None = Field(
        None, description="Whose own series it is; leave out for one that everybody can use"
    )
    values: IndexValues = Field([], description="Its values, in any order")


class PriceIndexUpdate(InputModel):
    """What is to change; what is left out stays."""

    model_config = example(**examples.CHANGED_INDEX)

    name: TextInput = Field(default_factory=left_out, description="Name")
    publisher: Publisher = Field(default_factory=left_out, description="Who publishes it")
    base: Base | None = Field(None, description="What its values are relative to")
    url: WebAddress | None = Field(
        None, description="Where it was read", examples=["https://www.scb.se/pr0101"]
    )
    note: Comment | None = Field(None, description="Remark")
    organisation_id: Id | None = Field(
        None, description="Whose own series it is; null for one that everybody can use"
    )
    values: IndexValues = Field(
        default_factory=left_out, description="All its values, instead of those it had"
    )
