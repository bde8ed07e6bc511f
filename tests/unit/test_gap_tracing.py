"""Following a gap from the round that it was planned on: by example and property."""

from hypothesis import given
from hypothesis import strategies as st

from samplan.chain.effects import GapKey, is_gap
from samplan.chain.terms import GapOutcome, OutcomeReason
from samplan.chain.tracing import Rounds
from samplan.gap.cells import MethodLineage, RoundData
from support.gap_rounds import make_round, rounds

KEY = GapKey("m1", "2281")
NO, PARTLY, YES = "not_offered", "partly", "offered"


def in_years(first: int | None = 2022, **statuses: str | None) -> Rounds:
    """Rounds by year (y2014), each with a cell of that status; None: not asked.

    The plan begins in `first`.
    """
    years = [int(name[1:]) for name in statuses]
    made = [
        make_round({KEY: status} if status else {}, round_id=f"r{year}")
        for year, status in zip(years, statuses.values(), strict=True)
    ]
    return Rounds(made, years, [], first)


def test_a_gap_is_planned_on_the_newest_round_until_the_plan_begins_in_which_it_is_one() -> None:
    assert in_years(y2014=NO, y2021=PARTLY, y2026=NO).planned_on(KEY) == 1
    assert in_years(None, y2014=NO, y2021=PARTLY, y2026=NO).planned_on(KEY) == 2
    assert in_years(y2014=NO, y2021=YES, y2026=NO).planned_on(KEY) == 0


def test_a_gap_found_later_is_planned_on_the_first_round_that_says_so() -> None:
    made = in_years(y2014=YES, y2021=YES, y2026=NO, y2029=NO)
    assert made.planned_on(KEY) == 2


def test_what_never_was_a_gap_is_held_against_the_newest_round_in_time() -> None:
    assert in_years(y2014=YES, y2021=YES, y2026=YES).planned_on(KEY) == 1
    assert in_years(y2026=YES, y2029=YES).planned_on(KEY) == 0
    assert not in_years(y2014=YES, y2021="unknown").was_ever_a_gap(KEY)


def test_what_changed_before_the_plan_is_no_work_of_the_plan() -> None:
    made = in_years(y2014=NO, y2021=PARTLY, y2026=PARTLY)
    trace = made.trace(KEY, made.planned_on(KEY))
    assert trace.outcome is GapOutcome.OPEN


def test_without_a_later_round_nothing_has_been_told() -> None:
    made = in_years(y2014=NO, y2021=NO)
    trace = made.trace(KEY, made.planned_on(KEY))
    assert (trace.outcome, trace.reason) == (GapOutcome.OPEN, OutcomeReason.NO_LATER_ROUND)


def test_what_a_round_did_not_ask_or_does_not_say_is_told_apart() -> None:
    def told(now: str | None) -> tuple[GapOutcome, OutcomeReason | None]:
        trace = in_years(y2021=NO, y2026=now).trace(KEY, 0)
        return trace.outcome, trace.reason

    assert told(None) == (GapOutcome.NOT_COMPARABLE, OutcomeReason.NOT_ASKED)
    assert told("unknown") == (GapOutcome.UNKNOWN, OutcomeReason.UNKNOWN)
    assert told("not_applicable") == (GapOutcome.UNKNOWN, OutcomeReason.NOT_APPLICABLE)
    assert told(YES) == (GapOutcome.CLOSED, None)


def revised(*lineage: tuple[str | None, str | None, str]) -> Rounds:
    """A round where m1 is a gap, and one of a later edition where m1 and m2 are offered."""
    made = [
        make_round({KEY: NO}, round_id="then", edition="e1"),
        make_round({KEY: YES, ("m2", "2281"): YES}, round_id="now", edition="e2"),
    ]
    lines = [MethodLineage("e1", "e2", *one) for one in lineage]
    return Rounds(made, [2021, 2026], lines, 2022)


def test_a_method_whose_content_has_changed_is_not_compared() -> None:
    for kind in ("widened", "narrowed"):
        trace = revised(("m1", "m1", kind)).trace(KEY, 0)
        assert (trace.outcome, trace.reason) == (
            GapOutcome.NOT_COMPARABLE,
            OutcomeReason(kind),
        )
    split = revised(("m1", "m1", "split"), ("m1", "m2", "split")).trace(KEY, 0)
    assert (split.outcome, split.reason) == (GapOutcome.NOT_COMPARABLE, OutcomeReason.SPLIT)


def test_a_method_is_followed_to_its_new_name() -> None:
    made = revised(("m1", "m2", "renamed"), (None, "m1", "new"))
    assert made.trace(KEY, 0).now == ("now", YES, "p-m2")
    assert made.trace(KEY, 0).outcome is GapOutcome.CLOSED
    assert made.trace(GapKey("m2", "2281"), 0).then == ("then", NO, "p-m1")


def test_a_county_without_a_method_in_any_round_says_nothing() -> None:
    trace = in_years(y2021=NO, y2026=YES).trace(GapKey("m9", "2281"), 0)
    assert (trace.outcome, trace.reason) == (GapOutcome.NOT_COMPARABLE, OutcomeReason.NOT_ASKED)


KEYS = st.builds(
    GapKey, st.sampled_from(["m1", "m2", "m3", "m4"]), st.sampled_from(["2281", "2260", "22"])
)


@given(rounds("a"), rounds("b"), rounds("c"), KEYS, st.sampled_from([None, 2000, 2015, 2030]))
def test_every_gap_has_one_outcome_that_its_two_sides_bear_out(
    first: RoundData, second: RoundData, third: RoundData, key: GapKey, year: int | None
) -> None:
    made = Rounds([first, second, third], [2010, 2020, 2026], [], year)
    start = made.planned_on(key)
    trace = made.trace(key, start)
    assert trace.then is not None
    assert trace.now is not None
    assert (trace.then.round_id, trace.now.round_id) == (made.rounds[start].id, "c")
    assert trace.is_open == is_gap(trace.now.status)
    if trace.outcome in {GapOutcome.CLOSED, GapOutcome.BETTER}:
        assert is_gap(trace.then.status)
        assert made.was_ever_a_gap(key)
    if trace.outcome is GapOutcome.CLOSED:
        assert not trace.is_open
    if trace.outcome is GapOutcome.UNKNOWN and start != len(made.rounds) - 1:
        assert trace.reason is not None
