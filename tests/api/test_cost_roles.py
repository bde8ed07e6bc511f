"""Occupations, what their posts cost, and readings of it as money and as shares."""

from typing import Any

import pytest

from samplan.costs.roles.schemas import CostRoleInfo, RoleCostInfo, StaffingReading
from support.asking import Api, Json, body, faulty, problem
from support.costs import make_item, some_id
from support.people import Stage
from support.shapes import assert_shape
from support.steps import history

READ = {"county": "22", "role": "social-worker", "year": 2021}


def new_cost(**fields: Any) -> Json:
    """What is sent for what a nurse costs; fields may be added or changed."""
    return {
        "id": some_id("post"),
        "roleId": "nurse",
        "countyId": "22",
        "year": 2020,
        "amount": 600_000,
    } | fields


def make_cost(stage: Stage, **fields: Any) -> Json:
    """Enter what a post costs, as the lead."""
    return body(stage.api.post("/role-costs", json=new_cost(**fields), key=stage.keys.lead), 201)


def test_occupations_come_in_order_with_how_many_costs_each_has(reading: Api) -> None:
    roles = reading.items("/cost-roles")
    assert {one["id"] for one in roles} >= {"social-worker", "nurse", "specialist-physician"}
    for role in roles:
        assert_shape(CostRoleInfo, role)
        assert reading.read(f"/cost-roles/{role['id']}") == role
        costs = reading.items("/role-costs", params={"role": role["id"]})
        assert len(costs) == role["roleCostCount"]
    assert [one["order"] for one in roles] == sorted(one["order"] for one in roles)
    problem(reading.get("/cost-roles/astronaut"), 404)


def test_the_costs_of_posts_of_the_investigation_are_there(reading: Api) -> None:
    costs = reading.items("/role-costs", params={"county": "22", "year": 2021})
    assert {one["roleId"]: one["amount"] for one in costs} == {
        "social-worker": 620_000,
        "support-function": 500_000,
        "specialist-physician": 1_160_000,
        "locum-physician": 3_300_000,
    }
    for one in costs:
        assert_shape(RoleCostInfo, one)
        assert one["sourcePlaceId"] is not None
        assert reading.read(f"/role-costs/{one['id']}") == one
    assert reading.items("/role-costs", params={"organisation": "2281"}) == []


def test_an_occupation_is_added_and_renamed(stage: Stage) -> None:
    api, key = stage.api, stage.keys.lead
    sent = {"id": "psychologist", "name": {"sv": "Psykolog", "en": "Psychologist"}}
    made = body(api.post("/cost-roles", json=sent, key=key), 201)
    assert (made["name"], made["roleCostCount"], made["version"]) == (sent["name"], 0, 1)
    assert made["order"] > api.read("/cost-roles/nurse")["order"]
    problem(api.post("/cost-roles", json=sent, key=key), 409)
    path, change = "/cost-roles/psychologist", {"name": {"sv": "Legitimerad psykolog"}}
    changed = body(api.patch(path, json=change, key=key, version=1))
    assert (changed["name"], changed["version"]) == ({"sv": "Legitimerad psykolog", "en": None}, 2)
    assert body(api.patch(path, json=change, key=key, version=2))["version"] == 2
    moved = body(api.patch(path, json={"order": 1}, key=key, version=2))
    assert (moved["order"], moved["version"]) == (1, 3)
    problem(api.patch(path, json=change, key=key, version=1), 412)
    problem(api.patch(path, json=change, key=key), 428)
    told = history(api, key, objectType="cost-role", objectId="psychologist")
    assert [one["action"] for one in told] == ["update", "update", "create"]


def test_occupations_are_shared_and_kept_by_leads_of_every_county(stage: Stage) -> None:
    change = {"name": {"sv": "Sjuksköterska", "en": "Registered nurse"}}
    for key, status in ((None, 401), (stage.keys.reader, 403), (stage.keys.reporter, 403)):
        problem(stage.api.patch("/cost-roles/nurse", json=change, key=key, version=1), status)
    other = stage.api.patch("/cost-roles/nurse", json=change, key=stage.others.lead, version=1)
    assert body(other)["name"] == change["name"]


def test_a_cost_of_a_post_is_entered_changed_and_taken_away(stage: Stage) -> None:
    api, key = stage.api, stage.keys.lead
    made = make_cost(stage, id="22-nurse-2281-2020", organisationId="2281", bound="about")
    assert_shape(RoleCostInfo, made)
    assert (made["enteredBy"], made["bound"]) == ("Projektledningen", "about")
    path = f"/role-costs/{made['id']}"
    assert api.get(path).headers["etag"].startswith('"v1-')
    change = {"amount": 610_000, "assumption": "Månadslön 37 000 kr."}
    changed = body(api.patch(path, json=change, key=key, version=1))
    assert (changed["amount"], changed["bound"], changed["version"]) == (610_000, "about", 2)
    assert body(api.patch(path, json=change, key=key, version=2))["version"] == 2
    problem(api.patch(path, json=change, key=key, version=1), 412)
    problem(api.delete(path, key=key, version=1), 412)
    assert api.delete(path, key=key, version=2).status_code == 204
    problem(api.get(path), 404)
    told = history(api, key, objectType="role-cost", objectId=made["id"])
    assert [one["action"] for one in told] == ["delete", "update", "create"]


def test_there_is_one_cost_for_an_occupation_a_principal_and_a_year(stage: Stage) -> None:
    first = make_cost(stage, year=2018)
    for fields, status in (
        ({}, 409),
        ({"organisationId": "2281"}, 201),
        ({"organisationId": "2281"}, 409),
        ({"organisationId": "2280"}, 201),
        ({"roleId": "counsellor"}, 201),
        ({"year": 2017}, 201),
    ):
        sent = new_cost(**({"year": 2018} | fields))
        response = stage.api.post("/role-costs", json=sent, key=stage.keys.lead)
        assert response.status_code == status, fields
    told = stage.api.post("/role-costs", json=new_cost(year=2018), key=stage.keys.lead)
    assert first["id"] in problem(told, 409)["detail"]


FAULTY: list[tuple[Json, str, str]] = [
    ({"amount": 0}, "amount", "kostar något"),
    ({"amount": -1}, "amount", "negativt"),
    ({"amount": 10**15}, "amount", "orimligt"),
    ({"amount": "620 000"}, "amount", "heltal"),
    ({"amount": 1.5}, "amount", "heltal"),
    ({"year": 1979}, "year", "1980"),
    ({"year": 2101}, "year", "2100"),
    ({"bound": "not_costed"}, "bound", "beräknat"),
    ({"bound": "some"}, "bound", "Okänt värde"),
    ({"roleId": "astronaut"}, "roleId", "finns inte"),
    ({"countyId": "99"}, "countyId", "finns inte"),
    ({"organisationId": "2580"}, "organisationId", "i länet"),
    ({"organisationId": "22-primary-care"}, "organisationId", "ingen huvudman"),
    ({"organisationId": "22-municipalities"}, "organisationId", "ingen huvudman"),
    ({"sourcePlaceId": "nowhere"}, "sourcePlaceId", "finns inte"),
    ({"colour": "red"}, "colour", "okänd"),
]


@pytest.mark.parametrize(("fields", "field", "words"), FAULTY, ids=str)
def test_a_cost_that_cannot_be_is_refused_with_words(
    untouched: Stage, fields: Json, field: str, words: str
) -> None:
    key = untouched.keys.administrator
    sent = new_cost(**({"year": 2010} | fields))
    response = untouched.api.post("/role-costs", json=sent, key=key)
    assert field in faulty(response)
    told = {one["field"]: one["message"] for one in response.json()["violations"]}
    assert words in told[field]


def test_a_change_is_held_to_the_same_rules(untouched: Stage) -> None:
    path, key = "/role-costs/22-social-worker-2021", untouched.keys.lead
    for change, field in (
        ({"amount": 0}, "amount"),
        ({"bound": "not_costed"}, "bound"),
        ({"sourcePlaceId": "nowhere"}, "sourcePlaceId"),
        ({"year": 2022}, "year"),
        ({"amount": None}, "amount"),
    ):
        assert faulty(untouched.api.patch(path, json=change, key=key, version=1)) == [field]


def test_a_cost_that_an_item_is_checked_against_is_not_taken_away(stage: Stage) -> None:
    posts = [{"roleId": "counsellor", "fteLow": 0.5, "fteHigh": 1}]
    make_item(stage.api, stage.keys, code="PROV-1", posts=posts, priceYear=2015)
    whole = make_cost(stage, roleId="counsellor", year=2015)
    own = make_cost(stage, roleId="counsellor", year=2015, organisationId="22")
    others = make_cost(stage, roleId="counsellor", year=2015, organisationId="2281")
    for one in (whole, own):
        response = stage.api.delete(f"/role-costs/{one['id']}", key=stage.keys.lead, version=1)
        assert "PROV-1" in problem(response, 409)["detail"]
    path = f"/role-costs/{others['id']}"
    assert stage.api.delete(path, key=stage.keys.lead, version=1).status_code == 204


def test_costs_are_kept_by_their_county_s_lead(untouched: Stage) -> None:
    path = "/role-costs/22-social-worker-2021"
    for key, status in (
        (None, 401),
        (untouched.keys.reader, 403),
        (untouched.keys.reporter, 403),
        (untouched.others.lead, 403),
    ):
        change = {"amount": 1}
        problem(untouched.api.patch(path, json=change, key=key, version=1), status)
        problem(untouched.api.delete(path, key=key, version=1), status)
        problem(untouched.api.post("/role-costs", json=new_cost(), key=key), status)


@pytest.mark.parametrize(
    ("asked", "percent", "amount", "text"),
    [
        ({"percent": 10}, 10, 62_000, "10 % av 620 000 kr = 62 000 kr per år, i 2021 års priser."),
        ({"percent": 15}, 15, 93_000, "15 % av 620 000 kr = 93 000 kr per år, i 2021 års priser."),
        (
            {"percent": 12.5},
            12.5,
            77_500,
            "12,5 % av 620 000 kr = 77 500 kr per år, i 2021 års priser.",
        ),
        (
            {"amount": 124_000},
            20,
            124_000,
            "124 000 kr ÷ 620 000 kr = 20 % av en heltidstjänst, i 2021 års priser.",
        ),
        (
            {"percent": 200},
            200,
            1_240_000,
            "200 % av 620 000 kr = 1 240 000 kr per år, i 2021 års priser.",
        ),
    ],
)
def test_a_share_is_read_as_money_and_money_as_a_share(
    reading: Api, asked: Json, percent: float, amount: int, text: str
) -> None:
    read = reading.read("/staffing-readings", params=READ | asked)
    assert_shape(StaffingReading, read)
    assert (read["percent"], read["amount"]) == (percent, amount)
    assert read["text"]["sv"].replace("\u00a0", " ") == text
    assert read["roleCost"]["id"] == "22-social-worker-2021"


def test_a_reading_goes_by_the_principal_s_own_figure_where_there_is_one(stage: Stage) -> None:
    make_cost(stage, year=2012)
    own = make_cost(stage, year=2012, organisationId="2281", amount=700_000, bound="about")
    asked = {"county": "22", "role": "nurse", "year": 2012, "percent": 50}
    read = stage.api.read("/staffing-readings", params=asked | {"organisation": "2281"})
    assert (read["amount"], read["roleCost"]["id"]) == (350_000, own["id"])
    assert "ca 700" in read["text"]["sv"]
    elsewhere = stage.api.read("/staffing-readings", params=asked | {"organisation": "2280"})
    assert (elsewhere["amount"], elsewhere["roleCost"]["organisationId"]) == (300_000, None)
    assert stage.api.read("/staffing-readings", params=asked)["amount"] == 300_000


@pytest.mark.parametrize(
    ("asked", "field", "words"),
    [
        ({}, "percent", "antingen"),
        ({"percent": 10, "amount": 62_000}, "percent", "antingen"),
        ({"percent": 12.34}, "percent", "en decimal"),
        ({"percent": -1}, "percent", "Minst 0"),
        ({"percent": "nan"}, "percent", "."),
        ({"amount": -1}, "amount", "negativt"),
        ({"percent": 10, "year": 2020}, "year", "Den finns för 2021."),
        ({"percent": 10, "role": "coordinator"}, "role", "Lägg in den först"),
        ({"percent": 10, "county": "99"}, "role", "Lägg in den först"),
    ],
)
def test_what_cannot_be_read_is_refused_with_words(
    reading: Api, asked: Json, field: str, words: str
) -> None:
    response = reading.get("/staffing-readings", params=READ | asked)
    assert faulty(response) == [field]
    assert words in response.json()["violations"][0]["message"]
