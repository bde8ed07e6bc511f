"""Plans, steps, goals, points and responsibilities, kept over the API."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import httpx
import pytest

from samplan.db.days import today
from samplan.db.session import writing
from samplan.plan.outline.schemas import GoalInfo, PointInfo, ResponsibilityInfo, StepInfo
from samplan.plan.schemas import PlanInfo
from samplan.plan.tables import ActivityPrerequisite
from support.asking import Api, Json, body, problem
from support.costs import PLAN, some_id
from support.people import Stage
from support.plans import (
    STEP,
    made,
    new_goal,
    new_plan,
    new_point,
    new_responsibility,
    new_step,
)
from support.shapes import assert_shape
from support.steps import history

Maker = Callable[..., Json]
PARTS: dict[str, tuple[Maker, str, Json]] = {
    "plan-steps": (new_step, "plan-step", {"needLevel": {"sv": "Andra svårigheter"}}),
    "goals": (new_goal, "goal", {"vision": {"sv": "Nära vård"}}),
    "plan-points": (new_point, "plan-point", {"text": {"sv": "Mer om det.", "en": "More."}}),
    "responsibilities": (new_responsibility, "responsibility", {"party": "region"}),
}
"""By path: how one is made, what the history calls it, and a change of it."""
_number = iter(range(20, 1000))


def fresh(path: str, **fields: Any) -> Json:
    """What is sent for a new part with a number that no other has."""
    make, _, _ = PARTS[path]
    numbered = {"number": next(_number)} if path in {"plan-steps", "goals"} else {}
    return make(**(numbered | fields))


def make(stage: Stage, path: str, **fields: Any) -> Json:
    """A new part, as the lead makes it."""
    return made(stage.api, stage.keys, f"/{path}", fresh(path, **fields))


def wrong(response: httpx.Response) -> dict[str, str]:
    """What a refusal says, by field."""
    return {one["field"]: one["message"] for one in problem(response, 422)["violations"]}


def refused(stage: Stage, path: str, sent: Json) -> dict[str, str]:
    """What is wrong with something new, by field."""
    return wrong(stage.api.post(f"/{path}", json=sent, key=stage.keys.lead))


# --- plans ---


def test_a_plan_is_made_and_changed_with_its_history(stage: Stage) -> None:
    api, lead = stage.api, stage.keys.lead
    plan = made(api, stage.keys, "/plans", new_plan(firstYear=2027, years=5))
    assert_shape(PlanInfo, plan)
    assert (plan["version"], plan["stepCount"], plan["order"] > 1) == (1, 0, True)
    path = f"/plans/{plan['id']}"
    shown = api.get(path)
    assert shown.headers["etag"].startswith('"v1-')
    assert (shown.json()["points"], shown.json()["steps"]) == ([], [])
    change = {"years": None, "note": {"sv": "Gäller tills vidare."}}
    changed = body(api.patch(path, json=change, key=lead, version=1))
    assert (changed["years"], changed["firstYear"], changed["version"]) == (None, 2027, 2)
    newest, first = history(api, lead, objectType="plan", objectId=plan["id"])
    assert (first["action"], first["after"]["years"]) == ("create", 5)
    assert (newest["before"]["years"], newest["after"]["years"]) == (5, None)
    assert newest["after"].items() <= changed.items()


def test_two_leads_over_one_plan_do_not_write_over_each_other(stage: Stage) -> None:
    api, lead = stage.api, stage.keys.lead
    path = f"/plans/{made(api, stage.keys, '/plans', new_plan())['id']}"
    assert api.patch(path, json={"years": 3}, key=lead, version=1).is_success
    problem(api.patch(path, json={"years": 4}, key=lead, version=1), 412)
    problem(api.patch(path, json={"years": 4}, key=lead), 428)
    assert api.read(path)["years"] == 3


def test_the_same_again_changes_nothing(stage: Stage) -> None:
    api, lead = stage.api, stage.keys.lead
    plan = made(api, stage.keys, "/plans", new_plan(years=3))
    same = body(api.patch(f"/plans/{plan['id']}", json={"years": 3}, key=lead, version=1))
    assert same["version"] == 1
    assert len(history(api, lead, objectType="plan", objectId=plan["id"])) == 1


@pytest.mark.parametrize(
    ("fields", "where", "words"),
    [
        ({"years": 0}, "years", "1"),
        ({"years": 31}, "years", "30"),
        ({"firstYear": 1979}, "firstYear", "1980"),
        ({"firstYear": "2027"}, "firstYear", ""),
        ({"sourcePlaceId": "nowhere"}, "sourcePlaceId", "Källstället finns inte"),
        ({"title": {"sv": ""}}, "title.sv", ""),
        ({"title": {"sv": "x" * 301}}, "title.sv", "300"),
        ({"unknown": 1}, "unknown", ""),
    ],
)
def test_a_plan_that_cannot_be_is_told_why(
    untouched: Stage, fields: Json, where: str, words: str
) -> None:
    assert words in refused(untouched, "plans", new_plan(**fields))[where]


def test_a_plan_of_another_county_is_not_the_leads(untouched: Stage) -> None:
    sent = new_plan(id="25-plan", countyId="25")
    problem(untouched.api.post("/plans", json=sent, key=untouched.keys.lead), 403)
    answer = untouched.api.patch(
        f"/plans/{PLAN}", json={"years": 1}, key=untouched.others.lead, version="*"
    )
    problem(answer, 403)


def test_a_county_that_is_not_there_and_an_id_that_is_taken_are_told(untouched: Stage) -> None:
    api, key = untouched.api, untouched.keys.administrator
    nowhere = api.post("/plans", json=new_plan(countyId="99"), key=key)
    assert wrong(nowhere)["countyId"] == "Länet finns inte."
    problem(api.post("/plans", json=new_plan(id=PLAN), key=key), 409)


# --- what all parts have in common ---


@pytest.mark.parametrize("path", PARTS)
def test_a_part_is_made_changed_and_taken_away_with_its_history(stage: Stage, path: str) -> None:
    api, lead = stage.api, stage.keys.lead
    _, object_type, change = PARTS[path]
    one = make(stage, path)
    assert (one["version"], one["planId"]) == (1, PLAN)
    address = f"/{path}/{one['id']}"
    shown = api.get(address)
    assert shown.json() == one
    assert shown.headers["etag"].startswith('"v1-')
    changed = body(api.patch(address, json=change, key=lead, version=1))
    assert changed["version"] == 2
    assert changed["_links"]["plan"]["href"].endswith(f"/plans/{PLAN}")
    problem(api.patch(address, json=change, key=lead, version=1), 412)
    problem(api.delete(address, key=lead, version=1), 412)
    assert api.delete(address, key=lead, version=2).status_code == 204
    problem(api.get(address), 404)
    gone, altered, begun = history(api, lead, objectType=object_type, objectId=one["id"])
    assert (gone["action"], gone["after"]) == ("delete", None)
    assert (altered["action"], altered["after"]) == ("update", gone["before"])
    assert altered["after"].items() <= changed.items()
    assert (begun["action"], begun["after"]) == ("create", altered["before"])


@pytest.mark.parametrize("path", PARTS)
def test_a_part_that_is_sent_as_it_is_stays_at_its_version(stage: Stage, path: str) -> None:
    api, lead = stage.api, stage.keys.lead
    one = make(stage, path)
    name = next(iter(PARTS[path][2]))
    same = body(api.patch(f"/{path}/{one['id']}", json={name: one[name]}, key=lead, version=1))
    assert same["version"] == 1


@pytest.mark.parametrize("path", PARTS)
def test_a_part_is_refused_without_its_plan_with_a_taken_id_and_an_unknown_place(
    untouched: Stage, path: str
) -> None:
    api, lead = untouched.api, untouched.keys.lead
    owner = "stepId" if path == "goals" else "planId"
    said = refused(untouched, path, fresh(path, **{owner: "nothing"}))
    assert "finns inte" in said[owner]
    said = refused(untouched, path, fresh(path, sourcePlaceId="nowhere"))
    assert said["sourcePlaceId"] == "Källstället finns inte."
    [taken, *_] = api.items(f"/{path}")
    problem(api.post(f"/{path}", json=fresh(path, id=taken["id"]), key=lead), 409)
    problem(api.get(f"/{path}/nothing"), 404)


@pytest.mark.parametrize("path", PARTS)
def test_only_the_countys_lead_keeps_a_part(untouched: Stage, path: str) -> None:
    api, keys, others = untouched.api, untouched.keys, untouched.others
    [one, *_] = api.items(f"/{path}", params={"plan": PLAN})
    address = f"/{path}/{one['id']}"
    for key, status in (
        (None, 401),
        (keys.reader, 403),
        (keys.regional, 403),
        (others.lead, 403),
    ):
        problem(api.post(f"/{path}", json=fresh(path), key=key), status)
        problem(api.patch(address, json=PARTS[path][2], key=key, version="*"), status)
        problem(api.delete(address, key=key, version="*"), status)


@pytest.mark.parametrize(
    ("path", "params", "count"),
    [
        ("plan-steps", {"plan": PLAN}, 3),
        ("goals", {"plan": PLAN}, 4),
        ("goals", {"step": STEP}, 4),
        ("goals", {"step": "22-plan-step-1"}, 0),
        ("plan-points", {"plan": PLAN, "kind": "prerequisite"}, 7),
        ("plan-points", {"plan": PLAN, "kind": "proposal"}, 9),
        ("plan-points", {"plan": "25-plan"}, 0),
        ("responsibilities", {"plan": PLAN, "division": "reform"}, 15),
        ("responsibilities", {"plan": PLAN, "division": "today", "party": "region"}, 4),
        ("responsibilities", {"step": STEP}, 1),
    ],
)
def test_lists_are_sought_by_what_they_belong_to(
    reading: Api, path: str, params: Json, count: int
) -> None:
    assert len(reading.items(f"/{path}", params=params)) == count


def test_parts_have_the_shapes_of_the_contract(reading: Api) -> None:
    for path, shape in (
        ("plan-steps", StepInfo),
        ("goals", GoalInfo),
        ("plan-points", PointInfo),
        ("responsibilities", ResponsibilityInfo),
    ):
        for one in reading.items(f"/{path}"):
            assert_shape(shape, one)


# --- steps ---


def test_a_step_tells_who_is_responsible_in_the_order_that_is_sent(stage: Stage) -> None:
    bodies = [
        {"name": {"sv": "Skolhälsovård", "en": None}, "organisationId": None},
        {"name": {"sv": "Socialtjänsten", "en": "Social services"}, "organisationId": "2281"},
        {"name": {"sv": "Hemtjänsten", "en": None}, "organisationId": "2281"},
    ]
    step = make(stage, "plan-steps", bodies=bodies, targetGroup={"sv": "Vuxna\noch unga"})
    assert step["bodies"] == bodies
    assert step["targetGroup"] == {"sv": "Vuxna\noch unga", "en": None}
    address = f"/plan-steps/{step['id']}"
    change = {"bodies": bodies[:1], "year": 2028}
    changed = body(stage.api.patch(address, json=change, key=stage.keys.lead, version=1))
    assert (changed["bodies"], changed["year"]) == (bodies[:1], 2028)
    nested = stage.api.read(f"/plans/{PLAN}")["steps"]
    [found] = [one for one in nested if one["id"] == step["id"]]
    assert found.items() >= {k: v for k, v in changed.items() if k != "_links"}.items()
    assert (found["goals"], found["activities"]) == ([], [])


@pytest.mark.parametrize(
    ("fields", "where", "words"),
    [
        ({"number": 1}, "number", "Nummer 1 är upptaget av 22-plan-step-1."),
        ({"number": 0}, "number", ""),
        ({"number": 1.5}, "number", ""),
        ({"needLevel": {"sv": "x" * 301}}, "needLevel.sv", "300"),
        ({"year": 2101}, "year", "2100"),
        ({"status": {"sv": ""}}, "status.sv", ""),
        (
            {"bodies": [{"name": {"sv": "A"}}, {"name": {"sv": "B"}, "organisationId": "2580"}]},
            "bodies[1].organisationId",
            "2580 finns inte i länet.",
        ),
        (
            {"bodies": [{"name": {"sv": "A"}, "organisationId": "nobody"}]},
            "bodies[0].organisationId",
            "nobody finns inte i länet.",
        ),
    ],
)
def test_a_step_that_cannot_be_is_told_why(
    untouched: Stage, fields: Json, where: str, words: str
) -> None:
    assert words in refused(untouched, "plan-steps", fresh("plan-steps", **fields))[where]


def test_a_step_cannot_take_anothers_number(untouched: Stage) -> None:
    api, lead = untouched.api, untouched.keys.lead
    sent = {"number": 2}
    answer = api.patch("/plan-steps/22-plan-step-1", json=sent, key=lead, version="*")
    assert wrong(answer)["number"] == "Nummer 2 är upptaget av 22-plan-step-2."


def test_a_step_that_others_need_is_not_taken_away(untouched: Stage) -> None:
    answer = untouched.api.delete(
        "/plan-steps/22-plan-step-1", key=untouched.keys.lead, version="*"
    )
    said = problem(answer, 409)["detail"]
    assert "aktiviteten 22-plan-1-1" in said
    assert "kostnadsposten 22-f10-1" in said


# --- goals ---


def test_a_goal_tells_what_is_to_be_done_and_what_has_been(stage: Stage) -> None:
    tasks: list[Json] = [
        {"title": {"sv": "Jämföra väntetider", "en": None}, "doneOn": "2024-05-02"},
        {"title": {"sv": "Fråga brukarrådet", "en": "Ask the council"}, "doneOn": None},
    ]
    goal = make(stage, "goals", subTasks=tasks)
    assert (goal["subTasks"], goal["stepId"]) == (tasks, STEP)
    done = [tasks[0], tasks[1] | {"doneOn": today().isoformat()}]
    address = f"/goals/{goal['id']}"
    change = {"subTasks": done}
    changed = body(stage.api.patch(address, json=change, key=stage.keys.lead, version=1))
    assert (changed["subTasks"], changed["vision"]) == (done, None)


@pytest.mark.parametrize(
    ("fields", "where", "words"),
    [
        ({"number": 4}, "number", "Nummer 4 är upptaget av 22-plan-goal-2-4."),
        (
            {"subTasks": [{"title": {"sv": "A"}, "doneOn": (today() + timedelta(2)).isoformat()}]},
            "subTasks[0].doneOn",
            "Dagen ligger i framtiden.",
        ),
        ({"subTasks": [{"title": {"sv": "A"}, "doneOn": "i går"}]}, "subTasks[0].doneOn", ""),
        ({"subTasks": [{"title": {"sv": ""}}]}, "subTasks[0].title.sv", ""),
    ],
)
def test_a_goal_that_cannot_be_is_told_why(
    untouched: Stage, fields: Json, where: str, words: str
) -> None:
    assert words in refused(untouched, "goals", fresh("goals", **fields))[where]


def test_goals_of_different_steps_may_have_the_same_number(stage: Stage) -> None:
    goal = make(stage, "goals", stepId="22-plan-step-1", number=1)
    assert goal["stepId"] == "22-plan-step-1"


def test_a_goal_that_an_activity_serves_is_not_taken_away(stage: Stage) -> None:
    goal = make(stage, "goals")
    sent = {"goalId": goal["id"]}
    answer = stage.api.patch("/activities/22-plan-2-1", json=sent, key=stage.keys.lead, version="*")
    assert answer.is_success, answer.text
    refusal = stage.api.delete(f"/goals/{goal['id']}", key=stage.keys.lead, version=1)
    assert "aktiviteten 22-plan-2-1" in problem(refusal, 409)["detail"]


# --- points and responsibilities ---


def test_a_new_point_is_last_until_it_is_given_another_place(stage: Stage) -> None:
    api, lead = stage.api, stage.keys.lead
    last = max(one["order"] for one in api.items("/plan-points", params={"plan": PLAN}))
    point = make(stage, "plan-points")
    assert point["order"] == last + 1
    address = f"/plan-points/{point['id']}"
    assert body(api.patch(address, json={"order": 0}, key=lead, version=1))["order"] == 0
    first, *_ = api.items("/plan-points", params={"plan": PLAN})
    assert first["id"] == point["id"]


def test_a_prerequisite_that_an_activity_needs_stays_one(stage: Stage) -> None:
    api, lead = stage.api, stage.keys.lead
    point = make(stage, "plan-points")
    with writing(stage.database) as session:
        session.add(ActivityPrerequisite(activity_id="22-plan-1-1", point_id=point["id"]))
    address = f"/plan-points/{point['id']}"
    answer = api.patch(address, json={"kind": "question"}, key=lead, version=1)
    assert wrong(answer)["kind"] == "Aktiviteten 22-plan-1-1 behöver den som förutsättning."
    refusal = api.delete(address, key=lead, version=1)
    assert "aktiviteten 22-plan-1-1" in problem(refusal, 409)["detail"]
    assert api.patch(address, json={"title": {"sv": "Lokaler"}}, key=lead, version=1).is_success


@pytest.mark.parametrize(
    ("path", "fields", "where", "words"),
    [
        ("plan-points", {"kind": "hope"}, "kind", ""),
        ("plan-points", {"text": {"sv": "x" * 2001}}, "text.sv", "2000"),
        ("plan-points", {"title": {"sv": "a\x00b"}}, "title.sv", "styrtecken"),
        ("responsibilities", {"division": "tomorrow"}, "division", ""),
        ("responsibilities", {"party": "church"}, "party", ""),
        ("responsibilities", {"stepId": "nothing"}, "stepId", "Steget finns inte i planen."),
        ("responsibilities", {"text": {"sv": ""}}, "text.sv", ""),
    ],
)
def test_what_cannot_be_is_told_why(
    untouched: Stage, path: str, fields: Json, where: str, words: str
) -> None:
    assert words in refused(untouched, path, fresh(path, **fields))[where]


def test_a_responsibility_is_of_a_step_or_of_all(stage: Stage) -> None:
    said = make(stage, "responsibilities", stepId=STEP)
    address = f"/responsibilities/{said['id']}"
    changed = body(stage.api.patch(address, json={"stepId": None}, key=stage.keys.lead, version=1))
    assert (said["stepId"], changed["stepId"]) == (STEP, None)


def test_a_step_of_another_plan_is_not_the_responsibilitys(stage: Stage) -> None:
    plan = made(stage.api, stage.keys, "/plans", new_plan(id=some_id("other")))
    step = make(stage, "plan-steps", planId=plan["id"], number=1)
    answer = refused(stage, "responsibilities", fresh("responsibilities", stepId=step["id"]))
    assert answer["stepId"] == "Steget finns inte i planen."
