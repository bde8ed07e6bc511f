"""Subscriptions, their deliveries, and how far each county's history has been told."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from samplan.db.base import enum_field, id_field
from samplan.webhooks.terms import DeliveryProblem, DeliveryStatus, EventType


class WebhookSubscription(SQLModel, table=True):
    """Somebody's system that wants to be told what happens in a county."""

    __tablename__ = "webhook_subscription"

    id: str = id_field(primary_key=True)
    county_id: str = id_field(foreign_key="county.id", index=True)
    url: str = Field(max_length=500)
    description: str = Field(max_length=100)
    """What receives it: a function, no person."""
    event_types: list[str] = Field(sa_column=sa.Column(sa.JSON, nullable=False))
    is_active: bool = True
    is_gone: bool = False
    """Switched off because the receiver answered 410."""
    secret: str = Field(max_length=100)
    """Signs what is sent. It has to be known, so it is stored as it is, and never shown again."""
    old_secret: str | None = Field(default=None, max_length=100)
    old_secret_until: datetime | None = None
    """Until then the secret before the last rotation signs too."""
    from_revision: int
    """Only what happened after this is for it."""
    last_number: int = 0
    """The number of its newest delivery."""
    failing_since: datetime | None = None
    """When the first attempt failed after which none has gone well."""
    has_given_up: bool = False
    """Whether something has been given up since anything went well."""
    claimed_until: datetime | None = None
    claim: str | None = Field(default=None, max_length=32)
    """Which sender has it in hand until then."""
    entered_by: str = Field(max_length=200)
    entered_at: datetime
    version: int = 1


class WebhookDelivery(SQLModel, table=True):
    """One event on its way to one subscription."""

    __tablename__ = "webhook_delivery"
    __table_args__ = (
        sa.UniqueConstraint("subscription_id", "number", name="uq_webhook_delivery_number"),
        sa.Index("ix_webhook_delivery_waiting", "status", "subscription_id", "number"),
        sa.Index("ix_webhook_delivery_queued", "queued_at"),
    )

    id: str = id_field(primary_key=True)
    """The event's id at the receiver, the same at each attempt and replay."""
    subscription_id: str = id_field(foreign_key="webhook_subscription.id")
    number: int
    """Its place in the order."""
    event_type: EventType = enum_field(EventType, "webhook_event_type")
    revision: int
    """The revision that it is about."""
    body: str = Field(sa_column=sa.Column(sa.Text, nullable=False))
    """What is sent, letter for letter: a signature is over these bytes."""
    status: DeliveryStatus = enum_field(DeliveryStatus, "webhook_delivery_status")
    queued_at: datetime
    """Since when it waits; given up a day later."""
    due_at: datetime
    replays: int = 0
    """How often somebody has asked for it to be sent once more."""
    attempts: int = 0
    attempted_at: datetime | None = None
    delivered_at: datetime | None = None
    answer_status: int | None = None
    """The HTTP status of the last answer; None when none came."""
    problem: DeliveryProblem | None = enum_field(
        DeliveryProblem, "webhook_delivery_problem", optional=True
    )


class WebhookOutlook(SQLModel, table=True):
    """How far a county's history has been told, and the findings that were there then."""

    __tablename__ = "webhook_outlook"

    county_id: str = id_field(primary_key=True, foreign_key="county.id")
    revision: int
    findings: dict[str, Any] = Field(sa_column=sa.Column(sa.JSON, nullable=False))
    """By id, what the finding is of."""
