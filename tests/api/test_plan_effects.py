"""Coverage and cost after each step of a plan, what dropping activities leaves, and its costs."""

from typing import Any

from samplan.chain.connections_schemas import ActivityConnections, ActivityCosts
from samplan.chain.schemas import PlanEffects
from support.activities import make_activity
from support.asking import Api, Json, body, faulty, problem
from support.chain import make_analysis, make_check, make_follow_up, tie
from support.costs import PLAN, make_item, make_plan, shares
from support.decisions import make_agreement, make_course
from support.people import Stage
from support.shapes import assert_shape
from support.steps import history

ONE, TWO, ALL = "22-plan-steps-1", "22-plan-steps-1-2", "22-plan-all"
STEP_2, STEP_3 = "22-plan-step-2", "22-plan-step-3"


def effects(api: Api, **params: Any) -> Json:
    """The answer for county 22's plan."""
    return api.read("/plan-effects", params={"plan": PLAN} | params)


def by_id(answer: Json) -> dict[str, Json]:
    """The effects by scenario."""
    return {one["id"]: one for one in answer["effects"]}


def offered(answer: Json, scenario: str, principal: str) -> int:
    """How many methods a principal would offer."""
    parts = by_id(answer)[scenario]["organisations"]
    found: int = next(
        one["coverage"]["offered"] for one in parts if one["organisationId"] == principal
    )
    return found


def today(answer: Json, principal: str) -> Json:
    """A principal's coverage in the round."""
    found: Json = next(
        one["coverage"] for one in answer["organisations"] if one["organisationId"] == principal
    )
    return found


def put(stage: Stage, activity: Json, *items: str) -> Json:
    """Let the activity rest on these items too; its costs."""
    path = f"/activities/{activity['id']}"
    version = stage.api.read(path)["version"]
    sent = {"itemIds": list(items)}
    return body(
        stage.api.put(f"{path}/cost-items", json=sent, key=stage.keys.lead, version=version)
    )


def test_as_the_sources_have_it_no_step_changes_coverage_and_the_answer_says_so(
    reading: Api,
) -> None:
    answer = effects(reading)
    assert_shape(PlanEffects, answer)
    assert [one["id"] for one in answer["effects"]] == [ONE, TWO, ALL]
    assert all(one["coverage"] == answer["coverage"] for one in answer["effects"])
    assert all(one["closes"] == 0 for one in answer["effects"])
    assert answer["unplanned"] == answer["gaps"] > 0
    assert "Ingen aktivitet är knuten" in answer["rule"]["sv"]


def test_coverage_today_is_the_matrix_s_over_recommended_methods(reading: Api) -> None:
    matrix = reading.read("/gap-matrices/22-2021")
    cells = [
        (cell["organisationId"], cell["status"])
        for area in matrix["areas"]
        for method in area["methods"]
        if method["recommended"]
        for cell in method["cells"]
    ]
    for one in effects(reading)["organisations"]:
        own = [status for organisation, status in cells if organisation == one["organisationId"]]
        known = [s for s in own if s in {"offered", "other_provider", "partly", "not_offered"}]
        assert one["coverage"]["counted"] == len(known)
        has = [status for status in known if status in {"offered", "other_provider"}]
        assert one["coverage"]["offered"] == len(has)


def test_each_choice_costs_what_its_summary_says(reading: Api) -> None:
    for one in effects(reading)["effects"]:
        params = {"plan": PLAN, "scenario": one["id"]}
        total = reading.read("/cost-summaries", params=params)["total"]
        cost = one["cost"]
        assert cost["annual"] == total["annual"]
        assert cost["itemCount"] == total["itemCount"]
        assert cost["notSummedIds"] == total["notSummedIds"]
    listed = [one["id"] for one in effects(reading)["notSummed"]]
    assert set(listed) == set(by_id(effects(reading))[ALL]["cost"]["notSummedIds"])


def test_what_falls_on_a_principal_is_its_part_of_each_choice(reading: Api) -> None:
    answer = effects(reading, organisation="2262")
    assert [one["organisationId"] for one in answer["organisations"]] == ["2262"]
    params = {"plan": PLAN, "scenario": ONE, "organisation": "2262"}
    total = reading.read("/cost-summaries", params=params)["total"]
    assert by_id(answer)[ONE]["cost"]["annual"] == total["annual"]


def test_a_gap_that_is_tied_is_closed_from_its_step_on(stage: Stage) -> None:
    before = effects(stage.api)
    tie(stage.api, stage.keys, ("act", "2281"), ("act", "2282"))
    tie(stage.api, stage.keys, ("act", "2262"), stepId=STEP_2)
    after = effects(stage.api)
    assert after["coverage"] == before["coverage"]
    assert after["unplanned"] == before["unplanned"] - 2
    for scenario, sundsvall, timra in ((ONE, 1, 0), (TWO, 1, 1), (ALL, 1, 1)):
        assert offered(after, scenario, "2281") == today(after, "2281")["offered"] + sundsvall
        assert offered(after, scenario, "2262") == today(after, "2262")["offered"] + timra
    assert offered(after, ALL, "2282") == today(after, "2282")["offered"]  # offers it already
    assert "avsikt" in after["rule"]["sv"]


def test_dropping_activities_leaves_open_what_no_other_names(stage: Stage) -> None:
    gap, shared = ("act", "2283"), ("act", "2284")
    alone = tie(stage.api, stage.keys, gap, shared, stepId=STEP_3)["id"]
    tie(stage.api, stage.keys, shared, stepId=STEP_3)
    whole = effects(stage.api)
    less = effects(stage.api, without=alone)
    assert [one["id"] for one in less["without"]] == [alone]
    assert [(one["methodId"], one["organisationId"]) for one in less["leftOpen"]] == [gap]
    assert less["leftOpen"][0]["status"] == "not_offered"
    assert by_id(less)[ALL]["closes"] == by_id(whole)[ALL]["closes"] - 1
    assert (whole["leftOpen"], less["unplanned"]) == ([], whole["unplanned"])


def test_dropping_every_activity_gives_todays_coverage_and_what_lies_outside_the_steps(
    stage: Stage,
) -> None:
    everything = [one["id"] for one in stage.api.items("/activities", params={"plan": PLAN})]
    answer = effects(stage.api, without=everything)
    assert all(one["coverage"] == answer["coverage"] for one in answer["effects"])
    items = stage.api.items("/cost-items", params={"plan": PLAN})
    outside = {one["id"] for one in items if one["activityId"] is None}
    cost = by_id(answer)[ALL]["cost"]
    listed = {one["id"] for one in items if one["id"] in cost["notSummedIds"]}
    assert listed <= outside
    assert by_id(answer)[ONE]["cost"]["itemCount"] == 0


def test_a_dropped_activity_s_item_stays_while_another_rests_on_it(stage: Stage) -> None:
    dropped = make_activity(stage.api, stage.keys)
    kept = make_activity(stage.api, stage.keys, stepId=STEP_2)
    item = make_item(stage.api, stage.keys, activityId=dropped["id"], payers=shares(("22", 100.0)))[
        "id"
    ]

    def cost(scenario: str, *without: str) -> int:
        answer = effects(stage.api, without=list(without))
        found: int = by_id(answer)[scenario]["cost"]["annual"]["low"]
        return found

    whole = cost(ALL)
    assert cost(ALL, dropped["id"]) == whole - 100_000
    put(stage, kept, item)
    assert cost(ALL) == whole
    assert cost(ALL, dropped["id"]) == whole
    assert cost(ALL, dropped["id"], kept["id"]) == whole - 100_000
    assert cost(ONE, dropped["id"]) == cost(ONE) - 100_000  # the other is of step 2


def test_what_is_dropped_or_asked_for_has_to_be_there(reading: Api) -> None:
    def wrong(**params: Any) -> list[str]:
        return faulty(reading.get("/plan-effects", params={"plan": PLAN} | params))

    assert wrong(without="nothing") == ["without"]
    assert wrong(without="25-plan-1-1", organisation="2580") == ["without", "organisation"]


def test_a_plan_without_years_or_rounds_says_so(stage: Stage) -> None:
    plan = make_plan(stage.database, "25-undated", first_year=None, years=None)
    answer = effects(stage.api, plan=plan)
    assert (answer["round"], answer["years"]) == (None, [])
    assert {one["cost"] for one in answer["effects"]} == {None}
    assert "ingen publicerad omgång" in answer["rule"]["sv"]


def test_an_item_that_an_activity_also_rests_on_is_counted_where_it_belongs(stage: Stage) -> None:
    before = stage.api.read("/cost-summaries", params={"plan": PLAN})["total"]
    activity = make_activity(stage.api, stage.keys)
    costs = put(stage, activity, "22-f10-3", "22-f10-6")
    assert_shape(ActivityCosts, costs)
    assert (costs["own"], costs["annual"]["high"]) == ([], 0)
    assert [one["id"] for one in costs["also"]] == ["22-f10-3", "22-f10-6"]
    assert costs["also"][0]["activityId"] == "22-plan-1-4"
    assert costs["alsoAnnual"]["low"] >= costs["also"][0]["annual"]["low"]
    assert costs["version"] == activity["version"] + 1
    after = stage.api.read("/cost-summaries", params={"plan": PLAN})["total"]
    assert after == before
    changes = history(stage.api, objectId=activity["id"])
    assert {one["objectType"] for one in changes[:2]} == {"activity", "activity-cost-items"}
    [items] = [one for one in changes[:2] if one["objectType"] == "activity-cost-items"]
    assert (items["before"]["itemIds"], items["after"]["itemIds"]) == (
        [],
        ["22-f10-3", "22-f10-6"],
    )
    fewer = put(stage, activity, "22-f10-6")
    assert [one["id"] for one in fewer["also"]] == ["22-f10-6"]
    assert put(stage, activity, "22-f10-6")["version"] == fewer["version"]


def test_items_that_an_activity_cannot_rest_on_are_refused(stage: Stage) -> None:
    path, key = "/activities/22-plan-1-4/cost-items", stage.keys.lead

    def wrong(*items: str) -> list[str]:
        sent = {"itemIds": list(items)}
        return faulty(stage.api.put(path, json=sent, key=key, version="*"))

    assert wrong("22-f10-6", "22-f10-6") == ["itemIds[1]"]
    assert wrong("nothing", "22-f10-3", "22-txt-doc-1") == [
        "itemIds[0]",
        "itemIds[1]",
        "itemIds[2]",
    ]
    sent: Json = {"itemIds": []}
    assert stage.api.put(path, json=sent, key=key).status_code == 428
    assert stage.api.put(path, json=sent, key=key, version=99).status_code == 412
    for other in (stage.keys.reporter, stage.others.lead):
        assert stage.api.put(path, json=sent, key=other, version="*").status_code == 403


def test_an_item_that_something_of_the_plan_rests_on_is_not_taken_away(stage: Stage) -> None:
    point = {"kind": "resource", "text": {"sv": "x"}}

    def refusal(item: str) -> str:
        answer = stage.api.delete(f"/cost-items/{item}", key=stage.keys.lead, version=1)
        return str(problem(answer, 409)["detail"])

    rested = make_item(stage.api, stage.keys)["id"]
    activity = make_activity(stage.api, stage.keys)
    put(stage, activity, rested)
    assert f"aktiviteten {activity['id']}" in refusal(rested)
    named = make_item(stage.api, stage.keys)["id"]
    make_analysis(stage.api, stage.keys, points=[point | {"costItemId": named}])
    assert "punkten i en konsekvensanalys" in refusal(named)
    taught = make_item(stage.api, stage.keys)["id"]
    course = make_course(stage.api, stage.keys, costItemId=taught)["id"]
    assert f"utbildningen {course}" in refusal(taught)
    put(stage, activity)
    gone = stage.api.delete(f"/cost-items/{rested}", key=stage.keys.lead, version=1)
    assert gone.status_code == 204


def test_everything_that_is_tied_to_an_activity_is_in_one_answer(stage: Stage) -> None:
    api, keys = stage.api, stage.keys
    activity = tie(api, keys, ("act", "2281"), prerequisiteIds=["22-prerequisite-1"])
    own = make_item(api, keys, activityId=activity["id"])["id"]
    agreement = make_agreement(api, keys, activityIds=[activity["id"]])["id"]
    analysis = make_analysis(api, keys, activityId=activity["id"])
    make_check(api, keys, pointId=analysis["points"][0]["id"])
    follow_up = make_follow_up(api, keys, activityId=activity["id"])["id"]
    course = make_course(api, keys, activityId=activity["id"])["id"]
    put(stage, activity, "22-f10-6")
    answer = api.read(f"/activities/{activity['id']}/connections")
    assert_shape(ActivityConnections, answer)
    assert answer["activity"]["code"] == activity["code"]
    assert [(one["methodId"], one["reason"]) for one in answer["gaps"]] == [
        ("act", "no_later_round")
    ]
    assert [one["id"] for one in answer["costs"]["own"]] == [own]
    assert [one["id"] for one in answer["costs"]["also"]] == ["22-f10-6"]
    assert [one["id"] for one in answer["agreements"]] == [agreement]
    assert [one["id"] for one in answer["prerequisites"]] == ["22-prerequisite-1"]
    [shown] = answer["analyses"]
    assert (shown["id"], shown["points"], shown["benefits"], shown["checks"]) == (
        analysis["id"], 1, 1, 1,
    )  # fmt: skip
    assert [one["id"] for one in answer["followUps"]] == [follow_up]
    assert [one["id"] for one in answer["courses"]] == [course]
    matters = {one["id"]: one for one in answer["matters"]}
    adopting = matters["22-adopt-plan"]
    assert (adopting["about"], adopting["adoptsPlan"], adopting["adopted"]) == ("plan", True, 0)
    assert adopting["boards"] >= 8
    assert adopting["latest"]["sv"]
    places = {one["id"] for one in answer["sources"]["places"]}
    assert answer["gaps"][0]["toSourcePlaceId"] in places


def test_the_connections_of_nothing_are_not_there(reading: Api) -> None:
    assert reading.get("/activities/nothing/connections").status_code == 404
