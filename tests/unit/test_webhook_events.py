"""Which change is which event, what is told of it, and when it is tried again."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from standardwebhooks import Webhook, WebhookVerificationError

from samplan.webhooks.events import Change, body_of, events_of, finding_events
from samplan.webhooks.schedule import GIVE_UP_AFTER, PAUSES, next_attempt
from samplan.webhooks.signing import headers_of, new_secret
from samplan.webhooks.terms import EventType

START = datetime(2026, 11, 22, 8, tzinfo=UTC)
ROOT = "https://samplan.example.se/samplan/v1"


def change(object_type: str, before: Any, after: Any, object_id: str = "a") -> Change:
    """A change of the history."""
    return Change(7, 0, "2026-11-22T08:00:00Z", "update", object_type, object_id, before, after)


@pytest.mark.parametrize(
    ("given", "types"),
    [
        (change("gap-round", {"status": "open"}, {"status": "under_review"}), []),
        (
            change("gap-round", {"status": "under_review"}, {"status": "published"}),
            [EventType.GAP_ROUND_PUBLISHED],
        ),
        (change("gap-round", None, {"status": "published"}), [EventType.GAP_ROUND_PUBLISHED]),
        (change("gap-round", {"status": "published"}, {"status": "published"}), []),
        (change("gap-round", {"status": "published"}, None), []),
        (change("collection", None, {"status": "published"}), [EventType.COLLECTION_PUBLISHED]),
        (
            change("questionnaire-round", {"status": "closed"}, {"status": "published"}),
            [EventType.QUESTIONNAIRE_ROUND_PUBLISHED],
        ),
        (change("status-report", {"state": "draft"}, {"state": "draft"}), []),
        (
            change("status-report", {"state": "draft"}, {"state": "issued"}),
            [EventType.REPORT_ISSUED],
        ),
        (change("progress-report", None, {"status": "done"}), [EventType.PROGRESS_CHANGED]),
        (change("decision", None, {"outcome": "adopted"}), [EventType.DECISION_CHANGED]),
        (change("decision", {"outcome": "adopted"}, None), [EventType.DECISION_CHANGED]),
        (change("finding-review", {"state": "accepted"}, None), [EventType.FINDING_HANDLED]),
        (change("assessment", None, {"status": "offered"}), []),
        (change("observation", None, {"value": 3}), []),
    ],
)
def test_an_event_is_a_change_that_others_wait_for(given: Change, types: list[EventType]) -> None:
    assert [one.type for one in events_of([given], "22")] == types


def test_only_ids_and_words_of_vocabularies_are_told() -> None:
    said = {"activityId": "a-1", "status": "done", "asOf": "2026-11-01", "degree": 3, "text": "x"}
    [event] = events_of([change("progress-report", None, said)], "22")
    told = json.loads(body_of(event, "event-1", 4, "22", ROOT))
    assert told["data"]["facts"] == {
        "activityId": "a-1",
        "organisationId": None,
        "status": "done",
        "asOf": "2026-11-01",
    }
    assert (told["type"], told["timestamp"]) == ("progress.changed", "2026-11-22T08:00:00Z")
    assert told["data"]["_links"]["self"]["href"] == f"{ROOT}/progress-reports/a"
    assert told["data"]["_links"]["changes"]["href"] == f"{ROOT}/changes/feed?after=6&county=22"


def test_what_was_taken_away_is_told_with_its_history() -> None:
    [event] = events_of([change("decision", {"matterId": "m"}, None, "d-1")], "22")
    assert event.facts["matterId"] == "m"
    assert event.path == "/changes?objectType=decision&objectId=d-1"


def test_findings_are_told_when_they_come_and_when_they_go() -> None:
    before = {"a": {"kind": "x"}, "b": {"kind": "y"}}
    after = {"b": {"kind": "y"}, "c": {"kind": "z"}}
    told = finding_events(before, after, 9, "2026-11-22T08:00:00Z", "22")
    assert [(one.type, one.object_id, one.facts["kind"]) for one in told] == [
        (EventType.FINDING_GONE, "a", "x"),
        (EventType.FINDING_APPEARED, "c", "z"),
    ]
    assert finding_events(before, before, 9, "", "22") == []


def test_an_event_has_one_name_at_each_subscriber_and_no_two_have_the_same() -> None:
    rounds = [change("gap-round", None, {"status": "published"}, name) for name in "ab"]
    [first, second] = events_of(rounds, "22")
    names = {one.name_for(to) for one in (first, second) for to in ("22-a", "22-b")}
    assert len(names) == 4
    assert first.name_for("22-a") == events_of(rounds, "22")[0].name_for("22-a")


def test_pauses_grow_over_a_day_and_then_it_is_given_up() -> None:
    moment, attempts, made = START, 1, []
    while (again := next_attempt(attempts, START, moment)) is not None:
        made.append(again - moment)
        moment, attempts = again, attempts + 1
    assert made[: len(PAUSES)] == list(PAUSES)
    assert sum(made, timedelta()) == GIVE_UP_AFTER
    assert made[:-1] == sorted(made[:-1])
    assert next_attempt(1, START, START + timedelta(days=2)) is None


def test_signatures_hold_for_the_very_bytes_under_each_secret() -> None:
    old, new, other = new_secret(), new_secret(), new_secret()
    headers = headers_of("event-1", '{"a":"å"}', datetime.now(UTC), [new, old])
    for secret in (old, new):
        assert Webhook(secret).verify('{"a":"å"}', headers) == {"a": "å"}
    for secret, body in ((other, '{"a":"å"}'), (new, '{"a":"ä"}')):
        with pytest.raises(WebhookVerificationError):
            Webhook(secret).verify(body, headers)
    with pytest.raises(WebhookVerificationError):
        Webhook(new).verify('{"a":"å"}', headers | {"webhook-id": "event-2"})
    with pytest.raises(WebhookVerificationError):
        Webhook(new).verify('{"a":"å"}', headers | {"webhook-timestamp": "1"})
