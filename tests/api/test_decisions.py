"""Boards, matters and what boards did with them: kept so that nothing earlier is lost."""

from datetime import timedelta

import pytest

from samplan.db.days import today
from samplan.plan.decisions.schemas import BoardInfo, DecisionInfo, MatterInfo
from support.asking import Api, Json, body, faulty, problem
from support.costs import ELSEWHERE, PLAN, make_plan, some_id
from support.decisions import BOARD, OTHER_BOARD, decide, make_board, make_matter
from support.people import Stage
from support.shapes import assert_shape
from support.steps import history

FAR_BOARD = "25-test-board"


@pytest.fixture(scope="module", autouse=True)
def elsewhere(stage: Stage) -> None:
    """A plan and a board in another county."""
    make_plan(stage.database)
    sent = {"id": FAR_BOARD, "countyId": "25", "name": {"sv": "Nämnden"}}
    body(stage.api.post("/boards", json=sent, key=stage.others.lead), 201)


def entered(document: Json) -> Json:
    """A thing as its history has it."""
    return {name: value for name, value in document.items() if name != "_links"}


def test_the_county_comes_with_a_board_for_each_principal_and_one_for_all(reading: Api) -> None:
    boards = reading.items("/boards", params={"county": "22"})
    assert len(boards) == 9
    for one in boards:
        assert_shape(BoardInfo, one)
        assert reading.read(f"/boards/{one['id']}") == one
    assert [one["id"] for one in boards if one["organisationId"] is None] == ["22-social-reko"]
    [own] = reading.items("/boards", params={"organisation": "2280"})
    assert own["id"] == BOARD


def test_the_county_comes_with_its_matters_and_what_is_known_of_them(reading: Api) -> None:
    matters = {one["id"]: one for one in reading.items("/matters", params={"plan": PLAN})}
    for one in matters.values():
        assert_shape(MatterInfo, one)
        assert reading.read(f"/matters/{one['id']}") == one
    assert len(matters["22-adopt-plan"]["boardIds"]) == 8
    assert [one["id"] for one in matters.values() if one["adoptsPlan"]] == ["22-adopt-plan"]
    decisions = reading.items("/decisions", params={"plan": PLAN})
    for one in decisions:
        assert_shape(DecisionInfo, one)
        assert one["sourcePlaceId"]
        assert reading.read(f"/decisions/{one['id']}") == one
    dates = [one["decidedOn"] for one in decisions]
    assert dates == sorted(dates, reverse=True)
    cancelled = reading.items("/decisions", params={"outcome": "meeting_cancelled"})
    assert {(one["boardId"], one["decidedOn"]) for one in cancelled} == {(BOARD, "2022-02-24")}
    assert len(cancelled) == 3
    # No source says that any board has adopted the plan.
    adopted = reading.items("/decisions", params={"outcome": "adopted"})
    assert [one["boardId"] for one in adopted] == ["22-social-reko"]


@pytest.mark.parametrize(
    ("path", "params", "ids"),
    [
        ("/matters", {"board": "22-social-reko"}, {"22-mapping-assignment"}),
        ("/matters", {"step": "22-plan-step-1"}, {"22-step-1-2022"}),
        ("/matters", {"activity": "22-plan-1-1"}, set()),
        ("/matters", {"plan": "no-plan"}, set()),
        ("/decisions", {"matter": "22-collaboration-model"}, {"22-collaboration-model-2280-1"}),
        ("/boards", {"county": "no-county"}, set()),
    ],
)
def test_lists_are_filtered(reading: Api, path: str, params: Json, ids: set[str]) -> None:
    assert {one["id"] for one in reading.items(path, params=params)} == ids


def test_a_board_is_made_changed_and_taken_away(stage: Stage) -> None:
    api, key = stage.api, stage.keys.lead
    made = make_board(api, stage.keys, organisationId="2281", name={"sv": "Nämnd", "en": "Board"})
    assert_shape(BoardInfo, made)
    path = f"/boards/{made['id']}"
    assert api.get(path).headers["etag"].startswith('"v1-')
    change = {"name": {"sv": "Individnämnden"}, "organisationId": None, "order": 3}
    changed = body(api.patch(path, json=change, key=key, version=1))
    assert changed["name"] == {"sv": "Individnämnden", "en": None}
    assert (changed["organisationId"], changed["order"], changed["version"]) == (None, 3, 2)
    assert body(api.patch(path, json=change, key=key, version=2))["version"] == 2
    problem(api.patch(path, json=change, key=key, version=1), 412)
    problem(api.delete(path, key=key), 428)
    assert api.delete(path, key=key, version=2).status_code == 204
    problem(api.get(path), 404)
    deleted, updated, created = history(api, key, objectType="board", objectId=made["id"])
    assert (created["before"], created["after"]) == (None, entered(made))
    assert (updated["before"], updated["after"]) == (entered(made), entered(changed))
    assert (deleted["before"], deleted["after"]) == (entered(changed), None)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"organisationId": "25"}, "organisationId"),
        ({"organisationId": "no-such"}, "organisationId"),
        ({"organisationId": "22-municipalities"}, "organisationId"),
        ({"countyId": "99"}, "countyId"),
        ({"name": {"sv": ""}}, "name.sv"),
        ({"id": "Å"}, "id"),
    ],
)
def test_a_board_is_of_a_county_and_its_principal(stage: Stage, fields: Json, field: str) -> None:
    sent = {"id": some_id("board"), "countyId": "22", "name": {"sv": "Nämnd"}} | fields
    assert faulty(stage.api.post("/boards", json=sent, key=stage.keys.administrator)) == [field]


def test_a_board_stays_while_it_has_matters_and_says_which(stage: Stage) -> None:
    board = make_board(stage.api, stage.keys)["id"]
    matter = make_matter(stage.api, stage.keys, board)["id"]
    decision = decide(stage.api, stage.keys, matter, board, "tabled")["id"]
    path = f"/boards/{board}"
    told = problem(stage.api.delete(path, key=stage.keys.lead, version=1), 409)["detail"]
    assert matter in told
    assert decision in told


def test_a_matter_is_made_changed_and_taken_away(stage: Stage) -> None:
    api, key = stage.api, stage.keys.lead
    made = make_matter(api, stage.keys, BOARD, OTHER_BOARD, activityId="22-plan-1-4")
    assert_shape(MatterInfo, made)
    # Boards stand in the county's order, whatever the order they are sent in.
    assert made["boardIds"] == [OTHER_BOARD, BOARD]
    path = f"/matters/{made['id']}"
    change = {"boardIds": [BOARD], "stepId": "22-plan-step-1", "title": {"sv": "Nytt", "en": "New"}}
    changed = body(api.patch(path, json=change, key=key, version=1))
    assert (changed["boardIds"], changed["stepId"]) == ([BOARD], "22-plan-step-1")
    assert (changed["activityId"], changed["version"]) == ("22-plan-1-4", 2)
    assert body(api.patch(path, json={}, key=key, version=2)) == changed
    assert api.delete(path, key=key, version=2).status_code == 204
    deleted, updated, created = history(api, key, objectType="matter", objectId=made["id"])
    assert created["after"] == updated["before"] == entered(made)
    assert updated["after"] == deleted["before"] == entered(changed)


MATTER_FAULTS: list[tuple[Json, list[str]]] = [
    ({"planId": "no-such"}, ["planId"]),
    ({"stepId": f"{ELSEWHERE}-step-1"}, ["stepId"]),
    ({"activityId": f"{ELSEWHERE}-1-1"}, ["activityId"]),
    ({"stepId": "22-plan-step-2", "activityId": "22-plan-1-1"}, ["activityId"]),
    ({"boardIds": [FAR_BOARD]}, ["boardIds[0]"]),
    ({"boardIds": [BOARD, "no-such", BOARD]}, ["boardIds[1]", "boardIds[2]"]),
    ({"adoptsPlan": True}, ["adoptsPlan"]),
    ({"sourcePlaceId": "no-such"}, ["sourcePlaceId"]),
    (
        {"stepId": "no-such", "adoptsPlan": True, "sourcePlaceId": "x", "boardIds": ["x"]},
        ["stepId", "adoptsPlan", "sourcePlaceId", "boardIds[0]"],
    ),
]


@pytest.mark.parametrize(("fields", "fields_named"), MATTER_FAULTS)
def test_all_that_is_wrong_with_a_matter_is_told_at_once(
    stage: Stage, fields: Json, fields_named: list[str]
) -> None:
    sent = {"id": some_id("matter"), "planId": PLAN, "title": {"sv": "Ärende"}, "boardIds": []}
    key = stage.keys.lead
    assert faulty(stage.api.post("/matters", json=sent | fields, key=key)) == fields_named
    if "planId" not in fields:
        path = f"/matters/{make_matter(stage.api, stage.keys)['id']}"
        assert faulty(stage.api.patch(path, json=fields, key=key, version=1)) == fields_named


def test_what_has_been_decided_keeps_its_board_and_its_matter(stage: Stage) -> None:
    api, key = stage.api, stage.keys.lead
    matter = make_matter(api, stage.keys, BOARD, OTHER_BOARD)["id"]
    decision = decide(api, stage.keys, matter, BOARD, "adopted", decidedOn="2022")
    path = f"/matters/{matter}"
    assert faulty(api.patch(path, json={"boardIds": []}, key=key, version=1)) == ["boardIds"]
    body(api.patch(path, json={"boardIds": [BOARD]}, key=key, version=1))
    assert decision["id"] in problem(api.delete(path, key=key, version=2), 409)["detail"]
    assert api.delete(f"/decisions/{decision['id']}", key=key, version=1).status_code == 204
    assert api.delete(path, key=key, version=2).status_code == 204


def test_a_decision_is_made_corrected_and_taken_away(stage: Stage) -> None:
    api, key = stage.api, stage.keys.lead
    matter = make_matter(api, stage.keys, BOARD)["id"]
    fields: Json = {"decidedOn": "2022-03", "referenceNumber": "SOC/2022:1", "paragraph": "§ 12"}
    fields |= {"text": {"sv": "Med tillägg.\nSe bilagan."}, "sourcePlaceId": "plan-343-decision"}
    made = decide(api, stage.keys, matter, BOARD, "adopted_with_changes", **fields)
    assert_shape(DecisionInfo, made)
    assert {name: made[name] for name in fields} == fields | {
        "text": {"sv": "Med tillägg.\nSe bilagan.", "en": None}
    }
    assert made["enteredBy"] == "Projektledningen"
    path = f"/decisions/{made['id']}"
    change = {"decidedOn": "2022-03-31", "text": None, "sourcePlaceId": None}
    changed = body(api.patch(path, json=change, key=key, version=1))
    assert changed == made | change | {"version": 2}
    problem(api.patch(path, json=change, key=key, version=1), 412)
    problem(api.patch(path, json=change, key=key), 428)
    assert api.delete(path, key=key, version=2).status_code == 204
    deleted, updated, created = history(api, key, objectType="decision", objectId=made["id"])
    assert created["after"] == updated["before"] == entered(made)
    assert updated["after"] == deleted["before"] == entered(changed)


def test_a_board_that_is_not_among_the_matter_s_is_added_to_the_matter_first(stage: Stage) -> None:
    matter = make_matter(stage.api, stage.keys, BOARD)["id"]
    sent = {"id": some_id("decision"), "matterId": matter, "outcome": "adopted"}
    key = stage.keys.lead
    response = stage.api.post("/decisions", json=sent | {"boardId": OTHER_BOARD}, key=key)
    [violation] = problem(response, 422)["violations"]
    assert violation["field"] == "boardId"
    assert "Lägg till nämnden i ärendet först" in violation["message"]
    change = {"boardIds": [BOARD, OTHER_BOARD]}
    body(stage.api.patch(f"/matters/{matter}", json=change, key=key, version=1))
    body(stage.api.post("/decisions", json=sent | {"boardId": OTHER_BOARD}, key=key), 201)


TOMORROW = (today() + timedelta(days=1)).isoformat()
NEXT_YEAR = str(today().year + 1)


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"matterId": "no-such"}, ["matterId"]),
        ({"boardId": "no-such"}, ["boardId"]),
        ({"boardId": FAR_BOARD}, ["boardId"]),
        ({"decidedOn": TOMORROW}, ["decidedOn"]),
        ({"decidedOn": NEXT_YEAR}, ["decidedOn"]),
        ({"decidedOn": f"{NEXT_YEAR}-01"}, ["decidedOn"]),
        ({"decidedOn": "2022-02-30"}, ["decidedOn"]),
        ({"decidedOn": "i våras"}, ["decidedOn"]),
        ({"outcome": "kanske"}, ["outcome"]),
        ({"paragraph": "x" * 61}, ["paragraph"]),
        ({"text": {"sv": " "}}, ["text.sv"]),
        ({"boardId": "x", "decidedOn": NEXT_YEAR, "sourcePlaceId": "x"}, None),
    ],
)
def test_all_that_is_wrong_with_a_decision_is_told(
    stage: Stage, fields: Json, named: list[str] | None
) -> None:
    sent = {"id": some_id("decision"), "matterId": "22-adopt-plan", "boardId": BOARD}
    sent |= {"outcome": "tabled"}
    found = faulty(stage.api.post("/decisions", json=sent | fields, key=stage.keys.lead))
    assert found == (named or ["boardId", "sourcePlaceId", "decidedOn"])


def test_a_date_is_as_exact_as_is_known_up_to_this_day(stage: Stage) -> None:
    matter = make_matter(stage.api, stage.keys, BOARD)["id"]
    day = today().isoformat()
    for written in (day, day[:7], day[:4], "1999", None):
        made = decide(stage.api, stage.keys, matter, BOARD, "adopted", decidedOn=written)
        assert made["decidedOn"] == written
        path = f"/decisions/{made['id']}"
        change = {"decidedOn": TOMORROW}
        fault = stage.api.patch(path, json=change, key=stage.keys.lead, version=1)
        assert faulty(fault) == ["decidedOn"]


def test_an_id_is_taken_once(stage: Stage) -> None:
    key = stage.keys.lead
    for path in ("/boards", "/matters", "/decisions"):
        first = stage.api.read(path, params={"limit": 1})
        [shown] = next(part for part in first.values() if isinstance(part, list))
        sent = {name: value for name, value in shown.items() if name not in NOT_SENT}
        problem(stage.api.post(path, json=sent, key=key), 409)


NOT_SENT = {"_links", "order", "version", "enteredBy", "enteredAt"}


def test_what_is_kept_of_decisions_is_for_the_county_s_lead(stage: Stage) -> None:
    sent = {"id": some_id("board"), "countyId": "22", "name": {"sv": "Nämnd"}}
    problem(stage.api.post("/boards", json=sent, key=stage.others.lead), 403)
    problem(stage.api.post("/boards", json=sent, key=stage.keys.reporter), 403)
    problem(stage.api.post("/boards", json=sent), 401)
