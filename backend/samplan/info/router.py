"""api-info: what the API is and how it stands (national REST profile, VER.06-07, DOK.10)."""

from datetime import date
from enum import StrEnum

from fastapi import APIRouter, Request
from pydantic import Field

from samplan.auth.dependencies import Anyone
from samplan.db.days import today
from samplan.web.contract import problems
from samplan.web.fields import ApiModel, example
from samplan.web.lifecycle import Leaving, leaving_whole
from samplan.web.paging import base_url

API_VERSION = "1.4.0"
API_RELEASED = date(2026, 11, 22)

router = APIRouter(tags=["info"])


class ApiStatus(StrEnum):
    """How an API stands in its life (national REST profile, VER.10)."""

    ALPHA = "alpha"
    BETA = "beta"
    ACTIVE = "active"
    DEPRECATED = "deprecated"
    RETIRED = "retired"
    DECOMMISSIONED = "decommissioned"


class LeavingInfo(ApiModel):
    """Something of the API that is on its way out."""

    what: str = Field(
        description="Method and path, with ?parameter when it is one; * for all",
        examples=["GET /gaps?sort"],
    )
    since: date = Field(
        description="From when it should no longer be built on", examples=["2027-01-01"]
    )
    until: date | None = Field(
        description="When it is gone, once that is known", examples=["2028-01-01"]
    )
    successor: str | None = Field(description="What to use instead", examples=["/gaps"])


def _says_nothing(value: object) -> bool:
    return not value


class ApiInfo(ApiModel):
    """What the API is, which version, and where its documentation lies."""

    model_config = example(
        apiName="samplan",
        apiVersion="1.4.0",
        apiReleased="2026-11-22",
        apiDocumentation="https://samplan.example.se/samplan/v1/docs",
        apiStatus="active",
    )

    api_name: str = Field(description="Name")
    api_version: str = Field(description="Semantic version")
    api_released: date = Field(
        description="When this version was released", examples=["2026-11-22"]
    )
    api_documentation: str = Field(description="Where the documentation is read")
    api_status: ApiStatus = Field(description="How it stands in its life")
    api_sunset: date | None = Field(
        None,
        description="When this major version is gone; only once that is known",
        examples=["2028-01-01"],
        exclude_if=_says_nothing,
    )
    deprecations: list[LeavingInfo] = Field(
        default_factory=list,
        description="What is on its way out; only when something is",
        exclude_if=_says_nothing,
    )


@router.get("/api-info", responses=problems(401, 429))
def get_api_info(request: Request, _: Anyone) -> ApiInfo:
    """What the API is, its version and status, and where its documentation lies."""
    leaving: tuple[Leaving, ...] = request.app.state.leaving
    end = leaving_whole(leaving)
    ended = end is not None and end.since <= today()
    return ApiInfo(
        api_name="samplan",
        api_version=API_VERSION,
        api_released=API_RELEASED,
        api_documentation=f"{base_url(request)}{request.app.state.api_path}/docs",
        api_status=ApiStatus.DEPRECATED if ended else ApiStatus.ACTIVE,
        api_sunset=end.until if end else None,
        deprecations=[
            LeavingInfo(
                what=one.what,
                since=one.since,
                until=one.until,
                successor=one.successor or None,
            )
            for one in leaving
        ],
    )
