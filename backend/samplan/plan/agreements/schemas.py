"""Agreements as the API shows and takes them."""

from datetime import date
from typing import Annotated

from pydantic import Field

from samplan.plan.agreements import examples
from samplan.plan.agreements.terms import AgreementKind, AgreementStatus
from samplan.plan.fields import Day, LongTextInput, Place, Year
from samplan.web.fields import ApiModel, Id, InputModel, Text, TextInput, example, left_out
from samplan.web.paging import Link, Page

MOST_PARTIES = 500
MOST_ACTIVITIES = 500

Kind = Annotated[AgreementKind, Field(strict=False)]
StatusInput = Annotated[AgreementStatus, Field(strict=False)]
PartyIds = Annotated[list[Id], Field(max_length=MOST_PARTIES)]
ActivityIds = Annotated[list[Id], Field(max_length=MOST_ACTIVITIES)]

_PARTIES = "As the source says it, also those that are no organisations here"


class AgreementLinks(ApiModel):
    """Where the agreement is."""

    self: Link = Field(description="This agreement")


class AgreementInfo(ApiModel):
    """An agreement, routine or other document that binds the parties."""

    model_config = example(**examples.AGREEMENT)

    id: str = Field(description="Slug")
    county_id: str = Field(description="County, SCB code")
    kind: AgreementKind = Field(description="What it is; report: no agreement, but in the register")
    name: Text = Field(description="Name")
    year: int | None = Field(description="Year that it is of", examples=[2016])
    parties: Text | None = Field(description=_PARTIES)
    organisation_ids: list[str] = Field(description="Organisations that are party to it, in order")
    status: AgreementStatus = Field(description="Where it stands")
    status_text: Text | None = Field(description="The same, as the source tells it")
    problem: Text | None = Field(description="What does not work")
    proposal: Text | None = Field(description="What is to be revised, or made")
    revise_by: date | None = Field(
        description="Due for revision; null: nobody has said", examples=["2027-06-30"]
    )
    activity_ids: list[str] = Field(description="Activities that revise or make it, in order")
    source_place_id: str | None = Field(description="Where it is stated")
    order: int = Field(description="Place among the county's agreements")
    version: int = Field(description='For If-Match, as "v1"')
    links: AgreementLinks = Field(alias="_links", description="Where it is")


class AgreementList(Page):
    """Agreements of the page."""

    model_config = example(
        agreements=[examples.AGREEMENT],
        _meta=examples.META,
        _links={"self": examples.link("agreements")},
    )

    agreements: list[AgreementInfo] = Field(description="The page's agreements")


class AgreementCreate(InputModel):
    """A new agreement."""

    model_config = example(**examples.NEW)

    id: Id = Field(description="A slug of your own that never changes")
    county_id: Id = Field(description="County")
    kind: Kind = Field(description="What it is")
    name: TextInput = Field(description="Name")
    year: Year | None = Field(None, description="Year that it is of")
    parties: TextInput | None = Field(None, description=_PARTIES)
    organisation_ids: PartyIds = Field(
        default_factory=list, description="Organisations that are party to it"
    )
    status: StatusInput = Field(description="Where it stands")
    status_text: LongTextInput | None = Field(None, description="The same in words")
    problem: LongTextInput | None = Field(None, description="What does not work")
    proposal: LongTextInput | None = Field(None, description="What is to be revised, or made")
    revise_by: Day | None = Field(None, description="Due for revision", examples=["2027-06-30"])
    activity_ids: ActivityIds = Field(
        default_factory=list, description="Activities that revise or make it"
    )
    source_place_id: Id | None = Field(None, description="Where it is stated")


class AgreementUpdate(InputModel):
    """What is to change; what is left out stays."""

    model_config = example(**examples.CHANGE)

    kind: Kind = Field(default_factory=left_out, description="What it is")
    name: TextInput = Field(default_factory=left_out, description="Name")
    year: Year | None = Field(default_factory=left_out, description="Year that it is of")
    parties: TextInput | None = Field(default_factory=left_out, description=_PARTIES)
    organisation_ids: PartyIds = Field(
        default_factory=left_out, description="All organisations that are party to it"
    )
    status: StatusInput = Field(default_factory=left_out, description="Where it stands")
    status_text: LongTextInput | None = Field(
        default_factory=left_out, description="The same in words"
    )
    problem: LongTextInput | None = Field(
        default_factory=left_out, description="What does not work"
    )
    proposal: LongTextInput | None = Field(
        default_factory=left_out, description="What is to be revised, or made"
    )
    revise_by: Day | None = Field(
        default_factory=left_out, description="Due for revision", examples=["2027-06-30"]
    )
    activity_ids: ActivityIds = Field(
        default_factory=left_out, description="All activities that revise or make it"
    )
    source_place_id: Id | None = Field(default_factory=left_out, description="Where it is stated")
    order: Place = Field(default_factory=left_out, description="Place among the agreements")
