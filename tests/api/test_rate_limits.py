"""What limits apply to a caller: told in advance, on every counted answer, and true."""

import asyncio
import re
from collections.abc import Callable
from typing import Any
from unittest import mock

import httpx
import pytest
from anyio.from_thread import BlockingPortal

from samplan.auth import rates
from samplan.auth.schemas import RateLimitInfo
from samplan.auth.service import NewKey
from samplan.auth.terms import Role
from samplan.db.engine import Database
from support.asking import HOST, ROOT, Api, Json, MakeApi, body, faulty, problem
from support.people import Keys, make_key
from support.shapes import assert_shape

PATH = "/rate-limits"
FIELD = re.compile(r'^"(requests|sign-ins)";r=(\d+);t=(\d+)$')


def standing(answer: Json, policy: str = "requests") -> Json:
    """Where the caller stands against one limit."""
    found: Json = next(one for one in answer["rates"] if one["policy"] == policy)
    return found


def test_everybody_is_told_what_applies_and_how_much_is_left(make_api: MakeApi, keys: Keys) -> None:
    api = make_api(requests_per_minute=10, sign_ins_per_minute=4, requests_at_once=2)
    told = api.read(PATH, key=keys.lead)
    assert_shape(RateLimitInfo, told)
    assert standing(told) | {"resetSeconds": 0} == {
        "policy": "requests",
        "limit": 10,
        "windowSeconds": 60,
        "remaining": 9,
        "resetSeconds": 0,
    }
    assert 0 < standing(told)["resetSeconds"] <= 60
    assert standing(told, "sign-ins")["remaining"] == 4
    assert told["requestsAtOnce"] == 2
    assert standing(api.read(PATH, key=keys.lead))["remaining"] == 8
    assert standing(api.read(PATH))["remaining"] == 9  # by address


def test_how_large_anything_may_be_is_told_as_it_is(make_api: MakeApi) -> None:
    api = make_api(max_body_bytes=5_000, max_upload_bytes=7_000, max_document_bytes=9_000)
    sizes = api.read(PATH)["sizes"]
    assert (sizes["bytesOfBody"], sizes["bytesOfUpload"]) == (5_000, 7_000)
    assert sizes["bytesOfDocument"] == 9_000
    most = sizes["itemsOfPage"]
    body(api.get(f"/methods?limit={most}"))
    assert faulty(api.get(f"/methods?limit={most + 1}")) == ["limit"]
    key = {"apiKey": "x" * 6_000}
    problem(api.post("/sessions", json=key), 413)


def test_every_counted_answer_says_where_the_caller_stands(make_api: MakeApi, keys: Keys) -> None:
    api = make_api(requests_per_minute=20)
    left = 20
    for path, status in (("/methods", 200), ("/methods/none", 404), ("/methods?limit=0", 422)):
        response = api.get(path, key=keys.reader)
        assert response.status_code == status
        found = FIELD.match(response.headers["ratelimit"])
        assert found is not None
        assert response.headers["ratelimit-policy"] == '"requests";q=20;w=60'
        left -= 1
        assert int(found[2]) == left
    etag = api.get("/methods", key=keys.reader).headers["etag"]
    again = api.get("/methods", key=keys.reader, headers={"If-None-Match": etag})
    assert again.status_code == 304
    assert again.headers["ratelimit"].startswith('"requests";r=15;')


def test_finished_answers_do_not_carry_somebody_s_standing(make_api: MakeApi) -> None:
    api = make_api()
    assert "ratelimit" in api.get("/methods").headers
    for _ in range(3):
        kept = api.get("/methods")
        assert kept.status_code == 200
        assert "ratelimit" not in kept.headers
        assert "ratelimit-policy" not in kept.headers


def test_a_refusal_says_truly_when_the_next_is_let_through(make_api: MakeApi, keys: Keys) -> None:
    clock = [1000.0]
    with mock.patch.object(rates.RateLimits, "__init__", _with_clock(lambda: clock[0])):
        api = make_api(requests_per_minute=3)
    for _ in range(3):
        body(api.get("/methods", key=keys.reader))
        clock[0] += 11
    response = api.get("/methods", key=keys.reader)
    assert "27 sekunder" in problem(response, 429)["detail"]
    assert response.headers["retry-after"] == "27"
    assert response.headers["ratelimit"] == '"requests";r=0;t=27'
    clock[0] += 26
    assert api.get("/methods", key=keys.reader).headers["retry-after"] == "1"
    clock[0] += 1
    body(api.get("/methods", key=keys.reader))


def _with_clock(clock: Callable[[], float]) -> Callable[..., None]:
    make = rates.RateLimits.__init__

    def init(self: Any, settings: Any) -> None:
        make(self, settings, clock)

    return init


def test_a_key_may_have_a_limit_of_its_own(make_api: MakeApi, database: Database) -> None:
    api = make_api(requests_per_minute=3)
    new = NewKey("Datalagret", Role.READER, requests_per_minute=5)
    _, secret = make_key(database, new)
    for _ in range(4):
        body(api.get("/methods", key=secret))
    assert standing(api.read(PATH, key=secret))["limit"] == 5
    problem(api.get("/methods", key=secret), 429)


def test_only_administrators_give_a_key_a_limit_of_its_own(api: Api, keys: Keys) -> None:
    new = {"name": "Datalagret", "role": "reader", "countyId": "22", "requestsPerMinute": 6000}
    problem(api.post("/api-keys", json=new, key=keys.lead), 403)
    made = body(api.post("/api-keys", json=new, key=keys.administrator), 201)
    assert made["requestsPerMinute"] == 6000
    assert api.read(f"/api-keys/{made['id']}", key=keys.lead)["requestsPerMinute"] == 6000
    assert standing(api.read(PATH, key=made["secret"]))["limit"] == 6000


@pytest.mark.parametrize("wrong", [0, -1, 1_000_001, 1.5, "600", True])
def test_a_limit_that_cannot_be_is_refused(api: Api, keys: Keys, wrong: Any) -> None:
    new = {"name": "Datalagret", "role": "reader", "requestsPerMinute": wrong}
    response = api.post("/api-keys", json=new, key=keys.administrator)
    assert faulty(response) == ["requestsPerMinute"]


def test_a_session_counts_as_its_key_does(make_api: MakeApi, keys: Keys) -> None:
    api = make_api(requests_per_minute=4)
    browser = api.another()
    body(browser.post("/sessions", json={"apiKey": keys.lead}), 201)
    body(browser.get("/api-keys"))
    assert standing(api.read(PATH, key=keys.lead))["remaining"] == 2


def test_whoever_asks_one_thing_is_served_before_most_of_one_who_asks_sixty(
    api: Api, keys: Keys, portal: BlockingPortal
) -> None:
    for key in (keys.lead, keys.reporter):
        body(api.get("/methods", key=key))
    greedy = ["greedy"] * 60
    served = portal.call(_served, api, [*greedy, "polite"], keys)
    assert sorted(served) == [*greedy, "polite"]
    assert served.index("polite") <= 2 * api.app.settings.requests_at_once


async def _served(api: Api, callers: list[str], keys: Keys) -> list[str]:
    """Who was served, in order, when all ask at once in this order."""
    secrets = {"greedy": keys.lead, "polite": keys.reporter}
    served: list[str] = []

    async def ask(client: httpx.AsyncClient, who: str) -> None:
        headers = {"Authorization": f"Bearer {secrets[who]}"}
        answer = await client.get(f"{ROOT}/gap-matrices/22-2021", headers=headers)
        assert answer.status_code == 200
        served.append(who)

    transport = httpx.ASGITransport(app=api.app)
    async with httpx.AsyncClient(transport=transport, base_url=HOST, trust_env=False) as client:
        await asyncio.gather(*(ask(client, who) for who in callers))
    return served


def test_invented_keys_have_no_places_of_their_own(api: Api, keys: Keys) -> None:
    seen: list[str] = []
    places = api.app.api.state.places
    held = places.held

    def watched(who: str) -> Any:
        seen.append(who)
        return held(who)

    with mock.patch.object(places, "held", watched):
        for secret in ("samplan_a", "samplan_b", keys.lead, keys.lead, keys.reporter):
            api.get("/methods", key=secret)
        api.get("/methods?page=2")
    invented, another, first, lead, reporter, nobody = seen
    assert invented == another == first == reporter == nobody == "127.0.0.1"
    assert lead not in {nobody, keys.lead}
