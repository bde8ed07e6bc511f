"""The longest texts that the contract allows are kept, letter for letter, on both databases."""

import json
from typing import Any

import pytest

from support.asking import Json
from support.contract import COMMITTED, Operation
from support.county_documents import IMPORTS
from support.people import Stage
from support.steps import new_id
from support.writes import WRITES, example_of

SCHEMAS: Json = json.loads(COMMITTED.read_text(encoding="utf-8"))["components"]["schemas"]
WITH_BODY = [one for one in WRITES if one.body is not None and one.path != IMPORTS]
"""A whole county is told by a schema of its own, and tested with its own longest texts."""
OF_A_FORM = {"organisationNumber"}
"""Texts that are more than free text."""


def schema_of(part: Json) -> Json:
    """The part of a schema that says what is not null."""
    for choice in part.get("anyOf", [part]):
        if choice.get("type") != "null":
            found = SCHEMAS[choice["$ref"].rsplit("/", 1)[1]] if "$ref" in choice else choice
            return dict(found)
    raise AssertionError(part)


def longest(part: Json, example: Any) -> Any:
    """The example with each free text as long as the schema allows."""
    schema = schema_of(part)
    if schema.get("type") == "object":
        known = schema["properties"].items()
        texts = {name: longest(one, (example or {}).get(name)) for name, one in known}
        given = {name: value for name, value in texts.items() if value is not None}
        if example is None and not given.keys() >= set(schema.get("required", ())):
            return None  # free texts alone do not make one
        return {**(example or {}), **given}
    if schema.get("type") == "array":
        return example and [longest(schema["items"], one) for one in example]
    is_free = schema.get("type") == "string" and not {"pattern", "enum", "format"} & set(schema)
    return "ö" * schema["maxLength"] if is_free and "maxLength" in schema else example


def name_of(operation: Operation) -> str:
    """The schema of the operation's body."""
    document = json.loads(COMMITTED.read_text(encoding="utf-8"))
    described = document["paths"][operation.path][operation.method.lower()]
    reference: str = described["requestBody"]["content"]["application/json"]["schema"]["$ref"]
    return reference.rsplit("/", 1)[1]


@pytest.mark.parametrize("operation", WITH_BODY, ids=str)
def test_the_longest_texts_are_taken(stage: Stage, operation: Operation) -> None:
    method, path, options = example_of(stage, operation)
    sent = longest(SCHEMAS[name_of(operation)], options["json"])
    sent = {name: value for name, value in sent.items() if name not in OF_A_FORM}
    if "id" in sent:
        sent["id"] = new_id()
    key = stage.keys.administrator
    response = stage.api.request(method, path, json=sent, key=key, version="*")
    assert response.status_code < 300, response.text
    kept = response.json()
    for name, value in sent.items():
        if name in kept and isinstance(value, str) and set(value) == {"ö"}:
            # What is shown in two languages may be sent in one.
            assert kept[name] in (value, {"sv": value, "en": None})


def test_free_texts_are_found_and_made_long() -> None:
    found = longest(SCHEMAS["OrganisationCreate"], {"kind": "unit", "name": {"sv": "x"}})
    assert (len(found["shortName"]), len(found["name"]["sv"]), found["kind"]) == (60, 300, "unit")
