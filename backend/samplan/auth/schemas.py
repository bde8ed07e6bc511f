"""Sessions and roles as the API shows them."""

from datetime import datetime
from typing import Annotated

from pydantic import Field, StringConstraints

from samplan.auth.terms import Permission, Reach, Role, Way
from samplan.web.fields import ApiModel, InputModel, example


class SignIn(InputModel):
    """A key to sign in with."""

    model_config = example(apiKey="samplan_…")

    api_key: Annotated[str, StringConstraints(min_length=1, max_length=200)] = Field(
        description="The key's secret", examples=["samplan_…"]
    )


_SESSION = {
    "signedIn": True,
    "role": "reporter",
    "name": "Individ- och familjeomsorgen, Härnösand",
    "organisationId": "2280",
    "countyId": None,
    "readOnly": False,
    "csrfToken": "5f0c…",
    "expiresAt": "2026-02-24T18:00:00Z",
    "renewsAt": None,
    "way": "key",
    "signOutUrl": None,
    "permissions": ["open", "read", "read_unpublished", "report"],
}


class SessionInfo(ApiModel):
    """Who is signed in, and what they may do."""

    model_config = example(**_SESSION)

    signed_in: bool = Field(description="False for a reader without a key")
    role: Role = Field(description="What the caller is")
    name: str | None = Field(
        description="The key's name, or the name of the role at the provider; never a person's"
    )
    organisation_id: str | None = Field(description="A reporter's organisation")
    county_id: str | None = Field(description="A lead's county")
    read_only: bool = Field(description="Whether the key is limited to reading")
    csrf_token: str | None = Field(description="For the header X-CSRF-Token of every write")
    expires_at: datetime | None = Field(
        description="When the session ends, UTC", examples=["2026-02-24T18:00:00Z"]
    )
    renews_at: datetime | None = Field(
        description="From when a browser renews the session by a silent sign-in, UTC; null where "
        "it cannot be renewed",
        examples=["2026-02-24T17:40:00Z"],
    )
    way: Way | None = Field(
        description="How the caller is known: key, provider (signed in there) or token"
    )
    sign_out_url: str | None = Field(
        description="Where the browser goes after signing out here, to sign out at the provider too"
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


class SignInWay(ApiModel):
    """A way to sign in."""

    way: Way = Field(description="key, or provider: with the organisation's account")


class SignInWays(ApiModel):
    """How people sign in here."""

    model_config = example(ways=[{"way": "provider"}, {"way": "key"}])

    ways: list[SignInWay] = Field(description="The way that is offered first stands first")


class SignInStart(InputModel):
    """A sign-in to begin."""

    model_config = example(returnTo="/rapportera", silent=False)

    return_to: Annotated[str, StringConstraints(max_length=2000)] | None = Field(
        None, description="Page of ours to return to; any other address leads to the first page"
    )
    silent: bool = Field(
        False,
        description="Renew a sign-in without showing anything; a provider that would have to show "
        "something leaves all as it was",
    )


class SignInBegun(ApiModel):
    """Where the browser goes to sign in."""

    model_config = example(
        authorizationUrl="https://id.example.se/authorize?response_type=code&client_id=samplan"
    )

    authorization_url: str = Field(description="The provider's page")


ProviderText = Annotated[str, StringConstraints(min_length=1, max_length=4000)]


class SignInAnswer(InputModel):
    """What the provider sent the browser back with."""

    model_config = example(state="c3RhdGU", code="Y29kZQ")

    state: Annotated[str, StringConstraints(min_length=1, max_length=200)] = Field(
        description="`state` of the address that the browser came back to"
    )
    code: ProviderText | None = Field(None, description="`code` of the address")
    error: ProviderText | None = Field(None, description="`error` of the address, instead")


class SignInDone(ApiModel):
    """How a sign-in ended."""

    model_config = example(renewed=True, returnTo="/rapportera", session=_SESSION)

    renewed: bool = Field(
        description="False when the provider, asked quietly, did not sign anybody in"
    )
    return_to: str = Field(description="Page of ours to return to")
    session: SessionInfo | None = Field(None, description="The session that has begun")


class RateInfo(ApiModel):
    """One limit, and where the caller stands against it."""

    policy: str = Field(description="Its name, as in the header RateLimit", examples=["requests"])
    limit: int = Field(description="At most so many in the window", examples=[3000])
    window_seconds: int = Field(description="Length of the window, which moves", examples=[60])
    remaining: int = Field(description="How many are left", examples=[2988])
    reset_seconds: int = Field(
        description="Seconds until one more is free; 0 when all are", examples=[41]
    )


class SizeInfo(ApiModel):
    """The largest that is taken or given."""

    items_of_page: int = Field(description="Items a page (`limit`)", examples=[1000])
    bytes_of_body: int = Field(description="Bytes of a request's body", examples=[1000000])
    bytes_of_upload: int = Field(description="Bytes of an uploaded file", examples=[20000000])
    bytes_of_document: int = Field(
        description="Bytes of a county's document that is read in", examples=[50000000]
    )
    rows_of_change_file: int = Field(
        description="Changes in one file of the history", examples=[10000]
    )
    rows_of_figure_sheet: int = Field(description="Figures in one file", examples=[50000])
    bytes_of_token: int = Field(description="Characters of a bearer token", examples=[8000])


class RateLimitInfo(ApiModel):
    """What limits apply to the caller."""

    model_config = example(
        rates=[
            {
                "policy": "requests",
                "limit": 3000,
                "windowSeconds": 60,
                "remaining": 2988,
                "resetSeconds": 41,
            }
        ],
        requestsAtOnce=3,
        sizes={
            "itemsOfPage": 1000,
            "bytesOfBody": 1000000,
            "bytesOfUpload": 20000000,
            "bytesOfDocument": 50000000,
            "rowsOfChangeFile": 10000,
            "rowsOfFigureSheet": 50000,
            "bytesOfToken": 8000,
        },
    )

    rates: list[RateInfo] = Field(description="How often the caller may ask")
    requests_at_once: int = Field(
        description="Requests of the caller that are worked on at the same time; more wait their "
        "turn and are not refused"
    )
    sizes: SizeInfo = Field(description="How large anything may be")
