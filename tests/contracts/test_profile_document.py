"""What the national REST API profile asks of the contract, beside test_openapi: the served one."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from samplan.settings import REPOSITORY

Document = dict[str, Any]
SINGULAR_SINCE_1 = {
    "ActivityCosts.also", "ActivityCosts.own", "ColumnUpdate.confirmUnchanged",
    "CostSummary.leftOut", "CostSummary.notSummed", "CostsOfActivity.also",
    "CostsOfActivity.own", "CountyFindingInfo.evidence", "DecisionCell.later", "Duty.awaitedBy",
    "Duty.waitsFor", "FieldChange.added", "FieldChange.altered", "FieldChange.removed",
    "FindingInfo.evidence", "Gap.lacking", "Gap.partly", "Gap.unknown", "GapList.closed",
    "MethodInfo.lineage", "ObservationInfo.breakdown", "OverviewActivity.waitsFor",
    "ParticipationGroup.late", "PlanEffects.leftOpen", "PlanEffects.notSummed",
    "PlanEffects.without", "ProtectionList.protection", "QuestionResult.stated",
    "QuestionnaireDraftInfo.remaining", "ScenarioChoice.without", "ScenarioChoiceInput.without",
    "SummaryPrices.entered", "TableCell.key", "TableSelection.where",
    "TableSelectionInput.where",
}  # fmt: skip
"""Lists under a word without a plural; they may be renamed in the next major version only."""


def operations(document: Document) -> Iterator[tuple[str, Document]]:
    """Each operation by its name."""
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield f"{method.upper()} {path}", operation


def resolved(document: Document, part: Document) -> Document:
    """What a reference leads to."""
    while "$ref" in part:
        _, kind, name = part["$ref"].rsplit("/", 2)
        part = document["components"][kind][name]
    return part


@pytest.mark.parametrize(
    "words",
    [
        ("syfte", "villkor", "datamodell", "inloggning", "livscykel", "kontakt"),
        ("servicenivå", "kända begränsningar", "översikt", "svarskoder"),
        ("purpose", "terms of use", "data model", "authentication", "lifecycle", "contact"),
        ("service level", "known problems and limitations", "overview", "return codes"),
    ],
    ids=["sv", "sv-more", "en", "en-more"],
)
def test_the_documentation_has_each_chapter_in_both_languages(
    document: Document, words: tuple[str, ...]
) -> None:
    """DOK.03, DOK.06-09, DOK.11."""
    headings = re.findall(r"\*\*([^*]+)\*\*", document["info"]["description"])
    said = " ".join(headings).lower()
    assert [word for word in words if word not in said] == []


def test_the_documentation_tells_every_code_that_an_operation_answers_with(
    document: Document,
) -> None:
    """DOK.13, DOK.20: each in both languages."""
    codes = {status for _, one in operations(document) for status in one["responses"]}
    swedish, english = document["info"]["description"].split("**English.**")
    for text in (swedish, english):
        assert codes - set(re.findall(r"\b[2-5]\d\d\b", text)) == set()


def test_every_answer_says_what_it_is(document: Document) -> None:
    """DOK.12-13, DOK.19-20."""
    for name, operation in operations(document):
        assert any(status.startswith("2") for status in operation["responses"]), name
        for status, answer in operation["responses"].items():
            assert resolved(document, answer)["description"].strip(), (name, status)


def test_each_example_of_an_operation_is_complete_and_what_its_schema_says(
    document: Document,
) -> None:
    """DOK.15: requests, answers, errors and parameters that must be given."""
    for name, operation in operations(document):
        parts = [operation.get("requestBody", {}), *operation["responses"].values()]
        for part in parts:
            for media_type, content in resolved(document, part).get("content", {}).items():
                if "json" in media_type:
                    check_example(document, f"{name} {media_type}", content)
        for parameter in operation["parameters"]:
            if parameter.get("required") and parameter["in"] != "cookie":
                assert parameter["schema"]["examples"], (name, parameter["name"])


def check_example(document: Document, name: str, content: Document) -> None:
    """Hold the example against its schema, and look for fields that it leaves out."""
    schema = resolved(document, content["schema"])
    example = content.get("example", schema.get("example"))
    assert example is not None, name
    whole = {**schema, "components": document["components"]}
    errors = list(Draft202012Validator(whole).iter_errors(example))
    assert errors == [], f"{name}: {errors[0].message}"
    assert set(schema.get("required", ())) <= example.keys(), name


def test_fields_that_hold_lists_are_named_in_plural_but_for_those_of_old(
    document: Document,
) -> None:
    """AME.06."""
    singular = {
        f"{name}.{field}"
        for name, schema in document["components"]["schemas"].items()
        for field, shape in schema.get("properties", {}).items()
        if any(kind.get("type") == "array" for kind in [shape, *shape.get("anyOf", ())])
        and not field.endswith("s")
    }
    assert singular == SINGULAR_SINCE_1


def test_no_field_or_parameter_has_a_name_that_an_address_must_escape(document: Document) -> None:
    """AME.07, FNS.03, FNS.06."""
    for name, operation in operations(document):
        for parameter in operation["parameters"]:
            assert re.fullmatch(r"[A-Za-z][A-Za-z0-9-]*", parameter["name"]), name


def test_query_parameters_are_optional_but_where_nothing_is_meant_without(
    document: Document,
) -> None:
    """FNS.05: those that must be given are named in docs/api-profile.md."""
    demanded = {
        parameter["name"]
        for _, operation in operations(document)
        for parameter in operation["parameters"]
        if parameter["in"] == "query" and parameter.get("required")
    }
    profile = (REPOSITORY / "docs/api-profile.md").read_text(encoding="utf-8")
    [line] = [one for one in profile.splitlines() if one.startswith("| FNS.05 ")]
    assert {one for one in demanded if f"`{one}`" not in line} == set()


def test_reads_have_etags_and_what_is_made_has_a_place(document: Document) -> None:
    """ARP.03, ARQ.03, CAC.01."""
    for name, operation in operations(document):
        answers = operation["responses"]
        if name.startswith("GET "):
            for status in ("200", "304"):
                assert "ETag" in answers[status]["headers"], name
        if "201" in answers:
            assert "Location" in answers["201"]["headers"], name


def test_what_answers_with_json_says_so_to_those_who_take_none(document: Document) -> None:
    """AME.02, DOK.20."""
    for name, operation in operations(document):
        good = [one for status, one in operation["responses"].items() if status[0] == "2"]
        if any(one.get("content") for one in good):
            assert "406" in operation["responses"], name


def test_no_operation_takes_a_body_with_get(document: Document) -> None:
    """MOG.01, MOG.03, HYP.02: verbs mean what they mean; reading is never a POST."""
    for name, operation in operations(document):
        if name.startswith(("GET ", "DELETE ")):
            assert "requestBody" not in operation, name
        if name.startswith("POST "):
            assert {"201", "200", "202"} & operation["responses"].keys(), name
            assert operation["x-permission"] != "read", name


def test_links_have_address_relation_and_verb(document: Document) -> None:
    """HYP.01, HYP.11-13, HYP.15-17."""
    link = document["components"]["schemas"]["Link"]
    assert set(link["required"]) == {"href", "rel", "method"}
    found = 0
    for name, schema in document["components"]["schemas"].items():
        if name.endswith("Links"):
            found += 1
            for field, shape in schema["properties"].items():
                kinds = [shape, *shape.get("anyOf", ())]
                leads = [kind.get("$ref", "") for kind in kinds]
                assert any("Link" in one for one in leads), f"{name}.{field}"
    assert found > 20


def test_the_document_itself_is_json_of_the_newest_major_version(served_bytes: bytes) -> None:
    """DOK.17-18."""
    assert json.loads(served_bytes)["openapi"].split(".")[0] == "3"
