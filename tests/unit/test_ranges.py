"""Ranges: added in any order, never turned around, and divided without losing a krona."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samplan.costs.ranges import (
    NOTHING,
    Range,
    add,
    allocate,
    divide,
    divided,
    proportional,
    read_range,
    span,
    times,
)
from samplan.costs.terms import LARGEST_AMOUNT, ONE, WHOLE, Bound

AMOUNTS = st.integers(0, LARGEST_AMOUNT)
BOUNDS = st.sampled_from([Bound.EXACT, Bound.ABOUT, Bound.AT_LEAST, Bound.AT_MOST])
HIGH_BOUNDS = st.sampled_from([Bound.EXACT, Bound.ABOUT, Bound.AT_LEAST, Bound.AT_MOST])
RANGES = st.builds(
    lambda ends, low, high: Range(min(ends), max(ends), low, high),
    st.tuples(AMOUNTS, AMOUNTS),
    BOUNDS,
    HIGH_BOUNDS,
)
SHARES = st.lists(st.integers(0, WHOLE), max_size=12).map(
    # Cut the whole where the drawn numbers say; what lies between two cuts is a share.
    lambda cuts: [
        high - low for low, high in zip([0, *sorted(cuts)], [*sorted(cuts), WHOLE], strict=True)
    ]
)


@settings(deadline=None)
@given(st.lists(RANGES, max_size=5))
def test_the_order_of_adding_does_not_matter(ranges: list[Range]) -> None:
    sums = {add(order) for order in permutations(ranges)}
    assert len(sums) == 1


@settings(deadline=None)
@given(RANGES, RANGES, RANGES)
def test_adding_in_parts_is_adding_at_once(one: Range, two: Range, three: Range) -> None:
    assert (one + two) + three == one + (two + three)
    assert one + NOTHING == one


@settings(deadline=None)
@given(st.lists(RANGES, max_size=6))
def test_the_lows_and_the_highs_are_added_by_themselves(ranges: list[Range]) -> None:
    found = add(ranges)
    assert found.low == sum(one.low for one in ranges)
    assert found.high == sum(one.high for one in ranges)
    assert found.is_open == any(one.is_open for one in ranges)


@settings(deadline=None)
@given(RANGES, RANGES, st.data())
def test_narrowing_a_part_never_widens_the_sum(
    wide: Range, other: Range, data: st.DataObject
) -> None:
    low = data.draw(st.integers(wide.low, wide.high))
    narrow = Range(low, data.draw(st.integers(low, wide.high)), wide.low_bound, wide.high_bound)
    before, after = add([wide, other]), add([narrow, other])
    assert before.low <= after.low <= after.high <= before.high


def test_a_part_that_is_open_opens_the_sum() -> None:
    opened = Range(1_100_000, 1_100_000, Bound.AT_LEAST, Bound.AT_LEAST)
    found = add([Range(2_000_000, 2_000_000), opened])
    assert found == Range(3_100_000, 3_100_000, Bound.AT_LEAST, Bound.AT_LEAST)
    assert found.is_open


def test_an_end_that_nobody_has_stated_is_marked_and_counts_as_nothing() -> None:
    stored = read_range(None, Bound.AT_MOST, 11_100_000, Bound.AT_MOST)
    assert stored == Range(0, 11_100_000, Bound.AT_MOST, Bound.AT_MOST)
    assert add([stored, Range(5, 5)]).low_bound is Bound.AT_MOST


def test_a_range_in_the_wrong_order_is_refused() -> None:
    with pytest.raises(ValueError, match="2-1 is no range"):
        Range(2, 1)
    with pytest.raises(ValueError, match="is no range"):
        Range(-1, 1)


@settings(deadline=None)
@given(st.lists(RANGES, min_size=1, max_size=5))
def test_a_span_takes_in_every_way(ranges: list[Range]) -> None:
    found = span(ranges)
    assert all(found.low <= one.low and one.high <= found.high for one in ranges)
    assert found.is_open == any(one.is_open for one in ranges)


@settings(deadline=None)
@given(AMOUNTS, st.integers(1, 30))
def test_division_rounds_to_the_nearest_krona_with_halves_up(amount: int, by: int) -> None:
    found = divided(amount, by)
    assert -by <= 2 * (amount - found * by) < by


@settings(deadline=None)
@given(RANGES, st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_quantity_keeps_the_ends_in_order(one: Range, low: int, more: int) -> None:
    found = times(one, low, low + more)
    assert found.low <= found.high
    assert (found.low_bound, found.high_bound) == (one.low_bound, one.high_bound)


def test_one_and_a_half_posts() -> None:
    assert times(Range(620_000, 620_000), ONE, 1_500) == Range(620_000, 930_000)


@settings(deadline=None)
@given(RANGES, st.integers(1, 10**6), st.integers(1, 10**6))
def test_a_fraction_keeps_the_ends_in_order(one: Range, numerator: int, denominator: int) -> None:
    found = proportional(one, numerator, denominator)
    assert found.low <= found.high


@settings(deadline=None)
@given(AMOUNTS, SHARES)
def test_no_krona_is_lost_in_dividing(amount: int, shares: list[int]) -> None:
    parts = allocate(amount, shares)
    assert sum(parts) == amount
    exact = [amount * share / WHOLE for share in shares]
    assert all(
        abs(part - share) <= 1 + share * 1e-9 for part, share in zip(parts, exact, strict=True)
    )
    assert all(part == 0 for part, share in zip(parts, shares, strict=True) if share == 0)


@settings(deadline=None)
@given(RANGES, SHARES)
def test_divided_parts_stay_in_order_and_are_the_whole(one: Range, shares: list[int]) -> None:
    parts = divide(one, shares)
    assert sum(part.low for part in parts) == one.low
    assert sum(part.high for part in parts) == one.high
    assert all(part.low <= part.high for part in parts)
    assert all(part.is_open == one.is_open for part in parts)


def test_of_equal_remainders_the_first_gets_the_krona() -> None:
    assert allocate(100, [33_333, 33_333, 33_334]) == [33, 33, 34]
    assert allocate(1, [50_000, 50_000]) == [1, 0]


def test_shares_that_are_not_the_whole_are_refused() -> None:
    with pytest.raises(ValueError, match="99900 of 100000"):
        allocate(100, [99_900])
