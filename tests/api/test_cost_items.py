"""Cost items: listed, made, changed and taken away, and what each kind of mistake is told."""

from typing import Any

import pytest
import sqlalchemy as sa

from samplan.costs.items.schemas import AmountReading, CostItemInfo
from samplan.costs.terms import LARGEST_AMOUNT
from support.asking import Api, Json, body, case, faulty, problem
from support.costs import ELSEWHERE, make_item, make_plan, new_item, shares
from support.people import Stage
from support.shapes import assert_shape


@pytest.fixture(scope="module", autouse=True)
def elsewhere(stage: Stage) -> None:
    """A plan in another county, with an item."""
    make_plan(stage.database)
    sent = new_item(id="25-item", planId=ELSEWHERE, payers=shares(("25", 100)))
    assert stage.api.post("/cost-items", json=sent, key=stage.others.lead).status_code == 201


def test_the_county_comes_with_its_items_and_each_has_its_shape(reading: Api) -> None:
    items = reading.items("/cost-items", params={"plan": "22-plan"})
    assert len(items) >= 30
    for item in items:
        assert_shape(CostItemInfo, item)
        assert reading.read(f"/cost-items/{item['id']}") == item
        assert (item["perTime"] is None) == (item["unsummed"] is not None)
    assert [one["order"] for one in items] == sorted(one["order"] for one in items)


def test_the_amount_keeps_what_its_ends_are(reading: Api) -> None:
    item = reading.read("/cost-items/22-f10-3")
    assert item["amount"] == {
        "low": 500_000,
        "lowBound": "at_least",
        "high": 1_000_000,
        "highBound": "at_least",
        "isOpen": True,
    }
    assert reading.read("/cost-items/22-f10-9")["amount"]["high"] is None


def test_posts_are_held_against_the_amount(reading: Api) -> None:
    """Ten per cent of a social worker who costs 620 000 kronor is 62 000."""
    staffing = reading.read("/cost-items/22-mun-timra-1")["staffing"]
    assert (staffing["reckoned"]["low"], staffing["reckoned"]["high"]) == (62_000, 62_000)
    assert staffing["agrees"] is True
    assert len(staffing["roleCosts"]) == 1
    assert reading.read("/cost-items/22-f10-9")["staffing"] is None


def test_posts_that_cost_something_else_than_the_amount_are_told(stage: Stage) -> None:
    posts = [{"roleId": "social-worker", "fteLow": 0.1, "fteHigh": 0.1}]
    item = make_item(stage.api, stage.keys, amountText="93 000 kr", posts=posts)
    assert item["staffing"]["agrees"] is False
    maybe = [*posts, {"roleId": "support-function", "fteLow": 1, "fteHigh": 1, "optional": True}]
    item = make_item(stage.api, stage.keys, amountText="93 000 kr", posts=maybe)
    reckoned = item["staffing"]["reckoned"]
    assert (reckoned["low"], reckoned["high"], item["staffing"]["agrees"]) == (
        62_000,
        562_000,
        True,
    )


FILTERED: list[tuple[Json, Any]] = [
    ({"step": "22-plan-step-1"}, lambda one: one["stepId"] == "22-plan-step-1"),
    ({"activity": "22-plan-1-4"}, lambda one: one["activityId"] == "22-plan-1-4"),
    (
        {"organisation": "2280"},
        lambda one: "2280" in [payer["organisationId"] for payer in one["payers"]],
    ),
    (
        {"role": "social-worker"},
        lambda one: "social-worker" in [post["roleId"] for post in one["posts"]],
    ),
    ({"state": "summed"}, lambda one: one["unsummed"] is None),
    ({"state": "not_summed"}, lambda one: one["unsummed"] is not None),
    ({"alternativeOf": "22-f10-5"}, lambda one: one["alternativeOfId"] == "22-f10-5"),
    ({"search": "f10-3"}, lambda one: "F10-3" in (one["code"] or "")),
    ({"search": "ÖRNSKÖLDSVIK"}, lambda one: "Örnsköldsvik" in (one["location"] or "")),
    ({"county": "22"}, lambda one: one["countyId"] == "22"),
    ({"plan": "25-plan"}, lambda one: one["planId"] == "25-plan"),
]


@pytest.mark.parametrize(("params", "fits"), FILTERED, ids=case)
def test_a_list_holds_those_that_fit_and_no_others(stage: Stage, params: Json, fits: Any) -> None:
    everything = stage.api.items("/cost-items")
    found = [one["id"] for one in stage.api.items("/cost-items", params=params)]
    assert found == [one["id"] for one in everything if fits(one)] != []


def test_a_list_is_narrowed_by_the_method_that_items_make_possible(stage: Stage) -> None:
    made = make_item(stage.api, stage.keys, methodIds=["audit-adult"])
    found = stage.api.items("/cost-items", params={"method": "audit-adult"})
    assert made["id"] in [one["id"] for one in found]
    assert all("audit-adult" in one["methodIds"] for one in found)


def test_titles_are_sorted_as_swedish_sorts_and_outside_the_steps_comes_last(
    stage: Stage,
) -> None:
    for title in ("Ökad närvaro", "Zebra", "Ånyo", "Ärligt"):
        make_item(stage.api, stage.keys, title={"sv": f"Sortprov {title}"})
    params = {"search": "sortprov", "sort": "title"}
    titles = [one["title"]["sv"][9:] for one in stage.api.items("/cost-items", params=params)]
    assert titles == ["Zebra", "Ånyo", "Ärligt", "Ökad närvaro"]
    params = {"plan": "22-plan", "sort": "step"}
    steps = [one["stepId"] for one in stage.api.items("/cost-items", params=params)]
    assert steps == sorted(steps, key=lambda one: (one is None, one))
    assert steps[-1] is None


PASTED = [
    ("1,2-3,3 mkr", 1_200_000, "exact", 3_300_000, "exact"),
    ("> 0,5-1 mkr", 500_000, "at_least", 1_000_000, "at_least"),
    ("Upp till 11,1 mkr", None, "at_most", 11_100_000, "at_most"),
    ("62\u00a0000:-", 62_000, "exact", 62_000, "exact"),
    ("drygt 800 000", 800_000, "about", 800_000, "about"),
]


@pytest.mark.parametrize(("pasted", "low", "low_bound", "high", "high_bound"), PASTED)
def test_a_pasted_amount_is_shown_back_as_what_it_became(
    stage: Stage, pasted: str, low: int | None, low_bound: str, high: int, high_bound: str
) -> None:
    became = {"low": low, "lowBound": low_bound, "high": high, "highBound": high_bound}
    became["isOpen"] = high_bound == "at_least"
    read = stage.api.read("/amount-readings", params={"text": pasted})
    assert_shape(AmountReading, read)
    assert (read["text"], read["amount"], read["likely"]) == (pasted, became, None)
    made = make_item(stage.api, stage.keys, amountText=pasted)
    assert (made["amount"], made["printed"]) == (became, pasted)
    assert make_item(stage.api, stage.keys, amountText=pasted, printed="s. 3")["printed"] == "s. 3"
    said = stage.api.read("/amount-readings", params={"text": read["said"]["sv"]})
    assert said["amount"] == became


def test_a_pasted_text_that_is_no_amount_is_told_why(untouched: Stage) -> None:
    api, key = untouched.api, untouched.keys.lead
    for response, field in (
        (api.get("/amount-readings", params={"text": "93 0000kr"}), "text"),
        (api.post("/cost-items", json=new_item(amountText="93 0000kr"), key=key), "amountText"),
    ):
        [violation] = problem(response, 422)["violations"]
        assert violation["field"] == field
        assert "grupper om tre siffror" in violation["message"]
    assert faulty(api.get("/amount-readings")) == ["text"]
    assert faulty(api.get("/amount-readings", params={"text": ""})) == ["text"]


def test_an_item_is_kept_with_all_that_was_sent(stage: Stage) -> None:
    sent = new_item(
        activityId="22-plan-1-4",
        code="P-1",
        title={"sv": "Stöd", "en": "Support"},
        location="Sundsvall",
        printed="2 st à 0,5-1 mkr",
        amount={"low": 500_000, "high": 1_000_000, "highBound": "at_least"},
        likely=700_000,
        unit="course",
        unitStated=False,
        quantity={"low": 2, "high": 2.5},
        frequency="every_n_years",
        everyYears=2,
        vat="excluded",
        firstYear=2023,
        lastYear=2026,
        optional=True,
        posts=[{"roleId": "nurse", "fteLow": 0.125, "fteHigh": 2, "optional": True}],
        payers=shares(("22", 33.333), ("2281", 66.6), ("2280", None)),
        unallocatedPercent=0.067,
        methodIds=["audit-adult"],
        assumption="Två eller tre.\nTre i Sundsvall.",
        confidence="low",
        note="Se bilaga.",
    )
    made = body(stage.api.post("/cost-items", json=sent, key=stage.keys.lead), 201)
    assert_shape(CostItemInfo, made)
    rest = {"amount", "posts", "payers", "title"}
    assert {name: made[name] for name in sent.keys() - rest} == {
        name: value for name, value in sent.items() if name not in rest
    }
    assert (made["countyId"], made["stepId"]) == ("22", "22-plan-step-1")
    assert (made["amount"]["lowBound"], made["amount"]["highBound"]) == ("exact", "at_least")
    assert (made["perTime"]["low"], made["perTime"]["high"]) == (1_000_000, 2_500_000)
    assert {one["shortName"]: one["percent"] for one in made["payers"]} == {
        "Regionen": 33.333,
        "Sundsvall": 66.6,
        "Härnösand": None,
    }
    assert made["posts"][0]["roleName"]["sv"]
    assert made["posts"][0]["fteLow"] == 0.125
    assert (made["enteredBy"], made["version"]) == ("Projektledningen", 1)
    assert made["_links"]["self"]["href"].endswith(f"/cost-items/{made['id']}")
    assert stage.api.read(f"/cost-items/{made['id']}") == made


def test_what_nobody_pays_is_all_of_it_until_somebody_does(stage: Stage) -> None:
    nobody = make_item(stage.api, stage.keys, payers=[])
    assert nobody["unallocatedPercent"] == 100
    unknown = make_item(stage.api, stage.keys, payers=shares(("22", None)))
    assert unknown["unallocatedPercent"] == 100
    path = f"/cost-items/{nobody['id']}"
    change = {"payers": shares(("22", 50), ("2281", 50))}
    changed = body(stage.api.patch(path, json=change, key=stage.keys.lead, version=1))
    assert changed["unallocatedPercent"] == 0


SINGLE: list[tuple[Json, tuple[int | None, str, int, str]]] = [
    ({"low": 5, "high": 5, "lowBound": "at_least"}, (5, "at_least", 5, "at_least")),
    ({"high": 5}, (None, "at_most", 5, "at_most")),
    ({"low": None, "high": 5, "highBound": "at_most"}, (None, "at_most", 5, "at_most")),
    ({"low": 4, "high": 5, "lowBound": "about"}, (4, "about", 5, "exact")),
]


@pytest.mark.parametrize(("amount", "became"), SINGLE, ids=str)
def test_what_an_end_is_follows_from_the_other_of_a_single_figure(
    stage: Stage, amount: Json, became: tuple[int | None, str, int, str]
) -> None:
    made = make_item(stage.api, stage.keys, amount=amount)["amount"]
    assert (made["low"], made["lowBound"], made["high"], made["highBound"]) == became


ONE = {"low": 1, "high": 1}
FAULTY: list[tuple[Json, str, str]] = [
    ({"amount": {"low": 3, "high": 2}}, "amount.high", "lägre än den nedre, 3"),
    ({"amount": {"low": -1, "high": 2}}, "amount.low", "inte vara negativt"),
    ({"amount": {"low": 1, "high": 10**15}}, "amount.high", "orimligt stort"),
    ({"amount": {"low": 1, "high": LARGEST_AMOUNT + 1}}, "amount.high", "orimligt stort"),
    ({"amount": {"low": 1, "high": 1.5}}, "amount.high", "heltal"),
    ({"amount": {"low": "1", "high": 2}}, "amount.low", "heltal"),
    ({"amount": {"low": 1}}, "amount.high", "saknas"),
    ({"amount": {"high": 2, "lowBound": "exact"}}, "amount.lowBound", "at_most"),
    ({"amount": {**ONE, "lowBound": "not_costed"}}, "amount.lowBound", "notCosted"),
    ({"amount": {**ONE, "lowBound": "roughly"}}, "amount.lowBound", "Okänt värde"),
    ({"amount": ONE, "amountText": "1 kr"}, "amount", "på ett sätt"),
    ({"amount": ONE, "notCosted": "no_price"}, "amount", "på ett sätt"),
    ({"amountText": "1,2"}, "amountText", "1,2 mkr"),
    ({"amountText": "3-1 mkr"}, "amountText", "lägre än den nedre"),
    ({"likely": 99}, "likely", "mellan ändarna"),
    ({"notCosted": "no_price", "likely": 5}, "likely", "inget troligt värde"),
    ({"unit": "course", "quantity": {"low": "två", "high": 2}}, "quantity.low", "ett tal"),
    ({"unit": "course", "quantity": {"low": 3, "high": 2}}, "quantity.high", "lägre än det nedre"),
    ({"unit": "course", "quantity": {"low": -1, "high": 2}}, "quantity.low", "negativt"),
    ({"unit": "course", "quantity": {"low": 1, "high": 1e9}}, "quantity.high", "orimligt stort"),
    ({"unit": "course", "quantity": {"low": 1, "high": 1.0001}}, "quantity.high", "tre decimaler"),
    ({"unit": "once"}, "frequency", "once"),
    ({"frequency": "every_n_years"}, "everyYears", "2 till 20"),
    ({"everyYears": 2}, "everyYears", "bara när"),
    ({"frequency": "every_n_years", "everyYears": 1}, "everyYears", "Minst 2"),
    ({"frequency": "every_n_years", "everyYears": 21}, "everyYears", "Högst 20"),
    ({"frequency": "sometimes"}, "frequency", "Okänt värde"),
    ({"priceYear": 1979}, "priceYear", "från 1980 till 2100"),
    ({"priceYear": 20210}, "priceYear", "från 1980 till 2100"),
    ({"firstYear": 2025, "lastYear": 2024}, "lastYear", "före det första, 2025"),
    ({"stepId": "25-plan-step-1"}, "stepId", "finns inte i planen"),
    ({"activityId": "25-plan-1-1"}, "activityId", "finns inte i planen"),
    ({"activityId": "22-plan-9-9"}, "activityId", "finns inte i planen"),
    (
        {"stepId": "22-plan-step-2", "activityId": "22-plan-1-1"},
        "activityId",
        "hör till steg 1",
    ),
    ({"alternativeOfId": "22-no-such"}, "alternativeOfId", "finns inte i planen"),
    ({"alternativeOfId": "25-item"}, "alternativeOfId", "finns inte i planen"),
    ({"alternativeOfId": "22-txt-doc-1"}, "alternativeOfId", "själv ett alternativ"),
    ({"posts": [{"roleId": "wizard", "fteLow": 1, "fteHigh": 1}]}, "posts[0].roleId", "Rollen"),
    ({"posts": [{"roleId": "nurse", "fteLow": 2, "fteHigh": 1}]}, "posts[0].fteHigh", "lägre"),
    ({"posts": [{"roleId": "nurse", "fteLow": -1, "fteHigh": 1}]}, "posts[0].fteLow", "negativt"),
    ({"payers": shares(("2580", 100))}, "payers[0].organisationId", "annat län"),
    ({"payers": shares(("9999", 100))}, "payers[0].organisationId", "finns inte"),
    ({"payers": shares(("22", 50), ("22", 50))}, "payers[1].organisationId", "två gånger"),
    ({"payers": shares(("22", 100.5))}, "payers[0].percent", "högst 100"),
    ({"payers": shares(("22", -5))}, "payers[0].percent", "negativt"),
    ({"payers": shares(("22", 33.3333))}, "payers[0].percent", "tre decimaler"),
    ({"payers": shares(("22", 60), ("2281", 39.9))}, "payers", "99,9 procent"),
    ({"payers": shares(("22", 60), ("2281", 41))}, "payers", "101 procent"),
    ({"unallocatedPercent": 0.001}, "payers", "100,001 procent"),
    ({"methodIds": ["no-such"]}, "methodIds[0]", "Metoden"),
    ({"methodIds": ["audit-adult", "audit-adult"]}, "methodIds[1]", "två gånger"),
    ({"sourcePlaceId": "no-such"}, "sourcePlaceId", "Källstället"),
    ({"planId": "no-such"}, "planId", "Planen"),
    ({"title": {"sv": ""}}, "title.sv", "för kort"),
    ({"code": "x" * 41}, "code", "högst 40"),
    ({"colour": "red"}, "colour", "okänd här"),
    ({"id": "Åsa"}, "id", "små bokstäver"),
]


@pytest.mark.parametrize(("fields", "field", "why"), FAULTY, ids=str)
def test_an_item_that_cannot_be_kept_is_refused_in_words(
    untouched: Stage, fields: Json, field: str, why: str
) -> None:
    response = untouched.api.post("/cost-items", json=new_item(**fields), key=untouched.keys.lead)
    [violation] = problem(response, 422)["violations"]
    assert violation["field"] == field
    assert why in violation["message"]


def test_an_item_without_an_amount_says_why(untouched: Stage) -> None:
    sent = {name: value for name, value in new_item().items() if name != "amount"}
    response = untouched.api.post("/cost-items", json=sent, key=untouched.keys.lead)
    assert faulty(response) == ["amount"]


def test_all_that_is_wrong_is_told_at_once(untouched: Stage) -> None:
    sent = new_item(
        amountText="1.200",
        unit="once",
        lastYear=2020,
        firstYear=2021,
        payers=shares(("2580", 60), ("2281", 39.9)),
        methodIds=["no-such"],
        sourcePlaceId="no-such",
    )
    response = untouched.api.post("/cost-items", json=sent, key=untouched.keys.lead)
    assert faulty(response) == [
        "amountText",
        "frequency",
        "lastYear",
        "payers[0].organisationId",
        "payers",
        "methodIds[0]",
        "sourcePlaceId",
    ]


def test_what_is_wrong_is_told_in_english_to_those_who_ask_for_it(untouched: Stage) -> None:
    sent = new_item(payers=shares(("22", 99.9)))
    headers = {"Accept-Language": "en"}
    response = untouched.api.post(
        "/cost-items", json=sent, key=untouched.keys.lead, headers=headers
    )
    [violation] = problem(response, 422)["violations"]
    assert "come to 99.9 per cent" in violation["message"]


def test_an_id_that_is_taken_is_not_given_again(untouched: Stage) -> None:
    sent = new_item(id="22-f10-1")
    problem(untouched.api.post("/cost-items", json=sent, key=untouched.keys.lead), 409)


def test_a_list_of_many_asks_the_database_no_more_often_than_a_list_of_one(stage: Stage) -> None:
    asked: list[str] = []
    engine = stage.api.app.api.state.database.reading
    sa.event.listen(engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    numbers = []
    for limit in (2, 40):
        asked.clear()
        stage.api.read("/cost-items", params={"limit": limit, "role": "social-worker"})
        numbers.append(len(asked))
    assert numbers[0] == numbers[1]
