"""What the national REST API profile asks of answers: asked over HTTP, operation by operation."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from support.contract import Operation, operations
from support.served import Served

OPERATIONS = operations()
READS = [one for one in OPERATIONS if one.reads]
JSON_ONLY = [one for one in OPERATIONS if one.media_types == {"application/json"}]
SEVERAL = [one for one in READS if len(one.media_types) > 1]
MOMENT = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d")
IN_UTC = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$")
TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"
PARENT = f"00-{TRACE}-00f067aa0ba902b7-01"
UNHEARD_OF = "application/x-unheard-of"


def ask(served: Served, operation: Operation, **more: Any) -> httpx.Response:
    """The operation's own example."""
    method, path, options = operation.request(organisation="22")
    headers = {**options.pop("headers", {}), **more.pop("headers", {})}
    return served.ask(method, path, headers=headers, **options, **more)


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Each text and number of an answer with where it stands."""
    if isinstance(value, dict):
        for name, part in value.items():
            yield from leaves(part, f"{path}.{name}")
    elif isinstance(value, list):
        for part in value:
            yield from leaves(part, f"{path}[]")
    else:
        yield path, value


def links(value: Any) -> Iterator[tuple[str, Any]]:
    """Each link of an answer under its name."""
    if isinstance(value, dict):
        for name, part in value.items():
            if name == "_links":
                yield from part.items()
            elif name != "example":  # what is sent to others, in an installation that is invented
                yield from links(part)
    elif isinstance(value, list):
        for part in value:
            yield from links(part)


@pytest.mark.parametrize("operation", READS, ids=str)
def test_an_answer_tells_moments_in_utc_and_links_that_lead_somewhere(
    served: Served, operation: Operation
) -> None:
    """DOT.01-04, HYP.04-05, HYP.07, HYP.11-17: absolute, at the host that was asked."""
    response = ask(served, operation, headers={"Host": "plan.example.se"})
    assert response.headers["content-type"] in {"application/json", "application/problem+json"}
    answer = response.json()
    for path, value in leaves(answer):
        if isinstance(value, str) and MOMENT.match(value):
            assert IN_UTC.match(value), (path, value)
    for name, link in links(answer):
        for one in link.values() if "href" not in link else [link]:
            assert {"href", "rel", "method"} <= one.keys(), name
            assert urlsplit(one["href"])[:2] == ("http", "plan.example.se"), name
            assert one["method"] in {"GET", "POST", "PUT", "PATCH", "DELETE"}
            assert re.fullmatch(r"[a-z-]+", one["rel"]), name


@pytest.mark.parametrize("operation", [*JSON_ONLY, *SEVERAL], ids=str)
def test_a_form_that_the_answer_does_not_come_in_is_refused(
    served: Served, operation: Operation
) -> None:
    """AME.02, ARQ.03, FEL.01-02."""
    response = ask(served, operation, headers={"Accept": UNHEARD_OF})
    assert response.status_code == 406
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert {"type", "title", "status", "detail", "instance"} <= problem.keys()


@pytest.mark.parametrize("accept", ["", "*/*", "application/*", "text/html, */*;q=0.1"])
def test_json_is_assumed_where_the_client_leaves_it_open(served: Served, accept: str) -> None:
    """AME.01-02."""
    response = served.ask("GET", "/counties/22", headers={"Accept": accept})
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/json"


def test_nobody_in_particular_is_told_by_a_problem_how_to_sign_in(served: Served) -> None:
    """SAK.08-10, DOK.21, FEL.01-02: every operation that is not open."""
    for operation in OPERATIONS:
        if operation.permission in {"open", "read"} or operation.path.startswith("/responses"):
            continue
        response = ask(served, operation, signed_in=False)
        assert response.status_code == 401, str(operation)
        assert response.headers["content-type"] == "application/problem+json"
        assert response.headers["www-authenticate"].startswith("Bearer")


def test_basic_credentials_and_keys_in_the_address_let_nobody_in(served: Served) -> None:
    """SAK.09, SAK.15."""
    path = f"{served.root}/api-keys"
    basic = httpx.get(path, auth=("key", served.key), trust_env=False)
    assert basic.status_code == 401
    for name in ("key", "api_key", "apiKey", "access_token"):
        told = httpx.get(path, params={name: served.key}, trust_env=False)
        assert told.status_code == 401


IANA = {"self", "first", "prev", "next", "last", "up", "related", "alternate"}
WITHOUT_ONE = {"activity", "progress-reports"}
"""Relations that IANA has no word for."""


def test_relations_are_iana_s(served: Served) -> None:
    """HYP.18-19."""
    found = set()
    for operation in READS:
        for _, link in links(ask(served, operation).json()):
            found |= {one["rel"] for one in ([link] if "href" in link else link.values())}
    assert found <= IANA | WITHOUT_ONE
    assert found >= {"self", "up", "related", "alternate"}


PLACES = (
    "/api-info", "/methods", "/methods?format=csv", "/nothing-such", "/api-keys", "/openapi.json",
    "/docs", "/../../", "/../../health/live", "/../../an/address/of/the/interface",
)  # fmt: skip


@pytest.mark.parametrize("path", PLACES)
def test_whatever_is_served_continues_the_trace_and_repeats_the_request_s_number(
    served: Served, path: str
) -> None:
    """SPA.02, SPA.04, SPA.07: pages, errors, what is kept, and 304."""
    address = str(httpx.URL(served.root).join(f"/samplan/v1{path}"))
    address = address.replace("/samplan/v1/../..", "")
    sent = {"traceparent": PARENT, "x-request-id": "number-17"}
    condition: dict[str, str] = {}
    for _ in range(3):  # made, kept, not changed
        response = served.client.get(address, headers=sent | condition)
        version, trace, span, _flags = response.headers["traceparent"].split("-")
        assert (version, trace) == ("00", TRACE)
        assert span != PARENT.split("-")[2]
        assert response.headers["x-request-id"] == "number-17"
        if "etag" in response.headers:
            condition = {"If-None-Match": response.headers["etag"]}


def test_a_request_s_number_alone_begins_a_trace_too(served: Served) -> None:
    """SPA.07: the number goes beside the trace and never instead of it."""
    response = served.ask("GET", "/counties/22", headers={"x-request-id": "number-17"})
    assert response.headers["x-request-id"] == "number-17"
    assert len(response.headers["traceparent"].split("-")[1]) == 32


def test_no_other_site_s_pages_are_let_in(served: Served) -> None:
    """SAK.17: the API is for programs and for its own pages."""
    asked = {"Origin": "https://other.example", "Access-Control-Request-Method": "GET"}
    for method in ("GET", "OPTIONS"):
        response = served.ask(method, "/methods", signed_in=False, headers=asked)
        assert not [name for name in response.headers if name.startswith("access-control")]


@pytest.mark.parametrize("place", ["/health/live", "/samplan/v1/openapi.json", "/samplan/v1/docs"])
def test_what_lies_beside_the_api_takes_no_other_method_either(served: Served, place: str) -> None:
    """SAK.05."""
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        response = served.client.request(method, str(httpx.URL(served.root).join(place)))
        assert response.status_code == 405
        assert {"GET", "HEAD"} <= {one.strip() for one in response.headers["allow"].split(",")}
        assert response.headers["content-type"] == "application/problem+json"


def test_asking_twice_changes_nothing(served: Served) -> None:
    """ARQ.06, HYP.02, MOG.01: reads are reads."""
    before = served.ask("GET", "/changes?limit=1").json()
    for operation in READS:
        ask(served, operation)
    assert served.ask("GET", "/changes?limit=1").json() == before
