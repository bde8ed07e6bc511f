"""The plan as it stood: day by day, after a revision, and held against what it is now."""

from datetime import date, time
from typing import Any

import pytest
import sqlalchemy as sa
from sqlmodel import col

from samplan.db.days import today
from samplan.db.engine import Database
from samplan.db.history import Change
from samplan.plan.replay import Document, Key, compare
from samplan.plan.versions.naming import of_plan
from samplan.plan.versions.service import LISTS, adopted, read_lists
from samplan.plan.versions.terms import Kind
from samplan.plan.versions.words import Called, Teller
from support.activities import SHARED, make_activity, make_report
from support.asking import Api, Json, faulty, problem
from support.costs import PLAN
from support.history import date_history, day_ago
from support.people import Keys, Stage
from support.plan_versions import by_id, change, take_away, version
from support.plans import made, new_point


def test_the_whole_history_gives_the_plan_as_it_is(reading: Api) -> None:
    found = version(reading)
    for path, name in (
        ("/plan-steps", "steps"),
        ("/plan-points", "points"),
        ("/responsibilities", "responsibilities"),
        ("/goals", "goals"),
        ("/activities", "activities"),
        ("/matters", "matters"),
        ("/decisions", "decisions"),
    ):
        shown = by_id(reading.items(path, params={"plan": PLAN}))
        kept = by_id(found[name])
        assert kept.keys() == shown.keys()
        for one, document in kept.items():
            assert {field: shown[one][field] for field in document} == document
    agreements = by_id(reading.items("/agreements", params={"county": "22"}))
    assert by_id(found["agreements"]).keys() == agreements.keys()
    boards = {board for one in found["matters"] for board in one["boardIds"]}
    assert by_id(found["boards"]).keys() == boards
    assert found["adoption"] == reading.read(f"/plan-overviews?plan={PLAN}")["adoption"]
    assert found["progress"] == []


def test_each_is_told_in_the_order_of_the_plan(reading: Api) -> None:
    found = version(reading)
    assert [one["number"] for one in found["steps"]] == [1, 2, 3]
    assert [one["code"] for one in found["activities"]][:6] == [
        "1.1", "1.2", "1.3", "1.4", "1.5", "2.1",
    ]  # fmt: skip


def test_a_plan_that_changed_is_shown_as_it_stood_each_day(
    api: Api, keys: Keys, database: Database
) -> None:
    loaded = date_history(database, 30)
    activity = make_activity(api, keys, title={"sv": "Först"})
    first = date_history(database, 20, since=loaded)
    change(api, keys, f"/activities/{activity['id']}", title={"sv": "Sedan"}, endsOn="2027-01-31")
    point = made(api, keys, "/plan-points", new_point())
    second = date_history(database, 10, since=first)
    take_away(api, keys, f"/activities/{activity['id']}")
    take_away(api, keys, f"/plan-points/{point['id']}")

    def stood(**params: Any) -> tuple[Any, Any, bool]:
        found = version(api, **params)
        one = by_id(found["activities"]).get(activity["id"])
        has_point = point["id"] in by_id(found["points"])
        return (one and one["title"]["sv"], one and one["endsOn"], has_point)

    assert stood(on=day_ago(21)) == (None, None, False)
    assert stood(on=day_ago(20)) == ("Först", None, False)
    assert stood(on=day_ago(11)) == ("Först", None, False)
    assert stood(on=day_ago(10)) == ("Sedan", "2027-01-31", True)
    assert stood(on=day_ago(1)) == ("Sedan", "2027-01-31", True)
    assert stood(on=str(today())) == stood() == (None, None, False)
    assert stood(revision=loaded) == (None, None, False)
    assert stood(revision=first) == ("Först", None, False)
    assert stood(revision=second) == ("Sedan", "2027-01-31", True)


def test_the_moment_says_which_revision_it_is(api: Api, keys: Keys, database: Database) -> None:
    loaded = date_history(database, 30)
    assert version(api, on=day_ago(25))["moment"]["revision"] == loaded
    moment = version(api, revision=loaded)["moment"]
    assert (moment["on"], moment["isDecision"]) == (day_ago(30), False)
    made(api, keys, "/plan-points", new_point())
    assert version(api)["moment"]["revision"] == loaded + 1


def test_a_day_ends_at_midnight_in_sweden(api: Api, keys: Keys, database: Database) -> None:
    loaded = date_history(database, 30)
    one = made(api, keys, "/plan-points", new_point())["id"]
    first = date_history(database, 20, since=loaded, at=time(23, 59, 59))
    two = made(api, keys, "/plan-points", new_point())["id"]
    date_history(database, 19, since=first, at=time(0))
    points = by_id(version(api, on=day_ago(20))["points"])
    assert (one in points, two in points) == (True, False)
    assert two in by_id(version(api, on=day_ago(19))["points"])


def test_progress_is_what_had_come_in_by_then(api: Api, keys: Keys, database: Database) -> None:
    loaded = date_history(database, 30)
    made_on = {"organisationId": "2281", "asOf": day_ago(25)}
    make_report(api, keys.lead, SHARED, **made_on, status="started", degree=10)
    first = date_history(database, 20, since=loaded)
    make_report(api, keys.lead, SHARED, **made_on, status="started", degree=60)
    make_report(api, keys.lead, SHARED, organisationId=None, asOf=day_ago(1), status="paused")

    def known(**params: Any) -> list[tuple[Any, ...]]:
        return [
            (one["organisationId"], one["status"], one["degree"], one["asOf"])
            for one in version(api, **params)["progress"]
            if one["activityId"] == SHARED
        ]

    assert known(revision=loaded) == []
    assert known(on=day_ago(21)) == []
    assert known(on=day_ago(20)) == [("2281", "started", 10, day_ago(25))]
    assert known(revision=first) == [("2281", "started", 10, day_ago(25))]
    assert known() == [
        (None, "paused", None, day_ago(1)),
        ("2281", "started", 60, day_ago(25)),
    ]


@pytest.mark.parametrize(
    ("params", "named"),
    [
        ({"on": "2020-01-01"}, ["on"]),
        ({"on": "0001-01-01"}, ["on"]),
        ({"on": "9999-12-31"}, ["on"]),
        ({"on": "2026-02-30"}, ["on"]),
        ({"revision": 999_999}, ["revision"]),
        ({"revision": 0}, ["revision"]),
        ({"revision": 1, "on": "2026-11-01"}, ["revision"]),
    ],
)
def test_a_moment_that_means_nothing_is_named_as_a_fault(
    reading: Api, params: Json, named: list[str]
) -> None:
    assert faulty(reading.get("/plan-versions", params={"plan": PLAN, **params})) == named


def test_before_it_was_entered_the_plan_is_said_not_to_have_been_here(reading: Api) -> None:
    answer = reading.get("/plan-versions", params={"plan": PLAN, "on": "2022-05-18"})
    [violation] = problem(answer, 422)["violations"]
    assert violation["message"].startswith("Planen fanns inte här då. Den lades in 20")


def test_there_is_no_version_of_no_plan(reading: Api) -> None:
    for path in ("/plan-versions?plan=99-plan", "/plan-comparisons?plan=99-plan&then=1"):
        assert reading.get(path).status_code == 404


def test_what_an_earlier_release_wrote_into_the_history_is_read_as_it_is(
    api: Api, database: Database
) -> None:
    """Activities were once kept without their plan, their dates and their gaps."""
    kept = ("id", "stepId", "code", "title", "organisations")
    with database.writing.begin() as connection:
        of_one = sa.select(Change).where(
            col(Change.object_type) == "activity", col(Change.object_id) == SHARED
        )
        [row] = connection.execute(of_one).mappings().all()
        before = {name: row["after"][name] for name in kept}
        connection.execute(
            sa.update(Change)
            .where(col(Change.revision) == row["revision"])
            .where(col(Change.position) == row["position"])
            .values(after=before)
        )
    assert by_id(version(api)["activities"])[SHARED] == before


def test_whatever_an_earlier_release_did_not_keep_the_plan_is_told_of(
    reading: Api,
) -> None:
    """Each field of each thing left out, one at a time, as then and as now."""
    told = version(reading)
    lists = {kind: told[name] for kind, name in LISTS.items()} | {Kind.PLAN: [told["outline"]]}
    now: dict[Key, Document] = {
        Key(kind.value, one["id"]): one for kind, documents in lists.items() for one in documents
    }
    nobody = Called({}, {})
    for key, one in now.items():
        for field in one:
            less = now | {key: {name: one[name] for name in one if name != field}}
            objects = of_plan(less, PLAN)
            assert read_lists(objects).keys() == set(LISTS.values())
            assert adopted(objects, today()).of >= 0
            for was, has in ((less, now), (now, less)):
                teller = Teller(was, has, nobody)
                changes = [teller.tell(each) for each in compare(was, has)]
                assert all(each is None or each["name"]["sv"] for each in changes)


def test_an_answer_is_kept_until_something_changes(stage: Stage) -> None:
    path = f"/plan-versions?plan={PLAN}"
    etag = stage.api.get(path).headers["etag"]
    assert stage.api.get(path, headers={"If-None-Match": etag}).status_code == 304
    made(stage.api, stage.keys, "/plan-points", new_point())
    assert stage.api.get(path, headers={"If-None-Match": etag}).status_code == 200


def test_days_are_swedish(reading: Api) -> None:
    assert date.fromisoformat(version(reading)["moment"]["on"]) == today()
