"""Counties and organisations as the API shows and takes them."""

import re
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, Field, StringConstraints
from stdnum.se import orgnr

from samplan.organisations.terms import OrganisationKind, Provider, SuccessionKind
from samplan.web.fields import (
    ApiModel,
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
from samplan.web.texts import Words


def _organisation_number(number: str) -> str:
    """Ten digits with a right check digit; a hyphen is allowed and dropped."""
    compact = number.replace("-", "").replace(" ", "")
    if not orgnr.is_valid(compact) or compact[2] < "2":
        raise refusal(
            Words(
                "Organisationsnumret stämmer inte. Skriv tio siffror, som 232100-0214.",
                "The organisation number is not right. Write ten digits, such as 232100-0214.",
            )
        )
    return compact


OrganisationNumber = Annotated[
    str, StringConstraints(max_length=15), AfterValidator(_organisation_number)
]


def _scb_code(code: str) -> str:
    if re.fullmatch(_SCB_CODE, code) is None:
        raise refusal(
            Words(
                "En SCB-kod har två siffror för regioner och fyra för kommuner.",
                "An SCB code has two digits for regions and four for municipalities.",
            )
        )
    return code


_SCB_CODE = r"^([0-9]{2}|[0-9]{4})$"
ScbCode = Annotated[str, Field(json_schema_extra={"pattern": _SCB_CODE}), AfterValidator(_scb_code)]
Day = Annotated[date, Field(strict=False, ge=date(1800, 1, 1), le=date(2200, 12, 31))]


class CountyInfo(ApiModel):
    """A county (län)."""

    model_config = example(
        id="22", name={"sv": "Västernorrlands län", "en": "Västernorrland County"}
    )

    id: str = Field(description="Two-digit SCB code as text", examples=["22"])
    name: Text = Field(description="Name")


class CountyList(Page):
    """Counties that are loaded."""

    model_config = example(
        counties=[
            {"id": "22", "name": {"sv": "Västernorrlands län", "en": "Västernorrland County"}}
        ],
        _meta={"totalRecords": 1, "page": 1, "limit": 20, "count": 1},
        _links={
            "self": {
                "href": "https://samplan.example.se/samplan/v1/counties",
                "rel": "self",
                "method": "GET",
            }
        },
    )

    counties: list[CountyInfo] = Field(description="The page's counties")


class Successor(ApiModel):
    """An organisation that took over."""

    organisation_id: str = Field(description="Who took over")
    kind: SuccessionKind = Field(description="How")
    on_date: date = Field(description="From when", examples=["2022-01-01"])


_ORGANISATION: dict[str, Any] = {
    "id": "2281",
    "countyId": "22",
    "parentId": None,
    "kind": "municipality",
    "name": {"sv": "Sundsvalls kommun", "en": "Sundsvall Municipality"},
    "shortName": "Sundsvall",
    "scbCode": "2281",
    "organisationNumber": None,
    "provider": "public",
    "openedOn": None,
    "closedOn": None,
    "successors": [],
    "memberIds": [],
    "version": 1,
}


class OrganisationInfo(ApiModel):
    """A principal, care level, unit or group."""

    model_config = example(**_ORGANISATION)

    id: str = Field(description="SCB code for principals, otherwise a slug", examples=["2281"])
    county_id: str = Field(description="County", examples=["22"])
    parent_id: str | None = Field(description="What it lies under")
    kind: OrganisationKind = Field(description="What it is")
    name: Text = Field(description="Full name")
    short_name: str = Field(description="Name for table headings")
    scb_code: str | None = Field(description="SCB code as text, principals only")
    organisation_number: str | None = Field(description="Ten digits, where known")
    provider: Provider = Field(description="Who runs it")
    opened_on: date | None = Field(description="First day, where known", examples=["2019-01-01"])
    closed_on: date | None = Field(description="Last day, where closed", examples=["2021-12-31"])
    successors: list[Successor] = Field(description="Who took over")
    member_ids: list[str] = Field(description="A group's members")
    version: int = Field(description='For If-Match, as "v1"')


class OrganisationList(Page):
    """Organisations of the page."""

    model_config = example(
        organisations=[_ORGANISATION],
        _meta={"totalRecords": 1, "page": 1, "limit": 20, "count": 1},
        _links={
            "self": {
                "href": "https://samplan.example.se/samplan/v1/organisations",
                "rel": "self",
                "method": "GET",
            }
        },
    )

    organisations: list[OrganisationInfo] = Field(description="The page's organisations")


class OrganisationCreate(InputModel):
    """A new unit, care level or group."""

    model_config = example(
        id="22-primary-care-south-timra",
        countyId="22",
        parentId="22-primary-care-south",
        kind="unit",
        name={"sv": "Vårdcentralen i Timrå", "en": None},
        shortName="VC Timrå",
        provider="public",
        openedOn="2022-01-01",
    )

    id: Id = Field(description="A slug of your own that never changes")
    county_id: Id = Field(description="County")
    parent_id: Id | None = Field(None, description="What it lies under")
    kind: Annotated[OrganisationKind, Field(strict=False)] = Field(description="What it is")
    name: TextInput = Field(description="Full name")
    short_name: Annotated[Line, StringConstraints(max_length=60)] = Field(
        description="Name for table headings"
    )
    scb_code: ScbCode | None = Field(None, description="SCB code, principals only")
    organisation_number: OrganisationNumber | None = Field(None, description="Ten digits")
    provider: Annotated[Provider, Field(strict=False)] = Field(
        Provider.PUBLIC, description="Who runs it"
    )
    opened_on: Day | None = Field(None, description="First day", examples=["2022-01-01"])
    closed_on: Day | None = Field(None, description="Last day", examples=["2025-12-31"])
    member_ids: list[Id] = Field([], description="A group's members", max_length=500)


class OrganisationUpdate(InputModel):
    """What is to change; what is left out stays."""

    model_config = example(shortName="VC Timrå", closedOn="2025-12-31")

    name: TextInput = Field(default_factory=left_out, description="Full name")
    short_name: Annotated[Line, StringConstraints(max_length=60)] = Field(
        default_factory=left_out, description="Name for table headings"
    )
    organisation_number: OrganisationNumber | None = Field(None, description="Ten digits")
    provider: Annotated[Provider, Field(strict=False)] = Field(
        default_factory=left_out, description="Who runs it"
    )
    opened_on: Day | None = Field(None, description="First day", examples=["2022-01-01"])
    closed_on: Day | None = Field(None, description="Last day", examples=["2025-12-31"])


class SuccessorCreate(InputModel):
    """Who takes over from an organisation."""

    model_config = example(
        organisationId="22-primary-care-north", kind="merged", onDate="2022-01-01"
    )

    organisation_id: Id = Field(description="Who takes over")
    kind: Annotated[SuccessionKind, Field(strict=False)] = Field(description="How")
    on_date: Day = Field(description="From when", examples=["2022-01-01"])
