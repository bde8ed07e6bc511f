"""The comparison of contracts sees what breaks, and only that."""

import copy
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from support.contract_diff import breaking_changes

OLD: dict[str, Any] = {
    "paths": {
        "/things": {
            "post": {
                "operationId": "things-create",
                "x-permission": "read",
                "security": [{}, {"apiKey": []}],
                "parameters": [
                    {
                        "in": "query",
                        "name": "dry",
                        "schema": {"type": "boolean", "default": True},
                    },
                    {
                        "in": "query",
                        "name": "on",
                        "schema": {
                            "anyOf": [
                                {"type": "string", "pattern": "^a", "maxLength": 10},
                                {"type": "null"},
                            ]
                        },
                    },
                ],
                "requestBody": {
                    "required": False,
                    "content": {
                        "application/json": {"schema": {"$ref": "#/components/schemas/In"}}
                    },
                },
                "responses": {
                    "201": {
                        "headers": {"Location": {"schema": {"type": "string"}}},
                        "content": {
                            "application/json": {"schema": {"$ref": "#/components/schemas/Out"}}
                        },
                    }
                },
            }
        }
    },
    "components": {
        "schemas": {
            "In": {
                "type": "object",
                "required": ["name"],
                "properties": {
                    "name": {"type": "string", "maxLength": 10},
                    "kind": {"type": "string", "enum": ["a", "b"]},
                },
            },
            "Out": {
                "type": "object",
                "required": ["id"],
                "properties": {
                    "id": {"type": "string"},
                    "status": {"type": "string", "enum": ["x", "y"]},
                    "permissions": {
                        "type": "array",
                        "items": {"type": "string", "enum": ["read", "write"]},
                    },
                    "countyFindings": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "properties": {
                                "domain": {"type": "string", "enum": ["gap"]},
                                "kind": {"type": "string", "enum": ["count_against_cells"]},
                                "certainty": {"type": "string", "enum": ["certain"]},
                            },
                        },
                    },
                    "children": {
                        "type": "array",
                        "items": {"$ref": "#/components/schemas/Out"},
                    },
                },
            },
        }
    },
}


class Parts(NamedTuple):
    paths: dict[str, Any]
    taken: dict[str, Any]
    given: dict[str, Any]


Edit = Callable[[Parts], object]


def _post(parts: Parts) -> Any:
    """The operation."""
    return parts.paths["/things"]["post"]


def _on(parts: Parts) -> Any:
    """What the parameter `on` takes when it is not null."""
    return _post(parts)["parameters"][1]["schema"]["anyOf"][0]


def _finding(parts: Parts) -> Any:
    """What a finding of a county holds."""
    return parts.given["properties"]["countyFindings"]["items"]["properties"]


def _changed(edit: Edit) -> list[str]:
    new = copy.deepcopy(OLD)
    schemas = new["components"]["schemas"]
    edit(Parts(new["paths"], schemas["In"], schemas["Out"]))
    return breaking_changes(OLD, new)


def test_the_same_contract_breaks_nothing() -> None:
    assert breaking_changes(OLD, copy.deepcopy(OLD)) == []


@pytest.mark.parametrize(
    "edit",
    [
        lambda c: c.paths.clear(),
        lambda c: c.paths["/things"].clear(),
        lambda c: c.paths["/things"]["post"]["parameters"].clear(),
        lambda c: c.paths["/things"]["post"]["parameters"][0].update(required=True),
        lambda c: c.paths["/things"]["post"]["responses"].clear(),
        lambda c: _post(c).update(operationId="things-make"),
        lambda c: _post(c).update({"x-permission": "manage_keys"}),
        lambda c: _post(c)["security"].pop(0),
        lambda c: _post(c)["security"].__setitem__(slice(None), [{"other": []}]),
        lambda c: _post(c)["security"].__setitem__(slice(None), [{"apiKey": ["write"]}]),
        lambda c: _post(c)["requestBody"].update(required=True),
        lambda c: _post(c)["requestBody"]["content"].clear(),
        lambda c: _post(c)["responses"].update({"202": {}}),
        lambda c: _post(c)["responses"]["201"]["content"].clear(),
        lambda c: _post(c)["responses"]["201"]["headers"].clear(),
        lambda c: _post(c)["parameters"][0]["schema"].update(default=False),
        lambda c: _post(c)["parameters"][0]["schema"].update(type="string"),
        lambda c: _post(c)["parameters"].append(
            {"in": "query", "name": "must", "required": True, "schema": {"type": "string"}}
        ),
        lambda c: _on(c).update(pattern="^ab"),
        lambda c: _on(c).update(maxLength=9),
        lambda c: _on(c).update(minLength=2),
        lambda c: _on(c).update(enum=["a"]),
        lambda c: _on(c).update(format="date"),
        lambda c: _post(c)["parameters"][1].update(schema={"type": "string", "pattern": "^ab"}),
        lambda c: c.taken["properties"]["name"].update(pattern="^x"),
        lambda c: c.taken["properties"]["name"].update(minLength=1),
        lambda c: c.taken.update(additionalProperties=False),
        lambda c: c.given["properties"]["id"].update(format="date"),
        lambda c: c.taken["required"].append("kind"),
        lambda c: c.taken["properties"].pop("kind"),
        lambda c: c.taken["properties"]["kind"]["enum"].remove("a"),
        lambda c: c.taken["properties"]["name"].update(maxLength=5),
        lambda c: c.taken["properties"]["name"].update(type="integer"),
        lambda c: c.given["properties"].pop("status"),
        lambda c: c.given["properties"]["status"]["enum"].append("z"),
        lambda c: c.given["required"].remove("id"),
        lambda c: c.given["properties"]["id"].update(type="integer"),
        lambda c: _finding(c).pop("kind"),
        lambda c: _finding(c)["certainty"]["enum"].append("possible"),
    ],
)
def test_what_breaks_is_seen(edit: Edit) -> None:
    assert len(_changed(edit)) >= 1


@pytest.mark.parametrize(
    "edit",
    [
        lambda c: c.paths.update({"/more": {}}),
        lambda c: _post(c)["security"].append({"accessToken": []}),
        lambda c: _post(c)["security"].clear(),
        lambda c: _post(c)["responses"].update({"406": {}, "304": {}}),
        lambda c: _post(c)["responses"]["201"]["headers"].update({"ETag": {}}),
        lambda c: _post(c)["parameters"].append(
            {"in": "query", "name": "more", "schema": {"type": "string"}}
        ),
        lambda c: _post(c).update(deprecated=True, summary="Other words"),
        lambda c: _on(c).pop("pattern"),
        lambda c: _on(c).update(maxLength=11),
        lambda c: _post(c)["requestBody"]["content"].update({"text/csv": {}}),
        lambda c: c.taken["properties"].update(note={"type": "string"}),
        lambda c: c.taken["properties"]["kind"]["enum"].append("c"),
        lambda c: c.taken["properties"]["name"].update(maxLength=20),
        lambda c: c.given["properties"].update(extra={"type": "string"}),
        lambda c: c.given["required"].append("status"),
        lambda c: c.given["properties"]["permissions"]["items"]["enum"].append("review"),
        lambda c: _finding(c)["kind"]["enum"].append("counted_twice"),
        lambda c: _finding(c)["domain"]["enum"].append("costs"),
    ],
)
def test_what_only_adds_is_let_through(edit: Edit) -> None:
    assert _changed(edit) == []
