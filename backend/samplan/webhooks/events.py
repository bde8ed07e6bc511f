"""Which change of the history is which event, and what is told of it. It knows no database."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from samplan.webhooks.terms import EventType

Json = dict[str, Any]


class Change(NamedTuple):
    """What a change in the history says, as far as events need it."""

    revision: int
    position: int
    at: str
    action: str
    object_type: str
    object_id: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


class Event(NamedTuple):
    """Something that has happened in a county."""

    type: EventType
    revision: int
    at: str
    object_type: str
    object_id: str
    action: str
    facts: Mapping[str, str | None]
    """Ids and words of vocabularies; no number and no text that anybody has written."""
    path: str
    """Where it is read, under the API."""

    def name_for(self, subscription_id: str) -> str:
        """The id of the event at one subscriber: the same whenever it is told."""
        parts = (subscription_id, self.type.value, self.revision, self.object_id, self.action)
        digest = hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()
        return f"event-{digest[:32]}"


_PUBLISHED = {
    "gap-round": (EventType.GAP_ROUND_PUBLISHED, "/gap-rounds/{}", "published"),
    "collection": (EventType.COLLECTION_PUBLISHED, "/collections/{}", "published"),
    "questionnaire-round": (
        EventType.QUESTIONNAIRE_ROUND_PUBLISHED,
        "/questionnaire-rounds/{}",
        "published",
    ),
    "status-report": (EventType.REPORT_ISSUED, "/status-reports/{}", "issued"),
}
"""Things that are made in private and told of when they become everybody's."""
_FACTS = {
    "gap-round": ("status",),
    "collection": ("status",),
    "questionnaire-round": ("questionnaireId", "status"),
    "status-report": ("planId", "scope", "stepId", "organisationId"),
    "progress-report": ("activityId", "organisationId", "status", "asOf"),
    "decision": ("matterId", "boardId", "outcome"),
    "finding-review": ("state",),
}
_PATHS = {
    "progress-report": "/progress-reports/{}",
    "decision": "/decisions/{}",
}
_TYPES = {
    "progress-report": EventType.PROGRESS_CHANGED,
    "decision": EventType.DECISION_CHANGED,
    "finding-review": EventType.FINDING_HANDLED,
}
TOLD_OF = frozenset({*_PUBLISHED, *_TYPES})
"""The sorts of things whose changes can be events."""


def events_of(changes: Iterable[Change], county_id: str) -> list[Event]:
    """What has happened, in order."""
    found = (_event(change, county_id) for change in changes)
    return [event for event in found if event is not None]


def _event(change: Change, county_id: str) -> Event | None:
    kind = change.object_type
    if kind in _PUBLISHED:
        event_type, path, word = _PUBLISHED[kind]
        if not _became(change, "state" if kind == "status-report" else "status", word):
            return None
        return _made(change, event_type, path.format(change.object_id))
    if kind == "finding-review":
        return _made(change, _TYPES[kind], f"/county-findings?county={county_id}")
    if kind in _TYPES:
        gone = change.after is None
        path = f"/changes?objectType={kind}&objectId={change.object_id}"
        return _made(change, _TYPES[kind], path if gone else _PATHS[kind].format(change.object_id))
    return None


def _became(change: Change, field: str, word: str) -> bool:
    """Whether the change is the one that made it so."""
    before, after = change.before or {}, change.after or {}
    return after.get(field) == word and before.get(field) != word


def _made(change: Change, event_type: EventType, path: str) -> Event:
    said = change.after or change.before or {}
    facts = {name: said.get(name) for name in _FACTS[change.object_type]}
    if change.object_type == "finding-review" and change.after is None:
        facts["state"] = "open"
    return Event(
        event_type,
        change.revision,
        change.at,
        change.object_type,
        change.object_id,
        change.action,
        {name: None if value is None else str(value) for name, value in facts.items()},
        path,
    )


def finding_events(
    before: Mapping[str, Mapping[str, str]],
    after: Mapping[str, Mapping[str, str]],
    revision: int,
    at: str,
    county_id: str,
) -> list[Event]:
    """Findings that are new, and those that are no longer there, each by its id."""
    told = (
        (EventType.FINDING_GONE, before, after, "delete"),
        (EventType.FINDING_APPEARED, after, before, "create"),
    )
    return [
        Event(
            event_type,
            revision,
            at,
            "county-finding",
            finding_id,
            action,
            having[finding_id],
            f"/county-findings?county={county_id}",
        )
        for event_type, having, lacking, action in told
        for finding_id in sorted(having.keys() - lacking.keys())
    ]


def ping(county_id: str, revision: int, at: str) -> Event:
    """A try."""
    return Event(
        EventType.PING, revision, at, "county", county_id, "create", {}, f"/counties/{county_id}"
    )


def body_of(event: Event, event_id: str, number: int, county_id: str, root: str) -> str:
    """What is sent: the form of Standard Webhooks, with ids and addresses to read more at.

    `root`: the address of the API.
    """
    links = {
        "self": {"href": f"{root}{event.path}", "rel": "related", "method": "GET"},
        "changes": {
            "href": f"{root}/changes/feed?after={max(event.revision - 1, 0)}&county={county_id}",
            "rel": "related",
            "method": "GET",
        },
    }
    data = {
        "eventId": event_id,
        "number": number,
        "revision": event.revision,
        "countyId": county_id,
        "objectType": event.object_type,
        "objectId": event.object_id,
        "action": event.action,
        "facts": dict(event.facts),
        "_links": links,
    }
    told = {"type": event.type.value, "timestamp": event.at, "data": data}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))
