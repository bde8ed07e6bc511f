"""How many fewer would pay for it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samplan.costs.breakeven import NothingToDivideError, Noun, arithmetic, break_even
from samplan.costs.ranges import Range
from samplan.costs.terms import Bound
from samplan.web.texts import Words

PLACEMENTS = Noun(Words("placering", "placement"), Words("placeringar", "placements"))
COST, COUNT = 73_200_000, Decimal(89)


def said(words: Words) -> tuple[str, str]:
    """Return the words with plain spaces."""
    return words.sv.replace("\u00a0", " "), words.en.replace("\u00a0", " ")


def test_placements_of_2020_held_against_the_first_and_all_steps() -> None:
    found = break_even(Range(8_300_000, 14_200_000), COST, COUNT)
    assert found.per_unit == 822_472
    assert (found.low, found.high) == (Decimal("10.1"), Decimal("17.3"))
    assert (found.whole_low, found.whole_high) == (11, 18)


def test_the_division_is_written_out_in_both_languages() -> None:
    found = break_even(Range(8_300_000, 14_200_000), COST, COUNT)
    swedish, english = said(arithmetic(found, PLACEMENTS))
    assert swedish == (
        "73 200 000 kr ÷ 89 placeringar = 822 472 kr per placering; "
        "8 300 000 kr ÷ 822 472 kr = 10,1; 14 200 000 kr ÷ 822 472 kr = 17,3"
    )
    assert english == (
        "SEK 73,200,000 ÷ 89 placements = SEK 822,472 per placement; "
        "SEK 8,300,000 ÷ SEK 822,472 = 10.1; SEK 14,200,000 ÷ SEK 822,472 = 17.3"
    )


def test_a_cost_without_a_range_is_divided_once() -> None:
    found = break_even(Range(8_300_000, 8_300_000), COST, COUNT)
    assert said(arithmetic(found, PLACEMENTS))[0].count("÷") == 2


def test_a_lower_end_that_nobody_has_stated_is_not_divided() -> None:
    found = break_even(Range(0, 8_300_000, Bound.AT_MOST, Bound.AT_MOST), COST, COUNT)
    assert not found.has_low
    assert said(arithmetic(found, PLACEMENTS))[0].count("÷") == 2


def test_a_count_may_have_decimals() -> None:
    found = break_even(Range(100, 100), 1_000, Decimal("12.50"))
    assert found.per_unit == 80
    assert "÷ 12,5 placeringar" in said(arithmetic(found, PLACEMENTS))[0]


@pytest.mark.parametrize(("cost", "count"), [(COST, 0), (COST, -1), (0, 89), (1, 1000)])
def test_of_none_or_of_what_costs_nothing_there_is_no_cost_of_one(cost: int, count: int) -> None:
    with pytest.raises(NothingToDivideError):
        break_even(Range(1, 1), cost, Decimal(count))


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.integers(10**5, 10**9), st.integers(1, 500))
def test_so_many_whole_ones_pay_and_one_fewer_do_not(
    first: int, second: int, cost: int, count: int
) -> None:
    annual = Range(min(first, second), max(first, second))
    found = break_even(annual, cost, Decimal(count))
    assert found.low <= found.high
    assert found.whole_low <= found.whole_high
    for end, whole in ((annual.low, found.whole_low), (annual.high, found.whole_high)):
        assert whole * found.per_unit >= end
        assert whole == 0 or (whole - 1) * found.per_unit < end
    assert abs(found.high * found.per_unit - annual.high) <= Decimal(found.per_unit) / 20
