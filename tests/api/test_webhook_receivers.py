"""Receivers on the loopback that misbehave, and addresses that are not what they seem."""

import ipaddress
import resource
import ssl
import time
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
import trustme

from samplan.db.engine import Database
from samplan.webhooks import posting
from samplan.webhooks.sender import WebhookSender
from support.asking import Api, MakeApi, body
from support.people import Keys
from support.receivers import (
    GIGABYTE,
    Behaviour,
    Floods,
    Receiver,
    breaks,
    closes,
    drips,
    drips_its_body,
    hangs,
    is_gone,
    later,
    receiving,
    says,
    takes,
)
from support.webhooks import (
    DELIVERIES,
    HERE,
    SUBSCRIPTIONS,
    deliveries,
    ping,
    sender_for,
    state_of,
    subscribe,
    work,
)

LOOPBACK = ipaddress.ip_address("127.0.0.1")


@pytest.fixture
def api(make_api: MakeApi) -> Api:
    """The application, which lets webhooks go to this machine."""
    return make_api(**HERE)


# --- receivers that misbehave ---


@pytest.mark.parametrize(
    ("answer", "status", "problem"),
    [
        (breaks, 500, "refused"),
        (says("404 Not Found"), 404, "refused"),
        (says("429 Too Many Requests", "Retry-After: 1"), 429, "refused"),
        (closes, None, "no_connection"),
        (hangs, None, "too_slow"),
        (drips, None, "too_slow"),
    ],
)
def test_what_is_not_taken_is_tried_again_later(
    api: Api,
    keys: Keys,
    sender: WebhookSender,
    answer: Behaviour,
    status: int | None,
    problem: str,
) -> None:
    with receiving(answer) as receiver:
        new = subscribe(api, keys, receiver.url)
        ping(api, keys, new["id"])
        begun = time.monotonic()
        work(sender)
        assert time.monotonic() - begun < 10
        [shown] = deliveries(api, keys, new["id"])
        assert (shown["answerStatus"], shown["problem"]) == (status, problem)
        assert (shown["status"], shown["attempts"]) == ("waiting", 1)
        assert shown["dueAt"] > shown["attemptedAt"]
        assert state_of(api, keys, new["id"]) == "retrying"
        work(sender)
        assert len(receiver.got) == 1  # its time has not come
        receiver.answer = takes
        with later(timedelta(seconds=6)):
            sender.send_due()
        [shown] = deliveries(api, keys, new["id"])
        assert (shown["status"], shown["attempts"], shown["problem"]) == ("delivered", 2, None)
        assert state_of(api, keys, new["id"]) == "active"
        assert receiver.ids[0] == receiver.ids[1]
        assert receiver.got[0].body == receiver.got[1].body


def test_redirects_are_never_followed(
    api: Api, keys: Keys, sender: WebhookSender, receiver: Receiver
) -> None:
    for status in ("301 Moved Permanently", "302 Found", "307 Temporary Redirect"):
        with receiving(says(status, f"Location: {receiver.url}")) as elsewhere:
            new = subscribe(api, keys, elsewhere.url)
            ping(api, keys, new["id"])
            work(sender)
            [shown] = deliveries(api, keys, new["id"])
            assert (shown["problem"], shown["status"]) == ("redirected", "waiting")
    assert receiver.got == []


def test_a_receiver_that_answers_500_for_a_day_is_shown_as_failing_and_never_dropped(
    api: Api, keys: Keys, sender: WebhookSender
) -> None:
    with receiving(breaks) as receiver:
        new = subscribe(api, keys, receiver.url)
        first, second = (ping(api, keys, new["id"])["id"] for _ in range(2))
        passed = timedelta()
        while passed <= timedelta(days=1, hours=1):
            with later(passed):
                sender.send_due()
            passed += timedelta(minutes=10)
        shown = deliveries(api, keys, new["id"])
        assert [one["status"] for one in shown] == ["given_up", "given_up"]
        assert 10 < shown[0]["attempts"] < 20
        assert receiver.ids[: shown[0]["attempts"]] == [first] * shown[0]["attempts"]
        assert set(receiver.ids[shown[0]["attempts"] :]) == {second}
        subscription = api.read(f"{SUBSCRIPTIONS}/{new['id']}", key=keys.lead)
        assert (subscription["state"], subscription["isActive"]) == ("failing", True)
        receiver.answer = takes
        third = ping(api, keys, new["id"])["id"]
        sender.send_due()
        assert receiver.ids[-1] == third
        assert state_of(api, keys, new["id"]) == "active"
        for given_up in (first, second):
            body(api.post(f"{DELIVERIES}/{given_up}/replays", key=keys.lead), 201)
        sender.send_due()
        assert receiver.ids[-2:] == [first, second]


def test_a_later_event_waits_for_the_earlier_one(
    api: Api, keys: Keys, sender: WebhookSender
) -> None:
    with receiving(breaks) as receiver:
        new = subscribe(api, keys, receiver.url)
        names = [ping(api, keys, new["id"])["id"] for _ in range(3)]
        for passed in (0, 6, 40):
            with later(timedelta(seconds=passed)):
                sender.send_due()
        assert receiver.ids == names[:1] * 3
        receiver.answer = takes
        with later(timedelta(minutes=10)):
            sender.send_due()
        assert receiver.ids == [*names[:1] * 3, *names]


def test_one_that_fails_holds_up_no_other(
    api: Api, keys: Keys, sender: WebhookSender, receiver: Receiver
) -> None:
    with receiving(breaks) as broken:
        bad, good = subscribe(api, keys, broken.url), subscribe(api, keys, receiver.url)
        for new in (bad, good):
            ping(api, keys, new["id"])
        sender.send_due()
        assert [one.checked(good["secret"])["type"] for one in receiver.got] == ["ping"]


def test_one_that_is_gone_is_switched_off(api: Api, keys: Keys, sender: WebhookSender) -> None:
    with receiving(is_gone) as receiver:
        new = subscribe(api, keys, receiver.url)
        ping(api, keys, new["id"])
        ping(api, keys, new["id"])
        sender.send_due()
        assert len(receiver.got) == 1
        shown = api.read(f"{SUBSCRIPTIONS}/{new['id']}", key=keys.lead)
        assert (shown["state"], shown["isActive"], shown["version"]) == ("gone", False, 2)
        assert {one["status"] for one in deliveries(api, keys, new["id"])} == {"given_up"}
        params = {"objectType": "webhook-subscription", "objectId": new["id"], "limit": 1}
        [change] = api.read("/changes", params=params, key=keys.lead)["changes"]
        assert (change["after"]["isActive"], change["actor"]["name"]) == (False, "Webhookar")


def test_a_gigabyte_that_is_sent_back_costs_nothing(
    api: Api, keys: Keys, sender: WebhookSender
) -> None:
    floods = Floods()
    with receiving(floods) as receiver:
        new = subscribe(api, keys, receiver.url)
        ping(api, keys, new["id"])
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        begun = time.monotonic()
        sender.send_due()
        assert time.monotonic() - begun < 5
        assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000  # kB
        assert floods.done.wait(20)
    assert floods.sent < GIGABYTE / 10
    [shown] = deliveries(api, keys, new["id"])
    assert shown["status"] == "delivered"


def test_an_answer_that_goes_on_for_ever_is_not_waited_for(
    api: Api, keys: Keys, sender: WebhookSender
) -> None:
    with receiving(drips_its_body) as receiver:
        new = subscribe(api, keys, receiver.url)
        ping(api, keys, new["id"])
        begun = time.monotonic()
        sender.send_due()
        assert time.monotonic() - begun < 5
        [shown] = deliveries(api, keys, new["id"])
        assert shown["status"] == "delivered"


def test_where_nobody_listens_it_is_tried_again(
    api: Api, keys: Keys, sender: WebhookSender
) -> None:
    with receiving() as receiver:
        url = receiver.url
    new = subscribe(api, keys, url)
    ping(api, keys, new["id"])
    sender.send_due()
    [shown] = deliveries(api, keys, new["id"])
    assert (shown["problem"], shown["status"]) == ("no_connection", "waiting")


# --- encryption ---


def encrypted(authority: trustme.CA, *names: str) -> ssl.SSLContext:
    """A server's side with a certificate for the names."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names).configure_cert(context)
    return context


@pytest.mark.parametrize(
    ("trusted", "name", "problem"),
    [
        (True, "127.0.0.1", None),
        (True, "other.example.se", "not_trusted"),
        (False, "127.0.0.1", "not_trusted"),
    ],
)
def test_a_certificate_has_to_be_valid_for_the_address(
    api: Api,
    keys: Keys,
    database: Database,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    trusted: bool,
    name: str,
    problem: str | None,
) -> None:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    with receiving(tls=encrypted(authority, name)) as receiver:
        new = subscribe(api, keys, receiver.url)
        ping(api, keys, new["id"])
        sender_for(database).send_due()
        [shown] = deliveries(api, keys, new["id"])
        assert shown["problem"] == problem
        assert len(receiver.got) == (0 if problem else 1)


# --- names that change their minds ---


def test_a_name_that_now_leads_into_the_own_network_is_not_followed(
    api: Api, keys: Keys, database: Database, receiver: Receiver
) -> None:
    url = f"https://portal.example.se:{receiver.port}/"
    new = subscribe(api, keys, url)  # nobody knows the name yet
    ping(api, keys, new["id"])
    sender = sender_for(database, webhooks_private_hosts="")
    with mock.patch.object(posting, "numbers_of", return_value=[LOOPBACK]):
        sender.send_due()
    [shown] = deliveries(api, keys, new["id"])
    assert (shown["problem"], shown["status"]) == ("address_refused", "waiting")
    assert receiver.got == []


def test_the_connection_goes_to_the_number_that_was_checked_under_the_name_that_was_given(
    make_api: MakeApi, keys: Keys, database: Database, receiver: Receiver
) -> None:
    host, asked = "portal.example.se", []
    settings = {"webhooks_private_hosts": host}

    def numbers(name: str, *_: Any) -> list[Any]:
        asked.append(name)
        return [LOOPBACK]

    api = make_api(**settings)
    new = subscribe(api, keys, f"http://{host}:{receiver.port}/a?b=c")
    ping(api, keys, new["id"])
    with mock.patch.object(posting, "numbers_of", numbers):
        sender_for(database, **settings).send_due()
    [got] = receiver.got
    assert got.headers["host"] == f"{host}:{receiver.port}"
    assert asked == [host]  # once: what was checked is what is used


def test_a_name_that_nobody_knows_is_tried_again(
    api: Api, keys: Keys, sender: WebhookSender
) -> None:
    new = subscribe(api, keys, "https://portal.example.se/")
    ping(api, keys, new["id"])
    sender.send_due()
    [shown] = deliveries(api, keys, new["id"])
    assert (shown["problem"], shown["status"]) == ("address_not_found", "waiting")
