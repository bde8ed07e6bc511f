"""Methods: the national list, found, added and changed by administrators."""

from typing import Any

import httpx
import pytest

from samplan.methods.schemas import AreaList, GuidelineInfo, GuidelineList, MethodInfo, MethodList
from support.asking import Api, Json, body, case, faulty, problem
from support.people import Stage
from support.shapes import assert_shape
from support.steps import new_id

PATH = "/methods"
METHOD: Json = {
    "areaId": "treatment-youth",
    "substance": "several",
    "ageGroup": "youth",
    "kind": "psychosocial",
    "name": {"sv": "ACRA med föräldrastöd, unga", "en": "ACRA with parental support"},
}


def create(stage: Stage, **fields: Any) -> httpx.Response:
    """Add a method with an id of its own, with some fields instead."""
    sent = {"id": new_id(), **METHOD, **fields}
    return stage.api.post(PATH, json=sent, key=stage.keys.administrator)


def change(stage: Stage, method_id: str, sent: Json, version: Any = 1) -> httpx.Response:
    """Change a method."""
    path, key = f"{PATH}/{method_id}", stage.keys.administrator
    return stage.api.patch(path, json=sent, key=key, version=version)


def test_a_method_is_added_and_found_by_its_words(stage: Stage) -> None:
    response = create(stage)
    made = body(response, 201)
    assert response.headers["location"] == f"/samplan/v1/methods/{made['id']}"
    assert response.headers["etag"] == '"v1"'
    assert made == stage.api.read(f"{PATH}/{made['id']}")
    assert (made["recommended"], made["recommendations"], made["lineage"]) == (False, [], [])
    for words in ("föräldrastöd", "FÖRÄLDRASTÖD acra", "parental"):
        found = stage.api.items(PATH, params={"q": words})
        assert made["id"] in {one["id"] for one in found}


def test_a_new_method_stands_last_in_its_area(stage: Stage) -> None:
    made = body(create(stage), 201)
    listed = stage.api.items(PATH, params={"area": "treatment-youth"})
    assert listed[-1] == made


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"areaId": "nope"}, ["areaId"]),
        ({"areaId": None}, ["areaId"]),
        ({"substance": "wine"}, ["substance"]),
        ({"substance": None}, ["substance"]),
        ({"ageGroup": "old"}, ["ageGroup"]),
        ({"kind": None}, ["kind"]),
        ({"name": None}, ["name"]),
        ({"name": {"sv": "x" * 301}}, ["name.sv"]),
        ({"name": {"en": "Only English"}}, ["name.sv"]),
        ({"id": "ACT"}, ["id"]),
        ({"recommended": True}, ["recommended"]),
    ],
    ids=str,
)
def test_a_method_that_cannot_be_is_refused_by_field(
    untouched: Stage, fields: Json, named: list[str]
) -> None:
    assert faulty(create(untouched, **fields)) == named


def test_an_id_is_taken_once(untouched: Stage) -> None:
    problem(create(untouched, id="act"), 409)


def test_a_change_changes_what_it_names_and_nothing_else(stage: Stage) -> None:
    made = body(create(stage), 201)
    sent = {"areaId": "relatives", "kind": "support", "name": {"sv": "Återträff"}}
    response = change(stage, made["id"], sent)
    shown = body(response)
    assert shown == made | sent | {"name": {"sv": "Återträff", "en": None}, "version": 2}
    assert response.headers["etag"] == '"v2"'
    assert stage.api.items(PATH, params={"q": "återträff"}) == [shown]
    assert stage.api.items(PATH, params={"q": "parental", "area": "relatives"}) == []
    sorted_names = [one["name"]["sv"] for one in stage.api.items(PATH, params={"sort": "name"})]
    assert sorted_names.index("Återträff") > sorted_names.index(METHOD["name"]["sv"]) or (
        METHOD["name"]["sv"] not in sorted_names
    )


def test_a_change_that_changes_nothing_makes_no_new_version(untouched: Stage) -> None:
    was = untouched.api.read(f"{PATH}/act")
    for sent in ({}, {"name": was["name"]}, {"kind": was["kind"]}):
        assert body(change(untouched, "act", sent)) == was


@pytest.mark.parametrize(
    ("sent", "named"),
    [
        ({"areaId": "nope"}, ["areaId"]),
        ({"areaId": None}, ["areaId"]),
        ({"substance": None}, ["substance"]),
        ({"ageGroup": None}, ["ageGroup"]),
        ({"kind": None}, ["kind"]),
        ({"name": None}, ["name"]),
        ({"name": {"sv": None}}, ["name.sv"]),
        ({"id": "other"}, ["id"]),
        ({"variantOf": "cra-alcohol"}, ["variantOf"]),
    ],
    ids=str,
)
def test_a_change_that_cannot_be_is_refused_by_field(
    untouched: Stage, sent: Json, named: list[str]
) -> None:
    assert faulty(change(untouched, "act", sent)) == named


def test_a_method_is_changed_on_the_version_that_was_seen(untouched: Stage) -> None:
    problem(change(untouched, "act", {"kind": "support"}, None), 428)
    problem(change(untouched, "act", {"kind": "support"}, 2), 412)


@pytest.mark.parametrize("path", ["/methods/nope", "/guidelines/nope"])
def test_what_there_is_none_of_is_not_found(untouched: Stage, path: str) -> None:
    problem(untouched.api.get(path), 404)
    problem(change(untouched, "nope", {}), 404)


@pytest.mark.parametrize(
    ("params", "field", "wanted"),
    [
        ({"area": "relatives"}, "areaId", {"relatives"}),
        ({"area": ["relatives", "support-work"]}, "areaId", {"relatives", "support-work"}),
        ({"substance": "gambling"}, "substance", {"gambling"}),
        ({"ageGroup": ["youth", "all"]}, "ageGroup", {"youth", "all"}),
        ({"kind": "medical_test"}, "kind", {"medical_test"}),
        ({"recommended": True}, "recommended", {True}),
        ({"recommended": "false"}, "recommended", {False}),
    ],
    ids=case,
)
def test_methods_are_filtered(reading: Api, params: Json, field: str, wanted: set[object]) -> None:
    whole = reading.items(PATH)
    found = reading.items(PATH, params=params)
    assert found == [one for one in whole if one[field] in wanted]
    assert 0 < len(found) < len(whole)


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("area=%C3%85", ["area[0]"]),
        ("substance=wine", ["substance[0]"]),
        ("recommended=perhaps", ["recommended"]),
        ("kind=a&kind=b", ["kind[0]", "kind[1]"]),
    ],
)
def test_a_filter_that_means_nothing_is_named_as_a_fault(
    reading: Api, query: str, named: list[str]
) -> None:
    assert faulty(reading.get(f"{PATH}?{query}")) == named


def test_methods_have_the_shape_that_the_contract_says(reading: Api) -> None:
    assert_shape(MethodList, reading.read(PATH, params={"limit": 1000}))
    assert_shape(MethodInfo, reading.read(f"{PATH}/cra-alcohol-group"))
    assert_shape(AreaList, reading.read("/areas", params={"limit": 1000}))
    assert_shape(GuidelineList, reading.read("/guidelines"))
    assert_shape(GuidelineInfo, reading.read("/guidelines/missbruk-beroende"))
