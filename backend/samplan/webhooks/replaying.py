"""What is sent because somebody asked for it: a try, or what has been sent or missed before."""

import secrets
from typing import Final

from sqlmodel import Session, col, select

from samplan.db.base import now
from samplan.db.history import (
    Action,
    Actor,
    Recorded,
    after_revision,
    current_revision,
    record,
    revision,
)
from samplan.web.errors import CONFLICT, ProblemError, invalid
from samplan.web.texts import Words
from samplan.web.violations import Violation
from samplan.webhooks.events import ping as ping_event
from samplan.webhooks.service import Json, Surroundings, county_scope
from samplan.webhooks.tables import WebhookDelivery, WebhookSubscription
from samplan.webhooks.telling import add, events_between
from samplan.webhooks.terms import DeliveryStatus

MOST_REPLAYED: Final = 1_000


def ping(
    session: Session,
    row: WebhookSubscription,
    event_id: str | None,
    around: Surroundings,
    *,
    by: Actor,
) -> WebhookDelivery:
    """Queue a try. Asked for again with the same id, it is the same try."""
    _refuse_off(row)
    name = event_id or f"ping-{secrets.token_hex(8)}"
    there = session.get(WebhookDelivery, name)
    if there is not None:
        if there.subscription_id != row.id:
            raise ProblemError(CONFLICT, Words("Id:t är upptaget.", "That id is already taken."))
        return there
    moment = now().isoformat().replace("+00:00", "Z")
    event = ping_event(row.county_id, revision(session, by), moment)
    [made] = add(session, row, {name: event}, around.root)
    after = _told(made)
    scope = county_scope(row.county_id)
    record(session, by, Recorded(Action.CREATE, "webhook-delivery", name, None, after, scope))
    return made


def replay(
    session: Session, delivery: WebhookDelivery, row: WebhookSubscription, *, by: Actor
) -> WebhookDelivery:
    """Send a delivery once more, under its own id and number."""
    _refuse_off(row)
    before = _told(delivery)
    _queue_again(delivery)
    session.flush()
    change = Recorded(
        Action.UPDATE,
        "webhook-delivery",
        delivery.id,
        before,
        _told(delivery),
        county_scope(row.county_id),
    )
    record(session, by, change)
    return delivery


def replay_since(
    session: Session, row: WebhookSubscription, since: int, around: Surroundings, *, by: Actor
) -> int:
    """Send all that has happened after the revision once more, what was missed too; how many.

    What happened while it was off, or before it was there, is found in the history. Findings that
    came and went then are not: they are computed, and only remembered for those who listen.
    """
    _refuse_off(row)
    until = current_revision(session)
    wanted = [
        one
        for one in events_between(session, row.county_id, since, until)
        if one.type.value in row.event_types
    ]
    earlier = select(WebhookDelivery).where(
        col(WebhookDelivery.subscription_id) == row.id,
        after_revision(col(WebhookDelivery.revision), since),
        col(WebhookDelivery.event_type).in_(row.event_types),
    )
    again = session.exec(earlier.order_by(col(WebhookDelivery.number))).all()
    named = {event.name_for(row.id): event for event in wanted}
    missed = {name: named[name] for name in named.keys() - {one.id for one in again}}
    if len(again) + len(missed) > MOST_REPLAYED:
        words = Words(
            f"Det är fler än {MOST_REPLAYED} händelser. Läs dem ur /changes/feed i stället.",
            f"There are more than {MOST_REPLAYED} events. Read them from /changes/feed instead.",
        )
        raise invalid(Violation("sinceRevision", words))
    for one in again:
        _queue_again(one)
    add(session, row, {name: named[name] for name in named if name in missed}, around.root)
    number = len(again) + len(missed)
    after = {"subscriptionId": row.id, "sinceRevision": since, "events": number}
    change = Recorded(
        Action.CREATE, "webhook-replay", row.id, None, after, county_scope(row.county_id)
    )
    record(session, by, change)
    return number


def _queue_again(delivery: WebhookDelivery) -> None:
    delivery.status = DeliveryStatus.WAITING
    delivery.queued_at = delivery.due_at = now()
    delivery.attempts = 0
    delivery.replays += 1


def _told(delivery: WebhookDelivery) -> Json:
    """A delivery as the history keeps that somebody asked for it."""
    return {
        "id": delivery.id,
        "subscriptionId": delivery.subscription_id,
        "eventType": delivery.event_type.value,
        "status": delivery.status.value,
        "replays": delivery.replays,
    }


def _refuse_off(row: WebhookSubscription) -> None:
    if not row.is_active:
        words = Words(
            "Prenumerationen är avstängd. Slå på den först.",
            "The subscription is off. Switch it on first.",
        )
        raise ProblemError(CONFLICT, words)
