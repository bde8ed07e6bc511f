"""Findings over a county's costs: found in what is stored, reviewed and exported as the others."""

from typing import Any

import pytest

from samplan.costs.tables import CostItem, CostPost, CostShare
from samplan.costs.terms import Bound, Confidence, Frequency, Unit, Vat
from samplan.db.base import now
from samplan.db.history import revision
from samplan.db.session import writing
from support.asking import Api, Json, body, problem
from support.people import MAKER, Stage
from support.steps import history
from support.tables import column, read_csv, read_xlsx

COSTS = {"county": "22", "domain": "costs", "limit": 1000}
BEDS = "text-against-table--statement--22-txt-beds"
TOTAL = "stated-total-against-rows--statement--22-f10-total"
SUNDSVALL = "participant-without-figure--22-plan-1-4--2281"


def by_id(api: Api, key: str | None = None, **params: Any) -> dict[str, Json]:
    """The findings over the county's costs."""
    found = api.items("/county-findings", params=COSTS | params, key=key)
    return {one["id"]: one for one in found}


def test_the_printed_total_of_figure_10_is_below_its_rows(reading: Api) -> None:
    found = by_id(reading)[TOTAL]
    assert (
        found["arithmetic"]["sv"]
        .replace("\xa0", " ")
        .startswith(
            "Högsta beloppen: 1,1 + 1 + 1 + 1 + 3,3 + 2 + 0,8 + 1 = 11,2 mkr eller mer, "
            "angivet högst 11,1 mkr."
        )
    )
    assert (found["difference"], found["unit"]["sv"]) == (100_000, "kr")
    assert found["subject"]["type"] == "cost-statement"
    assert found["statement"]["sourcePlace"]["line"] == 3222
    lines = [side["sourcePlace"]["line"] for side in found["evidence"]]
    assert lines == [3179, 3184, 3189, 3196, 3198, 3204, 3209, 3217]


def test_each_finding_agrees_with_what_the_statement_itself_says(reading: Api) -> None:
    statements = reading.items("/cost-statements", params={"plan": "22-plan"})
    differing = {one["id"] for one in statements if one["agrees"] is False}
    subjects = {
        one["subject"]["id"]
        for one in by_id(reading).values()
        if one["subject"]["type"] == "cost-statement"
    }
    assert subjects == differing


def test_each_finding_on_posts_agrees_with_what_the_item_itself_says(stage: Stage) -> None:
    entered(stage, "22-odd-posts", low=70_000, posts=[("social-worker", 100)])
    items = stage.api.items("/cost-items", params={"plan": "22-plan", "limit": 1000})
    differing = {one["id"] for one in items if one["staffing"] and not one["staffing"]["agrees"]}
    found = by_id(stage.api, kind="staff_share_against_money")
    assert differing == {"22-odd-posts"} == {one["subject"]["id"] for one in found.values()}


def entered(stage: Stage, id_: str, **fields: Any) -> None:
    """An item as an older release or a file may have left it, past what the API refuses."""
    posts = fields.pop("posts", [])
    shares = fields.pop("shares", [("22", 100_000)])
    amount = fields.pop("low", 500_000)
    usual: dict[str, Any] = {
        "county_id": "22",
        "plan_id": "22-plan",
        "step_id": "22-plan-step-1",
        "activity_id": "22-plan-1-1",
        "title_sv": f"Post {id_}",
        "low": amount,
        "low_bound": Bound.EXACT,
        "high": amount,
        "high_bound": Bound.EXACT,
        "unit": Unit.YEAR,
        "frequency": Frequency.YEARLY,
        "vat": Vat.NOT_STATED,
        "price_year": 2021,
        "confidence": Confidence.NOT_ASSESSED,
        "entered_by": "Projektledningen",
        "entered_at": now(),
        "sort_key": id_,
        "search_key": id_,
    }
    with writing(stage.database) as session:
        session.add(CostItem(id=id_, **usual | fields))
        session.flush()
        for place, (role_id, fte) in enumerate(posts, 1):
            session.add(
                CostPost(item_id=id_, position=place, role_id=role_id, fte_low=fte, fte_high=fte)
            )
        for organisation_id, share in shares:
            session.add(CostShare(item_id=id_, organisation_id=organisation_id, share=share))
        revision(session, MAKER)


def test_each_check_finds_what_is_wrong_in_what_is_stored(stage: Stage) -> None:
    known = set(by_id(stage.api))
    nurse: dict[str, Any] = {"title_sv": "En sjuksköterska", "location": "Avd. 9"}
    entered(stage, "22-one", posts=[("nurse", 1000)], **nurse)
    entered(stage, "22-two", posts=[("nurse", 1000)], **nurse)
    entered(stage, "22-short", shares=[("22", 60_000), ("2281", 30_000)], low=1_234)
    entered(stage, "22-underpaid", posts=[("social-worker", 500)], low=100_000)
    found = by_id(stage.api)
    assert {one["kind"]: id_ for id_, one in found.items() if id_ not in known} == {
        "counted_twice": "counted-twice--22-one--22-two",
        "payers_against_whole": "payers-against-whole--22-short",
        "staff_share_against_money": "staff-share-against-money--22-underpaid",
    }
    posts = found["staff-share-against-money--22-underpaid"]
    assert posts["arithmetic"]["sv"].replace("\xa0", " ") == (
        "50 % × 620 000 = 310 000 kr, angivet 100 000 kr."
    )
    assert posts["difference"] == 210_000
    assert posts["evidence"][0]["sourcePlace"]["line"] == 6188
    assert [one["domain"] for one in found.values()] == ["costs"] * (len(known) + 3)


def test_the_payer_s_own_cost_of_a_post_goes_before_the_county_s(stage: Stage) -> None:
    entered(stage, "22-own", posts=[("support-function", 1000)], shares=[("2281", 100_000)])
    assert "staff-share-against-money--22-own" not in by_id(stage.api)
    own: Json = {
        "id": "2281-support-function-2021",
        "roleId": "support-function",
        "countyId": "22",
        "organisationId": "2281",
        "year": 2021,
        "amount": 560_000,
    }
    body(stage.api.post("/role-costs", json=own, key=stage.keys.lead), 201)
    found = by_id(stage.api)["staff-share-against-money--22-own"]
    assert found["difference"] == 60_000


def test_a_cost_that_is_entered_for_one_who_had_none_ends_the_finding(stage: Stage) -> None:
    assert SUNDSVALL in by_id(stage.api)
    entered(stage, "22-sundsvall", activity_id="22-plan-1-4", shares=[("2281", 100_000)])
    assert [id_ for id_ in by_id(stage.api) if id_.startswith("participant")] == [
        "participant-without-figure--22-plan-1-4--2260"
    ]


def test_costs_are_public_and_so_are_the_findings_on_them(untouched: Stage) -> None:
    api, keys, others = untouched.api, untouched.keys, untouched.others
    everybody = [by_id(api, key) for key in (None, keys.reader, keys.reporter, others.lead)]
    assert all(found.keys() == by_id(api, keys.lead).keys() for found in everybody)
    assert api.items("/county-findings", params=COSTS | {"county": "25"}) == []


@pytest.mark.parametrize(
    ("params", "count"),
    [
        ({}, 5),
        ({"kind": "stated_total_against_rows"}, 1),
        ({"kind": "text_against_table"}, 2),
        ({"kind": "staff_share_against_money"}, 0),
        ({"kind": "payers_against_whole"}, 0),
        ({"kind": "counted_twice"}, 0),
        ({"kind": "participant_without_figure"}, 2),
        ({"certainty": "likely"}, 4),
        ({"certainty": "possible"}, 1),
        ({"kind": "parts_against_total"}, 0),
    ],
)
def test_findings_on_costs_are_filtered(reading: Api, params: dict[str, Any], count: int) -> None:
    assert len(by_id(reading, **params)) == count


def test_a_finding_on_costs_is_explained_changed_and_opened_again(stage: Stage) -> None:
    api, keys = stage.api, stage.keys
    said = {"countyId": "22", "state": "explained", "reason": "Texten avrundade nedåt."}
    path = f"/finding-reviews/{BEDS}"
    for key in (keys.reader, keys.reporter, stage.others.lead):
        problem(api.put(path, json=said, key=key), 403)
    body(api.put(path, json=said, key=keys.lead))
    assert list(by_id(api, state="explained")) == [BEDS]
    body(api.put(path, json=said | {"state": "accepted"}, key=keys.lead, version=1))
    assert by_id(api)[BEDS]["review"]["state"] == "accepted"
    changes = history(api, objectType="finding-review", objectId=BEDS)
    assert [one["action"] for one in changes] == ["update", "create"]
    assert api.delete(path, key=keys.lead, version=2).status_code == 204
    assert by_id(api)[BEDS]["review"]["state"] == "open"


def test_files_say_the_domain_and_the_kind_in_words(reading: Api) -> None:
    file = reading.get("/county-findings", params=COSTS | {"format": "csv"})
    table = read_csv(file.content)
    assert set(column(table, "Område")) == {"Kostnader"}
    assert set(column(table, "Slag")) == {
        "Angiven summa mot raderna",
        "Text mot tabell",
        "Deltar utan kostnad",
    }
    book = read_xlsx(reading.get("/county-findings", params=COSTS | {"format": "xlsx"}).content)
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    assert {row[1] for row in rows if row[0] == TOTAL} == {"Kostnader"}
    english = reading.get(
        "/county-findings",
        params=COSTS | {"format": "csv"},
        headers={"Accept-Language": "en"},
    )
    assert "Takes part without a cost" in set(column(read_csv(english.content), "Kind"))
