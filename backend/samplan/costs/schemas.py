"""What an amount is wherever costs are shown."""

from typing import Any

from pydantic import Field

from samplan.costs.ranges import Range
from samplan.costs.terms import LARGEST_AMOUNT, Bound
from samplan.sources.schemas import SourceDocumentInfo, SourcePlaceInfo
from samplan.web.fields import ApiModel, example

RANGE_EXAMPLE: dict[str, Any] = {
    "low": 500_000,
    "lowBound": "at_least",
    "high": 1_000_000,
    "highBound": "at_least",
    "isOpen": True,
}

NOT_COSTED: dict[str, Any] = {
    "low": None,
    "lowBound": "not_costed",
    "high": None,
    "highBound": "not_costed",
    "isOpen": False,
}
"""The range of what nobody has put a price on: no zero, but nothing."""


class CostRange(ApiModel):
    """From low to high in whole kronor, with what each end is. Never a point in between."""

    model_config = example(**RANGE_EXAMPLE)

    low: int | None = Field(
        description="The lower end, kronor; null where none is stated", examples=[500_000]
    )
    low_bound: Bound = Field(description="What the lower end is; at_most: up to the upper end")
    high: int | None = Field(
        description=f"The upper end, kronor; null only where not costed. One item is at most "
        f"{LARGEST_AMOUNT}",
        examples=[1_000_000],
    )
    high_bound: Bound = Field(description="What the upper end is; at_least: it may be more")
    is_open: bool = Field(description="Whether it may be more than the upper end")


class Difference(ApiModel):
    """How much more one costs than another, end by end. Less than nought: it costs less."""

    low: int = Field(description="Between the lower ends, kronor", examples=[-40_000])
    high: int = Field(
        description="Between the upper ends, kronor; it may be the smaller", examples=[-2_140_000]
    )


class CostSources(ApiModel):
    """The places that the answer's amounts point at, and their documents."""

    documents: list[SourceDocumentInfo] = Field(description="By id")
    places: list[SourcePlaceInfo] = Field(description="By id")


def range_document(one: Range) -> dict[str, Any]:
    """The range as JSON. A lower end that nobody has stated is null and no zero."""
    low, low_bound, high_bound = one.low, one.low_bound, one.high_bound
    return {
        "low": None if low_bound is Bound.AT_MOST and low == 0 else low,
        "lowBound": low_bound,
        "high": one.high,
        "highBound": high_bound,
        "isOpen": high_bound is Bound.AT_LEAST,
    }


def stored_document(
    low: int | None, low_bound: Bound, high: int | None, high_bound: Bound
) -> dict[str, Any]:
    """The range that a row holds, as JSON, just as it was entered."""
    if high is None:
        return dict(NOT_COSTED)
    return {
        "low": low,
        "lowBound": Bound(low_bound).value,
        "high": high,
        "highBound": Bound(high_bound).value,
        "isOpen": high_bound == Bound.AT_LEAST,
    }
