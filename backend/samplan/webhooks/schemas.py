"""Subscriptions and deliveries as the API shows and takes them, and events as they are sent."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from samplan.web.fields import (
    ApiModel,
    Id,
    InputModel,
    Line,
    Text,
    WebAddress,
    example,
    left_out,
)
from samplan.web.paging import Link, Page
from samplan.webhooks import examples
from samplan.webhooks.terms import (
    DeliveryProblem,
    DeliveryStatus,
    EventType,
    SubscriptionState,
)

_LIST = "https://samplan.example.se/samplan/v1"


def _page(path: str) -> dict[str, Any]:
    return {
        "_meta": {"totalRecords": 1, "page": 1, "limit": 20, "count": 1},
        "_links": {"self": {"href": f"{_LIST}{path}", "rel": "self", "method": "GET"}},
    }


Function = Annotated[Line, StringConstraints(max_length=100)]
EventTypes = Annotated[
    list[Annotated[EventType, Field(strict=False)]],
    Field(min_length=1, max_length=len(EventType)),
]


class WebhookSubscriptionLinks(ApiModel):
    """Where it is, and what has been sent."""

    self: Link = Field(description="This subscription")
    deliveries: Link = Field(description="Its deliveries")


class WebhookSubscriptionInfo(ApiModel):
    """A system that is told what happens in a county, and how that goes."""

    model_config = example(**examples.SUBSCRIPTION)

    id: str = Field(description="Slug")
    county_id: str = Field(description="The county")
    url: str = Field(description="Where events are sent")
    description: str = Field(description="What receives them: a function, no person")
    event_types: list[EventType] = Field(description="What it is told of")
    is_active: bool = Field(description="Whether it is switched on")
    state: SubscriptionState = Field(description="How it goes")
    failing_since: datetime | None = Field(
        description="Since when nothing has come through, UTC", examples=["2026-02-24T09:30:00Z"]
    )
    waiting: int = Field(description="Deliveries that wait")
    last_number: int = Field(description="The number of its newest delivery; 0 when there is none")
    old_secret_until: datetime | None = Field(
        description="Until when the secret before the last rotation signs too, UTC",
        examples=["2026-02-25T09:30:00Z"],
    )
    version: int = Field(description='For If-Match, as "v1"')
    links: WebhookSubscriptionLinks = Field(alias="_links", description="Where it is")


class NewWebhookSecret(WebhookSubscriptionInfo):
    """A subscription with its new secret, which is shown this once."""

    model_config = example(**examples.SUBSCRIPTION, secret=examples.SECRET)

    secret: str = Field(description="Signs what is sent; keep it now, it is never shown again")


class WebhookSubscriptionList(Page):
    """Subscriptions of the page."""

    model_config = example(
        webhookSubscriptions=[examples.SUBSCRIPTION], **_page("/webhook-subscriptions")
    )

    webhook_subscriptions: list[WebhookSubscriptionInfo] = Field(
        description="The page's subscriptions"
    )


class WebhookSubscriptionCreate(InputModel):
    """A new subscription."""

    model_config = example(
        id="22-portal",
        countyId="22",
        url="https://portal.example.se/samplan",
        description="Länets planportal",
        eventTypes=["progress.changed", "report.issued"],
    )

    id: Id = Field(description="Slug", examples=["22-portal"])
    county_id: Id = Field(description="The county", examples=["22"])
    url: WebAddress = Field(
        description="Where events are sent: https, not in a private network",
        examples=["https://portal.example.se/samplan"],
    )
    description: Function = Field(description="What receives them: a function, no person")
    event_types: EventTypes = Field(description="What it is told of")
    is_active: bool = Field(True, description="Whether it is switched on")


class WebhookSubscriptionUpdate(InputModel):
    """What is to change; what is left out stays."""

    model_config = example(eventTypes=["decision.changed", "report.issued"], isActive=True)

    url: WebAddress = Field(default_factory=left_out, description="Where events are sent")
    description: Function = Field(default_factory=left_out, description="What receives them")
    event_types: EventTypes = Field(default_factory=left_out, description="What it is told of")
    is_active: bool = Field(default_factory=left_out, description="Whether it is switched on")


class WebhookPing(InputModel):
    """A try."""

    model_config = example(id="ping-22-portal-1")

    id: Id | None = Field(
        None, description="Id of the delivery; sent again with the same, it is the same try"
    )


class WebhookReplay(InputModel):
    """From where to send again."""

    model_config = example(sinceRevision=1)

    since_revision: int = Field(description="What happened after this revision", ge=0, le=2**53)


class WebhookReplayInfo(ApiModel):
    """What is sent again."""

    model_config = example(sinceRevision=1, events=12)

    since_revision: int = Field(description="What happened after this revision")
    events: int = Field(description="How many events wait to be sent again")


class WebhookDeliveryLinks(ApiModel):
    """Where it is."""

    self: Link = Field(description="This delivery")
    subscription: Link = Field(description="Whose it is")


class WebhookDeliveryInfo(ApiModel):
    """One event on its way to one subscription. Of the answer, only the status is kept."""

    model_config = example(**examples.DELIVERY)

    id: str = Field(description="The event's id, as in the header webhook-id")
    subscription_id: str = Field(description="The subscription")
    number: int = Field(description="Its place in the order")
    event_type: EventType = Field(description="What has happened")
    revision: int = Field(description="The revision that it is about")
    status: DeliveryStatus = Field(description="How far it has come")
    queued_at: datetime = Field(
        description="Since when it waits; given up a day later, UTC",
        examples=["2026-02-24T09:30:01Z"],
    )
    attempts: int = Field(description="Attempts since then")
    attempted_at: datetime | None = Field(
        description="The last attempt, UTC", examples=["2026-02-24T09:30:01Z"]
    )
    due_at: datetime | None = Field(
        description="When it is tried next, UTC; null when it no longer waits",
        examples=["2026-02-24T09:35:00Z"],
    )
    delivered_at: datetime | None = Field(
        description="When the receiver took it, UTC", examples=["2026-02-24T09:30:02Z"]
    )
    answer_status: int | None = Field(description="HTTP status of the last answer")
    problem: DeliveryProblem | None = Field(description="Why the last attempt failed")
    replays: int = Field(description="How often it has been asked for once more")
    links: WebhookDeliveryLinks = Field(alias="_links", description="Where it is")


class WebhookDeliveryList(Page):
    """Deliveries of the page."""

    model_config = example(webhookDeliveries=[examples.DELIVERY], **_page("/webhook-deliveries"))

    webhook_deliveries: list[WebhookDeliveryInfo] = Field(description="The page's deliveries")


class WebhookEventLinks(ApiModel):
    """Where more is to be read."""

    self: Link = Field(description="What it is about")
    changes: Link = Field(description="The feed of changes from this revision on, to catch up")


class WebhookEventData(ApiModel):
    """Ids and links; what is at them is read with the receiver's own key."""

    event_id: str = Field(description="As in the header webhook-id; the same at each attempt")
    number: int = Field(description="Its place in the order of this subscription")
    revision: int = Field(description="The revision that it is about")
    county_id: str = Field(description="The county")
    object_type: str = Field(description="What sort of object")
    object_id: str = Field(description="Which object")
    action: str = Field(description="create, update or delete")
    facts: dict[str, str | None] = Field(
        description="Ids of what it belongs to and words of vocabularies; never a figure"
    )
    links: WebhookEventLinks = Field(alias="_links", description="Where more is to be read")


class WebhookEvent(ApiModel):
    """What is sent, in the form of Standard Webhooks."""

    model_config = example(**examples.event(EventType.PROGRESS_CHANGED))

    type: EventType = Field(description="What has happened")
    timestamp: datetime = Field(
        description="When it was entered, UTC", examples=["2026-02-24T09:30:00Z"]
    )
    data: WebhookEventData = Field(description="What it is about")


class WebhookEventTypeInfo(ApiModel):
    """A sort of event."""

    type: EventType = Field(description="Its name")
    description: Text = Field(description="When it is sent")
    example: WebhookEvent = Field(description="What is sent")


class WebhookEventTypeList(ApiModel):
    """Every sort of event."""

    model_config = example(
        webhookEventTypes=[
            {
                "type": "progress.changed",
                "description": {
                    "sv": "Någon har lämnat en lägesrapport om en aktivitet.",
                    "en": "Somebody has reported how far an activity has come.",
                },
                "example": examples.event(EventType.PROGRESS_CHANGED),
            }
        ]
    )

    webhook_event_types: list[WebhookEventTypeInfo] = Field(description="Each with an example")
