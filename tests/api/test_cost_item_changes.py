"""Cost items changed and taken away: what is held against what, by whom, and what is left of it."""

import pytest

from support.asking import Json, body, faulty, problem
from support.costs import make_item, make_statement, new_item, shares
from support.people import Stage
from support.steps import history


def test_a_change_leaves_what_it_does_not_name(stage: Stage) -> None:
    api, key = stage.api, stage.keys.lead
    made = make_item(
        api,
        stage.keys,
        activityId="22-plan-1-4",
        posts=[{"roleId": "nurse", "fteLow": 1, "fteHigh": 1}],
        methodIds=["audit-adult"],
        note="Kvar",
    )
    path = f"/cost-items/{made['id']}"
    changed = body(api.patch(path, json={"amountText": "minst 2 mkr"}, key=key, version=1))
    assert changed["amount"]["isOpen"]
    same = made.keys() - {"amount", "printed", "perTime", "enteredAt", "version"}
    assert {name: changed[name] for name in same} == {name: made[name] for name in same}
    moved = body(api.patch(path, json={"activityId": "22-plan-2-1"}, key=key, version=2))
    assert moved["stepId"] == "22-plan-step-2"
    out = {"activityId": None, "stepId": None}
    outside = body(api.patch(path, json=out, key=key, version=3))
    assert (outside["activityId"], outside["stepId"]) == (None, None)
    none = {"notCosted": "no_calculation", "posts": [], "methodIds": []}
    gone = body(api.patch(path, json=none, key=key, version=4))
    assert (gone["amount"]["high"], gone["unsummed"]) == (None, "no_calculation")
    assert (gone["posts"], gone["methodIds"], gone["version"]) == ([], [], 5)
    again = body(api.patch(path, json={"amount": {"low": 7, "high": 8}}, key=key, version=5))
    assert (again["notCosted"], again["unsummed"]) == (None, None)


def test_a_change_that_changes_nothing_is_no_new_version(stage: Stage) -> None:
    made = make_item(stage.api, stage.keys)
    title = {"sv": made["title"]["sv"]}
    change = {"title": title, "payers": shares(("22", 100)), "methodIds": []}
    path = f"/cost-items/{made['id']}"
    assert body(stage.api.patch(path, json=change, key=stage.keys.lead, version=1)) == made


FAULTY_CHANGES: list[tuple[Json, str]] = [
    ({"lastYear": 2020, "firstYear": 2021}, "lastYear"),
    ({"stepId": "22-plan-step-2"}, "activityId"),
    ({"unallocatedPercent": 10}, "payers"),
    ({"amount": None}, "amount"),
    ({"amount": {"low": 1, "high": 1}, "amountText": "1 kr"}, "amount"),
    ({"likely": 1}, "likely"),
    ({"alternativeOfId": "22-f10-5"}, "alternativeOfId"),
    ({"id": "22-other"}, "id"),
    ({"title": None}, "title"),
    ({"order": -1}, "order"),
]


@pytest.mark.parametrize(("change", "field"), FAULTY_CHANGES, ids=str)
def test_a_change_is_held_against_all_that_stays(
    untouched: Stage, change: Json, field: str
) -> None:
    """The item lies in step 1, is alternatives' parent, and the region pays all of it."""
    response = untouched.api.patch(
        "/cost-items/22-f10-5", json=change, key=untouched.keys.lead, version="*"
    )
    assert faulty(response) == [field]


def test_alternatives_form_no_circle(stage: Stage) -> None:
    parent = make_item(stage.api, stage.keys)
    way = make_item(stage.api, stage.keys, alternativeOfId=parent["id"])
    for item_id, other in ((parent["id"], way["id"]), (way["id"], way["id"])):
        change = {"alternativeOfId": other}
        path = f"/cost-items/{item_id}"
        response = stage.api.patch(path, json=change, key=stage.keys.lead, version=1)
        assert faulty(response) == ["alternativeOfId"]


def test_of_two_who_edit_the_same_item_the_later_is_told_and_nothing_is_lost(
    stage: Stage,
) -> None:
    api, key = stage.api, stage.keys.lead
    path = f"/cost-items/{make_item(api, stage.keys)['id']}"
    both = [api.get(path).headers["etag"] for _ in range(2)]
    first = body(api.patch(path, json={"note": "Först"}, key=key, headers={"If-Match": both[0]}))
    second = api.patch(path, json={"location": "Sist"}, key=key, headers={"If-Match": both[1]})
    problem(second, 412)
    assert api.read(path) == first
    problem(api.patch(path, json={"note": "Blint"}, key=key), 428)
    problem(api.delete(path, key=key, version=1), 412)
    problem(api.delete(path, key=key), 428)
    assert api.read(path) == first


def test_an_item_that_something_refers_to_is_not_taken_away(stage: Stage) -> None:
    api, key = stage.api, stage.keys.lead
    parent = make_item(api, stage.keys)["id"]
    way = make_item(api, stage.keys, alternativeOfId=parent)["id"]
    stated = make_statement(api, stage.keys, parent, amountText="1 mkr")["id"]
    told = problem(api.delete(f"/cost-items/{parent}", key=key, version=1), 409)
    assert f"alternativet {way}, uppgiften {stated}" in told["detail"]
    assert api.delete(f"/cost-statements/{stated}", key=key, version=1).status_code == 204
    assert api.delete(f"/cost-items/{way}", key=key, version=1).status_code == 204
    scenario: Json = {"id": f"{parent}-chosen", "planId": "22-plan", "name": "Prov"}
    scenario |= {"choice": {"items": [parent]}}
    body(api.post("/cost-scenarios", json=scenario, key=key), 201)
    told = problem(api.delete(f"/cost-items/{parent}", key=key, version=1), 409)
    assert f"scenariot {parent}-chosen" in told["detail"]
    assert api.delete(f"/cost-scenarios/{parent}-chosen", key=key, version=1).status_code == 204
    assert api.delete(f"/cost-items/{parent}", key=key, version=1).status_code == 204
    problem(api.get(f"/cost-items/{parent}"), 404)


def test_history_holds_the_item_before_and_after_with_posts_and_payers(stage: Stage) -> None:
    api, key = stage.api, stage.keys.lead
    posts = [{"roleId": "nurse", "fteLow": 1, "fteHigh": 2}]
    item_id = make_item(api, stage.keys, posts=posts)["id"]
    path = f"/cost-items/{item_id}"
    change = {"payers": shares(("22", 40)), "unallocatedPercent": 60}
    body(api.patch(path, json=change, key=key, version=1))
    assert api.delete(path, key=key, version=2).status_code == 204
    last, middle, first = history(api, key, objectType="cost-item", objectId=item_id)
    assert [one["action"] for one in (first, middle, last)] == ["create", "update", "delete"]
    assert first["after"]["posts"][0]["fteHigh"] == 2
    assert first["after"] == middle["before"]
    assert middle["after"] == last["before"]
    assert [one["percent"] for one in middle["after"]["payers"]] == [40]
    assert middle["after"]["unallocatedPercent"] == 60


def test_items_are_kept_by_their_county_s_lead(untouched: Stage) -> None:
    api, path = untouched.api, "/cost-items/22-f10-1"
    for key, status in (
        (None, 401),
        (untouched.keys.reader, 403),
        (untouched.keys.reporter, 403),
        (untouched.others.lead, 403),
    ):
        problem(api.patch(path, json={"note": "Annat"}, key=key, version=1), status)
        problem(api.delete(path, key=key, version=1), status)
        problem(api.post("/cost-items", json=new_item(), key=key), status)
