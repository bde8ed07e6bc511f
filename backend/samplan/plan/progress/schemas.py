"""Reports of progress as the API shows and takes them."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from samplan.plan.fields import LongLine
from samplan.plan.progress import examples
from samplan.plan.terms import ProgressStatus
from samplan.web.fields import ApiModel, Id, InputModel, Text, example, left_out
from samplan.web.paging import Link, Page

FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2200, 12, 31)

ReportDay = Annotated[date, Field(strict=False, ge=FIRST_DAY, le=LAST_DAY)]
Degree = Annotated[int, Field(ge=0, le=100)]
StatusInput = Annotated[ProgressStatus, Field(strict=False)]

WHOLE = "null: the lead's view of the whole"


class ReportLinks(ApiModel):
    """What belongs to a report."""

    self: Link = Field(description="This report")
    activity: Link = Field(description="The activity that it is of")


class ProgressReportInfo(ApiModel):
    """What an organisation, or the lead for the whole, says of an activity on a day."""

    model_config = example(**examples.REPORT)

    id: str = Field(description="Given by whoever sent it, or made by the server")
    plan_id: str = Field(description="Plan")
    activity_id: str = Field(description="Activity")
    activity_code: str = Field(description="What people call it", examples=["1.4"])
    activity_title: Text = Field(description="Its title")
    organisation_id: str | None = Field(description=f"Whose part it is about; {WHOLE}")
    organisation_name: Text | None = Field(description="Its name")
    as_of: date = Field(
        description="When it was so, which is not when it was entered", examples=["2022-10-01"]
    )
    status: ProgressStatus = Field(description="How far it has come")
    degree: int | None = Field(
        description="How far in per cent; null: nobody has said", examples=[40]
    )
    text: str | None = Field(description="What has been done")
    obstacle: str | None = Field(description="What stands in the way")
    next_step: str | None = Field(description="What comes next")
    source_place_id: str | None = Field(description="Where it is stated")
    entered_by: str = Field(description="Who entered it")
    entered_at: datetime = Field(description="When", examples=["2022-10-03T09:30:00Z"])
    revision: int = Field(description="Of reports of one day, the one with the greater holds")
    links: ReportLinks = Field(alias="_links", description="The report and its activity")


class ProgressReportList(Page):
    """Reports of the page."""

    model_config = example(
        progressReports=[examples.REPORT],
        _meta=examples.META,
        _links={"self": examples.link("progress-reports")},
    )

    progress_reports: list[ProgressReportInfo] = Field(description="The page's reports")


class ProgressReportCreate(InputModel):
    """How far an organisation, or the whole, had come with an activity on a day.

    Reports are only added. What was wrong is put right by a new report of the same day.
    """

    model_config = example(**examples.NEW)

    id: Id = Field(
        default_factory=left_out,
        description="A slug of your own. Sent again, the same report is not entered twice",
    )
    activity_id: Id = Field(description="Activity")
    organisation_id: Id | None = Field(description=f"Whose part it is about; {WHOLE}")
    as_of: ReportDay = Field(description="When it was so; not after today", examples=["2022-10-01"])
    status: StatusInput = Field(description="How far it has come")
    degree: Degree | None = Field(None, description="How far in per cent", examples=[40])
    text: LongLine | None = Field(None, description="What has been done")
    obstacle: LongLine | None = Field(None, description="What stands in the way")
    next_step: LongLine | None = Field(None, description="What comes next")
    source_place_id: Id | None = Field(None, description="Where it is stated")
