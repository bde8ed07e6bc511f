"""Where the figures of a round disagree, over the API: both places, the sum, and no correction."""

from typing import Any

import pytest

from samplan.reconciliation.schemas import FindingList
from support.asking import Api, Json, body, faulty, problem
from support.people import Keys, Stage
from support.shapes import assert_shape
from support.steps import new_id, open_round

ROUND = {"round": "22-2021", "limit": 1000}
CRA = "count-against-forms-22-2021-cra-alcohol-22-municipalities"


def by_id(api: Api, **params: Any) -> dict[str, Json]:
    """The findings of 2021."""
    return {one["id"]: one for one in api.items("/findings", params=ROUND | params)}


def test_findings_have_the_shape_that_the_contract_says(reading: Api) -> None:
    page = reading.read("/findings", params=ROUND)
    assert_shape(FindingList, page)
    assert page["_meta"]["totalRecords"] == 3


def test_four_of_seven_where_six_cells_say_yes_is_found_with_both_places(reading: Api) -> None:
    found = by_id(reading)[CRA]
    assert (found["kind"], found["certainty"]) == ("count_against_forms", "likely")
    assert found["statement"]["text"]["sv"].endswith("4 av 7")
    place = found["statement"]["sourcePlace"]
    assert (place["appendix"], place["section"]) == ("Bilaga 1", "psychosocial_alcohol")
    evidence = {side["sourcePlace"]["id"]: side for side in found["evidence"]}
    assert set(evidence) == {"bilaga-2-cra-alcohol-individual", "bilaga-2-cra-alcohol-group"}
    assert {side["sourcePlace"]["appendix"] for side in evidence.values()} == {"Bilaga 2"}
    assert "6 av 7" in found["arithmetic"]["sv"]
    assert "6 of 7" in found["arithmetic"]["en"]


def test_every_finding_has_its_words_in_both_languages_and_its_places(reading: Api) -> None:
    for found in by_id(reading).values():
        for text in (found["title"], found["arithmetic"], found["statement"]["text"]):
            assert text["sv"].strip()
            assert text["en"].strip()
        assert found["statement"]["sourcePlace"] is not None
        assert found["evidence"]
        assert all(side["sourcePlace"] is not None for side in found["evidence"])


def test_a_round_without_disagreements_has_no_findings(reading: Api) -> None:
    page = reading.read("/findings", params={"round": "22-2014"})
    assert (page["findings"], page["_meta"]["totalRecords"]) == ([], 0)


@pytest.mark.parametrize(
    ("params", "count"),
    [
        ({"kind": "count_against_forms"}, 1),
        ({"kind": ["count_against_forms", "blank_against_cells"]}, 2),
        ({"kind": "whole_against_part"}, 0),
        ({"certainty": "possible"}, 2),
        ({"certainty": ["certain", "likely"]}, 1),
        ({"certainty": "possible", "kind": "count_against_forms"}, 0),
    ],
)
def test_findings_are_filtered_by_kind_and_certainty(
    reading: Api, params: dict[str, Any], count: int
) -> None:
    assert len(by_id(reading, **params)) == count


@pytest.mark.parametrize(
    ("sort", "methods"),
    [
        ("certainty", ["cra-alcohol", "hap-adult", "twelve-step-stimulants"]),
        ("-method", ["twelve-step-stimulants", "hap-adult", "cra-alcohol"]),
        ("kind", ["hap-adult", "cra-alcohol", "twelve-step-stimulants"]),
        ("difference,method", ["cra-alcohol", "twelve-step-stimulants", "hap-adult"]),
        ("-difference,method", ["cra-alcohol", "twelve-step-stimulants", "hap-adult"]),
    ],
)
def test_findings_are_sorted_as_asked_for_and_blanks_come_last(
    reading: Api, sort: str, methods: list[str]
) -> None:
    assert [one["methodId"] for one in by_id(reading, sort=sort).values()] == methods


def test_a_correction_that_disagrees_is_found_at_once_and_corrects_nothing_else(
    api: Api, keys: Keys
) -> None:
    sent = {
        "methodId": "audit-adult",
        "organisationId": "2281",
        "status": "not_offered",
        "reason": "Fel i underlaget.",
    }
    body(api.post("/gap-rounds/22-2021/corrections", json=sent, key=keys.lead), 201)
    [new] = [one for one in by_id(api).values() if one["methodId"] == "audit-adult"]
    assert (new["kind"], new["certainty"]) == ("count_against_cells", "certain")
    assert new["difference"] == -1
    stated = api.items("/gap-rounds/22-2021/group-statements", params={"method": "audit-adult"})
    assert [(one["status"], one["count"]) for one in stated] == [("offered", 7)]


def test_a_reporter_who_sees_one_column_is_told_nothing_of_the_others(stage: Stage) -> None:
    round_id = open_round(stage.api, stage.keys, id=new_id())["id"]
    page = stage.api.read("/findings", params={"round": round_id}, key=stage.keys.reporter)
    assert page["findings"] == []


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("", ["round"]),
        ("round=22-2021&kind=odd", ["kind[0]"]),
        ("round=22-2021&certainty=sure", ["certainty[0]"]),
        ("round=22-2021&sort=colour", ["sort"]),
    ],
)
def test_what_means_nothing_is_named_as_a_fault(reading: Api, query: str, named: list[str]) -> None:
    assert faulty(reading.get(f"/findings?{query}")) == named


def test_a_round_that_there_is_none_of_is_not_found(reading: Api) -> None:
    problem(reading.get("/findings?round=22-1999"), 404)
