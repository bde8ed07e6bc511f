"""The list of gaps: what counts as one, in which order, and what closed."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samplan.gap.cells import Column, GroupStatement, MethodLineage, RoundData
from samplan.gap.filters import Filters
from samplan.gap.gaps import GapList, list_gaps
from samplan.gap.naming import swedish_key
from support.gap_rounds import (
    GROUP,
    MUNICIPALITIES,
    make_round,
    method,
    reference_lineage,
    reference_round,
    rounds,
    stated,
)


def ids(found: GapList) -> list[str]:
    """Return the methods of the gaps by rank."""
    return [gap["methodId"] for gap in found["gaps"]]


def test_a_gap_names_who_lacks_who_has_part_and_who_is_not_known() -> None:
    cells = {("a", "2281"): "not_offered", ("a", "2260"): "partly", ("a", "2262"): "unknown"}
    gap = list_gaps(make_round({**cells, ("a", "22"): "offered"}))["gaps"][0]
    assert [p["organisationId"] for p in gap["lacking"]] == ["2281"]
    assert [p["organisationId"] for p in gap["partly"]] == ["2260"]
    assert [p["organisationId"] for p in gap["unknown"]] == ["2262"]
    assert (gap["lackingCount"], gap["knownCount"], gap["rank"]) == (1, 3, 1)
    assert gap["lacking"][0]["sourcePlaceId"] == "p-a"


@pytest.mark.parametrize(
    "status", ["offered", "other_provider", "partly", "unknown", "not_applicable"]
)
def test_only_not_offered_makes_a_named_gap(status: str) -> None:
    assert list_gaps(make_round({("a", "2281"): status}))["gaps"] == []


def test_methods_not_recommended_and_levels_within_a_principal_make_no_gap() -> None:
    data = make_round(
        {("a", "2281"): "not_offered", ("b", "22-primary-care"): "not_offered"},
        methods=(method("a", recommended=False), method("b")),
    )
    assert list_gaps(data)["gaps"] == []


def test_rank_is_by_priority_then_by_how_many_lack_then_by_name() -> None:
    both = {"2281": "not_offered", "2260": "not_offered"}
    data = make_round(
        {
            **{("unranked", o): "not_offered" for o in MUNICIPALITIES},
            ("second", "2281"): "not_offered",
            **{("many", o): s for o, s in both.items()},
            ("few-ö", "2281"): "not_offered",
            ("few-z", "2281"): "not_offered",
        },
        (stated("counted", "partly", 1), stated("uncounted", "partly")),
        methods=(
            method("uncounted", priority=1),
            method("counted", priority=1),
            method("unranked"),
            method("second", priority=2),
            method("few-ö", name="Ö", priority=1),
            method("few-z", name="Z", priority=1),
            method("many", priority=1),
        ),
    )
    found = list_gaps(data)
    assert ids(found) == ["many", "few-z", "few-ö", "counted", "uncounted", "second", "unranked"]
    assert [gap["rank"] for gap in found["gaps"]] == list(range(1, 8))


@pytest.mark.parametrize(
    ("statement", "gap"),
    [
        (stated("a", "partly", 2), True),
        (stated("a", "not_offered", 0), True),
        (stated("a", "partly"), True),
        (stated("a", "not_offered"), True),
        (stated("a", "offered", 3), False),
        (stated("a", "offered"), False),
        (stated("a", "unknown"), False),
        (stated("a", "not_applicable"), False),
    ],
)
def test_a_statement_of_fewer_than_all_is_a_gap_that_names_nobody(
    statement: GroupStatement, gap: bool
) -> None:
    found = list_gaps(make_round({}, (statement,)))["gaps"]
    assert bool(found) == gap
    for item in found:
        assert item["lacking"] == []
        assert item["lackingCount"] is None
        assert item["groupStatements"][0]["groupId"] == GROUP.id


def test_a_statement_does_not_speak_where_every_member_has_answered() -> None:
    cells = {("a", member): "offered" for member in MUNICIPALITIES}
    assert list_gaps(make_round(cells, (stated("a", "partly", 1),)))["gaps"] == []


def test_an_organisation_chooses_gaps_and_leaves_their_figures_alone() -> None:
    data = make_round(
        {("a", "2281"): "not_offered", ("a", "2260"): "not_offered", ("b", "2260"): "not_offered"},
        (stated("c", "partly", 1),),
    )
    mine = list_gaps(data, filters=Filters(organisations=frozenset({"2281"})))
    assert ids(mine) == ["a"]
    assert mine["gaps"][0]["lackingCount"] == 2
    group = list_gaps(data, filters=Filters(organisations=frozenset({GROUP.id})))
    assert ids(group) == ["a", "b", "c"]


def test_closed_is_what_was_missing_and_is_now_offered() -> None:
    then = make_round(
        {
            ("a", "2281"): "not_offered",
            ("a", "2260"): "partly",
            ("a", "2262"): "not_offered",
            ("a", "22"): "unknown",
        },
        round_id="r1",
    )
    now = make_round(
        {
            ("a", "2281"): "offered",
            ("a", "2260"): "other_provider",
            ("a", "2262"): "partly",
            ("a", "22"): "offered",
        },
        round_id="r2",
    )
    closed = list_gaps(now, then)["closed"]
    assert [(c["organisationId"], c["fromStatus"], c["toStatus"]) for c in closed] == [
        ("2281", "not_offered", "offered"),
        ("2260", "partly", "other_provider"),
    ]


def test_nothing_closes_and_nothing_is_counted_across_a_change_of_content() -> None:
    then = make_round({("a", "2281"): "not_offered"}, round_id="r1", edition="e1")
    now = make_round(
        {("a", "2281"): "offered", ("a", "2260"): "not_offered"}, round_id="r2", edition="e2"
    )
    steps = [MethodLineage("e1", "e2", "a", "a", "widened")]
    found = list_gaps(now, then, steps)
    assert found["closed"] == []
    assert found["gaps"][0]["lackingBefore"] is None


def test_how_many_lacked_it_before_needs_the_same_principals() -> None:
    now = make_round({("b", "2281"): "not_offered", ("b", "2260"): "offered"}, edition="e2")
    steps = [MethodLineage("e1", "e2", "a", "b", "renamed")]
    same = make_round({("a", "2281"): "not_offered", ("a", "2260"): "not_offered"}, edition="e1")
    assert list_gaps(now, same, steps)["gaps"][0]["lackingBefore"] == 2
    fewer = make_round({("a", "2281"): "not_offered"}, edition="e1")
    assert list_gaps(now, fewer, steps)["gaps"][0]["lackingBefore"] is None


@given(rounds("r1"), rounds("r2"))
def test_totals_are_sums_over_the_list(then: RoundData, now: RoundData) -> None:
    found = list_gaps(now, then)
    gaps, totals = found["gaps"], found["totals"]
    assert totals["methods"] == len(gaps)
    assert totals["lackingCells"] == sum(gap["lackingCount"] or 0 for gap in gaps)
    assert totals["partlyCells"] == sum(len(gap["partly"]) for gap in gaps)
    assert totals["closed"] == len(found["closed"])
    assert [gap["rank"] for gap in gaps] == list(range(1, len(gaps) + 1))
    for gap in gaps:
        assert gap["lackingCount"] is None or gap["lackingCount"] <= gap["knownCount"]


@given(rounds())
def test_a_statement_names_nobody(data: RoundData) -> None:
    alone = {gap["methodId"]: gap for gap in list_gaps(data._replace(statements=()))["gaps"]}
    for gap in list_gaps(data)["gaps"]:
        before = alone.get(gap["methodId"])
        assert gap["lacking"] == (before["lacking"] if before else [])


@given(rounds(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(data: RoundData, dice: random.Random) -> None:
    cells, methods = list(data.cells), list(data.methods)
    dice.shuffle(cells)
    dice.shuffle(methods)
    shuffled = data._replace(cells=cells, methods=methods)
    assert list_gaps(shuffled)["gaps"] == list_gaps(data)["gaps"]


def test_swedish_letters_come_last() -> None:
    names = ["Örn", "ära", "Åka", "zon", "Ünder", "undan", "Éa", "eb", "A\u030angest"]
    assert sorted(names, key=swedish_key) == [
        "Éa",
        "eb",
        "undan",
        "Ünder",
        "zon",
        "Åka",
        "A\u030angest",
        "ära",
        "Örn",
    ]


def test_the_gaps_of_2021() -> None:
    then, now = reference_round("22-2014"), reference_round("22-2021")
    found = list_gaps(now, then, reference_lineage())
    assert ids(found)[:2] == ["addis-youth", "addis-adult"]
    assert found["totals"]["methods"] == 76
    assert found["totals"]["closed"] == 5
    counted = {gap["methodId"]: gap for gap in found["gaps"]}
    assert counted["point-of-care-drug-test"]["lackingCount"] is None
    assert counted["twelve-step-alcohol"]["lackingBefore"] == 1
    assert isinstance(now.columns[0], Column)
