"""Prices of one year as prices of another."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samplan.costs.prices import MissingYearError, Prices, convert
from samplan.costs.ranges import Range
from samplan.costs.terms import LARGEST_AMOUNT, Bound

CPI = {2021: 343_190, 2022: 371_910, 2023: 403_700}
"""Consumer prices, 1980 = 100, in thousandths."""

AMOUNTS = st.integers(0, LARGEST_AMOUNT)


def test_prices_rise_with_the_index() -> None:
    # 62 000 x 403.70 / 343.19 = 72 931.6
    assert convert(Range(62_000, 62_000), 2021, Prices(2023, CPI)) == Range(72_932, 72_932)


def test_prices_fall_with_the_index() -> None:
    # 100 000 x 343.19 / 403.70 = 85 011.1
    assert convert(Range(100_000, 100_000), 2023, Prices(2021, CPI)) == Range(85_011, 85_011)


def test_the_same_year_changes_nothing_and_needs_no_value() -> None:
    one = Range(5, 7, Bound.AT_LEAST, Bound.AT_LEAST)
    assert convert(one, 1999, Prices(1999, {})) is one


def test_what_the_ends_are_stays() -> None:
    one = Range(5, 7, Bound.ABOUT, Bound.AT_LEAST)
    found = convert(one, 2021, Prices(2023, CPI))
    assert (found.low_bound, found.high_bound) == (Bound.ABOUT, Bound.AT_LEAST)


@pytest.mark.parametrize(("price_year", "year"), [(2021, 2025), (2025, 2021)])
def test_a_year_that_is_missing_is_told_and_never_guessed(price_year: int, year: int) -> None:
    with pytest.raises(MissingYearError) as told:
        convert(Range(1, 1), price_year, Prices(year, CPI))
    assert told.value.year == 2025


@settings(deadline=None)
@given(AMOUNTS, AMOUNTS, st.integers(100_000, 400_000), st.integers(0, 100))
def test_there_and_back_is_within_a_krona(one: int, two: int, value: int, percent: int) -> None:
    """As long as prices have at most doubled, or halved, between the two years."""
    values = {2010: value, 2020: value + value * percent // 100}
    entered = Range(min(one, two), max(one, two), Bound.AT_LEAST)
    for there, back in ((2010, 2020), (2020, 2010)):
        converted = convert(entered, there, Prices(back, values))
        again = convert(converted, back, Prices(there, values))
        assert abs(again.low - entered.low) <= 1
        assert abs(again.high - entered.high) <= 1
        assert again.low_bound is entered.low_bound
