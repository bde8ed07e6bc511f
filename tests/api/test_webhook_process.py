"""Whole servers send webhooks: killed in between, two together, and never in the way of a write."""

import time
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
import sqlalchemy as sa

from samplan.db.base import now
from samplan.db.engine import Database
from samplan.db.session import beside
from samplan.webhooks.tables import WebhookSubscription
from support.activities import SHARED, make_report
from support.asking import Api, MakeApi
from support.people import Keys
from support.receivers import Received, Receiver, hangs, receiving, takes
from support.server import killable, running
from support.waiting import wait_until
from support.webhooks import HERE, deliveries, ping, subscribe


@pytest.fixture
def api(make_api: MakeApi) -> Api:
    """The application beside the servers, which lets webhooks go to this machine."""
    return make_api(**HERE)


def let_claims_run_out(database: Database) -> None:
    """What a dead server had in hand is free at once."""
    with beside(database) as session:
        ended = sa.update(WebhookSubscription).where(sa.column("claimed_until").is_not(None))
        session.connection().execute(ended.values(claimed_until=now() - timedelta(seconds=1)))


def are_delivered(api: Api, keys: Keys, subscription_id: str) -> bool:
    """Whether nothing waits any more, and something has been sent."""
    found = deliveries(api, keys, subscription_id)
    return bool(found) and {one["status"] for one in found} == {"delivered"}


def first_of(ids: list[str]) -> list[str]:
    """Each id where it first came."""
    return list(dict.fromkeys(ids))


def test_a_server_killed_between_claim_and_delivery_loses_nothing(
    api: Api, keys: Keys, database: Database, database_url: str, tmp_path: Path
) -> None:
    with receiving(hangs) as receiver:
        new = subscribe(api, keys, receiver.url)
        names = [ping(api, keys, new["id"])["id"] for _ in range(3)]
        with killable(database_url, tmp_path, **HERE) as (_, process):
            wait_until(lambda: len(receiver.got) == 1)
            process.kill()
            process.wait()
        report = make_report(api, keys.reporter, SHARED)  # while no server looks
        receiver.answer = takes
        let_claims_run_out(database)
        with running(database_url, tmp_path, **HERE):
            wait_until(lambda: len(deliveries(api, keys, new["id"])) == 4)
            wait_until(lambda: are_delivered(api, keys, new["id"]))
    told = [one.checked(new["secret"]) for one in receiver.got]
    assert receiver.ids[0] == receiver.ids[1] == names[0]
    assert first_of(receiver.ids)[:3] == names
    assert told[-1]["data"]["objectId"] == report["id"]
    assert [one["data"]["number"] for one in told] == [1, 1, 2, 3, 4]


# The embedded database has one server.
@pytest.mark.parametrize("databases", ["postgresql"], indirect=True)
def test_servers_share_the_work_and_one_that_is_killed_is_stood_in_for(
    api: Api, keys: Keys, database: Database, database_url: str, tmp_path: Path
) -> None:
    def slowly(receiver: Receiver, connection: object, received: Received) -> None:
        time.sleep(0.05)
        takes(receiver, connection, received)  # type: ignore[arg-type]

    with receiving(slowly) as receiver:
        news = [subscribe(api, keys, f"{receiver.url}/{number}") for number in range(6)]
        wanted = {one["id"]: [ping(api, keys, one["id"])["id"] for _ in range(6)] for one in news}
        with (
            killable(database_url, tmp_path, **HERE) as (_, process),
            running(database_url, tmp_path, **HERE),
        ):
            wait_until(lambda: len(receiver.got) >= 8)
            process.kill()
            process.wait()
            let_claims_run_out(database)
            for one in news:
                wait_until(lambda name=one["id"]: are_delivered(api, keys, name))  # type: ignore[misc]
    got = first_of(receiver.ids)
    assert len(got) == 36
    assert len(receiver.ids) <= 36 + 4  # only what the killed one had in hand came twice
    for names in wanted.values():
        assert [name for name in got if name in names] == names


def test_no_write_is_slower_because_receivers_hang(
    api: Api, keys: Keys, database_url: str, tmp_path: Path
) -> None:
    with receiving(hangs) as receiver:
        for _ in range(6):
            new = subscribe(api, keys, receiver.url)
            ping(api, keys, new["id"])
        with running(database_url, tmp_path, **HERE) as address:
            wait_until(lambda: len(receiver.got) >= 4)  # every hand holds one that hangs
            headers = {"Authorization": f"Bearer {keys.lead}"}
            begun = time.monotonic()
            for number in range(5):
                sent = {"id": f"medan-{number}", "title": {"sv": "Medan de hänger"}}
                answer = httpx.post(
                    f"{address}/samplan/v1/source-documents",
                    json=sent,
                    headers=headers,
                    timeout=10,
                )
                assert answer.status_code == 201
            assert time.monotonic() - begun < 10  # and a receiver is waited for 10 s
            assert {one["status"] for one in deliveries(api, keys, new["id"])} == {"waiting"}
