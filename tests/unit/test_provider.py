"""The identity provider's keys and addresses: fetched when needed, kept, and never too often."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from samplan.auth.configuration import SettingsError, provider_settings
from samplan.auth.provider import (
    KEPT_SECONDS,
    KEYS_SECONDS,
    LARGEST_ANSWER,
    PAUSE_SECONDS,
    RETRY_SECONDS,
    CodeRefusedError,
    Provider,
    ProviderAwayError,
)
from samplan.auth.tokens import Fault, TokenError
from support.settings import settings_for
from support.tokens import AUDIENCE, CLIENT, ISSUER, JWKS, KEYS, mint

SET: dict[str, Any] = {
    "oidc_issuer": ISSUER,
    "oidc_audience": AUDIENCE,
    "oidc_client_id": CLIENT,
    "public_url": "https://samplan.example.se",
}
DESCRIPTION = {
    "issuer": ISSUER,
    "authorization_endpoint": f"{ISSUER}/authorize",
    "token_endpoint": f"{ISSUER}/token",
    "jwks_uri": f"{ISSUER}/jwks",
}
Answer = Callable[[httpx.Request], httpx.Response]


class World:
    """A provider as it answers now, and a clock."""

    def __init__(self, **settings: Any) -> None:
        self.time = 1000.0
        self.asked: list[str] = []
        self.sent: list[httpx.Request] = []
        self.away = False
        self.answers: dict[str, Any] = {
            "/.well-known/openid-configuration": DESCRIPTION,
            "/jwks": JWKS,
            "/token": {"id_token": "a.b.c"},
        }
        chosen = provider_settings(settings_for("", **{**SET, **settings}))
        assert chosen is not None
        transport = httpx.MockTransport(self._answer)
        self.provider = Provider(chosen, clock=lambda: self.time, transport=transport)

    async def _answer(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request.url.path)
        self.sent.append(request)
        if self.away:
            raise httpx.ConnectError("away")
        answer = self.answers[request.url.path]
        if isinstance(answer, httpx.Response):
            return answer
        return httpx.Response(200, json=answer)

    @property
    def fetches(self) -> int:
        """How often the keys have been asked for."""
        return self.asked.count("/jwks")

    async def takes(self, token: str | None = None) -> bool:
        return bool(await self.provider.access_claims(token or mint()))


async def test_keys_are_fetched_once_for_all_who_come_at_once() -> None:
    world = World()
    assert all(await asyncio.gather(*(world.takes() for _ in range(20))))
    assert world.asked == ["/.well-known/openid-configuration", "/jwks"]


async def test_keys_at_a_set_address_need_no_description() -> None:
    world = World(oidc_jwks_uri=f"{ISSUER}/jwks")
    assert await world.takes()
    assert world.asked == ["/jwks"]


async def test_a_new_key_is_found_and_a_withdrawn_one_no_longer_taken() -> None:
    world = World()
    world.answers["/jwks"] = {"keys": [JWKS["keys"][0]]}
    assert await world.takes()
    world.answers["/jwks"] = {"keys": [JWKS["keys"][2]]}
    world.time += PAUSE_SECONDS
    new = mint(KEYS["ec"], {"alg": "ES256", "kid": "ec"})
    assert await world.takes(new)
    with pytest.raises(TokenError) as refused:
        await world.takes()
    assert refused.value.fault is Fault.UNKNOWN_KEY


async def test_a_withdrawn_key_is_gone_when_the_keys_have_been_kept_their_time() -> None:
    world = World()
    assert await world.takes()
    world.answers["/jwks"] = {"keys": [JWKS["keys"][2]]}
    world.time += KEYS_SECONDS
    assert await world.takes()  # nobody waits for what is fetched meanwhile
    await asyncio.sleep(0.01)
    assert world.fetches == 2
    with pytest.raises(TokenError):
        await world.takes()


async def test_unknown_keys_are_looked_for_no_more_often_than_now_and_then() -> None:
    world = World()
    for number in range(50):
        with pytest.raises(TokenError):
            await world.takes(mint(header={"kid": f"key-{number}"}))
    assert world.fetches == 1
    world.time += PAUSE_SECONDS
    with pytest.raises(TokenError):
        await world.takes(mint(header={"kid": "another"}))
    assert world.fetches == 2


async def test_while_the_provider_is_away_its_keys_go_on_for_a_while() -> None:
    world = World()
    assert await world.takes()
    world.away = True
    world.time += KEPT_SECONDS - 1
    assert await world.takes()
    await asyncio.sleep(0.01)
    assert world.fetches == 2
    with pytest.raises(ProviderAwayError):
        await world.takes(mint(header={"kid": "new"}))
    world.time += 1
    with pytest.raises(ProviderAwayError):
        await world.takes()


async def test_a_provider_that_is_away_at_first_is_asked_again_soon() -> None:
    world = World()
    world.away = True
    for _ in range(10):
        with pytest.raises(ProviderAwayError):
            await world.takes()
    assert len(world.asked) == 1
    world.away = False
    with pytest.raises(ProviderAwayError):
        await world.takes()
    world.time += RETRY_SECONDS
    assert await world.takes()


GARBAGE: dict[str, Any] = {
    "words": httpx.Response(200, text="<html>"),
    "a list": httpx.Response(200, json=[]),
    "no keys": {"keys": {}},
    "an error": httpx.Response(500, json=JWKS),
    "nothing": httpx.Response(404),
    "a redirect": httpx.Response(302, headers={"Location": f"{ISSUER}/token"}),
    "a flood": httpx.Response(200, content=b" " * (LARGEST_ANSWER + 1)),
    "depths": httpx.Response(200, content=b"[" * 100_000),
    "half": httpx.Response(200, content=json.dumps(JWKS).encode()[:-3]),
}


@pytest.mark.parametrize("name", GARBAGE)
async def test_keys_that_are_none_change_nothing(name: str) -> None:
    world = World()
    assert await world.takes()
    world.answers["/jwks"] = GARBAGE[name]
    world.time += KEYS_SECONDS
    assert await world.takes()
    await asyncio.sleep(0.01)
    assert world.fetches == 2
    assert await world.takes()
    assert "/token" not in world.asked  # no redirect is followed


@pytest.mark.parametrize(
    "changed",
    [
        {"issuer": "https://id.example.com"},
        {"issuer": ISSUER + "/"},
        {"jwks_uri": "http://id.example.se/jwks"},
        {"jwks_uri": None},
        {"token_endpoint": "ftp://id.example.se"},
        {"token_endpoint": 7},
        {"authorization_endpoint": "javascript:alert(1)"},
        {"authorization_endpoint": "https://"},
        {"end_session_endpoint": "http://id.example.se/out"},
        {"authorization_endpoint": "https://u:p@id.example.se/"},
    ],
    ids=str,
)
async def test_a_description_that_cannot_be_right_is_not_believed(changed: Any) -> None:
    world = World()
    world.answers["/.well-known/openid-configuration"] = {**DESCRIPTION, **changed}
    with pytest.raises(ProviderAwayError):
        await world.provider.addresses()


async def test_a_provider_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("samplan.auth.provider.PATIENCE_SECONDS", 0.05)
    world = World()

    async def hang(_: httpx.Request) -> httpx.Response:
        await asyncio.sleep(60)
        raise AssertionError

    world.provider._client = httpx.AsyncClient(transport=httpx.MockTransport(hang))
    began = asyncio.get_running_loop().time()
    with pytest.raises(ProviderAwayError):
        await world.takes()
    assert asyncio.get_running_loop().time() - began < 2


async def redeemed(world: World) -> httpx.Request:
    """The request that a code was redeemed with."""
    await world.provider.redeem("code", "verifier", "https://samplan.example.se/logga-in/svar")
    return world.sent[-1]


async def test_a_public_client_names_itself_and_proves_that_it_began() -> None:
    request = await redeemed(World())
    sent = dict(httpx.QueryParams(request.content.decode()))
    assert sent == {
        "grant_type": "authorization_code",
        "code": "code",
        "code_verifier": "verifier",
        "redirect_uri": "https://samplan.example.se/logga-in/svar",
        "client_id": CLIENT,
    }
    assert "authorization" not in request.headers


async def test_a_secret_goes_in_the_header_encoded_as_the_standard_says() -> None:
    request = await redeemed(World(oidc_client_secret="s:e c"))
    assert request.headers["authorization"] == httpx.BasicAuth(CLIENT, "s%3Ae%20c")._auth_header
    assert "client_secret" not in request.content.decode()


async def test_a_secret_goes_in_the_body_where_the_provider_takes_it_only_there() -> None:
    world = World(oidc_client_secret="s:e c")
    ways = {"token_endpoint_auth_methods_supported": ["client_secret_post"]}
    world.answers["/.well-known/openid-configuration"] = DESCRIPTION | ways
    request = await redeemed(world)
    assert "client_secret=s%3Ae+c" in request.content.decode()
    assert "authorization" not in request.headers


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (httpx.Response(400, json={"error": "invalid_grant"}), CodeRefusedError),
        (httpx.Response(401), CodeRefusedError),
        (httpx.Response(503), ProviderAwayError),
        (httpx.Response(200, json={"access_token": "x"}), ProviderAwayError),
        (httpx.Response(200, json={"id_token": 5}), ProviderAwayError),
    ],
    ids=str,
)
async def test_a_code_that_is_not_taken_and_a_provider_that_cannot_answer_are_told_apart(
    answer: httpx.Response, error: type[Exception]
) -> None:
    world = World()
    world.answers["/token"] = answer
    with pytest.raises(error):
        await redeemed(world)


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"oidc_issuer": "http://id.example.se"}, "ISSUER"),
        ({"oidc_issuer": "id.example.se"}, "ISSUER"),
        ({"oidc_client_id": "", "oidc_audience": ""}, "CLIENT_ID"),
        ({"public_url": ""}, "PUBLIC_URL"),
        ({"public_url": "http://samplan.example.se"}, "PUBLIC_URL"),
        ({"oidc_algorithms": "RS256 HS256"}, "ALGORITHMS"),
        ({"oidc_algorithms": "none"}, "ALGORITHMS"),
        ({"oidc_algorithms": ""}, "ALGORITHMS"),
        ({"oidc_scopes": "profile"}, "SCOPES"),
        ({"oidc_jwks_uri": "http://id.example.se/jwks"}, "JWKS_URI"),
        ({"oidc_roles": [{"claim": "x"}]}, "ROLES"),
    ],
    ids=str,
)
def test_settings_that_cannot_be_are_refused_by_name(changed: Any, named: str) -> None:
    with pytest.raises(SettingsError, match=named):
        provider_settings(settings_for("", **{**SET, **changed}))


def test_without_an_issuer_there_is_no_provider() -> None:
    assert provider_settings(settings_for("")) is None
