"""How far a plan has come, and what it expects of an organisation, on a day."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from unittest import mock

import pytest

from samplan.db import days
from samplan.db.days import today
from samplan.plan.progress.overview_schemas import OrganisationDuties, PlanOverview
from support.activities import (
    SHARED,
    change_activity,
    make_activity,
    make_report,
    overview_of,
    parts,
)
from support.asking import Api, Json, MakeApi, faulty, problem
from support.costs import PLAN, make_plan, some_id
from support.decisions import decide, make_agreement, make_board, make_matter
from support.people import Keys, Stage
from support.shapes import assert_shape


def plan_of_its_own(stage: Stage) -> str:
    """A plan of county 22 with two steps, of which a test makes what it wants."""
    return make_plan(stage.database, some_id("plan"), county_id="22")


def in_plan(stage: Stage, plan: str, **fields: Any) -> Json:
    """A new activity of the plan's first step."""
    return make_activity(stage.api, stage.keys, stepId=f"{plan}-step-1", **fields)


def overview(api: Api, plan: str, on: str | None = None) -> Json:
    """The plan's overview on a day; today when none is given."""
    return api.read("/plan-overviews", params={"plan": plan} | ({"asOf": on} if on else {}))


def duties(api: Api, plan: str, organisation: str, on: str) -> Json:
    """What the plan expects of the organisation on a day."""
    params = {"plan": plan, "organisation": organisation, "asOf": on}
    answer = api.read("/organisation-duties", params=params)
    assert_shape(OrganisationDuties, answer)
    return answer


def test_the_county_s_plan_as_it_comes_is_reported_by_nobody_and_adopted_by_none(
    reading: Api,
) -> None:
    answer = overview(reading, PLAN)
    assert_shape(PlanOverview, answer)
    assert answer["asOf"] == str(today())
    assert answer["adoption"] == {"decidedOn": None, "adopted": 0, "of": 8}
    assert [step["number"] for step in answer["steps"]] == [1, 2, 3]
    activities = [one for step in answer["steps"] for one in step["activities"]]
    assert answer["counts"]["activities"] == len(activities) == 13
    assert answer["counts"]["derived"]["notReported"] == 13
    assert answer["counts"]["lead"]["notReported"] == 13
    assert all(one["derived"]["reported"] == 0 for one in activities)
    assert not any(one["isLate"] or one["silentSince"] for one in activities)
    assert "undated" in answer["steps"][0]["status"]["en"]


def test_the_whole_is_shown_as_derived_and_as_the_lead_says_beside_each_other(
    stage: Stage,
) -> None:
    api, keys = stage.api, stage.keys
    organisations = parts("2281", o2280="participating", o2282="informed")
    activity = make_activity(api, keys, organisations=organisations)["id"]
    make_report(api, keys.reporter, activity, status="done")
    shown = overview_of(api, activity, "2023-07-01")
    assert shown["derived"] == {"status": "started", "degree": None, "reported": 1, "of": 2}
    assert shown["lead"] is None
    make_report(api, keys.neighbour, activity, organisationId="2280", degree=50)
    make_report(api, keys.lead, activity, organisationId=None, status="done")
    shown = overview_of(api, activity, "2023-07-01")
    assert shown["derived"] == {"status": "started", "degree": 75, "reported": 2, "of": 2}
    assert shown["lead"]["status"] == "done"
    kept = {one["organisationId"]: one["status"] for one in shown["parts"]}
    assert kept == {"2281": "done", "2280": "started", "2282": None}
    before = overview_of(api, activity, "2023-05-31")
    assert (before["lead"], before["derived"]["reported"]) == (None, 0)


def test_what_is_late_is_late_until_it_is_done_and_told_by_organisation(stage: Stage) -> None:
    api, keys = stage.api, stage.keys
    organisations = parts("2281", "2280", o2282="consulted")
    made = make_activity(api, keys, endsOn="2023-06-30", organisations=organisations)
    make_report(api, keys.reporter, made["id"], status="done")

    def late(on: str) -> tuple[bool, set[str]]:
        shown = overview_of(api, made["id"], on)
        return shown["isLate"], {one["organisationId"] for one in shown["parts"] if one["isLate"]}

    assert late("2023-06-30") == (False, set())
    assert late("2023-07-01") == (True, {"2280"})
    make_report(api, keys.neighbour, made["id"], organisationId="2280", status="done",
                asOf="2023-08-01")  # fmt: skip
    assert late("2023-07-31") == (True, {"2280"})
    assert late("2023-08-01") == (False, set())


def test_what_nobody_has_said_anything_of_for_long_is_silent_since_then(stage: Stage) -> None:
    api, keys = stage.api, stage.keys
    made = make_activity(api, keys, startsOn="2023-01-01", organisations=parts("2281", "2280"))
    make_report(api, keys.reporter, made["id"], asOf="2023-06-01")
    last = date(2023, 6, 1) + timedelta(days=180)
    shown = overview_of(api, made["id"], str(last))
    assert shown["silentSince"] is None
    assert [one["isSilent"] for one in shown["parts"]] == [False, True]
    shown = overview_of(api, made["id"], str(last + timedelta(days=1)))
    assert shown["silentSince"] == "2023-06-01"
    assert [one["isSilent"] for one in shown["parts"]] == [True, True]


def test_how_long_is_long_is_a_setting(make_api: MakeApi, keys: Keys) -> None:
    api = make_api(silent_after_days=10)
    made = make_activity(api, keys, startsOn="2023-01-01")
    answer = overview(api, PLAN, "2023-01-12")
    assert answer["silentAfterDays"] == 10
    assert answer["counts"]["silent"] == 1
    assert overview_of(api, made["id"], "2023-01-12")["silentSince"] == "2023-01-01"


def test_months_are_counted_from_the_day_when_the_last_board_adopted(stage: Stage) -> None:
    api, keys = stage.api, stage.keys
    plan = plan_of_its_own(stage)
    made = in_plan(stage, plan, startMonth=1, endMonth=12)
    boards = [make_board(api, keys)["id"] for _ in range(2)]
    matter = make_matter(api, keys, *boards, planId=plan, adoptsPlan=True)["id"]

    def days_of(on: str) -> tuple[Any, ...]:
        answer = overview(api, plan, on)
        one = overview_of(api, made["id"], on, plan)
        assert one["countedFromDecision"] is True
        adoption = answer["adoption"]
        return adoption["adopted"], adoption["decidedOn"], one["startsOn"], one["endsOn"]

    decide(api, keys, matter, boards[0], "adopted", decidedOn="2022-03-01")
    assert days_of("2024-01-01") == (1, None, None, None)
    decide(api, keys, matter, boards[1], "adopted_with_changes", decidedOn="2022-05")
    assert days_of("2024-01-01") == (2, None, None, None)
    decide(api, keys, matter, boards[1], "adopted", decidedOn="2022-05-31")
    assert days_of("2024-01-01") == (2, "2022-05-31", "2022-06-30", "2023-05-31")
    assert days_of("2022-05-30")[1:] == (None, None, None)
    decide(api, keys, matter, boards[0], "noted", decidedOn="2023-01-01")
    assert days_of("2024-01-01")[1] == "2022-05-31"
    decide(api, keys, matter, boards[0], "rejected", decidedOn="2023-02-01")
    assert days_of("2024-01-01") == (1, None, None, None)
    said = change_activity(api, keys, made, startsOn="2022-01-01", endsOn="2022-12-31")
    one = overview_of(api, said["id"], "2024-01-01", plan)
    assert (one["startsOn"], one["endsOn"]) == ("2022-01-01", "2022-12-31")
    assert (one["countedFromDecision"], one["isLate"]) == (False, True)


def test_an_activity_waits_for_what_it_needs_until_that_is_done(stage: Stage) -> None:
    api, keys = stage.api, stage.keys
    plan = plan_of_its_own(stage)
    first, second = in_plan(stage, plan)["id"], in_plan(stage, plan)["id"]
    waiting = in_plan(stage, plan, needsIds=[first, second])["id"]
    make_report(api, keys.reporter, first, status="done")
    make_report(api, keys.reporter, second, status="stopped")
    shown = overview_of(api, waiting, "2023-07-01", plan)
    assert (set(shown["needsIds"]), shown["waitsFor"]) == ({first, second}, [second])
    assert overview(api, plan, "2023-07-01")["counts"]["waiting"] == 1
    make_report(api, keys.lead, second, organisationId=None, status="done", asOf="2023-06-02")
    assert overview_of(api, waiting, "2023-07-01", plan)["waitsFor"] == [second]
    make_report(api, keys.reporter, second, status="done", asOf="2023-06-03")
    assert overview_of(api, waiting, "2023-07-01", plan)["waitsFor"] == []


def test_milestones_that_are_missed_are_counted(stage: Stage) -> None:
    plan = plan_of_its_own(stage)
    milestones = [
        {"title": {"sv": "Missat"}, "dueOn": "2023-03-01"},
        {"title": {"sv": "Nått"}, "dueOn": "2023-03-01", "doneOn": "2023-02-01"},
        {"title": {"sv": "Senare"}, "dueOn": "2030-03-01"},
        {"title": {"sv": "Utan dag"}},
    ]
    made = in_plan(stage, plan, milestones=milestones)
    assert overview_of(stage.api, made["id"], "2023-03-01", plan)["lateMilestones"] == 0
    answer = overview(stage.api, plan, "2023-03-02")
    assert answer["counts"]["lateMilestones"] == 1


def test_organisations_stand_in_their_order_with_how_their_parts_are(stage: Stage) -> None:
    api, keys = stage.api, stage.keys
    plan = plan_of_its_own(stage)
    in_plan(stage, plan, organisations=parts("2284", "22", o2281="informed"))
    other = in_plan(stage, plan, endsOn="2023-01-01", organisations=parts("2281", "22"))["id"]
    make_report(api, keys.regional, other, organisationId="22", status="done")
    found = {one["id"]: one for one in overview(api, plan, "2023-07-01")["organisations"]}
    listed = [one["id"] for one in api.items("/organisations", params={"county": "22"})]
    assert list(found) == [one for one in listed if one in found]
    names = ("parts", "doing", "reported", "done", "late", "silent")
    assert [found["22"][name] for name in names] == [2, 2, 1, 1, 0, 0]
    assert [found["2281"][name] for name in names] == [2, 1, 0, 0, 1, 0]
    assert [found["2284"][name] for name in names] == [1, 1, 0, 0, 0, 0]


def test_an_organisation_s_own_parts_come_with_those_below_and_of_its_groups(
    reading: Api,
) -> None:
    answer = duties(reading, PLAN, "2281", "2023-01-01")
    by = {(one["code"], one["organisationId"]): one["through"] for one in answer["duties"]}
    assert by["1.4", "2281"] == "own"
    assert by["1.1", "2281"] == "group"
    assert "22-municipalities" not in {one for _, one in by}
    assert [one["stepNumber"] for one in answer["duties"]] == sorted(
        one["stepNumber"] for one in answer["duties"]
    )
    assert answer["counts"]["duties"] == len(answer["duties"])
    assert answer["counts"]["notReported"] == answer["counts"]["doing"]


def test_what_is_expected_of_a_group_is_what_is_expected_of_its_members(reading: Api) -> None:
    answer = duties(reading, PLAN, "22-municipalities", "2023-01-01")
    by = {(one["code"], one["organisationId"]): one["through"] for one in answer["duties"]}
    members = {"2260", "2262", "2280", "2281", "2282", "2283", "2284"}
    assert {one for code, one in by if code == "1.1"} == members
    assert set(by.values()) == {"below"}


def test_what_is_expected_of_an_organisation_is_told_in_one_answer(stage: Stage) -> None:
    api, keys = stage.api, stage.keys
    plan = plan_of_its_own(stage)
    before = in_plan(stage, plan, code="0.1", organisations=parts("2280"))["id"]
    revised, due, other = (
        make_agreement(api, keys, organisationIds=ids, reviseBy=day)["id"]
        for ids, day in (([], None), (["2281"], "2023-05-01"), (["2280"], "2023-05-01"))
    )
    made = in_plan(
        stage,
        plan,
        startsOn="2022-01-01",
        endsOn="2023-05-01",
        needsIds=[before],
        contactFunction="Samordnare",
        gaps=[{"methodId": "act", "organisationId": one} for one in ("2281", "2280")],
        agreementIds=[revised],
        milestones=[{"title": {"sv": "Missat"}, "dueOn": "2023-01-01"}],
    )
    after = in_plan(stage, plan, needsIds=[made["id"]], organisations=parts("2280"))
    report = make_report(api, keys.reporter, made["id"], obstacle="Tjänsten saknas.")
    answer = duties(api, plan, "2281", "2024-01-01")
    [duty] = answer["duties"]
    assert duty["present"]["reportId"] == report["id"]
    assert duty["present"]["obstacle"] == "Tjänsten saknas."
    assert (duty["isLate"], duty["silentSince"]) == (True, "2023-06-01")
    assert [one["code"] for one in duty["waitsFor"]] == ["0.1"]
    assert [one["id"] for one in duty["awaitedBy"]] == [after["id"]]
    assert [one["isLate"] for one in duty["milestones"]] == [True]
    assert [(one["methodId"], one["activityIds"]) for one in answer["gaps"]] == [
        ("act", [made["id"]])
    ]
    kept = {one["id"]: one for one in answer["agreements"]}
    assert (kept[revised]["isParty"], kept[revised]["activityIds"]) == (False, [made["id"]])
    assert (kept[due]["isParty"], kept[due]["isLate"]) == (True, True)
    assert other not in kept
    assert answer["counts"] == {
        "duties": 1, "doing": 1, "notReported": 0, "late": 1, "silent": 1, "done": 0,
    }  # fmt: skip
    make_report(api, keys.reporter, made["id"], status="done", asOf="2023-12-01")
    [duty] = duties(api, plan, "2281", "2024-01-01")["duties"]
    assert (duty["isLate"], duty["silentSince"], duty["awaitedBy"]) == (False, None, [])


@pytest.mark.parametrize("path", ["/plan-overviews", "/organisation-duties"])
def test_what_is_not_there_is_told(reading: Api, path: str) -> None:
    params = {"plan": PLAN, "organisation": "2281"}
    problem(reading.get(path, params=params | {"plan": "no-such-plan"}), 404)
    assert faulty(reading.get(path, params=params | {"asOf": "x"})) == ["asOf"]
    assert "plan" in faulty(reading.get(path))


@pytest.mark.parametrize("organisation", ["no-such", "2580"])
def test_an_organisation_outside_the_plan_s_county_has_no_duties_in_it(
    reading: Api, organisation: str
) -> None:
    params = {"plan": PLAN, "organisation": organisation}
    problem(reading.get("/organisation-duties", params=params), 404)


@pytest.fixture
def tomorrow() -> Iterator[date]:
    """The next day, which it is for the server while the test runs."""
    day = today() + timedelta(days=1)
    with (
        mock.patch("samplan.plan.progress.overview_router.today", return_value=day),
        mock.patch("samplan.web.published.today", return_value=day),
    ):
        yield day


def test_an_answer_about_today_is_kept_until_the_day_is_over_and_no_longer(
    stage: Stage, request: pytest.FixtureRequest
) -> None:
    first = overview(stage.api, PLAN)
    with mock.patch("samplan.plan.progress.overview.overview") as made:
        assert overview(stage.api, PLAN) == first
        assert not made.called
    fixed = overview(stage.api, PLAN, "2023-01-01")
    day = request.getfixturevalue("tomorrow")
    assert overview(stage.api, PLAN)["asOf"] == str(day)
    with mock.patch("samplan.plan.progress.overview.overview") as made:
        assert overview(stage.api, PLAN, "2023-01-01") == fixed
        assert not made.called


def test_a_report_is_seen_by_the_very_next_reader(stage: Stage) -> None:
    before = overview(stage.api, PLAN, "2023-07-01")
    make_report(stage.api, stage.keys.reporter, SHARED, asOf="2023-06-30", degree=17)
    after = overview(stage.api, PLAN, "2023-07-01")
    assert before["_meta"]["revision"] < after["_meta"]["revision"]
    [part] = [
        one
        for one in overview_of(stage.api, SHARED, "2023-07-01")["parts"]
        if one["organisationId"] == "2281"
    ]
    assert part["degree"] == 17


def test_the_day_is_sweden_s() -> None:
    assert days.HERE.key == "Europe/Stockholm"
