"""Follow-ups of activities: the standing questions, and the user council's view."""

from datetime import timedelta
from typing import Any

import pytest

from samplan.db.days import today
from samplan.plan.impact.schemas import FollowUpInfo, FollowUpList
from support.activities import make_activity
from support.asking import Json, body, faulty, problem
from support.chain import make_follow_up, new_follow_up
from support.costs import ELSEWHERE
from support.people import Stage
from support.shapes import assert_shape
from support.steps import history

ANSWERS: Json = {
    "done": "yes",
    "works": "partly",
    "whyNot": "Två team saknar läkare.",
    "change": "Läkartid köps tillsammans.\nFrån våren.",
    "forgotten": "Barnen i familjen.",
    "userCouncil": "Väntan har blivit kortare.",
    "madeBy": "Styrgruppen",
}


def test_a_follow_up_answers_the_standing_questions_and_is_kept_as_sent(stage: Stage) -> None:
    sent = new_follow_up(**ANSWERS)
    response = stage.api.post("/follow-ups", json=sent, key=stage.keys.lead)
    made = body(response, 201)
    assert_shape(FollowUpInfo, made)
    assert {name: made[name] for name in sent} == sent
    assert (made["activityCode"], made["planId"]) == ("1.4", "22-plan")
    assert made["enteredBy"] == "Projektledningen"
    assert response.headers["location"].endswith(made["id"])
    assert stage.api.read(f"/follow-ups/{made['id']}") == made
    [change] = history(stage.api, stage.keys.lead, objectType="follow-up", objectId=made["id"])
    assert change["after"] == {name: one for name, one in made.items() if name != "_links"}


def test_a_day_that_has_not_been_is_refused_and_today_is_not(stage: Stage) -> None:
    post, key = stage.api.post, stage.keys.lead
    tomorrow = str(today() + timedelta(days=1))
    answer = post("/follow-ups", json=new_follow_up(followedUpOn=tomorrow), key=key)
    assert faulty(answer) == ["followedUpOn"]
    made = make_follow_up(stage.api, stage.keys, followedUpOn=str(today()))
    path = f"/follow-ups/{made['id']}"
    answer = stage.api.patch(path, json={"followedUpOn": tomorrow}, key=key, version=1)
    assert faulty(answer) == ["followedUpOn"]


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"activityId": "nothing"}, ["activityId"]),
        ({"done": "maybe"}, ["done"]),
        ({"works": None}, ["works"]),
        ({"followedUpOn": "1989-12-31"}, ["followedUpOn"]),
        ({"change": ""}, ["change"]),
    ],
)
def test_a_follow_up_without_what_it_needs_is_refused(
    untouched: Stage, fields: Json, wrong: list[str]
) -> None:
    sent = new_follow_up(**fields)
    assert faulty(untouched.api.post("/follow-ups", json=sent, key=untouched.keys.lead)) == wrong


def test_each_occasion_is_one_of_its_own(stage: Stage) -> None:
    activity = make_activity(stage.api, stage.keys)["id"]
    days = ("2023-05-01", "2024-05-01", "2025-05-01")
    made = [
        make_follow_up(stage.api, stage.keys, activityId=activity, followedUpOn=day)["id"]
        for day in days
    ]
    listed = stage.api.items("/follow-ups", params={"activity": activity})
    assert [one["id"] for one in listed] == made[::-1]
    problem(stage.api.post("/follow-ups", json=new_follow_up(id=made[0]), key=stage.keys.lead), 409)
    path = f"/activities/{activity}"
    refused = problem(stage.api.delete(path, key=stage.keys.lead, version=1), 409)
    assert made[0] in refused["detail"]


def test_a_follow_up_is_changed_and_taken_away_with_its_history(stage: Stage) -> None:
    made = make_follow_up(stage.api, stage.keys)
    path, key = f"/follow-ups/{made['id']}", stage.keys.administrator
    later = body(stage.api.patch(path, json=ANSWERS, key=key, version=1))
    assert (later["version"], later["enteredBy"]) == (2, "Förvaltaren")
    assert body(stage.api.patch(path, json=ANSWERS, key=stage.keys.lead, version=2)) == later
    assert stage.api.delete(path, key=key, version=1).status_code == 412
    assert stage.api.delete(path, key=key, version=2).status_code == 204
    changes = history(stage.api, objectType="follow-up", objectId=made["id"])
    assert [one["action"] for one in changes] == ["delete", "update", "create"]


def test_follow_ups_are_the_lead_s_of_the_county(untouched: Stage) -> None:
    api, keys, others = untouched.api, untouched.keys, untouched.others
    for key in (keys.reporter, others.lead):
        assert api.post("/follow-ups", json=new_follow_up(), key=key).status_code == 403


def test_follow_ups_are_found_by_answer_and_day(stage: Stage) -> None:
    activity = make_activity(stage.api, stage.keys)["id"]

    def make(day: str, **fields: Any) -> str:
        made = make_follow_up(
            stage.api, stage.keys, activityId=activity, followedUpOn=day, **fields
        )
        return str(made["id"])

    first = make("2023-01-01", done="no", works="unknown")
    second = make("2024-01-01", done="yes", works="no")

    def found(**params: Any) -> list[str]:
        params = {"activity": activity, "plan": "22-plan"} | params
        return [one["id"] for one in stage.api.items("/follow-ups", params=params)]

    assert found(done="no") == [first]
    assert found(done=["no", "yes"]) == [second, first]
    assert found(works="no") == [second]
    assert found(**{"from": "2023-01-02"}) == [second]
    assert found(to="2023-01-01") == [first]
    assert found(plan=ELSEWHERE) == []
    assert_shape(FollowUpList, stage.api.read("/follow-ups"))
