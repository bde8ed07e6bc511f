"""Comparing rounds: what counts as better or worse, and what cannot be compared and why."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samplan.gap.cells import MethodLineage, RoundData
from samplan.gap.comparison import Comparison, compare_rounds
from samplan.gap.filters import Filters
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

Outcome = tuple[str, str | None]


def lineage(kind: str, then: str | None, now: str | None) -> MethodLineage:
    """Return a step from the first edition to the second."""
    return MethodLineage("e1", "e2", then, now, kind)


def found(comparison: Comparison, pair: int = 0) -> dict[tuple[str, str], Outcome]:
    """Return the change and reason of each method and subject between one pair of rounds."""
    total = comparison["totals"][pair]
    return {
        (item["id"], subject["id"]): (change["change"], change["reason"])
        for item in comparison["methods"]
        for subject in item["subjects"]
        for change in subject["changes"]
        if (change["fromRoundId"], change["toRoundId"])
        == (total["fromRoundId"], total["toRoundId"])
    }


def one(before: str | None, after: str | None, *steps: MethodLineage) -> Outcome:
    """Return what became of one municipality's cell of method a."""
    then = make_round(
        {("a", "2281"): before} if before else {},
        round_id="r1",
        edition="e1",
        methods=(method("a"),),
    )
    now = make_round(
        {("a", "2281"): after} if after else {}, round_id="r2", edition="e2", methods=(method("a"),)
    )
    return found(compare_rounds([then, now], steps))["a", "2281"]


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ("not_offered", "partly", "improved"),
        ("not_offered", "other_provider", "improved"),
        ("partly", "offered", "improved"),
        ("offered", "partly", "worsened"),
        ("other_provider", "not_offered", "worsened"),
        ("offered", "other_provider", "unchanged"),
        ("partly", "partly", "unchanged"),
        ("not_applicable", "not_applicable", "unchanged"),
    ],
)
def test_known_statuses_have_an_order(before: str, after: str, change: str) -> None:
    assert one(before, after) == (change, None)


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ("unknown", "unknown", "unknown"),
        ("unknown", "offered", "unknown"),
        ("offered", "unknown", "unknown"),
        ("unknown", "not_applicable", "unknown"),
        ("not_applicable", "offered", "not_applicable"),
        ("offered", "not_applicable", "not_applicable"),
        (None, "offered", "not_asked"),
        ("offered", None, "not_asked"),
    ],
)
def test_what_is_not_known_twice_is_not_compared(
    before: str | None, after: str | None, reason: str
) -> None:
    assert one(before, after) == ("not_comparable", reason)


@pytest.mark.parametrize("kind", ["widened", "narrowed", "split", "merged"])
def test_a_changed_content_is_marked_and_not_compared(kind: str) -> None:
    assert one("not_offered", "offered", lineage(kind, "a", "a")) == ("not_comparable", kind)


def test_the_same_content_is_compared() -> None:
    assert one("not_offered", "offered", lineage("same", "a", "a")) == ("improved", None)


def test_new_and_removed_come_from_lineage_alone() -> None:
    assert one(None, "offered", lineage("new", None, "a")) == ("new", None)
    assert one("unknown", "not_offered", lineage("new", None, "a")) == ("new", None)
    assert one("offered", None, lineage("removed", "a", None)) == ("removed", None)
    assert one("offered", None, lineage("new", None, "a")) == ("not_comparable", "not_asked")


def test_a_renamed_method_is_followed_and_shown_under_its_new_name() -> None:
    then = make_round({("a", "2281"): "not_offered"}, round_id="r1", edition="e1")
    now = make_round({("b", "2281"): "offered"}, round_id="r2", edition="e2")
    comparison = compare_rounds([then, now], [lineage("renamed", "a", "b")])
    assert found(comparison) == {("b", "2281"): ("improved", None)}
    states = comparison["methods"][0]["subjects"][0]["states"]
    assert [state["status"] for state in states] == ["not_offered", "offered"]


def test_a_reused_id_is_not_taken_for_the_method_that_had_it() -> None:
    then = make_round({("a", "2281"): "offered"}, round_id="r1", edition="e1")
    now = make_round(
        {("a", "2281"): "not_offered", ("b", "2281"): "offered"}, round_id="r2", edition="e2"
    )
    steps = [lineage("renamed", "a", "b"), lineage("new", None, "a")]
    assert found(compare_rounds([then, now], steps)) == {
        ("a", "2281"): ("new", None),
        ("b", "2281"): ("unchanged", None),
    }


def test_split_and_merged_methods_each_stand_alone_with_the_reason() -> None:
    then = make_round(
        {("a", "2281"): "offered", ("c", "2281"): "offered", ("d", "2281"): "offered"},
        round_id="r1",
        edition="e1",
    )
    now = make_round(
        {("a1", "2281"): "offered", ("a2", "2281"): "offered", ("d", "2281"): "offered"},
        round_id="r2",
        edition="e2",
    )
    steps = [
        lineage("split", "a", "a1"),
        lineage("split", "a", "a2"),
        lineage("merged", "c", "d"),
        lineage("merged", "d", "d"),
    ]
    assert found(compare_rounds([then, now], steps)) == {
        ("a", "2281"): ("not_comparable", "split"),
        ("a1", "2281"): ("not_comparable", "split"),
        ("a2", "2281"): ("not_comparable", "split"),
        ("c", "2281"): ("not_comparable", "merged"),
        ("d", "2281"): ("not_comparable", "merged"),
    }


def test_a_count_of_a_group_is_not_an_answer_of_its_members() -> None:
    then = make_round({}, (stated("a", "partly", 2),), round_id="r1")
    now = make_round({("a", m): "offered" for m in (*MUNICIPALITIES, "22")}, round_id="r2")
    assert found(compare_rounds([then, now], [])) == {
        **{("a", m): ("not_comparable", "only_group_count") for m in MUNICIPALITIES},
        ("a", "22"): ("not_comparable", "not_asked"),
        ("a", GROUP.id): ("not_comparable", "not_asked"),
    }


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (stated("a", "partly", 1), stated("a", "partly", 2), ("improved", None)),
        (stated("a", "partly", 2), stated("a", "partly", 1), ("worsened", None)),
        (stated("a", "offered", 2), stated("a", "partly", 2), ("unchanged", None)),
        (stated("a", "partly", 1, 2), stated("a", "partly", 2, 3), ("unchanged", None)),
        (stated("a", "partly"), stated("a", "offered", 3), ("improved", None)),
        (stated("a", "unknown"), stated("a", "offered", 3), ("not_comparable", "unknown")),
    ],
)
def test_groups_are_compared_by_count_of_one_total_else_by_status(
    before: object, after: object, expected: Outcome
) -> None:
    then = make_round({}, (before,), round_id="r1")  # type: ignore[arg-type]
    now = make_round({}, (after,), round_id="r2")  # type: ignore[arg-type]
    assert found(compare_rounds([then, now], [])) == {("a", GROUP.id): expected}


def three_rounds() -> list[RoundData]:
    """Return three rounds of three editions, whose method a is renamed twice."""
    return [
        make_round({("a", "2281"): "not_offered"}, round_id="r1", edition="e1"),
        make_round({("b", "2281"): "partly"}, round_id="r2", edition="e2"),
        make_round({("c", "2281"): "offered"}, round_id="r3", edition="e3"),
    ]


def test_three_rounds_give_each_step_and_the_whole_way() -> None:
    steps = [lineage("renamed", "a", "b"), MethodLineage("e2", "e3", "b", "c", "renamed")]
    comparison = compare_rounds(three_rounds(), steps)
    ends = [(total["fromRoundId"], total["toRoundId"]) for total in comparison["totals"]]
    assert ends == [("r1", "r2"), ("r2", "r3"), ("r1", "r3")]
    assert [found(comparison, i)["c", "2281"] for i in range(3)] == [("improved", None)] * 3


def test_lineage_is_followed_over_an_edition_without_a_round() -> None:
    steps = [lineage("renamed", "a", "b"), MethodLineage("e2", "e3", "b", "c", "widened")]
    first, _, last = three_rounds()
    assert found(compare_rounds([first, last], steps)) == {
        ("c", "2281"): ("not_comparable", "widened")
    }


def test_a_change_of_content_on_the_way_bars_the_whole_way() -> None:
    steps = [lineage("widened", "a", "b"), MethodLineage("e2", "e3", "b", "c", "same")]
    comparison = compare_rounds(three_rounds(), steps)
    assert [found(comparison, i)["c", "2281"] for i in range(3)] == [
        ("not_comparable", "widened"),
        ("improved", None),
        ("not_comparable", "widened"),
    ]


def test_a_method_that_a_round_skips_is_found_again() -> None:
    first, _, last = three_rounds()
    skipped = make_round({("z", "2281"): "offered"}, round_id="r2", edition="e2")
    steps = [lineage("renamed", "a", "b"), MethodLineage("e2", "e3", "b", "c", "same")]
    comparison = compare_rounds([first, skipped, last], steps)
    assert found(comparison, 2)["c", "2281"] == ("improved", None)


def test_the_filter_of_changes_lists_less_and_counts_the_same() -> None:
    then = make_round({("a", "2281"): "offered", ("b", "2281"): "offered"}, round_id="r1")
    now = make_round({("a", "2281"): "partly", ("b", "2281"): "offered"}, round_id="r2")
    every = compare_rounds([then, now], [])
    some = compare_rounds([then, now], [], Filters(changes=frozenset({"worsened"})))
    assert [item["id"] for item in some["methods"]] == ["a"]
    assert some["totals"] == every["totals"]


def test_naming_a_group_brings_its_members_and_naming_a_member_does_not_bring_the_group() -> None:
    data = make_round(
        {("a", "2281"): "offered", ("a", "22"): "offered"}, (stated("a", "partly", 2),)
    )
    group = compare_rounds([data, data], [], Filters(organisations=frozenset({GROUP.id})))
    assert set(found(group)) == {("a", "2281"), ("a", GROUP.id)}
    member = compare_rounds([data, data], [], Filters(organisations=frozenset({"2281"})))
    assert set(found(member)) == {("a", "2281")}


COUNTED = ("improved", "worsened", "unchanged", "new", "removed", "notComparable")


@given(rounds("r1", "e1"), rounds("r2", "e2"), rounds("r3", "e2"))
def test_totals_add_up(first: RoundData, second: RoundData, third: RoundData) -> None:
    steps = [lineage("widened", "m1", "m1"), lineage("renamed", "m2", "m3")]
    comparison = compare_rounds([first, second, third], steps)
    for i, total in enumerate(comparison["totals"]):
        parts = [total[name] for name in COUNTED]  # type: ignore[literal-required]
        assert sum(parts) == total["total"] == len(found(comparison, i))
        assert sum(total["reasons"].values()) == total["notComparable"]
    said = [*first.cells, *second.cells, *first.statements, *second.statements]
    assert comparison["totals"][0]["total"] <= len(said)


@given(rounds())
def test_a_round_compared_with_itself_has_not_changed(data: RoundData) -> None:
    comparison = compare_rounds([data, data], [])
    assert {change for change, _ in found(comparison).values()} <= {
        "unchanged",
        "not_comparable",
    }
    asked = len(data.cells) + len(data.statements)
    assert comparison["totals"][0]["total"] == asked
    known = {"unknown", "not_asked"}
    for item in comparison["methods"]:
        for subject in item["subjects"]:
            status = subject["states"][0]["status"]
            counted = subject["states"][0]["count"] is not None
            same = subject["changes"][0]["change"] == "unchanged"
            assert same == (counted or status not in known)


@given(rounds("r1"), rounds("r2"), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(
    then: RoundData, now: RoundData, dice: random.Random
) -> None:
    cells = list(now.cells)
    dice.shuffle(cells)
    shuffled = now._replace(cells=cells, statements=tuple(reversed(now.statements)))
    assert compare_rounds([then, shuffled], []) == compare_rounds([then, now], [])


@given(rounds("r1"), rounds("r2"))
def test_a_group_never_changes_what_is_said_of_its_members(then: RoundData, now: RoundData) -> None:
    alone = compare_rounds([d._replace(statements=()) for d in (then, now)], [])
    beside = compare_rounds([then, now], [])
    members = {key: value for key, value in found(beside).items() if key[1] != GROUP.id}
    softened = {
        key: (change, "not_asked" if reason == "only_group_count" else reason)
        for key, (change, reason) in members.items()
    }
    assert softened == found(alone)


def test_the_rounds_of_2014_and_2021() -> None:
    rounds_compared = [reference_round("22-2014"), reference_round("22-2021")]
    comparison = compare_rounds(rounds_compared, reference_lineage())
    changes = found(comparison)
    assert changes["audit-adult", "22-municipalities"] == ("improved", None)
    assert changes["audit-adult", "2281"] == ("not_comparable", "only_group_count")
    assert changes["asi-adult", "22"] == ("worsened", None)
    assert changes["addis-adult", "2281"] == ("new", None)
    assert changes["cra-alcohol-individual", "2281"] == ("not_comparable", "not_asked")
    assert changes["point-of-care-drug-test", "22-municipalities"] == ("worsened", None)
