"""What became of the gaps that activities were to close, when a new round has been made."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import sqlalchemy as sa
from anyio.from_thread import BlockingPortal
from sqlmodel import col

from samplan.chain.schemas import ActivityOutcomeList
from samplan.db.engine import open_database
from samplan.db.session import writing
from samplan.main import create_app
from samplan.methods.tables import MethodLineage
from samplan.methods.terms import LineageKind
from support.activities import make_report, parts
from support.asking import Api, Json, faulty
from support.chain import publish_answers, tie
from support.costs import PLAN
from support.databases import Databases
from support.people import Keys, make_keys
from support.settings import settings_for
from support.shapes import assert_shape

ROUND = "22-2026"
CLOSED, BETTER, OPEN = ("act", "2281"), ("act", "2262"), ("act", "2260")
UNSAID, NEVER, UNASKED = ("act", "2283"), ("act", "2282"), ("audit-youth", "22")


@dataclass(frozen=True)
class Played:
    """A county whose plan has been worked on, and where a new round has been made."""

    api: Api
    keys: Keys
    url: str
    whole: str
    """The activity that names one gap of each outcome; the lead reported it done in 2024."""
    part: str
    """One that Ånge alone has reported done."""
    late: str
    """One that was reported done after the round."""


@pytest.fixture(scope="module")
def played(databases: Databases, portal: BlockingPortal) -> Iterator[Played]:
    """Three activities, their reports, and a round that tells what became of their gaps."""
    with databases.loaded() as url:
        database = open_database(url)
        with Api(create_app(settings_for(url)), portal) as api:
            keys = make_keys(database)
            yield play(api, keys, url)
        database.close()


def play(api: Api, keys: Keys, url: str) -> Played:
    """Tie gaps, report, and make a round as of 2026."""
    every = (CLOSED, BETTER, OPEN, UNSAID, NEVER, UNASKED)
    whole = tie(api, keys, *every)["id"]
    shared = parts("2281", o2260="participating")
    part = tie(api, keys, CLOSED, OPEN, organisations=shared)["id"]
    late = tie(api, keys, OPEN)["id"]
    done = {"status": "done", "asOf": "2024-06-01"}
    make_report(api, keys.lead, whole, organisationId=None, **done)
    make_report(api, keys.lead, part, organisationId="2260", **done)
    answers = {CLOSED: "offered", BETTER: "partly", OPEN: "not_offered", NEVER: "offered"}
    publish_answers(api, keys, ROUND, answers, closesOn="2026-03-31")
    make_report(api, keys.lead, late, status="done", asOf="2026-04-01")
    return Played(api, keys, url, whole, part, late)


def outcomes(played: Played, **params: Any) -> Json:
    """The answer for county 22's plan."""
    return played.api.read("/activity-outcomes", params={"plan": PLAN} | params)


def told(answer: Json, activity_id: str) -> dict[tuple[str, str], Json]:
    """What became of an activity's gaps, by method and principal."""
    [found] = [one for one in answer["activityOutcomes"] if one["id"] == activity_id]
    return {(one["methodId"], one["organisationId"]): one for one in found["gaps"]}


def test_as_the_sources_have_it_no_activity_names_a_gap(reading: Api) -> None:
    answer = reading.read("/activity-outcomes", params={"plan": PLAN})
    assert_shape(ActivityOutcomeList, answer)
    assert (answer["activityOutcomes"], answer["totals"]["gaps"]) == ([], 0)
    assert "Ingen aktivitet i planen är knuten till någon lucka" in answer["words"]["sv"]


def test_each_gap_is_followed_from_the_round_that_it_was_planned_on(played: Played) -> None:
    answer = outcomes(played)
    assert_shape(ActivityOutcomeList, answer)
    assert answer["round"]["id"] == ROUND
    gaps = told(answer, played.whole)
    assert {key: one["outcome"] for key, one in gaps.items()} == {
        CLOSED: "closed",
        BETTER: "better",
        OPEN: "open",
        UNSAID: "unknown",
        NEVER: "never_open",
        UNASKED: "not_comparable",
    }
    assert (gaps[UNSAID]["reason"], gaps[UNASKED]["reason"]) == ("unknown", "not_asked")
    closed = gaps[CLOSED]
    assert (closed["fromRoundId"], closed["toRoundId"]) == ("22-2021", ROUND)
    assert (closed["fromStatus"], closed["toStatus"]) == ("not_offered", "offered")
    places = {one["id"] for one in answer["sources"]["places"]}
    assert closed["fromSourcePlaceId"] in places


def test_what_is_reported_done_and_still_open_is_marked(played: Played) -> None:
    answer = outcomes(played)
    whole = told(answer, played.whole)
    assert all(one["reportedDone"] for one in whole.values())
    assert {key for key, one in whole.items() if one["doneButOpen"]} == {OPEN, BETTER}
    part = told(answer, played.part)
    assert {key: one["reportedDone"] for key, one in part.items()} == {CLOSED: False, OPEN: True}
    assert part[OPEN]["doneButOpen"]
    late = told(answer, played.late)[OPEN]
    assert (late["reportedDone"], late["doneButOpen"]) == (False, False)


def test_how_far_it_had_come_is_as_reported_when_the_round_was_made(played: Played) -> None:
    reported = {one["id"]: one["reported"] for one in outcomes(played)["activityOutcomes"]}
    assert reported[played.whole]["lead"] == "done"
    assert reported[played.part] == {"lead": None, "derived": "started", "reported": 1, "of": 2}
    assert reported[played.late]["reported"] == 0


def test_the_outcomes_add_up(played: Played) -> None:
    answer = outcomes(played)
    six = ("closed", "better", "open", "neverOpen", "unknown", "notComparable")
    for counts in (answer["totals"], *(one["counts"] for one in answer["activityOutcomes"])):
        assert sum(counts[one] for one in six) == counts["gaps"]
    for name in (*six, "gaps", "doneButOpen"):
        parts_of = [one["counts"][name] for one in answer["activityOutcomes"]]
        assert answer["totals"][name] == sum(parts_of)
    assert answer["totals"]["doneButOpen"] == 3
    assert "3 är kvar fast aktiviteten rapporterats klar" in answer["words"]["sv"]


def test_outcomes_are_found_by_activity_principal_and_outcome(played: Played) -> None:
    assert told(outcomes(played, organisation="2262"), played.whole).keys() == {BETTER}
    one = outcomes(played, activity=played.late)
    assert [found["id"] for found in one["activityOutcomes"]] == [played.late]
    some = outcomes(played, outcome=["closed", "better"])
    assert told(some, played.whole).keys() == {CLOSED, BETTER}
    assert played.late not in {found["id"] for found in some["activityOutcomes"]}
    assert some["totals"]["open"] == 0


def test_with_the_round_that_was_planned_on_no_later_one_has_told(played: Played) -> None:
    gaps = told(outcomes(played, round="22-2021"), played.whole)
    assert (gaps[OPEN]["outcome"], gaps[OPEN]["reason"]) == ("open", "no_later_round")
    assert gaps[OPEN]["fromRoundId"] == gaps[OPEN]["toRoundId"] == "22-2021"
    assert not any(one["reportedDone"] for one in gaps.values())


def test_all_can_be_compared_with_a_round_of_ones_choice(played: Played) -> None:
    answer = outcomes(played, **{"from": "22-2014"})
    assert answer["fromRound"]["id"] == "22-2014"
    assert {one["fromRoundId"] for one in told(answer, played.whole).values()} == {"22-2014"}
    assert answer["fromRound"]["title"]["sv"] in answer["rule"]["sv"]
    for start, end in ((ROUND, ROUND), (ROUND, "22-2021")):
        params = {"plan": PLAN, "from": start, "round": end}
        assert faulty(played.api.get("/activity-outcomes", params=params)) == ["from"]


def test_a_principal_that_a_round_did_not_ask_is_not_compared(played: Played) -> None:
    old = {
        (cell["methodId"], cell["organisationId"])
        for cell in played.api.items("/gap-rounds/22-2014/assessments")
    }
    gaps = told(outcomes(played, **{"from": "22-2014"}), played.whole)
    unasked = {key for key in gaps if key not in old}
    assert unasked
    assert {(gaps[key]["outcome"], gaps[key]["reason"]) for key in unasked} == {
        ("not_comparable", "not_asked")
    }


def test_a_method_that_has_been_widened_is_not_compared(
    database_url: str, portal: BlockingPortal
) -> None:
    database = open_database(database_url)
    with writing(database) as session:
        widened = (
            sa.update(MethodLineage)
            .where(col(MethodLineage.to_method_id) == "met-alcohol")
            .values(kind=LineageKind.WIDENED)
        )
        session.connection().execute(widened)
    with Api(create_app(settings_for(database_url)), portal) as api:
        keys = make_keys(database)
        activity = tie(api, keys, ("met-alcohol", "22"))["id"]
        params = {"plan": PLAN, "round": "22-2021", "from": "22-2014"}
        [gap] = told(api.read("/activity-outcomes", params=params), activity).values()
    database.close()
    assert (gap["outcome"], gap["reason"]) == ("not_comparable", "widened")


def test_the_connections_of_an_activity_show_the_same(played: Played) -> None:
    answer = played.api.read(f"/activities/{played.whole}/connections")
    shown = {(one["methodId"], one["organisationId"]): one for one in answer["gaps"]}
    assert shown == told(outcomes(played), played.whole)
    assert answer["round"]["id"] == ROUND
    assert answer["reported"]["lead"] == "done"
