"""Examples of subscriptions, deliveries and of what is sent."""

from typing import Any

from samplan.webhooks.terms import EventType

Json = dict[str, Any]

API = "https://samplan.example.se/samplan/v1"

SUBSCRIPTION: Json = {
    "id": "22-portal",
    "countyId": "22",
    "url": "https://portal.example.se/samplan",
    "description": "Länets planportal",
    "eventTypes": ["progress.changed", "report.issued"],
    "isActive": True,
    "state": "active",
    "failingSince": None,
    "waiting": 0,
    "lastNumber": 12,
    "oldSecretUntil": None,
    "version": 1,
    "_links": {
        "self": {
            "href": f"{API}/webhook-subscriptions/22-portal",
            "rel": "self",
            "method": "GET",
        },
        "deliveries": {
            "href": f"{API}/webhook-deliveries?subscription=22-portal",
            "rel": "related",
            "method": "GET",
        },
    },
}
SECRET = "whsec_…"  # noqa: S105 - no secret
DELIVERY: Json = {
    "id": "event-0a1b2c3d4e5f60718293a4b5c6d7e8f9",
    "subscriptionId": "22-portal",
    "number": 12,
    "eventType": "progress.changed",
    "revision": 118,
    "status": "delivered",
    "queuedAt": "2026-02-24T09:30:01Z",
    "attempts": 1,
    "attemptedAt": "2026-02-24T09:30:01Z",
    "dueAt": None,
    "deliveredAt": "2026-02-24T09:30:02Z",
    "answerStatus": 204,
    "problem": None,
    "replays": 0,
    "_links": {
        "self": {
            "href": f"{API}/webhook-deliveries/event-0a1b2c3d4e5f60718293a4b5c6d7e8f9",
            "rel": "self",
            "method": "GET",
        },
        "subscription": {
            "href": f"{API}/webhook-subscriptions/22-portal",
            "rel": "up",
            "method": "GET",
        },
    },
}


def _finding(**facts: str) -> Json:
    return {
        "path": "/county-findings?county=22",
        "objectType": "county-finding",
        "objectId": "total-against-cells--act--2281",
        "facts": {
            "domain": "gap",
            "kind": "total_against_cells",
            "certainty": "certain",
            "subjectType": "method",
            "subjectId": "act",
        }
        | facts,
    }


_ABOUT: dict[EventType, Json] = {
    EventType.GAP_ROUND_PUBLISHED: {
        "path": "/gap-rounds/22-2026",
        "objectType": "gap-round",
        "objectId": "22-2026",
        "facts": {"status": "published"},
    },
    EventType.COLLECTION_PUBLISHED: {
        "path": "/collections/22-2026",
        "objectType": "collection",
        "objectId": "22-2026",
        "facts": {"status": "published"},
    },
    EventType.QUESTIONNAIRE_ROUND_PUBLISHED: {
        "path": "/questionnaire-rounds/22-units-2026",
        "objectType": "questionnaire-round",
        "objectId": "22-units-2026",
        "facts": {"questionnaireId": "22-units", "status": "published"},
    },
    EventType.PROGRESS_CHANGED: {
        "path": "/progress-reports/progress-0a1b2c3d4e5f6071",
        "objectType": "progress-report",
        "objectId": "progress-0a1b2c3d4e5f6071",
        "action": "create",
        "facts": {
            "activityId": "22-plan-1-4",
            "organisationId": "2281",
            "status": "under_way",
            "asOf": "2026-02-20",
        },
    },
    EventType.DECISION_CHANGED: {
        "path": "/decisions/22-adopt-plan-2280-1",
        "objectType": "decision",
        "objectId": "22-adopt-plan-2280-1",
        "action": "create",
        "facts": {
            "matterId": "22-adopt-plan",
            "boardId": "2280-social-committee",
            "outcome": "adopted",
        },
    },
    EventType.FINDING_APPEARED: _finding() | {"action": "create"},
    EventType.FINDING_GONE: _finding() | {"action": "delete"},
    EventType.FINDING_HANDLED: {
        "path": "/county-findings?county=22",
        "objectType": "finding-review",
        "objectId": "total-against-cells--act--2281",
        "action": "create",
        "facts": {"state": "explained"},
    },
    EventType.REPORT_ISSUED: {
        "path": "/status-reports/22-status-2026",
        "objectType": "status-report",
        "objectId": "22-status-2026",
        "facts": {"planId": "22-plan", "scope": "plan", "stepId": None, "organisationId": None},
    },
    EventType.PING: {
        "path": "/counties/22",
        "objectType": "county",
        "objectId": "22",
        "action": "create",
        "facts": {},
    },
}


def event(event_type: EventType) -> Json:
    """What is sent of such an event."""
    about = {"action": "update"} | _ABOUT[event_type]
    path = about.pop("path")
    return {
        "type": event_type.value,
        "timestamp": "2026-02-24T09:30:00Z",
        "data": {
            "eventId": "event-0a1b2c3d4e5f60718293a4b5c6d7e8f9",
            "number": 12,
            "revision": 118,
            "countyId": "22",
            **about,
            "_links": {
                "self": {"href": f"{API}{path}", "rel": "related", "method": "GET"},
                "changes": {
                    "href": f"{API}/changes/feed?after=117&county=22",
                    "rel": "related",
                    "method": "GET",
                },
            },
        },
    }
