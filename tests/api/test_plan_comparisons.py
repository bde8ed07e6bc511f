"""What differs in a plan between two moments, and since the decision."""

from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from sqlmodel import col

from samplan.db.days import today
from samplan.db.engine import Database
from samplan.db.history import Action, Change, Revision, RevisionCounter
from support.activities import SHARED, make_activity, make_report
from support.asking import Api, faulty, problem
from support.costs import PLAN, make_plan, some_id
from support.decisions import decide, make_agreement, make_matter
from support.history import date_history, day_ago
from support.people import Keys
from support.plan_versions import change, comparison, take_away, version
from support.plans import made, new_point, new_step


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
