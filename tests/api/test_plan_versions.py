"""The plan as it stood: day by day, after a revision, and held against what it is now."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
import sqlalchemy as sa
from sqlmodel import col

from samplan.db.days import today
from samplan.db.engine import Database
from samplan.db.history import Action, Change, Revision, RevisionCounter
from samplan.plan.replay import Document, Key, compare
from samplan.plan.versions.naming import of_plan
from samplan.plan.versions.schemas import PlanComparison, PlanVersion
from samplan.plan.versions.service import LISTS, adopted, read_lists
from samplan.plan.versions.terms import Kind
from samplan.plan.versions.words import Called, Teller
from support.activities import SHARED, make_activity, make_report
from support.asking import Api, Json, body, faulty, problem
from support.costs import PLAN, make_plan, some_id
from support.decisions import decide, make_agreement, make_matter
from support.history import date_history, day_ago
from support.people import Keys, Stage
from support.plans import made, new_point, new_step
from support.shapes import assert_shape


def version(api: Api, plan: str = PLAN, **params: Any) -> Json:
    """The plan as it stood."""
    found = api.read("/plan-versions", params={"plan": plan, **params})
    assert_shape(PlanVersion, found)
    return found


def comparison(api: Api, then: Any, now: Any = None, plan: str = PLAN) -> Json:
    """What became of the plan between two moments."""
    params = {"plan": plan, "then": then} | ({} if now is None else {"now": now})
    found = api.read("/plan-comparisons", params=params)
    assert_shape(PlanComparison, found)
    return found


def by_id(documents: list[Json]) -> dict[str, Json]:
    """Documents by id."""
    return {one["id"]: one for one in documents}


def change(api: Api, keys: Keys, path: str, **fields: Any) -> Json:
    """Something changed, as the lead does it."""
    held = api.read(path)["version"]
    return body(api.patch(path, json=fields, key=keys.lead, version=held))


def take_away(api: Api, keys: Keys, path: str) -> None:
    """Something taken away, as the lead does it."""
    held = api.read(path)["version"]
    assert api.delete(path, key=keys.lead, version=held).status_code == 204


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


def test_nothing_differs_from_what_it_is(reading: Api) -> None:
    found = comparison(reading, today())
    assert found["differences"] == []
    assert found["counts"]["same"] > 100


def test_what_came_went_and_changed_is_told_in_words(
    api: Api, keys: Keys, database: Database
) -> None:
    going = made(api, keys, "/plan-points", new_point(title={"sv": "Att gå"}))
    changing = make_activity(
        api,
        keys,
        code="2.98",
        title={"sv": "Gammal", "en": "Old"},
        organisations=[{"organisationId": "2281", "part": "responsible"}],
    )
    loaded = date_history(database, 10)
    coming = make_agreement(api, keys, name={"sv": "Nyöverenskommelsen"})
    change(
        api,
        keys,
        f"/activities/{changing['id']}",
        title={"sv": "Ny"},
        endsOn="2027-06-30",
        needsIds=["22-plan-1-1"],
        organisations=[
            {"organisationId": "2281", "part": "participating"},
            {"organisationId": "2280", "part": "responsible"},
        ],
        milestones=[{"title": {"sv": "Halvvägs"}, "dueOn": "2027-03-01"}],
    )
    take_away(api, keys, f"/plan-points/{going['id']}")
    found = comparison(api, loaded)
    told = {one["id"]: one for one in found["differences"]}
    fates = {one: told[one]["fate"] for one in (going["id"], changing["id"], coming["id"])}
    assert list(fates.values()) == ["gone", "changed", "added"]
    assert told[going["id"]]["name"]["sv"] == "Att gå"
    assert told[coming["id"]]["name"]["sv"] == "Nyöverenskommelsen"
    assert told[changing["id"]]["name"] == {"sv": "2.98 Ny", "en": None}
    fields = {one["field"]: one for one in told[changing["id"]]["changes"]}
    assert fields.keys() == {"title", "endsOn", "needsIds", "organisations", "milestones"}
    assert fields["title"]["name"]["sv"] == "Rubrik"
    assert fields["title"]["before"] == {"sv": "Gammal", "en": "Old"}
    assert fields["title"]["after"] == {"sv": "Ny", "en": None}
    assert (fields["endsOn"]["before"], fields["endsOn"]["after"]["sv"]) == (None, "2027-06-30")
    assert [one["sv"] for one in fields["needsIds"]["added"]] == [
        "1.1 Länsövergripande beroendeteam (avd. 7)"
    ]
    parts = fields["organisations"]
    assert [one["sv"] for one in parts["added"]] == ["Härnösands kommun (ansvarig)"]
    assert parts["removed"] == []
    assert [(one["before"]["sv"], one["after"]["sv"]) for one in parts["altered"]] == [
        ("Sundsvalls kommun (ansvarig)", "Sundsvalls kommun (deltar)")
    ]
    assert [one["sv"] for one in fields["milestones"]["added"]] == ["Halvvägs (senast 2027-03-01)"]
    counts = found["counts"]
    assert (counts["added"], counts["gone"], counts["changed"]) == (1, 1, 1)
    assert [one["kind"] for one in found["differences"]] == ["plan-point", "activity", "agreement"]


def test_what_changed_and_was_changed_back_is_the_same(
    api: Api, keys: Keys, database: Database
) -> None:
    activity = make_activity(api, keys, title={"sv": "Ett"})
    loaded = date_history(database, 10)
    for title in ("Två", "Ett"):
        change(api, keys, f"/activities/{activity['id']}", title={"sv": title})
    assert comparison(api, loaded)["differences"] == []


def test_two_days_are_compared_and_the_later_may_not_come_first(
    api: Api, keys: Keys, database: Database
) -> None:
    loaded = date_history(database, 30)
    step = made(api, keys, "/plan-steps", new_step())
    date_history(database, 20, since=loaded)
    change(api, keys, f"/plan-steps/{step['id']}", needLevel={"sv": "Annat"})
    [one] = comparison(api, day_ago(25), day_ago(15))["differences"]
    assert (one["fate"], one["name"]["sv"]) == ("added", "Steg 9: Inga svårigheter")
    [one] = comparison(api, day_ago(15))["differences"]
    assert (one["fate"], one["name"]["sv"]) == ("changed", "Steg 9: Annat")
    for then, now in ((15, 25), (2, 5)):
        params = {"plan": PLAN, "then": day_ago(then), "now": day_ago(now)}
        assert faulty(api.get("/plan-comparisons", params=params)) == ["then"]


@pytest.mark.parametrize(
    "then", ["yesterday", "2026-13-01", "26-11-01", "-1", "", "1e3", "9999999999", "9999-01-01"]
)
def test_a_baseline_that_means_nothing_is_named_as_a_fault(reading: Api, then: str) -> None:
    params = {"plan": PLAN, "then": then}
    assert faulty(reading.get("/plan-comparisons", params=params)) == ["then"]


def test_while_it_is_not_adopted_everywhere_the_decision_is_no_baseline(reading: Api) -> None:
    answer = reading.get("/plan-comparisons", params={"plan": PLAN, "then": "decision"})
    [violation] = problem(answer, 422)["violations"]
    assert "0 av 8 nämnder har antagit den" in violation["message"]


@pytest.fixture
def adopted_plan(api: Api, keys: Keys, database: Database) -> str:
    """A plan of county 22 that its only board adopted 15 days ago, and was entered before it."""
    plan = make_plan(database, some_id("plan"), county_id="22")
    matter = make_matter(api, keys, "2280-social-committee", planId=plan, adoptsPlan=True)
    for path in (f"/plans/{plan}", f"/activities/{plan}-1-1"):
        change(api, keys, path, title={"sv": "Som den antogs"})
    entered = date_history(database, 20)
    decide(api, keys, matter["id"], "2280-social-committee", "adopted", decidedOn=day_ago(15))
    date_history(database, 14, since=entered)
    return plan


def test_what_the_boards_adopted_is_held_against_what_it_has_become(
    api: Api, keys: Keys, adopted_plan: str
) -> None:
    change(api, keys, f"/activities/{adopted_plan}-1-1", title={"sv": "Som det blev"})
    found = comparison(api, "decision", plan=adopted_plan)
    assert (found["then"]["on"], found["then"]["isDecision"]) == (day_ago(15), True)
    told = {one["kind"]: one for one in found["differences"]}
    assert told["activity"]["changes"][0]["before"]["sv"] == "Som den antogs"
    assert told["activity"]["changes"][0]["after"]["sv"] == "Som det blev"
    assert told["decision"]["fate"] == "added"
    assert version(api, adopted_plan)["adoption"]["decidedOn"] == day_ago(15)
    assert version(api, adopted_plan, on=day_ago(16))["adoption"] == {
        "decidedOn": None,
        "adopted": 0,
        "of": 1,
    }


def test_a_plan_entered_after_it_was_adopted_has_no_such_baseline(
    api: Api, database: Database, adopted_plan: str
) -> None:
    date_history(database, 5)
    answer = api.get("/plan-comparisons", params={"plan": adopted_plan, "then": "decision"})
    [violation] = problem(answer, 422)["violations"]
    assert f"lades in här först {day_ago(5)}" in violation["message"]


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


def test_what_had_no_place_then_is_not_said_to_have_gone(api: Api, database: Database) -> None:
    """An agreement once kept the activities that revise it; activities keep that now."""
    then = date_history(database, 10)
    with database.writing.begin() as connection:
        of_one = sa.select(Change).where(col(Change.object_type) == "agreement")
        row = connection.execute(of_one).mappings().first()
        assert row is not None
        newer = row["after"] | {"year": 1999}
        older = row["after"] | {"activityIds": ["22-plan-1-1"]}
        number = then + 1
        moment = {"number": number, "at": datetime.now(UTC), "actor_name": "x", "channel": "api"}
        connection.execute(sa.insert(Revision).values(moment | {"actor_role": "lead"}))
        same = {name: row[name] for name in ("object_type", "object_id", "county_id", "restricted")}
        change = {"revision": number, "position": 0, "action": Action.UPDATE} | same
        connection.execute(sa.insert(Change).values(change | {"before": older, "after": newer}))
        connection.execute(
            sa.update(Change)
            .where(col(Change.revision) == row["revision"])
            .where(col(Change.position) == row["position"])
            .values(after=older)
        )
        connection.execute(sa.update(RevisionCounter).values(number=number))
    [told] = comparison(api, then)["differences"]
    assert [one["field"] for one in told["changes"]] == ["year"]


def test_where_each_part_stood_and_stands_is_told(api: Api, keys: Keys, database: Database) -> None:
    report = {"organisationId": "2281", "asOf": day_ago(25)}
    make_report(api, keys.lead, SHARED, **report, status="started", degree=10)
    then = date_history(database, 20)
    make_report(api, keys.lead, SHARED, **report | {"asOf": day_ago(5)}, status="done")
    make_report(api, keys.lead, SHARED, organisationId=None, asOf=day_ago(5), status="paused")
    found = comparison(api, then)
    assert [one["kind"] for one in found["differences"]] == ["progress", "progress"]
    whole, part = found["differences"]
    assert (whole["fate"], part["fate"]) == ("added", "changed")
    assert part["name"]["sv"].endswith(": Sundsvalls kommun")
    assert whole["name"]["sv"].endswith(": hela, enligt projektledningen")
    told = {one["field"]: (one["before"], one["after"]) for one in part["changes"]}
    assert {field: [one and one["sv"] for one in pair] for field, pair in told.items()} == {
        "status": ["Påbörjad", "Klar"],
        "degree": ["10 %", None],
        "asOf": [day_ago(25), day_ago(5)],
    }
    assert found["counts"]["added"] == found["counts"]["changed"] == 1


def test_what_a_board_decided_since_is_told(api: Api, keys: Keys, database: Database) -> None:
    matter = make_matter(api, keys, "2280-social-committee")
    then = date_history(database, 20)
    decide(api, keys, matter["id"], "2280-social-committee", "tabled", paragraph="§ 7")
    [told] = comparison(api, then)["differences"]
    assert (told["kind"], told["fate"]) == ("decision", "added")
    changes = {one["field"]: one["after"]["sv"] for one in told["changes"] if one["after"]}
    assert changes["outcome"] == "Bordlagt"
    assert changes["paragraph"] == "§ 7"


def test_a_source_is_told_by_its_document(api: Api, keys: Keys, database: Database) -> None:
    then = date_history(database, 20)
    held = api.read(f"/activities/{SHARED}")["sourcePlaceId"]
    assert held
    change(api, keys, f"/activities/{SHARED}", sourcePlaceId=None)
    [told] = comparison(api, then)["differences"]
    [source] = told["changes"]
    assert source["field"] == "sourcePlaceId"
    place = api.read(f"/source-places/{held}")
    assert source["before"]["sv"].startswith(place["documentTitle"])


def test_milestones_moved_are_told_from_what_to_what(
    api: Api, keys: Keys, database: Database
) -> None:
    wish = {"title": {"sv": "Lokaler"}, "dueOn": "2027-03-01"}
    one = make_activity(api, keys, milestones=[wish])
    then = date_history(database, 20)
    held = one["milestones"][0]["id"]
    later = wish | {"id": held, "dueOn": "2027-09-01"}
    change(api, keys, f"/activities/{one['id']}", milestones=[later])
    [told] = comparison(api, then)["differences"]
    [moved] = told["changes"]
    assert (moved["added"], moved["removed"]) == ([], [])
    assert [(pair["before"]["sv"], pair["after"]["sv"]) for pair in moved["altered"]] == [
        ("Lokaler (senast 2027-03-01)", "Lokaler (senast 2027-09-01)")
    ]


def test_an_answer_is_kept_until_something_changes(stage: Stage) -> None:
    path = f"/plan-versions?plan={PLAN}"
    etag = stage.api.get(path).headers["etag"]
    assert stage.api.get(path, headers={"If-None-Match": etag}).status_code == 304
    made(stage.api, stage.keys, "/plan-points", new_point())
    assert stage.api.get(path, headers={"If-None-Match": etag}).status_code == 200


def test_days_are_swedish(reading: Api) -> None:
    assert date.fromisoformat(version(reading)["moment"]["on"]) == today()
