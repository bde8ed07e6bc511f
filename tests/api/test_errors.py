"""Errors: every one a problem in two languages, with what to do next and nothing of our inside."""

import re
from collections.abc import AsyncIterator
from typing import NamedTuple
from unittest import mock

import httpx
import pytest
import sqlalchemy as sa

from samplan.db.engine import Database
from samplan.db.session import writing
from samplan.web.errors import BY_STATUS
from support.asking import HOST, Api, Json, MakeApi, body, problem
from support.contract import operations
from support.people import Keys, Stage
from support.steps import NEW_ROUND, ROUND

SECRET = "hemligt-som-inte-ska-synas"
DOCUMENT: Json = {"id": "protokoll-2026", "title": {"sv": "Protokoll"}}
JSON = {"Content-Type": "application/json"}


class Wrong(NamedTuple):
    """A request that goes wrong, and how."""

    status: int
    method: str
    path: str
    options: Json = {}  # noqa: RUF012 - nobody changes it
    role: str | None = None


WRONG = [
    Wrong(400, "GET", "/methods?q=%FF%FE"),
    Wrong(400, "GET", "/methods/%E5"),
    Wrong(400, "POST", "/sessions", {"content": b"{" + SECRET.encode(), "headers": JSON}),
    Wrong(400, "POST", "/sessions", {"content": b'{"apiKey": "\xff"}', "headers": JSON}),
    Wrong(401, "GET", "/api-keys"),
    Wrong(401, "GET", "/methods", {"headers": {"Authorization": f"Bearer {SECRET}"}}),
    Wrong(401, "POST", "/sessions", {"json": {"apiKey": SECRET}}),
    Wrong(403, "POST", "/methods", {"json": DOCUMENT}, "reader"),
    Wrong(404, "GET", "/gap-rounds/22-1999"),
    Wrong(404, "GET", "/nope"),
    Wrong(404, "GET", "/"),
    Wrong(404, "GET", "/methods/"),
    Wrong(404, "GET", "/methods/audit-adult/nope"),
    Wrong(405, "DELETE", "/methods"),
    Wrong(405, "PUT", "/gap-rounds/22-2021"),
    Wrong(405, "POST", "/api-info", {"json": {}}),
    Wrong(406, "GET", "/methods", {"headers": {"Accept": "text/html"}}),
    Wrong(409, "POST", "/gap-rounds", {"json": NEW_ROUND | {"id": "22-2021"}}, "lead"),
    Wrong(412, "PATCH", "/gap-rounds/22-2021", {"json": {}, "version": 99}, "lead"),
    Wrong(413, "POST", "/sessions", {"content": b"x" * 1_000_001, "headers": JSON}),
    Wrong(415, "POST", "/sessions", {"content": b"{}", "headers": {"Content-Type": "text/plain"}}),
    Wrong(422, "POST", "/sessions", {"json": {"apiKey": SECRET * 99, "mer": SECRET}}),
    Wrong(422, "GET", f"/methods?kind={SECRET}"),
    Wrong(428, "PATCH", "/gap-rounds/22-2021", {"json": {}}, "lead"),
]


def send(stage: Stage, wrong: Wrong, **headers: str) -> httpx.Response:
    """Send the request that goes wrong."""
    key = getattr(stage.keys, wrong.role) if wrong.role else None
    options = {**wrong.options, "headers": {**wrong.options.get("headers", {}), **headers}}
    return stage.api.request(wrong.method, wrong.path, key=key, **options)


@pytest.mark.parametrize("wrong", WRONG, ids=lambda one: f"{one.status} {one.method} {one.path}")
def test_every_error_is_a_problem_in_the_reader_s_language_without_what_was_sent(
    untouched: Stage, wrong: Wrong
) -> None:
    kind = BY_STATUS[wrong.status]
    said = {}
    for language, title in (("sv", kind.title.sv), ("en", kind.title.en)):
        answer = problem(send(untouched, wrong, **{"Accept-Language": language}), wrong.status)
        assert (answer["type"], answer["title"]) == (f"urn:samplan:problem:{kind.code}", title)
        said[language] = answer["detail"]
        assert SECRET not in str({**answer, "instance": ""})
    assert said["sv"] != said["en"]


def test_every_kind_of_problem_is_tried_here_or_in_a_test_of_its_own() -> None:
    elsewhere = {429, 500, 503}
    assert {one.status for one in WRONG} | elsewhere == set(BY_STATUS)


@pytest.mark.parametrize(
    ("accepted", "title"),
    [
        ("", "Finns inte"),
        ("sv", "Finns inte"),
        ("sv-SE, en;q=0.5", "Finns inte"),
        ("en", "Not found"),
        ("en-GB,en;q=0.9,sv;q=0.8", "Not found"),
        ("EN", "Not found"),
        ("de, en;q=0.3, sv;q=0.1", "Not found"),
        ("de", "Finns inte"),
        ("*", "Finns inte"),
        ("en;q=0", "Finns inte"),
        ("en;q=high", "Finns inte"),
        (";;,,=", "Finns inte"),
    ],
)
def test_the_language_is_the_one_that_is_liked_better_and_swedish_otherwise(
    untouched: Stage, accepted: str, title: str
) -> None:
    response = untouched.api.get("/nope", headers={"Accept-Language": accepted})
    assert problem(response, 404)["title"] == title


def test_violations_are_told_in_the_language_too(untouched: Stage) -> None:
    told = {}
    for language in ("sv", "en"):
        response = untouched.api.post("/sessions", json={}, headers={"Accept-Language": language})
        told[language] = problem(response, 422)["violations"]
    assert told == {
        "sv": [{"field": "apiKey", "message": "Uppgiften saknas."}],
        "en": [{"field": "apiKey", "message": "This is missing."}],
    }


VERBS: dict[str, set[str]] = {}
for _one in operations():
    VERBS.setdefault(_one.path, set()).add(_one.method)


@pytest.mark.parametrize("path", VERBS)
def test_a_method_that_an_address_does_not_take_is_answered_with_those_that_it_does(
    untouched: Stage, path: str
) -> None:
    taken = VERBS[path] | ({"HEAD"} if "GET" in VERBS[path] else set())
    address = re.sub(r"\{\w+\}", "22", path)
    for method in {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"} - taken:
        response = untouched.api.request(method, address)
        problem(response, 405)
        told = {one.strip() for one in response.headers["allow"].split(",")}
        assert told == taken, method


async def pieces(count: int) -> AsyncIterator[bytes]:
    """A body in pieces, whose length nobody tells beforehand."""
    yield b'{"apiKey": "'
    for _ in range(count):
        yield b"x" * 100_000
    yield b'"}'


def test_a_body_that_grows_too_large_on_its_way_is_refused_though_no_length_was_told(
    untouched: Stage,
) -> None:
    response = untouched.api.post("/sessions", content=pieces(11), headers=JSON)
    assert "content-length" not in response.request.headers
    problem(response, 413)


def test_a_body_in_pieces_that_is_not_too_large_is_read(untouched: Stage) -> None:
    response = untouched.api.post("/sessions", content=pieces(0), headers=JSON)
    assert problem(response, 422)["violations"][0]["field"] == "apiKey"


def test_a_false_content_length_does_not_let_a_large_body_through(untouched: Stage) -> None:
    headers = JSON | {"Content-Length": "20"}
    response = untouched.api.post("/sessions", content=pieces(11), headers=headers)
    assert response.status_code in {400, 413, 422}


@pytest.mark.parametrize(
    "content_type",
    [
        None,
        "",
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/jsonx",
        "application/json; charset=iso-8859-1",
        'application/json; charset="utf-16"',
    ],
)
def test_a_body_of_another_sort_than_json_in_utf_8_is_refused(
    untouched: Stage, content_type: str | None
) -> None:
    headers = {} if content_type is None else {"Content-Type": content_type}
    problem(untouched.api.post("/sessions", content=b"{}", headers=headers), 415)


@pytest.mark.parametrize(
    "content_type",
    [
        "application/json",
        "application/json; charset=utf-8",
        'Application/JSON; Charset="UTF-8"',
        "application/json;charset=utf8",
    ],
)
def test_json_is_taken_however_its_type_is_written(untouched: Stage, content_type: str) -> None:
    headers = {"Content-Type": content_type}
    problem(untouched.api.post("/sessions", content=b"{}", headers=headers), 422)


def test_an_upload_is_taken_as_a_form_only(untouched: Stage) -> None:
    path = "/gap-rounds/22-2021/columns/2281/uploads"
    problem(untouched.api.post(path, json={}, key=untouched.keys.lead), 415)


def test_too_many_requests_of_one_address_are_told_to_wait(make_api: MakeApi, keys: Keys) -> None:
    api = make_api(requests_per_minute=5)
    for _ in range(5):
        body(api.get("/counties/22"))
    response = api.get("/counties/22")
    problem(response, 429)
    assert 50 < int(response.headers["retry-after"]) <= 60
    body(api.get("/counties/22", key=keys.reader))  # each key counts for itself


def test_too_many_requests_with_one_key_are_told_to_wait(make_api: MakeApi, keys: Keys) -> None:
    api = make_api(requests_per_minute=5)
    for _ in range(5):
        body(api.get("/counties/22", key=keys.lead))
    problem(api.get("/counties/22", key=keys.lead), 429)
    body(api.get("/counties/22", key=keys.reporter))
    body(api.get("/counties/22"))


@pytest.mark.parametrize("way", ["header", "sign-in"])
def test_guessing_keys_is_slowed_down_and_a_wrong_guess_is_not_told_from_a_right_one(
    make_api: MakeApi, keys: Keys, way: str
) -> None:
    api = make_api(sign_ins_per_minute=3)
    for number in range(3):
        problem(try_key(api, way, f"samplan_guess{number}"), 401)
    for secret in ("samplan_guess", keys.administrator):
        response = try_key(api, way, secret)
        problem(response, 429)
        assert 50 < int(response.headers["retry-after"]) <= 60
    body(api.get("/counties/22"))  # reading goes on


def try_key(api: Api, way: str, secret: str) -> httpx.Response:
    """Try a key in the header or at sign-in."""
    if way == "header":
        return api.get("/sessions/current", key=secret)
    return api.post("/sessions", json={"apiKey": secret})


def test_keys_that_hold_are_not_counted_as_guesses(make_api: MakeApi, keys: Keys) -> None:
    api = make_api(sign_ins_per_minute=1)
    for _ in range(3):
        body(api.another().post("/sessions", json={"apiKey": keys.lead}), 201)
        body(api.get("/counties/22", key=keys.lead))


def test_an_error_of_ours_says_so_with_its_trace_and_nothing_else(make_api: MakeApi) -> None:
    api = make_api()
    crash = mock.Mock(side_effect=RuntimeError(SECRET))
    with mock.patch.object(api.app.api.state, "write_file", crash):
        response = api.get("/methods?format=csv")
    answer = problem(response, 500)
    assert SECRET not in response.text
    assert "Traceback" not in response.text
    assert answer["title"] == "Något gick fel hos oss"
    body(api.get("/counties/22"))  # and the service goes on


def test_a_database_out_of_reach_is_told_as_busy_and_when_to_try_again(make_api: MakeApi) -> None:
    api = make_api(database_url="postgresql://nobody@127.0.0.1:9/nothing")
    response = api.get("/counties/22")
    answer = problem(response, 503)
    assert response.headers["retry-after"] == "5"
    assert "127.0.0.1" not in response.text
    assert answer["type"] == "urn:samplan:problem:unavailable"
    assert api.get(f"{HOST}/health/live").status_code == 200


def test_who_waits_for_a_write_that_does_not_end_is_told_so_and_reading_goes_on(
    api: Api, keys: Keys, database: Database
) -> None:
    with writing(database):  # another process that takes its time
        body(api.get("/counties/22"))
        response = api.post("/source-documents", json=DOCUMENT, key=keys.lead)
        problem(response, 503)
        assert response.headers["retry-after"] == "5"
        body(api.get("/counties/22"))
    body(api.post("/source-documents", json=DOCUMENT, key=keys.lead), 201)


TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"
PARENT = f"00-{TRACE}-00f067aa0ba902b7-01"


@pytest.mark.parametrize("path", ["/counties/22", "/methods", "/nope", "/api-keys"])
def test_a_trace_is_continued_under_a_new_span_and_returned(untouched: Stage, path: str) -> None:
    for _ in range(2):  # made, then kept
        response = untouched.api.get(path, headers={"traceparent": PARENT})
        version, trace, span, flags = response.headers["traceparent"].split("-")
        assert (version, trace, flags) == ("00", TRACE, "01")
        assert span != "00f067aa0ba902b7"
        assert len(span) == 16


@pytest.mark.parametrize(
    "parent",
    [
        "",
        "nonsense",
        PARENT.upper(),
        f"ff-{TRACE}-00f067aa0ba902b7-01",
        f"00-{'0' * 32}-00f067aa0ba902b7-01",
        f"00-{TRACE}-{'0' * 16}-01",
        f"00-{TRACE[:-1]}-00f067aa0ba902b7-01",
        f"00-{TRACE}-00f067aa0ba902b7",
        f"00-{TRACE}-00f067aa0ba902b7-0x",
        f"00-{TRACE}-00f067aa0ba902b7-01-more",
    ],
)
def test_a_trace_that_is_not_sound_is_left_and_a_new_one_begun(
    untouched: Stage, parent: str
) -> None:
    for path in ("/counties/22", "/methods", "/methods"):
        response = untouched.api.get(path, headers={"traceparent": parent})
        version, trace, span, flags = response.headers["traceparent"].split("-")
        assert (version, len(trace), len(span), len(flags)) == ("00", 32, 16, 2)
        assert trace not in {TRACE, "0" * 32}
        assert response.status_code == 200


def test_every_request_without_a_trace_gets_one_of_its_own(untouched: Stage) -> None:
    traces = {untouched.api.get("/counties/22").headers["traceparent"] for _ in range(20)}
    assert len({one.split("-")[1] for one in traces}) == 20


def test_a_write_is_found_again_in_the_history_by_its_trace_and_sender(
    api: Api, keys: Keys
) -> None:
    sender = "Socialtjänstens\tverksamhetssystem 4.2".encode("latin-1")
    headers = {"traceparent": PARENT, "X-Sent-By": sender}
    body(api.post("/gap-rounds", json=NEW_ROUND, key=keys.lead, headers=headers), 201)
    params = {"objectType": "gap-round", "objectId": ROUND}
    [change] = api.read("/changes", params=params, key=keys.lead)["changes"]
    assert change["traceId"] == TRACE
    assert change["sentBy"] == "Socialtjnstensverksamhetssystem 4.2"  # nothing that breaks a line
    assert (change["channel"], change["actor"]["name"]) == ("api", "Projektledningen")


@pytest.mark.parametrize("path", ["/counties/22", "/methods", "/nope", "/api-keys"])
def test_a_request_s_own_number_is_returned(untouched: Stage, path: str) -> None:
    sent = "ärende-17\t".encode("latin-1") + b"x" * 300
    for _ in range(2):  # made, then kept
        response = untouched.api.get(path, headers={"X-Request-Id": sent})
        assert response.headers["x-request-id"] == "rende-17" + "x" * 190


@pytest.mark.parametrize("path", ["/counties/22", "/methods", "/nope", "/api-keys"])
def test_every_answer_tells_browsers_to_be_careful(untouched: Stage, path: str) -> None:
    headers = untouched.api.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "server" not in headers


def test_a_commit_that_the_database_refuses_leaves_no_transaction_open(
    api: Api, keys: Keys, database: Database
) -> None:
    late = sa.text("PRAGMA defer_foreign_keys=ON" if database.is_sqlite else "SELECT 1")

    def break_references() -> None:
        with database.writing.begin() as connection:
            connection.execute(late)
            connection.execute(sa.text("DELETE FROM county"))

    for _ in range(10):  # whichever connection of the pool
        with pytest.raises(sa.exc.IntegrityError):
            break_references()
    with database.reading.connect() as connection:
        assert connection.execute(sa.text("SELECT count(*) FROM county")).scalar() == 2
    body(api.post("/source-documents", json=DOCUMENT, key=keys.lead), 201)
