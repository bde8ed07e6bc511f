"""People who sign in at their organisation's identity provider, a real one on the loopback."""

from collections.abc import Iterator
from datetime import timedelta
from http.cookies import SimpleCookie
from typing import Any
from unittest import mock
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
import sqlalchemy as sa
from sqlmodel import col

from samplan.auth import provider as providers
from samplan.auth.tables import SignIn, WebSession
from samplan.db.base import now
from samplan.db.engine import Database
from support.asking import Api, Json, MakeApi, body, faulty, problem
from support.people import Keys
from support.provider import CLIENT, PUBLIC, TestProvider, running_provider

CURRENT = "/sessions/current"
REDIRECT = f"{PUBLIC}/logga-in/svar"
DOCUMENT: Json = {"id": "protokoll-2026", "title": {"sv": "Protokoll 2026"}}


@pytest.fixture(scope="module")
def running() -> Iterator[TestProvider]:
    with running_provider() as provider:
        yield provider


@pytest.fixture
def provider(running: TestProvider) -> TestProvider:
    """The provider at its best; whoever signs in leads county 22."""
    running.reset()
    running.do("rotate", {"kid": "first"})
    running.do("claims", {"groups": ["samplan-lead"]})
    return running


@pytest.fixture
def api(make_api: MakeApi, provider: TestProvider) -> Api:
    return make_api(**provider.settings())


def begin(api: Api, **start: Any) -> str:
    """Where the browser is sent."""
    address: str = body(api.post("/sign-ins", json=start), 201)["authorizationUrl"]
    return address


def at_provider(address: str) -> dict[str, str]:
    """What the provider sends the browser back with."""
    answer = httpx.get(address, trust_env=False)
    assert answer.status_code == 302, answer.text
    back = urlsplit(answer.headers["location"])
    assert f"{back.scheme}://{back.netloc}{back.path}" == REDIRECT
    return {name: values[0] for name, values in parse_qs(back.query).items()}


def end(api: Api, back: dict[str, str]) -> httpx.Response:
    """Come back with it."""
    return api.post("/sign-ins/answers", json=back)


def sign_in(api: Api, **start: Any) -> Json:
    """Sign in, all the way."""
    return body(end(api, at_provider(begin(api, **start))), 201)


def signed_in(api: Api) -> bool:
    return bool(api.read(CURRENT)["signedIn"])


def test_whoever_the_mapping_gives_a_role_is_signed_in_with_it(
    api: Api, provider: TestProvider
) -> None:
    done = sign_in(api, returnTo="/rapportera?a=b")
    session = done["session"]
    assert (done["renewed"], done["returnTo"]) == (True, "/rapportera?a=b")
    assert session == api.read(CURRENT)
    assert (session["role"], session["countyId"], session["way"]) == ("lead", "22", "provider")
    assert session["name"] == "Projektledningen via inloggning"
    headers = {"X-CSRF-Token": session["csrfToken"]}
    problem(api.post("/source-documents", json=DOCUMENT), 403)
    body(api.post("/source-documents", json=DOCUMENT, headers=headers), 201)
    params = {"objectType": "source-document", "limit": 1}
    [change] = api.read("/changes", params=params)["changes"]
    assert change["actor"]["name"] == "Projektledningen via inloggning"
    assert change["channel"] == "browser"


def test_the_provider_is_asked_as_the_standards_say(api: Api, provider: TestProvider) -> None:
    asked = urlsplit(begin(api))
    told = {name: values[0] for name, values in parse_qs(asked.query).items()}
    assert told.keys() == {
        "response_type", "client_id", "redirect_uri", "scope", "state", "nonce",
        "code_challenge", "code_challenge_method",
    }  # fmt: skip
    assert (told["response_type"], told["code_challenge_method"]) == ("code", "S256")
    assert (told["client_id"], told["redirect_uri"]) == (CLIENT, REDIRECT)
    assert told["scope"] == "openid"
    again = parse_qs(urlsplit(begin(api)).query)
    for name in ("state", "nonce", "code_challenge"):
        assert len(told[name]) >= 43
        assert again[name] != [told[name]]
    sign_in(api)
    [redeemed] = provider.asked("redeemed")
    assert redeemed["body"]["redirect_uri"] == REDIRECT
    assert len(redeemed["body"]["code_verifier"]) >= 43


def test_the_cookies_are_for_this_site_and_no_script(api: Api, provider: TestProvider) -> None:
    begun = api.post("/sign-ins", json={})
    cookie = SimpleCookie(begun.headers["set-cookie"])["samplan_sign_in"]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "strict", "600")
    done = end(api, at_provider(begun.json()["authorizationUrl"]))
    assert done.headers["cache-control"] == begun.headers["cache-control"] == "no-store"
    set_now = SimpleCookie()
    for header in done.headers.get_list("set-cookie"):
        set_now.load(header)
    assert set_now["samplan_sign_in"]["max-age"] == "0"
    session = set_now["samplan_session"]
    assert (session["httponly"], session["samesite"], session["max-age"]) == (
        True,
        "strict",
        "3600",
    )


@pytest.mark.parametrize(
    "target",
    ["https://example.com", "//example.com", "/\\example.com", "javascript:alert(1)", "", "x",
     "/a\nb", "/a\\b", "/ b"],
)  # fmt: skip
def test_nobody_is_sent_on_to_another_site(api: Api, target: str) -> None:
    assert sign_in(api, returnTo=target)["returnTo"] == "/"


def test_a_wrong_state_signs_nobody_in(api: Api) -> None:
    back = at_provider(begin(api))
    assert faulty(end(api, {**back, "state": "x" * 43})) == ["state"]
    assert not signed_in(api)


def test_a_sign_in_ends_in_the_browser_that_began_it(api: Api) -> None:
    back = at_provider(begin(api))
    other = api.another()
    assert faulty(end(other, back)) == ["state"]
    begin(other)
    assert faulty(end(other, back)) == ["state"]
    assert faulty(end(api, back)) == ["state"]  # it has been tried, so it is over
    assert not signed_in(api)
    assert not signed_in(other)


def test_an_answer_is_taken_once(api: Api, provider: TestProvider) -> None:
    cookies = dict(api.cookies)
    back = at_provider(begin(api))
    cookies = dict(api.cookies)
    body(end(api, back), 201)
    for name, value in cookies.items():
        api.cookies.set(name, value)
    assert faulty(end(api, back)) == ["state"]
    assert len(provider.asked("redeemed")) == 1


def test_a_code_that_was_redeemed_already_signs_nobody_in(api: Api) -> None:
    other = api.another()
    first, second = at_provider(begin(api)), at_provider(begin(other))
    body(end(api, first), 201)
    assert faulty(end(other, {**second, "code": first["code"]})) == ["code"]
    assert not signed_in(other)


def test_a_code_of_another_sign_in_signs_nobody_in(api: Api) -> None:
    """Its verifier is another's, which the provider sees."""
    other = api.another()
    stolen = at_provider(begin(other))
    back = at_provider(begin(api))
    assert faulty(end(api, {**back, "code": stolen["code"]})) == ["code"]
    assert not signed_in(api)


def test_a_wrong_verifier_is_refused_by_the_provider(api: Api, database: Database) -> None:
    back = at_provider(begin(api))
    with database.writing.begin() as connection:
        connection.execute(sa.update(SignIn).values(code_verifier="v" * 43))
    assert faulty(end(api, back)) == ["code"]


def test_a_sign_in_lasts_ten_minutes(api: Api, database: Database) -> None:
    back = at_provider(begin(api))
    with database.writing.begin() as connection:
        [expires] = connection.execute(sa.select(col(SignIn.expires_at))).scalars()
        assert timedelta(minutes=9) < expires - now() <= timedelta(minutes=10)
        connection.execute(sa.update(SignIn).values(expires_at=now()))
    assert faulty(end(api, back)) == ["state"]


WRONG: dict[str, Json] = {
    "made for another sign-in": {"nonce": "another"},
    "made for none": {"nonce": None},
    "for another client": {"aud": "another"},
    "for another party": {"azp": "another"},
    "for several and nobody in particular": {"aud": [CLIENT, "another"]},
    "of another issuer": {"iss": "http://localhost:1"},
    "without a time": {"iat": None},
    "without an end": {"exp": None},
    "about nobody": {"sub": None},
}


@pytest.mark.parametrize("name", WRONG)
def test_nobody_is_signed_in_by_a_proof(api: Api, provider: TestProvider, name: str) -> None:
    provider.do("claims", {"groups": ["samplan-lead"], **WRONG[name]})
    assert faulty(end(api, at_provider(begin(api)))) == ["code"]
    assert not signed_in(api)


@pytest.mark.parametrize(
    ("seconds", "taken"), [(50, True), (75, False), (-3640, True), (-3670, False)]
)
def test_clocks_may_differ_by_a_minute(
    api: Api, provider: TestProvider, seconds: int, taken: bool
) -> None:
    provider.do("shift", seconds)
    assert (end(api, at_provider(begin(api))).status_code == 201) is taken


def test_a_provider_that_has_changed_its_keys_is_believed(
    make_api: MakeApi, provider: TestProvider
) -> None:
    with mock.patch.object(providers, "PAUSE_SECONDS", 0.0):
        api = make_api(**provider.settings())
        sign_in(api)
        provider.do("rotate", {"kid": "second"})
        sign_in(api.another())


@pytest.mark.parametrize("groups", [[], ["unknown"], ["ifo-nowhere"], "SAMPLAN-LEAD"])
def test_whoever_has_no_role_is_told_so_and_signed_in_nowhere(
    api: Api, provider: TestProvider, groups: Any
) -> None:
    provider.do("claims", {"groups": groups})
    response = end(api, at_provider(begin(api)))
    assert "ingen roll" in problem(response, 403)["detail"]
    assert "samplan_session" not in response.headers.get("set-cookie", "")
    assert not signed_in(api)


def test_whoever_says_no_at_the_provider_is_told_so(api: Api, provider: TestProvider) -> None:
    provider.do("ways", {"error": "access_denied"})
    assert faulty(end(api, at_provider(begin(api)))) == ["error"]


def test_an_answer_that_says_nothing_is_refused(api: Api) -> None:
    back = at_provider(begin(api))
    assert faulty(end(api, {"state": back["state"]})) == ["error"]


def test_nothing_of_the_person_is_kept_and_no_secret_that_opens_anything(
    api: Api, provider: TestProvider, database: Database
) -> None:
    who = {"name": "Anna Andersson", "email": "anna@example.se", "sub": "anna.andersson"}
    provider.do("claims", {"groups": ["samplan-lead"], **who})
    back = at_provider(begin(api))
    kept = everything(database)
    assert back["state"] not in kept
    assert str(api.cookies.get("samplan_sign_in")) not in kept
    shown = end(api, back).text
    kept = everything(database)
    for secret in ("nna", "ndersson", str(api.cookies.get("samplan_session")), "eyJ"):
        assert secret not in kept
        assert secret not in shown


def everything(database: Database) -> str:
    """All that is stored of sign-ins and sessions, and the newest of the history."""
    with database.reading.connect() as connection:
        tables = ("sign_in", "web_session")
        rows = [connection.exec_driver_sql(f"SELECT * FROM {name}").all() for name in tables]
    return str(rows)


def test_a_session_of_the_provider_lasts_an_hour_and_is_then_over(
    api: Api, database: Database
) -> None:
    sign_in(api)
    with database.writing.begin() as connection:
        [row] = connection.execute(
            sa.select(
                col(WebSession.key_id), col(WebSession.created_at), col(WebSession.expires_at)
            )
        )
        assert row.expires_at - row.created_at == timedelta(hours=1)
        assert row.key_id is None
        connection.execute(sa.update(WebSession).values(expires_at=now()))
    assert not signed_in(api)


def test_a_sign_in_is_renewed_without_showing_anything_and_ends_the_session_before(
    api: Api, provider: TestProvider, database: Database
) -> None:
    session = sign_in(api)["session"]
    headers = {"X-CSRF-Token": session["csrfToken"]}
    begun = api.post("/sign-ins", json={"silent": True, "returnTo": "/gap/luckor"}, headers=headers)
    address = body(begun, 201)["authorizationUrl"]
    assert parse_qs(urlsplit(address).query)["prompt"] == ["none"]
    provider.do("claims", {"groups": ["ifo-sundsvall"]})
    response = api.post("/sign-ins/answers", json=at_provider(address), headers=headers)
    done = body(response, 201)
    assert (done["returnTo"], done["session"]["role"]) == ("/gap/luckor", "reporter")
    with database.reading.connect() as connection:
        ended = connection.execute(sa.select(col(WebSession.ended_at))).scalars().all()
    assert sorted(one is None for one in ended) == [False, True]


def test_a_provider_that_would_have_to_show_something_leaves_all_as_it_was(
    api: Api, provider: TestProvider
) -> None:
    session = sign_in(api)["session"]
    headers = {"X-CSRF-Token": session["csrfToken"]}
    provider.do("ways", {"silent": "login_required"})
    begun = api.post("/sign-ins", json={"silent": True, "returnTo": "/gap"}, headers=headers)
    back = at_provider(begun.json()["authorizationUrl"])
    assert back["error"] == "login_required"
    done = body(api.post("/sign-ins/answers", json=back, headers=headers), 201)
    assert done == {"renewed": False, "returnTo": "/gap", "session": None}
    assert api.read(CURRENT) == session


def test_signing_out_leads_on_to_the_provider_s_own(api: Api, provider: TestProvider) -> None:
    session = sign_in(api)["session"]
    leads_to = urlsplit(session["signOutUrl"])
    assert session["signOutUrl"].startswith(f"{provider.url}/endsession?")
    assert parse_qs(leads_to.query) == {
        "client_id": [CLIENT],
        "post_logout_redirect_uri": [f"{PUBLIC}/logga-in"],
    }
    answer = httpx.get(session["signOutUrl"], trust_env=False)
    assert answer.headers["location"] == f"{PUBLIC}/logga-in"
    headers = {"X-CSRF-Token": session["csrfToken"]}
    assert api.delete(CURRENT, headers=headers).status_code == 204
    assert not signed_in(api)


def test_a_slow_provider_is_waited_for_and_one_that_hangs_is_not(
    make_api: MakeApi, provider: TestProvider, keys: Keys
) -> None:
    provider.do("ways", {"/token": 300})
    with mock.patch.object(providers, "PATIENCE_SECONDS", 1.0):
        api = make_api(**provider.settings())
        sign_in(api)
        other = api.another()
        back = at_provider(begin(other))
        provider.do("ways", {"/token": "hang"})
        problem(end(other, back), 503)
        for way in ("garbage", "redirect"):
            provider.do("ways", {"/token": way})
            problem(end(other, at_provider(begin(other))), 503)
        assert not signed_in(other)
        body(api.another().post("/sessions", json={"apiKey": keys.lead}), 201)


def test_a_provider_that_is_away_stops_nobody_with_a_key_nor_those_signed_in(
    make_api: MakeApi, keys: Keys
) -> None:
    with (
        running_provider(started=False) as late,
        mock.patch.object(providers, "RETRY_SECONDS", 0.0),
    ):
        api = make_api(**late.settings())
        response = api.post("/sign-ins", json={})
        problem(response, 503)
        assert response.headers["retry-after"] == "5"
        body(api.another().post("/sessions", json={"apiKey": keys.lead}), 201)
        late.do("start")
        late.do("claims", {"groups": "samplan-lead"})
        sign_in(api)
        late.do("stop")
        assert signed_in(api)
        begun = api.post("/sign-ins", json={}, headers={"X-CSRF-Token": csrf(api)})
        body(begun, 201)  # where it is has not been forgotten


def csrf(api: Api) -> str:
    token: str = api.read(CURRENT)["csrfToken"]
    return token


def test_guessing_answers_is_slowed_down(make_api: MakeApi, provider: TestProvider) -> None:
    api = make_api(**provider.settings(), sign_ins_per_minute=3)
    for _ in range(3):
        assert faulty(end(api, {"state": "guess", "code": "x"})) == ["state"]
    response = end(api, {"state": "guess", "code": "x"})
    problem(response, 429)
    assert 0 < int(response.headers["retry-after"]) <= 60
    problem(api.post("/sign-ins", json={}), 429)


def test_how_one_signs_in_is_told(make_api: MakeApi, api: Api, provider: TestProvider) -> None:
    assert api.read("/sign-in-ways") == {"ways": [{"way": "provider"}, {"way": "key"}]}
    only_systems = make_api(**provider.settings(oidc_client_id=""))
    assert only_systems.read("/sign-in-ways") == {"ways": [{"way": "key"}]}
    closed = make_api(**provider.settings(), reading="closed")
    assert len(closed.read("/sign-in-ways")["ways"]) == 2


def test_without_a_provider_keys_are_the_one_way(make_api: MakeApi, keys: Keys) -> None:
    api = make_api()
    assert api.read("/sign-in-ways") == {"ways": [{"way": "key"}]}
    assert "nyckel" in problem(api.post("/sign-ins", json={}), 409)["detail"]
    problem(end(api, {"state": "x", "code": "y"}), 409)
    assert body(api.post("/sessions", json={"apiKey": keys.lead}), 201)["signOutUrl"] is None
