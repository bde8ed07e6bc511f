"""Keys as the API shows and takes them."""

from datetime import datetime
from typing import Annotated

from pydantic import Field, StringConstraints

from samplan.auth.terms import Role
from samplan.web.fields import ApiModel, Id, InputModel, Line, Moment, example
from samplan.web.paging import Page

_KEY = {
    "id": "key-0a1b2c3d4e5f",
    "name": "Individ- och familjeomsorgen, Härnösand",
    "role": "reporter",
    "organisationId": "2280",
    "countyId": "22",
    "readOnly": False,
    "createdAt": "2026-02-24T09:30:00Z",
    "expiresAt": None,
    "revokedAt": None,
    "requestsPerMinute": None,
}


class KeyInfo(ApiModel):
    """A key, without its secret."""

    model_config = example(**_KEY)

    id: str = Field(description="Id of the key, no secret")
    name: str = Field(description="What it is for, a function and not a person")
    role: Role = Field(description="What its holder may do")
    organisation_id: str | None = Field(description="A reporter's organisation")
    county_id: str | None = Field(description="The county it works in")
    read_only: bool = Field(description="Whether it is limited to reading")
    created_at: datetime = Field(
        description="When it was made, UTC", examples=["2026-02-24T09:30:00Z"]
    )
    expires_at: datetime | None = Field(
        description="When it ends, UTC", examples=["2027-02-24T00:00:00Z"]
    )
    revoked_at: datetime | None = Field(
        description="When it was revoked, UTC", examples=["2026-06-30T12:00:00Z"]
    )
    requests_per_minute: int | None = Field(
        description="A limit of its own, instead of everybody's; see /rate-limits", examples=[600]
    )


class NewKeyInfo(KeyInfo):
    """A new key with its secret, which is shown this once."""

    model_config = example(**_KEY, secret="samplan_…")  # noqa: S106 - no secret

    secret: str = Field(description="The secret; keep it now, it is never shown again")


class KeyList(Page):
    """Keys of the page."""

    model_config = example(
        apiKeys=[_KEY],
        _meta={"totalRecords": 1, "page": 1, "limit": 20, "count": 1},
        _links={
            "self": {
                "href": "https://samplan.example.se/samplan/v1/api-keys",
                "rel": "self",
                "method": "GET",
            }
        },
    )

    api_keys: list[KeyInfo] = Field(description="The page's keys")


class KeyCreate(InputModel):
    """A new key. Reporters have an organisation, leads a county."""

    model_config = example(
        name="Individ- och familjeomsorgen, Härnösand",
        role="reporter",
        organisationId="2280",
        expiresAt="2027-12-31T23:00:00Z",
    )

    name: Annotated[Line, StringConstraints(max_length=100)] = Field(
        description="What it is for, a function and not a person"
    )
    role: Annotated[Role, Field(strict=False)] = Field(description="What its holder may do")
    organisation_id: Id | None = Field(None, description="A reporter's organisation")
    county_id: Id | None = Field(None, description="A lead's county")
    read_only: bool = Field(False, description="Whether it is limited to reading")
    expires_at: Annotated[Moment, Field(strict=False)] | None = Field(
        None, description="When it ends", examples=["2027-12-31T23:00:00Z"]
    )
    requests_per_minute: Annotated[int, Field(ge=1, le=1_000_000)] | None = Field(
        None,
        description="A limit of its own, instead of everybody's; set by administrators",
        examples=[600],
    )
