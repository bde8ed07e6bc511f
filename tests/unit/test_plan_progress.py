"""Derived progress, lateness, order of activities: what they promise, by example and property."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from samplan.plan.dependencies import circle, in_order, waits_for
from samplan.plan.deriving import Said, derive, present
from samplan.plan.lateness import (
    FINISHED,
    Span,
    is_awaited,
    is_late,
    months_after,
    silent_since,
    span,
)
from samplan.plan.terms import ProgressStatus

DAY = date(2023, 3, 1)
DATES = st.dates(date(2020, 1, 1), date(2030, 12, 31))
SAID = st.builds(
    Said,
    as_of=DATES,
    revision=st.integers(1, 1000),
    status=st.sampled_from(ProgressStatus),
    degree=st.none() | st.integers(0, 100),
)


def said(status: ProgressStatus, degree: int | None = None) -> Said:
    return Said(DAY, 1, status, degree)


def test_nobody_has_reported_and_nothing_is_derived() -> None:
    assert derive([None, None]).status is None
    assert derive([None, None]).degree is None
    assert derive([]).of == 0


def test_all_is_done_only_when_all_have_said_so() -> None:
    assert (
        derive([said(ProgressStatus.DONE), said(ProgressStatus.DONE)]).status is ProgressStatus.DONE
    )
    assert derive([said(ProgressStatus.DONE), None]).status is ProgressStatus.STARTED
    assert (
        derive([said(ProgressStatus.DONE), said(ProgressStatus.NOT_STARTED)]).status
        is ProgressStatus.STARTED
    )


def test_the_degree_is_a_mean_only_when_every_part_is_known() -> None:
    assert derive([said(ProgressStatus.DONE), said(ProgressStatus.NOT_STARTED)]).degree == 50
    assert derive([said(ProgressStatus.STARTED, 30), said(ProgressStatus.DONE)]).degree == 65
    assert derive([said(ProgressStatus.STARTED), said(ProgressStatus.DONE)]).degree is None
    assert derive([said(ProgressStatus.STARTED, 30), None]).degree is None


def test_what_is_paused_is_told_when_nobody_is_under_way() -> None:
    assert (
        derive([said(ProgressStatus.PAUSED), said(ProgressStatus.NOT_STARTED)]).status
        is ProgressStatus.PAUSED
    )
    assert (
        derive([said(ProgressStatus.STOPPED), said(ProgressStatus.NOT_STARTED)]).status
        is ProgressStatus.NOT_STARTED
    )
    assert derive([said(ProgressStatus.STOPPED), None]).status is ProgressStatus.STOPPED


@given(st.lists(st.none() | SAID, max_size=8), st.randoms())
def test_the_order_of_organisations_does_not_matter(
    parts: list[Said | None], chance: object
) -> None:
    mixed = list(parts)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert derive(mixed) == derive(parts)


@given(st.lists(SAID, min_size=1, max_size=8))
def test_one_more_that_is_done_never_lowers_the_degree(parts: list[Said]) -> None:
    before, after = derive(parts), derive([*parts, said(ProgressStatus.DONE)])
    if before.degree is not None:
        assert after.degree is not None
        assert after.degree >= before.degree


@given(st.lists(SAID, max_size=8), DATES)
def test_what_holds_on_a_day_is_never_of_a_later_day(reports: list[Said], on: date) -> None:
    found = present(reports, on)
    until = [one for one in reports if one.as_of <= on]
    assert (found is None) == (not until)
    if found is not None:
        assert found in until
        assert all((one.as_of, one.revision) <= (found.as_of, found.revision) for one in until)


def test_of_one_day_the_later_report_holds() -> None:
    first, second = (
        Said(DAY, 1, ProgressStatus.STARTED, 10),
        Said(DAY, 2, ProgressStatus.PAUSED, 10),
    )
    assert present([second, first], DAY) == second


def test_months_are_counted_from_the_decision_and_end_with_the_month() -> None:
    assert months_after(date(2022, 1, 31), 1) == date(2022, 2, 28)
    assert months_after(date(2022, 11, 15), 14) == date(2024, 1, 15)
    assert span(None, None, 0, 12, date(2022, 2, 24)) == Span(date(2022, 2, 24), date(2023, 2, 24))
    assert span(None, None, 0, 12, None) == Span(None, None)
    assert span(DAY, None, 0, None, date(2022, 1, 1)).starts_on == DAY


def test_late_is_what_should_have_ended_and_is_not_finished() -> None:
    assert is_late(DAY, ProgressStatus.STARTED, DAY + timedelta(days=1))
    assert is_late(DAY, None, DAY + timedelta(days=1))
    assert not is_late(DAY, ProgressStatus.STARTED, DAY)
    assert not is_late(DAY, ProgressStatus.DONE, DAY + timedelta(days=400))
    assert not is_late(None, ProgressStatus.STARTED, DAY)


def test_silent_is_what_nobody_has_told_of_for_long() -> None:
    begun, told, before = date(2022, 1, 1), date(2022, 6, 1), date(2022, 9, 2)
    assert silent_since(begun, None, before) == begun
    assert silent_since(begun, told, before) == told
    assert silent_since(None, told, before) == told
    assert silent_since(begun, before, before) is None
    assert silent_since(begun, date(2023, 1, 1), before) is None
    assert silent_since(None, None, before) is None


@given(st.none() | DATES, st.none() | st.sampled_from(ProgressStatus), DATES)
def test_more_is_awaited_of_what_has_begun_and_is_not_finished(
    starts_on: date | None, status: ProgressStatus | None, on: date
) -> None:
    awaited = is_awaited(starts_on, status, on)
    by_now = starts_on is not None and starts_on <= on
    if status in FINISHED:
        assert not awaited
    elif status in {ProgressStatus.STARTED, ProgressStatus.PAUSED}:
        assert awaited
    else:
        assert awaited == by_now


def test_a_circle_is_told_as_a_chain_that_ends_where_it_began() -> None:
    found = circle({"a": ["b"], "b": ["c"], "c": ["a"]})
    assert found is not None
    assert found[0] == found[-1]
    needs = {"a": "b", "b": "c", "c": "a"}
    assert all(needs[one] == following for one, following in pairwise(found))
    assert circle({"a": ["b"], "b": []}) is None


@given(st.integers(1, 12), st.data())
def test_in_order_every_activity_comes_after_those_it_waits_for(
    count: int, data: st.DataObject
) -> None:
    names = [f"a{number:02}" for number in range(count)]
    needs = {
        name: data.draw(st.lists(st.sampled_from(names[:place]), unique=True)) if place else []
        for place, name in enumerate(names)
    }
    ordered = in_order(needs)
    assert sorted(ordered) == names
    assert all(ordered.index(one) < ordered.index(name) for name in names for one in needs[name])
    assert circle(needs) is None


def test_it_waits_for_what_is_not_done() -> None:
    assert waits_for("a", {"a": ["b", "c"]}, frozenset({"b"})) == ["c"]
    assert waits_for("x", {}, frozenset()) == []
