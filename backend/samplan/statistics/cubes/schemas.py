"""Tables and kept datasets as the API shows and takes them."""

from typing import Annotated

from pydantic import Field, StringConstraints

from samplan.sources.schemas import SourceDocumentInfo, SourcePlaceInfo
from samplan.statistics.catalogue.schemas import PeriodText
from samplan.statistics.cube import CellStatus
from samplan.statistics.cubes import examples
from samplan.statistics.cubes.selection import MOST_DIMENSIONS, Per, WhereText
from samplan.statistics.gate import Figures
from samplan.statistics.terms import Measure, Qualifier, Quality
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


class TableCategory(ApiModel):
    """One category of a dimension of a table."""

    id: str = Field(description="Id; total is all categories together")
    name: Text = Field(description="What it is called")


class TableDimension(ApiModel):
    """A dimension of a table with its categories in order."""

    id: str = Field(description="indicator, area, period or a dimension's id")
    name: Text = Field(description="What it is called")
    categories: list[TableCategory] = Field(description="Its categories, in order")


class TableLayout(ApiModel):
    """How the dimensions stand."""

    rows: list[str] = Field(description="Dimensions down the side")
    columns: list[str] = Field(description="Dimensions across the top")
    fixed: dict[str, str] = Field(description="The one category of each other dimension")


class TableEdition(ApiModel):
    """A definition that figures of the table follow."""

    number: int = Field(description="Which edition of the definition")
    valid_from: str | None = Field(description="Its first period")
    definition: Text = Field(description="What is counted")
    method: Text | None = Field(description="How it is measured")
    caution: Text | None = Field(description="What it must not be used for")
    break_note: Text | None = Field(description="What broke the series")


class TableIndicator(ApiModel):
    """An indicator of the table, with the definitions that its figures follow."""

    id: str = Field(description="Slug")
    name: Text = Field(description="Name")
    unit: Text = Field(description="What the numbers are")
    measure: Measure = Field(description="What kind of number")
    decimals: int = Field(description="Decimals to show")
    editions: list[TableEdition] = Field(description="The definitions, in order")


class TableCell(ApiModel):
    """One cell; `key` has one category per dimension, in the order of `dimensions`."""

    key: list[str] = Field(description="One category per dimension")
    value: float | None = Field(description="Number; null where status is not ok, or in words")
    value_to: float | None = Field(description="The upper end of a range")
    text: str | None = Field(description="Where the figure is a word")
    qualifier: Qualifier | None = Field(description="How the number is to be read")
    quality: Quality | None = Field(description="How far it can be trusted")
    status: CellStatus = Field(description="ok, missing, withheld or no_number")
    reason: str | None = Field(description="Why there is no number; in words under reasons")
    is_break: bool = Field(description="Not to be compared with what stands before it")
    break_note: Text | None = Field(description="What broke the series")
    is_computed: bool = Field(description="A total that is the sum of its parts")
    source_place_id: str | None = Field(description="Where it comes from, under sources")


class TableReason(ApiModel):
    """A reason in words."""

    code: str = Field(description="As the cells say it", examples=["protected"])
    words: Text = Field(description="In words")


class TableSources(ApiModel):
    """Where the figures come from."""

    documents: list[SourceDocumentInfo] = Field(description="Documents")
    places: list[SourcePlaceInfo] = Field(description="Places in them")


class DatasetReference(ApiModel):
    """The dataset that a table is."""

    id: str = Field(description="Slug")
    title: Text = Field(description="Title")
    summary: Text | None = Field(description="What it shows")


class TableLinks(ApiModel):
    """The same in other forms."""

    self: Link = Field(description="This table")
    csv: Link = Field(description="As CSV")
    xlsx: Link = Field(description="As a workbook")
    json_stat: Link = Field(description="As JSON-stat 2.0")


class TableDocument(ApiModel):
    """A table of figures. Cells stand row by row over all dimensions, the last one fastest."""

    model_config = example(**examples.TABLE)

    county_id: str = Field(description="Whose mapping it is cut out of")
    title: Text = Field(description="What it shows")
    dataset: DatasetReference | None = Field(description="The dataset that it is, if it is one")
    per: Per | None = Field(description="inhabitants: figures for each thousand of them")
    figures: Figures = Field(description="Whether small numbers are protected")
    layout: TableLayout = Field(description="How the dimensions stand")
    dimensions: list[TableDimension] = Field(description="Rows, columns, then the fixed ones")
    indicators: list[TableIndicator] = Field(description="What the figures mean")
    cells: list[TableCell] = Field(description="Every cell")
    reasons: list[TableReason] = Field(description="The reasons that cells name, in words")
    notes: list[Text] = Field(description="What to keep in mind: cautions and breaks")
    sources: TableSources = Field(description="Where the figures come from")
    as_of: str | None = Field(description="When the newest of the figures was entered, UTC")
    revision: int = Field(description="The newest revision of these figures")
    links: TableLinks = Field(alias="_links", description="The same in other forms")


class TableSelection(ApiModel):
    """What a dataset shows, as the address of a table says it."""

    indicators: list[str] = Field(description="Indicators")
    rows: list[str] = Field(description="Dimensions down the side")
    columns: list[str] = Field(description="Dimensions across the top")
    where: list[str] = Field(description="Only these categories, as sex:women")
    periods: list[str] = Field(description="Only these periods")
    areas: list[str] = Field(description="Only these areas")
    per: Per | None = Field(description="Divided by each thousand inhabitants")


class DatasetLinks(ApiModel):
    """The dataset and its figures."""

    self: Link = Field(description="The dataset")
    data: Link = Field(description="Its figures")


class DatasetInfo(ApiModel):
    """A chosen table under a permanent address."""

    model_config = example(**examples.DATASET)

    id: str = Field(description="Slug")
    county_id: str = Field(description="County")
    title: Text = Field(description="Title")
    summary: Text | None = Field(description="What it shows")
    selection: TableSelection = Field(description="What is shown")
    order: int = Field(description="Place among the county's datasets")
    version: int = Field(description='For If-Match, as "v1"')
    links: DatasetLinks = Field(alias="_links", description="The dataset and its figures")


class DatasetList(Page):
    """Datasets of the page."""

    model_config = example(
        datasets=[examples.DATASET], _meta=examples.META, _links={"self": examples.LINK}
    )

    datasets: list[DatasetInfo] = Field(description="The page's datasets")


_Dimensions = Annotated[list[Id], Field(max_length=MOST_DIMENSIONS)]


class TableSelectionInput(InputModel):
    """What a dataset is to show."""

    model_config = example(**examples.SELECTION)

    indicators: Annotated[list[Id], Field(min_length=1, max_length=50)] = Field(
        description="Indicators"
    )
    rows: _Dimensions = Field(default_factory=list, description="Dimensions down the side")
    columns: _Dimensions = Field(default_factory=list, description="Dimensions across the top")
    where: Annotated[list[WhereText], Field(max_length=200)] = Field(
        default_factory=list, description="Only these categories, as sex:women"
    )
    periods: Annotated[list[PeriodText], Field(max_length=100)] = Field(
        default_factory=list, description="Only these periods; all and new ones when left out"
    )
    areas: Annotated[list[Id], Field(max_length=400)] = Field(
        default_factory=list, description="Only these areas"
    )
    per: Annotated[Per, Field(strict=False)] | None = Field(
        None, description="Divided by each thousand inhabitants"
    )


class LongTextInput(InputModel):
    """A text of several sentences."""

    sv: Annotated[Comment, StringConstraints(min_length=1)] = Field(description="Swedish")
    en: Annotated[Comment, StringConstraints(min_length=1)] | None = Field(
        None, description="English"
    )


class DatasetCreate(InputModel):
    """A new dataset."""

    model_config = example(**examples.NEW_DATASET)

    id: Id = Field(description="A slug of your own that never changes")
    county_id: Id = Field(description="County")
    title: TextInput = Field(description="Title")
    summary: LongTextInput | None = Field(None, description="What it shows")
    selection: TableSelectionInput = Field(description="What is shown")


class DatasetUpdate(InputModel):
    """What is to change; what is left out stays."""

    model_config = example(title={"sv": "Vård efter vårdform, hela länet"})

    title: TextInput = Field(default_factory=left_out, description="Title")
    summary: LongTextInput | None = Field(None, description="What it shows")
    selection: TableSelectionInput = Field(default_factory=left_out, description="What is shown")
    order: Annotated[int, Field(ge=0, le=10_000)] = Field(
        default_factory=left_out, description="Place among the county's datasets"
    )


class ProtectionRow(ApiModel):
    """How much is withheld of an indicator in a period."""

    indicator_id: str = Field(description="Indicator")
    indicator_name: Text = Field(description="What it is called")
    period: str = Field(description="Period")
    cells: int = Field(description="Figures, computed totals among them")
    primary: int = Field(description="Withheld since they are small")
    complementary: int = Field(description="Withheld so that no other can be worked out")
    linked: int = Field(description="Withheld since they rest on others that are")
    exposed: int = Field(
        description="Withheld, and yet narrowed by what the owner has published already"
    )
    share_withheld: float = Field(description="Share of the figures that is withheld, 0 to 1")


class ProtectionList(Page):
    """How much is withheld, by indicator and period."""

    model_config = example(
        protection=[examples.PROTECTION], _meta=examples.META, _links={"self": examples.LINK}
    )

    protection: list[ProtectionRow] = Field(description="The page's rows")
