"""The plan's lists and whole answers ask the database equally often, however long they are."""

import pytest
import sqlalchemy as sa

from support.activities import make_activity, make_report, parts
from support.asking import Api, Json
from support.chain import make_analysis, make_check, make_follow_up
from support.costs import PLAN, some_id
from support.decisions import BOARD, decide, hold, make_board, make_course, make_matter
from support.people import Stage
from support.reports import draft_report, issue_report

MANY = 6


@pytest.fixture(scope="module", autouse=True)
def many(stage: Stage) -> None:
    """Several of all that a plan has, none of them alike in what it hangs on."""
    api, keys = stage.api, stage.keys
    for _ in range(MANY):
        everybody = parts("2281", "22")
        of = make_activity(api, keys, organisations=everybody, gaps=GAPS)["id"]
        make_report(api, keys.lead, of)
        make_report(api, keys.lead, of, organisationId="22")
        make_follow_up(api, keys, activityId=of)
        benefit: Json = {"kind": "benefit", "text": {"sv": "Nytta"}, "id": some_id("point")}
        make_analysis(api, keys, activityId=of, points=[benefit])
        make_check(api, keys, pointId=benefit["id"])
        make_board(api, keys)
        matter = make_matter(api, keys, BOARD, activityId=of)["id"]
        decide(api, keys, matter, BOARD, "tabled")
        hold(api, keys, make_course(api, keys, activityId=of)["id"], "2027-03-01")
        issue_report(api, keys, draft_report(api, keys))


GAPS: list[Json] = [{"methodId": "act", "organisationId": one} for one in ("2281", "22")]


def asked_for(api: Api, path: str, **params: object) -> int:
    """How many questions the database got for an answer."""
    asked: list[str] = []

    def note(*given: object) -> None:
        asked.append(str(given[2]))

    engine = api.app.api.state.database.reading
    sa.event.listen(engine, "before_cursor_execute", note)
    api.read(path, params=params)
    sa.event.remove(engine, "before_cursor_execute", note)
    return len(asked)


@pytest.mark.parametrize(
    ("path", "params"),
    [
        ("/activities", {"plan": PLAN}),
        ("/plan-steps", {"plan": PLAN}),
        ("/goals", {"plan": PLAN}),
        ("/plan-points", {"plan": PLAN}),
        ("/responsibilities", {"plan": PLAN}),
        ("/progress-reports", {"plan": PLAN}),
        ("/boards", {"county": "22"}),
        ("/matters", {"plan": PLAN}),
        ("/decisions", {"plan": PLAN}),
        ("/courses", {"plan": PLAN}),
        ("/course-occasions", {"plan": PLAN}),
        ("/impact-analyses", {"plan": PLAN}),
        ("/benefit-checks", {"plan": PLAN}),
        ("/follow-ups", {"plan": PLAN}),
        ("/status-reports", {"plan": PLAN}),
        ("/gap-plans", {"plan": PLAN}),
        ("/idle-activities", {"plan": PLAN}),
        ("/activity-outcomes", {"plan": PLAN}),
    ],
)
def test_a_long_list_asks_the_database_no_more_often_than_a_short_one(
    stage: Stage, path: str, params: Json
) -> None:
    assert len(stage.api.items(path, params=params)) > 2
    short = asked_for(stage.api, path, **params, limit=2)
    assert short > 0
    assert asked_for(stage.api, path, **params, limit=100) == short


@pytest.mark.parametrize(
    ("path", "params"),
    [
        (f"/plans/{PLAN}", {}),
        ("/plan-overviews", {"asOf": "2024-01-01"}),
        ("/organisation-duties", {"asOf": "2024-01-01", "organisation": "2281"}),
        ("/decision-matrices", {}),
        ("/plan-effects", {}),
        ("/plan-versions", {}),
        ("/training-calendars", {}),
    ],
)
def test_a_whole_answer_asks_no_more_often_when_the_plan_has_grown(
    stage: Stage, path: str, params: Json
) -> None:
    api, keys = stage.api, stage.keys
    params = params | ({} if path.startswith("/plans/") else {"plan": PLAN})
    before = asked_for(api, path, **params)
    assert before > 0
    for _ in range(MANY):
        of = make_activity(api, keys, organisations=parts("2281"), gaps=GAPS)["id"]
        make_report(api, keys.lead, of)
        decide(api, keys, make_matter(api, keys, BOARD, activityId=of)["id"], BOARD, "tabled")
        hold(api, keys, make_course(api, keys, activityId=of)["id"], "2027-03-01")
    assert asked_for(api, path, **params) == before
