"""Rounds as the API shows and takes them."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from samplan.gap.analysis.schemas import RoundReference
from samplan.gap.terms import RoundStatus
from samplan.organisations.schemas import Day
from samplan.web.fields import ApiModel, Comment, Id, InputModel, TextInput, example, left_out
from samplan.web.paging import Link, Page

_LINK = {
    "href": "https://samplan.example.se/samplan/v1/gap-rounds/22-2021",
    "rel": "self",
    "method": "GET",
}
_ROUND = {
    "id": "22-2021",
    "countyId": "22",
    "year": 2021,
    "title": {"sv": "GAP-analys 2021", "en": "Gap analysis 2021"},
    "status": "published",
    "editionId": "missbruk-beroende-2015",
    "previousRoundId": "22-2014",
    "documentId": "utredning-2021",
    "opensOn": None,
    "closesOn": None,
    "asOf": "2021",
    "publishedAt": "2026-11-22T05:00:00Z",
    "methodCount": 116,
    "organisationCount": 10,
    "asked": 545,
    "answered": 545,
    "revision": 1,
    "version": 1,
    "allowedTransitions": [],
    "_links": {
        "self": _LINK,
        "matrix": _LINK | {"rel": "related"},
        "columns": _LINK | {"rel": "related"},
    },
}


class RoundLinks(ApiModel):
    """What belongs to the round."""

    self: Link = Field(description="The round")
    matrix: Link = Field(description="Its matrix")
    columns: Link = Field(description="Who has answered")


class RoundInfo(RoundReference):
    """A round and how far it has come."""

    model_config = example(**_ROUND)

    edition_id: str | None = Field(description="The guideline's edition that it is held against")
    previous_round_id: str | None = Field(description="The round that it follows")
    document_id: str | None = Field(description="The document that it was taken from")
    opens_on: date | None = Field(description="First day for answers", examples=["2026-02-01"])
    closes_on: date | None = Field(description="Last day for answers", examples=["2026-03-31"])
    as_of: str | None = Field(description="What the answers are true of, as exact as known")
    published_at: datetime | None = Field(
        description="When it was published, UTC", examples=["2026-11-22T05:00:00Z"]
    )
    method_count: int = Field(description="Rows")
    organisation_count: int = Field(description="Columns")
    asked: int = Field(description="Cells that are asked")
    answered: int = Field(description="Cells that are answered")
    revision: int = Field(description="The newest revision that changed it")
    version: int = Field(description='For If-Match, as "v1"')
    allowed_transitions: list[RoundStatus] = Field(description="What it may become next")
    links: RoundLinks = Field(alias="_links", description="What belongs to it")


class RoundList(Page):
    """Rounds of the page."""

    model_config = example(
        gapRounds=[_ROUND],
        _meta={"totalRecords": 1, "page": 1, "limit": 20, "count": 1},
        _links={"self": _LINK},
    )

    gap_rounds: list[RoundInfo] = Field(description="The page's rounds")


Year = Annotated[int, Field(ge=1950, le=2200)]


class RoundCreate(InputModel):
    """A new round, as a draft. With a previous round, it asks the same of the same."""

    model_config = example(
        id="22-2026",
        countyId="22",
        year=2026,
        title={"sv": "GAP-analys 2026", "en": "Gap analysis 2026"},
        previousRoundId="22-2021",
        opensOn="2026-02-01",
        closesOn="2026-03-31",
    )

    id: Id = Field(description="A slug of your own that never changes")
    county_id: Id = Field(description="County")
    year: Year = Field(description="Year")
    title: TextInput = Field(description="Title")
    edition_id: Id | None = Field(
        None, description="Edition of the guideline; the previous round's if left out"
    )
    previous_round_id: Id | None = Field(
        None, description="The round that it follows and takes rows and columns from"
    )
    opens_on: Day | None = Field(None, description="First day for answers", examples=["2026-02-01"])
    closes_on: Day | None = Field(None, description="Last day for answers", examples=["2026-03-31"])
    method_ids: Annotated[list[Id], Field(max_length=1000)] | None = Field(
        None, description="Rows; the previous round's if left out"
    )
    organisation_ids: Annotated[list[Id], Field(max_length=400)] | None = Field(
        None, description="Columns; the previous round's if left out"
    )


class RoundUpdate(InputModel):
    """What is to change; what is left out stays. What is asked changes only in a draft."""

    model_config = example(closesOn="2026-04-15")

    title: TextInput = Field(default_factory=left_out, description="Title")
    opens_on: Day | None = Field(None, description="First day for answers", examples=["2026-02-01"])
    closes_on: Day | None = Field(None, description="Last day for answers", examples=["2026-03-31"])
    method_ids: Annotated[list[Id], Field(max_length=1000)] = Field(
        default_factory=left_out, description="Rows, in order; only in a draft"
    )
    organisation_ids: Annotated[list[Id], Field(max_length=400)] = Field(
        default_factory=left_out, description="Columns, in order; only in a draft"
    )


class TransitionCreate(InputModel):
    """The next step in the round's life."""

    model_config = example(to="open", reason="Frågorna är kvalitetssäkrade")

    to: Annotated[RoundStatus, Field(strict=False)] = Field(description="What it is to become")
    reason: Comment | None = Field(None, description="Why, for the history")
