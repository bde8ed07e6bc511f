"""What is told to receivers: what has happened, signed, in order, once."""

import json
from datetime import timedelta
from itertools import pairwise
from typing import Any
from unittest import mock

import pytest
from standardwebhooks import WebhookVerificationError

from samplan.db.engine import Database
from samplan.webhooks import telling
from samplan.webhooks.schemas import WebhookEvent
from samplan.webhooks.sender import WebhookSender
from samplan.webhooks.terms import EventType
from support.activities import SHARED, make_report
from support.asking import Api, Json, MakeApi, body
from support.decisions import decide, make_board, make_matter
from support.people import Keys
from support.receivers import Receiver, later
from support.reports import draft_report, issue_report
from support.shapes import assert_shape
from support.steps import draft_round, move_round, publish_round
from support.webhooks import (
    HERE,
    SUBSCRIPTIONS,
    deliveries,
    new_subscription,
    ping,
    sender_for,
    subscribe,
    work,
)


@pytest.fixture
def api(make_api: MakeApi) -> Api:
    """The application, which lets webhooks go to this machine."""
    return make_api(**HERE)


def types_of(receiver: Receiver, secret: str) -> list[str]:
    """The sorts of events that came, in order, each with a signature that holds."""
    return [one.checked(secret)["type"] for one in receiver.got]


# --- what is told ---


def test_what_happens_is_told_signed_and_in_order(
    api: Api, keys: Keys, sender: WebhookSender, receiver: Receiver
) -> None:
    new = subscribe(api, keys, receiver.url)
    draft_round(api, keys)
    move_round(api, keys, "open")
    report = make_report(api, keys.reporter, SHARED)
    publish_round(api, keys)
    issued = issue_report(api, keys, draft_report(api, keys))
    work(sender)
    told = [one.checked(new["secret"]) for one in receiver.got]
    kinds = [one["type"] for one in told if not one["type"].startswith("finding.")]
    assert kinds == ["progress.changed", "gap_round.published", "report.issued"]
    by_type = {one["type"]: one["data"] for one in told}
    assert by_type["progress.changed"]["objectId"] == report["id"]
    assert by_type["progress.changed"]["facts"]["activityId"] == SHARED
    assert by_type["gap_round.published"]["objectId"] == "22-2026"
    assert by_type["report.issued"]["objectId"] == issued["id"]
    for one in told:
        assert_shape(WebhookEvent, one)
        assert one["data"]["countyId"] == "22"
        path = one["data"]["_links"]["self"]["href"]
        assert api.get(path).status_code == 200
        assert api.get(one["data"]["_links"]["changes"]["href"]).status_code == 200
    assert [one["data"]["number"] for one in told] == list(range(1, len(told) + 1))
    revisions = [one["data"]["revision"] for one in told]
    assert revisions == sorted(revisions)
    shown = deliveries(api, keys, new["id"])
    assert [one["id"] for one in shown] == receiver.ids
    assert {(one["status"], one["answerStatus"], one["attempts"]) for one in shown} == {
        ("delivered", 204, 1)
    }


def test_a_receiver_that_checks_notices_what_was_tampered_with(
    api: Api, keys: Keys, sender: WebhookSender, receiver: Receiver
) -> None:
    new = subscribe(api, keys, receiver.url)
    ping(api, keys, new["id"])
    work(sender)
    [got] = receiver.got
    assert got.checked(new["secret"])["type"] == "ping"
    forged = type(got)(got.headers, got.body.replace(b'"22"', b'"25"'), got.at)
    for wrong, secret in ((forged, new["secret"]), (got, "whsec_" + "A" * 43 + "=")):
        with pytest.raises(WebhookVerificationError):
            wrong.checked(secret)


def test_decisions_are_told_when_they_come_change_and_go(
    api: Api, keys: Keys, sender: WebhookSender, receiver: Receiver
) -> None:
    new = subscribe(api, keys, receiver.url, eventTypes=["decision.changed"])
    board = make_board(api, keys)["id"]
    made = decide(api, keys, make_matter(api, keys, board)["id"], board, "adopted")
    path = f"/decisions/{made['id']}"
    body(api.patch(path, json={"referenceNumber": "1/2"}, key=keys.lead, version="*"))
    assert api.delete(path, key=keys.lead, version="*").status_code == 204
    work(sender)
    told = [one.checked(new["secret"])["data"] for one in receiver.got]
    assert [one["action"] for one in told] == ["create", "update", "delete"]
    assert {one["facts"]["matterId"] for one in told} == {made["matterId"]}


def test_only_what_was_asked_for_is_told(
    api: Api, keys: Keys, sender: WebhookSender, receiver: Receiver
) -> None:
    new = subscribe(api, keys, receiver.url, eventTypes=["report.issued"])
    make_report(api, keys.reporter, SHARED)
    work(sender)
    assert deliveries(api, keys, new["id"]) == []


def test_nothing_that_is_not_published_is_told(
    api: Api, keys: Keys, sender: WebhookSender, receiver: Receiver
) -> None:
    new = subscribe(api, keys, receiver.url)
    draft_round(api, keys)
    move_round(api, keys, "open")
    move_round(api, keys, "under_review")
    draft_report(api, keys)
    work(sender)
    assert deliveries(api, keys, new["id"]) == []


def test_nothing_of_another_county_and_nothing_from_before_is_told(
    api: Api, keys: Keys, sender: WebhookSender, receiver: Receiver
) -> None:
    make_report(api, keys.reporter, SHARED)
    other = new_subscription(countyId="25", url=receiver.url)
    body(api.post(SUBSCRIPTIONS, json=other, key=keys.administrator), 201)
    new = subscribe(api, keys, receiver.url)
    work(sender)
    make_report(api, keys.neighbour, SHARED, organisationId="2280")
    work(sender)
    assert [one.checked(new["secret"])["data"]["countyId"] for one in receiver.got] == ["22"]


MUNICIPALITIES = ("2260", "2262", "2280", "2281", "2282", "2283", "2284")


BLANK = "blank-against-cells-22-2021-hap-adult-22-municipalities"
"""A finding that is there as long as the municipalities answer what they do with a method."""


def say(api: Api, keys: Keys, status: str) -> set[str]:
    """Let all municipalities say the same of a method; the findings that anybody sees then."""
    for organisation in MUNICIPALITIES:
        sent = {"methodId": "hap-adult", "organisationId": organisation, "status": status}
        sent |= {"reason": "Prov."}
        body(api.post("/gap-rounds/22-2021/corrections", json=sent, key=keys.lead), 201)
    return {one["id"] for one in api.items("/county-findings", params={"county": "22"})}


def test_findings_are_told_when_they_go_come_and_are_handled(
    api: Api, keys: Keys, sender: WebhookSender, receiver: Receiver
) -> None:
    new = subscribe(api, keys, receiver.url)
    states = [{one["id"] for one in api.items("/county-findings", params={"county": "22"})}]
    for status in ("unknown", "offered"):
        states.append(say(api, keys, status))
        work(sender)
    assert [BLANK in one for one in states] == [True, False, True]
    told = [one.checked(new["secret"]) for one in receiver.got]
    wanted = []
    for before, after in pairwise(states):
        wanted += [("finding.gone", one) for one in sorted(before - after)]
        wanted += [("finding.appeared", one) for one in sorted(after - before)]
    assert [(one["type"], one["data"]["objectId"]) for one in told] == wanted
    after = states[-1]
    left = min(after)
    said = {"countyId": "22", "state": "accepted", "reason": "Känt."}
    body(api.put(f"/finding-reviews/{left}", json=said, key=keys.lead, version="*"))
    work(sender)
    last = receiver.got[-1].checked(new["secret"])
    assert (last["type"], last["data"]["objectId"]) == ("finding.handled", left)
    assert last["data"]["facts"] == {"state": "accepted"}


def test_no_figure_and_no_text_that_somebody_wrote_is_in_what_is_sent(
    api: Api, keys: Keys, sender: WebhookSender, receiver: Receiver
) -> None:
    subscribe(api, keys, receiver.url)
    words = {"text": "Hemligt ord", "obstacle": "Annat ord", "degree": 37}
    make_report(api, keys.reporter, SHARED, **words)
    work(sender)
    [got] = receiver.got
    sent = got.body.decode()
    assert "ord" not in sent
    assert {37, "37", "37 %"}.isdisjoint(leaves(json.loads(sent)))


def leaves(value: Any) -> set[Any]:
    """Every value that stands somewhere in it."""
    if isinstance(value, dict | list):
        parts = value.values() if isinstance(value, dict) else value
        return set().union(*map(leaves, parts))
    return {value}


# --- two secrets ---


def test_after_a_rotation_both_secrets_hold_for_a_day(
    api: Api, keys: Keys, sender: WebhookSender, receiver: Receiver
) -> None:
    new = subscribe(api, keys, receiver.url)
    path = f"{SUBSCRIPTIONS}/{new['id']}/secrets"
    rotated = body(api.post(path, key=keys.lead, version=1), 201)
    ping(api, keys, new["id"])
    work(sender)
    for secret in (new["secret"], rotated["secret"]):
        assert receiver.got[0].checked(secret)["type"] == "ping"
    both, one = receiver.got[0].headers["webhook-signature"].split(" "), "v1,"
    assert [part[:3] for part in both] == [one, one]
    with later(timedelta(days=1, seconds=1)):
        ping(api, keys, new["id"])
        work(sender)
    [alone] = receiver.got[1].headers["webhook-signature"].split(" ")
    assert alone.startswith(one)


# --- once and not twice ---


def test_what_has_been_told_is_not_told_again(
    api: Api, keys: Keys, database: Database, receiver: Receiver
) -> None:
    subscribe(api, keys, receiver.url)
    make_report(api, keys.reporter, SHARED)
    senders = [sender_for(database) for _ in range(3)]
    for sender in senders:
        work(sender)
    assert len(receiver.got) == 1


def test_of_two_that_look_at_the_same_moment_one_tells(
    api: Api, keys: Keys, database: Database, receiver: Receiver
) -> None:
    new = subscribe(api, keys, receiver.url)
    make_report(api, keys.reporter, SHARED)
    first, second = sender_for(database), sender_for(database)
    news = telling._news
    looked: list[bool] = []

    def interrupted(*given: Any) -> Any:
        seen = news(*given)
        if not looked:
            looked.append(True)
            second.tell()
        return seen

    with mock.patch.object(telling, "_news", interrupted):
        first.tell()
    assert looked
    [one] = deliveries(api, keys, new["id"])
    assert one["eventType"] == EventType.PROGRESS_CHANGED


def test_what_a_dead_server_had_in_hand_is_sent_when_its_claim_runs_out(
    api: Api, keys: Keys, database: Database, receiver: Receiver
) -> None:
    new = subscribe(api, keys, receiver.url)
    names: list[Json] = [ping(api, keys, new["id"]) for _ in range(2)]
    dead, alive = sender_for(database), sender_for(database)
    assert dead._claim() is not None
    alive.send_due()
    assert receiver.got == []
    with later(timedelta(minutes=1, seconds=1)):
        alive.send_due()
    assert receiver.ids == [one["id"] for one in names]
    assert [one["attempts"] for one in deliveries(api, keys, new["id"])] == [2, 1]
