"""Changes as the API shows them."""

from datetime import datetime
from typing import Any

from pydantic import Field

from samplan.db.history import Action
from samplan.web.fields import ApiModel, example
from samplan.web.paging import Page


class ActorInfo(ApiModel):
    """Who wrote: a role for an organisation, never a named person."""

    name: str | None = Field(description="The key's name; only for those who are signed in")
    role: str = Field(description="Role")
    organisation_id: str | None = Field(description="The organisation")


class ChangeInfo(ApiModel):
    """One object before and after one write."""

    revision: int = Field(description="Number of the write; rises with every one")
    at: datetime = Field(description="When it was entered, UTC", examples=["2026-02-24T09:30:00Z"])
    actor: ActorInfo = Field(description="Who wrote")
    channel: str = Field(description="From where: api, browser, command or import")
    trace_id: str | None = Field(
        description="The trace of the request; only for those who are signed in"
    )
    sent_by: str | None = Field(
        description="X-Sent-By of the request; only for those who are signed in"
    )
    request_id: str | None = Field(
        description="X-Request-Id of the request; only for those who are signed in"
    )
    action: Action = Field(description="What was done")
    object_type: str = Field(description="What sort of object")
    object_id: str = Field(description="Which object")
    before: dict[str, Any] | None = Field(description="As it was; null for a new one")
    after: dict[str, Any] | None = Field(description="As it became; null when removed")
    reason: str | None = Field(description="Why, where a reason was given")


class ChangeList(Page):
    """Changes of the page."""

    model_config = example(
        changes=[
            {
                "revision": 7,
                "at": "2026-02-24T09:30:00Z",
                "actor": {"name": None, "role": "reporter", "organisationId": "2281"},
                "channel": "browser",
                "traceId": None,
                "sentBy": None,
                "requestId": None,
                "action": "update",
                "objectType": "assessment",
                "objectId": "22-2026/audit-adult/2281",
                "before": {"status": "unknown"},
                "after": {"status": "offered"},
                "reason": None,
            }
        ],
        _meta={"totalRecords": 1, "page": 1, "limit": 20, "count": 1},
        _links={
            "self": {
                "href": "https://samplan.example.se/samplan/v1/changes",
                "rel": "self",
                "method": "GET",
            }
        },
    )

    changes: list[ChangeInfo] = Field(description="The page's changes")
