"""Collections as the API shows and takes them."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from samplan.organisations.schemas import Day
from samplan.statistics.catalogue.schemas import PeriodText
from samplan.statistics.collections import examples
from samplan.statistics.terms import CollectionStatus
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


class CollectionLinks(ApiModel):
    """What belongs to the collection."""

    self: Link = Field(description="The collection")
    completeness: Link = Field(description="Who has reported")


class CollectionInfo(ApiModel):
    """One time that figures are collected (insamling), and how far it has come."""

    model_config = example(**examples.COLLECTION)

    id: str = Field(description="Slug")
    county_id: str = Field(description="The county")
    title: Text = Field(description="Title")
    period: str | None = Field(
        description="What the figures are asked for; null where they are of several periods"
    )
    status: CollectionStatus = Field(description="How far it has come")
    opens_on: date | None = Field(description="First day for figures", examples=["2026-02-01"])
    due_on: date | None = Field(description="Last day before one is late", examples=["2026-03-31"])
    published_at: datetime | None = Field(
        description="When it was published, UTC", examples=["2026-11-22T05:00:00Z"]
    )
    indicator_ids: list[str] = Field(description="The indicators that it asks for, in order")
    organisation_ids: list[str] = Field(description="The organisations that it asks, in order")
    observation_count: int = Field(description="Figures in it")
    revision: int = Field(description="The newest revision that changed it")
    version: int = Field(description='For If-Match, as "v1"')
    allowed_transitions: list[CollectionStatus] = Field(description="What it may become next")
    links: CollectionLinks = Field(alias="_links", description="What belongs to it")


class CollectionList(Page):
    """Collections of the page."""

    model_config = example(
        collections=[examples.COLLECTION],
        _meta=examples.META,
        _links={"self": examples.link("collections")},
    )

    collections: list[CollectionInfo] = Field(description="The page's collections")


IndicatorIds = Annotated[list[Id], Field(max_length=1000)]
OrganisationIds = Annotated[list[Id], Field(max_length=400)]


class CollectionCreate(InputModel):
    """A new collection, as a draft. With a previous one, it asks the same of the same."""

    model_config = example(**examples.NEW_COLLECTION)

    id: Id = Field(description="A slug of your own that never changes")
    county_id: Id = Field(description="County")
    title: TextInput = Field(description="Title")
    period: PeriodText | None = Field(
        None, description="What the figures are asked for; leave out where of several periods"
    )
    previous_collection_id: Id | None = Field(
        None, description="The collection that indicators and organisations are taken from"
    )
    opens_on: Day | None = Field(None, description="First day for figures", examples=["2027-02-01"])
    due_on: Day | None = Field(
        None, description="Last day before one is late", examples=["2027-03-31"]
    )
    indicator_ids: IndicatorIds | None = Field(
        None, description="What is asked; the previous collection's if left out"
    )
    organisation_ids: OrganisationIds | None = Field(
        None, description="Who is asked; the previous collection's if left out"
    )


class CollectionUpdate(InputModel):
    """What is to change; what is left out stays. Nothing that has figures is left out."""

    model_config = example(dueOn="2027-04-15")

    title: TextInput = Field(default_factory=left_out, description="Title")
    period: PeriodText | None = Field(
        None, description="What the figures are asked for; only while there are none"
    )
    opens_on: Day | None = Field(None, description="First day for figures", examples=["2027-02-01"])
    due_on: Day | None = Field(
        None, description="Last day before one is late", examples=["2027-03-31"]
    )
    indicator_ids: IndicatorIds = Field(
        default_factory=left_out, description="What is asked, in order"
    )
    organisation_ids: OrganisationIds = Field(
        default_factory=left_out, description="Who is asked, in order"
    )


class CollectionTransition(InputModel):
    """The next step in the collection's life."""

    model_config = example(to="open", reason="Nyckeltalen är beslutade")

    to: Annotated[CollectionStatus, Field(strict=False)] = Field(description="What it is to become")
    reason: Comment | None = Field(None, description="Why, for the history")


class ReportState(StrEnum):
    """How much of what is asked has been reported."""

    NOTHING = "nothing"
    PART = "part"
    DONE = "done"


class ReportedIndicator(ApiModel):
    """How much of an indicator an organisation has reported."""

    indicator_id: str = Field(description="The indicator")
    indicator_name: Text = Field(description="Its name")
    state: ReportState = Field(description="How much is there")
    rows: int = Field(description="Figures reported")
    expected_rows: int = Field(
        description="Figures that the organisation had last time; 1 where it had none"
    )
    last_entered_at: datetime | None = Field(
        description="When the newest came, UTC", examples=["2026-02-24T09:30:00Z"]
    )


class ReportedOrganisation(ApiModel):
    """How much an organisation has reported."""

    model_config = example(**examples.ORGANISATION)

    organisation_id: str = Field(description="The organisation")
    organisation_name: Text = Field(description="Its name")
    kind: str = Field(description="What kind of organisation it is")
    state: ReportState = Field(description="How much is there of all that is asked")
    is_late: bool = Field(description="Not done, and the day is past")
    asked: int = Field(description="Indicators asked")
    reported: int = Field(description="Indicators with figures")
    rows: int = Field(description="Figures reported")
    expected_rows: int = Field(description="Figures that are expected")
    last_entered_at: datetime | None = Field(
        description="When the newest came, UTC", examples=["2026-02-24T09:30:00Z"]
    )
    indicators: list[ReportedIndicator] = Field(description="Each indicator that is asked")


class CollectionReference(ApiModel):
    """What names a collection wherever it is spoken of."""

    id: str = Field(description="Slug")
    title: Text = Field(description="Title")
    status: CollectionStatus = Field(description="How far it has come")
    period: str | None = Field(description="What the figures are asked for")
    due_on: date | None = Field(description="Last day before one is late", examples=["2026-03-31"])


class Completeness(Page):
    """Who is done and who is late."""

    model_config = example(**examples.COMPLETENESS)

    collection: CollectionReference = Field(description="The collection")
    organisations: list[ReportedOrganisation] = Field(description="The page's organisations")
