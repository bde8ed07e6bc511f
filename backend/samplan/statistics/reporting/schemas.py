"""Forms of figures, and what reported figures do, as the API shows and takes them."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from samplan.statistics.collections.schemas import CollectionReference
from samplan.statistics.reporting import examples
from samplan.statistics.terms import Qualifier, Quality
from samplan.web.fields import ApiModel, Comment, Id, InputModel, Line, Text, example
from samplan.web.paging import Link


class FigureFormRow(ApiModel):
    """One figure that is expected, with that of last time beside it."""

    indicator_id: str = Field(description="What is measured")
    indicator_name: Text = Field(description="What it is called")
    unit: Text = Field(description="What the number is")
    period: str = Field(description="The period; empty where the form cannot tell")
    area_id: str = Field(description="The area it is about")
    area_name: Text = Field(description="What the area is called")
    breakdown: str = Field(description="What it is divided by, as age=18-64;sex=women; or empty")
    breakdown_name: Text | None = Field(description="The same in words; null for the whole")
    value: float | None = Field(description="What has been reported")
    value_to: float | None = Field(description="The upper end of a range")
    value_text: str | None = Field(description="Where the figure is a word")
    qualifier: Qualifier | None = Field(description="How the number is to be read")
    quality: Quality | None = Field(description="How far it can be trusted")
    numerator: float | None = Field(description="Of a share: how many")
    denominator: float | None = Field(description="Of a share: of how many")
    note: str | None = Field(description="Remark")
    is_reported: bool = Field(description="Whether it has been reported")
    previous_value: float | None = Field(description="The figure of last time, as a hint")
    previous_period: str | None = Field(description="Which period that was")


class FormOrganisation(ApiModel):
    """Whose form it is."""

    id: str = Field(description="SCB code or slug")
    name: Text = Field(description="Name")


class FigureFormLinks(ApiModel):
    """What belongs to the form."""

    self: Link = Field(description="The form")
    xlsx: Link = Field(description="The form as a workbook to fill in")
    uploads: Link = Field(description="Where it is sent back")


class FigureForm(ApiModel):
    """The figures that an organisation is asked for."""

    model_config = example(**examples.FORM)

    collection: CollectionReference = Field(description="The collection")
    organisation: FormOrganisation = Field(description="Whose form it is")
    rows: list[FigureFormRow] = Field(description="One row for each expected figure")
    is_editable: bool = Field(description="Whether the caller may report in it now")
    links: FigureFormLinks = Field(alias="_links", description="What belongs to it")


Number = Annotated[float, Field(ge=-1e15, le=1e15, allow_inf_nan=False)]
Code = Annotated[str, StringConstraints(max_length=120)]
BreakdownText = Annotated[str, StringConstraints(max_length=300)]


class FigureInput(InputModel):
    """A figure. What is left out of one that is there already stays."""

    indicator_id: Code = Field(description="What is measured")
    period: Code = Field(description="2025, 2025-H1, 2025-Q3, 2025-10-01 or 2023/2025")
    area_id: Code = Field(description="The area it is about")
    breakdown: BreakdownText = Field(
        "", description="What it is divided by, as age=18-64;sex=women; empty for the whole"
    )
    value: Number | None = Field(None, description="The number; null leaves the figure as it is")
    value_to: Number | None = Field(None, description="The upper end of a range")
    value_text: Annotated[Line, StringConstraints(max_length=200)] | None = Field(
        None, description="Where the figure is a word"
    )
    qualifier: Annotated[Qualifier, Field(strict=False)] = Field(
        Qualifier.EXACT, description="How the number is to be read"
    )
    quality: Annotated[Quality, Field(strict=False)] = Field(
        Quality.MEASURED, description="How far it can be trusted"
    )
    numerator: Number | None = Field(None, description="Of a share: how many")
    denominator: Number | None = Field(None, description="Of a share: of how many")
    note: Comment | None = Field(None, description="Remark")


class FiguresCreate(InputModel):
    """Figures of an organisation: tried, or written, all or nothing."""

    model_config = example(**examples.NEW_FIGURES)

    organisation_id: Id = Field(description="Whose figures they are")
    rows: Annotated[list[FigureInput], Field(min_length=1, max_length=10_000)] = Field(
        description="The figures"
    )
    dry_run: bool = Field(True, description="Only tell what they would do")
    reason: Comment | None = Field(
        None, description="Why; needed to correct a published collection"
    )


class FigureEffect(StrEnum):
    """What a row does or would do."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    FAULTY = "faulty"


class FigureMessage(ApiModel):
    """What is wrong, or odd, in a row."""

    column: str | None = Field(description="Heading of the column, or name of the field")
    message: str = Field(description="What is wrong and what to do")
    is_warning: bool = Field(description="Odd, but no hindrance")


class FigureResult(ApiModel):
    """What one row does."""

    row: int = Field(description="Row number in the file, or place in the list from 1")
    indicator_id: str = Field(description="What is measured, as given")
    period: str = Field(description="The period, as given")
    area_id: str = Field(description="The area, as given")
    breakdown: str = Field(description="What it is divided by")
    value: float | None = Field(description="The number, when it was understood")
    effect: FigureEffect = Field(description="What the row does")
    previous_value: float | None = Field(description="What is there before the write")
    messages: list[FigureMessage] = Field(description="What is wrong or odd in it")


class FigureCounts(ApiModel):
    """Rows by effect."""

    new: int = Field(description="Figures that were not there")
    changed: int = Field(description="Figures that change")
    unchanged: int = Field(description="Figures that stay, and rows without a value")
    faulty: int = Field(description="Rows to mend; nothing is written while there is one")
    warnings: int = Field(description="Rows with something odd in them")


class FiguresResult(ApiModel):
    """What reported figures would do, or have done."""

    model_config = example(**examples.RESULT)

    rows: list[FigureResult] = Field(
        description="At most 1 000 rows: faulty ones first to be kept, then odd, changed, new"
    )
    rows_left_out: int = Field(description="Rows that are not listed")
    counts: FigureCounts = Field(description="All rows by effect")
    notes: list[str] = Field(description="What its sender may want to know of the file")
    written: bool = Field(description="Whether the figures have been saved")
