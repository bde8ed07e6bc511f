"""When each sort of event is sent, in words; and what is sent, for the contract."""

from collections.abc import Callable
from typing import Any, Final

from fastapi import APIRouter, Response

from samplan.web.texts import Words
from samplan.webhooks import examples
from samplan.webhooks.schemas import WebhookEvent
from samplan.webhooks.terms import EventType

WHEN: Final = {
    EventType.GAP_ROUND_PUBLISHED: Words(
        "En omgång av GAP-analysen har publicerats.", "A round of the gap analysis was published."
    ),
    EventType.COLLECTION_PUBLISHED: Words(
        "En insamling av statistik har publicerats.", "A collection of figures was published."
    ),
    EventType.QUESTIONNAIRE_ROUND_PUBLISHED: Words(
        "En enkätomgång har publicerats.", "A round of a questionnaire was published."
    ),
    EventType.PROGRESS_CHANGED: Words(
        "Någon har lämnat en lägesrapport om en aktivitet.",
        "Somebody has reported how far an activity has come.",
    ),
    EventType.DECISION_CHANGED: Words(
        "Ett beslut har förts in, rättats eller tagits bort.",
        "A decision was entered, corrected or taken away.",
    ),
    EventType.FINDING_APPEARED: Words(
        "Avstämningen har hittat uppgifter som inte går ihop.",
        "Reconciliation has found figures that disagree.",
    ),
    EventType.FINDING_GONE: Words(
        "En avvikelse finns inte längre.", "A finding is no longer there."
    ),
    EventType.FINDING_HANDLED: Words(
        "En avvikelse har förklarats, godtagits eller öppnats igen.",
        "A finding was explained, accepted or opened again.",
    ),
    EventType.REPORT_ISSUED: Words(
        "En lägesrapport till nämnder har utfärdats.", "A status report to boards was issued."
    ),
    EventType.PING: Words("Ett prov som någon har bett om.", "A try that somebody has asked for."),
}


_HEADERS: Final = [
    {
        "name": name,
        "in": "header",
        "required": True,
        "description": description,
        "schema": {"type": "string"},
        "example": example,
    }
    for name, description, example in (
        (
            "webhook-id",
            "The event's id, the same at each attempt: take an event once",
            "event-0a1b2c3d4e5f60718293a4b5c6d7e8f9",
        ),
        (
            "webhook-timestamp",
            "When this attempt was made, in seconds since 1970; refuse what is older than minutes",
            "1771925402",
        ),
        (
            "webhook-signature",
            "Signatures by Standard Webhooks, v1; several with spaces between after a rotation",
            "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=",
        ),
    )
]


def describe_in(webhooks: APIRouter) -> None:
    """Write every event into the contract's part on webhooks."""
    for event_type, words in WHEN.items():
        webhooks.post(
            event_type.value,
            name=event_type.value,
            operation_id=f"webhook-{event_type.value.replace('.', '-').replace('_', '-')}",
            summary=words.en,
            description=f"{words.sv} / {words.en}",
            status_code=204,
            response_model=None,
            responses={
                204: {"description": "Taken. Any 2xx says so; anything else is tried again"},
                410: {"description": "Not wanted any more: the subscription is switched off"},
            },
            openapi_extra={
                "parameters": _HEADERS,
                "requestBody": {
                    "content": {"application/json": {"example": examples.event(event_type)}}
                },
            },
        )(_receiver())


def _receiver() -> Callable[[WebhookEvent], Response]:
    """What a receiver takes; never called here."""

    def receive(event: WebhookEvent) -> Any:
        """Take the event."""
        return Response(event.type, status_code=204)

    return receive
