"""Plans over the API: what each step holds, who has a part in it, and where it is stated."""

from typing import Any

import pytest

from samplan.plan.schemas import PlanDetail, PlanInfo
from samplan.plan.terms import PointKind
from support.asking import Api, Json, problem
from support.facts import MUNICIPALITIES, plan
from support.shapes import assert_shape


@pytest.fixture
def shown(reading: Api) -> Json:
    """The county's plan with its steps."""
    found: Json = reading.read("/plans/22-plan")
    return found


def activities(shown: Json) -> list[Json]:
    """All activities in the order of the plan."""
    return [one for step in shown["steps"] for one in step["activities"]]


def test_the_county_has_one_plan_of_five_years_and_says_why_they_begin_when_they_do(
    reading: Api, shown: Json
) -> None:
    [listed] = reading.items("/plans", params={"county": "22"})
    assert_shape(PlanInfo, listed)
    assert_shape(PlanDetail, shown)
    assert listed.items() <= shown.items()
    assert (listed["firstYear"], listed["years"]) == (2022, plan()["time_horizon"]["years"])
    assert "inom fem år från beslutet" in listed["note"]["sv"]
    assert "does not tell when it was decided" in listed["note"]["en"]
    assert (listed["stepCount"], listed["activityCount"]) == (3, 13)
    assert listed["_links"]["self"]["href"].endswith("/samplan/v1/plans/22-plan")


def test_plans_are_sought_by_county(reading: Api) -> None:
    assert [one["id"] for one in reading.items("/plans")] == ["22-plan"]
    assert reading.items("/plans", params={"county": "25"}) == []


def test_a_plan_that_is_not_there_is_not_found(reading: Api) -> None:
    assert problem(reading.get("/plans/25-plan"), 404)["detail"]


def test_the_steps_are_those_of_the_plan_by_need_and_care_level(shown: Json) -> None:
    for step, fact in zip(shown["steps"], plan()["steps"], strict=True):
        assert step["number"] == fact["step"]
        assert step["needLevel"] == {
            "sv": fact["need_level_sv"].replace("(", "").replace(")", ""),
            "en": fact["need_level_en"],
        }
        assert step["careLevel"] == {"sv": fact["care_level_sv"], "en": fact["care_level_en"]}
        assert step["year"] == fact.get("year")


def test_every_activity_of_the_facts_is_there_once_under_its_name(shown: Json) -> None:
    expected = [
        (one["id"], one["title_sv"]) for step in plan()["steps"] for one in step["activities"]
    ]
    found = activities(shown)
    assert [(one["code"], one["title"]["sv"]) for one in found] == expected
    for one in found:
        assert one["id"] == f"22-plan-{one['code'].replace('.', '-')}"
        assert one["title"]["en"]
        assert one["summary"]["sv"]
        assert one["summary"]["en"]


def first_line(fact: Any) -> int:
    """The first line that the facts name, of all places."""
    return int(fact["source"][0]["lines"][0].partition("-")[0])


def test_every_part_of_the_plan_stands_at_its_line_of_the_source(shown: Json) -> None:
    places = {one["id"]: one for one in shown["sources"]["places"]}
    facts = {one["id"]: one for step in plan()["steps"] for one in step["activities"]}
    for one in activities(shown):
        assert places[one["sourcePlaceId"]]["line"] == first_line(facts[one["code"]])
        assert places[one["sourcePlaceId"]]["printedLabel"] == one["title"]["sv"]
    for step, fact in zip(shown["steps"], plan()["steps"], strict=True):
        lines = {lines.partition("-")[0] for lines in fact["source"][0]["lines"]}
        assert str(places[step["sourcePlaceId"]]["line"]) in lines
    assert places[shown["sourcePlaceId"]]["line"] == 343
    assert {one["documentId"] for one in places.values()} == {
        one["id"] for one in shown["sources"]["documents"]
    }
    own = {places[one["sourcePlaceId"]]["documentId"] for one in [*shown["steps"], shown]}
    assert own == {"harnosand-handlingar-2022-02-24"}


def test_what_belongs_to_the_plan_stands_with_it_by_kind_and_in_order(shown: Json) -> None:
    kinds = [one["kind"] for one in shown["points"]]
    order = [kind.value for kind in PointKind]
    assert kinds == sorted(kinds, key=order.index)
    assert set(kinds) == set(order)
    directive = [one["order"] for one in shown["points"] if one["kind"] == "directive"]
    assert directive == sorted(directive)
    assert len(shown["responsibilities"]) == 26
    first, second, third = shown["steps"]
    assert [len(one["goals"]) for one in (first, second, third)] == [0, 4, 0]
    assert [len(one["bodies"]) for one in (first, second, third)] == [3, 4, 6]
    assert second["goals"][1]["subTasks"][0]["title"]["sv"] == "Vad som erbjuds i dag"
    assert first["status"]["sv"].startswith("Alla aktiviteter i steg 1 har startat")
    assert third["status"] is None


def test_all_seven_municipalities_take_part_in_the_teams_also_those_without_figures(
    shown: Json,
) -> None:
    named = [
        name
        for one in plan()["multidisciplinary_spot_teams"]["municipal_functions"]
        for name in one["municipalities"]
    ]
    assert len(named) == len(set(named)) == 7
    [activity] = [one for one in activities(shown) if one["code"] == "1.4"]
    responsible, *others = activity["organisations"]
    assert (responsible["organisationId"], responsible["part"]) == ("22", "responsible")
    assert {one["part"] for one in others} == {"participating"}
    assert {one["shortName"] for one in others} == set(named)
    assert {one["organisationId"] for one in others} == {MUNICIPALITIES[name] for name in named}


def test_responsible_are_those_that_the_plan_names_for_the_step(shown: Json) -> None:
    for activity in activities(shown):
        parts = {one["organisationId"]: one["part"] for one in activity["organisations"]}
        assert parts["22"] == "responsible"
        if activity["code"] != "1.4":
            assert parts == {"22": "responsible", "22-municipalities": "responsible"}
        assert all(one["sourcePlaceId"] for one in activity["organisations"])
