"""What is on its way out is told in the answers, in api-info and in the contract, by one table."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from unittest import mock

import httpx
import pytest

import samplan.api
from samplan.web.lifecycle import LEAVING, WHOLE, Leaving
from samplan.web.openapi import finished_schema
from support.asking import ROOT, Api, Json, MakeApi, problem

OPERATION = Leaving(
    "GET /methods/{methodId}", date(2027, 1, 1), date(2028, 2, 1), successor="/guidelines"
)
PARAMETER = Leaving("GET /methods?kind", date(2026, 6, 1))
VERSION = Leaving(
    WHOLE, date(2026, 1, 1), date(2029, 1, 1), successor="https://samplan.example.se/samplan/v2"
)
HEADERS = ("deprecation", "sunset", "link")


@contextmanager
def where(make_api: MakeApi, *leaving: Leaving) -> Iterator[Api]:
    """The application as it would be if this were on its way out."""
    with mock.patch.object(samplan.api, "LEAVING", leaving):
        yield make_api()


def told(response: httpx.Response) -> Json:
    """What the answer's headers say of the end."""
    return {name: response.headers[name] for name in HEADERS if name in response.headers}


def moment(header: str) -> datetime:
    """The moment of a Deprecation header, a structured date."""
    assert header.startswith("@")
    return datetime.fromtimestamp(int(header[1:]), UTC)


def contract_of(api: Api) -> Json:
    """The contract as this application serves it."""
    return finished_schema(
        api.app.api, server="https://samplan.example.se/samplan/v1", contact_email="a@example.se"
    )


def test_nothing_is_on_its_way_out_today_and_nothing_says_so(reading: Api) -> None:
    assert LEAVING == ()
    assert told(reading.get("/methods")) == {}
    info = reading.read("/api-info")
    assert set(info) == {
        "apiName", "apiVersion", "apiReleased", "apiDocumentation", "apiStatus",
    }  # fmt: skip
    assert info["apiStatus"] == "active"
    assert "deprecated" not in str(contract_of(reading)["paths"]["/methods"]["get"].keys())


def test_an_operation_that_leaves_says_when_and_what_comes_instead(make_api: MakeApi) -> None:
    with where(make_api, OPERATION) as api:
        for _ in range(2):  # made, then kept
            response = api.get("/methods/audit-adult")
            said = told(response)
            assert moment(said["deprecation"]) == datetime(2027, 1, 1, tzinfo=UTC)
            assert said["sunset"] == "Tue, 01 Feb 2028 00:00:00 GMT"
            assert parsedate_to_datetime(said["sunset"]) == datetime(2028, 2, 1, tzinfo=UTC)
            links = said["link"].split(", ")
            assert f'<{ROOT}/guidelines>; rel="successor-version"' in links
            assert f'<{ROOT}/docs>; rel="deprecation"; type="text/html"' in links
            assert f'<{ROOT}/docs>; rel="sunset"; type="text/html"' in links
        condition = {"If-None-Match": response.headers["etag"]}
        again = api.get("/methods/audit-adult", headers=condition)
        assert (again.status_code, told(again)) == (304, said)
        missing = api.get("/methods/nothing-such")
        problem(missing, 404)
        assert told(missing) == said
        assert told(api.get("/methods")) == {}


def test_a_parameter_that_leaves_says_so_to_those_who_send_it(make_api: MakeApi) -> None:
    with where(make_api, PARAMETER) as api:
        for _ in range(2):  # made, then kept
            said = told(api.get("/methods?kind=treatment"))
            assert moment(said["deprecation"]) == datetime(2026, 6, 1, tzinfo=UTC)
            assert "sunset" not in said  # nobody has said when
            assert "successor" not in said["link"]
            assert told(api.get("/methods")) == {}
            assert told(api.get("/methods?limit=5")) == {}


def test_a_version_that_leaves_says_so_in_every_answer(make_api: MakeApi) -> None:
    with where(make_api, VERSION, OPERATION) as api:
        for path in ("/methods", "/api-info", "/api-keys"):
            said = told(api.get(path))
            assert moment(said["deprecation"]) == datetime(2026, 1, 1, tzinfo=UTC)
            assert said["sunset"] == "Mon, 01 Jan 2029 00:00:00 GMT"
            for relation in ("successor-version", "latest-version"):
                link = f'<https://samplan.example.se/samplan/v2>; rel="{relation}"'
                assert link in said["link"].split(", ")
        nearest = told(api.get("/methods/audit-adult"))
        assert nearest["sunset"] == "Tue, 01 Feb 2028 00:00:00 GMT"


def test_api_info_tells_what_leaves_and_when_the_version_is_gone(make_api: MakeApi) -> None:
    with where(make_api, VERSION, PARAMETER) as api:
        info = api.read("/api-info")
    assert (info["apiStatus"], info["apiSunset"]) == ("deprecated", "2029-01-01")
    assert info["deprecations"] == [
        {
            "what": "*",
            "since": "2026-01-01",
            "until": "2029-01-01",
            "successor": "https://samplan.example.se/samplan/v2",
        },
        {"what": "GET /methods?kind", "since": "2026-06-01", "until": None, "successor": None},
    ]


def test_a_version_that_is_to_leave_later_is_active_until_then(make_api: MakeApi) -> None:
    later = Leaving(WHOLE, date(2999, 1, 1), successor="https://samplan.example.se/samplan/v2")
    with where(make_api, later) as api:
        info = api.read("/api-info")
    assert info["apiStatus"] == "active"
    assert "apiSunset" not in info


def test_the_contract_marks_what_leaves_and_nothing_else(make_api: MakeApi) -> None:
    with where(make_api, OPERATION, PARAMETER) as api:
        paths = contract_of(api)["paths"]
    marked = [
        f"{method} {path}"
        for path, methods in paths.items()
        for method, operation in methods.items()
        if operation.get("deprecated")
    ]
    assert marked == ["get /methods/{methodId}"]
    operation = paths["/methods/{methodId}"]["get"]
    assert "since 2027-01-01, gone 2028-02-01; use /guidelines." in operation["description"]
    parameters = paths["/methods"]["get"]["parameters"]
    assert [one["name"] for one in parameters if one.get("deprecated")] == ["kind"]


def test_a_version_that_leaves_is_marked_on_all_its_operations(make_api: MakeApi) -> None:
    with where(make_api, VERSION) as api:
        paths = contract_of(api)["paths"]
    operations = [operation for methods in paths.values() for operation in methods.values()]
    assert all(operation["deprecated"] for operation in operations)


@pytest.mark.parametrize("what", ["GET /nothing-such", "PUT /methods", "GET /methods?nothing"])
def test_what_is_not_there_cannot_be_on_its_way_out(make_api: MakeApi, what: str) -> None:
    with where(make_api, Leaving(what, date(2027, 1, 1))) as api, pytest.raises(KeyError):
        contract_of(api)
