"""Rules for subscriptions and their deliveries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from samplan.auth.service import Caller
from samplan.auth.terms import Permission, Reach
from samplan.db.base import now
from samplan.db.history import (
    Action,
    Actor,
    Recorded,
    Scope,
    record,
    revision,
)
from samplan.organisations.tables import County
from samplan.web.errors import CONFLICT, ProblemError, invalid, not_found
from samplan.web.texts import Words
from samplan.web.violations import Violation
from samplan.webhooks.addresses import Allowed, Fault, read_target, refused
from samplan.webhooks.resolving import numbers_of
from samplan.webhooks.schedule import FAILING_AFTER
from samplan.webhooks.schemas import WebhookSubscriptionCreate, WebhookSubscriptionUpdate
from samplan.webhooks.signing import new_secret
from samplan.webhooks.tables import WebhookDelivery, WebhookSubscription
from samplan.webhooks.telling import look
from samplan.webhooks.terms import DeliveryStatus, SubscriptionState

Json = dict[str, Any]

SUBSCRIPTION: Final = Words("Prenumerationen", "subscription")
DELIVERY: Final = Words("Leveransen", "delivery")
OLD_SECRET_HOLDS: Final = timedelta(days=1)
NAMES_SECONDS: Final = 1.0
"""How long a new address is looked up; it is looked up again whenever something is sent."""
_SENDER: Final = Actor(name="Webhookar", role="administrator", channel="command")

_FAULTS: Final = {
    Fault.FORM: Words(
        "Skriv en hel adress utan #, som https://portal.example.se/samplan.",
        "Write a whole address without #, such as https://portal.example.se/samplan.",
    ),
    Fault.SCHEME: Words(
        "Adressen ska börja med https://. "
        "Okrypterat skickas bara till värdar som driften har tillåtit.",
        "The address should begin with https://. "
        "Unencrypted is only for hosts that the settings allow.",
    ),
    Fault.CREDENTIALS: Words(
        "Adressen får inte innehålla användarnamn eller lösenord. Meddelanden är signerade.",
        "The address may not hold a user name or password. Messages are signed.",
    ),
    Fault.PORT: Words(
        "Porten hör till andra tjänster. Använd 443 eller en från 1024.",
        "The port belongs to other services. Use 443 or one from 1024.",
    ),
    Fault.PRIVATE: Words(
        "Adressen ligger i ett eget nät, dit webhookar inte skickas. "
        "Driften kan tillåta enstaka värdar.",
        "The address lies in a private network, where webhooks are not sent. "
        "Single hosts can be allowed in the settings.",
    ),
}


# --- who keeps what ---


def kept(caller: Caller) -> "SelectOfScalar[WebhookSubscription]":
    """The subscriptions that the caller keeps."""
    statement = select(WebhookSubscription)
    if caller.reach(Permission.MANAGE_WEBHOOKS) is Reach.ANY:
        return statement
    return statement.where(col(WebhookSubscription.county_id) == caller.county_id)


def kept_deliveries(caller: Caller) -> "SelectOfScalar[WebhookDelivery]":
    """The deliveries of the subscriptions that the caller keeps."""
    ids = sa.select(kept(caller).subquery().c.id)
    return select(WebhookDelivery).where(col(WebhookDelivery.subscription_id).in_(ids))


def get(session: Session, caller: Caller, subscription_id: str) -> WebhookSubscription:
    """A subscription that the caller keeps, or the problem that there is none."""
    one = kept(caller).where(col(WebhookSubscription.id) == subscription_id)
    row = session.exec(one).first()
    if row is None:
        raise not_found(SUBSCRIPTION)
    return row


def get_delivery(session: Session, caller: Caller, delivery_id: str) -> WebhookDelivery:
    """A delivery of a subscription that the caller keeps, or the problem that there is none."""
    one = kept_deliveries(caller).where(col(WebhookDelivery.id) == delivery_id)
    row = session.exec(one).first()
    if row is None:
        raise not_found(DELIVERY)
    return row


# --- as JSON ---


def documents(session: Session, rows: Sequence[WebhookSubscription]) -> list[Json]:
    """The subscriptions with how it goes for them, in the order given; never their secrets."""
    waiting, moment = _waiting(session, [row.id for row in rows]), now()
    return [
        {
            **_document(row),
            "state": state_of(row, moment),
            "failingSince": row.failing_since,
            "waiting": waiting.get(row.id, 0),
            "lastNumber": row.last_number,
        }
        for row in rows
    ]


def _document(row: WebhookSubscription) -> Json:
    """A subscription as its history keeps it."""
    until = row.old_secret_until
    return {
        "id": row.id,
        "countyId": row.county_id,
        "url": row.url,
        "description": row.description,
        "eventTypes": list(row.event_types),
        "isActive": row.is_active,
        "oldSecretUntil": until.isoformat().replace("+00:00", "Z") if until else None,
        "version": row.version,
    }


def _waiting(session: Session, ids: Sequence[str]) -> dict[str, int]:
    statement = (
        sa.select(col(WebhookDelivery.subscription_id), sa.func.count())
        .where(
            col(WebhookDelivery.subscription_id).in_(ids),
            col(WebhookDelivery.status) == DeliveryStatus.WAITING,
        )
        .group_by(col(WebhookDelivery.subscription_id))
    )
    return {row[0]: row[1] for row in session.connection().execute(statement)}


def state_of(row: WebhookSubscription, moment: datetime) -> SubscriptionState:
    """How it goes for the subscription."""
    if not row.is_active:
        return SubscriptionState.GONE if row.is_gone else SubscriptionState.OFF
    if row.failing_since is None:
        return SubscriptionState.ACTIVE
    long = row.has_given_up or row.failing_since <= moment - FAILING_AFTER
    return SubscriptionState.FAILING if long else SubscriptionState.RETRYING


def delivery_document(row: WebhookDelivery) -> Json:
    """A delivery as JSON, without what was answered."""
    return {
        "id": row.id,
        "subscriptionId": row.subscription_id,
        "number": row.number,
        "eventType": row.event_type,
        "revision": row.revision,
        "status": row.status,
        "queuedAt": row.queued_at,
        "attempts": row.attempts,
        "attemptedAt": row.attempted_at,
        "dueAt": row.due_at if row.status == DeliveryStatus.WAITING else None,
        "deliveredAt": row.delivered_at,
        "answerStatus": row.answer_status,
        "problem": row.problem,
        "replays": row.replays,
    }


def signing_secrets(row: WebhookSubscription, moment: datetime) -> list[str]:
    """The secrets that sign now: the newest first, and for a day the one before it."""
    until = row.old_secret_until
    old = [row.old_secret] if row.old_secret and until and until > moment else []
    return [row.secret, *old]


# --- keeping subscriptions ---


@dataclass(frozen=True)
class Surroundings:
    """What the settings say that rules rest on."""

    allowed: Allowed
    root: str
    """The address of the API in what is sent."""


def create(
    session: Session, new: WebhookSubscriptionCreate, around: Surroundings, *, by: Actor
) -> WebhookSubscription:
    """A new subscription, to be told of what happens from now on. Its secret is in the row."""
    if session.get(WebhookSubscription, new.id) is not None:
        raise ProblemError(CONFLICT, Words("Id:t är upptaget.", "That id is already taken."))
    found = _address_violations(new.url, around.allowed)
    if session.get(County, new.county_id) is None:
        words = Words("Länet finns inte.", "There is no such county.")
        found.append(Violation("countyId", words))
    if found:
        raise invalid(*found)
    number = revision(session, by)
    if new.is_active:
        look(session, new.county_id, number)
    row = WebhookSubscription(
        id=new.id,
        county_id=new.county_id,
        url=new.url,
        description=new.description,
        event_types=_in_order(new.event_types),
        is_active=new.is_active,
        secret=new_secret(),
        from_revision=number,
        entered_by=by.name,
        entered_at=now(),
    )
    session.add(row)
    session.flush()
    _record(session, by, row, None, _document(row))
    return row


def update(
    session: Session,
    row: WebhookSubscription,
    change: WebhookSubscriptionUpdate,
    around: Surroundings,
    *,
    by: Actor,
) -> WebhookSubscription:
    """Change what is named in the change."""
    before, named = _document(row), change.model_fields_set
    if "url" in named and change.url != row.url:
        found = _address_violations(change.url, around.allowed)
        if found:
            raise invalid(*found)
        row.url = change.url
    if "description" in named:
        row.description = change.description
    if "event_types" in named:
        row.event_types = _in_order(change.event_types)
    if "is_active" in named and change.is_active != row.is_active:
        _switch(session, row, on=change.is_active, by=by)
    if _document(row) == before:
        return row
    row.entered_by = by.name
    row.version += 1
    session.flush()
    _record(session, by, row, before, _document(row))
    return row


def _switch(session: Session, row: WebhookSubscription, *, on: bool, by: Actor) -> None:
    """Switched on, it is told of what happens from then on; off, what waits is given up."""
    if on:
        number = revision(session, by)
        look(session, row.county_id, number)
        row.from_revision = number
        row.is_gone, row.failing_since, row.has_given_up = False, None, False
    else:
        waiting = sa.update(WebhookDelivery).where(
            col(WebhookDelivery.subscription_id) == row.id,
            col(WebhookDelivery.status) == DeliveryStatus.WAITING,
        )
        session.connection().execute(waiting.values(status=DeliveryStatus.GIVEN_UP))
    row.is_active = on


def switch_off_gone(session: Session, subscription_id: str) -> None:
    """Switch off a subscription whose receiver has answered that it is gone."""
    row = session.get(WebhookSubscription, subscription_id)
    if row is None or not row.is_active:
        return
    before = _document(row)
    _switch(session, row, on=False, by=_SENDER)
    row.is_gone = True
    row.version += 1
    session.flush()
    _record(session, _SENDER, row, before, _document(row))


def delete(session: Session, row: WebhookSubscription, *, by: Actor) -> None:
    """Take a subscription away with its deliveries; its history stays."""
    before, county_id = _document(row), row.county_id
    own = sa.delete(WebhookDelivery).where(col(WebhookDelivery.subscription_id) == row.id)
    session.connection().execute(own)
    session.delete(row)
    session.flush()
    change = Recorded(
        Action.DELETE, "webhook-subscription", before["id"], before, None, county_scope(county_id)
    )
    record(session, by, change)


def rotate(session: Session, row: WebhookSubscription, *, by: Actor) -> WebhookSubscription:
    """A new secret; the one before signs beside it for a day."""
    before = _document(row)
    row.old_secret, row.old_secret_until = row.secret, now() + OLD_SECRET_HOLDS
    row.secret = new_secret()
    row.version += 1
    session.flush()
    _record(session, by, row, before, _document(row))
    return row


def _in_order(types: Sequence[Any]) -> list[str]:
    return sorted({one.value for one in types})


def _address_violations(url: str, allowed: Allowed) -> list[Violation]:
    """Whether webhooks may go there, as far as can be told now; sending looks again."""
    target = read_target(url)
    if isinstance(target, Fault):
        return [Violation("url", _FAULTS[target])]
    fault = refused(target, numbers_of(target.host, target.port, NAMES_SECONDS), allowed)
    return [] if fault is None else [Violation("url", _FAULTS[fault])]


def county_scope(county_id: str) -> Scope:
    """Who reads their history: those who keep the county."""
    return Scope(county_id=county_id, restricted=True)


def _record(
    session: Session, by: Actor, row: WebhookSubscription, before: Json | None, after: Json
) -> None:
    action = Action.CREATE if before is None else Action.UPDATE
    scope = county_scope(row.county_id)
    record(session, by, Recorded(action, "webhook-subscription", row.id, before, after, scope))
