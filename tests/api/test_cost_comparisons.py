"""Two scenarios of a plan beside each other."""

from typing import Any

import pytest

from samplan.costs.summaries.schemas import CostComparison
from support.asking import Api, Json, body, faulty, problem
from support.people import Stage
from support.shapes import assert_shape
from support.steps import new_id

PATH = "/cost-comparisons"


def read(api: Api, a: str, b: str, **params: Any) -> Json:
    """A comparison within the shipped plan."""
    found = api.read(PATH, params={"plan": "22-plan", "a": a, "b": b, **params})
    assert_shape(CostComparison, found)
    return found


def scenario(stage: Stage, **choice: Any) -> str:
    """A saved scenario."""
    sent = {"id": new_id(), "planId": "22-plan", "name": "Prov", "choice": choice}
    body(stage.api.post("/cost-scenarios", json=sent, key=stage.keys.lead), 201)
    return str(sent["id"])


def test_the_whole_plan_costs_what_lies_outside_the_steps_more_than_step_1(reading: Api) -> None:
    """Of what lies outside the steps only the three health centres have a price: 3 million."""
    found = read(reading, "22-plan-steps-1", "22-plan-all")
    assert found["difference"] == {"low": 3_000_000, "high": 3_000_000}
    assert found["a"]["total"]["annual"]["low"] == 8_505_000
    assert found["b"]["total"]["annual"]["low"] == 11_505_000
    only_in_b = {one["id"]: one for one in found["items"] if not one["chosenInA"]}
    assert set(only_in_b) == {"22-f10-9", "22-f10-10", "22-f10-11", "22-txt-previct"}
    centres = only_in_b["22-f10-10"]
    assert centres["a"] is None
    assert centres["b"]["isOpen"]
    assert centres["difference"] == {"low": 3_000_000, "high": 3_000_000}
    assert only_in_b["22-f10-9"]["difference"] is None


def test_an_employed_physician_instead_of_a_locum(stage: Stage) -> None:
    """1 160 000 instead of 3 300 000 kronor each year."""
    sides = [
        scenario(stage, steps=[1], choices=[{"itemId": "22-f10-5", "alternativeId": one}])
        for one in ("22-txt-doc-2", "22-txt-doc-1")
    ]
    found = read(stage.api, *sides)
    assert found["difference"] == {"low": -2_140_000, "high": -2_140_000}
    changed = [one for one in found["items"] if one["difference"] != {"low": 0, "high": 0}]
    [item] = [one for one in changed if one["difference"] is not None]
    assert (item["id"], item["difference"]) == (
        "22-f10-5",
        {"low": -2_140_000, "high": -2_140_000},
    )
    assert (item["alternativeInA"], item["alternativeInB"]) == ("22-txt-doc-2", "22-txt-doc-1")


def test_both_are_in_the_same_years_prices_and_leave_out_the_same(reading: Api) -> None:
    same = read(
        reading,
        "22-plan-all",
        "22-plan-all",
        priceYear=2023,
        index="kpi",
        optional="exclude",
    )
    assert same["difference"] == {"low": 0, "high": 0}
    assert same["prices"]["year"] == 2023
    assert "22-f10-2" not in {one["id"] for one in same["items"]}
    alone = reading.read(
        "/cost-summaries",
        params={"plan": "22-plan", "priceYear": 2023, "index": "kpi", "optional": "exclude"},
    )
    assert same["a"]["total"] == alone["total"]


def test_averages_are_compared_where_years_are_not_the_same(stage: Stage) -> None:
    short = scenario(stage, items=["22-tab1-1"], firstYear=2022, years=1)
    found = read(stage.api, short, "22-plan-steps-1")
    assert (found["a"]["years"], len(found["b"]["years"])) == ([2022], 5)
    course = next(one for one in found["items"] if one["id"] == "22-tab1-1")
    assert (course["a"]["low"], course["b"]["low"]) == (250_000, 150_000)
    assert course["difference"] == {"low": -100_000, "high": -100_000}


@pytest.mark.parametrize(
    ("params", "fields"),
    [
        ({"a": "22-no-such"}, ["a"]),
        ({"b": "22-no-such"}, ["b"]),
        ({"priceYear": 2023}, ["index"]),
        ({"priceYear": 2025, "index": "kpi"}, ["priceYear"]),
    ],
)
def test_what_cannot_be_compared(reading: Api, params: Json, fields: list[str]) -> None:
    asked = {"plan": "22-plan", "a": "22-plan-steps-1", "b": "22-plan-all", **params}
    assert faulty(reading.get(PATH, params=asked)) == fields


def test_there_is_no_such_plan(reading: Api) -> None:
    problem(reading.get(PATH, params={"plan": "22-no-such", "a": "x", "b": "y"}), 404)


def test_an_answer_is_not_sent_again(reading: Api) -> None:
    address = f"{PATH}?plan=22-plan&a=22-plan-steps-1&b=22-plan-all"
    etag = reading.get(address).headers["etag"]
    assert reading.get(address, headers={"If-None-Match": etag}).status_code == 304
