"""When a course is held next: an entered occasion, else a year worked out, else nothing."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samplan.plan.wheel import Held, next_time

TODAY = date(2026, 11, 22)
DAYS = st.dates(date(2000, 1, 1), date(2050, 12, 31))
OCCASIONS = st.lists(st.builds(Held, st.uuids().map(str), DAYS, st.booleans()), max_size=8)
EVERY = st.none() | st.integers(1, 20)


def held(day: str, *, cancelled: bool = False) -> Held:
    """An occasion."""
    return Held(day, date.fromisoformat(day), cancelled)


@pytest.mark.parametrize(
    ("days", "every", "year"),
    [
        ([], 1, None),
        (["2025-03-01"], None, None),
        (["2025-03-01"], 1, 2026),
        (["2026-03-01"], 1, 2027),
        (["2024-03-01"], 2, 2026),
        (["2026-03-01"], 2, 2028),
        (["2025-03-01"], 2, 2027),
        (["2019-03-01"], 2, 2027),
        (["2019-03-01", "2022-03-01"], 3, 2028),
    ],
)
def test_the_year_is_counted_from_when_it_was_last_held(
    days: list[str], every: int | None, year: int | None
) -> None:
    found = next_time([held(day) for day in days], every, TODAY)
    assert (found.occasion, found.year) == (None, year)
    assert found.is_worked_out is (year is not None)


def test_the_next_that_is_entered_goes_before_what_is_worked_out() -> None:
    today = held("2026-11-22")
    coming = [held("2027-05-01"), today, held("2026-11-21"), held("2026-12-01")]
    assert next_time(coming, 1, TODAY).occasion == today
    called_off = [held("2026-12-01", cancelled=True), held("2027-05-01")]
    assert next_time(called_off, 1, TODAY).occasion == called_off[1]


def test_what_was_cancelled_was_not_held() -> None:
    occasions = [held("2022-05-01"), held("2025-05-01", cancelled=True)]
    assert next_time(occasions, 2, TODAY).year == 2026
    assert next_time(occasions[1:], 2, TODAY).year is None


@given(OCCASIONS, EVERY, DAYS)
def test_what_comes_next_never_lies_behind(
    occasions: list[Held], every: int | None, today: date
) -> None:
    found = next_time(occasions, every, today)
    if found.occasion is not None:
        assert found.occasion in occasions
        assert found.occasion.starts_on >= today
        assert not found.occasion.is_cancelled
        assert not any(
            today <= one.starts_on < found.occasion.starts_on
            for one in occasions
            if not one.is_cancelled
        )
    elif found.year is not None:
        assert every is not None
        assert found.last_year is not None
        assert found.year >= today.year
        assert (found.year - found.last_year) % every == 0
        assert found.year - every < today.year or found.year - every == found.last_year
