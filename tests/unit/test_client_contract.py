"""The client's operations are those of the contract: fresh, all of them, sent as it says."""

import inspect
import json
from pathlib import Path
from typing import Any, get_type_hints

import generate
import httpx
import pytest

from samplan.settings import REPOSITORY
from samplan_client import Client, generated
from samplan_client.calls import Operations
from support.contract import COMMITTED, Json, Operation, operations

CONTRACT = json.loads(COMMITTED.read_text(encoding="utf-8"))
MADE = {(one.method, one.path): one for one in generate.operations(CONTRACT)}
ROOT = "http://127.0.0.1/samplan/v1"


def test_the_generated_module_is_that_of_the_contract() -> None:
    assert generate.TARGET.read_text() == generate.written(CONTRACT)
    assert CONTRACT["info"]["version"] == generated.CONTRACT_VERSION


def test_the_licence_is_the_projects() -> None:
    client = REPOSITORY / "clients" / "python"
    assert (client / "LICENSE").read_text() == (REPOSITORY / "LICENSE").read_text()


def test_every_operation_has_a_method_of_its_own() -> None:
    named = [(one.group, one.name) for one in MADE.values()]
    assert len(set(named)) == len(operations(CONTRACT)) == len(named)


@pytest.mark.parametrize("operation", operations(CONTRACT), ids=str)
def test_a_method_sends_what_the_contract_says(operation: Operation, tmp_path: Path) -> None:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        listed = MADE[operation.method, operation.path].items
        empty: Json = {"_meta": {"totalRecords": 0}, **({listed[0]: []} if listed else {})}
        return httpx.Response(200, json=empty)

    client = Client(ROOT, "samplan_k", transport=httpx.MockTransport(answer))
    made = MADE[operation.method, operation.path]
    called = call(client, made, operation, tmp_path)
    if made.items:
        list(called)
    method, path, options = operation.request()
    expected = httpx.Request(method, ROOT + path, params=flat(options.get("params", {})))
    assert asked[0].method == method
    assert asked[0].url.path == expected.url.path
    sent = [(key, value) for key, value in asked[0].url.params.multi_items()]
    assert sorted(pair for pair in sent if pair[0] not in {"page", "limit"}) == sorted(
        flat(options.get("params", {}))
    )
    for name, value in options.get("headers", {}).items():
        assert asked[0].headers[name] == value
    if "json" in options:
        assert json.loads(asked[0].content) == options["json"]
    assert ("if-match" in asked[0].headers) is made.needs_match


def flat(params: Json) -> list[tuple[str, Any]]:
    """Query parameters as they are sent."""
    pairs = [
        (name, one)
        for name, value in params.items()
        for one in (value if isinstance(value, list) else [value])
    ]
    return [(name, str(one).lower() if isinstance(one, bool) else str(one)) for name, one in pairs]


def call(client: Client, made: generate.Operation, operation: Operation, folder: Path) -> Any:
    """Call the method with the contract's own example."""
    group = getattr(client, generate.snake(made.group))
    plain: list[Any] = [operation.names[name] for name in made.inputs]
    if operation.body is not None:
        plain.append(operation.body)
    if operation.takes_file:
        form = folder / "svar.csv"
        form.write_bytes(b"method;status\r\n")
        plain.append(form)
    named = {generate.snake(name): value for name, value in operation.query.items()}
    named |= {made.headers[name]: value for name, value in operation.headers.items()}
    if made.needs_match:
        named["if_match"] = '"v1"'
    return getattr(group, made.name)(*plain, **named)


@pytest.mark.parametrize("group", sorted(vars(Client("http://localhost"))), ids=str)
def test_parameters_and_answers_are_typed(group: str) -> None:
    operations_of = getattr(Client("http://localhost"), group)
    if not isinstance(operations_of, Operations):
        assert group in {"url", "_http", "_transport"}
        return
    methods = [one for name, one in inspect.getmembers(operations_of) if name[0] != "_"]
    assert methods
    for method in methods:
        known = get_type_hints(method, vars(generated))
        assert set(known) == {*inspect.signature(method).parameters, "return"}, method


def test_every_parameter_of_the_contract_can_be_given() -> None:
    for where, methods in CONTRACT["paths"].items():
        for verb, said in methods.items():
            made = MADE[verb.upper(), where]
            asked = {one["name"] for one in said["parameters"] if one["in"] == "query"}
            paged = {"page", "limit"} if made.items else set()
            known = set(made.query) | paged | ({"format"} if made.formats else set())
            assert known == asked, where


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "object", "properties": {"a": {"type": "string"}}},
        {"type": "file"},
        {"allOf": [{"type": "string"}]},
    ],
)
def test_a_form_that_is_not_known_stops_the_generator(schema: Json) -> None:
    with pytest.raises(generate.UnknownFormError):
        generate.type_of(schema)


def test_names_become_those_of_python() -> None:
    assert generate.class_name("samplan__costs__terms__Frequency") == "CostsTermsFrequency"
    assert generate.class_name("ReportState-Input") == "ReportStateInput"
    assert [generate.snake(name) for name in ("ageGroup", "from", "get-api-info", "q")] == [
        "age_group",
        "from_",
        "get_api_info",
        "q",
    ]
