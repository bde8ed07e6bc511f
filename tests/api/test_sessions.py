"""Signing in a browser: the cookie, the token against forged writes, and how a session ends."""

from datetime import timedelta
from http.cookies import Morsel, SimpleCookie

import httpx
import pytest
import sqlalchemy as sa
from sqlmodel import Session

from samplan.auth.service import NewKey, hash_secret
from samplan.auth.tables import ApiKey, WebSession
from samplan.auth.terms import Role
from samplan.db.base import now
from samplan.db.engine import Database
from support.asking import Api, Json, MakeApi, body, problem
from support.people import Keys, make_key

COOKIE = "samplan_session"
DOCUMENT: Json = {"id": "protokoll-2026", "title": {"sv": "Protokoll 2026"}}


def sign_in(api: Api, key: str) -> Json:
    """Sign the caller's browser in; the session."""
    return body(api.post("/sessions", json={"apiKey": key}), 201)


def cookie_of(response: httpx.Response) -> "Morsel[str]":
    """The session's cookie as the answer sets it."""
    return SimpleCookie(response.headers["set-cookie"])[COOKIE]


def token_of(api: Api) -> str:
    """The secret that the caller's browser holds."""
    token = api.cookies.get(COOKIE)
    assert token
    return token


def test_signing_in_sets_a_cookie_that_no_script_reads_and_no_other_site_sends(
    api: Api, keys: Keys
) -> None:
    response = api.post("/sessions", json={"apiKey": keys.lead})
    cookie = cookie_of(response)
    assert cookie["httponly"] is True
    assert cookie["samesite"] == "strict"
    assert cookie["path"] == "/"
    assert cookie["max-age"] == str(12 * 3600)
    assert not cookie["secure"]  # asked over http, on the machine itself
    assert response.headers["cache-control"] == "no-store"
    assert response.headers["location"] == "/samplan/v1/sessions/current"


def test_the_cookie_is_only_sent_encrypted_where_the_service_is_reached_so(
    make_api: MakeApi, keys: Keys
) -> None:
    api = make_api(public_url="https://samplan.example.se")
    response = api.post("/sessions", json={"apiKey": keys.lead})
    assert cookie_of(response)["secure"] is True


def test_the_session_says_who_is_signed_in_and_never_the_key(api: Api, keys: Keys) -> None:
    session = sign_in(api, keys.reporter)
    assert session == api.read("/sessions/current")
    assert session["signedIn"] is True
    assert session["name"] == "Socialtjänsten i Sundsvall"
    assert (session["role"], session["organisationId"]) == ("reporter", "2281")
    assert len(session["csrfToken"]) == 64
    assert keys.reporter not in str(session)


def test_nobody_is_told_that_they_are_a_reader(api: Api) -> None:
    session = api.read("/sessions/current")
    assert session["signedIn"] is False
    assert (session["role"], session["csrfToken"], session["expiresAt"]) == ("reader", None, None)
    assert session["permissions"] == ["open", "read"]


def test_a_session_never_lasts_longer_than_its_key(api: Api, database: Database) -> None:
    ends = now() + timedelta(minutes=5)
    secret = make_key(database, NewKey("Kort", Role.READER, expires_at=ends))[1]
    session = sign_in(api, secret)
    assert session["expiresAt"] == ends.isoformat().replace("+00:00", "Z")


def test_the_cookie_lets_its_holder_write_with_the_right_token(api: Api, keys: Keys) -> None:
    token = sign_in(api, keys.lead)["csrfToken"]
    response = api.post("/source-documents", json=DOCUMENT, headers={"X-CSRF-Token": token})
    assert body(response, 201)["id"] == "protokoll-2026"
    change = api.read("/changes", params={"objectType": "source-document", "limit": 1})["changes"]
    assert change[0]["channel"] == "browser"
    assert change[0]["actor"]["name"] == "Projektledningen"


@pytest.mark.parametrize("sent", [{}, {"X-CSRF-Token": ""}, {"X-CSRF-Token": "0" * 64}])
def test_a_write_with_the_cookie_but_without_its_token_is_refused_and_changes_nothing(
    api: Api, keys: Keys, sent: dict[str, str]
) -> None:
    sign_in(api, keys.lead)
    problem(api.post("/source-documents", json=DOCUMENT, headers=sent), 403)
    problem(api.get("/source-documents/protokoll-2026"), 404)


def test_the_token_of_another_session_is_not_taken(api: Api, keys: Keys) -> None:
    other = sign_in(api.another(), keys.lead)["csrfToken"]
    sign_in(api, keys.lead)
    headers = {"X-CSRF-Token": other}
    problem(api.post("/source-documents", json=DOCUMENT, headers=headers), 403)


def test_reading_with_the_cookie_needs_no_token(api: Api, keys: Keys) -> None:
    sign_in(api, keys.administrator)
    assert api.get("/api-keys").status_code == 200


def test_a_write_with_a_key_needs_no_token(api: Api, keys: Keys) -> None:
    body(api.post("/source-documents", json=DOCUMENT, key=keys.lead), 201)


def test_a_key_in_the_header_goes_before_the_cookie(api: Api, keys: Keys) -> None:
    sign_in(api, keys.administrator)
    assert api.read("/sessions/current", key=keys.reporter)["role"] == "reporter"


def test_signing_out_needs_the_token_and_then_ends_the_session_and_the_cookie(
    api: Api, keys: Keys
) -> None:
    session = sign_in(api, keys.lead)
    problem(api.delete("/sessions/current"), 403)
    stolen = token_of(api)
    response = api.delete("/sessions/current", headers={"X-CSRF-Token": session["csrfToken"]})
    assert response.status_code == 204
    assert cookie_of(response)["max-age"] == "0"
    assert COOKIE not in api.cookies
    assert signed_in_with(api, stolen) is False


def signed_in_with(api: Api, token: str) -> bool:
    """Whether a browser that kept the token is still signed in."""
    other = api.another()
    other.cookies.set(COOKIE, token)
    return bool(other.read("/sessions/current")["signedIn"])


def test_signing_out_twice_is_the_same_as_once(api: Api) -> None:
    assert api.delete("/sessions/current").status_code == 204
    api.cookies.set(COOKIE, "invented")
    assert api.delete("/sessions/current").status_code == 204


def test_a_session_that_has_lasted_its_time_is_over(
    api: Api, keys: Keys, database: Database
) -> None:
    sign_in(api, keys.lead)
    assert signed_in_with(api, token_of(api)) is True
    with Session(database.writing) as session:
        found = session.get_one(WebSession, hash_secret(token_of(api)))
        found.expires_at = now()
        session.commit()
    assert signed_in_with(api, token_of(api)) is False


def test_revoking_a_key_ends_every_session_that_was_opened_with_it(
    api: Api, keys: Keys, database: Database
) -> None:
    key_id, secret = make_key(database, NewKey("Att dra in", Role.READER))
    other = api.another()
    sign_in(api, secret)
    sign_in(other, secret)
    keeper = api.another()
    assert keeper.delete(f"/api-keys/{key_id}", key=keys.administrator).status_code == 204
    assert signed_in_with(api, token_of(api)) is False
    assert signed_in_with(api, token_of(other)) is False
    problem(keeper.post("/sessions", json={"apiKey": secret}), 401)


def test_a_session_is_over_when_its_key_goes_out(api: Api, keys: Keys, database: Database) -> None:
    key_id, secret = make_key(database, NewKey("Går snart ut", Role.READER))
    sign_in(api, secret)
    with Session(database.writing) as session:
        session.get_one(ApiKey, key_id).expires_at = now()
        session.commit()
    assert signed_in_with(api, token_of(api)) is False


def test_neither_key_nor_session_is_stored_so_that_it_could_be_used(
    api: Api, keys: Keys, database: Database
) -> None:
    sign_in(api, keys.lead)
    with database.reading.connect() as connection:
        stored = str(connection.execute(sa.text("SELECT * FROM api_key")).all())
        stored += str(connection.execute(sa.text("SELECT * FROM web_session")).all())
    assert keys.lead not in stored
    assert token_of(api) not in stored
    assert hash_secret(keys.lead) in stored


def test_a_session_of_a_key_that_only_reads_cannot_write(api: Api, database: Database) -> None:
    secret = make_key(database, NewKey("Läser", Role.ADMINISTRATOR, read_only=True))[1]
    token = sign_in(api, secret)["csrfToken"]
    headers = {"X-CSRF-Token": token}
    problem(api.post("/source-documents", json=DOCUMENT, headers=headers), 403)


def test_a_signed_in_caller_is_never_given_an_answer_kept_for_everybody(
    api: Api, keys: Keys
) -> None:
    nobody = api.another()
    nobody.read("/changes", params={"limit": 1})
    sign_in(api, keys.administrator)
    mine = api.get("/changes", params={"limit": 1})
    assert mine.json()["changes"][0]["objectType"] == "api-key"
    assert mine.headers["cache-control"] == "private, no-cache"
    again = nobody.read("/changes", params={"limit": 1})
    assert again["changes"][0]["objectType"] != "api-key"
