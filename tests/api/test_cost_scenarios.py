"""Scenarios: those that follow from a plan, those that are saved, and what cannot be chosen."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from samplan.costs.scenarios.schemas import CostScenarioInfo
from support.asking import Api, Json, body, faulty, problem
from support.costs import ELSEWHERE, make_item, make_plan, new_item, shares, some_id
from support.people import Stage
from support.shapes import assert_shape
from support.steps import history

CHOICE: Json = {
    "steps": [2, 1, 1],
    "without": ["22-f10-8"],
    "choices": [{"itemId": "22-f10-5", "alternativeId": "22-txt-doc-1"}],
    "optional": "exclude",
    "firstYear": 2023,
    "years": 3,
}


@pytest.fixture(scope="module", autouse=True)
def elsewhere(stage: Stage) -> None:
    """A plan in another county, with an item."""
    make_plan(stage.database)
    sent = new_item(id="25-item", planId=ELSEWHERE, payers=shares(("25", 100)))
    assert stage.api.post("/cost-items", json=sent, key=stage.others.lead).status_code == 201


def new_scenario(**fields: Any) -> Json:
    """What is sent for a new scenario of county 22's plan; fields may be added."""
    return {
        "id": some_id("scenario"),
        "planId": "22-plan",
        "name": "Steg 1 och 2",
        "choice": CHOICE,
    } | fields


def make(stage: Stage, **fields: Any) -> Json:
    """Save a scenario, as the lead."""
    sent = new_scenario(**fields)
    return body(stage.api.post("/cost-scenarios", json=sent, key=stage.keys.lead), 201)


def test_a_plan_s_steps_are_scenarios_from_the_beginning(reading: Api) -> None:
    found = reading.items("/cost-scenarios", params={"plan": "22-plan"})
    presets = [one for one in found if one["isPreset"]]
    assert [(one["id"], one["name"]["sv"], one["choice"]["steps"]) for one in presets] == [
        ("22-plan-steps-1", "Steg 1", [1]),
        ("22-plan-steps-1-2", "Steg 1 och 2", [1, 2]),
        ("22-plan-all", "Hela planen", None),
    ]
    for one in presets:
        assert_shape(CostScenarioInfo, one)
        assert (one["version"], one["enteredBy"], one["enteredAt"]) == (None, None, None)
        response = reading.get(f"/cost-scenarios/{one['id']}")
        assert response.json() == one
        # Of these bytes alone: there is no version to edit.
        assert not response.headers["etag"].startswith('"v')


def test_a_scenario_is_saved_as_it_is_chosen_in_order_and_nothing_twice(stage: Stage) -> None:
    made = make(stage, note="Till styrgruppen.")
    assert_shape(CostScenarioInfo, made)
    assert made["choice"] == CHOICE | {"steps": [1, 2], "items": None}
    assert (made["countyId"], made["isPreset"], made["version"]) == ("22", False, 1)
    assert (made["name"], made["note"]) == ({"sv": "Steg 1 och 2", "en": None}, "Till styrgruppen.")
    assert made["enteredBy"] == "Projektledningen"
    response = stage.api.get(f"/cost-scenarios/{made['id']}")
    assert response.json() == made
    assert response.headers["etag"].startswith('"v1-')


def test_nothing_chosen_is_everything_as_the_plan_has_it(stage: Stage) -> None:
    made = make(stage, choice={})
    [everything] = [one for one in stage.api.items("/cost-scenarios") if one["id"] == "22-plan-all"]
    assert made["choice"] == everything["choice"]


def test_presets_come_first_and_saved_ones_as_swedish_sorts(stage: Stage) -> None:
    names = ["Ögonblicket", "Åretrunt", "Zonen"]
    for name in names:
        make(stage, name=name)
    listed = stage.api.items("/cost-scenarios", params={"county": "22"})
    kinds = [one["isPreset"] for one in listed]
    assert kinds == sorted(kinds, reverse=True)
    saved = [one["name"]["sv"] for one in listed if one["name"]["sv"] in names]
    assert saved == ["Zonen", "Åretrunt", "Ögonblicket"]
    elsewhere = stage.api.items("/cost-scenarios", params={"county": "25"})
    assert {one["planId"] for one in elsewhere} == {ELSEWHERE}
    assert stage.api.items("/cost-scenarios", params={"plan": "no-plan"}) == []


def test_a_saved_scenario_is_summed_under_its_id(stage: Stage) -> None:
    made = make(stage, choice={"items": ["22-f10-5"], "firstYear": 2024, "years": 2})
    asked = {"plan": "22-plan", "scenario": made["id"]}
    summed = stage.api.read("/cost-summaries", params=asked)
    assert [one["id"] for one in summed["items"]] == ["22-f10-5"]
    assert (summed["years"], summed["firstYearFrom"]) == ([2024, 2025], "scenario")
    assert summed["scenario"]["id"] == made["id"]
    assert summed["scenario"]["name"] == made["name"]


def test_a_scenario_is_changed_and_taken_away(stage: Stage) -> None:
    api, key = stage.api, stage.keys.lead
    made = make(stage)
    path = f"/cost-scenarios/{made['id']}"
    changed = body(api.patch(path, json={"name": "Steg 1", "note": "x"}, key=key, version=1))
    assert (changed["name"]["sv"], changed["version"]) == ("Steg 1", 2)
    assert changed["choice"] == made["choice"]
    chosen = body(api.patch(path, json={"choice": {"steps": [1]}}, key=key, version=2))
    assert (chosen["choice"]["steps"], chosen["choice"]["without"]) == ([1], [])
    assert (chosen["choice"]["years"], chosen["note"]) == (None, "x")
    same = body(api.patch(path, json={"choice": {"steps": [1, 1]}}, key=key, version=3))
    assert same["version"] == 3
    problem(api.patch(path, json={"note": "y"}, key=key), 428)
    problem(api.delete(path, key=key, version=1), 412)
    assert api.delete(path, key=key, version=3).status_code == 204
    problem(api.get(path), 404)
    told = history(api, key, objectType="cost-scenario", objectId=made["id"])
    assert [one["action"] for one in told] == ["delete", "update", "update", "create"]
    assert told[2]["before"] == made


def test_of_two_leads_who_change_the_same_scenario_the_second_is_told(stage: Stage) -> None:
    made = make(stage)
    path, key = f"/cost-scenarios/{made['id']}", stage.keys.lead
    first = stage.api.patch(path, json={"note": "Den ena"}, key=key, version=1)
    second = stage.api.patch(path, json={"note": "Den andra"}, key=key, version=1)
    assert body(first)["note"] == "Den ena"
    assert problem(second, 412)["detail"].startswith("Uppgiften har ändrats")
    assert second.headers["etag"] == '"v2"'
    assert stage.api.read(path)["note"] == "Den ena"


def test_of_two_changes_at_once_one_is_kept(stage: Stage) -> None:
    made = make(stage)
    path, key = f"/cost-scenarios/{made['id']}", stage.keys.lead
    callers = [stage.api.another() for _ in range(2)]

    def change(caller: Api) -> int:
        sent = {"note": some_id("note")}
        return caller.patch(path, json=sent, key=key, version=1).status_code

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(change, callers)) == [200, 412]
    assert stage.api.read(path)["version"] == 2


def test_what_follows_from_the_plan_is_changed_by_nobody(untouched: Stage) -> None:
    key = untouched.keys.administrator
    for name in ("22-plan-steps-1", "22-plan-steps-1-2", "22-plan-all", f"{ELSEWHERE}-all"):
        path = f"/cost-scenarios/{name}"
        told = problem(untouched.api.patch(path, json={"note": "x"}, key=key, version="*"), 409)
        assert "Spara ett eget" in told["detail"]
        problem(untouched.api.delete(path, key=key, version="*"), 409)
        problem(untouched.api.post("/cost-scenarios", json=new_scenario(id=name), key=key), 409)


FAULTY: list[tuple[Json, str, str]] = [
    ({"steps": [1, 7]}, "choice.steps", "steg 7"),
    ({"steps": [0]}, "choice.steps[0]", "Minst 1"),
    ({"steps": ["1"]}, "choice.steps[0]", "heltal"),
    ({"items": ["no-such"]}, "choice.items", "no-such"),
    ({"items": ["25-item"]}, "choice.items", "25-item"),
    ({"items": ["22-txt-doc-1"]}, "choice.items", "alternativ till 22-f10-5"),
    ({"without": ["no-such"]}, "choice.without", "no-such"),
    (
        {"choices": [{"itemId": "no-such", "alternativeId": "22-txt-doc-1"}]},
        "choice.choices",
        "no-such",
    ),
    (
        {"choices": [{"itemId": "22-f10-5", "alternativeId": "no-such"}]},
        "choice.choices",
        "no-such",
    ),
    (
        {"choices": [{"itemId": "22-f10-5", "alternativeId": "22-txt-syr-1"}]},
        "choice.choices",
        "22-txt-syr-1",
    ),
    (
        {
            "choices": [
                {"itemId": "22-f10-5", "alternativeId": "22-txt-doc-1"},
                {"itemId": "22-f10-5", "alternativeId": "22-txt-doc-2"},
            ]
        },
        "choice.choices[1].itemId",
        "22-txt-doc-1",
    ),
    ({"optional": "perhaps"}, "choice.optional", "include"),
    ({"firstYear": 1979}, "choice.firstYear", "1980"),
    ({"firstYear": 2095, "years": 10}, "choice.years", "2100"),
    ({"years": 0}, "choice.years", "Minst 1"),
    ({"years": 31}, "choice.years", "Högst 30"),
    ({"colour": "red"}, "choice.colour", "okänd"),
]


@pytest.mark.parametrize(("choice", "field", "words"), FAULTY, ids=str)
def test_what_the_plan_does_not_offer_cannot_be_chosen(
    untouched: Stage, choice: Json, field: str, words: str
) -> None:
    sent = new_scenario(choice=choice)
    response = untouched.api.post("/cost-scenarios", json=sent, key=untouched.keys.lead)
    assert faulty(response) == [field]
    assert words in response.json()["violations"][0]["message"]


def test_a_change_is_held_to_the_same_rules(stage: Stage) -> None:
    made = make(stage)
    path, key = f"/cost-scenarios/{made['id']}", stage.keys.lead
    change = {"choice": {"items": ["no-such"]}}
    assert faulty(stage.api.patch(path, json=change, key=key, version=1)) == ["choice.items"]
    assert stage.api.read(path) == made


def test_a_scenario_needs_a_plan_and_an_id_of_its_own(untouched: Stage) -> None:
    key = untouched.keys.lead
    sent = new_scenario(planId="no-plan")
    assert faulty(untouched.api.post("/cost-scenarios", json=sent, key=key)) == ["planId"]


def test_an_id_that_is_taken_is_not_given_again(stage: Stage) -> None:
    made = make(stage)
    sent = new_scenario(id=made["id"])
    problem(stage.api.post("/cost-scenarios", json=sent, key=stage.keys.lead), 409)


def test_an_item_that_a_scenario_names_is_not_taken_away(stage: Stage) -> None:
    item = make_item(stage.api, stage.keys)
    made = make(stage, choice={"items": [item["id"]]})
    path = f"/cost-items/{item['id']}"
    problem(stage.api.delete(path, key=stage.keys.lead, version=1), 409)
    assert stage.api.read(f"/cost-scenarios/{made['id']}") == made


def test_scenarios_are_kept_by_their_county_s_lead(stage: Stage) -> None:
    made = make(stage)
    path, sent = f"/cost-scenarios/{made['id']}", new_scenario()
    for key, status in (
        (None, 401),
        (stage.keys.reader, 403),
        (stage.keys.reporter, 403),
        (stage.others.lead, 403),
    ):
        problem(stage.api.patch(path, json={"note": "x"}, key=key, version=1), status)
        problem(stage.api.delete(path, key=key, version=1), status)
        problem(stage.api.post("/cost-scenarios", json=sent, key=key), status)
    assert stage.api.read(path) == made
