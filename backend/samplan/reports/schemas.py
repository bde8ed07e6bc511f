"""Status reports to boards as the API shows and takes them."""

from datetime import date, datetime
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from samplan.plan.fields import Day
from samplan.reports import examples
from samplan.reports.terms import BlockKind, ReportScope, ReportState, Section
from samplan.web.fields import (
    ApiModel,
    Id,
    InputModel,
    Line,
    Text,
    clean_text,
    example,
    left_out,
)
from samplan.web.paging import Link, Page

LONGEST_TEXT = 10_000

Scope = Annotated[ReportScope, Field(strict=False)]
OwnText = Annotated[
    str, StringConstraints(min_length=1, max_length=LONGEST_TEXT), AfterValidator(clean_text)
]
"""The lead's own words in a section; an empty line makes a new paragraph."""


class ReportColumn(ApiModel):
    """A column of a table."""

    name: Text = Field(description="Its heading")
    is_number: bool = Field(description="Numbers, set to the right")


class ReportRow(ApiModel):
    """A row of a table."""

    cells: list[Text] = Field(description="One for each column; the first is the row's heading")


class ReportBlock(ApiModel):
    """A piece of a section, in the order that it is read."""

    model_config = example(**examples.TABLE)

    kind: BlockKind = Field(description="What it is")
    text: Text | None = Field(description="Its words; of a table its caption; null for a list")
    items: list[Text] = Field(description="Of a list: its items")
    columns: list[ReportColumn] = Field(description="Of a table: its columns")
    rows: list[ReportRow] = Field(description="Of a table: its rows")


class ReportSection(ApiModel):
    """A part of a report."""

    model_config = example(**examples.SECTION)

    id: Section = Field(description="What it is about")
    title: Text = Field(description="Its heading")
    own: str | None = Field(description="The lead's own words, which come first")
    blocks: list[ReportBlock] = Field(description="What the data says")


class ReportBody(ApiModel):
    """A report as it is read: the same as page, Word document and PDF."""

    model_config = example(**examples.BODY)

    county: Text = Field(description="The county")
    plan: Text = Field(description="The plan")
    about: Text = Field(description="The whole plan, the step or the principal")
    sections: list[ReportSection] = Field(description="Its parts, in order")


class ReportTexts(ApiModel):
    """The lead's own words by section; null where there are none."""

    model_config = example(**examples.TEXTS)

    decisions: str | None = Field(description="Of decisions")
    progress: str | None = Field(description="Of how far it has come")
    gaps: str | None = Field(description="Of gaps")
    costs: str | None = Field(description="Of costs")
    findings: str | None = Field(description="Of findings")
    next_steps: str | None = Field(description="Of what comes next")


class StatusReportLinks(ApiModel):
    """A report and its forms."""

    self: Link = Field(description="This report")
    plan: Link = Field(description="Its plan")
    docx: Link = Field(description="As a Word document")
    pdf: Link = Field(description="As a tagged PDF")


class StatusReportInfo(ApiModel):
    """A status report, without what it says."""

    model_config = example(**examples.REPORT)

    id: str = Field(description="Slug")
    county_id: str = Field(description="County, SCB code")
    plan_id: str = Field(description="Plan")
    scope: ReportScope = Field(description="What it is about")
    step_id: str | None = Field(description="The step that it is about")
    organisation_id: str | None = Field(description="The principal that it is about")
    about: Text = Field(description="The same in words")
    state: ReportState = Field(description="A draft follows the data; what is issued stays")
    title: str = Field(description="Title")
    as_of: date = Field(description="The day that it is of", examples=["2023-03-31"])
    issued_at: datetime | None = Field(
        description="When it was issued", examples=["2023-04-03T08:00:00Z"]
    )
    issued_by: str | None = Field(description="As which role it was issued")
    issued_revision: int | None = Field(description="The revision that its figures are of")
    entered_by: str = Field(description="As which role it was entered or last changed")
    entered_at: datetime = Field(
        description="When it was entered", examples=["2023-03-30T08:00:00Z"]
    )
    version: int = Field(description='For If-Match, as "v1"')
    links: StatusReportLinks = Field(alias="_links", description="The report and its forms")


class StatusReportList(Page):
    """Reports of the page."""

    model_config = example(
        statusReports=[examples.REPORT],
        _meta=examples.META,
        _links={"self": examples.link("status-reports")},
    )

    status_reports: list[StatusReportInfo] = Field(description="The page's reports")


class StatusReportDetail(StatusReportInfo):
    """A report with all that it says."""

    model_config = example(**examples.DETAIL)

    texts: ReportTexts = Field(description="The lead's own words")
    body: ReportBody = Field(
        description="What it says: of a draft as the data is now, of an issued one as it was then"
    )


class ReportTextsInput(InputModel):
    """The lead's own words by section. What is left out stays; null takes away."""

    decisions: OwnText | None = Field(default_factory=left_out, description="Of decisions")
    progress: OwnText | None = Field(default_factory=left_out, description="Of how far it has come")
    gaps: OwnText | None = Field(default_factory=left_out, description="Of gaps")
    costs: OwnText | None = Field(default_factory=left_out, description="Of costs")
    findings: OwnText | None = Field(default_factory=left_out, description="Of findings")
    next_steps: OwnText | None = Field(default_factory=left_out, description="Of what comes next")


class StatusReportCreate(InputModel):
    """A draft of a report."""

    model_config = example(**examples.NEW)

    id: Id = Field(description="A slug of your own that never changes")
    plan_id: Id = Field(description="Plan")
    scope: Scope = Field(description="What it is about")
    step_id: Id | None = Field(None, description="The step, where it is about one")
    organisation_id: Id | None = Field(
        None, description="The region or municipality, where it is about one"
    )
    as_of: Day = Field(
        description="The day that it is of, today or earlier", examples=["2026-11-01"]
    )
    title: Line = Field(description="Title")
    texts: ReportTextsInput | None = Field(None, description="The lead's own words")


class StatusReportUpdate(InputModel):
    """What is to change in a draft; what is left out stays."""

    model_config = example(**examples.CHANGE)

    as_of: Day = Field(
        default_factory=left_out,
        description="The day that it is of, today or earlier",
        examples=["2026-11-01"],
    )
    title: Line = Field(default_factory=left_out, description="Title")
    texts: ReportTextsInput = Field(
        default_factory=left_out, description="The lead's own words, section by section"
    )
