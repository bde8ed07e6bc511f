"""Periods: read, ordered, and refused where they cannot be."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samplan.statistics.periods import (
    PeriodFaultError,
    PeriodKind,
    check,
    fits,
    moved,
    order,
    parse,
    previous,
    year_after,
    year_before,
    year_of,
)
from samplan.statistics.terms import Frequency

KINDS = [
    ("2019", PeriodKind.YEAR, date(2019, 1, 1), date(2019, 12, 31)),
    ("2019-H1", PeriodKind.HALF_YEAR, date(2019, 1, 1), date(2019, 6, 30)),
    ("2019-H2", PeriodKind.HALF_YEAR, date(2019, 7, 1), date(2019, 12, 31)),
    ("2019-Q3", PeriodKind.QUARTER, date(2019, 7, 1), date(2019, 9, 30)),
    ("2020-02", PeriodKind.MONTH, date(2020, 2, 1), date(2020, 2, 29)),
    ("2019-10-05", PeriodKind.DAY, date(2019, 10, 5), date(2019, 10, 5)),
    ("2016/2018", PeriodKind.SPAN, date(2016, 1, 1), date(2018, 12, 31)),
    ("undated", PeriodKind.UNDATED, None, None),
]


@pytest.mark.parametrize(("text", "kind", "first", "last"), KINDS)
def test_a_period_says_its_kind_and_its_days(
    text: str, kind: PeriodKind, first: date | None, last: date | None
) -> None:
    period = parse(text)
    assert (period.kind, period.first, period.last) == (kind, first, last)
    assert year_of(text) == (last.year if last else None)


@pytest.mark.parametrize(
    "text",
    [
        *("", "19", "2019-H3", "2019-Q5", "2019-13", "2019-02-30", "2018/2016", "2019/2019"),
        *("0000", "2019 ", "2019-1", "2019-Q", "årlig", "2019-10-05T00:00", "20190", "２０１９"),
    ],
)
def test_what_is_no_period_is_refused_with_examples(text: str) -> None:
    with pytest.raises(PeriodFaultError) as caught:
        parse(text)
    assert "2025-Q3" in caught.value.words.sv


@pytest.mark.parametrize("text", ["1023", "2999", "2028", "1899", "1023-H1", "1890/1910"])
def test_an_impossible_year_is_refused(text: str) -> None:
    with pytest.raises(PeriodFaultError) as caught:
        check(text, Frequency.YEAR, 2026)
    assert "omöjligt år" in caught.value.words.sv
    assert "2027" in caught.value.words.en


@pytest.mark.parametrize(
    ("frequency", "good", "bad"),
    [
        (Frequency.YEAR, ("2025", "2023/2025", "2027"), ("2025-H1", "2025-10", "undated")),
        (Frequency.HALF_YEAR, ("2025-H2",), ("2025", "2025-Q1")),
        (Frequency.QUARTER, ("2025-Q4",), ("2025", "2025-H1")),
        (Frequency.DATE, ("2025-10", "2025-10-01"), ("2025", "2025-Q1")),
    ],
)
def test_a_period_fits_how_often_the_indicator_is_measured(
    frequency: Frequency, good: tuple[str, ...], bad: tuple[str, ...]
) -> None:
    for text in good:
        assert check(text, frequency, 2026).text == text
    for text in bad:
        assert not fits(parse(text), frequency)
        with pytest.raises(PeriodFaultError):
            check(text, frequency, 2026)


def test_periods_are_put_in_order_of_time() -> None:
    in_order = ["undated", "2018", "2019-Q1", "2016/2019", "2019", "2019-H2", "2019-12-31"]
    assert sorted(sorted(in_order), key=order) == in_order
    assert sorted(sorted(in_order, reverse=True), key=order) == in_order


@pytest.mark.parametrize(
    ("text", "before", "a_year_before"),
    [
        ("2019", "2018", "2018"),
        ("2019-H2", "2019-H1", "2018-H2"),
        ("2019-H1", "2018-H2", "2018-H1"),
        ("2019-Q1", "2018-Q4", "2018-Q1"),
        ("2019-Q3", "2019-Q2", "2018-Q3"),
        ("2019-01", "2018-12", "2018-01"),
        ("2019-10", "2019-09", "2018-10"),
        ("2019-10-05", "2018-10-05", "2018-10-05"),
        ("2020-02-29", "2019-02-28", "2019-02-28"),
        ("2016/2018", "2013/2015", "2013/2015"),
        ("undated", None, None),
        ("0001", None, None),
    ],
)
def test_each_period_has_one_before_it(
    text: str, before: str | None, a_year_before: str | None
) -> None:
    assert (previous(text), year_before(text)) == (before, a_year_before)


def test_the_period_after_ends_with_the_calendar() -> None:
    assert year_after("2016/2018") == "2019/2021"
    assert year_after("2024-02-29") == "2025-02-28"
    assert moved("2024-02-29", 4) == "2028-02-29"
    assert moved("2019-Q3", 6) == "2025-Q3"
    assert year_after("9999") is None
    assert year_after("undated") is None


def test_a_period_lies_within_another() -> None:
    assert parse("2019-Q3").within(parse("2019-H2"))
    assert parse("2019").within(parse("2016/2019"))
    assert not parse("2019").within(parse("2019-H1"))
    assert not parse("undated").within(parse("2019"))
    assert parse("undated").within(parse("undated"))


@given(st.dates(min_value=date(1902, 1, 1), max_value=date(2100, 12, 31)))
def test_the_period_before_is_earlier_and_of_the_same_kind(day: date) -> None:
    texts = [str(day.year), f"{day.year}-H{1 + (day.month > 6)}", day.isoformat()]
    texts += [f"{day.year}-Q{(day.month + 2) // 3}", f"{day.year}-{day.month:02d}"]
    for text in texts:
        period, before = parse(text), parse(previous(text) or "")
        assert before.kind is period.kind
        assert before.last is not None
        assert period.first is not None
        assert before.last < period.first
        assert year_of(year_before(text) or "") == day.year - 1
        if (day.month, day.day) != (2, 29):
            assert year_after(year_before(text) or "") == text


@given(st.text(alphabet="0123456789-/HQundate ", max_size=12))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(PeriodFaultError):
        assert parse(text).text == text
