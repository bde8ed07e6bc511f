"""The list of gaps over the API: which methods are missing where, ranked, and what has closed."""

from typing import Any

import pytest

from samplan.gap.analysis.schemas import GapList
from support.asking import Api, Json, faulty, problem
from support.people import Stage
from support.shapes import assert_shape
from support.steps import answer, new_id, open_round, publish_round

ROUND = {"round": "22-2021", "limit": 1000}
PRINCIPALS = ["2260", "2281", "2262", "2280", "2282", "2283", "2284", "22"]

FILTERS: list[dict[str, Any]] = [
    {},
    {"area": "relatives"},
    {"substance": ["cannabis", "gambling"]},
    {"ageGroup": "youth"},
    {"kind": "drug_treatment"},
    {"organisation": "2281"},
    {"organisation": "22-municipalities"},
    {"organisation": "9999"},
]


@pytest.mark.parametrize("params", FILTERS, ids=str)
def test_the_gap_list_has_the_shape_that_the_contract_says_however_it_is_filtered(
    reading: Api, params: dict[str, Any]
) -> None:
    assert_shape(GapList, reading.read("/gaps", params=ROUND | params))


@pytest.mark.parametrize("params", FILTERS, ids=str)
def test_the_totals_add_up_to_the_gaps(reading: Api, params: dict[str, Any]) -> None:
    answered = reading.read("/gaps", params=ROUND | params)
    gaps, totals = answered["gaps"], answered["totals"]
    assert totals["methods"] == len(gaps) == answered["_meta"]["totalRecords"]
    assert totals["lackingCells"] == sum(len(gap["lacking"]) for gap in gaps)
    assert totals["partlyCells"] == sum(len(gap["partly"]) for gap in gaps)
    assert totals["closed"] == len(answered["closed"])


def lacking_cells(api: Api) -> dict[str, set[str]]:
    """Principals whose own cell says not offered, by recommended method."""
    recommended = {
        method["id"]
        for method in api.items("/methods")
        for one in method["recommendations"]
        if one["editionId"] == "missbruk-beroende-2015"
    }
    found: dict[str, set[str]] = {}
    params = {"status": "not_offered", "organisation": PRINCIPALS}
    for cell in api.items("/gap-rounds/22-2021/assessments", params=params):
        if cell["methodId"] in recommended:
            found.setdefault(cell["methodId"], set()).add(cell["organisationId"])
    return found


def test_every_recommended_method_that_a_principal_says_no_to_is_a_gap_and_names_it(
    reading: Api,
) -> None:
    gaps = reading.items("/gaps", params=ROUND)
    named = {
        gap["methodId"]: {one["organisationId"] for one in gap["lacking"]}
        for gap in gaps
        if gap["lackingCount"] is not None
    }
    assert named == lacking_cells(reading)
    for gap in gaps:
        assert gap["lackingCount"] in {None, len(gap["lacking"])}


def test_a_gap_that_only_a_group_statement_tells_of_names_nobody(reading: Api) -> None:
    gaps = [one for one in reading.items("/gaps", params=ROUND) if one["lackingCount"] is None]
    assert len(gaps) > 0
    for gap in gaps:
        assert gap["lacking"] == []
        assert any(
            one["count"] is None or one["count"] < one["total"] for one in gap["groupStatements"]
        )


def test_care_levels_are_no_principals_and_never_named(reading: Api) -> None:
    named = {
        one["organisationId"]
        for gap in reading.items("/gaps", params=ROUND)
        for part in ("lacking", "partly", "unknown")
        for one in gap[part]
    }
    assert named <= set(PRINCIPALS)


def test_the_cells_behind_a_gap_say_what_the_list_says(reading: Api) -> None:
    cells = {
        (cell["methodId"], cell["organisationId"]): cell
        for cell in reading.items("/gap-rounds/22-2021/assessments")
    }
    words = {"lacking": "not_offered", "partly": "partly", "unknown": "unknown"}
    for gap in reading.items("/gaps", params=ROUND):
        for part, status in words.items():
            for one in gap[part]:
                cell = cells[gap["methodId"], one["organisationId"]]
                assert (cell["status"], cell["source"]["id"]) == (status, one["sourcePlaceId"])


def test_gaps_are_ranked_by_priority_then_by_how_many_lack_the_method(reading: Api) -> None:
    gaps = reading.items("/gaps", params=ROUND)
    assert [gap["rank"] for gap in gaps] == list(range(1, len(gaps) + 1))
    keys = [
        (gap["priority"] or 99, gap["lackingCount"] is None, -(gap["lackingCount"] or 0))
        for gap in gaps
    ]
    assert keys == sorted(keys)
    assert [gap["methodId"] for gap in gaps[:2]] == ["addis-youth", "addis-adult"]
    assert (gaps[0]["priority"], gaps[0]["lackingCount"], gaps[1]["lackingCount"]) == (3, 8, 8)


def test_what_has_closed_was_lacking_or_partial_before_and_is_offered_now(reading: Api) -> None:
    closed = reading.read("/gaps", params=ROUND)["closed"]
    assert len(closed) == 5
    for one in closed:
        assert one["fromStatus"] in {"not_offered", "partly"}
        assert one["toStatus"] in {"offered", "other_provider"}
        path = f"assessments/{one['methodId']}/{one['organisationId']}"
        assert reading.read(f"/gap-rounds/22-2014/{path}")["status"] == one["fromStatus"]
        assert reading.read(f"/gap-rounds/22-2021/{path}")["status"] == one["toStatus"]


def test_the_first_round_has_no_round_before_it(reading: Api) -> None:
    answered = reading.read("/gaps", params={"round": "22-2014"})
    assert (answered["previousRound"], answered["closed"]) == (None, [])


@pytest.mark.parametrize(
    ("params", "field", "value"),
    [
        ({"area": "relatives"}, "areaId", "relatives"),
        ({"substance": "cannabis"}, "substance", "cannabis"),
        ({"ageGroup": "youth"}, "ageGroup", "youth"),
        ({"kind": "medical_test"}, "kind", "medical_test"),
    ],
)
def test_a_filter_leaves_the_gaps_that_it_describes(
    reading: Api, params: dict[str, str], field: str, value: str
) -> None:
    whole = reading.items("/gaps", params=ROUND)
    shown = reading.items("/gaps", params=ROUND | params)
    wanted = [gap["methodId"] for gap in whole if gap[field] == value]
    assert [gap["methodId"] for gap in shown] == wanted
    assert wanted


def test_a_filter_on_organisation_leaves_the_gaps_that_it_has_and_still_names_all(
    reading: Api,
) -> None:
    whole = reading.items("/gaps", params=ROUND)
    shown = reading.items("/gaps", params=ROUND | {"organisation": "2281"})
    wanted = [gap for gap in whole if "2281" in {o["organisationId"] for o in gap["lacking"]}]
    assert [without_rank(gap) for gap in shown] == [without_rank(gap) for gap in wanted]
    assert [gap["rank"] for gap in shown] == list(range(1, len(wanted) + 1))
    assert 0 < len(wanted) < len(whole)


def without_rank(gap: Json) -> Json:
    """The gap, less its place in the list."""
    return {name: part for name, part in gap.items() if name != "rank"}


def test_a_group_stands_for_its_members_and_for_what_is_said_of_it(reading: Api) -> None:
    params = ROUND | {"organisation": "22-municipalities"}
    shown = {gap["methodId"] for gap in reading.items("/gaps", params=params)}
    for gap in reading.items("/gaps", params=ROUND):
        named = {one["organisationId"] for one in gap["lacking"]}
        of_group = not named and bool(gap["groupStatements"])
        assert (gap["methodId"] in shown) == (bool(named - {"22"}) or of_group)


@pytest.mark.parametrize(
    ("sort", "key"),
    [
        ("rank", lambda gap: gap["rank"]),
        ("-rank", lambda gap: -gap["rank"]),
        ("-lackingCount", lambda gap: -(gap["lackingCount"] or 0)),
        ("priority,-rank", lambda gap: (gap["priority"] or 99, -gap["rank"])),
    ],
)
def test_gaps_are_sorted_as_asked_for(reading: Api, sort: str, key: Any) -> None:
    gaps = reading.items("/gaps", params=ROUND | {"sort": sort})
    assert gaps == sorted(gaps, key=key)


def test_each_page_names_the_sources_of_its_own_gaps(reading: Api) -> None:
    page = reading.read("/gaps", params={"round": "22-2021", "limit": 3, "page": 2})
    used = {
        one["sourcePlaceId"]
        for gap in page["gaps"]
        for part in ("lacking", "partly", "unknown", "groupStatements")
        for one in gap[part]
    }
    assert {place["id"] for place in page["sources"]["places"]} == used
    assert page["totals"]["methods"] == page["_meta"]["totalRecords"] == 76


def test_a_gap_that_is_closed_leaves_the_list_and_is_told_of(stage: Stage) -> None:
    round_id = open_round(stage.api, stage.keys, id=new_id())["id"]
    new = [{"methodId": "fft", "status": "other_provider"}]
    confirmed = ["addis-youth"]
    answer(
        stage.api, stage.keys.reporter, "2281", round_id, answers=new, confirmUnchanged=confirmed
    )
    publish_round(stage.api, stage.keys, round_id)
    answered = stage.api.read("/gaps", params={"round": round_id, "limit": 1000})
    assert answered["previousRound"]["id"] == "22-2021"
    assert [gap["methodId"] for gap in answered["gaps"]] == ["addis-youth"]
    assert [closed_as(one) for one in answered["closed"]] == [
        ("fft", "2281", "not_offered", "other_provider")
    ]


def test_a_published_round_is_held_against_no_round_under_way_whoever_asks(stage: Stage) -> None:
    under_way = open_round(stage.api, stage.keys, id=new_id())["id"]
    newest = open_round(stage.api, stage.keys, id=new_id(), previousRoundId=under_way)["id"]
    params = {"round": newest, "limit": 1000}
    waiting = stage.api.read("/gaps", params=params, key=stage.keys.lead)
    assert waiting["previousRound"]["id"] == under_way
    publish_round(stage.api, stage.keys, newest)
    for key in (stage.keys.lead, stage.keys.reporter, None):
        answered = stage.api.read("/gaps", params=params, key=key)
        assert (answered["previousRound"], answered["closed"]) == (None, [])


def closed_as(one: Json) -> tuple[str, str, str, str]:
    """Method, organisation, then and now."""
    return one["methodId"], one["organisationId"], one["fromStatus"], one["toStatus"]


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("", ["round"]),
        ("round=%20", ["round"]),
        ("round=22-2021&sort=colour", ["sort"]),
        ("round=22-2021&kind=x", ["kind[0]"]),
        ("round=22-2021&limit=0", ["limit"]),
    ],
)
def test_what_means_nothing_is_named_as_a_fault(reading: Api, query: str, named: list[str]) -> None:
    assert faulty(reading.get(f"/gaps?{query}")) == named


def test_a_round_that_there_is_none_of_is_not_found(reading: Api) -> None:
    problem(reading.get("/gaps?round=22-1999"), 404)
