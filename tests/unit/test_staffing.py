"""Posts as money and money as posts: each the other's proof."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samplan.costs.ranges import Range
from samplan.costs.staffing import reckon, share
from samplan.costs.terms import ONE, Bound

COSTS = st.integers(1_000, 10**10)
SHARES = st.integers(0, 100 * ONE)


@pytest.mark.parametrize(
    ("fte", "cost", "amount"),
    [
        (100, 620_000, 62_000),
        (200, 620_000, 124_000),
        (150, 620_000, 93_000),
        (2 * ONE, 500_000, 1_000_000),
    ],
)
def test_the_printed_shares_cost_what_is_printed(fte: int, cost: int, amount: int) -> None:
    assert reckon(fte, fte, cost) == Range(amount, amount)
    assert share(amount, cost) == fte


def test_one_to_two_posts_are_a_range() -> None:
    assert reckon(ONE, 2 * ONE, 500_000) == Range(500_000, 1_000_000)


@pytest.mark.parametrize(
    ("bound", "expected"),
    [
        (Bound.ABOUT, Range(62_000, 62_000, Bound.ABOUT, Bound.ABOUT)),
        (Bound.AT_LEAST, Range(62_000, 62_000, Bound.AT_LEAST, Bound.AT_LEAST)),
        (Bound.AT_MOST, Range(0, 62_000, Bound.AT_MOST, Bound.AT_MOST)),
    ],
)
def test_what_the_cost_of_a_post_is_its_shares_are_too(bound: Bound, expected: Range) -> None:
    assert reckon(100, 100, 620_000, bound) == expected


def test_of_a_post_that_costs_nothing_no_amount_is_a_share() -> None:
    with pytest.raises(ZeroDivisionError):
        share(62_000, 0)


@given(SHARES, COSTS)
def test_a_share_read_as_money_and_back_is_the_same_share(fte: int, cost: int) -> None:
    assert share(reckon(fte, fte, cost).high, cost) == fte


@given(st.integers(0, 10**10), COSTS)
def test_money_read_as_a_share_and_back_is_within_half_a_thousandth_of_a_post(
    amount: int, cost: int
) -> None:
    fte = share(amount, cost)
    assert abs(reckon(fte, fte, cost).high - amount) <= cost / (2 * ONE) + 0.5


@given(SHARES, SHARES, COSTS)
def test_more_posts_never_cost_less(first: int, second: int, cost: int) -> None:
    found = reckon(min(first, second), max(first, second), cost)
    assert found.low <= found.high
