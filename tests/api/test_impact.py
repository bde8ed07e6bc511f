"""Consequence analyses with their points, and checks of the benefits that they expect."""

from datetime import timedelta
from typing import Any

import pytest

from samplan.db.days import today
from samplan.plan.impact.schemas import (
    BenefitCheckInfo,
    BenefitCheckList,
    ImpactAnalysisInfo,
    ImpactAnalysisList,
)
from support.asking import Json, body, faulty, problem
from support.chain import (
    BENEFIT,
    make_analysis,
    make_check,
    new_analysis,
    new_check,
)
from support.costs import ELSEWHERE, make_plan
from support.people import Stage
from support.shapes import assert_shape
from support.steps import history


def changed(stage: Stage, analysis: Json, **fields: Any) -> Json:
    """The analysis after a change."""
    path = f"/impact-analyses/{analysis['id']}"
    key, version = stage.keys.lead, analysis["version"]
    return body(stage.api.patch(path, json=fields, key=key, version=version))


def kept(analysis: Json) -> Json:
    """The analysis as its history keeps it."""
    return {name: one for name, one in analysis.items() if name != "_links"}


def points_of(analysis: Json, *ids: str) -> list[Json]:
    """Points as they are sent back, by id."""
    return [one for one in analysis["points"] if one["id"] in ids]


def refused(stage: Stage, **fields: Any) -> list[str]:
    """The fields that are wrong in a new analysis."""
    sent = new_analysis(**fields)
    return faulty(stage.api.post("/impact-analyses", json=sent, key=stage.keys.lead))


def test_the_analyses_of_the_reference_data_are_there_with_their_points(stage: Stage) -> None:
    listed = stage.api.read("/impact-analyses", params={"plan": "22-plan", "limit": 1000})
    assert_shape(ImpactAnalysisList, listed)
    analyses = {one["id"]: one for one in listed["impactAnalyses"]}
    assert analyses["22-impact-general"]["activityId"] is None
    kinds = {point["kind"] for one in analyses.values() for point in one["points"]}
    assert kinds >= {"benefit", "challenge", "consider"}


def test_an_analysis_is_kept_as_sent_and_its_points_get_ids(stage: Stage) -> None:
    sent = new_analysis(
        activityId="22-plan-1-4",
        summary={"sv": "Nyttan\növerväger.", "en": None},
        madeBy={"sv": "Brukarrådet", "en": "The user council"},
        points=[
            {"kind": "benefit", "text": {"sv": "Lättare att få hjälp."}},
            {
                "id": "22-own-point",
                "kind": "resource",
                "text": {"sv": "En samordnare."},
                "organisationId": "22",
                "costItemId": "22-f10-3",
                "inSummary": True,
            },
        ],
    )
    response = stage.api.post("/impact-analyses", json=sent, key=stage.keys.lead)
    made = body(response, 201)
    assert_shape(ImpactAnalysisInfo, made)
    assert [one["kind"] for one in made["points"]] == ["benefit", "resource"]
    assert made["points"][0]["id"].startswith("point-")
    assert made["points"][1]["id"] == "22-own-point"
    assert made["points"][1]["costItemId"] == "22-f10-3"
    assert (made["summary"], made["madeBy"]) == (sent["summary"], sent["madeBy"])
    assert stage.api.read(f"/impact-analyses/{made['id']}") == made
    assert response.headers["location"].endswith(made["id"])
    [change] = history(
        stage.api, stage.keys.lead, objectType="impact-analysis", objectId=made["id"]
    )
    assert (change["action"], change["after"]) == ("create", kept(made))


def test_points_keep_their_ids_over_edits_whatever_their_order(stage: Stage) -> None:
    texts = [{"kind": "benefit", "text": {"sv": one}} for one in ("ett", "två", "tre")]
    made = make_analysis(stage.api, stage.keys, points=texts)
    one, two, three = made["points"]
    moved = changed(
        stage,
        made,
        points=[three, one | {"text": {"sv": "ett till", "en": None}}, texts[1]],
    )
    assert [point["id"] for point in moved["points"][:2]] == [three["id"], one["id"]]
    assert moved["points"][2]["id"] != two["id"]
    assert moved["points"][1]["text"]["sv"] == "ett till"
    assert moved["version"] == 2
    change = history(stage.api, objectType="impact-analysis", objectId=made["id"])[0]
    assert (change["before"], change["after"]) == (kept(made), kept(moved))


def test_a_change_that_changes_nothing_leaves_nothing(stage: Stage) -> None:
    made = make_analysis(stage.api, stage.keys)
    same = changed(stage, made, points=made["points"], title=made["title"])
    assert same == made
    assert len(history(stage.api, objectType="impact-analysis", objectId=made["id"])) == 1


def test_a_benefit_that_is_followed_up_is_not_lost(stage: Stage) -> None:
    made = make_analysis(stage.api, stage.keys)
    [point] = made["points"]
    check = make_check(stage.api, stage.keys, pointId=point["id"])
    path, key = f"/impact-analyses/{made['id']}", stage.keys.lead
    for answer in (
        stage.api.patch(path, json={"points": []}, key=key, version=1),
        stage.api.delete(path, key=key, version=1),
    ):
        assert check["id"] in problem(answer, 409)["detail"]
    challenge = {"points": [point | {"kind": "challenge"}]}
    assert faulty(stage.api.patch(path, json=challenge, key=key, version=1)) == ["points[0].kind"]
    assert stage.api.read(path) == made
    gone = stage.api.delete(f"/benefit-checks/{check['id']}", key=key, version=1)
    assert gone.status_code == 204
    assert stage.api.delete(path, key=key, version=1).status_code == 204
    assert stage.api.get(path).status_code == 404


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"activityId": "25-plan-1-1"}, ["activityId"]),
        ({"activityId": "nothing"}, ["activityId"]),
        ({"sourcePlaceId": "nothing"}, ["sourcePlaceId"]),
        ({"perspective": "police"}, ["perspective"]),
    ],
)
def test_an_analysis_names_only_what_is_in_the_plan(
    stage: Stage, fields: Json, wrong: list[str]
) -> None:
    make_plan(stage.database)
    assert refused(stage, **fields) == wrong


@pytest.mark.parametrize(
    ("point", "wrong"),
    [
        ({"organisationId": "2580"}, "organisationId"),
        ({"organisationId": "nothing"}, "organisationId"),
        ({"costItemId": "nothing"}, "costItemId"),
        ({"sourcePlaceId": "nothing"}, "sourcePlaceId"),
        ({"id": BENEFIT}, "id"),
        ({"kind": "hope"}, "kind"),
        ({"text": {"sv": ""}}, "text.sv"),
    ],
)
def test_a_point_names_only_what_is_there(stage: Stage, point: Json, wrong: str) -> None:
    sound = {"kind": "resource", "text": {"sv": "x"}}
    assert refused(stage, points=[sound, sound | point]) == [f"points[1].{wrong}"]


def test_a_point_stands_once(stage: Stage) -> None:
    point = {"id": "22-twice", "kind": "benefit", "text": {"sv": "x"}}
    assert refused(stage, points=[point, point]) == ["points[0].id", "points[1].id"]


def test_an_analysis_of_no_plan_or_with_a_taken_id_is_refused(untouched: Stage) -> None:
    post, key = untouched.api.post, untouched.keys.lead
    assert faulty(post("/impact-analyses", json=new_analysis(planId="x"), key=key)) == ["planId"]
    taken = new_analysis(id="22-impact-ca4")
    problem(post("/impact-analyses", json=taken, key=key), 409)


def test_an_analysis_is_the_lead_s_of_its_county(untouched: Stage) -> None:
    api, keys, others = untouched.api, untouched.keys, untouched.others
    sent = new_analysis()
    assert api.post("/impact-analyses", json=sent, key=keys.reporter).status_code == 403
    assert api.post("/impact-analyses", json=sent, key=others.lead).status_code == 403
    path = "/impact-analyses/22-impact-ca4"
    for key in (keys.reporter, others.lead):
        assert api.patch(path, json={"order": 1}, key=key, version="*").status_code == 403
        assert api.delete(path, key=key, version="*").status_code == 403


def test_an_edit_of_an_old_version_is_refused(untouched: Stage) -> None:
    path, key = "/impact-analyses/22-impact-ca4", untouched.keys.lead
    assert untouched.api.patch(path, json={"order": 1}, key=key).status_code == 428
    assert untouched.api.patch(path, json={"order": 1}, key=key, version=99).status_code == 412


def test_analyses_are_found_by_plan_activity_and_perspective(stage: Stage) -> None:
    made = make_analysis(stage.api, stage.keys, activityId="22-plan-3-1", perspective="health_care")

    def found(**params: Any) -> set[str]:
        return {one["id"] for one in stage.api.items("/impact-analyses", params=params)}

    assert found(activity="22-plan-3-1", perspective="health_care") == {made["id"]}
    assert made["id"] in found(plan="22-plan", perspective=["health_care", "service_users"])
    assert made["id"] not in found(perspective="social_services")
    assert found(plan=ELSEWHERE) == set()


def test_a_benefit_is_followed_up_by_an_indicator_or_a_question(stage: Stage) -> None:
    sent = new_check(question=None, indicatorId="inpatient-patients", dueOn="2027-12-31")
    made = body(stage.api.post("/benefit-checks", json=sent, key=stage.keys.lead), 201)
    assert_shape(BenefitCheckInfo, made)
    assert (made["analysisId"], made["planId"]) == ("22-impact-ca4", "22-plan")
    path = f"/benefit-checks/{made['id']}"
    result = {"result": "Färre dagar.", "resultOn": "2024-03-01"}
    later = body(stage.api.patch(path, json=result, key=stage.keys.lead, version=1))
    assert (later["result"], later["resultOn"], later["version"]) == (*result.values(), 2)
    changes = history(stage.api, objectType="benefit-check", objectId=made["id"])
    assert [one["action"] for one in changes] == ["update", "create"]
    assert changes[0]["after"] == kept(later)


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"question": None}, ["indicatorId"]),
        ({"indicatorId": "nothing"}, ["indicatorId"]),
        ({"pointId": "nothing"}, ["pointId"]),
        ({"pointId": "22-impact-ca4-challenge-1"}, ["pointId"]),
        ({"resultOn": "2024-03-01"}, ["result"]),
        ({"result": "x", "resultOn": str(today() + timedelta(days=1))}, ["resultOn"]),
    ],
)
def test_a_check_without_what_it_needs_is_refused(
    untouched: Stage, fields: Json, wrong: list[str]
) -> None:
    sent = new_check(**fields)
    answer = untouched.api.post("/benefit-checks", json=sent, key=untouched.keys.lead)
    assert faulty(answer) == wrong


def test_a_check_keeps_an_indicator_or_a_question(stage: Stage) -> None:
    made = make_check(stage.api, stage.keys)
    path = f"/benefit-checks/{made['id']}"
    answer = stage.api.patch(path, json={"question": None}, key=stage.keys.lead, version=1)
    assert faulty(answer) == ["indicatorId"]
    assert stage.api.patch(path, json={}, key=stage.others.lead, version=1).status_code == 403


def test_checks_are_found_by_what_they_are_of_and_when_they_are_due(stage: Stage) -> None:
    analysis = make_analysis(stage.api, stage.keys, activityId="22-plan-2-1")
    point = analysis["points"][0]["id"]
    early = make_check(stage.api, stage.keys, pointId=point, dueOn="2026-01-01")["id"]
    late = make_check(stage.api, stage.keys, pointId=point, dueOn="2028-01-01", result="Ja.")["id"]
    never = make_check(stage.api, stage.keys, pointId=point)["id"]

    def found(**params: Any) -> list[str]:
        return [one["id"] for one in stage.api.items("/benefit-checks", params=params)]

    for params in (
        {"analysis": analysis["id"]},
        {"activity": "22-plan-2-1"},
        {"point": point},
    ):
        assert found(**params) == [early, late, never]
    assert found(point=point, dueBefore="2027-01-01") == [early]
    assert found(point=point, hasResult=True) == [late]
    assert found(point=point, hasResult=False) == [early, never]
    assert found(plan=ELSEWHERE) == []
    assert_shape(BenefitCheckList, stage.api.read("/benefit-checks"))
