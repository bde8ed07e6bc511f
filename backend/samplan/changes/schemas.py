"""Changes as the API shows them."""

from datetime import datetime
from typing import Any

from pydantic import Field

from samplan.db.history import Action
from samplan.web.fields import ApiModel, example
from samplan.web.paging import Link, Page


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


_CHANGE = {
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


class ChangeList(Page):
    """Changes of the page."""

    model_config = example(
        changes=[_CHANGE],
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


_FEED = "https://samplan.example.se/samplan/v1/changes/feed"


class FeedLinks(ApiModel):
    """Links to this part of the feed and onward."""

    self: Link = Field(description="This part")
    next: Link | None = Field(None, description="The next part; not there when one is at the end")


class ChangeFeed(ApiModel):
    """Changes in the order in which they were made, and where to go on."""

    model_config = example(
        changes=[_CHANGE],
        cursor="7.0",
        isAtEnd=False,
        newestRevision=9,
        _links={
            "self": {"href": f"{_FEED}?after=6", "rel": "self", "method": "GET"},
            "next": {"href": f"{_FEED}?after=7.0", "rel": "next", "method": "GET"},
        },
    )

    changes: list[ChangeInfo] = Field(description="The changes, oldest first")
    cursor: str = Field(
        description="How far this goes; keep it, and give it as `after` to go on", examples=["7.0"]
    )
    is_at_end: bool = Field(
        description="Whether everything up to the newest revision has been read now"
    )
    newest_revision: int = Field(description="The newest revision when this was read")
    links: FeedLinks = Field(alias="_links", description="This part and the next")
