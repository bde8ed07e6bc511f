"""Systems that come with a token of the organisations' identity provider, a real one."""

import time
from collections.abc import Iterator
from unittest import mock

import httpx
import pytest

from samplan.auth import provider as providers
from samplan.db.engine import Database
from samplan.db.history import current_revision
from samplan.db.session import reading as seeing
from support.asking import Api, MakeApi, body, problem
from support.people import Keys
from support.provider import TestProvider, running_provider

CURRENT = "/sessions/current"
DOCUMENT = {"id": "protokoll-2026", "title": {"sv": "Protokoll 2026"}}


@pytest.fixture(scope="module")
def running() -> Iterator[TestProvider]:
    with running_provider() as provider:
        yield provider


@pytest.fixture
def provider(running: TestProvider) -> TestProvider:
    """The provider at its best."""
    running.reset()
    running.do("rotate", {"kid": "first"})
    return running


@pytest.fixture
def api(make_api: MakeApi, provider: TestProvider) -> Api:
    return make_api(**provider.settings())


def refused(response: httpx.Response) -> None:
    """The token was refused, with no word on why that helps whoever made it."""
    told = problem(response, 401)
    assert response.headers["www-authenticate"] == 'Bearer error="invalid_token"'
    assert told["detail"].startswith("Token gäller inte")
    for said in ("exp", "kid", "signatur", "RS256", "iss", "localhost"):
        assert said not in told["detail"]


def test_a_token_gives_the_role_of_the_mapping_and_its_name(
    api: Api, provider: TestProvider
) -> None:
    session = api.read(CURRENT, key=provider.mint())
    assert (session["signedIn"], session["role"], session["way"]) == (True, "reader", "token")
    assert session["name"] == "Datalagret"
    reporter = api.read(CURRENT, key=provider.mint(groups=["x", "ifo-sundsvall"]))
    assert (reporter["role"], reporter["organisationId"]) == ("reporter", "2281")
    assert reporter["countyId"] == "22"
    assert "svc-1" not in str(session) + str(reporter)


def test_what_a_system_writes_stands_under_the_mapping_s_name_and_never_the_subject_s(
    api: Api, provider: TestProvider, database: Database
) -> None:
    token = provider.mint(groups="samplan-lead", sub="anna.andersson", name="Anna Andersson")
    body(api.post("/source-documents", json=DOCUMENT, key=token), 201)
    params = {"objectType": "source-document", "limit": 1}
    [change] = api.read("/changes", params=params, key=token)["changes"]
    assert change["actor"]["name"] == "Projektledningen via inloggning"
    assert change["channel"] == "api"
    with database.reading.connect() as connection:
        kept = str(connection.exec_driver_sql("SELECT * FROM revision").all()[-3:])
    assert "nna" not in kept


def test_the_permission_table_is_the_same_as_for_keys(api: Api, provider: TestProvider) -> None:
    problem(api.post("/source-documents", json=DOCUMENT, key=provider.mint()), 403)
    reporter = provider.mint(groups="ifo-sundsvall")
    problem(api.post("/source-documents", json=DOCUMENT, key=reporter), 403)
    problem(api.get("/api-keys", key=reporter), 403)


@pytest.mark.parametrize("groups", [["unknown"], "ifo-nowhere", None])
def test_a_token_that_no_rule_fits_is_let_in_nowhere(
    api: Api, provider: TestProvider, groups: object
) -> None:
    response = api.get("/methods", key=provider.mint(scope="openid", groups=groups))
    assert "ingen roll" in problem(response, 403)["detail"]
    assert "insufficient_scope" in response.headers["www-authenticate"]


def test_tokens_that_do_not_hold_are_refused_and_leave_nothing(
    api: Api, provider: TestProvider, database: Database
) -> None:
    with seeing(database) as session:
        before = current_revision(session)
    now = int(time.time())
    wrong = {
        "expired": provider.mint(exp=now - 90),
        "not yet valid": provider.mint(nbf=now + 90),
        "for another": provider.mint(aud="another"),
        "of another": provider.mint(iss="http://localhost:1"),
        "for nobody": provider.mint(aud=[]),
        "proof of a sign-in": provider.mint(nonce="n"),
        "huge": provider.mint(padding="x" * 9000),
        "unsigned": "eyJhbGciOiJub25lIiwia2lkIjoiZmlyc3QifQ.e30.",
        "two parts and a half": "a..",
    }
    for token in wrong.values():
        refused(api.post("/source-documents", json=DOCUMENT, key=token))
    with seeing(database) as session:
        assert current_revision(session) == before


def test_clocks_may_differ_by_a_minute(api: Api, provider: TestProvider) -> None:
    provider.do("shift", 50)
    body(api.get(CURRENT, key=provider.mint()))
    provider.do("shift", -340)  # it went out forty seconds ago by our clock
    body(api.get(CURRENT, key=provider.mint()))
    provider.do("shift", 75)  # its nbf lies ten seconds back, its iat does not
    refused(api.get(CURRENT, key=provider.mint()))
    provider.do("shift", -370)
    refused(api.get(CURRENT, key=provider.mint()))


def test_keys_change_without_anybody_starting_anything_anew(
    make_api: MakeApi, provider: TestProvider
) -> None:
    with mock.patch.object(providers, "PAUSE_SECONDS", 0.0):
        api = make_api(**provider.settings())
        old = provider.mint()
        body(api.get(CURRENT, key=old))
        provider.do("rotate", {"kid": "second", "keep": True})
        for token in (old, provider.mint()):
            body(api.get(CURRENT, key=token))
        provider.do("rotate", {"kid": "third", "alg": "ES256"})
        body(api.get(CURRENT, key=provider.mint()))
        refused(api.get(CURRENT, key=old))


def test_an_unknown_key_is_looked_for_once_and_not_again_at_once(
    api: Api, provider: TestProvider
) -> None:
    body(api.get(CURRENT, key=provider.mint()))
    provider.do("rotate", {"kid": "hidden"})
    for _ in range(5):
        refused(api.get(CURRENT, key=provider.mint()))
    assert len(provider.asked("/jwks")) == 1


@pytest.mark.parametrize("way", ["hang", "garbage", "redirect"])
def test_a_provider_in_trouble_is_told_as_such_and_keys_go_on(
    make_api: MakeApi, provider: TestProvider, keys: Keys, way: str
) -> None:
    provider.do("ways", {"/jwks": way})
    with mock.patch.object(providers, "PATIENCE_SECONDS", 0.3):
        api = make_api(**provider.settings())
        response = api.get("/methods", key=provider.mint())
        problem(response, 503)
        assert response.headers["retry-after"] == "5"
        body(api.get("/methods", key=keys.reader))
        body(api.get("/methods"))
    assert provider.asked("/elsewhere") == []


def test_a_provider_that_is_away_at_first_is_found_when_it_comes(make_api: MakeApi) -> None:
    with (
        running_provider(started=False) as late,
        mock.patch.object(providers, "RETRY_SECONDS", 0.0),
        mock.patch.object(providers, "PAUSE_SECONDS", 0.0),
    ):
        api = make_api(**late.settings())
        late.do("rotate", {"kid": "first"})
        token = late.mint()
        problem(api.get(CURRENT, key=token), 503)
        late.do("start")
        body(api.get(CURRENT, key=token))
        late.do("stop")
        body(api.get(CURRENT, key=token))  # its keys are known


def test_a_token_has_the_limit_of_its_rule_and_refused_ones_count_for_the_address(
    make_api: MakeApi, provider: TestProvider
) -> None:
    api = make_api(**provider.settings(), requests_per_minute=2)
    token = provider.mint()
    for _ in range(7):
        body(api.get(CURRENT, key=token))
    problem(api.get(CURRENT, key=provider.mint()), 429)  # the same subject
    body(api.get(CURRENT, key=provider.mint(sub="svc-2")))
    for _ in range(2):
        refused(api.get(CURRENT, key=provider.mint(aud="another")))
    problem(api.get(CURRENT, key=provider.mint(aud="another")), 429)


def test_without_an_audience_no_token_is_taken(make_api: MakeApi, provider: TestProvider) -> None:
    api = make_api(**provider.settings(oidc_audience=""))
    response = api.get(CURRENT, key=provider.mint(aud=""))
    assert "Nyckeln är okänd" in problem(response, 401)["detail"]


def test_a_token_is_never_given_an_answer_kept_for_everybody(
    api: Api, provider: TestProvider
) -> None:
    nobody = api.get("/changes", params={"limit": 1})
    assert nobody.headers["cache-control"] == "public, no-cache"
    mine = api.get("/changes", params={"limit": 1}, key=provider.mint())
    assert mine.headers["cache-control"] == "private, no-cache"
