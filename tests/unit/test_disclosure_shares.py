"""What rounded shares give away."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samplan.disclosure.model import Rule
from samplan.disclosure.shares import average_is_small, implied_counts, share_is_small

RULE = Rule(threshold=5)


@given(st.integers(1, 500), st.data(), st.integers(0, 2))
def test_the_count_itself_is_always_among_those_that_its_share_allows(
    denominator: int, data: st.DataObject, decimals: int
) -> None:
    count = data.draw(st.integers(0, denominator))
    share = round(Fraction(100 * count, denominator), decimals)
    low, high = implied_counts(share, decimals, denominator)
    assert low <= count <= high


@given(st.integers(0, 100), st.integers(1, 300))
def test_every_count_that_a_share_allows_rounds_to_it(percent: int, denominator: int) -> None:
    low, high = implied_counts(percent, 0, denominator)
    for count in range(denominator + 1):
        fits = abs(Fraction(100 * count, denominator) - percent) <= Fraction(1, 2)
        assert fits == (low <= count <= high)


@pytest.mark.parametrize(
    ("share", "decimals", "denominator", "expected"),
    [
        (62, 0, 37, (23, 23)),
        (62.2, 1, 37, (23, 23)),
        (Decimal("62.16"), 2, 37, (23, 23)),
        (8, 0, 50, (4, 4)),
        (50, 0, 1000, (495, 505)),
        (0, 0, 400, (0, 2)),
    ],
)
def test_shares_are_turned_back_into_counts(
    share: float, decimals: int, denominator: int, expected: tuple[int, int]
) -> None:
    assert implied_counts(share, decimals, denominator) == expected


def test_a_share_that_no_count_gives_has_its_least_above_its_greatest() -> None:
    low, high = implied_counts(50, 0, 7)
    assert low > high


@pytest.mark.parametrize(
    ("denominator", "numerator", "percent", "expected"),
    [
        (50, 4, None, True),
        (50, 5, None, False),
        (50, 45, None, False),
        (50, 46, None, True),
        (50, 0, None, False),
        (50, 50, None, False),
        (4, 0, None, True),
        (50, None, 8, True),
        (50, None, 10, False),
        (50, None, 98, True),
        (50, None, 100, False),
        (400, None, 0, True),
        (400, None, 1, True),
        (4000, None, 50, False),
        (50, None, None, False),
    ],
)
def test_a_share_is_small_when_its_count_or_its_rest_may_be(
    denominator: int, numerator: int | None, percent: float | None, expected: bool
) -> None:
    found = share_is_small(denominator, RULE, numerator=numerator, share_percent=percent)
    assert found is expected


def test_a_share_of_none_or_all_is_small_where_zeros_are_protected() -> None:
    rule = Rule(threshold=5, zeros=True)
    assert share_is_small(50, rule, numerator=0)
    assert share_is_small(50, rule, numerator=50)
    assert not share_is_small(50, rule, numerator=25)


def test_an_average_is_small_when_few_answered() -> None:
    assert average_is_small(4, RULE)
    assert not average_is_small(5, RULE)
    assert not average_is_small(0, RULE)
    assert average_is_small(0, Rule(zeros=True))
