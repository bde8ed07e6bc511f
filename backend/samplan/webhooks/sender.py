"""Tells others' systems what has happened, in threads of its own, so that no request ever waits.

One thread looks whether something new has been committed, and makes deliveries of it. A few hands
send what is due. A subscription is claimed before anything is sent to it, so that several servers
share the work and each receiver gets its events one after the other; a server that dies leaves the
claim, which runs out: the event is then sent again. So each goes out at least once, in order.
"""

import secrets
import ssl
import threading
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import aliased
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from samplan.db.base import now
from samplan.db.engine import Database
from samplan.db.session import beside, reading, writing
from samplan.settings import Settings
from samplan.webhooks import service
from samplan.webhooks.addresses import Allowed
from samplan.webhooks.posting import WHOLE_SECONDS, Outcome, post
from samplan.webhooks.schedule import next_attempt
from samplan.webhooks.signing import headers_of
from samplan.webhooks.tables import WebhookDelivery, WebhookSubscription
from samplan.webhooks.telling import tell
from samplan.webhooks.terms import DeliveryProblem, DeliveryStatus

log = structlog.get_logger("samplan.webhooks")

POLL_SECONDS = 1.0
HANDS = 4
"""Deliveries under way at once: one receiver that hangs holds up no other."""
CLAIM = timedelta(minutes=1)
"""How long a claim holds; longer than any receiver is waited for."""


@dataclass(frozen=True, slots=True)
class _Claimed:
    """A delivery that this server has in hand."""

    id: str
    subscription_id: str
    claim: str
    url: str
    secrets: tuple[str, ...]
    body: str
    attempts: int
    queued_at: datetime


class WebhookSender:
    """See the module's text."""

    whole_seconds = WHOLE_SECONDS
    """How long a receiver is waited for."""

    def __init__(self, settings: Settings, database: Database, root: str) -> None:
        self._database = database
        self._root = root
        self._allowed = Allowed.read(settings.webhooks_private_hosts)
        self._trust = ssl.create_default_context()
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self._hands: list[threading.Thread] = []

    def start(self) -> None:
        """Begin to look again and again."""
        if self._thread is None:
            # Daemons: a receiver that does not answer holds up no shutdown.
            self._thread = threading.Thread(target=self._run, name="webhooks", daemon=True)
            self._thread.start()

    def stop(self, patience: float = 2.0) -> None:
        """Begin nothing new; wait a moment for what is under way."""
        self._stopping.set()
        for thread in (self._thread, *self._hands):
            if thread is not None:
                thread.join(patience)

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._guarded(self._look)
            self._stopping.wait(POLL_SECONDS)

    def _look(self) -> None:
        tell(self._database, self._root)
        if self._is_due():
            self._hands = [hand for hand in self._hands if hand.is_alive()]
            for _ in range(HANDS - len(self._hands)):
                hand = threading.Thread(
                    target=self._guarded, args=(self.send_due,), name="webhook-hand", daemon=True
                )
                self._hands.append(hand)
                hand.start()

    def _guarded(self, work: Any) -> None:
        try:
            work()
        except SQLAlchemyError as error:
            log.warning("webhooks cannot reach the database", error=type(error).__name__)
        except Exception as error:  # noqa: BLE001 - whatever it was, the next round is made
            log.error("webhooks failed", error=type(error).__name__)  # noqa: TRY400 - the text of the error may name an address

    def tell(self) -> int:
        """Make deliveries of what has been committed; how many."""
        return tell(self._database, self._root)

    def send_due(self) -> None:
        """Send what is due, one after the other, until nothing is."""
        while not self._stopping.is_set() and self._is_due():
            claimed = self._claim()
            if claimed is None:
                return
            self._note(claimed, self._attempt(claimed))

    def _is_due(self) -> bool:
        with reading(self._database) as session:
            return session.connection().execute(_due()).first() is not None

    def _claim(self) -> _Claimed | None:
        """The next delivery that is due, with its subscription for this server alone."""
        with beside(self._database) as session:
            held = _due().with_for_update(skip_locked=True, of=WebhookSubscription)
            found = session.connection().execute(held).first()
            if found is None:
                return None
            # Looked at anew now that it is held: another server may just have sent it.
            subscription = session.get_one(WebhookSubscription, found.subscription_id)
            delivery = session.exec(_first_waiting(subscription.id)).first()
            moment = now()
            if delivery is None or delivery.due_at > moment:
                return None
            subscription.claim = secrets.token_hex(8)
            subscription.claimed_until = moment + CLAIM
            delivery.attempts += 1
            delivery.attempted_at = moment
            return _Claimed(
                delivery.id,
                subscription.id,
                subscription.claim,
                subscription.url,
                tuple(service.signing_secrets(subscription, moment)),
                delivery.body,
                delivery.attempts,
                delivery.queued_at,
            )

    def _attempt(self, claimed: _Claimed) -> Outcome:
        headers = {
            "Content-Type": "application/json",
            "User-Agent": "Samplan-Webhooks",
            **headers_of(claimed.id, claimed.body, now(), claimed.secrets),
        }
        try:
            return post(
                claimed.url,
                claimed.body.encode(),
                headers,
                self._allowed,
                self._trust,
                self.whole_seconds,
            )
        except Exception as error:  # noqa: BLE001 - one that fails holds up no other
            log.error("webhook not sent", id=claimed.id, error=type(error).__name__)  # noqa: TRY400 - the text of the error may name an address
            return Outcome(problem=DeliveryProblem.FAULT)

    def _note(self, claimed: _Claimed, outcome: Outcome) -> None:
        """Write down what came of it, and let go of the subscription."""
        log.info(
            "webhook",
            id=claimed.id,
            subscription=claimed.subscription_id,
            attempts=claimed.attempts,
            status=outcome.answer_status,
            problem=outcome.problem,
        )
        moment = now()
        again = None
        if not outcome.is_delivered and not outcome.is_gone:
            again = next_attempt(claimed.attempts, claimed.queued_at, moment)
        with beside(self._database) as session:
            held = select(WebhookSubscription).where(
                col(WebhookSubscription.id) == claimed.subscription_id
            )
            subscription = session.exec(held.with_for_update()).first()
            delivery = session.get(WebhookDelivery, claimed.id)
            if subscription is None or delivery is None:
                return  # taken away meanwhile
            _write_down(delivery, outcome, moment, again)
            _judge(subscription, outcome, moment, given_up=again is None)
            if subscription.claim == claimed.claim:
                subscription.claim = subscription.claimed_until = None
        if outcome.is_gone:
            with writing(self._database) as session:
                service.switch_off_gone(session, claimed.subscription_id)


def _first_waiting(subscription_id: str) -> "SelectOfScalar[WebhookDelivery]":
    """The delivery that all later ones of the subscription wait for."""
    return (
        select(WebhookDelivery)
        .where(
            col(WebhookDelivery.subscription_id) == subscription_id,
            col(WebhookDelivery.status) == DeliveryStatus.WAITING,
        )
        .order_by(col(WebhookDelivery.number))
        .limit(1)
    )


def _write_down(
    delivery: WebhookDelivery, outcome: Outcome, moment: datetime, again: datetime | None
) -> None:
    delivery.answer_status, delivery.problem = outcome.answer_status, outcome.problem
    if outcome.is_delivered:
        delivery.status = DeliveryStatus.DELIVERED
        delivery.delivered_at = moment
    elif again is None:
        delivery.status = DeliveryStatus.GIVEN_UP
    else:
        delivery.due_at = again


def _judge(
    subscription: WebhookSubscription, outcome: Outcome, moment: datetime, *, given_up: bool
) -> None:
    """How it goes for the subscription after this."""
    if outcome.is_delivered:
        subscription.failing_since, subscription.has_given_up = None, False
        return
    subscription.failing_since = subscription.failing_since or moment
    subscription.has_given_up = subscription.has_given_up or given_up


def _due() -> Any:
    """The first that waits of a subscription that nobody has in hand, when its time has come."""
    waiting = aliased(WebhookDelivery)
    first = (
        sa.select(sa.func.min(waiting.number))
        .where(
            col(waiting.subscription_id) == col(WebhookSubscription.id),
            col(waiting.status) == DeliveryStatus.WAITING,
        )
        .scalar_subquery()
    )
    moment = now()
    claimed_until = col(WebhookSubscription.claimed_until)
    return (
        sa.select(col(WebhookSubscription.id).label("subscription_id"))
        .join(
            WebhookDelivery,
            (col(WebhookDelivery.subscription_id) == col(WebhookSubscription.id))
            & (col(WebhookDelivery.number) == first),
        )
        .where(
            col(WebhookSubscription.is_active),
            claimed_until.is_(None) | (claimed_until <= moment),
            col(WebhookDelivery.due_at) <= moment,
        )
        .order_by(col(WebhookDelivery.due_at), col(WebhookSubscription.id))
        .limit(1)
    )
