"""Rounds beside each other over the API: what changed, what cannot be compared, and why."""

from collections import Counter
from typing import Any

import pytest

from samplan.gap.analysis.schemas import ComparisonAnswer
from samplan.gap.terms import Change, Reason
from support.asking import Api, Json, faulty, problem
from support.facts import Row, bilaga_1, region_cells, stated_count
from support.people import Stage
from support.shapes import assert_shape
from support.steps import answer, new_id, open_round, publish_round

PATH = "/gap-comparisons"
BOTH = {"round": ["22-2014", "22-2021"]}
PAIR = ("22-2014", "22-2021")
BETTER = {"not_offered": 0, "partly": 1, "offered": 2}

FILTERS: list[dict[str, Any]] = [
    {},
    {"area": "psychosocial-alcohol"},
    {"substance": "opioids", "kind": "drug_treatment"},
    {"ageGroup": "youth"},
    {"organisation": "22"},
    {"organisation": "22-municipalities"},
    {"organisation": "9999"},
    {"change": "improved"},
    {"change": ["worsened", "new"]},
    {"change": "not_comparable", "organisation": "2281"},
    {"change": "removed"},
]


def changes_of(comparison: Json) -> list[tuple[str, str, str, str, str | None]]:
    """Method, subject, later round, change and reason of everything that is shown."""
    return [
        (method["id"], subject["id"], one["toRoundId"], one["change"], one["reason"])
        for method in comparison["methods"]
        for subject in method["subjects"]
        for one in subject["changes"]
    ]


@pytest.mark.parametrize("params", FILTERS, ids=str)
def test_the_comparison_has_the_shape_that_the_contract_says_however_it_is_filtered(
    reading: Api, params: dict[str, Any]
) -> None:
    assert_shape(ComparisonAnswer, reading.read(PATH, params=BOTH | params))


@pytest.mark.parametrize("params", [one for one in FILTERS if "change" not in one], ids=str)
def test_the_totals_add_up_to_the_changes_that_are_shown(
    reading: Api, params: dict[str, Any]
) -> None:
    comparison = reading.read(PATH, params=BOTH | params)
    shown = changes_of(comparison)
    [totals] = comparison["totals"]
    assert (totals["fromRoundId"], totals["toRoundId"]) == PAIR
    counted = Counter(change for *_, change, _ in shown)
    classes = [totals[camel(change)] for change in Change]
    assert classes == [counted[change] for change in Change]
    assert totals["total"] == sum(classes) == len(shown)
    reasons = Counter(reason for *_, reason in shown if reason)
    assert totals["reasons"] == {reason: reasons[reason] for reason in Reason}
    assert sum(totals["reasons"].values()) == totals["notComparable"]


def camel(change: str) -> str:
    """The class as the totals name it."""
    return "notComparable" if change == Change.NOT_COMPARABLE else change


@pytest.mark.parametrize("change", list(Change))
def test_a_filter_on_change_leaves_what_changed_so_and_counts_everything(
    reading: Api, change: str
) -> None:
    whole = reading.read(PATH, params=BOTH)
    chosen = reading.read(PATH, params=BOTH | {"change": change})
    assert changes_of(chosen) == [one for one in changes_of(whole) if one[3] == change]
    assert chosen["totals"] == whole["totals"]


def stated_pairs() -> list[tuple[Row, Row]]:
    """The two rows of each recommendation of Bilaga 1."""
    rows = bilaga_1()
    by_year: dict[str, dict[str, Row]] = {"2014": {}, "2021": {}}
    for row in rows:
        by_year[row["year"]][f"{row['area']} {row['recommendation']}"] = row
    return [(by_year["2014"][name], by_year["2021"][name]) for name in by_year["2014"]]


def test_every_change_of_the_region_is_what_bilaga_1_says_of_the_two_years(
    reading: Api,
) -> None:
    expected = {}
    for before, after in stated_pairs():
        cells = region_cells(before), region_cells(after)
        for organisation in set(cells[0]) | set(cells[1]):
            statuses = (cells[0].get(organisation), cells[1].get(organisation))
            place = int(after["source_line"]), organisation
            expected[place] = change_between(*statuses, is_new="ADDIS" in after["recommendation"])
    assert region_changes(reading) == expected


Outcome = tuple[str, str | None]


def change_between(before: str | None, after: str | None, *, is_new: bool) -> Outcome:
    """What two statuses amount to, by the rules in the contract."""
    if is_new:
        return "new", None
    if before is None or after is None:
        return "not_comparable", "not_asked"
    if "unknown" in {before, after}:
        return "not_comparable", "unknown"
    step = BETTER[after] - BETTER[before]
    return ("improved" if step > 0 else "worsened" if step < 0 else "unchanged"), None


def region_changes(reading: Api) -> dict[tuple[int, str], Outcome]:
    """What became of the region's cells, by the line that states the later one."""
    comparison = reading.read(PATH, params=BOTH | {"organisation": REGION})
    lines = {
        statement["methodId"]: statement["source"]["line"]
        for statement in reading.items("/gap-rounds/22-2021/group-statements")
    }
    return {
        (lines[method], subject): (change, reason)
        for method, subject, _, change, reason in changes_of(comparison)
        if subject in REGION and reason_is_of_asked(method, subject, comparison)
    }


REGION = ["22", "22-primary-care", "22-specialist-care"]


def reason_is_of_asked(method_id: str, subject_id: str, comparison: Json) -> bool:
    """Whether any of the rounds asked the subject about the method."""
    return any(
        state["status"] != "not_asked"
        for method in comparison["methods"]
        if method["id"] == method_id
        for subject in method["subjects"]
        if subject["id"] == subject_id
        for state in subject["states"]
    )


def test_a_group_is_compared_with_itself_and_keeps_its_counts(reading: Api) -> None:
    comparison = reading.read(PATH, params=BOTH)
    groups = {
        method["id"]: subject
        for method in comparison["methods"]
        for subject in method["subjects"]
        if subject["kind"] == "group"
    }
    counts = Counter(stated_count(row) for row in bilaga_1())
    shown = Counter(
        (state["count"], state["total"])
        for subject in groups.values()
        for state in subject["states"]
    )
    assert shown == counts
    states = [(one["status"], one["count"]) for one in groups["audit-adult"]["states"]]
    assert states == [("partly", None), ("offered", 7)]
    assert groups["audit-adult"]["changes"][0]["change"] == "improved"


def test_a_municipality_is_never_compared_with_what_was_said_of_the_group(reading: Api) -> None:
    comparison = reading.read(PATH, params=BOTH | {"organisation": "2281"})
    methods = {method["id"]: method for method in comparison["methods"]}
    subjects = {one["id"]: one for one in methods["audit-adult"]["subjects"]}
    assert subjects["2281"]["changes"] == [
        {
            "fromRoundId": "22-2014",
            "toRoundId": "22-2021",
            "change": "not_comparable",
            "reason": "only_group_count",
        }
    ]


def test_every_state_names_its_round_in_order_and_its_source(reading: Api) -> None:
    comparison = reading.read(PATH, params=BOTH)
    places = {place["id"] for place in comparison["sources"]["places"]}
    used = set()
    for method in comparison["methods"]:
        for subject in method["subjects"]:
            assert [state["roundId"] for state in subject["states"]] == list(PAIR)
            used |= {state["sourcePlaceId"] for state in subject["states"]} - {None}
    assert used == places


def test_rounds_come_oldest_first_in_whatever_order_they_are_asked_for(reading: Api) -> None:
    there = reading.read(f"{PATH}?round=22-2014&round=22-2021")
    back = reading.read(f"{PATH}?round=22-2021&round=22-2014")
    assert [one["id"] for one in back["rounds"]] == list(PAIR)
    assert without_links(there) == without_links(back)


def without_links(comparison: Json) -> Json:
    """The answer less its own address."""
    return {name: part for name, part in comparison.items() if name != "_links"}


def test_three_rounds_are_compared_in_one_answer_pair_by_pair_and_first_with_last(
    stage: Stage,
) -> None:
    third = open_round(stage.api, stage.keys, id=new_id())["id"]
    new = [{"methodId": "act", "status": "offered"}]
    confirmed = ["audit-adult"]
    answer(stage.api, stage.keys.reporter, "2281", third, answers=new, confirmUnchanged=confirmed)
    publish_round(stage.api, stage.keys, third)
    comparison = stage.api.read(PATH, params={"round": ["22-2014", "22-2021", third]})
    assert_shape(ComparisonAnswer, comparison)
    pairs = [(one["fromRoundId"], one["toRoundId"]) for one in comparison["totals"]]
    assert pairs == [PAIR, ("22-2021", third), ("22-2014", third)]
    found = {(m, s, to): (c, r) for m, s, to, c, r in changes_of(comparison) if s == "2281"}
    assert ("act", "2281", third) in found
    states = {
        subject["id"]: [state["status"] for state in subject["states"]]
        for method in comparison["methods"]
        if method["id"] == "act"
        for subject in method["subjects"]
    }
    assert states["2281"] == ["not_asked", "not_offered", "offered"]
    by_pair = {(one["fromRoundId"], one["toRoundId"]): one for one in comparison["totals"]}
    assert by_pair["22-2021", third]["improved"] == 1
    assert by_pair["22-2021", third]["unchanged"] == 1


@pytest.mark.parametrize(
    "query",
    [
        "",
        "round=22-2021",
        "round=22-2021&round=22-2021",
        "round=22-2014&round=22-2021&round=22-2014",
        "&".join(f"round=22-{number}" for number in range(7)),
        "&".join(f"round=22-{number}" for number in range(21)),
    ],
)
def test_a_comparison_takes_two_to_six_different_rounds(reading: Api, query: str) -> None:
    assert faulty(reading.get(f"{PATH}?{query}")) == ["round"]


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("round=22-2014&round=%C3%85", ["round[1]"]),
        ("round=22-2014&round=22-2021&change=better", ["change[0]"]),
        ("round=22-2014&round=22-2021&substance=x", ["substance[0]"]),
    ],
)
def test_what_means_nothing_is_named_as_a_fault(reading: Api, query: str, named: list[str]) -> None:
    assert faulty(reading.get(f"{PATH}?{query}")) == named


def test_a_round_that_there_is_none_of_is_not_found(reading: Api) -> None:
    problem(reading.get(f"{PATH}?round=22-2014&round=22-1999"), 404)


def test_rounds_of_two_counties_are_not_compared(stage: Stage) -> None:
    query = "round=22-2021&round=25-2026"
    response = stage.api.get(f"{PATH}?{query}", key=stage.keys.administrator)
    assert faulty(response) == ["round"]
