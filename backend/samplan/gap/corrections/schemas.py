"""Late corrections of a published round as the API shows and takes them."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from samplan.gap.reporting.schemas import Answer
from samplan.gap.terms import Status
from samplan.web.fields import ApiModel, Comment, Id, InputModel, example
from samplan.web.paging import Page

_LINK = {
    "href": "https://samplan.example.se/samplan/v1/gap-rounds/22-2021/corrections",
    "rel": "self",
    "method": "GET",
}
_META = {"totalRecords": 0, "page": 1, "limit": 20, "count": 0}

Reason = Annotated[Comment, Field(min_length=3)]


class CorrectionCreate(InputModel):
    """A late correction of a published cell, with its reason."""

    model_config = example(
        methodId="act",
        organisationId="2281",
        status="offered",
        comment=None,
        reason="Metoden erbjöds redan 2021 men föll bort vid sammanställningen.",
        sourcePlaceId=None,
    )

    method_id: Id = Field(description="The method")
    organisation_id: Id = Field(description="The organisation")
    status: Answer = Field(description="What it should have said")
    comment: Comment | None = Field(None, description="A comment")
    reason: Reason = Field(description="Why it is corrected; everybody sees it")
    source_place_id: Id | None = Field(None, description="Where a source says so")


class CorrectionInfo(ApiModel):
    """A correction that has been made."""

    model_config = example(
        revision=12, at="2026-11-22T05:00:00Z", methodId="act", organisationId="2281",
        statusBefore="not_offered", statusAfter="offered",
        reason="Metoden erbjöds redan 2021 men föll bort vid sammanställningen.", by="lead",
    )  # fmt: skip

    revision: int = Field(description="Revision number")
    at: datetime = Field(description="When, UTC", examples=["2026-11-22T05:00:00Z"])
    method_id: str = Field(description="The method")
    organisation_id: str = Field(description="The organisation")
    status_before: Status = Field(description="What it said")
    status_after: Status = Field(description="What it says now")
    reason: str = Field(description="Why")
    by: str = Field(description="The role of who corrected it")


class CorrectionList(Page):
    """Corrections of the page, newest first."""

    model_config = example(corrections=[], _meta=_META, _links={"self": _LINK})

    corrections: list[CorrectionInfo] = Field(description="The page's corrections")
