"""Subscriptions that tests are made of."""

from typing import Any

from samplan.db.engine import Database
from samplan.webhooks.sender import WebhookSender
from samplan.webhooks.terms import EventType
from support.asking import HOST, ROOT, Api, Json, body
from support.contract import Operation
from support.costs import some_id
from support.people import Keys
from support.settings import settings_for

SUBSCRIPTIONS = "/webhook-subscriptions"
DELIVERIES = "/webhook-deliveries"
HERE = {"webhooks_private_hosts": "127.0.0.1"}
"""Settings that let webhooks go to this machine."""
EVERYTHING = [one.value for one in EventType]


def new_subscription(**fields: Any) -> Json:
    """What is sent for a new subscription of county 22."""
    sent = {
        "id": some_id("hook"),
        "countyId": "22",
        "url": "https://portal.example.se/samplan",
        "description": "Provmottagaren",
        "eventTypes": EVERYTHING,
    }
    return sent | fields


def subscribe(api: Api, keys: Keys, url: str, **fields: Any) -> Json:
    """A new subscription with its secret, as the lead makes it."""
    sent = new_subscription(url=url, **fields)
    return body(api.post(SUBSCRIPTIONS, json=sent, key=keys.lead), 201)


def ping(api: Api, keys: Keys, subscription_id: str, **fields: Any) -> Json:
    """A try, as the lead asks for it."""
    path = f"{SUBSCRIPTIONS}/{subscription_id}/pings"
    return body(api.post(path, json=fields, key=keys.lead), 201)


def deliveries(api: Api, keys: Keys, subscription_id: str) -> list[Json]:
    """All deliveries of a subscription in their order, as the lead sees them."""
    params = {"subscription": subscription_id, "sort": "number"}
    return api.items(DELIVERIES, key=keys.lead, params=params)


def state_of(api: Api, keys: Keys, subscription_id: str) -> str:
    """How it goes for a subscription."""
    return str(api.read(f"{SUBSCRIPTIONS}/{subscription_id}", key=keys.lead)["state"])


def sender_for(database: Database, **settings: Any) -> WebhookSender:
    """A sender over the database that does nothing by itself."""
    chosen = settings_for(database.url, **{**HERE, **settings})
    return WebhookSender(chosen, database, f"{HOST}{ROOT}")


def work(sender: WebhookSender) -> None:
    """Make deliveries of all that has happened, and send what is due."""
    sender.tell()
    sender.send_due()


SPARE = new_subscription(id="22-spare-hook")
_PING = {"id": "ping-22-spare"}
_PINGS = f"{SUBSCRIPTIONS}/{SPARE['id']}/pings"
SPARES: dict[str, tuple[str, str, Json]] = {
    **{
        f"{method} {SUBSCRIPTIONS}/{{subscriptionId}}{part}": (
            "subscriptionId",
            SUBSCRIPTIONS,
            SPARE,
        )
        for method, part in (
            ("GET", ""),
            ("PATCH", ""),
            ("POST", "/secrets"),
            ("POST", "/pings"),
            ("POST", "/replays"),
        )
    },
    f"DELETE {SUBSCRIPTIONS}/{{subscriptionId}}": (
        "subscriptionId",
        SUBSCRIPTIONS,
        new_subscription(id="22-spare-hook-to-end"),
    ),
    f"GET {DELIVERIES}/{{deliveryId}}": ("deliveryId", _PINGS, _PING),
    f"POST {DELIVERIES}/{{deliveryId}}/replays": ("deliveryId", _PINGS, _PING),
}
"""What operations show, change or take away: its name in the address, where it is made, and what
is sent."""


def make_receiver(api: Api, operation: Operation, key: str | None) -> None:
    """Make the subscription that a try is sent to, unless it is there."""
    if str(operation) in SPARES and "deliveryId" in operation.names:
        assert api.post(SUBSCRIPTIONS, json=SPARE, key=key).status_code in {201, 409}
