"""Subscriptions to what happens in a county: kept, switched, rotated, tried, replayed."""

import re
from typing import Any

import pytest
import sqlalchemy as sa

from samplan.webhooks.schemas import (
    NewWebhookSecret,
    WebhookDeliveryInfo,
    WebhookEvent,
    WebhookEventTypeList,
    WebhookSubscriptionInfo,
)
from samplan.webhooks.terms import EventType
from support.asking import Json, MakeApi, body, faulty, problem
from support.people import Keys, Stage
from support.shapes import assert_shape
from support.steps import history
from support.webhooks import (
    DELIVERIES,
    EVERYTHING,
    HERE,
    SUBSCRIPTIONS,
    deliveries,
    new_subscription,
    ping,
    subscribe,
)

URL = "https://portal.example.se/samplan"


def made(stage: Stage, **fields: Any) -> Json:
    """A new subscription to an address that is never sent to."""
    return subscribe(stage.api, stage.keys, fields.pop("url", URL), **fields)


# --- kept ---


def test_a_subscription_s_secret_is_shown_once(stage: Stage) -> None:
    new = made(stage)
    assert_shape(NewWebhookSecret, new)
    assert re.fullmatch(r"whsec_[A-Za-z0-9+/]{43}=", new["secret"])
    path = f"{SUBSCRIPTIONS}/{new['id']}"
    shown = stage.api.get(path, key=stage.keys.lead)
    assert_shape(WebhookSubscriptionInfo, shown.json())
    assert shown.headers["cache-control"] == "private, no-cache"
    assert (shown.json()["state"], shown.json()["waiting"]) == ("active", 0)
    listed = stage.api.get(SUBSCRIPTIONS, key=stage.keys.administrator)
    changed = stage.api.patch(
        path, json={"description": "Portalen"}, key=stage.keys.lead, version=1
    )
    for answer in (shown, listed, changed):
        assert new["secret"] not in answer.text
        assert "secret" not in answer.text.replace("oldSecretUntil", "")


def test_no_secret_is_in_the_history_and_only_those_who_keep_the_county_read_it(
    stage: Stage,
) -> None:
    new = made(stage)
    path = f"{SUBSCRIPTIONS}/{new['id']}"
    rotated = body(stage.api.post(f"{path}/secrets", key=stage.keys.lead, version=1), 201)
    assert stage.api.delete(path, key=stage.keys.lead, version=2).status_code == 204
    params = {"objectType": "webhook-subscription", "objectId": new["id"]}
    for keeper in (stage.keys.lead, stage.keys.administrator):
        found = history(stage.api, keeper, **params)
        assert [one["action"] for one in found] == ["delete", "update", "create"]
    for key in (None, stage.keys.reader, stage.keys.reporter, stage.others.lead):
        assert history(stage.api, key, **params) == []
    with stage.database.reading.connect() as connection:
        stored = str(connection.execute(sa.text("SELECT * FROM change")).all())
    assert new["secret"] not in stored
    assert rotated["secret"] not in stored


def test_leads_keep_their_own_county_s(stage: Stage) -> None:
    new = made(stage)
    path = f"{SUBSCRIPTIONS}/{new['id']}"
    tried = ping(stage.api, stage.keys, new["id"])
    problem(stage.api.get(path, key=stage.others.lead), 404)
    problem(stage.api.get(f"{DELIVERIES}/{tried['id']}", key=stage.others.lead), 404)
    problem(stage.api.post(f"{DELIVERIES}/{tried['id']}/replays", key=stage.others.lead), 404)
    problem(stage.api.post(SUBSCRIPTIONS, json=new_subscription(), key=stage.others.lead), 403)
    listed = stage.api.items(SUBSCRIPTIONS, key=stage.others.lead)
    assert all(one["countyId"] == "25" for one in listed)
    assert stage.api.items(DELIVERIES, key=stage.others.lead) == []
    assert new["id"] in {one["id"] for one in stage.api.items(SUBSCRIPTIONS, key=stage.keys.lead)}


def test_edits_are_made_on_the_newest_version(stage: Stage) -> None:
    new = made(stage)
    path = f"{SUBSCRIPTIONS}/{new['id']}"
    change = {"description": "Portalen"}
    problem(stage.api.patch(path, json=change, key=stage.keys.lead), 428)
    after = body(stage.api.patch(path, json=change, key=stage.keys.lead, version=1))
    assert (after["description"], after["version"]) == ("Portalen", 2)
    same = body(stage.api.patch(path, json=change, key=stage.keys.lead, version=2))
    assert same["version"] == 2
    problem(stage.api.patch(path, json=change, key=stage.keys.lead, version=1), 412)
    problem(stage.api.delete(path, key=stage.keys.lead, version=1), 412)
    problem(stage.api.post(f"{path}/secrets", key=stage.keys.lead, version=1), 412)


def test_an_id_is_taken_once(stage: Stage) -> None:
    new = made(stage)
    again = new_subscription(id=new["id"])
    problem(stage.api.post(SUBSCRIPTIONS, json=again, key=stage.keys.lead), 409)


def test_the_sorts_of_events_are_kept_in_one_order_and_once(stage: Stage) -> None:
    new = made(stage, eventTypes=["report.issued", "decision.changed", "report.issued"])
    assert new["eventTypes"] == ["decision.changed", "report.issued"]


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"eventTypes": []}, ["eventTypes"]),
        ({"eventTypes": ["something.else"]}, ["eventTypes[0]"]),
        ({"countyId": "99"}, ["countyId"]),
        ({"description": ""}, ["description"]),
        ({"url": "portal.example.se"}, ["url"]),
        ({"secret": "whsec_mine"}, ["secret"]),
    ],
)
def test_what_is_not_right_is_named(untouched: Stage, fields: Json, named: list[str]) -> None:
    sent = new_subscription(**fields)
    key = untouched.keys.administrator
    assert faulty(untouched.api.post(SUBSCRIPTIONS, json=sent, key=key)) == named


# --- addresses ---

REFUSED = [
    "http://portal.example.se/",
    "https://127.0.0.1/",
    "https://127.1/",
    "https://2130706433/",
    "https://0x7f000001/",
    "https://0177.0.0.1/",
    "https://localhost/",
    "https://localhost./",
    "https://[::1]/",
    "https://[::ffff:127.0.0.1]/",
    "https://[::ffff:7f00:1]/",
    "https://10.0.0.1/",
    "https://192.168.0.1:8443/",
    "https://172.20.0.1/",
    "https://169.254.169.254/latest/meta-data/",
    "https://[fd00:ec2::254]/",
    "https://[fe80::1]/",
    "https://0.0.0.0/",
    "https://[64:ff9b::7f00:1]/",
    "https://user:secret@portal.example.se/",
    "https://portal.example.se:22/",
]


@pytest.mark.parametrize("url", REFUSED)
def test_addresses_into_the_own_network_are_refused(untouched: Stage, url: str) -> None:
    sent, key = new_subscription(url=url), untouched.keys.lead
    assert faulty(untouched.api.post(SUBSCRIPTIONS, json=sent, key=key)) == ["url"]


def test_an_address_is_not_changed_into_one_that_is_refused(stage: Stage) -> None:
    new = made(stage)
    for url in REFUSED[:3]:
        path = f"{SUBSCRIPTIONS}/{new['id']}"
        sent = {"url": url}
        response = stage.api.patch(path, json=sent, key=stage.keys.lead, version=1)
        assert faulty(response) == ["url"]


def test_hosts_that_the_settings_name_are_let_through(make_api: MakeApi, keys: Keys) -> None:
    api = make_api(**HERE)
    assert subscribe(api, keys, "http://127.0.0.1:8080/")["url"] == "http://127.0.0.1:8080/"
    sent = new_subscription(url="https://10.0.0.1/")
    assert faulty(api.post(SUBSCRIPTIONS, json=sent, key=keys.lead)) == ["url"]
    everything = make_api(webhooks_private_hosts="*")
    assert subscribe(everything, keys, "http://10.0.0.1/")["id"]


# --- secrets ---


def test_a_rotated_secret_is_another_and_the_old_one_holds_for_a_day(stage: Stage) -> None:
    new = made(stage)
    path = f"{SUBSCRIPTIONS}/{new['id']}"
    rotated = body(stage.api.post(f"{path}/secrets", key=stage.keys.lead, version=1), 201)
    assert rotated["secret"] != new["secret"]
    assert rotated["oldSecretUntil"] is not None
    assert (new["oldSecretUntil"], rotated["version"]) == (None, 2)


# --- trying and replaying ---


def test_a_try_is_queued_like_any_event(stage: Stage) -> None:
    new = made(stage, eventTypes=["report.issued"])
    tried = ping(stage.api, stage.keys, new["id"])
    assert_shape(WebhookDeliveryInfo, tried)
    assert (tried["eventType"], tried["status"], tried["number"]) == ("ping", "waiting", 1)
    [listed] = deliveries(stage.api, stage.keys, new["id"])
    assert listed == tried == stage.api.read(f"{DELIVERIES}/{tried['id']}", key=stage.keys.lead)
    shown = stage.api.read(f"{SUBSCRIPTIONS}/{new['id']}", key=stage.keys.lead)
    assert (shown["waiting"], shown["lastNumber"]) == (1, 1)


def test_a_try_that_is_sent_again_with_its_id_is_the_same(stage: Stage) -> None:
    new, other = made(stage), made(stage)
    name = f"ping-{new['id']}"
    first = ping(stage.api, stage.keys, new["id"], id=name)
    assert ping(stage.api, stage.keys, new["id"], id=name) == first
    path = f"{SUBSCRIPTIONS}/{other['id']}/pings"
    problem(stage.api.post(path, json={"id": name}, key=stage.keys.lead), 409)


def test_one_that_is_off_is_sent_nothing_until_it_is_on(stage: Stage) -> None:
    new = made(stage)
    waiting = ping(stage.api, stage.keys, new["id"])
    path = f"{SUBSCRIPTIONS}/{new['id']}"
    sent = {"isActive": False}
    off = body(stage.api.patch(path, json=sent, key=stage.keys.lead, version=1))
    assert (off["state"], off["waiting"]) == ("off", 0)
    [given_up] = deliveries(stage.api, stage.keys, new["id"])
    assert given_up["status"] == "given_up"
    for address, wanted in (
        (f"{path}/pings", {}),
        (f"{path}/replays", {"sinceRevision": 0}),
    ):
        problem(stage.api.post(address, json=wanted, key=stage.keys.lead), 409)
    again = f"{DELIVERIES}/{waiting['id']}/replays"
    problem(stage.api.post(again, key=stage.keys.lead), 409)
    on = body(stage.api.patch(path, json={"isActive": True}, key=stage.keys.lead, version=2))
    assert on["state"] == "active"
    replayed = body(stage.api.post(again, key=stage.keys.lead), 201)
    assert (replayed["status"], replayed["replays"], replayed["number"]) == ("waiting", 1, 1)


def test_what_happened_before_it_was_there_is_replayed_from_the_history(stage: Stage) -> None:
    new = made(stage)
    path = f"{SUBSCRIPTIONS}/{new['id']}/replays"
    sent = {"sinceRevision": 0}
    told = body(stage.api.post(path, json=sent, key=stage.keys.lead), 201)
    found = deliveries(stage.api, stage.keys, new["id"])
    assert told == {"sinceRevision": 0, "events": len(found)}
    published = [one for one in found if one["eventType"] == "gap_round.published"]
    assert len(published) == 2  # the rounds of 2014 and 2021, which the county was loaded with
    assert [one["number"] for one in found] == list(range(1, len(found) + 1))
    assert [one["revision"] for one in found] == sorted(one["revision"] for one in found)
    again = body(stage.api.post(path, json=sent, key=stage.keys.lead), 201)
    assert again["events"] == len(found)
    twice = deliveries(stage.api, stage.keys, new["id"])
    assert [one["id"] for one in twice] == [one["id"] for one in found]
    assert {one["replays"] for one in twice} == {1}


def test_only_what_is_wanted_is_replayed(stage: Stage) -> None:
    new = made(stage, eventTypes=["collection.published"])
    path = f"{SUBSCRIPTIONS}/{new['id']}/replays"
    body(stage.api.post(path, json={"sinceRevision": 0}, key=stage.keys.lead), 201)
    found = deliveries(stage.api, stage.keys, new["id"])
    assert {one["eventType"] for one in found} == {"collection.published"}


def test_nothing_is_replayed_from_beyond_the_end(stage: Stage) -> None:
    new = made(stage)
    path = f"{SUBSCRIPTIONS}/{new['id']}/replays"
    told = body(stage.api.post(path, json={"sinceRevision": 2**53}, key=stage.keys.lead), 201)
    assert told["events"] == 0


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("status=waiting", True),
        ("status=delivered", False),
        ("eventType=ping", True),
        ("eventType=report.issued", False),
        ("sinceRevision=0", True),
        ("sinceRevision=9007199254740992", False),
    ],
)
def test_deliveries_are_filtered(stage: Stage, query: str, kept: bool) -> None:
    new = made(stage)
    ping(stage.api, stage.keys, new["id"])
    path = f"{DELIVERIES}?subscription={new['id']}&{query}"
    found = stage.api.read(path, key=stage.keys.lead)["webhookDeliveries"]
    assert bool(found) == kept


# --- described ---


def test_every_sort_of_event_is_described_with_an_example(stage: Stage) -> None:
    shown = stage.api.read("/webhook-event-types")
    assert_shape(WebhookEventTypeList, shown)
    types = [one["type"] for one in shown["webhookEventTypes"]]
    assert types == EVERYTHING
    for one in shown["webhookEventTypes"]:
        assert one["example"]["type"] == one["type"]
        assert_shape(WebhookEvent, one["example"])


def test_the_contract_has_every_event_with_its_payload_and_signature(stage: Stage) -> None:
    document = stage.api.read("/openapi.json")
    assert sorted(document["webhooks"]) == sorted(EventType)
    for name, item in document["webhooks"].items():
        content = item["post"]["requestBody"]["content"]["application/json"]
        assert content["schema"] == {"$ref": "#/components/schemas/WebhookEvent"}
        assert content["example"]["type"] == name
        headers = {one["name"] for one in item["post"]["parameters"]}
        assert headers == {"webhook-id", "webhook-timestamp", "webhook-signature"}
        assert set(item["post"]["responses"]) == {"204", "410"}
