"""From the history to deliveries: what has happened in a county since it was last told of.

The history is the outbox. A write knows nothing of webhooks and is never held up by one; what is
committed is found here afterwards, in the order of revisions, also after a crash.
"""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlmodel import Session, col, select

from samplan.auth.service import Caller
from samplan.changes.service import readable
from samplan.db import history
from samplan.db.base import now
from samplan.db.engine import Database
from samplan.db.moments import moment_text
from samplan.db.session import beside, reading
from samplan.reconciliation.county.service import findings_of
from samplan.webhooks.events import TOLD_OF, Change, Event, body_of, events_of, finding_events
from samplan.webhooks.tables import WebhookDelivery, WebhookOutlook, WebhookSubscription
from samplan.webhooks.terms import DeliveryStatus

KEPT = timedelta(days=90)
"""How long deliveries that are over can be looked at and replayed."""

Findings = dict[str, dict[str, str]]
_NOBODY = Caller()
"""Told is what anybody may read."""


class News(NamedTuple):
    """What has happened in a county from one revision to another."""

    county_id: str
    since: int
    until: int
    events: list[Event]
    findings: Findings


def public_findings(session: Session, county_id: str) -> Findings:
    """The county's findings that anybody may read, with what they are of."""
    return {
        one.id: {
            "domain": one.domain.value,
            "kind": one.kind.value,
            "certainty": one.certainty.value,
            "subjectType": one.subject.type,
            "subjectId": one.subject.id,
        }
        for one in findings_of(session, county_id, unprotected=False).findings
    }


def look(session: Session, county_id: str, revision: int) -> None:
    """Begin to tell what happens in the county after the revision, unless somebody listens."""
    outlook = session.get(WebhookOutlook, county_id)
    listening = select(WebhookSubscription.id).where(
        col(WebhookSubscription.county_id) == county_id, col(WebhookSubscription.is_active)
    )
    if outlook is None:
        outlook = WebhookOutlook(county_id=county_id, revision=revision, findings={})
        session.add(outlook)
    elif session.exec(listening).first() is not None:
        return
    outlook.revision = revision
    outlook.findings = public_findings(session, county_id)
    session.flush()


def events_between(session: Session, county_id: str, since: int, until: int) -> list[Event]:
    """What the history holds of events in the county, as anybody may read it."""
    statement = (
        sa.select(
            col(history.Change.revision),
            col(history.Change.position),
            moment_text(col(history.Revision.at)),
            col(history.Change.action),
            col(history.Change.object_type),
            col(history.Change.object_id),
            col(history.Change.before),
            col(history.Change.after),
        )
        .join(history.Revision, col(history.Revision.number) == col(history.Change.revision))
        .where(*_within(session, county_id, since, until))
        .where(col(history.Change.object_type).in_(TOLD_OF))
        .order_by(col(history.Change.revision), col(history.Change.position))
    )
    rows = session.connection().execute(statement)
    return events_of((Change(*row) for row in rows), county_id)


def _within(session: Session, county_id: str, since: int, until: int) -> list[Any]:
    of_county = col(history.Change.county_id) == county_id
    return [
        history.after_revision(col(history.Change.revision), since),
        col(history.Change.revision) <= until,
        of_county,
        *readable(session, _NOBODY),
    ]


def tell(database: Database, root: str) -> int:
    """Make deliveries of all that has been committed; how many there were."""
    with reading(database) as session:
        counties = (
            select(WebhookOutlook.county_id, WebhookOutlook.revision)
            .where(
                col(WebhookOutlook.county_id).in_(
                    select(WebhookSubscription.county_id).where(col(WebhookSubscription.is_active))
                )
            )
            .order_by(col(WebhookOutlook.county_id))
        )
        newest = history.current_revision(session)
        behind = [county for county, seen in session.exec(counties) if seen < newest]
    return sum(_tell(database, county_id, root) for county_id in behind)


def _tell(database: Database, county_id: str, root: str) -> int:
    with reading(database) as session:
        news = _news(session, county_id)
    with beside(database) as session:
        return _deliver(session, news, root)


def _news(session: Session, county_id: str) -> News:
    """What has happened, as one moment shows it: events of the history, and findings compared."""
    outlook = session.get_one(WebhookOutlook, county_id)
    since, until = outlook.revision, history.current_revision(session)
    events = events_between(session, county_id, since, until)
    findings: Findings = outlook.findings
    if _could_matter(session, county_id, since, until):
        findings = public_findings(session, county_id)
        made = sa.select(moment_text(col(history.Revision.at)).label("at"))
        made = made.where(col(history.Revision.number) == until)
        at = str(session.connection().execute(made).scalar_one())
        events += finding_events(outlook.findings, findings, until, at, county_id)
    return News(county_id, since, until, events, findings)


def _could_matter(session: Session, county_id: str, since: int, until: int) -> bool:
    """Whether anything has changed that findings can rest on: the county's, or all counties'."""
    shared = col(history.Change.county_id).is_(None)
    statement = (
        sa.select(sa.literal(1))
        .select_from(history.Change)
        .where(
            history.after_revision(col(history.Change.revision), since),
            col(history.Change.revision) <= until,
        )
        .where(shared | (col(history.Change.county_id) == county_id))
        .where(*readable(session, _NOBODY))
        .limit(1)
    )
    return session.connection().execute(statement).first() is not None


def _deliver(session: Session, news: News, root: str) -> int:
    """Write down what is to be delivered, and that it has been told; nothing if another has."""
    held = select(WebhookOutlook).where(col(WebhookOutlook.county_id) == news.county_id)
    outlook = session.exec(held.with_for_update()).one()
    if outlook.revision != news.since:
        return 0
    subscriptions = (
        select(WebhookSubscription)
        .where(
            col(WebhookSubscription.county_id) == news.county_id,
            col(WebhookSubscription.is_active),
        )
        .order_by(col(WebhookSubscription.id))
    )
    made = 0
    if news.events:
        made = sum(
            _queue(session, row, news.events, root)
            for row in session.exec(subscriptions.with_for_update()).all()
        )
        _forget_old(session)
    outlook.revision = news.until
    outlook.findings = news.findings
    return made


def _queue(
    session: Session, subscription: WebhookSubscription, events: Iterable[Event], root: str
) -> int:
    """Queue what the subscription wants of the events and has not been told; how many."""
    named = {
        event.name_for(subscription.id): event
        for event in events
        if event.type.value in subscription.event_types
        and event.revision > subscription.from_revision
    }
    known = select(WebhookDelivery.id).where(col(WebhookDelivery.id).in_(named))
    there = set(session.exec(known))
    new = {name: event for name, event in named.items() if name not in there}
    return len(add(session, subscription, new, root))


def add(
    session: Session, subscription: WebhookSubscription, events: Mapping[str, Event], root: str
) -> list[WebhookDelivery]:
    """Deliveries of the events to the subscription, by what they are called, in their order."""
    moment, made = now(), []
    for name, event in events.items():
        subscription.last_number += 1
        number = subscription.last_number
        made.append(
            WebhookDelivery(
                id=name,
                subscription_id=subscription.id,
                number=number,
                event_type=event.type,
                revision=event.revision,
                body=body_of(event, name, number, subscription.county_id, root),
                status=DeliveryStatus.WAITING,
                queued_at=moment,
                due_at=moment,
            )
        )
    session.add_all(made)
    session.flush()
    return made


def _forget_old(session: Session) -> None:
    """Take away deliveries that have long been over: the history has all that they told."""
    over = sa.delete(WebhookDelivery).where(
        col(WebhookDelivery.status) != DeliveryStatus.WAITING,
        col(WebhookDelivery.queued_at) < now() - KEPT,
    )
    session.connection().execute(over)
