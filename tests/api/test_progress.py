"""Reports of progress: by whom, of which part, and only ever added."""

from datetime import timedelta
from typing import Any

import pytest

from samplan.db.days import today
from samplan.plan.progress.schemas import ProgressReportInfo
from support.activities import SHARED, make_activity, make_report, new_report, overview_of, parts
from support.asking import Json, body, faulty, problem
from support.costs import some_id
from support.people import Stage
from support.shapes import assert_shape
from support.steps import history


def refused(stage: Stage, **fields: Any) -> list[str]:
    """The fields that are wrong in a report on the shared activity."""
    sent = new_report(SHARED, **fields)
    return faulty(stage.api.post("/progress-reports", json=sent, key=stage.keys.lead))


def test_an_organisation_reports_for_itself_and_it_is_kept_as_sent(stage: Stage) -> None:
    sent = new_report(
        SHARED,
        asOf=str(today()),
        degree=40,
        text="Två av fyra.\nMer kommer.",
        obstacle="En tjänst är inte tillsatt.",
        nextStep="Den utlyses.",
    )
    response = stage.api.post("/progress-reports", json=sent, key=stage.keys.reporter)
    made = body(response, 201)
    assert_shape(ProgressReportInfo, made)
    assert {name: made[name] for name in sent} == sent
    assert made["activityCode"] == "1.4"
    assert made["organisationName"]["sv"] == "Sundsvalls kommun"
    assert made["enteredBy"] == "Socialtjänsten i Sundsvall"
    assert response.headers["location"].endswith(made["id"])
    assert stage.api.read(f"/progress-reports/{made['id']}") == made
    [change] = history(
        stage.api, stage.keys.lead, objectType="progress-report", objectId=made["id"]
    )
    assert (change["action"], change["before"]) == ("create", None)
    assert change["after"] == {name: one for name, one in made.items() if name != "_links"}
    assert change["revision"] == made["revision"]


def test_only_those_of_the_organisation_and_the_lead_report_for_it(untouched: Stage) -> None:
    api, keys, others = untouched.api, untouched.keys, untouched.others
    sent = new_report(SHARED)
    expected = {keys.reader: 403, keys.neighbour: 403, keys.regional: 403, others.lead: 403}
    for key, status in expected.items():
        assert api.post("/progress-reports", json=sent, key=key).status_code == status
    assert api.post("/progress-reports", json=sent).status_code == 401


def test_the_whole_is_the_lead_s_to_report(stage: Stage) -> None:
    api, keys = stage.api, stage.keys
    activity = make_activity(api, keys)["id"]
    sent = new_report(activity, organisationId=None)
    for key in (keys.reporter, keys.regional, stage.others.lead):
        assert api.post("/progress-reports", json=sent, key=key).status_code == 403
    made = make_report(api, keys.lead, activity, organisationId=None, degree=20)
    assert (made["organisationId"], made["organisationName"]) == (None, None)
    shown = overview_of(api, activity, "2023-06-02")
    assert shown["lead"] == {"status": "started", "degree": 20, "asOf": "2023-06-01"}
    assert shown["derived"]["status"] is None


def test_an_organisation_reports_for_what_lies_under_it(stage: Stage) -> None:
    activity = make_activity(stage.api, stage.keys, organisations=parts("22-primary-care"))["id"]
    below = {"organisationId": "22-primary-care"}
    assert make_report(stage.api, stage.keys.regional, activity, **below)
    sent = new_report(activity, **below)
    response = stage.api.post("/progress-reports", json=sent, key=stage.keys.reporter)
    assert response.status_code == 403


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"asOf": "2100-01-01"}, ["asOf"]),
        ({"asOf": "1989-12-31"}, ["asOf"]),
        ({"asOf": "2023-02-29"}, ["asOf"]),
        ({"asOf": None}, ["asOf"]),
        ({"degree": 101}, ["degree"]),
        ({"degree": -1}, ["degree"]),
        ({"degree": 49.5}, ["degree"]),
        ({"degree": "50"}, ["degree"]),
        ({"status": "done", "degree": 99}, ["degree"]),
        ({"status": "not_started", "degree": 1}, ["degree"]),
        ({"status": "finished"}, ["status"]),
        ({"organisationId": "22-primary-care"}, ["organisationId"]),
        ({"organisationId": "2580"}, ["organisationId"]),
        ({"organisationId": "no-such"}, ["organisationId"]),
        ({"activityId": "no-such"}, ["activityId"]),
        ({"sourcePlaceId": "no-such"}, ["sourcePlaceId"]),
        ({"text": ""}, ["text"]),
        ({"text": "x" * 2001}, ["text"]),
        ({"revision": 1}, ["revision"]),
    ],
)
def test_what_cannot_be_reported_is_told_by_field(
    untouched: Stage, fields: Json, named: list[str]
) -> None:
    key = untouched.keys.administrator
    sent = new_report(SHARED) | fields
    assert faulty(untouched.api.post("/progress-reports", json=sent, key=key)) == named


def test_tomorrow_cannot_be_reported_and_today_in_sweden_can(stage: Stage) -> None:
    assert refused(stage, asOf=str(today() + timedelta(days=1))) == ["asOf"]
    assert make_report(stage.api, stage.keys.lead, SHARED, asOf=str(today()))


def test_each_member_of_a_group_reports_its_part_by_itself(stage: Stage) -> None:
    api, keys = stage.api, stage.keys
    shares = parts("22", "22-municipalities")
    made = make_activity(api, keys, code="9.8", organisations=shares)["id"]
    make_report(api, keys.reporter, made, organisationId="2281", status="done")
    make_report(api, keys.neighbour, made, organisationId="2280", status="started", degree=20)
    shown = overview_of(api, made, "2023-07-01")
    assert {one["organisationId"]: one["status"] for one in shown["parts"]} == {
        "22": None,
        "2260": None,
        "2262": None,
        "2280": "started",
        "2281": "done",
        "2282": None,
        "2283": None,
        "2284": None,
    }
    assert shown["derived"] == {"status": "started", "degree": None, "reported": 2, "of": 8}


def test_a_part_of_its_own_goes_before_that_of_its_group(stage: Stage) -> None:
    api, keys = stage.api, stage.keys
    shares = parts("22-municipalities", o2281="informed")
    made = make_activity(api, keys, code="9.9", organisations=shares)["id"]
    sent = new_report(made, organisationId="2281")
    answer = api.post("/progress-reports", json=sent, key=keys.reporter)
    assert faulty(answer) == ["organisationId"]
    shown = overview_of(api, made, "2023-07-01")
    assert {one["organisationId"]: one["part"] for one in shown["parts"]}["2281"] == "informed"
    assert shown["derived"]["of"] == 6


def test_a_group_does_not_report_for_its_members(stage: Stage) -> None:
    api, keys = stage.api, stage.keys
    made = make_activity(api, keys, code="9.6", organisations=parts("22-municipalities"))["id"]
    sent = new_report(made, organisationId="22-municipalities")
    said = problem(api.post("/progress-reports", json=sent, key=keys.lead), 422)
    [found] = said["violations"]
    assert found["field"] == "organisationId"
    assert "Kommunerna är en grupp" in found["message"]
    assert "Sundsvall" in found["message"]


def test_those_who_are_only_told_or_asked_do_not_report(stage: Stage) -> None:
    api, keys = stage.api, stage.keys
    organisations = parts("2280", o2281="informed", o2282="consulted")
    activity = make_activity(api, keys, organisations=organisations)["id"]
    for one in ("2281", "2282"):
        sent = new_report(activity, organisationId=one)
        [violation] = problem(api.post("/progress-reports", json=sent, key=keys.lead), 422)[
            "violations"
        ]
        assert violation["field"] == "organisationId"
        assert "Härnösand" in violation["message"]
    assert make_report(api, keys.neighbour, activity, organisationId="2280")


def test_everything_wrong_is_told_at_once(untouched: Stage) -> None:
    named = refused(
        untouched,
        asOf=str(today() + timedelta(days=9)),
        organisationId="22-primary-care",
        status="done",
        degree=5,
        sourcePlaceId="no-such",
    )
    assert named == ["asOf", "organisationId", "degree", "sourcePlaceId"]


def test_the_same_report_sent_twice_with_its_id_is_entered_once(stage: Stage) -> None:
    api, keys = stage.api, stage.keys
    sent = new_report(SHARED, id=some_id("report"), degree=10, text=" Klart snart. ")
    first = body(api.post("/progress-reports", json=sent, key=keys.reporter), 201)
    before = history(api, keys.lead, objectType="progress-report")
    again = body(api.post("/progress-reports", json=sent, key=keys.reporter), 200)
    assert again == first
    assert history(api, keys.lead, objectType="progress-report") == before
    for changed in ({"degree": 11}, {"asOf": "2023-06-02"}, {"text": None}, {"status": "paused"}):
        response = api.post("/progress-reports", json=sent | changed, key=keys.reporter)
        assert "id" in problem(response, 409)["detail"]
    assert api.read(f"/progress-reports/{sent['id']}") == first


def test_an_id_tells_nothing_to_those_who_may_not_report(stage: Stage) -> None:
    sent = new_report(SHARED, id=some_id("report"))
    body(stage.api.post("/progress-reports", json=sent, key=stage.keys.reporter), 201)
    response = stage.api.post("/progress-reports", json=sent, key=stage.keys.neighbour)
    assert response.status_code == 403


def test_without_an_id_every_report_is_one_of_its_own_and_the_newest_of_a_day_holds(
    stage: Stage,
) -> None:
    api, keys = stage.api, stage.keys
    activity = make_activity(api, keys)["id"]
    first = make_report(api, keys.reporter, activity, status="started", degree=60)
    second = make_report(api, keys.reporter, activity, status="started", degree=30)
    make_report(api, keys.reporter, activity, status="not_started", asOf="2023-05-01")
    assert first["id"] != second["id"]
    assert second["revision"] > first["revision"]
    [part] = overview_of(api, activity, "2023-12-01")["parts"]
    assert (part["status"], part["degree"], part["asOf"]) == ("started", 30, "2023-06-01")
    [part] = overview_of(api, activity, "2023-05-31")["parts"]
    assert (part["status"], part["asOf"]) == ("not_started", "2023-05-01")
    listed = api.items("/progress-reports", params={"activity": activity})
    assert [one["asOf"] for one in listed] == ["2023-06-01", "2023-06-01", "2023-05-01"]
    assert [one["id"] for one in listed[:2]] == [second["id"], first["id"]]


def test_nothing_changes_a_report_or_takes_it_away(stage: Stage) -> None:
    made = make_report(stage.api, stage.keys.reporter, SHARED)
    path = f"/progress-reports/{made['id']}"
    for method in ("PUT", "PATCH", "DELETE"):
        response = stage.api.request(method, path, json={}, key=stage.keys.administrator)
        problem(response, 405)


def test_reports_are_filtered(stage: Stage) -> None:
    api, keys = stage.api, stage.keys
    activity = make_activity(api, keys, organisations=parts("2281", "2280"))["id"]
    for day in ("2023-01-01", "2023-02-01", "2023-03-01"):
        make_report(api, keys.reporter, activity, asOf=day)
    make_report(api, keys.neighbour, activity, organisationId="2280", status="done")
    make_report(api, keys.lead, activity, organisationId=None, asOf="2023-02-01")

    def count(**params: Any) -> int:
        return len(api.items("/progress-reports", params={"activity": activity} | params))

    assert count() == 5
    assert count(organisation="2281") == 3
    assert (count(whole="true"), count(whole="false")) == (1, 4)
    assert count(status="done") == 1
    assert count(**{"from": "2023-02-01", "to": "2023-03-01"}) == 3
    assert count(**{"from": "2023-03-02"}) == 1
    assert (count(plan="22-plan"), count(plan="25-plan")) == (5, 0)
    assert faulty(api.get("/progress-reports?from=yesterday")) == ["from"]
    assert faulty(api.get("/progress-reports?sort=text")) == ["sort"]
