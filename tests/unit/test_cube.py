"""Tables folded from figures: rows, columns, filters, rates, breaks, and three kinds of nothing."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samplan.statistics.cube import (
    Cell,
    CellStatus,
    Figure,
    Indicator,
    Population,
    Table,
    TooManyCellsError,
    Wish,
    per_thousand,
    pivot,
)
from samplan.statistics.terms import Measure

PATIENTS = Indicator("patients", Measure.COUNT, frozenset({"sex", "age"}), frozenset({2}))
SHARE = Indicator("share", Measure.SHARE, frozenset({"sex"}))
NAMES = ("22", "2281", "2282", "total", "women", "men", "young", "old")


def figure(value: float | None = 1, /, **fields: Any) -> Figure:
    """The county's figure of 2021."""
    return Figure(
        **{
            "indicator_id": "patients",
            "period": "2021",
            "area_id": "22",
            "breakdown": "",
            "value": value,
            "value_to": None,
            "value_text": None,
            "qualifier": "exact",
            "quality": "measured",
            "edition": 1,
            "place_id": None,
            "withheld": None,
        }
        | fields
    )


def table(figures: list[Figure], population: Population | None = None, **wish: Any) -> Table:
    """The table of the figures in county 22."""
    wished = Wish(**{"indicators": ("patients",)} | wish)
    return pivot(
        figures,
        [PATIENTS, SHARE],
        wished,
        county_id="22",
        order=lambda _, one: (NAMES.index(one),),
        population=population,
        most=1000,
    )


def values(made: Table) -> dict[tuple[str, ...], float | None]:
    """Value by categories of rows and columns."""
    placed = len(made.rows) + len(made.columns)
    return {cell.key[:placed]: cell.value for cell in made.cells}


def only(made: Table) -> Cell:
    """The one cell of a table."""
    [cell] = made.cells
    return cell


def test_what_is_in_neither_rows_nor_columns_is_the_whole() -> None:
    figures = [figure(9), figure(4, breakdown="sex=women"), figure(5, breakdown="sex=men")]
    assert values(table(figures, rows=("area",))) == {("22",): 9}
    assert table(figures, rows=("area",)).fixed == {"indicator": "patients", "period": "2021"}


def test_a_table_by_a_dimension_has_its_total_beside_its_categories() -> None:
    figures = [figure(9), figure(4, breakdown="sex=women"), figure(5, breakdown="sex=men")]
    made = table(figures, rows=("sex",))
    assert values(made) == {("total",): 9, ("women",): 4, ("men",): 5}


def test_without_a_choice_the_area_is_the_county_and_the_period_the_latest() -> None:
    figures = [figure(1, period="2019"), figure(2), figure(3, area_id="2281")]
    assert values(table(figures, rows=("indicator",))) == {("patients",): 2}


def test_a_filter_of_one_category_fixes_it_and_of_several_places_it() -> None:
    figures = [figure(4, breakdown="sex=women"), figure(5, breakdown="sex=men")]
    one = table(figures, rows=("area",), where={"sex": ("women",)})
    assert (values(one), one.fixed["sex"]) == ({("22",): 4}, "women")
    both = table(figures, rows=("area",), where={"sex": ("women", "men")})
    assert both.rows == ("area", "sex")
    assert values(both) == {("22", "women"): 4, ("22", "men"): 5}


def test_periods_stand_in_order_of_time() -> None:
    figures = [figure(1, period=one) for one in ("2021", "2019", "2020-Q4", "2020-Q1")]
    made = table(figures, rows=("period",))
    assert [key[0] for key in values(made)] == ["2019", "2020-Q1", "2020-Q4", "2021"]


def test_missing_withheld_and_without_a_number_are_kept_apart() -> None:
    figures = [
        figure(0, area_id="22"),
        figure(None, area_id="2281", withheld="protected", qualifier=None),
        figure(None, area_id="2282"),
    ]
    made = table(figures, rows=("area",), where={"area": ("22", "2281", "2282", "2283")})
    shown = [(cell.status.value, cell.value, cell.reason) for cell in made.cells]
    assert shown == [
        ("ok", 0, None),
        ("withheld", None, "protected"),
        ("no_number", None, None),
        ("missing", None, None),
    ]


def test_how_a_number_is_to_be_read_comes_with_it() -> None:
    cell = only(table([figure(20, value_to=30, qualifier="about", quality="estimate")]))
    assert (cell.value, cell.value_to, cell.qualifier, cell.quality) == (
        20,
        30,
        "about",
        "estimate",
    )
    word = only(table([figure(None, value_text="Kramfors")]))
    assert (word.status, word.text) == (CellStatus.OK, "Kramfors")


def test_the_first_period_of_a_new_edition_is_a_break_in_the_series() -> None:
    figures = [figure(1, period=str(year), edition=1 + (year > 2020)) for year in range(2019, 2023)]
    made = table(figures, rows=("period",))
    assert [cell.is_break for cell in made.cells] == [False, False, True, False]


def test_a_rate_is_for_each_thousand_inhabitants_of_the_same_area_and_year() -> None:
    people = Population(frozenset({"sex"}), {("2021", "22", ""): (2000.0, "exact")})
    cell = only(table([figure(5)], people, per_inhabitants=True))
    assert (cell.value, cell.status) == (2.5, CellStatus.OK)


def test_a_rate_of_women_is_for_each_thousand_women_and_of_a_clinic_for_all() -> None:
    counts = {("2021", "22", ""): (2000.0, "exact"), ("2021", "22", "sex=women"): (500.0, "exact")}
    people = Population(frozenset({"sex"}), counts)
    figures = [figure(5, breakdown="sex=women"), figure(5, breakdown="age=old")]
    made = table(figures, people, rows=("sex", "age"), per_inhabitants=True)
    shown = {key: value for key, value in values(made).items() if value is not None}
    assert shown == {("women", "total"): 10.0, ("total", "old"): 2.5}


@pytest.mark.parametrize(
    "counts",
    [
        {},
        {("2020", "22", ""): (2000.0, "exact")},
        {("2021", "2281", ""): (2000.0, "exact")},
        {("2021", "22", ""): (0.0, "exact")},
    ],
)
def test_where_the_inhabitants_are_not_known_there_is_no_rate_and_none_is_guessed(
    counts: dict[Any, Any],
) -> None:
    cell = only(table([figure(5)], Population(frozenset(), counts), per_inhabitants=True))
    assert (cell.value, cell.status, cell.reason) == (None, CellStatus.NO_NUMBER, "no_population")
    without = only(table([figure(5)], None, per_inhabitants=True))
    assert (without.value, without.reason) == (None, "no_population")


def test_a_share_has_no_rate() -> None:
    people = Population(frozenset(), {("2021", "22", ""): (2000.0, "exact")})
    figures = [figure(5, indicator_id="share")]
    cell = only(table(figures, people, indicators=("share",), per_inhabitants=True))
    assert (cell.value, cell.reason) == (None, "not_divisible")


def test_a_withheld_figure_has_no_rate_and_says_why_as_before() -> None:
    people = Population(frozenset(), {("2021", "22", ""): (2000.0, "exact")})
    figures = [figure(None, withheld="protected", qualifier=None)]
    cell = only(table(figures, people, per_inhabitants=True))
    assert (cell.status, cell.reason, cell.value) == (CellStatus.WITHHELD, "protected", None)


def test_a_table_that_is_too_large_is_not_made() -> None:
    figures = [figure(1, area_id="22"), figure(1, area_id="2281")]
    areas = tuple(f"x{number}" for number in range(1001))
    with pytest.raises(TooManyCellsError) as error:
        table(figures, rows=("area",), where={"area": areas})
    assert (error.value.size, error.value.most) == (1001, 1000)


def test_the_number_of_cells_is_the_product_of_the_categories() -> None:
    figures = [figure(1, area_id=area, breakdown=f"sex={sex}") for area, sex in (
        ("22", "women"), ("2281", "men"), ("2282", "women"))]  # fmt: skip
    made = table(figures, rows=("area", "sex"), columns=("period",))
    assert len(made.cells) == 3 * 2
    assert len({cell.key for cell in made.cells}) == 6


@given(st.floats(min_value=0, max_value=1e9), st.floats(min_value=1, max_value=1e8))
def test_a_rate_is_near_the_quotient(value: float, inhabitants: float) -> None:
    exact = value * 1000 / inhabitants
    assert per_thousand(value, inhabitants) == pytest.approx(exact, rel=0.006, abs=1e-300)
