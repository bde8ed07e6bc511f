"""The contract as it is served is fresh, valid, and follows the national REST API profile.

Rule numbers are those of DIGG's REST API-profil 1.2.0 (SPA: 2.0.0).
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openapi_spec_validator import validate

from samplan.auth.terms import Permission
from samplan.settings import REPOSITORY
from samplan.web.documentation import contract_bytes
from support.contract_diff import breaking_changes

COMMITTED = REPOSITORY / "openapi" / "openapi.json"
RELEASED = sorted((REPOSITORY / "openapi" / "released").glob("1.*.json"))
"""Of this major version; an earlier one may be broken."""
SINGULAR_BY_RULE = {"/api-info"}
CAMEL = re.compile(r"^[a-z][a-zA-Z0-9]*$")
HAL = {"_meta", "_links"}


def _operations(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield f"{method.upper()} {path}", operation


def _resolved(document: dict[str, Any], part: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in part:
        _, kind, name = part["$ref"].rsplit("/", 2)
        part = document["components"][kind][name]
    return part


def test_the_committed_contract_is_what_is_served(served_bytes: bytes) -> None:
    """DOK.04-05, DOK.16, DOK.23-24."""
    assert COMMITTED.read_bytes() == served_bytes, "run `make openapi`"


def test_the_contract_is_valid_openapi(document: dict[str, Any]) -> None:
    validate(json.loads(contract_bytes(document)))
    assert document["openapi"].startswith("3.1")


@pytest.mark.parametrize("path", RELEASED, ids=lambda path: path.stem)
def test_nothing_breaks_for_those_who_built_on_a_release(
    path: Path, document: dict[str, Any]
) -> None:
    assert breaking_changes(json.loads(path.read_text()), document) == []


def test_this_major_version_has_been_released() -> None:
    """VER.11-12: what is active has a contract that others may have built on."""
    assert RELEASED


def test_documentation_covers_what_it_must(document: dict[str, Any]) -> None:
    """DOK.03, DOK.06-09, DOK.11: in Swedish and English."""
    text = document["info"]["description"].lower()
    swedish = ("villkor", "datamodell", "livscykel", "servicenivå", "begränsningar", "kontakt")
    english = ("terms of use", "data model", "lifecycle", "service level", "limitations", "contact")
    assert [word for word in (*swedish, *english) if word not in text] == []
    assert {"name", "url", "email"} <= document["info"]["contact"].keys()
    assert document["info"]["license"]["url"]


def test_api_info_is_there(document: dict[str, Any]) -> None:
    """VER.06-07."""
    answer = document["paths"]["/api-info"]["get"]["responses"]["200"]
    schema = _resolved(document, answer["content"]["application/json"]["schema"])
    wanted = {"apiName", "apiVersion", "apiReleased", "apiDocumentation", "apiStatus"}
    assert schema["properties"].keys() >= wanted
    assert set(schema["required"]) == wanted


def test_server_is_https_with_the_major_version(document: dict[str, Any]) -> None:
    """UFN.01-02, VER.05."""
    for server in document["servers"]:
        assert re.fullmatch(r"https://[a-z0-9.-]+\.[a-z]+/samplan/v1", server["url"])


def test_paths_are_lower_case_plural_nouns(document: dict[str, Any]) -> None:
    """RES.06, UFN.07-09: hyphens, no underscore; parameter names in camelCase."""
    for path in document["paths"]:
        for segment in path.strip("/").split("/"):
            if segment.startswith("{"):
                assert CAMEL.match(segment.strip("{}")), path
            else:
                assert re.fullmatch(r"[a-z]+(-[a-z]+)*", segment), path
        nouns = [part for part in path.strip("/").split("/") if not part.startswith("{")]
        if path not in SINGULAR_BY_RULE:
            assert nouns[0].endswith("s"), path


def test_every_operation_says_what_it_is(document: dict[str, Any]) -> None:
    """DOK.11-12, DOK.19."""
    ids = []
    for name, operation in _operations(document):
        assert operation["summary"], name
        assert len(operation["description"]) > 15, name
        assert re.fullmatch(r"[a-z]+(-[a-z]+)+", operation["operationId"]), name
        assert len(operation["tags"]) == 1, name
        ids.append(operation["operationId"])
    assert len(ids) == len(set(ids))


def test_every_operation_demands_a_permission(document: dict[str, Any]) -> None:
    """SAK.08, DOK.21."""
    for name, operation in _operations(document):
        assert operation["x-permission"] in set(Permission), name
        assert operation["security"], name
        assert ({} in operation["security"]) is (operation["x-permission"] in ("open", "read"))
    schemes = document["components"]["securitySchemes"]
    assert schemes["apiKey"]["scheme"] == "bearer"  # SAK.09-10, SAK.15-16
    assert all(scheme.get("in") != "query" for scheme in schemes.values())


def test_errors_are_problems_and_documented(document: dict[str, Any]) -> None:
    """DOK.13, DOK.20, FEL.01-02."""
    for name, operation in _operations(document):
        errors = {s: r for s, r in operation["responses"].items() if s[0] in "45"}
        assert {"401", "429", "500", "503"} <= errors.keys(), name
        for status, response in errors.items():
            content = _resolved(document, response)["content"]
            assert content.keys() == {"application/problem+json"}, (name, status)
            assert content["application/problem+json"]["example"]["status"] == int(status)
        if "requestBody" in operation:
            assert {"400", "413", "415", "422"} <= errors.keys(), name
        if any(p["name"] == "If-Match" for p in operation["parameters"]):
            assert {"412", "428"} <= errors.keys(), name


def test_the_trace_goes_in_and_out(document: dict[str, Any]) -> None:
    """SPA.02, SPA.04, SPA.07."""
    for name, operation in _operations(document):
        trace = [p for p in operation["parameters"] if p["name"] == "traceparent"]
        assert [(p["in"], p["required"]) for p in trace] == [("header", False)], name
        for response in operation["responses"].values():
            assert "traceparent" in _resolved(document, response)["headers"], name


def test_parameters_have_one_convention_and_are_described(document: dict[str, Any]) -> None:
    """FNS.01-09."""
    for name, operation in _operations(document):
        for parameter in operation["parameters"]:
            assert parameter["description"], (name, parameter["name"])
            if parameter["in"] == "query":
                assert CAMEL.match(parameter["name"]), name
                if parameter["name"] == "page":
                    assert parameter["schema"]["minimum"] == 1
                if parameter["name"] == "limit":
                    assert parameter["schema"]["default"] == 20


def test_lists_are_paged_objects(document: dict[str, Any]) -> None:
    """AME.06, FNS.07, FNS.10-13."""
    for name, operation in _operations(document):
        paged = {p["name"] for p in operation["parameters"]} >= {"page", "limit"}
        answer = operation["responses"].get("200", {}).get("content", {}).get("application/json")
        if answer is None:
            assert not paged, name
            continue
        schema = _resolved(document, answer["schema"])
        assert schema["type"] == "object", name
        if paged:
            assert schema["properties"].keys() >= HAL, name


def test_fields_are_camel_case_and_described(document: dict[str, Any]) -> None:
    """AME.04-07; and no field is left without a word on what it is."""
    for name, schema in document["components"]["schemas"].items():
        for field, shape in schema.get("properties", {}).items():
            assert CAMEL.match(field) or field in HAL, f"{name}.{field}"
            described = shape.get("description") or _resolved(document, shape).get("description")
            assert described, f"{name}.{field}"


def test_dates_have_examples(document: dict[str, Any]) -> None:
    """DOT.02-04."""
    for name, schema in document["components"]["schemas"].items():
        for field, shape in schema.get("properties", {}).items():
            parts = [shape, *shape.get("anyOf", [])]
            if any(part.get("format") in ("date", "date-time") for part in parts):
                assert shape.get("examples"), f"{name}.{field}"


def test_requests_and_answers_have_examples(document: dict[str, Any]) -> None:
    """DOK.15."""
    for name, operation in _operations(document):
        bodies = [operation.get("requestBody", {})]
        bodies += [r for s, r in operation["responses"].items() if s[0] == "2"]
        for body in bodies:
            content = body.get("content", {}).get("application/json")
            if content is not None:
                schema = _resolved(document, content["schema"])
                assert "example" in schema or "example" in content, name


def test_examples_are_what_the_schema_says(document: dict[str, Any]) -> None:
    from jsonschema import Draft202012Validator

    for name, schema in document["components"]["schemas"].items():
        if "example" in schema:
            whole = {**schema, "components": document["components"]}
            errors = list(Draft202012Validator(whole).iter_errors(schema["example"]))
            assert errors == [], f"{name}: {errors[0].message} {list(errors[0].absolute_path)}"
