"""Topics, areas, dimensions and indicators as the API shows and takes them."""

from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from samplan.statistics.catalogue import examples
from samplan.statistics.periods import PeriodFaultError, parse
from samplan.statistics.terms import AreaKind, Counted, Frequency, Measure
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
    refusal,
)
from samplan.web.paging import Page

_PERIOD = r"^([0-9]{4}(-H[12]|-Q[1-4]|-[0-9]{2}(-[0-9]{2})?|/[0-9]{4})?|undated)$"


def _period(text: str) -> str:
    try:
        return parse(text).text
    except PeriodFaultError as fault:
        raise refusal(fault.words) from None


PeriodText = Annotated[
    str,
    Field(max_length=10, json_schema_extra={"pattern": _PERIOD}),
    AfterValidator(_period),
]
"""A period: 2025, 2025-H1, 2025-Q3, 2025-10, 2025-10-01, 2023/2025 or undated."""

LongText = Annotated[Comment, StringConstraints(min_length=1)]


class LongTextInput(InputModel):
    """A text of several sentences in Swedish and perhaps English."""

    sv: LongText = Field(description="Swedish")
    en: LongText | None = Field(None, description="English")


class TopicInfo(ApiModel):
    """A heading that indicators are found under."""

    model_config = example(**examples.TOPIC)

    id: str = Field(description="Slug")
    name: Text = Field(description="Name")
    order: int = Field(description="Place among the topics")
    indicator_count: int = Field(description="Indicators under it")


class TopicList(Page):
    """Topics of the page."""

    model_config = example(
        topics=[examples.TOPIC], _meta=examples.META, _links=examples.links("topics")
    )

    topics: list[TopicInfo] = Field(description="The page's topics")


class StatisticalAreaInfo(ApiModel):
    """A place that figures are about."""

    model_config = example(**examples.AREA)

    id: str = Field(description="SCB code or slug")
    kind: AreaKind = Field(description="What it is")
    county_id: str | None = Field(
        description="The county it lies in; null for the nation and other counties"
    )
    name: Text = Field(description="Name")
    order: int = Field(description="Place among the areas")


class StatisticalAreaList(Page):
    """Areas of the page."""

    model_config = example(
        statisticalAreas=[examples.AREA],
        _meta=examples.META,
        _links=examples.links("statistical-areas"),
    )

    statistical_areas: list[StatisticalAreaInfo] = Field(description="The page's areas")


class CategoryInfo(ApiModel):
    """One value of a dimension. `total`, all of them together, is understood."""

    id: str = Field(description="Slug")
    name: Text = Field(description="Name")


class DimensionInfo(ApiModel):
    """What figures are divided by besides area and period."""

    model_config = example(**examples.DIMENSION)

    id: str = Field(description="Slug")
    name: Text = Field(description="Name")
    order: int = Field(description="Place among the dimensions")
    categories: list[CategoryInfo] = Field(description="Its values, in order")
    version: int = Field(description='For If-Match, as "v1"')


class DimensionList(Page):
    """Dimensions of the page."""

    model_config = example(
        dimensions=[examples.DIMENSION], _meta=examples.META, _links=examples.links("dimensions")
    )

    dimensions: list[DimensionInfo] = Field(description="The page's dimensions")


class CategoryInput(InputModel):
    """One value of a dimension."""

    id: Id = Field(description="A slug of your own that never changes")
    name: TextInput = Field(description="Name")


Categories = Annotated[list[CategoryInput], Field(max_length=500)]


class DimensionCreate(InputModel):
    """A new dimension."""

    model_config = example(**examples.NEW_DIMENSION)

    id: Id = Field(description="A slug of your own that never changes")
    name: TextInput = Field(description="Name")
    categories: Categories = Field(description="Its values, in order; total is understood")


class DimensionUpdate(InputModel):
    """What is to change; what is left out stays."""

    model_config = example(name={"sv": "Kön", "en": "Sex"})

    name: TextInput = Field(default_factory=left_out, description="Name")
    categories: Categories = Field(
        default_factory=left_out,
        description="All its values, in order; one that figures use cannot be left out",
    )


class IndicatorDimensionInfo(ApiModel):
    """A dimension that an indicator's figures can be divided by."""

    id: str = Field(description="The dimension")
    name: Text = Field(description="Its name")
    is_partition: bool = Field(
        description="Whether the categories do not overlap and together are all of it"
    )


class IndicatorEditionInfo(ApiModel):
    """A definition of an indicator, from a period on until the next edition."""

    number: int = Field(description="1 for the first")
    valid_from: str | None = Field(
        description="The first period; null when it goes back as far as there are figures"
    )
    definition: Text = Field(description="What is counted")
    method: Text | None = Field(description="How it is measured")
    caution: Text | None = Field(description="What it must not be used for")
    break_note: Text | None = Field(
        description="Why figures from here on cannot be compared with those before; null where "
        "they can"
    )


class IndicatorInfo(ApiModel):
    """What is measured (nyckeltal)."""

    model_config = example(**examples.INDICATOR)

    id: str = Field(description="Slug")
    topic_id: str = Field(description="The topic it is found under")
    name: Text = Field(description="Name")
    unit: Text = Field(description="Unit of its values")
    measure: Measure = Field(description="What kind of number it is")
    counted: Counted = Field(description="What is counted; decides whether small numbers show")
    frequency: Frequency = Field(description="What one period is")
    decimals: int = Field(description="Decimals that values are shown with")
    numerator_id: str | None = Field(description="Of a share or average: what is divided")
    denominator_id: str | None = Field(description="Of a share or average: what it is divided by")
    is_population: bool = Field(description="Whether its values are inhabitants")
    dimensions: list[IndicatorDimensionInfo] = Field(
        description="What its figures can be divided by, in order"
    )
    editions: list[IndicatorEditionInfo] = Field(description="Its definitions, oldest first")
    version: int = Field(description='For If-Match, as "v1"')


class LinkedIndicatorInfo(ApiModel):
    """Another indicator that is divided by, or divides, this one."""

    id: str = Field(description="Slug")
    name: Text = Field(description="Name")
    relation: str = Field(
        description="numerator or denominator of this one; or share_of: this one is divided there",
        examples=["numerator"],
    )


class IndicatorDetail(IndicatorInfo):
    """An indicator with those it is linked to, and how new its figures are."""

    model_config = example(**examples.INDICATOR_DETAIL)

    linked_indicators: list[LinkedIndicatorInfo] = Field(description="Indicators that belong to it")
    latest_period: str | None = Field(description="The newest period that is published")


class IndicatorList(Page):
    """Indicators of the page."""

    model_config = example(
        indicators=[examples.INDICATOR], _meta=examples.META, _links=examples.links("indicators")
    )

    indicators: list[IndicatorInfo] = Field(description="The page's indicators")


class IndicatorDimensionInput(InputModel):
    """A dimension that an indicator's figures can be divided by."""

    id: Id = Field(description="The dimension")
    is_partition: bool = Field(
        False, description="The categories do not overlap and together are all of it"
    )


Unit = Annotated[Line, StringConstraints(max_length=60)]


class UnitInput(InputModel):
    """A unit in Swedish and perhaps English."""

    sv: Unit = Field(description="Swedish")
    en: Unit | None = Field(None, description="English")


class EditionCreate(InputModel):
    """A definition that holds from a period on."""

    model_config = example(**examples.NEW_EDITION)

    valid_from: PeriodText = Field(description="The first period that it holds for")
    definition: LongTextInput = Field(description="What is counted")
    method: LongTextInput | None = Field(None, description="How it is measured")
    caution: LongTextInput | None = Field(None, description="What it must not be used for")
    break_note: LongTextInput | None = Field(
        None,
        description="Why figures from here on cannot be compared with those before; leave out "
        "where they can",
    )


IndicatorDimensions = Annotated[list[IndicatorDimensionInput], Field(max_length=8)]
Decimals = Annotated[int, Field(ge=0, le=6)]


class IndicatorCreate(InputModel):
    """A new indicator with its first definition."""

    model_config = example(**examples.NEW_INDICATOR)

    id: Id = Field(description="A slug of your own that never changes")
    topic_id: Id = Field(description="The topic it is found under")
    name: TextInput = Field(description="Name")
    unit: UnitInput = Field(description="Unit of its values")
    measure: Annotated[Measure, Field(strict=False)] = Field(description="What kind of number")
    counted: Annotated[Counted, Field(strict=False)] = Field(description="What is counted")
    frequency: Annotated[Frequency, Field(strict=False)] = Field(
        Frequency.YEAR, description="What one period is"
    )
    decimals: Decimals = Field(0, description="Decimals that values are shown with")
    numerator_id: Id | None = Field(None, description="Of a share or average: what is divided")
    denominator_id: Id | None = Field(
        None, description="Of a share or average: what it is divided by"
    )
    is_population: bool = Field(False, description="Whether its values are inhabitants")
    dimensions: IndicatorDimensions = Field([], description="What its figures are divided by")
    definition: LongTextInput = Field(description="What is counted, in words")
    method: LongTextInput | None = Field(None, description="How it is measured")
    caution: LongTextInput | None = Field(None, description="What it must not be used for")


class IndicatorUpdate(InputModel):
    """What is to change; what is left out stays. A new definition is a new edition."""

    model_config = example(**examples.CHANGED_INDICATOR)

    topic_id: Id = Field(default_factory=left_out, description="The topic it is found under")
    name: TextInput = Field(default_factory=left_out, description="Name")
    unit: UnitInput = Field(default_factory=left_out, description="Unit of its values")
    decimals: Decimals = Field(
        default_factory=left_out, description="Decimals that values are shown with"
    )
    numerator_id: Id | None = Field(None, description="Of a share or average: what is divided")
    denominator_id: Id | None = Field(
        None, description="Of a share or average: what it is divided by"
    )
    dimensions: IndicatorDimensions = Field(
        default_factory=left_out,
        description="What its figures are divided by; one that figures use cannot be left out",
    )
