"""Which counts are withheld to protect others: few and small ones, and seldom totals."""

import pytest

from samplan.disclosure.model import TOTAL, CountTable, Key, Protected, Reason, Rule
from samplan.disclosure.protection import protect
from samplan.disclosure.summary import summary
from samplan.disclosure.unseen import is_tree
from samplan.disclosure.words import MARK, REASON_NAMES, explanation
from support.attacker import against, found_out
from support.count_tables import by_rows, large, with_totals

RULE = Rule(threshold=5)
SMALL, OTHER, LINKED = Reason.SMALL, Reason.COMPLEMENTARY, Reason.LINKED


def test_nothing_is_withheld_where_nothing_is_small() -> None:
    assert protect(by_rows((5, 6), (0, 8)), RULE) == Protected({})


def test_an_empty_table_is_safe() -> None:
    assert protect(CountTable((("a", TOTAL),), {}), RULE) == Protected({})


def test_the_smallest_counts_that_suffice_are_withheld_with_a_small_one() -> None:
    table = by_rows((3, 20, 31), (17, 25, 12), (40, 8, 19))
    assert protect(table, RULE).withheld == {
        ("a", "1"): SMALL,
        ("a", "3"): OTHER,
        ("b", "1"): OTHER,
        ("b", "3"): OTHER,
    }


def test_small_counts_that_protect_each_other_need_no_more() -> None:
    table = by_rows((4, 4, 31), (4, 4, 12), (40, 8, 19))
    assert set(protect(table, Rule(threshold=5)).withheld.values()) == {SMALL}


def test_a_way_around_many_rows_is_found_where_no_box_is() -> None:
    rule = Rule(threshold=3)
    table = by_rows((2, 2, 0), (0, 2, 2), (2, 0, 2))
    assert protect(table, rule).withheld.keys() == {
        key for key, count in table.counts.items() if count == 2
    }


def test_a_total_is_withheld_when_all_its_parts_are_one() -> None:
    table = with_totals({(letter,): 1 for letter in "abcdefg"})
    withheld = protect(table, RULE).withheld
    assert withheld[TOTAL,] == OTHER
    assert found_out(table, RULE, frozenset(withheld)) == {}


def test_the_only_count_of_a_row_goes_with_its_total() -> None:
    table = by_rows((3, 0, 0), (17, 25, 12), (40, 8, 19))
    withheld = protect(table, RULE).withheld
    assert withheld["a", "1"] == SMALL
    assert withheld["a", TOTAL] == SMALL
    assert ("a", "2") not in withheld
    assert (TOTAL, TOTAL) not in withheld


def test_zeros_are_shown_or_withheld_as_the_rule_says() -> None:
    table = by_rows((0, 20, 31), (17, 25, 12), (40, 8, 19))
    assert protect(table, RULE).withheld == {}
    withheld = protect(table, Rule(threshold=5, zeros=True)).withheld
    assert withheld["a", "1"] == SMALL
    assert len(withheld) == 4


def test_along_an_axis_without_a_total_nothing_has_to_be_withheld() -> None:
    table = CountTable(
        (("2019", "2020"), ("a", "b", "c", TOTAL)),
        {
            **{("2019", name): count for name, count in zip("abc", (3, 9, 8), strict=True)},
            **{("2020", name): count for name, count in zip("abc", (13, 9, 8), strict=True)},
            ("2019", TOTAL): 20,
            ("2020", TOTAL): 30,
        },
    )
    assert protect(table, RULE).withheld == {("2019", "a"): SMALL, ("2019", "c"): OTHER}


def test_a_missing_part_protects_when_it_may_be_large_enough() -> None:
    axes = (("a", "b", "c", TOTAL),)
    table = CountTable(axes, {("a",): 3, ("b",): 20, (TOTAL,): 60})
    assert protect(table, RULE).withheld == {("a",): SMALL}
    tight = CountTable(axes, {("a",): 3, ("b",): 20, (TOTAL,): 24})
    assert protect(tight, RULE).withheld == {("a",): SMALL, ("b",): OTHER}
    assert found_out(tight, RULE, frozenset({("a",)})).keys() == {("a",)}


def test_figures_by_sex_and_by_age_need_no_figures_by_both() -> None:
    counts: dict[Key, int] = {
        ("m", TOTAL): 3,
        ("w", TOTAL): 37,
        (TOTAL, "y"): 22,
        (TOTAL, "o"): 18,
        (TOTAL, TOTAL): 40,
    }
    table = CountTable((("m", "w", TOTAL), ("y", "o", TOTAL)), counts)
    assert protect(table, RULE).withheld == {("m", TOTAL): SMALL, ("w", TOTAL): OTHER}


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ([], True),
        ([{0}, {1}], True),
        ([{0, 1}, {1, 2}, {2, 3}, {1}], True),
        ([{0, 1}, {1, 2}, {0, 2}], False),
        ([{0, 1}, {1, 2}, {0, 2}, {0, 1, 2}], True),
        ([{0, 1}, {1, 2}, {2, 3}, {3, 0}], False),
    ],
)
def test_margins_always_fit_together_only_if_they_form_a_tree(
    kinds: list[set[int]], expected: bool
) -> None:
    assert is_tree(frozenset(kind) for kind in kinds) is expected


def test_what_is_public_stays_and_what_that_exposes_is_told() -> None:
    table = by_rows((3, 20), (17, 25))
    public = frozenset(table.counts) - {("a", "1")}
    protected = protect(CountTable(table.axes, table.counts, public=public), RULE)
    assert protected.withheld == {("a", "1"): SMALL}
    assert protected.exposed == {("a", "1")}
    assert protected.needed == frozenset()


def test_a_small_count_that_is_public_is_not_withheld() -> None:
    table = by_rows((3, 20), (17, 25))
    told = CountTable(table.axes, table.counts, public=frozenset({("a", "1")}))
    assert protect(told, RULE) == Protected({})


def test_fixed_cells_that_would_have_to_go_too_are_told() -> None:
    table = CountTable((("yes", "no", TOTAL),), {("yes",): 3, ("no",): 0, (TOTAL,): 3})
    fixed = CountTable(table.axes, table.counts, fixed=frozenset({(TOTAL,)}))
    protected = protect(fixed, RULE)
    assert protected.exposed == {("yes",)}
    assert protected.needed == {(TOTAL,)}
    forced = CountTable(table.axes, table.counts, forced={(TOTAL,): LINKED})
    assert not protect(forced, RULE).exposed


def test_what_is_withheld_elsewhere_is_kept_safe_here() -> None:
    table = by_rows((30, 20), (17, 25))
    forced = CountTable(table.axes, table.counts, forced={("a", "1"): LINKED})
    protected = protect(forced, RULE)
    assert protected.withheld["a", "1"] == LINKED
    assert set(protected.withheld.values()) == {LINKED, OTHER}
    assert found_out(forced, RULE, frozenset(protected.withheld)) == {}


def test_a_total_that_does_not_fit_its_parts_is_no_trouble() -> None:
    table = by_rows((3, 20, 31), (17, 25, 12), (40, 8, 19))
    counts = {**table.counts, ("a", TOTAL): 60, (TOTAL, "1"): 2}
    protected = protect(CountTable(table.axes, counts), RULE)
    assert {("a", "1"), (TOTAL, "1")} <= protected.withheld.keys()


@pytest.mark.parametrize(
    ("shape", "small", "zero", "most"),
    [
        ((99, 99), 0.02, 0.0, 0.031),
        ((99, 99), 0.1, 0.1, 0.1),
        ((99, 99), 0.3, 0.1, 0.295),
        ((9, 9), 0.1, 0.1, 0.24),
        ((7, 2, 5), 0.2, 0.2, 0.5),
        ((7, 2, 5), 0.05, 0.05, 0.32),
        ((19, 24, 19), 0.1, 0.1, 0.21),
    ],
)
def test_no_more_is_withheld_than_was_once_enough(
    shape: tuple[int, ...], small: float, zero: float, most: float
) -> None:
    table = large(shape, small, zero)
    protected = protect(table, RULE)
    assert not protected.exposed
    assert summary(protected, table).share_withheld <= most
    assert (TOTAL,) * len(shape) not in protected.withheld


def test_a_large_sparse_table_of_five_dimensions_is_safe() -> None:
    table = large((4, 2, 3, 2, 3), 0.3, 0.6)
    protected = protect(table, RULE)
    assert not protected.exposed
    withheld = frozenset(protected.withheld)
    some = frozenset(sorted(withheld)[::9])
    assert some
    assert found_out(table, RULE, some, against(table, RULE, withheld)) == {}


def test_the_summary_counts_cells_by_reason() -> None:
    table = by_rows((3, 20, 31), (17, 25, 12), (40, 8, 19))
    found = summary(protect(table, RULE), table)
    assert (found.cells, found.small, found.complementary, found.linked) == (16, 1, 3, 0)
    assert found.withheld == 4
    assert found.share_withheld == 0.25
    assert summary(Protected({}), CountTable((("a",),), {})).share_withheld == 0


def test_all_withheld_figures_are_explained_in_the_same_words() -> None:
    assert MARK.sv == "Skyddad"
    assert explanation(RULE).sv.startswith(
        "Visas inte, för att ingen ska kunna pekas ut. Tal under fem"
    )
    assert "below 15 are" in explanation(Rule(threshold=15)).en
    assert set(REASON_NAMES) == set(Reason)


@pytest.mark.parametrize(
    ("axes", "counts"),
    [
        ((("a", "a"),), {}),
        (((),), {}),
        ((("a", "b"),), {("a", "b"): 1}),
        ((("a", "b"),), {("a",): -1}),
        ((("a", "b"),), {("c",): 1}),
    ],
)
def test_what_is_no_table_is_refused(
    axes: tuple[tuple[str, ...], ...], counts: dict[Key, int]
) -> None:
    with pytest.raises(ValueError, match=r"axis|key|count"):
        protect(CountTable(axes, counts), RULE)
