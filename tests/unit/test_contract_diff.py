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
                "parameters": [
                    {"in": "query", "name": "dry", "schema": {"type": "boolean"}},
                ],
                "requestBody": {
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/In"}}}
                },
                "responses": {
                    "201": {
                        "content": {
                            "application/json": {"schema": {"$ref": "#/components/schemas/Out"}}
                        }
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
