"""No withheld count can be worked out: tried by somebody who works out all that there is."""

from fractions import Fraction
from itertools import product
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samplan.disclosure.model import TOTAL, CountTable, Key, Reason, Rule
from samplan.disclosure.protection import protect
from samplan.disclosure.shares import implied_counts
from support.attacker import Attacker, against, found_out
from support.count_tables import by_rows, odd_tables, rules, tables

RULE = Rule(threshold=5)

patient = settings(
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@given(tables(), rules())
@settings(patient, max_examples=120)
def test_no_withheld_count_of_a_whole_table_can_be_narrowed(table: CountTable, rule: Rule) -> None:
    protected = protect(table, rule)
    assert not protected.exposed
    assert not protected.needed
    assert found_out(table, rule, frozenset(protected.withheld)) == {}


@given(tables(), rules())
@settings(patient, max_examples=150)
def test_every_small_count_is_withheld_and_no_zero_that_may_be_known(
    table: CountTable, rule: Rule
) -> None:
    withheld = protect(table, rule).withheld
    for key, count in table.counts.items():
        assert (withheld.get(key) == Reason.SMALL) == rule.is_small(count)
        assert count >= rule.lowest or key not in withheld


@given(odd_tables(), rules())
@settings(patient, max_examples=120)
def test_with_gaps_and_things_published_what_can_be_narrowed_is_reported(
    table: CountTable, rule: Rule
) -> None:
    protected = protect(table, rule)
    withheld = frozenset(protected.withheld)
    assert withheld.isdisjoint(table.public)
    assert withheld.isdisjoint(table.fixed - table.forced.keys())
    assert protected.exposed <= withheld
    assert protected.needed <= table.fixed
    assert found_out(table, rule, withheld).keys() <= protected.exposed


@given(tables())
@settings(patient, max_examples=35)
def test_withholding_what_is_needed_makes_all_safe(table: CountTable) -> None:
    fixed = frozenset(key for key in table.counts if key[-1] == TOTAL)
    first = protect(CountTable(table.axes, table.counts, fixed=fixed), RULE)
    forced = dict.fromkeys(first.needed, Reason.LINKED)
    again = CountTable(table.axes, table.counts, fixed=fixed - first.needed, forced=forced)
    second = protect(again, RULE)
    assert not second.exposed
    assert not second.needed


@given(tables(), rules(), st.randoms(use_true_random=False))
@settings(patient, max_examples=35)
def test_the_order_of_the_counts_changes_nothing(
    table: CountTable, rule: Rule, random: Random
) -> None:
    keys = list(table.counts)
    random.shuffle(keys)
    shuffled = CountTable(table.axes, {key: table.counts[key] for key in keys})
    assert protect(shuffled, rule) == protect(table, rule)


@given(tables())
@settings(patient, max_examples=40)
def test_tables_cut_out_of_a_cube_tell_no_more_than_the_cube(table: CountTable) -> None:
    withheld = frozenset(protect(table, RULE).withheld)
    for axis in range(len(table.axes)):
        axes = tuple((TOTAL,) if at == axis else names for at, names in enumerate(table.axes))
        cut = CountTable(
            axes, {key: count for key, count in table.counts.items() if key[axis] == TOTAL}
        )
        inside = frozenset(key for key in withheld if key in cut.counts)
        assert found_out(cut, RULE, inside) == {}


@given(tables())
@settings(patient, max_examples=35)
def test_the_shares_of_counts_that_are_shown_tell_nothing_of_the_others(table: CountTable) -> None:
    withheld = frozenset(protect(table, RULE).withheld)
    attacker = against(table, RULE, withheld)
    for part, whole in _shares(table):
        if part not in withheld and whole not in withheld:
            attacker.hears_share(part, whole, _percent(table, part, whole))
    assert found_out(table, RULE, withheld, attacker) == {}


@given(tables(), st.integers(0, 1))
@settings(patient, max_examples=35)
def test_a_share_that_is_published_already_is_reckoned_with(
    table: CountTable, decimals: int
) -> None:
    part, whole = next(iter(_shares(table)))
    if not table.counts[whole]:
        return
    percent = round(Fraction(100 * table.counts[part], table.counts[whole]), decimals)
    bounds = implied_counts(percent, decimals, table.counts[whole])
    told = CountTable(table.axes, table.counts, public=frozenset({whole}), known={part: bounds})
    protected = protect(told, RULE)
    attacker = against(table, RULE, frozenset(protected.withheld))
    attacker.hears_share(part, whole, percent, decimals)
    leaks = found_out(told, RULE, frozenset(protected.withheld), attacker)
    assert leaks.keys() <= protected.exposed


def _shares(table: CountTable) -> list[tuple[Key, Key]]:
    return [
        (key, (*key[:at], TOTAL, *key[at + 1 :]))
        for key in sorted(table.counts)
        for at in range(len(key))
        if key[at] != TOTAL
    ]


def _percent(table: CountTable, part: Key, whole: Key) -> Fraction:
    count = table.counts[whole]
    return Fraction(round(Fraction(100 * table.counts[part], count))) if count else Fraction(0)


# That the attacker is one: what is known not to be enough, he sees through.

LEAKY = by_rows((3, 20, 31), (17, 25, 12), (40, 8, 19))


def test_the_attacker_subtracts_when_only_the_small_count_is_withheld() -> None:
    withheld = frozenset({("a", "1")})
    assert found_out(LEAKY, RULE, withheld) == {("a", "1"): "is 3: from 3 to 3"}


def test_the_attacker_uses_the_column_when_only_the_row_has_a_second_one() -> None:
    withheld = frozenset({("a", "1"), ("a", "2")})
    assert found_out(LEAKY, RULE, withheld).keys() == withheld


def test_the_attacker_uses_that_withheld_counts_are_not_zero() -> None:
    table = by_rows((1, 1, 20), (1, 1, 20), (30, 30, 30))
    withheld = frozenset(product("ab", "12"))
    assert found_out(table, RULE, withheld).keys() == withheld
    assert found_out(table, RULE, frozenset(protect(table, RULE).withheld)) == {}


def test_the_attacker_sees_through_a_box_that_is_too_tight() -> None:
    table = by_rows((3, 5, 31), (6, 25, 12), (40, 8, 19))
    withheld = frozenset(product("ab", "12"))
    assert found_out(table, Rule(threshold=10), withheld)


def test_the_attacker_adds_up_a_whole_cube() -> None:
    inner = dict.fromkeys(product("ab", "xy", "12"), 20) | {("a", "x", "1"): 2}
    table = CountTable(
        (("a", "b", TOTAL), ("x", "y", TOTAL), ("1", "2", TOTAL)),
        {
            key: sum(
                count
                for leaf, count in inner.items()
                if all(mine in {TOTAL, its} for mine, its in zip(key, leaf, strict=True))
            )
            for key in product(("a", "b", TOTAL), ("x", "y", TOTAL), ("1", "2", TOTAL))
        },
    )
    a_square_in_one_layer = frozenset((*key, "1") for key in product("ab", "xy"))
    assert ("a", "x", "1") in found_out(table, RULE, a_square_in_one_layer)
    assert found_out(table, RULE, frozenset(protect(table, RULE).withheld)) == {}


def test_the_attacker_turns_a_published_share_back_into_a_count() -> None:
    withheld = frozenset(protect(LEAKY, RULE).withheld)
    attacker = against(LEAKY, RULE, withheld)
    attacker.hears_share(("a", "1"), ("a", TOTAL), Fraction(6))
    assert ("a", "1") in found_out(LEAKY, RULE, withheld, attacker)


def test_the_attacker_turns_an_average_back_into_counts() -> None:
    # How many chose 1, 2, 3 … on a scale; two are withheld, and the average is told.
    axes = (("1", "2", "3", TOTAL),)
    shown: dict[Key, int] = {("3",): 20, (TOTAL,): 30}
    attacker = Attacker(axes, shown, {("1",): 1, ("2",): 1})
    assert attacker.may_be(("1",), 1)
    assert attacker.may_be(("1",), 5)
    attacker.hears_average(("1", "2", "3"), (TOTAL,), Fraction("2.57"), decimals=2)
    assert attacker.least(("1",)) == attacker.most(("1",), 30) == 3


def test_reasons_must_not_be_told_apart() -> None:
    # Who knows which of the two is small knows that it is below five, and that the other is not.
    table = by_rows((2, 6, 30), (9, 7, 30), (30, 30, 30))
    withheld = frozenset(product("ab", "12"))
    assert found_out(table, RULE, withheld) == {}
    attacker = against(table, RULE, withheld)
    for key in withheld - {("a", "1")}:
        attacker.hears_bounds(key, 5, 1000)
    attacker.hears_bounds(("a", "1"), 1, 4)
    assert ("a", "1") in found_out(table, RULE, withheld, attacker)


@pytest.mark.parametrize("threshold", range(1, 11))
def test_the_attacker_finds_nothing_at_any_threshold(threshold: int) -> None:
    table = by_rows((1, 2, 3, 4), (5, 6, 7, 8), (9, 10, 11, 30), (0, 1, 60, 2))
    for zeros in (False, True):
        rule = Rule(threshold, zeros)
        protected = protect(table, rule)
        assert not protected.exposed
        assert found_out(table, rule, frozenset(protected.withheld)) == {}
