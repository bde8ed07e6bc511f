"""Sessions and roles as the API shows them."""

from datetime import datetime
from typing import Annotated

from pydantic import Field, StringConstraints

from samplan.auth.terms import Permission, Reach, Role
from samplan.web.fields import ApiModel, InputModel, example


class SignIn(InputModel):
    """A key to sign in with."""

    model_config = example(apiKey="samplan_…")

    api_key: Annotated[str, StringConstraints(min_length=1, max_length=200)] = Field(
        description="The key's secret", examples=["samplan_…"]
    )


class SessionInfo(ApiModel):
    """Who is signed in, and what they may do."""

    model_config = example(
        signedIn=True,
        role="reporter",
        name="Individ- och familjeomsorgen, Härnösand",
        organisationId="2280",
        countyId=None,
        readOnly=False,
        csrfToken="5f0c…",
        expiresAt="2026-02-24T18:00:00Z",
        permissions=["open", "read", "read_unpublished", "report"],
    )

    signed_in: bool = Field(description="False for a reader without a key")
    role: Role = Field(description="What the caller is")
    name: str | None = Field(description="The key's name, a function and not a person")
    organisation_id: str | None = Field(description="A reporter's organisation")
    county_id: str | None = Field(description="A lead's county")
    read_only: bool = Field(description="Whether the key is limited to reading")
    csrf_token: str | None = Field(description="For the header X-CSRF-Token of every write")
    expires_at: datetime | None = Field(
        description="When the session ends, UTC", examples=["2026-02-24T18:00:00Z"]
    )
    permissions: list[Permission] = Field(description="What the caller may do")


class RolePermission(ApiModel):
    """One permission of a role and how far it reaches."""

    permission: Permission = Field(description="What may be done")
    reach: Reach = Field(
        description="any, county (the key's county) or own (the organisation and below)"
    )


class RoleInfo(ApiModel):
    """A role and all that it may do."""

    role: Role = Field(description="The role")
    permissions: list[RolePermission] = Field(description="What it may do")


class RoleList(ApiModel):
    """The permission table."""

    model_config = example(
        roles=[{"role": "reader", "permissions": [{"permission": "read", "reach": "any"}]}]
    )

    roles: list[RoleInfo] = Field(description="Every role, the least first")
