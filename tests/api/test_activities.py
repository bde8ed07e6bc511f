"""Activities: listed, kept, with every rule in words, and taken away only when nothing refers."""

from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest

from samplan.db.days import today
from samplan.plan.activities.schemas import ActivityDetail
from support.activities import (
    SHARED,
    STEP,
    change_activity,
    make_activity,
    make_report,
    new_activity,
    parts,
)
from support.asking import Api, Json, body, faulty, problem
from support.costs import ELSEWHERE, PLAN, make_item, make_plan, some_id
from support.decisions import decide, make_agreement, make_board, make_matter
from support.people import Stage
from support.shapes import assert_shape
from support.steps import history

NEXT_STEP, ITS_GOAL = "22-plan-step-2", "22-plan-goal-2-1"


@pytest.fixture(scope="module", autouse=True)
def elsewhere(stage: Stage) -> None:
    """A plan in another county."""
    make_plan(stage.database)


def refused(stage: Stage, **fields: Any) -> list[Json]:
    """The violations of a new activity with these fields."""
    response = stage.api.post("/activities", json=new_activity(**fields), key=stage.keys.lead)
    found: list[Json] = problem(response, 422)["violations"]
    return found


def test_the_county_comes_with_the_activities_of_its_plan(reading: Api) -> None:
    activities = reading.items("/activities", params={"plan": PLAN})
    assert [one["code"] for one in activities][:5] == ["1.1", "1.2", "1.3", "1.4", "1.5"]
    assert len(activities) == 13
    for one in activities:
        assert_shape(ActivityDetail, one)
        assert reading.read(f"/activities/{one['id']}") == one
        assert (one["startsOn"], one["endsOn"], one["milestones"]) == (None, None, [])
    [shared] = [one for one in activities if one["id"] == SHARED]
    assert {one["part"] for one in shared["organisations"]} == {"responsible", "participating"}
    assert shared["needLevel"]["sv"] == "Stora och omfattande svårigheter"


@pytest.mark.parametrize(
    ("params", "codes"),
    [
        ({"step": STEP}, ["1.1", "1.2", "1.3", "1.4", "1.5"]),
        ({"organisation": "2281"}, ["1.4"]),
        ({"organisation": "2281", "part": "responsible"}, []),
        ({"search": "SPRUTUTBYTES"}, ["1.2"]),
        ({"search": "länet avdelning 7"}, ["1.1"]),
        ({"search": "1.4"}, ["1.4"]),
        ({"search": "%"}, []),
        ({"goal": "no-such-goal"}, []),
        ({"plan": "no-such-plan"}, []),
    ],
)
def test_activities_are_filtered(reading: Api, params: Json, codes: list[str]) -> None:
    found = reading.items("/activities", params={"plan": PLAN} | params)
    assert [one["code"] for one in found] == codes


def test_an_activity_is_kept_as_it_was_sent_and_leaves_its_history(stage: Stage) -> None:
    api, keys = stage.api, stage.keys
    other = make_activity(api, keys)
    agreement = make_agreement(api, keys)
    sent = new_activity(
        summary={"sv": "Rad ett\nrad två", "en": "Line"},
        startsOn="2023-01-01",
        endsOn="2023-01-01",
        startMonth=3,
        endMonth=3,
        contactFunction="Samordnare",
        contactEmail="samordnare@example.se",
        organisations=[
            {"organisationId": "2281", "part": "informed", "sourcePlaceId": None},
            *parts("22", o2280="consulted"),
        ],
        needsIds=[other["id"]],
        prerequisiteIds=["22-prerequisite-2", "22-prerequisite-1"],
        gaps=[{"methodId": "act", "organisationId": "2281"}],
        agreementIds=[agreement["id"]],
        milestones=[
            {"id": some_id("milestone"), "title": {"sv": "B"}, "dueOn": "2023-02-01"},
            {"title": {"sv": "A"}, "doneOn": "2023-01-15"},
        ],
    )
    response = api.post("/activities", json=sent, key=keys.lead)
    made = body(response, 201)
    assert response.headers["location"].endswith(f"/activities/{sent['id']}")
    assert response.headers["etag"] == '"v1"'
    assert_shape(ActivityDetail, made)
    same = set(sent) - {"title", "organisations", "gaps", "milestones", "prerequisiteIds"}
    assert {name: made[name] for name in same} == {name: sent[name] for name in same}
    shown = [(one["organisationId"], one["part"]) for one in made["organisations"]]
    assert shown == [("22", "responsible"), ("2280", "consulted"), ("2281", "informed")]
    assert made["prerequisiteIds"] == ["22-prerequisite-1", "22-prerequisite-2"]
    assert [one["title"]["sv"] for one in made["milestones"]] == ["B", "A"]
    assert made["gaps"][0]["methodName"]["sv"]
    assert api.read(f"/activities/{other['id']}")["neededByIds"] == [made["id"]]
    [change] = history(api, keys.lead, objectType="activity", objectId=made["id"])
    left = {"_links", "needLevel", "neededByIds"}
    assert change["after"] == {name: one for name, one in made.items() if name not in left}


def test_milestones_keep_their_ids_when_the_list_changes(stage: Stage) -> None:
    made = make_activity(
        stage.api,
        stage.keys,
        milestones=[{"title": {"sv": name}} for name in ("Ett", "Två", "Tre")],
    )
    first, second, third = made["milestones"]
    wanted = [
        {"id": third["id"], "title": {"sv": "Tre"}, "doneOn": "2024-05-01"},
        {"title": {"sv": "Fyra"}},
        {"id": first["id"], "title": {"sv": "Ett, ändrat"}},
    ]
    changed = change_activity(stage.api, stage.keys, made, milestones=wanted)
    ids = [one["id"] for one in changed["milestones"]]
    assert (ids[0], ids[2]) == (third["id"], first["id"])
    assert ids[1] not in {first["id"], second["id"], third["id"]}
    assert changed["milestones"][0]["doneOn"] == "2024-05-01"
    assert changed["milestones"][2]["title"]["sv"] == "Ett, ändrat"
    assert change_activity(stage.api, stage.keys, changed, milestones=[])["milestones"] == []


def test_a_change_keeps_what_it_leaves_out_and_one_that_changes_nothing_is_none(
    stage: Stage,
) -> None:
    made = make_activity(stage.api, stage.keys, needsIds=[SHARED], contactFunction="Samordnare")
    changed = change_activity(stage.api, stage.keys, made, endsOn="2024-12-31")
    assert changed | {"endsOn": None, "version": 1} == made
    assert changed["version"] == 2
    again = change_activity(stage.api, stage.keys, changed, endsOn="2024-12-31")
    assert again == changed
    assert len(history(stage.api, stage.keys.lead, objectId=made["id"])) == 2
    cleared = change_activity(stage.api, stage.keys, changed, endsOn=None, contactFunction=None)
    assert (cleared["endsOn"], cleared["contactFunction"]) == (None, None)


def test_a_change_is_made_on_the_newest_version_only(stage: Stage) -> None:
    made = make_activity(stage.api, stage.keys)
    path = f"/activities/{made['id']}"
    sent: Json = {"title": {"sv": "Ny"}}
    problem(stage.api.patch(path, json=sent, key=stage.keys.lead), 428)
    body(stage.api.patch(path, json=sent, key=stage.keys.lead, version=1))
    problem(stage.api.patch(path, json={"code": "x"}, key=stage.keys.lead, version=1), 412)
    problem(stage.api.delete(path, key=stage.keys.lead, version=1), 412)


def test_an_activity_moves_to_another_step_and_lets_go_of_its_goal(stage: Stage) -> None:
    api, keys = stage.api, stage.keys
    made = make_activity(api, keys, stepId=NEXT_STEP, goalId=ITS_GOAL)
    assert made["goalId"] == ITS_GOAL
    moved = change_activity(api, keys, made, stepId=STEP)
    assert (moved["stepId"], moved["goalId"]) == (STEP, None)
    assert moved["needLevel"]["sv"] == "Stora och omfattande svårigheter"
    back = change_activity(api, keys, moved, stepId=NEXT_STEP, goalId=ITS_GOAL)
    assert (back["stepId"], back["goalId"]) == (NEXT_STEP, ITS_GOAL)
    path = f"/activities/{made['id']}"
    for sent, field in (
        ({"stepId": f"{ELSEWHERE}-step-1"}, "stepId"),
        ({"stepId": "no-such-step"}, "stepId"),
        ({"stepId": STEP, "goalId": ITS_GOAL}, "goalId"),
    ):
        response = api.patch(path, json=sent, key=keys.lead, version=back["version"])
        assert faulty(response) == [field]


def test_what_is_counted_in_its_step_is_not_left_behind_by_an_activity_that_moves(
    stage: Stage,
) -> None:
    api, keys = stage.api, stage.keys
    made = make_activity(api, keys)
    path = f"/activities/{made['id']}"
    item = make_item(api, keys, activityId=made["id"])
    matter = make_matter(api, keys, activityId=made["id"], stepId=STEP)
    of_itself = make_matter(api, keys, activityId=made["id"])
    response = api.patch(path, json={"stepId": NEXT_STEP}, key=keys.lead, version=1)
    [violation] = problem(response, 422)["violations"]
    assert violation["field"] == "stepId"
    assert item["id"] in violation["message"]
    assert matter["id"] in violation["message"]
    assert of_itself["id"] not in violation["message"]
    assert api.read(path) == made
    for name, one in (("cost-items", item), ("matters", matter)):
        address = f"/{name}/{one['id']}"
        untied = {"activityId": None, "stepId": NEXT_STEP}
        body(api.patch(address, json=untied, key=keys.lead, version=1))
    moved = change_activity(api, keys, made, stepId=NEXT_STEP)
    back = {"activityId": made["id"]}
    tied = api.patch(f"/cost-items/{item['id']}", json=back, key=keys.lead, version=2)
    assert (body(tied)["stepId"], body(tied)["activityId"]) == (moved["stepId"], made["id"])


def test_days_and_months_are_in_order_once_months_can_be_counted(stage: Stage) -> None:
    api, keys = stage.api, stage.keys
    plan = make_plan(stage.database, some_id("plan"), county_id="22")
    made = make_activity(api, keys, stepId=f"{plan}-step-1")
    early = make_activity(api, keys, stepId=f"{plan}-step-1", startsOn="2025-01-01", endMonth=6)
    board = make_board(api, keys)["id"]
    matter = make_matter(api, keys, board, planId=plan, adoptsPlan=True)["id"]
    decide(api, keys, matter, board, "adopted", decidedOn="2022-03-15")
    path = f"/activities/{made['id']}"
    for sent, field in (
        ({"startsOn": "2022-10-01", "endMonth": 6}, "endMonth"),
        ({"startMonth": 6, "endsOn": "2022-09-14"}, "endsOn"),
    ):
        [violation] = problem(api.patch(path, json=sent, key=keys.lead, version=1), 422)[
            "violations"
        ]
        assert violation["field"] == field
        assert "2022-03-15" in violation["message"]
    in_order = change_activity(api, keys, made, startMonth=6, endsOn="2022-09-15")
    assert (in_order["startMonth"], in_order["endsOn"]) == (6, "2022-09-15")
    # What was said before the decision is no hindrance to other changes.
    assert change_activity(api, keys, early, title={"sv": "Ny"})["endMonth"] == 6


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"startsOn": "2024-02-02", "endsOn": "2024-02-01"}, ["endsOn"]),
        ({"startMonth": 7, "endMonth": 6}, ["endMonth"]),
        ({"startMonth": -1}, ["startMonth"]),
        ({"startsOn": "1979-12-31"}, ["startsOn"]),
        ({"startsOn": "2024-02-30"}, ["startsOn"]),
        ({"code": "1 4"}, ["code"]),
        ({"code": ""}, ["code"]),
        ({"code": "1.4"}, ["code"]),
        ({"goalId": ITS_GOAL}, ["goalId"]),
        ({"goalId": "no-such-goal"}, ["goalId"]),
        ({"stepId": "no-such-step"}, ["stepId"]),
        ({"organisations": []}, ["organisations"]),
        ({"organisations": parts(o2281="participating")}, ["organisations"]),
        ({"organisations": parts("no-such")}, ["organisations[0].organisationId"]),
        ({"organisations": parts("2281", "2580")}, ["organisations[1].organisationId"]),
        ({"organisations": parts("2281", o2281="informed")}, ["organisations[1].organisationId"]),
        (
            {"organisations": [parts("22")[0] | {"sourcePlaceId": "no-such"}]},
            ["organisations[0].sourcePlaceId"],
        ),
        ({"needsIds": ["no-such"]}, ["needsIds[0]"]),
        ({"needsIds": [f"{ELSEWHERE}-1-1"]}, ["needsIds[0]"]),
        ({"needsIds": [SHARED, SHARED]}, ["needsIds[1]"]),
        ({"prerequisiteIds": ["22-circumstance-priorities"]}, ["prerequisiteIds[0]"]),
        ({"prerequisiteIds": ["22-prerequisite-1"] * 2}, ["prerequisiteIds[1]"]),
        ({"agreementIds": ["no-such"]}, ["agreementIds[0]"]),
        ({"gaps": [{"methodId": "no-such", "organisationId": "2281"}]}, ["gaps[0].methodId"]),
        (
            {"gaps": [{"methodId": "act", "organisationId": "22-municipalities"}]},
            ["gaps[0].organisationId"],
        ),
        ({"gaps": [{"methodId": "act", "organisationId": "2580"}]}, ["gaps[0].organisationId"]),
        ({"gaps": [{"methodId": "act", "organisationId": "x"}]}, ["gaps[0].organisationId"]),
        ({"gaps": [{"methodId": "act", "organisationId": "2281"}] * 2}, ["gaps[1]"]),
        (
            {"milestones": [{"title": {"sv": "X"}, "doneOn": "2099-01-01"}]},
            ["milestones[0].doneOn"],
        ),
        ({"milestones": [{"id": "m", "title": {"sv": "X"}}] * 2}, ["milestones[1].id"]),
        ({"sourcePlaceId": "no-such-place"}, ["sourcePlaceId"]),
        ({"contactFunction": "Rad\nrad"}, ["contactFunction"]),
        ({"contactEmail": "inte en adress"}, ["contactEmail"]),
        ({"contactEmail": "samordnare@"}, ["contactEmail"]),
        ({"order": 1}, ["order"]),
    ],
)
def test_what_an_activity_cannot_be_is_told_by_field(
    untouched: Stage, fields: Json, named: list[str]
) -> None:
    assert [one["field"] for one in refused(untouched, **fields)] == named


def test_all_that_is_wrong_is_told_at_once(untouched: Stage) -> None:
    found = refused(
        untouched,
        code="1.4",
        organisations=parts(o2281="informed"),
        gaps=[{"methodId": "no-such", "organisationId": "x"}],
        needsIds=["no-such"],
    )
    assert {one["field"] for one in found} == {
        "code",
        "organisations",
        "gaps[0].methodId",
        "gaps[0].organisationId",
        "needsIds[0]",
    }


def test_a_circle_is_refused_and_told_as_the_chain_of_codes(stage: Stage) -> None:
    api, keys = stage.api, stage.keys
    first = make_activity(api, keys, code="7.1")
    second = make_activity(api, keys, code="7.2", needsIds=[first["id"]])
    third = make_activity(api, keys, code="7.3", needsIds=[second["id"]])
    path = f"/activities/{first['id']}"
    response = api.patch(path, json={"needsIds": [third["id"]]}, key=keys.lead, version=1)
    [violation] = problem(response, 422)["violations"]
    assert violation["field"] == "needsIds"
    chain = violation["message"].rsplit(": ", 1)[1].rstrip(".").split(" → ")
    assert chain[0] == chain[-1]
    assert set(chain) == {"7.1", "7.2", "7.3"}
    for waiting, other in (("7.1", "7.3"), ("7.3", "7.2"), ("7.2", "7.1")):
        assert (waiting, other) in set(pairwise(chain))
    response = api.patch(path, json={"needsIds": [first["id"]]}, key=keys.lead, version=1)
    assert faulty(response) == ["needsIds[0]"]
    assert api.read(path)["needsIds"] == []


def test_a_milestone_of_another_activity_is_not_taken(stage: Stage) -> None:
    made = make_activity(stage.api, stage.keys, milestones=[{"title": {"sv": "Ett"}}])
    taken = {"id": made["milestones"][0]["id"], "title": {"sv": "Taget"}}
    assert [one["field"] for one in refused(stage, milestones=[taken])] == ["milestones[0].id"]


def test_a_milestone_is_not_reached_tomorrow(stage: Stage) -> None:
    tomorrow = {"title": {"sv": "X"}, "doneOn": str(today() + timedelta(days=1))}
    assert [one["field"] for one in refused(stage, milestones=[tomorrow])]
    done = {"title": {"sv": "X"}, "doneOn": str(today())}
    assert make_activity(stage.api, stage.keys, milestones=[done])["milestones"][0]["doneOn"]


def test_a_code_is_one_activity_s_in_its_plan(stage: Stage) -> None:
    made = make_activity(stage.api, stage.keys, code="8.1")
    [violation] = refused(stage, code="8.1")
    assert made["id"] in violation["message"]
    assert change_activity(stage.api, stage.keys, made, code="8.1")["version"] == 1
    sent = new_activity(stepId=f"{ELSEWHERE}-step-1", code="8.1", organisations=parts("25"))
    assert body(stage.api.post("/activities", json=sent, key=stage.others.lead), 201)


def test_an_id_is_taken_once(stage: Stage) -> None:
    made = make_activity(stage.api, stage.keys)
    sent = new_activity(id=made["id"])
    problem(stage.api.post("/activities", json=sent, key=stage.keys.lead), 409)


def test_the_lead_of_another_county_changes_nothing(untouched: Stage) -> None:
    api, key = untouched.api, untouched.others.lead
    assert api.post("/activities", json=new_activity(), key=key).status_code == 403
    path = f"/activities/{SHARED}"
    assert api.patch(path, json={"code": "9"}, key=key, version="*").status_code == 403
    assert api.delete(path, key=key, version="*").status_code == 403


def test_an_activity_that_nothing_refers_to_is_taken_away_with_its_parts(stage: Stage) -> None:
    api, keys = stage.api, stage.keys
    made = make_activity(
        api, keys, needsIds=[SHARED], prerequisiteIds=["22-prerequisite-1"],
        gaps=[{"methodId": "act", "organisationId": "2281"}], milestones=[{"title": {"sv": "X"}}],
    )  # fmt: skip
    path = f"/activities/{made['id']}"
    assert api.delete(path, key=keys.lead, version=1).status_code == 204
    problem(api.get(path), 404)
    assert made["id"] not in api.read(f"/activities/{SHARED}")["neededByIds"]
    newest = history(api, keys.lead, objectType="activity", objectId=made["id"])[0]
    assert (newest["action"], newest["after"]) == ("delete", None)


def test_an_activity_stays_while_anything_refers_to_it_and_it_is_told_what(stage: Stage) -> None:
    api, keys = stage.api, stage.keys
    made = make_activity(api, keys)
    waiting = make_activity(api, keys, needsIds=[made["id"]])
    item = make_item(api, keys, activityId=made["id"])
    report = make_report(api, keys.reporter, made["id"])
    response = api.delete(f"/activities/{made['id']}", key=keys.lead, version=1)
    detail = problem(response, 409)["detail"]
    for name in (waiting["id"], item["id"], report["id"]):
        assert name in detail
    assert body(api.get(f"/activities/{made['id']}"))
