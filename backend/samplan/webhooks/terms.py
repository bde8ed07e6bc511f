"""Vocabulary of webhooks."""

from enum import StrEnum


class EventType(StrEnum):
    """What has happened."""

    GAP_ROUND_PUBLISHED = "gap_round.published"
    COLLECTION_PUBLISHED = "collection.published"
    QUESTIONNAIRE_ROUND_PUBLISHED = "questionnaire_round.published"
    PROGRESS_CHANGED = "progress.changed"
    DECISION_CHANGED = "decision.changed"
    """Entered, corrected or taken away."""
    FINDING_APPEARED = "finding.appeared"
    FINDING_GONE = "finding.gone"
    FINDING_HANDLED = "finding.handled"
    """Explained, accepted or opened again."""
    REPORT_ISSUED = "report.issued"
    PING = "ping"
    """A try, sent because somebody asked for it."""


FINDING_TYPES = (EventType.FINDING_APPEARED, EventType.FINDING_GONE)
"""Findings are computed: these are told by holding them against those that were there before."""


class SubscriptionState(StrEnum):
    """How it goes for a subscription."""

    ACTIVE = "active"
    RETRYING = "retrying"
    """The last attempt failed; it is tried again."""
    FAILING = "failing"
    """Nothing has come through for a day, or something was given up. It is still tried."""
    OFF = "off"
    """Switched off by those who keep it."""
    GONE = "gone"
    """Switched off because the receiver answered that it is gone (410)."""


class DeliveryStatus(StrEnum):
    """How far a delivery has come."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    GIVEN_UP = "given_up"
    """Not taken within a day. It can be replayed."""


class DeliveryProblem(StrEnum):
    """Why the last attempt failed."""

    ADDRESS_NOT_FOUND = "address_not_found"
    """The name has no address."""
    ADDRESS_REFUSED = "address_refused"
    """The address lies in the own network, and the settings do not allow it."""
    NO_CONNECTION = "no_connection"
    """Nobody answers, or the connection broke."""
    NOT_TRUSTED = "not_trusted"
    """The certificate is not valid for the address."""
    TOO_SLOW = "too_slow"
    """No answer in time."""
    REDIRECTED = "redirected"
    """Answered with another address; such are never followed."""
    REFUSED = "refused"
    """Answered with an error."""
    FAULT = "fault"
    """It could not be sent; an error on our side."""
