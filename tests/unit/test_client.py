"""The Python client: what it sends, what it sends again, what it keeps, and how it fails."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from samplan_client import (
    ChangedError,
    Client,
    InvalidError,
    NotFoundError,
    ProblemError,
    TooManyRequestsError,
    UnreachableError,
    Violation,
)

Answer = httpx.Response | Exception
Reply = Callable[[httpx.Request], httpx.Response]
HERE = "http://127.0.0.1:8000"
PROBLEM = {
    "type": "urn:samplan:problem:invalid",
    "title": "Uppgifterna stämmer inte",
    "status": 422,
    "detail": "Inget har sparats.",
    "instance": "/samplan/v1/gap-rounds",
    "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
    "violations": [{"field": "year", "message": "För tidigt."}],
}


class Service:
    """Answers one after the other, and remembers what was asked."""

    def __init__(self, *answers: Answer | Reply) -> None:
        self.answers = list(answers)
        self.asked: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer if isinstance(answer, httpx.Response) else answer(request)


def client_of(service: Service, **options: Any) -> tuple[Client, list[float]]:
    """A client of the service, and the pauses that it makes instead of waiting."""
    client = Client(HERE, transport=httpx.MockTransport(service), **options)
    pauses: list[float] = []
    client._transport._pause = pauses.append
    return client, pauses


def ok(body: Any = None, **headers: str) -> httpx.Response:
    return httpx.Response(200, json=body or {}, headers=headers)


def test_it_says_who_asks_and_in_which_trace() -> None:
    service = Service(ok(), ok())
    client, _ = client_of(service, key="samplan_k", sent_by="joe01doe; type=adAccount")
    client.info.get_api_info()
    client.info.get_api_info()
    first, second = (request.headers for request in service.asked)
    assert first["authorization"] == "Bearer samplan_k"
    assert first["x-sent-by"] == "joe01doe; type=adAccount"
    assert first["traceparent"] != second["traceparent"]
    assert "samplan_k" not in repr(client)


def test_a_trace_that_is_given_is_handed_on() -> None:
    trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
    for given in (trace, lambda: trace):
        service = Service(ok())
        client_of(service, traceparent=given)[0].info.get_api_info()
        assert service.asked[0].headers["traceparent"] == trace


@pytest.mark.parametrize(
    ("given", "root"),
    [
        ("https://samplan.example.se", "https://samplan.example.se/samplan/v1"),
        ("https://samplan.example.se/", "https://samplan.example.se/samplan/v1"),
        ("https://samplan.example.se/samplan/v1/", "https://samplan.example.se/samplan/v1"),
        ("https://example.se/gateway/plan/v1", "https://example.se/gateway/plan/v1"),
    ],
)
def test_the_address_is_that_of_the_service_or_of_its_root(given: str, root: str) -> None:
    service = Service(ok())
    Client(given, transport=httpx.MockTransport(service)).info.get_api_info()
    assert str(service.asked[0].url) == f"{root}/api-info"


def test_address_and_key_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMPLAN_URL", "https://samplan.example.se")
    monkeypatch.setenv("SAMPLAN_KEY", "samplan_e")
    service = Service(ok())
    Client(transport=httpx.MockTransport(service)).info.get_api_info()
    assert service.asked[0].url.host == "samplan.example.se"
    assert service.asked[0].headers["authorization"] == "Bearer samplan_e"


@pytest.mark.parametrize("given", ["", "samplan.example.se", "ftp://samplan.example.se"])
def test_what_is_no_address_is_refused(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SAMPLAN_URL", raising=False)
    with pytest.raises(ValueError, match="SAMPLAN_URL"):
        Client(given)


def test_a_key_does_not_go_over_the_network_without_tls() -> None:
    with pytest.raises(ValueError, match="no TLS"):
        Client("http://samplan.example.se", "samplan_k")
    for allowed in ("http://localhost:8000", "http://127.0.0.1", "http://[::1]:8000"):
        Client(allowed, "samplan_k").close()
    Client("http://samplan.example.se", "samplan_k", allow_http=True).close()
    Client("http://samplan.example.se").close()  # without a key there is nothing to see


@pytest.mark.parametrize("path", ["//evil.example/x", "http://evil.example/x", "@evil.example"])
def test_no_path_leads_the_key_to_another_host(path: str) -> None:
    service = Service(ok())
    client_of(service, key="samplan_k")[0].send("GET", path)
    assert service.asked[0].url.host == "127.0.0.1"


def test_the_key_follows_no_redirect() -> None:
    service = Service(httpx.Response(302, headers={"location": "https://evil.example/"}))
    with pytest.raises(ProblemError) as caught:
        client_of(service, key="samplan_k")[0].info.get_api_info()
    assert caught.value.status == 302
    assert len(service.asked) == 1


def test_ids_stay_within_their_place() -> None:
    service = Service(ok())
    client, _ = client_of(service)
    client.gap.get_round("../api-keys?x=1")
    assert service.asked[0].url.raw_path == b"/samplan/v1/gap-rounds/..%2Fapi-keys%3Fx%3D1"
    for bad in ("", ".", ".."):
        with pytest.raises(ValueError, match="no id"):
            client.gap.get_round(bad)


def test_lists_are_repeated_nothing_is_left_out_and_truth_is_written_small() -> None:
    service = Service(ok({"methods": [], "_meta": {"totalRecords": 0}}))
    client, _ = client_of(service)
    list(client.methods.list_methods(substance=["alcohol", "drugs"], recommended=True))
    asked = service.asked[0].url.params
    assert asked.get_list("substance") == ["alcohol", "drugs"]
    assert asked["recommended"] == "true"
    assert "area" not in asked


def page_of(request: httpx.Request) -> httpx.Response:
    number, limit = int(request.url.params["page"]), int(request.url.params["limit"])
    items = [{"rank": rank} for rank in range(1, 6)][(number - 1) * limit : number * limit]
    return ok({"gaps": items, "closed": [{"rank": 99}], "_meta": {"totalRecords": 5}})


def test_a_list_is_read_page_by_page_as_it_is_gone_through() -> None:
    service = Service(*[page_of] * 3)
    client, _ = client_of(service)
    gaps = iter(client.gap.list_gaps(round="22-2021", limit=2))
    assert next(gaps)["rank"] == 1
    assert len(service.asked) == 1
    assert [gap["rank"] for gap in gaps] == [2, 3, 4, 5]
    assert [request.url.params["page"] for request in service.asked] == ["1", "2", "3"]


def test_a_list_by_its_path_is_its_first_list() -> None:
    service = Service(page_of, page_of)
    gaps = client_of(service)[0].iterate("gaps", round="22-2021")
    assert [gap["rank"] for gap in gaps] == [1, 2, 3, 4, 5]
    assert gaps.total == 5


def test_what_passes_is_waited_for_as_long_as_the_service_says() -> None:
    service = Service(
        httpx.Response(429, headers={"retry-after": "7"}),
        httpx.ConnectError("refused"),
        httpx.Response(503),
        httpx.RemoteProtocolError("cut off"),
        ok({"apiName": "samplan"}),
    )
    client, pauses = client_of(service)
    assert client.info.get_api_info()["apiName"] == "samplan"
    assert pauses[0] == 7
    assert 0.5 <= pauses[1] <= 1
    assert 1 <= pauses[2] <= 2
    assert 2 <= pauses[3] <= 4


@pytest.mark.parametrize(
    ("said", "at_least", "at_most"),
    [("3600", 3600, 3600), ("soon", 0, 1), ("Sun, 06 Nov 1994 08:49:37 GMT", 0, 0)],
)
def test_a_pause_may_be_told_in_each_way_that_http_has(
    said: str, at_least: float, at_most: float
) -> None:
    service = Service(httpx.Response(503, headers={"retry-after": said}), ok())
    client, pauses = client_of(service, patience=7200)
    client.info.get_api_info()
    assert at_least <= pauses[0] <= at_most


def test_a_time_to_come_is_waited_for() -> None:
    until = format_datetime(datetime.now(UTC) + timedelta(minutes=10), usegmt=True)
    service = Service(httpx.Response(503, headers={"retry-after": until}), ok())
    client, pauses = client_of(service, patience=7200)
    client.info.get_api_info()
    assert 590 <= pauses[0] <= 600


def test_it_waits_no_longer_than_it_may() -> None:
    service = Service(httpx.Response(429, headers={"retry-after": "61"}))
    client, pauses = client_of(service, patience=60)
    with pytest.raises(TooManyRequestsError) as caught:
        client.info.get_api_info()
    assert caught.value.retry_after == 61
    assert pauses == []
    service = Service(httpx.ConnectError("refused"))
    with pytest.raises(UnreachableError, match="refused"):
        client_of(service, patience=0)[0].info.get_api_info()


@pytest.mark.parametrize("answer", [httpx.Response(503), httpx.ReadTimeout("slow")])
def test_a_write_is_never_sent_twice(answer: Answer) -> None:
    service = Service(answer, ok())
    client, pauses = client_of(service)
    with pytest.raises((ProblemError, UnreachableError)):
        client.gap.delete_round("22-2026", if_match='"v1"')
    assert len(service.asked) == 1
    assert pauses == []


@pytest.mark.parametrize("status", [400, 401, 403, 404, 406, 409, 412, 422, 500])
def test_what_does_not_pass_is_not_asked_again(status: int) -> None:
    service = Service(httpx.Response(status))
    with pytest.raises(ProblemError) as caught:
        client_of(service)[0].info.get_api_info()
    assert caught.value.status == status
    assert len(service.asked) == 1


def test_what_was_read_is_not_sent_again() -> None:
    unchanged = httpx.Response(304, headers={"etag": '"v3-abc"'})
    service = Service(ok({"id": "22-2021"}, etag='"v3-abc"'), unchanged, ok({"id": "new"}))
    client, _ = client_of(service)
    first = client.gap.get_round("22-2021")
    first["id"] = "spoilt"
    assert client.gap.get_round("22-2021")["id"] == "22-2021"
    assert service.asked[1].headers["if-none-match"] == '"v3-abc"'
    assert client.gap.get_round("22-2021")["id"] == "new"


def test_what_one_key_or_language_got_is_not_anothers() -> None:
    service = Service(*[ok({"id": "22-2021"}, etag='"v1"') for _ in range(3)])
    client, _ = client_of(service, key="samplan_k")
    for headers in ({}, {"Authorization": "Bearer samplan_x"}, {"Accept-Language": "en"}):
        client.send("GET", "gap-rounds/22-2021", headers=headers)
    assert [one for one in service.asked if "if-none-match" in one.headers] == []


def test_what_must_not_be_kept_or_finds_no_room_is_not() -> None:
    for headers, room in (({"cache-control": "no-store"}, 1000), ({}, 10)):
        service = Service(*[ok({"id": "22-2021"}, etag='"v1"', **headers) for _ in range(2)])
        client, _ = client_of(service, cache_bytes=room)
        client.gap.get_round("22-2021")
        client.gap.get_round("22-2021")
        assert "if-none-match" not in service.asked[1].headers


def test_the_cache_lets_go_of_what_was_used_longest_ago() -> None:
    body = {"id": "x" * 80}
    service = Service(*[ok(body, etag='"v1"') for _ in range(4)])
    client, _ = client_of(service, cache_bytes=200)
    for name in ("one", "two", "three", "one"):
        client.gap.get_round(name)
    assert "if-none-match" not in service.asked[3].headers


def test_who_asks_for_304_gets_it() -> None:
    service = Service(httpx.Response(304))
    given = {"If-None-Match": '"v1"'}
    answer = client_of(service)[0].send("GET", "gap-rounds/22-2021", headers=given)
    assert answer.status_code == 304


def test_an_edit_is_made_on_what_was_read() -> None:
    service = Service(ok({"id": "22-2026"}, etag='"v3-0f"'), ok({}), ok({}))
    client, _ = client_of(service)
    found = client.gap.get_round("22-2026")
    client.gap.update_round("22-2026", {"closesOn": "2026-12-31"}, if_match=found)
    client.gap.update_round("22-2026", {"closesOn": "2026-12-31"}, if_match='"v4"')
    assert [request.headers["if-match"] for request in service.asked[1:]] == ['"v3-0f"', '"v4"']
    with pytest.raises(ValueError, match="ETag"):
        client.gap.update_round("22-2026", {}, if_match={"id": "22-2026"})
    assert len(service.asked) == 3


def test_a_problem_tells_what_is_wrong_and_what_to_ask_for() -> None:
    service = Service(httpx.Response(422, json=PROBLEM))
    with pytest.raises(InvalidError) as caught:
        client_of(service)[0].gap.list_gaps(round="22-2021").page()
    problem = caught.value
    assert problem.violations == [Violation("year", "För tidigt.")]
    assert problem.trace_id == PROBLEM["traceId"]
    assert problem.type == "urn:samplan:problem:invalid"
    assert str(problem).splitlines() == [
        "422 Uppgifterna stämmer inte: Inget har sparats. (trace 4bf92f3577b34da6a3ce929d0e0e4736)",
        "  year: För tidigt.",
    ]


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(404, text="<html>nginx</html>", headers={"content-type": "text/html"}),
        httpx.Response(404, text="{", headers={"content-type": "application/problem+json"}),
        httpx.Response(404, json=["?"]),
    ],
)
def test_what_something_in_between_says_is_a_problem_too(answer: httpx.Response) -> None:
    service = Service(answer)
    with pytest.raises(NotFoundError) as caught:
        client_of(service)[0].info.get_api_info()
    assert caught.value.title == "Not Found"
    assert caught.value.trace_id == service.asked[0].headers["traceparent"].split("-")[1]


def test_each_kind_of_problem_can_be_caught_by_name() -> None:
    for status, kind in ProblemError.of_status.items():
        with pytest.raises(kind):
            client_of(Service(httpx.Response(status)), patience=-1)[0].info.get_api_info()
    assert ChangedError in ProblemError.of_status.values()


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ('attachment; filename="matris-22-2021.xlsx"', "matris-22-2021.xlsx"),
        ("attachment; filename=\"x.csv\"; filename*=UTF-8''%C3%A5nge.csv", "ånge.csv"),
        ('attachment; filename="../../.ssh/config"', "config"),
        ("attachment; filename*=UTF-8''..%5C..%5Cevil.csv", "evil.csv"),
        ('attachment; filename=".."', "samplan"),
        ("", "22-2021"),
    ],
)
def test_a_file_is_saved_under_its_name_and_nowhere_else(
    said: str, name: str, tmp_path: Path
) -> None:
    service = Service(
        *[
            httpx.Response(200, content=b"PK", headers={"content-disposition": said})
            for _ in range(2)
        ]
    )
    client, _ = client_of(service)
    made = client.gap.export_matrix("22-2021", format="xlsx").save(tmp_path)
    assert made == tmp_path / name
    assert client.download("gap-matrices/22-2021", tmp_path) == made
    assert made.read_bytes() == b"PK"


def test_a_download_that_is_cut_off_leaves_nothing(tmp_path: Path) -> None:
    def cut_off() -> Any:
        yield b"half"
        raise httpx.ReadError("gone")

    service = Service(httpx.Response(200, content=cut_off()))
    with pytest.raises(UnreachableError, match="cut off"):
        client_of(service)[0].download("county-documents/22", tmp_path / "22.json")
    assert list(tmp_path.iterdir()) == []


def test_a_download_follows_no_redirect(tmp_path: Path) -> None:
    service = Service(httpx.Response(302, headers={"location": "https://evil.example/"}))
    with pytest.raises(ProblemError, match="302"):
        client_of(service, key="samplan_k")[0].download("county-documents/22", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_download_that_is_refused_says_why(tmp_path: Path) -> None:
    service = Service(httpx.Response(422, json=PROBLEM))
    with pytest.raises(InvalidError, match="För tidigt"):
        client_of(service)[0].download("county-documents/22", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_an_upload_sends_the_file_and_its_name(tmp_path: Path) -> None:
    form = tmp_path / "svar.csv"
    form.write_bytes(b"method;status\r\n")
    service = Service(ok(), ok())
    client, _ = client_of(service)
    client.gap.create_upload("22-2026", "2281", form, dry_run=True)
    client.gap.create_upload("22-2026", "2281", ("svar.csv", form.read_bytes()))
    for request in service.asked:
        assert b'name="file"; filename="svar.csv"' in request.content
        assert b"method;status\r\n" in request.content
    assert service.asked[0].url.params["dryRun"] == "true"


def test_changes_are_followed_from_cursor_to_cursor() -> None:
    service = Service(
        ok({"changes": [1, 2], "cursor": "7.2", "isAtEnd": False}),
        ok({"changes": [3], "cursor": "8", "isAtEnd": True}),
    )
    parts = list(client_of(service)[0].follow_changes("6", county="22", limit=2))
    assert [part["cursor"] for part in parts] == ["7.2", "8"]
    assert [request.url.params["after"] for request in service.asked] == ["6", "7.2"]
