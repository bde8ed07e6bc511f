"""What items cost each time and in which years, and what a choice counts."""

from typing import Any

import pytest

from samplan.costs.grouping import sum_all, sum_by
from samplan.costs.prices import Prices
from samplan.costs.ranges import NOTHING, Range
from samplan.costs.reckoning import (
    Choice,
    Chosen,
    UnpricedError,
    choose,
    falling_on,
    parts,
    per_time,
)
from samplan.costs.terms import WHOLE, Bound, Grouping, LeftOut, Unsummed
from samplan.costs.timing import occurrences
from support.reckoning import FIVE, book, chosen, item

CPI = Prices(2023, {2021: 343_190, 2022: 371_910, 2023: 403_700})


OPEN: dict[str, Any] = {"low_bound": "at_least", "high_bound": "at_least"}
FIGURE_10 = [
    item("f10-1", 1_100_000, **OPEN),
    item("f10-2", 500_000, 1_000_000, optional=True, **OPEN),
    item("f10-3", 500_000, 1_000_000, **OPEN),
    item("f10-4", 500_000, 1_000_000, **OPEN),
    item("f10-5", 1_200_000, 3_300_000),
    item("f10-6", 2_000_000),
    item("f10-7", 800_000),
    item("f10-8", 1_000_000, **OPEN),
]
"""The resource reinforcement as the investigation prints it, row by row."""


def total(found: Chosen) -> tuple[int, int]:
    """Both ends of the total."""
    summed = sum_all(found)
    return summed.total.low, summed.total.high


# Figure 10 worked by hand, in millions of kronor. The lower ends: 1.1 and three times 0.5, then
# 1.2, 2.0, 0.8 and 1.0 make 7.6. The upper ends: 1.1 and three times 1.0, then 3.3, 2.0, 0.8 and
# 1.0 make 11.2.


def test_figure_10_is_7_6_to_11_2_million_a_year_and_open_upwards() -> None:
    summed = sum_all(chosen(*FIGURE_10))
    assert summed.annual == Range(7_600_000, 11_200_000, Bound.AT_LEAST, Bound.AT_LEAST)
    assert summed.total == Range(38_000_000, 56_000_000, Bound.AT_LEAST, Bound.AT_LEAST)
    assert [one for _, one in summed.years] == [summed.annual] * 5
    assert summed.recurring == summed.annual
    assert summed.one_off == NOTHING


def test_figure_10_without_what_is_perhaps() -> None:
    found = chosen(*FIGURE_10, choice=Choice(optional=False))
    assert sum_all(found).annual.low == 7_100_000
    assert sum_all(found).annual.high == 10_200_000
    assert found.left_out == [("f10-2", LeftOut.OPTIONAL)]


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ({"unit": "course", "quantity_low": 2_000, "quantity_high": 3_000}, Range(200, 300)),
        ({"unit": "course", "quantity_low": 2_000}, Range(200, 200)),
        ({"unit": "course"}, Unsummed.NO_QUANTITY),
        ({"unit": "participant"}, Unsummed.NO_QUANTITY),
        ({"unit": "person_month"}, Unsummed.NO_QUANTITY),
        ({"unit": "fte"}, Unsummed.NO_QUANTITY),
        ({"unit": "fte", "quantity_low": 100}, Range(10, 10)),
        ({"unit": "once", "frequency": "once"}, Range(100, 100)),
        ({"frequency": "as_needed"}, Unsummed.NO_FREQUENCY),
        ({"unit": "course", "frequency": "as_needed"}, Unsummed.NO_QUANTITY),
    ],
)
def test_each_time(stated: dict[str, Any], expected: object) -> None:
    assert per_time(item("a", 100, **stated)) == expected


@pytest.mark.parametrize("reason", ["no_price", "no_calculation"])
def test_what_nobody_has_costed_says_why_and_is_no_zero(reason: str) -> None:
    assert per_time(item("a", None, not_costed=reason)) == Unsummed(reason)


def test_what_cannot_be_summed_stands_beside_the_sum() -> None:
    found = chosen(item("a", 100), item("b", None), item("c", 7, unit="course"))
    assert total(found) == (500, 500)
    assert [(one.id, one.reason) for one in found.not_summed] == [
        ("b", Unsummed.NO_PRICE),
        ("c", Unsummed.NO_QUANTITY),
    ]
    assert found.not_summed[1].price_each == Range(7, 7)
    assert sum_all(found).not_summed_ids == ("b", "c")


def test_nothing_but_what_cannot_be_summed_leaves_no_item_in_the_sum() -> None:
    summed = sum_by(chosen(item("a", None)), Grouping.STEP)["step-1"]
    assert (summed.item_ids, summed.not_summed_ids) == ((), ("a",))


@pytest.mark.parametrize(
    ("frequency", "every", "first", "last", "years"),
    [
        ("yearly", None, None, None, (2022, 2023, 2024, 2025, 2026)),
        ("yearly", None, 2024, 2025, (2024, 2025)),
        ("every_n_years", 2, None, None, (2022, 2024, 2026)),
        ("every_n_years", 2, 2023, None, (2023, 2025)),
        ("every_n_years", 2, 2019, None, (2023, 2025)),
        ("every_n_years", 3, None, 2024, (2022,)),
        ("once", None, None, None, (2022,)),
        ("once", None, 2025, None, (2025,)),
        ("once", None, 2027, None, ()),
        ("yearly", None, 2030, None, ()),
        ("yearly", None, None, 2021, ()),
        ("as_needed", None, 2025, None, (2025, 2026)),
    ],
)
def test_in_which_years(
    frequency: str, every: int | None, first: int | None, last: int | None, years: tuple[int, ...]
) -> None:
    assert occurrences(frequency, every, first, last, FIVE) == years


def test_every_other_year_and_once_are_counted_in_the_years_that_they_fall() -> None:
    course = item("course", 295_000, frequency="every_n_years", every_years=2)
    move = item("move", 1_000_001, unit="once", frequency="once", first_year=2023)
    summed = sum_all(chosen(course, move))
    assert summed.total.low == 3 * 295_000 + 1_000_001
    assert [one.low for _, one in summed.years] == [295_000, 1_000_001, 295_000, 0, 295_000]
    assert summed.recurring.low == 177_000
    assert summed.one_off.low == 1_000_001
    assert summed.annual.low == 377_000


def test_outside_the_years_is_left_out() -> None:
    found = chosen(item("a", 5, first_year=2031), item("b", None, last_year=2020))
    assert found.left_out == [("a", LeftOut.OUTSIDE_YEARS), ("b", LeftOut.OUTSIDE_YEARS)]


STEPS = [item("a", 1), item("b", 10, step_id="step-2"), item("c", 100, step_id=None)]


@pytest.mark.parametrize(
    ("choice", "counted"),
    [
        (Choice(), "abc"),
        (Choice(steps=(1,)), "a"),
        (Choice(steps=(1, 2)), "ab"),
        (Choice(items=("c",)), "c"),
        (Choice(steps=(1,), items=("c",)), "ac"),
        (Choice(without=("b",)), "ac"),
        (Choice(steps=(2,), without=("b",)), ""),
        (Choice(steps=()), ""),
    ],
)
def test_what_is_chosen(choice: Choice, counted: str) -> None:
    found = chosen(*STEPS, choice=choice)
    assert "".join(one.id for one in found.counted) == counted
    assert {one for one, why in found.left_out if why is LeftOut.NOT_CHOSEN} == set("abc") - set(
        counted
    )


DOCTOR = item("doctor", 1_200_000, 3_300_000)
EMPLOYED = item("employed", 1_160_000, alternative_of_id="doctor", step_id="step-2")
LOCUM = item("locum", 3_300_000, alternative_of_id="doctor", activity_id=None)


def test_without_a_choice_the_items_own_amount_counts_and_no_alternative() -> None:
    found = chosen(DOCTOR, EMPLOYED, LOCUM)
    assert total(found) == (5 * 1_200_000, 5 * 3_300_000)
    assert found.left_out == [
        ("employed", LeftOut.ALTERNATIVE),
        ("locum", LeftOut.ALTERNATIVE),
    ]


def test_a_chosen_alternative_stands_in_the_items_place() -> None:
    choice = Choice(choices={"doctor": "employed"})
    found = chosen(DOCTOR, EMPLOYED, LOCUM, choice=choice, shares={"doctor": [("22", WHOLE)]})
    [one] = found.counted
    assert (one.id, one.alternative_id) == ("doctor", "employed")
    assert (one.step_id, one.activity_id) == ("step-1", "1-1")
    assert one.shares == [("22", WHOLE)]
    assert sum_all(found).annual == Range(1_160_000, 1_160_000)


def test_an_alternative_with_payers_of_its_own_keeps_them() -> None:
    shares = {"doctor": [("22", WHOLE)], "locum": [("2281", WHOLE)]}
    choice = Choice(choices={"doctor": "locum"})
    found = sum_by(chosen(DOCTOR, LOCUM, choice=choice, shares=shares), Grouping.ORGANISATION)
    assert list(found) == ["2281"]


def test_an_alternative_follows_the_items_years_unless_it_has_its_own() -> None:
    doctor = DOCTOR._replace(first_year=2024, last_year=2025)
    found = chosen(doctor, EMPLOYED, choice=Choice(choices={"doctor": "employed"}))
    assert found.counted[0].years == (2024, 2025)
    late = EMPLOYED._replace(first_year=2026, last_year=2026)
    found = chosen(doctor, late, choice=Choice(choices={"doctor": "employed"}))
    assert found.counted[0].years == (2026,)


def test_an_item_without_an_amount_costs_what_one_of_its_ways_costs() -> None:
    unpriced = item("doctor", None)
    found = chosen(unpriced, EMPLOYED, LOCUM)
    assert found.counted[0].per_time == Range(1_160_000, 3_300_000)
    assert not found.counted[0].per_time.is_open


def test_a_way_that_nobody_has_costed_opens_the_span() -> None:
    found = chosen(item("doctor", None), EMPLOYED, item("other", None, alternative_of_id="doctor"))
    assert found.counted[0].per_time == Range(1_160_000, 1_160_000, Bound.EXACT, Bound.AT_LEAST)


def test_ways_in_different_years_have_to_be_chosen() -> None:
    once = LOCUM._replace(frequency="once")
    found = chosen(item("doctor", None), EMPLOYED, once)
    assert [one.id for one in found.not_summed] == ["doctor"]
    assert found.not_summed[0].reason is Unsummed.NO_PRICE


def test_a_chosen_alternative_that_nobody_has_costed_is_not_summed() -> None:
    other = item("other", None, alternative_of_id="doctor")
    found = chosen(DOCTOR, other, choice=Choice(choices={"doctor": "other"}))
    assert [(one.id, one.reason) for one in found.not_summed] == [("doctor", Unsummed.NO_PRICE)]


def test_prices_are_converted_item_by_item_and_rounded_before_they_are_divided() -> None:
    thirds = [("2260", 33_333), ("2262", 33_333), ("2280", 33_334)]
    found = choose(book(item("a", 62_000), shares={"a": thirds}), Choice(), FIVE, CPI)
    by = sum_by(found, Grouping.ORGANISATION)
    # 62 000 x 403.70 / 343.19 = 72 931.6
    assert sum_all(found).annual.low == 72_932
    assert sum(one.annual.low for one in by.values()) == 72_932


def test_what_cannot_be_converted_is_told_by_item() -> None:
    undated, early = item("undated", 1, price_year=None), item("early", 1, price_year=1999)
    with pytest.raises(UnpricedError) as told:
        choose(book(undated, early, item("fine", 1)), Choice(), FIVE, CPI)
    assert told.value.undated == ["undated"]
    assert told.value.missing == {1999: ["early"]}


def test_only_what_is_counted_needs_a_price_year() -> None:
    undated = item("undated", 1, price_year=None)
    beside = item("beside", 7, unit="course", price_year=None)
    found = choose(book(undated, beside, item("fine", 1)), Choice(without=("undated",)), FIVE, CPI)
    assert [one.id for one in found.counted] == ["fine"]
    assert found.not_summed[0].price_each is None


def test_the_likely_amount_follows_prices_and_a_certain_quantity() -> None:
    sure = item("sure", 10, 30, likely=20, quantity_low=2_000)
    unsure = item("unsure", 10, 30, likely=20, quantity_low=1_000, quantity_high=2_000)
    found = chosen(sure, unsure)
    assert [one.likely for one in found.counted] == [40, None]


def test_what_nobody_pays_falls_on_nobody_yet() -> None:
    takes_part = [("22", 40_000), ("2281", None)]
    assert parts(Range(100, 201), takes_part) == [("22", 40, 80), (None, 60, 121)]
    assert parts(Range(100, 200), []) == [(None, 100, 200)]


def test_only_what_falls_on_one_organisation() -> None:
    shares: dict[str, Any] = {
        "a": [("22", 40_000), ("2281", 60_000)],
        "b": [("22", WHOLE)],
        "c": [("2281", None)],
    }
    everything = chosen(item("a", 100, 200), item("b", 7), item("c", None), shares=shares)
    found = falling_on(everything, "2281")
    assert [(one.id, one.per_time) for one in found.counted] == [("a", Range(60, 120))]
    assert [one.id for one in found.not_summed] == ["c"]
    assert list(sum_by(found, Grouping.ORGANISATION)) == ["2281"]
    assert [one.id for one in falling_on(everything, "22").counted] == ["a", "b"]
