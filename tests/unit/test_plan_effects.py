"""What a plan would close: by example and property."""

from hypothesis import given
from hypothesis import strategies as st

from samplan.chain.effects import (
    Cells,
    GapKey,
    Planned,
    closing,
    coverage_after,
    is_gap,
    left_open,
    outcome,
    unplanned,
)
from samplan.chain.terms import GapOutcome
from samplan.gap.terms import Status

KEYS = st.builds(GapKey, st.sampled_from("abcd"), st.sampled_from(["2260", "2281", "22"]))
CELLS = st.dictionaries(KEYS, st.sampled_from([one.value for one in Status]))
PLANNED = st.lists(
    st.builds(
        Planned,
        activity_id=st.sampled_from(["1.1", "1.2", "2.1", "3.1"]),
        step=st.integers(1, 3),
        gaps=st.frozensets(KEYS, max_size=6),
    ),
    max_size=5,
)


@given(CELLS, PLANNED)
def test_dropping_every_activity_gives_todays_coverage(
    cells: Cells, planned: list[Planned]
) -> None:
    nothing = closing(planned, dropped=[one.activity_id for one in planned])
    assert nothing == frozenset()
    assert coverage_after(cells, nothing) == coverage_after(cells, frozenset())


@given(CELLS, PLANNED)
def test_a_further_step_never_lowers_coverage(cells: Cells, planned: list[Planned]) -> None:
    for step in (1, 2):
        before = coverage_after(cells, closing(planned, up_to=step))
        after = coverage_after(cells, closing(planned, up_to=step + 1))
        assert before.keys() == after.keys()
        assert all(before[one]["offered"] <= after[one]["offered"] for one in before)
        assert all(before[one]["counted"] == after[one]["counted"] for one in before)


@given(CELLS, PLANNED, st.sets(st.sampled_from(["1.1", "1.2", "2.1", "3.1"])))
def test_what_dropping_costs_is_what_stays_open(
    cells: Cells, planned: list[Planned], dropped: set[str]
) -> None:
    whole = coverage_after(cells, closing(planned))
    less = coverage_after(cells, closing(planned, dropped=dropped))
    open_after = left_open(cells, planned, dropped)
    lost = sum(whole[one]["offered"] - less[one]["offered"] for one in whole)
    assert lost == len(open_after)
    assert all(is_gap(cells[key]) for key in open_after)


@given(CELLS, PLANNED)
def test_every_gap_is_planned_for_or_not_and_never_both(
    cells: Cells, planned: list[Planned]
) -> None:
    gaps = {key for key, status in cells.items() if is_gap(status)}
    nobody = unplanned(cells, planned)
    assert nobody <= gaps
    assert gaps - nobody <= closing(planned)
    assert not nobody & closing(planned)


def test_an_unknown_cell_stays_unknown_whatever_is_meant() -> None:
    key = GapKey("audit", "2281")
    after = coverage_after({key: Status.UNKNOWN.value}, frozenset({key}))
    assert after["2281"] == {"offered": 0, "counted": 0, "share": None, "unknown": 1}


def test_what_became_of_a_gap() -> None:
    no, partly, yes = Status.NOT_OFFERED.value, Status.PARTLY.value, Status.OFFERED.value
    assert outcome(no, yes) is GapOutcome.CLOSED
    assert outcome(partly, yes) is GapOutcome.CLOSED
    assert outcome(no, Status.OTHER_PROVIDER.value) is GapOutcome.CLOSED
    assert outcome(no, partly) is GapOutcome.BETTER
    assert outcome(partly, no) is GapOutcome.OPEN
    assert outcome(no, no) is GapOutcome.OPEN
    assert outcome(yes, no) is GapOutcome.NEVER_OPEN
    assert outcome(no, Status.UNKNOWN.value) is GapOutcome.UNKNOWN
    assert outcome(no, None) is GapOutcome.UNKNOWN
    assert outcome(no, yes, comparable=False) is GapOutcome.NOT_COMPARABLE
