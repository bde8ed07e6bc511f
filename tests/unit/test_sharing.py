"""Another rule for who pays: nothing is lost, and what is stated stays visible."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samplan.costs.ranges import NOTHING, Range
from samplan.costs.sharing import Part, as_stated, share_out
from samplan.costs.terms import Bound

AMOUNTS = st.integers(0, 10**10)
RANGES = st.tuples(AMOUNTS, AMOUNTS, st.sampled_from(list(Bound)[:4])).map(
    lambda drawn: Range(min(drawn[:2]), max(drawn[:2]), Bound.EXACT, drawn[2])
)
WEIGHTS = st.dictionaries(
    st.sampled_from(["22", "2260", "2262", "2280", "2281", "2282", "2283", "2284"]),
    st.integers(0, 10**6),
    min_size=1,
).filter(lambda weights: sum(weights.values()) > 0)
STATED = st.dictionaries(st.sampled_from([None, "22", "2281", "2282", "elsewhere"]), RANGES)


def test_equal_shares_give_the_krona_that_is_over_to_the_first() -> None:
    found = share_out(Range(100, 200), {}, {"a": 1, "b": 1, "c": 1})
    assert [found[one].shared for one in "abc"] == [Range(34, 68), Range(33, 66), Range(33, 66)]


def test_what_nobody_pays_is_divided_too_and_stays_visible_beside() -> None:
    stated = {"22": Range(100, 100), None: Range(60, 100)}
    found = share_out(Range(160, 200), stated, {"22": 1, "2281": 3})
    assert found["22"] == Part(Range(100, 100), Range(40, 50))
    assert found["2281"] == Part(NOTHING, Range(120, 150))
    assert found[None] == Part(Range(60, 100), NOTHING)
    assert found["22"].difference == (-60, -50)


def test_who_pays_as_stated_but_is_not_named_stays_visible_with_nothing() -> None:
    found = share_out(Range(100, 100), {"22": Range(100, 100)}, {"2281": 1})
    assert list(found) == ["2281", "22", None]
    assert found["22"] == Part(Range(100, 100), NOTHING)


def test_an_open_cost_is_open_for_everyone_who_shares_it() -> None:
    whole = Range(100, 200, Bound.AT_LEAST, Bound.AT_LEAST)
    found = share_out(whole, {}, {"a": 1, "b": 2})
    assert all(found[one].shared.is_open for one in "ab")


def test_weights_that_are_nothing_together_divide_nothing() -> None:
    with pytest.raises(ValueError, match="divide nothing"):
        share_out(Range(100, 100), {}, {"a": 0, "b": 0})


def test_as_stated_changes_nothing_and_leaves_what_has_no_payer_without_one() -> None:
    stated = {"22": Range(100, 100), None: Range(60, 100)}
    found = as_stated(stated, {"2281": 1})
    assert list(found) == ["2281", "22", None]
    assert found["22"] == Part(Range(100, 100), Range(100, 100))
    assert found[None].shared == Range(60, 100)
    assert all(one.difference == (0, 0) for one in found.values())


@given(RANGES, STATED, WEIGHTS)
def test_nothing_is_lost_and_nobody_pays_without_weight(
    whole: Range, stated: dict[str | None, Range], weights: dict[str, int]
) -> None:
    found = share_out(whole, stated, weights)
    assert sum(one.shared.low for one in found.values()) == whole.low
    assert sum(one.shared.high for one in found.values()) == whole.high
    assert all(found[one].shared.high == 0 for one, weight in weights.items() if weight == 0)
    assert all(found[payer].stated == one for payer, one in stated.items())


@given(RANGES, WEIGHTS)
def test_everybody_pays_within_a_krona_of_the_exact_part(
    whole: Range, weights: dict[str, int]
) -> None:
    found = share_out(whole, {}, weights)
    together = sum(weights.values())
    for one, weight in weights.items():
        assert abs(found[one].shared.low - whole.low * weight / together) <= 1
        # What lies between the ends is divided by itself, so the upper end rounds twice.
        assert abs(found[one].shared.high - whole.high * weight / together) <= 2


@given(RANGES, WEIGHTS, st.integers(2, 9))
def test_only_the_weights_proportions_matter(
    whole: Range, weights: dict[str, int], times: int
) -> None:
    larger = {one: weight * times for one, weight in weights.items()}
    assert share_out(whole, {}, weights) == share_out(whole, {}, larger)
