"""Organisations: added, changed, succeeded by others, and refused when they cannot be."""

from typing import Any

import httpx
import pytest

from samplan.organisations.schemas import CountyList, OrganisationInfo, OrganisationList
from support.asking import Api, Json, body, faulty, problem
from support.people import Stage
from support.shapes import assert_shape
from support.steps import new_id

PATH = "/organisations"
UNIT: Json = {
    "countyId": "22",
    "parentId": "22-primary-care-south",
    "kind": "unit",
    "name": {"sv": "Vårdcentralen i Timrå"},
    "shortName": "VC Timrå",
}


def create(stage: Stage, key: str | None = None, **fields: Any) -> httpx.Response:
    """Add a unit with an id of its own, with some fields instead."""
    sent = {"id": new_id(), **UNIT, **fields}
    return stage.api.post(PATH, json=sent, key=key or stage.keys.lead)


def created(stage: Stage, **fields: Any) -> Json:
    """A new unit."""
    return body(create(stage, **fields), 201)


def test_a_unit_is_added_under_its_care_level(stage: Stage) -> None:
    fields = {"openedOn": "2022-01-01", "provider": "private"}
    response = create(stage, **fields)
    made = body(response, 201)
    assert response.headers["location"] == f"/samplan/v1/organisations/{made['id']}"
    assert response.headers["etag"] == '"v1"'
    assert made == stage.api.read(f"{PATH}/{made['id']}")
    assert made["name"] == {"sv": "Vårdcentralen i Timrå", "en": None}
    assert (made["parentId"], made["provider"]) == ("22-primary-care-south", "private")
    assert (made["openedOn"], made["closedOn"]) == ("2022-01-01", None)
    listed = stage.api.items(PATH, params={"parent": "22-primary-care-south"})
    assert made["id"] in {one["id"] for one in listed}


def test_a_new_organisation_stands_last_in_its_county(stage: Stage) -> None:
    made = created(stage)
    listed = [one["id"] for one in stage.api.items(PATH, params={"county": "22"})]
    assert listed[-1] == made["id"]
    everywhere = [one["countyId"] for one in stage.api.items(PATH)]
    assert everywhere == sorted(everywhere)


def test_a_group_is_added_with_its_members(stage: Stage) -> None:
    members = ["2281", "2262"]
    made = created(stage, kind="group", parentId=None, memberIds=members)
    assert made["memberIds"] == sorted(members)
    listed = stage.api.items(PATH, params={"group": made["id"]})
    assert {one["id"] for one in listed} == set(members)


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"id": "2281"}, None),
        ({"countyId": "99"}, ["countyId"]),
        ({"parentId": "nope"}, ["parentId"]),
        ({"parentId": "25-primary-care"}, ["parentId"]),
        ({"parentId": None}, ["parentId"]),
        ({"kind": "care_level", "parentId": None}, ["parentId"]),
        ({"kind": "municipality", "parentId": None}, ["scbCode"]),
        ({"kind": "municipality", "parentId": None, "scbCode": "2299"}, ["scbCode"]),
        ({"memberIds": ["2281"]}, ["memberIds"]),
        ({"kind": "group", "memberIds": ["2281", "nope"]}, ["memberIds[1]"]),
        ({"kind": "group", "memberIds": ["2281", "2580"]}, ["memberIds[1]"]),
        ({"kind": "group", "memberIds": ["2281", "2281"]}, ["memberIds"]),
        ({"openedOn": "2022-01-02", "closedOn": "2022-01-01"}, ["closedOn"]),
        ({"openedOn": "1799-12-31"}, ["openedOn"]),
        ({"openedOn": "2022-13-01"}, ["openedOn"]),
        ({"openedOn": 2022}, ["openedOn"]),
        ({"scbCode": "228"}, ["scbCode"]),
        ({"scbCode": "22x1"}, ["scbCode"]),
        ({"id": "Å"}, ["id"]),
        ({"id": "a" * 121}, ["id"]),
        ({"id": "-a"}, ["id"]),
        ({"id": None}, ["id"]),
        ({"kind": None}, ["kind"]),
        ({"kind": "clinic"}, ["kind"]),
        ({"name": None}, ["name"]),
        ({"name": {"sv": " "}}, ["name.sv"]),
        ({"name": {"sv": "x" * 301}}, ["name.sv"]),
        ({"name": {"sv": "a\nb"}}, ["name.sv"]),
        ({"name": {"sv": "a", "en": "b\x00"}}, ["name.en"]),
        ({"name": {"sv": "a", "fi": "b"}}, ["name.fi"]),
        ({"shortName": "x" * 61}, ["shortName"]),
        ({"shortName": None}, ["shortName"]),
        ({"provider": "state"}, ["provider"]),
        ({"provider": None}, ["provider"]),
        ({"version": 7}, ["version"]),
        ({"memberIds": None}, ["memberIds"]),
        ({"parentId": None, "openedOn": "2022-01-02", "closedOn": "2022-01-01"},
         ["parentId", "closedOn"]),
    ],
    ids=str,
)  # fmt: skip
def test_an_organisation_that_cannot_be_is_refused_by_field(
    untouched: Stage, fields: Json, named: list[str] | None
) -> None:
    response = create(untouched, key=untouched.keys.administrator, **fields)
    if named is None:
        problem(response, 409)
    else:
        assert faulty(response) == named


@pytest.mark.parametrize(
    ("number", "kept"),
    [
        ("232100-0214", "2321000214"),
        ("2321000214", "2321000214"),
        ("212000-2437", "2120002437"),
        (None, None),
    ],
)
def test_an_organisation_number_with_the_right_check_digit_is_kept_without_its_hyphen(
    stage: Stage, number: str | None, kept: str | None
) -> None:
    assert created(stage, organisationNumber=number)["organisationNumber"] == kept


@pytest.mark.parametrize(
    "number",
    [
        "232100-0215",
        "232100-021",
        "23210002140",
        "",
        "abc",
        "811228-9874",
        "19811228-9874",
        2321000214,
    ],
)
def test_an_organisation_number_that_is_not_right_or_is_a_person_s_is_refused(
    untouched: Stage, number: object
) -> None:
    assert faulty(create(untouched, organisationNumber=number)) == ["organisationNumber"]


def test_a_change_changes_what_it_names_and_nothing_else(stage: Stage) -> None:
    made = created(stage, organisationNumber="232100-0214", openedOn="2020-01-01")
    path, key = f"{PATH}/{made['id']}", stage.keys.lead
    change = {"shortName": "VC", "closedOn": "2025-12-31", "organisationNumber": None}
    response = stage.api.patch(path, json=change, key=key, version=1)
    shown = body(response)
    assert shown == made | change | {"version": 2}
    assert response.headers["etag"] == '"v2"'
    assert stage.api.read(path) == shown


def test_a_name_is_changed_in_both_languages_at_once(stage: Stage) -> None:
    made = created(stage, name={"sv": "Gammalt", "en": "Old"})
    path, key = f"{PATH}/{made['id']}", stage.keys.lead
    shown = body(stage.api.patch(path, json={"name": {"sv": "Nytt"}}, key=key, version=1))
    assert shown["name"] == {"sv": "Nytt", "en": None}


def test_a_new_short_name_takes_its_new_place_in_the_order(stage: Stage) -> None:
    made = created(stage, shortName="Zebra")
    path, key = f"{PATH}/{made['id']}", stage.keys.lead
    body(stage.api.patch(path, json={"shortName": "Ölandsvägen"}, key=key, version=1))
    names = [one["shortName"] for one in stage.api.items(PATH, params={"sort": "shortName"})]
    assert names.index("Ölandsvägen") > names.index("Ånge")


def test_a_change_that_changes_nothing_makes_no_new_version(untouched: Stage) -> None:
    was = untouched.api.read(f"{PATH}/2281")
    key = untouched.keys.lead
    for change in ({}, {"shortName": "Sundsvall"}, {"name": was["name"]}, {"closedOn": None}):
        answer = untouched.api.patch(f"{PATH}/2281", json=change, key=key, version=1)
        assert body(answer) == was


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"name": None}, ["name"]),
        ({"shortName": None}, ["shortName"]),
        ({"shortName": ""}, ["shortName"]),
        ({"provider": None}, ["provider"]),
        ({"id": "2299"}, ["id"]),
        ({"countyId": "25"}, ["countyId"]),
        ({"parentId": None}, ["parentId"]),
        ({"kind": "unit"}, ["kind"]),
        ({"openedOn": "2022-01-02", "closedOn": "2022-01-01"}, ["closedOn"]),
        ({"organisationNumber": "1"}, ["organisationNumber"]),
    ],
    ids=str,
)
def test_a_change_that_cannot_be_is_refused_by_field(
    untouched: Stage, change: Json, named: list[str]
) -> None:
    key = untouched.keys.lead
    assert faulty(untouched.api.patch(f"{PATH}/2281", json=change, key=key, version=1)) == named


def test_a_closing_day_is_held_against_the_opening_day_that_is_stored(stage: Stage) -> None:
    made = created(stage, openedOn="2020-01-01")
    path, key = f"{PATH}/{made['id']}", stage.keys.lead
    change = {"closedOn": "2019-12-31"}
    assert faulty(stage.api.patch(path, json=change, key=key, version=1)) == ["closedOn"]


def test_an_organisation_is_changed_on_the_version_that_was_seen(untouched: Stage) -> None:
    path, key, change = f"{PATH}/2281", untouched.keys.lead, {"shortName": "S-vall"}
    problem(untouched.api.patch(path, json=change, key=key), 428)
    for stale in (2, '"v01"', "v1", 'W/"v1"', '""'):
        problem(untouched.api.patch(path, json=change, key=key, version=stale), 412)


def test_a_lead_keeps_the_own_county_only(untouched: Stage) -> None:
    change = {"shortName": "X"}
    path, other = f"{PATH}/2580", untouched.keys.lead
    problem(untouched.api.patch(path, json=change, key=other, version=1), 403)
    problem(create(untouched, key=untouched.others.lead), 403)
    successor = {"organisationId": "2581", "kind": "merged", "onDate": "2022-01-01"}
    response = untouched.api.post(f"{path}/successors", json=successor, key=other, version=1)
    problem(response, 403)


def succeed(stage: Stage, who: str, by: str, version: Any = "*", **fields: Any) -> httpx.Response:
    """Say who takes over from whom."""
    sent = {"organisationId": by, "kind": "merged", "onDate": "2022-01-01", **fields}
    path = f"{PATH}/{who}/successors"
    return stage.api.post(path, json=sent, key=stage.keys.lead, version=version)


def test_units_that_merge_have_the_same_successor(stage: Stage) -> None:
    one, two, whole = (created(stage)["id"] for _ in range(3))
    response = succeed(stage, one, whole, 1)
    shown = body(response, 201)
    assert shown["successors"] == [
        {"organisationId": whole, "kind": "merged", "onDate": "2022-01-01"}
    ]
    assert (shown["version"], response.headers["etag"]) == (2, '"v2"')
    assert stage.api.read(f"{PATH}/{one}") == shown
    body(succeed(stage, two, whole), 201)
    assert stage.api.read(f"{PATH}/{whole}")["successors"] == []


def test_a_unit_that_splits_has_several_successors_by_day(stage: Stage) -> None:
    whole, one, two = (created(stage)["id"] for _ in range(3))
    body(succeed(stage, whole, one, kind="split", onDate="2023-01-01"), 201)
    shown = body(succeed(stage, whole, two, kind="split", onDate="2022-01-01"), 201)
    assert [step["organisationId"] for step in shown["successors"]] == [two, one]


def test_a_chain_of_successors_never_comes_back_to_where_it_began(stage: Stage) -> None:
    first, second, third = (created(stage)["id"] for _ in range(3))
    body(succeed(stage, first, second), 201)
    body(succeed(stage, second, third), 201)
    for who, by in ((first, first), (second, first), (third, first), (third, second)):
        assert faulty(succeed(stage, who, by)) == ["organisationId"]
    assert stage.api.read(f"{PATH}/{third}")["successors"] == []


def test_the_same_successor_is_named_once(stage: Stage) -> None:
    first, second = (created(stage)["id"] for _ in range(2))
    body(succeed(stage, first, second), 201)
    problem(succeed(stage, first, second, kind="moved"), 409)


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"organisationId": "nope"}, ["organisationId"]),
        ({"organisationId": "2580"}, ["organisationId"]),
        ({"organisationId": None}, ["organisationId"]),
        ({"kind": "eaten"}, ["kind"]),
        ({"kind": None}, ["kind"]),
        ({"onDate": None}, ["onDate"]),
        ({"onDate": "2022"}, ["onDate"]),
    ],
    ids=str,
)
def test_a_successor_that_cannot_be_is_refused_by_field(
    untouched: Stage, fields: Json, named: list[str]
) -> None:
    assert faulty(succeed(untouched, "2281", "2262", **fields)) == named


def test_a_successor_is_named_on_the_version_that_was_seen(untouched: Stage) -> None:
    problem(succeed(untouched, "2281", "2262", None), 428)
    problem(succeed(untouched, "2281", "2262", 9), 412)


@pytest.mark.parametrize("path", ["/organisations/9999", "/counties/99"])
def test_what_there_is_none_of_is_not_found(untouched: Stage, path: str) -> None:
    problem(untouched.api.get(path), 404)
    key = untouched.keys.administrator
    problem(untouched.api.patch("/organisations/9999", json={}, key=key, version=1), 404)
    problem(succeed(untouched, "9999", "2281"), 404)


def test_both_counties_are_listed_each_with_its_own(reading: Api) -> None:
    assert [one["id"] for one in reading.items("/counties")] == ["22", "25"]
    own = reading.items(PATH, params={"county": "25"})
    assert len(own) == 7
    assert {one["countyId"] for one in own} == {"25"}
    assert reading.read("/counties/25")["name"]["sv"] == "Norrbottens län"


@pytest.mark.parametrize(
    ("params", "ids"),
    [
        ({"parent": "22-primary-care", "sort": "-id"}, ["west", "south", "private", "north"]),
        ({"county": "22", "kind": "care_level"}, ["22-primary-care", "22-specialist-care"]),
        ({"county": "22", "kind": ["region", "group"]}, ["22", "22-municipalities"]),
        ({"group": "2281"}, []),
    ],
)
def test_organisations_are_filtered(reading: Api, params: Json, ids: list[str]) -> None:
    found = [one["id"] for one in reading.items(PATH, params=params)]
    assert [one.removeprefix("22-primary-care-") for one in found] == ids


def test_organisations_have_the_shape_that_the_contract_says(reading: Api) -> None:
    assert_shape(OrganisationList, reading.read(PATH, params={"limit": 100}))
    assert_shape(OrganisationInfo, reading.read(f"{PATH}/22-municipalities"))
    assert_shape(CountyList, reading.read("/counties"))
