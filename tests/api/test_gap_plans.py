"""Which gaps somebody plans to close, which nobody does, and which activities close none."""

from typing import Any

import pytest

from samplan.chain.schemas import GapPlanList, IdleActivityList
from support.asking import Api, Json, faulty
from support.chain import tie
from support.costs import PLAN, make_plan
from support.people import Stage
from support.shapes import assert_shape
from support.steps import new_id, open_round

GAP, OTHER = ("act", "2281"), ("act", "2262")
PARTLY = "partly"


def gap_plans(api: Api, key: str | None = None, **params: Any) -> Json:
    """The whole list."""
    return api.read("/gap-plans", params={"plan": PLAN, "limit": 1000} | params, key=key)


def cells(answer: Json) -> dict[tuple[str, str], Json]:
    """The gaps by method and principal."""
    return {(one["methodId"], one["organisationId"]): one for one in answer["gapPlans"]}


def test_as_the_sources_have_it_nobody_plans_for_any_gap(reading: Api) -> None:
    answer = gap_plans(reading)
    assert_shape(GapPlanList, answer)
    totals = answer["totals"]
    assert (totals["planned"], totals["unplanned"]) == (0, totals["gaps"])
    assert not any(one["isPlanned"] for one in answer["gapPlans"])
    assert "Ingen aktivitet i planen är knuten till någon lucka" in answer["words"]["sv"]
    assert gap_plans(reading, state="planned")["gapPlans"] == []


def test_gaps_are_those_that_the_list_of_gaps_counts(reading: Api) -> None:
    listed = reading.read("/gaps", params={"round": "22-2021", "limit": 1000})
    answer = gap_plans(reading, round="22-2021")
    named = {
        (gap["methodId"], one["organisationId"]): one["sourcePlaceId"]
        for gap in listed["gaps"]
        for one in gap["lacking"]
    }
    assert {key: one["sourcePlaceId"] for key, one in cells(answer).items()} == named
    assert answer["totals"]["gaps"] == listed["totals"]["lackingCells"]
    by_statement = sum(gap["lackingCount"] is None for gap in listed["gaps"])
    assert answer["totals"]["byStatementOnly"] == by_statement > 0
    order = [one["methodId"] for one in listed["gaps"] if one["lackingCount"]]
    assert list(dict.fromkeys(one["methodId"] for one in answer["gapPlans"])) == order
    places = {one["id"] for one in answer["sources"]["places"]}
    assert places == {one for one in named.values() if one}


def test_what_is_offered_partly_is_a_gap_when_that_is_asked_for(reading: Api) -> None:
    strict, wide = gap_plans(reading), gap_plans(reading, partly=True)
    assert wide["totals"]["notOffered"] == strict["totals"]["gaps"]
    assert wide["totals"]["partly"] == wide["totals"]["gaps"] - strict["totals"]["gaps"] > 0
    more = cells(wide).keys() - cells(strict).keys()
    assert {cells(wide)[one]["status"] for one in more} == {PARTLY}
    effects = reading.read("/plan-effects", params={"plan": PLAN})
    assert effects["gaps"] == wide["totals"]["gaps"]


def test_a_gap_that_is_tied_shows_who_is_to_close_it(stage: Stage) -> None:
    before = gap_plans(stage.api)["totals"]
    first = tie(stage.api, stage.keys, GAP)
    second = tie(stage.api, stage.keys, GAP, OTHER, stepId="22-plan-step-2")
    answer = gap_plans(stage.api)
    shown = cells(answer)
    assert [one["id"] for one in shown[GAP]["activities"]] == [first["id"], second["id"]]
    assert [one["stepNumber"] for one in shown[GAP]["activities"]] == [1, 2]
    assert [one["id"] for one in shown[OTHER]["activities"]] == [second["id"]]
    assert answer["totals"]["gaps"] == before["gaps"]
    assert answer["totals"]["planned"] == before["planned"] + 2
    planned = cells(gap_plans(stage.api, state="planned"))
    nobody = cells(gap_plans(stage.api, state="unplanned"))
    assert planned.keys() | nobody.keys() == shown.keys()
    assert not planned.keys() & nobody.keys()
    assert planned.keys() >= {GAP, OTHER}


def test_a_principal_s_gaps_are_its_own(reading: Api) -> None:
    own = gap_plans(reading, organisation="2281")
    assert {one["organisationId"] for one in own["gapPlans"]} == {"2281"}
    assert own["totals"]["gaps"] == len(own["gapPlans"]) > 0


def test_a_county_without_a_round_has_no_known_gaps(stage: Stage) -> None:
    plan = make_plan(stage.database)
    answer = gap_plans(stage.api, plan=plan)
    assert (answer["round"], answer["gapPlans"]) == (None, [])
    assert "ingen publicerad omgång" in answer["words"]["sv"]


@pytest.mark.parametrize(
    "path", ["/gap-plans", "/plan-effects", "/activity-outcomes", "/idle-activities"]
)
def test_a_plan_or_round_that_is_not_there_is_not_found(stage: Stage, path: str) -> None:
    assert stage.api.get(path, params={"plan": "nothing"}).status_code == 404
    assert faulty(stage.api.get(path)) == ["plan"]
    if path == "/idle-activities":
        return
    params = {"plan": PLAN, "round": "nothing"}
    assert stage.api.get(path, params=params).status_code == 404
    other = {"plan": make_plan(stage.database), "round": "22-2021"}
    assert faulty(stage.api.get(path, params=other)) == ["round"]


@pytest.mark.parametrize("path", ["/gap-plans", "/plan-effects", "/activity-outcomes"])
def test_a_round_under_way_is_only_for_those_who_work_in_it(stage: Stage, path: str) -> None:
    round_id = open_round(stage.api, stage.keys, id=new_id())["id"]
    params = {"plan": PLAN, "round": round_id}
    keys, others = stage.keys, stage.others
    for key in (None, keys.reader, others.lead, others.reporter):
        assert stage.api.get(path, params=params, key=key).status_code == 404
    for key in (keys.lead, keys.reporter):
        response = stage.api.get(path, params=params, key=key)
        assert response.status_code == 200
        assert response.headers["cache-control"].startswith("private")


def test_a_reporter_sees_only_its_own_gaps_of_a_round_under_way(stage: Stage) -> None:
    round_id = open_round(stage.api, stage.keys, id=new_id())["id"]
    form = f"/gap-rounds/{round_id}/columns/2281"
    version = stage.api.read(form, key=stage.keys.reporter)["version"]
    sent = {"answers": [{"methodId": "act", "status": "not_offered"}]}
    stage.api.patch(form, json=sent, key=stage.keys.reporter, version=version)
    own = gap_plans(stage.api, round=round_id, key=stage.keys.reporter)
    assert cells(own).keys() == {GAP}
    effects = stage.api.read(
        "/plan-effects", params={"plan": PLAN, "round": round_id}, key=stage.keys.reporter
    )
    assert [one["organisationId"] for one in effects["organisations"]] == ["2281"]


def test_as_the_sources_have_it_every_activity_is_idle(reading: Api) -> None:
    answer = reading.read("/idle-activities", params={"plan": PLAN})
    assert_shape(IdleActivityList, answer)
    assert answer["totals"] == {"activities": 13, "idle": 13}
    assert {one["reason"] for one in answer["idleActivities"]} == {"no_gap_named"}
    assert [one["code"] for one in answer["idleActivities"]][:3] == ["1.1", "1.2", "1.3"]
    assert answer["words"]["sv"] == "Ingen av planens 13 aktiviteter är knuten till någon lucka."
    counted = {one["code"]: one["costItemCount"] for one in answer["idleActivities"]}
    assert counted["1.1"] == 4


def test_an_activity_that_names_what_never_was_a_gap_is_idle_too(stage: Stage) -> None:
    busy = tie(stage.api, stage.keys, GAP)["id"]
    idle = tie(stage.api, stage.keys, ("act", "2282"))["id"]
    answer = stage.api.read("/idle-activities", params={"plan": PLAN, "limit": 1000})
    reasons = {one["id"]: one["reason"] for one in answer["idleActivities"]}
    assert busy not in reasons
    assert reasons[idle] == "never_a_gap"
    assert reasons["22-plan-1-1"] == "no_gap_named"
    assert answer["totals"]["idle"] == len(reasons)
