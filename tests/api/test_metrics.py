"""Numbers for those who watch: who may read them, what they say, and what they never hold."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families
from pydantic import ValidationError

from samplan.db.engine import Database
from samplan.db.session import beside, writing
from samplan.mail.service import queue
from support.asking import HOST, Api, MakeApi, body, problem
from support.people import Keys
from support.server import running
from support.settings import settings_for

TOKEN = "a-token-that-is-long-enough-0123"
ADDRESS = f"{HOST}/metrics"
HERE = "127.0.0.0/8"
"""Where the tests' requests come from, as the application sees it."""

Samples = Mapping[tuple[str, frozenset[tuple[str, str]]], float]


def samples(text: str) -> Samples:
    """Every number with its name and labels, as Prometheus reads them."""
    return {
        (sample.name, frozenset(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def number(found: Samples, name: str, **labels: str) -> float:
    """One number; 0 where nothing has been counted yet."""
    return found.get((name, frozenset(labels.items())), 0)


def ask(api: Api, token: str = TOKEN, **headers: str) -> httpx.Response:
    """Ask for the numbers."""
    return api.get(ADDRESS, headers={"Authorization": f"Bearer {token}", **headers})


def counted(api: Api) -> Samples:
    """The numbers now."""
    answer = ask(api)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.headers["cache-control"] == "no-store"
    return samples(answer.text)


@pytest.fixture
def watched(make_api: MakeApi) -> Api:
    """An application whose numbers are open for the token."""
    return make_api(metrics_token=TOKEN)


def test_the_numbers_are_closed_until_the_settings_open_them(make_api: MakeApi) -> None:
    api = make_api()
    assert api.get(ADDRESS).status_code == 404
    assert ask(api).status_code == 404


def test_a_token_opens_them_and_no_other(watched: Api, keys: Keys) -> None:
    assert ask(watched).status_code == 200
    for wrong in (TOKEN[:-1], f"{TOKEN}x", "", "å", keys.administrator):
        answer = ask(watched, wrong)
        assert (answer.status_code, answer.text) == (403, "Forbidden\n")
    assert watched.get(ADDRESS).status_code == 403
    assert watched.get(f"{ADDRESS}?token={TOKEN}").status_code == 403


@pytest.mark.parametrize(
    ("networks", "headers", "status"),
    [
        (HERE, {}, 200),
        (f"10.0.0.0/8, {HERE}", {}, 200),
        ("127.0.0.1/32", {}, 200),
        ("10.0.0.0/8", {}, 403),
        ("::1/128", {}, 403),
        (HERE, {"X-Forwarded-For": "127.0.0.1"}, 403),
        (HERE, {"Forwarded": "for=127.0.0.1"}, 403),
        (HERE, {"Via": "1.1 proxy"}, 403),
        (HERE, {"X-Forwarded-Proto": "https"}, 403),
    ],
)
def test_a_network_opens_them_for_those_who_ask_directly(
    make_api: MakeApi, networks: str, headers: dict[str, str], status: int
) -> None:
    api = make_api(metrics_networks=networks)
    assert api.get(ADDRESS, headers=headers).status_code == status


def test_a_token_lets_the_caller_in_through_a_proxy_too(make_api: MakeApi) -> None:
    api = make_api(metrics_networks="10.0.0.0/8", metrics_token=TOKEN)
    assert ask(api, **{"X-Forwarded-For": "192.0.2.1"}).status_code == 200


@pytest.mark.parametrize(
    "settings", [{"metrics_token": "short-secret"}, {"metrics_networks": "10.0.0.1/8"}]
)
def test_settings_that_protect_nothing_are_refused_without_being_repeated(
    settings: dict[str, Any],
) -> None:
    with pytest.raises(ValidationError) as refused:
        settings_for("sqlite:///x", **settings)
    assert "short-secret" not in str(refused.value)


MATRIX = "/gap-matrices/22-2021"
MATRIX_ROUTE = "/samplan/v1/gap-matrices/{roundId}"


def test_requests_are_counted_by_the_template_of_their_route(watched: Api, keys: Keys) -> None:
    before = counted(watched)
    body(watched.get(MATRIX, key=keys.lead))
    problem(watched.get("/gap-matrices/99-1999"), 404)
    problem(watched.get("/no-such-thing/19121212-1212"), 404)
    problem(watched.request("BREW", MATRIX), 405)
    assert watched.request("HEAD", MATRIX, key=keys.lead).status_code == 200
    problem(watched.post("/api-keys", json={}, key=keys.reader), 403)
    after = counted(watched)

    def more(name: str, **labels: str) -> float:
        return number(after, name, **labels) - number(before, name, **labels)

    total = "samplan_requests_total"
    assert more(total, route=MATRIX_ROUTE, method="GET", status="200") == 1
    assert more(total, route=MATRIX_ROUTE, method="GET", status="404") == 1
    assert more(total, route=MATRIX_ROUTE, method="HEAD", status="200") == 1
    assert more(total, route="/samplan/v1", method="GET", status="404") == 1
    assert more(total, route=MATRIX_ROUTE, method="other", status="405") == 1
    assert more(total, route="/samplan/v1/api-keys", method="POST", status="403") == 1
    assert more("samplan_request_seconds_count", route=MATRIX_ROUTE, method="GET") == 2
    assert more("samplan_request_seconds_sum", route=MATRIX_ROUTE, method="GET") > 0


def test_answers_from_finished_bytes_are_told_apart_and_counted_under_their_route(
    watched: Api,
) -> None:
    before = counted(watched)
    etag = watched.get(MATRIX).headers["etag"]
    assert watched.get(MATRIX).status_code == 200
    assert watched.get(MATRIX, headers={"If-None-Match": etag}).status_code == 304
    after = counted(watched)
    name, labels = "samplan_published_answers_total", {"route": MATRIX_ROUTE}
    assert number(after, name, **labels) - number(before, name, **labels) == 2
    total, labels = "samplan_requests_total", {**labels, "method": "GET", "status": "304"}
    assert number(after, total, **labels) - number(before, total, **labels) == 1


def test_an_answer_that_is_only_asked_for_if_it_has_changed_is_kept_too(
    watched: Api, keys: Keys
) -> None:
    etag = watched.get(MATRIX).headers["etag"]
    document = {"id": "22-y", "title": {"sv": "Y"}}
    assert watched.post("/source-documents", json=document, key=keys.lead).status_code == 201
    before = counted(watched)
    for _ in range(2):  # made anew, as something has been written; then out of what is kept
        answer = watched.get(MATRIX, headers={"If-None-Match": etag})
        assert (answer.status_code, answer.content, answer.headers["etag"]) == (304, b"", etag)
        assert "content-type" not in answer.headers
    after = counted(watched)
    name, labels = "samplan_published_answers_total", {"route": MATRIX_ROUTE}
    assert number(after, name, **labels) - number(before, name, **labels) == 1
    assert watched.get(MATRIX).json()["round"]["id"] == "22-2021"


def test_what_the_database_tells(watched: Api, keys: Keys, database: Database) -> None:
    before = counted(watched)
    assert number(before, "samplan_database_up") == 1
    assert number(before, "samplan_mail", status="queued") == 0
    with beside(database) as session:
        queue(session, "test", "somebody")
    document = {"id": "22-x", "countyId": "22", "title": "X", "kind": "report"}
    watched.post("/source-documents", json=document, key=keys.lead)
    with writing(database):
        pass
    after = counted(watched)
    assert number(after, "samplan_mail", status="queued") == 1
    assert number(after, "samplan_mail_oldest_seconds") >= 0
    assert number(after, "samplan_database_connections_most") == 8
    turns = "samplan_write_turn_seconds_count"
    assert number(after, turns) - number(before, turns) >= 2


def test_a_database_that_is_gone_is_told_and_the_other_numbers_are_there(
    make_api: MakeApi,
) -> None:
    api = make_api(metrics_token=TOKEN, database_url="postgresql://nobody@127.0.0.1:9/nothing")
    before = number(counted(api), "samplan_database_failures_total")
    problem(api.get("/counties/22"), 503)
    found = counted(api)
    assert number(found, "samplan_database_up") == 0
    assert number(found, "samplan_database_failures_total") - before == 1
    assert ("samplan_revision", frozenset()) not in found


def test_connections_in_use_are_given_back(watched: Api, database: Database) -> None:
    before = number(counted(watched), "samplan_database_connections")
    with database.reading.connect():
        assert number(counted(watched), "samplan_database_connections") == before + 1
    assert number(counted(watched), "samplan_database_connections") == before


LABELS = {
    "le", "method", "route", "status",
}  # fmt: skip
ROUTE = re.compile(r"(/[a-z.\d-]+|/\{[a-zA-Z_]+(:path)?\})+|/|other")
IDS = re.compile(r"22-2021|2281|samplan_[A-Za-z0-9]{8}|@|19121212")


def test_no_label_holds_an_id_a_key_or_anything_about_a_person(watched: Api, keys: Keys) -> None:
    secret = "samplan_" + "x" * 40
    for path in (MATRIX, "/counties/22", f"/{secret}", "/19121212-1212", "/organisations/2281"):
        watched.get(path, key=keys.lead)
        watched.get(path, headers={"Authorization": f"Bearer {secret}", "X-Sent-By": "a@b.se"})
    watched.get(f"{HOST}/{secret}?token={secret}")
    watched.request("".join(sorted("MARIA")), "/counties/22")
    text = ask(watched).text
    assert keys.lead not in text
    for name, labels in samples(text):
        assert name.startswith(("samplan_", "process_"))
        found = dict(labels)
        assert set(found) <= LABELS
        assert ROUTE.fullmatch(found.get("route", "/")), found
        assert not any(IDS.search(value) for value in found.values()), found


def test_there_are_never_more_labels_than_the_code_has(watched: Api) -> None:
    def routes() -> set[str]:
        return {dict(labels).get("route", "") for _, labels in samples(ask(watched).text)}

    for number_of in range(3):
        watched.get(f"/counties/{number_of}")
    known = routes()
    for number_of in range(30):
        watched.get(f"/counties/{number_of}x")
        watched.get(f"/nothing-{number_of}")
        watched.get(f"{HOST}/page-{number_of}")
        watched.request(f"METHOD{number_of}", "/counties")
    assert routes() <= known | {"/samplan/v1", "/{path:path}", "/samplan/v1/counties"}


def _totals(address: str) -> float:
    bearer = {"Authorization": f"Bearer {TOKEN}"}
    answer = httpx.get(f"{address}/metrics", headers=bearer, timeout=60)
    assert answer.status_code == 200, answer.text
    found = samples(answer.text)
    route = "/samplan/v1/counties/{countyId}"
    return number(found, "samplan_requests_total", route=route, method="GET", status="404")


@pytest.fixture
def two_workers(database_url: str, tmp_path: Path) -> Iterator[str]:
    """A server of two processes over PostgreSQL; of one over the embedded database."""
    workers = "1" if database_url.startswith("sqlite") else "2"
    with running(database_url, tmp_path, workers=workers, metrics_token=TOKEN) as address:
        yield address


def test_whichever_worker_is_asked_tells_of_them_all(two_workers: str) -> None:
    asked = 40
    for _ in range(asked):  # each over a connection of its own, so that both get some
        assert httpx.get(f"{two_workers}/samplan/v1/counties/99", timeout=60).status_code == 404
    assert {_totals(two_workers) for _ in range(12)} == {asked}
