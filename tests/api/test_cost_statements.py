"""What sources say that items cost together: held against the items, and never counted."""

import pytest

from samplan.costs.statements.schemas import CostStatementInfo
from support.asking import Api, Json, body, faulty, problem
from support.costs import ELSEWHERE, make_item, make_plan, make_statement, new_item, shares
from support.people import Stage
from support.shapes import assert_shape
from support.steps import history

NEW: Json = {
    "id": "22-stated",
    "planId": "22-plan",
    "kind": "printed_total",
    "title": {"sv": "Summa"},
    "amountText": "2 mkr",
    "itemIds": ["22-f10-6"],
}


@pytest.fixture(scope="module", autouse=True)
def elsewhere(stage: Stage) -> None:
    """A plan in another county, with an item."""
    make_plan(stage.database)
    sent = new_item(id="25-item", planId=ELSEWHERE, payers=shares(("25", 100)))
    assert stage.api.post("/cost-items", json=sent, key=stage.others.lead).status_code == 201


def test_the_county_comes_with_its_statements_and_each_has_its_shape(reading: Api) -> None:
    statements = reading.items("/cost-statements", params={"plan": "22-plan"})
    assert {one["id"] for one in statements} == {
        "22-f10-total",
        "22-txt-spot-1",
        "22-txt-spot-2",
        "22-txt-beds",
    }
    for one in statements:
        assert_shape(CostStatementInfo, one)
        assert reading.read(f"/cost-statements/{one['id']}") == one
    assert reading.read("/cost-statements", params={"plan": "no-plan"})["costStatements"] == []


def test_the_printed_total_is_not_what_its_rows_come_to(reading: Api) -> None:
    """Up to 11.1 million, and rows of 7.6 to 11.2 million or more."""
    total = reading.read("/cost-statements/22-f10-total")
    assert total["amount"] == {
        "low": None,
        "lowBound": "at_most",
        "high": 11_100_000,
        "highBound": "at_most",
        "isOpen": False,
    }
    assert (total["sum"]["low"], total["sum"]["high"]) == (7_600_000, 11_200_000)
    assert (total["sum"]["isOpen"], total["agrees"]) == (True, False)


def test_running_text_agrees_where_it_says_what_the_rows_say(reading: Api) -> None:
    agrees = {
        one["id"]: one["agrees"]
        for one in reading.items("/cost-statements")
        if one["kind"] == "other_place"
    }
    assert agrees == {"22-txt-spot-1": True, "22-txt-spot-2": True, "22-txt-beds": False}


def test_a_sum_with_what_is_not_costed_is_no_sum(stage: Stage) -> None:
    known, unknown = (
        make_item(stage.api, stage.keys, **fields)["id"]
        for fields in ({"amountText": "1 mkr"}, {"notCosted": "no_price"})
    )
    stated = make_statement(stage.api, stage.keys, known, unknown, amountText="1 mkr")
    assert (stated["sum"], stated["agrees"]) == (None, None)
    path = f"/cost-statements/{stated['id']}"
    change = {"itemIds": [known]}
    changed = body(stage.api.patch(path, json=change, key=stage.keys.lead, version=1))
    assert (changed["sum"]["high"], changed["agrees"]) == (1_000_000, True)
    # What an item comes to is read anew each time.
    item = f"/cost-items/{known}"
    body(
        stage.api.patch(item, json={"amountText": "3 mkr"}, key=stage.keys.lead, version=1),
    )
    assert stage.api.read(path)["agrees"] is False


def test_a_lead_makes_changes_and_takes_away_a_statement(stage: Stage) -> None:
    api, key = stage.api, stage.keys.lead
    sent = NEW | {"id": "22-stated-1", "code": "S-1", "priceYear": 2021, "note": "Sidan 3"}
    made = body(api.post("/cost-statements", json=sent, key=key), 201)
    assert_shape(CostStatementInfo, made)
    assert (made["printed"], made["agrees"], made["order"]) == ("2 mkr", True, made["order"])
    assert (made["countyId"], made["enteredBy"]) == ("22", "Projektledningen")
    path = "/cost-statements/22-stated-1"
    assert api.get(path).headers["etag"].startswith('"v1-')
    change = {"amount": {"low": 1, "high": 2}, "printed": "1-2 kr", "kind": "other_place"}
    changed = body(api.patch(path, json=change, key=key, version=1))
    same = made.keys() - {"amount", "printed", "kind", "agrees", "enteredAt", "version"}
    assert {name: changed[name] for name in same} == {name: made[name] for name in same}
    assert (changed["version"], changed["agrees"]) == (2, False)
    assert body(api.patch(path, json=change, key=key, version=2))["version"] == 2
    problem(api.patch(path, json=change, key=key, version=1), 412)
    problem(api.patch(path, json=change, key=key), 428)
    problem(api.delete(path, key=key, version=1), 412)
    assert api.delete(path, key=key, version=2).status_code == 204
    problem(api.get(path), 404)
    told = history(api, key, objectType="cost-statement", objectId="22-stated-1")
    assert [one["action"] for one in told] == ["delete", "update", "create"]
    assert told[0]["before"]["itemIds"] == ["22-f10-6"]


FAULTY: list[tuple[Json, str]] = [
    ({"amountText": "många miljoner"}, "amountText"),
    ({"amount": {"low": 1, "high": 2}}, "amount"),
    ({"notCosted": "no_price"}, "notCosted"),
    ({"itemIds": []}, "itemIds"),
    ({"itemIds": ["25-item"]}, "itemIds[0]"),
    ({"itemIds": ["22-f10-6", "no-such"]}, "itemIds[1]"),
    ({"itemIds": ["22-f10-6", "22-f10-6"]}, "itemIds[1]"),
    ({"sourcePlaceId": "no-such"}, "sourcePlaceId"),
    ({"planId": "no-such"}, "planId"),
    ({"priceYear": 1900}, "priceYear"),
    ({"kind": "rumour"}, "kind"),
    ({"printed": "x" * 201}, "printed"),
]


@pytest.mark.parametrize(("fields", "field"), FAULTY, ids=str)
def test_a_statement_that_cannot_be_kept_is_refused(
    untouched: Stage, fields: Json, field: str
) -> None:
    response = untouched.api.post("/cost-statements", json=NEW | fields, key=untouched.keys.lead)
    assert faulty(response) == [field]


def test_a_statement_says_an_amount(untouched: Stage) -> None:
    sent = {name: value for name, value in NEW.items() if name != "amountText"}
    response = untouched.api.post("/cost-statements", json=sent, key=untouched.keys.lead)
    [violation] = problem(response, 422)["violations"]
    assert violation == {
        "field": "amount",
        "message": "Ange beloppet på ett sätt: amount eller amountText.",
    }


def test_an_id_that_is_taken_is_not_given_again(untouched: Stage) -> None:
    sent = NEW | {"id": "22-f10-total"}
    problem(untouched.api.post("/cost-statements", json=sent, key=untouched.keys.lead), 409)


def test_statements_are_kept_by_their_county_s_lead(untouched: Stage) -> None:
    api, path = untouched.api, "/cost-statements/22-f10-total"
    for key, status in (
        (None, 401),
        (untouched.keys.reader, 403),
        (untouched.keys.reporter, 403),
        (untouched.others.lead, 403),
    ):
        problem(api.patch(path, json={"note": "Annat"}, key=key, version=1), status)
        problem(api.delete(path, key=key, version=1), status)
        problem(api.post("/cost-statements", json=NEW, key=key), status)
