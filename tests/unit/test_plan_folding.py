"""A plan's overview folded out of rows: the same as asking of each part by itself."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from samplan.plan.deriving import Said, derive
from samplan.plan.lateness import FINISHED, is_late
from samplan.plan.progress.folding import (
    Day,
    Folder,
    MilestoneRow,
    When,
    counts,
    missed,
    part_silent_since,
    waiting,
    whole_status,
)
from samplan.plan.terms import DOING, Part, ProgressStatus

DAYS = st.dates(date(2022, 1, 1), date(2026, 12, 31))
WHEN = st.builds(
    When,
    starts_on=st.none() | DAYS,
    ends_on=st.none() | DAYS,
    start_month=st.none() | st.integers(0, 60),
    end_month=st.none() | st.integers(0, 60),
)
DAY = st.builds(Day, on=DAYS, decided_on=st.none() | DAYS, silent_after=st.integers(1, 400))
SAID = st.builds(
    Said,
    as_of=DAYS,
    revision=st.integers(1, 1000),
    status=st.sampled_from(ProgressStatus),
    degree=st.none() | st.integers(0, 100),
)
NAMES = st.sampled_from(["a", "b", "c", "d"])
PARTS = st.dictionaries(NAMES, st.sampled_from(Part)).map(
    lambda parts: [(name, part.value) for name, part in parts.items()]
)
REPORTS = st.dictionaries(st.none() | NAMES, SAID)
ACTIVITIES = st.dictionaries(
    st.sampled_from(["1.1", "1.2", "1.3"]), st.tuples(WHEN, PARTS, REPORTS)
)


@given(DAY, ACTIVITIES)
def test_each_part_and_the_whole_are_as_the_rules_say(
    day: Day, activities: dict[str, tuple[When, list[tuple[str, str]], dict[str | None, Said]]]
) -> None:
    folder = Folder(day)
    for when, parts, reports in activities.values():
        held = {name: one for name, one in reports.items() if one.as_of <= day.on}
        whole = folder.fold(when, parts, held)
        span = day.span(when)
        for (name, part), shown in zip(parts, whole.parts, strict=True):
            said = held.get(name)
            does = part in DOING
            status = said.status if said else None
            assert (shown["organisationId"], shown["status"]) == (name, status)
            assert shown["isLate"] == (does and is_late(span.ends_on, status, day.on))
            silent = does and part_silent_since(day, span, said) is not None
            assert shown["isSilent"] == silent
        doing = [held.get(name) for name, part in parts if part in DOING]
        assert whole.derived == derive(doing)
        assert (whole.when, whole.lead) == (span, held.get(None))
        assert not (whole.is_late and whole.status in FINISHED)


@given(DAY, ACTIVITIES)
def test_what_is_counted_for_organisations_is_what_is_shown_of_their_parts(
    day: Day, activities: dict[str, tuple[When, list[tuple[str, str]], dict[str | None, Said]]]
) -> None:
    folder = Folder(day)
    wholes = {name: folder.fold(*one) for name, one in activities.items()}
    shown = [part for whole in wholes.values() for part in whole.parts]
    for name, tally in folder.tallies.items():
        own = [part for part in shown if part["organisationId"] == name]
        doing = [part for part in own if part["part"] in DOING]
        assert (tally.parts, tally.doing) == (len(own), len(doing))
        assert tally.reported == sum(part["status"] is not None for part in doing)
        assert tally.late == sum(part["isLate"] for part in own)
        assert tally.silent == sum(part["isSilent"] for part in own)
    assert sum(tally.parts for tally in folder.tallies.values()) == len(shown)
    found = counts(wholes, waiting(wholes, {}), {})
    for by in ("derived", "lead"):
        assert sum(found[by].values()) == found["activities"] == len(wholes)


def test_the_whole_is_finished_when_either_says_so() -> None:
    done, started = ProgressStatus.DONE, ProgressStatus.STARTED
    assert whole_status(started, done) is done
    assert whole_status(done, started) is done
    assert whole_status(started, ProgressStatus.PAUSED) is started
    assert whole_status(None, started) is started
    assert whole_status(None, None) is None


def test_a_milestone_is_missed_when_its_day_has_passed_without_it() -> None:
    due, later = date(2024, 5, 1), date(2024, 5, 2)
    rows = [
        MilestoneRow("a", due, None),
        MilestoneRow("a", due, later),
        MilestoneRow("a", due, due),
        MilestoneRow("b", None, None),
    ]
    assert missed(rows, due) == {}
    assert missed(rows, later) == {"a": 1}
    # Reached on the third, it was not there on the second.
    assert missed([MilestoneRow("a", due, date(2024, 5, 3))], later) == {"a": 1}
