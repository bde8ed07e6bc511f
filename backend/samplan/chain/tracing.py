"""Following a gap from the round that it was planned on to the one that tells what became of it.

A gap was planned on the newest round until the plan's first year in which it was a gap: what
changed before that is no work of the plan. A gap that was found later was planned on the first
round that says so. Methods are followed through the guideline's editions.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from samplan.chain.effects import GapKey, is_gap, outcome
from samplan.chain.terms import GapOutcome, OutcomeReason
from samplan.gap.cells import Cell, MethodLineage, RoundData
from samplan.gap.coverage import KNOWN
from samplan.gap.terms import Status
from samplan.gap.threads import CONTENT_CHANGED, Thread, follow_methods


class Side(NamedTuple):
    """How a gap stands in one round."""

    round_id: str
    status: str
    place_id: str | None

    @property
    def is_asked(self) -> bool:
        """Whether the round asked the principal of the method."""
        return self.status != Status.NOT_ASKED.value


class Trace(NamedTuple):
    """What became of a gap; without sides where there is no round."""

    then: Side | None
    now: Side | None
    outcome: GapOutcome
    reason: OutcomeReason | None

    @property
    def is_open(self) -> bool:
        """Whether the later round says that it is a gap."""
        return self.now is not None and is_gap(self.now.status)


NO_ROUND = Trace(None, None, GapOutcome.UNKNOWN, OutcomeReason.NO_LATER_ROUND)
"""Of a county that has published no round."""


class Rounds:
    """A county's rounds, oldest first, and the methods through them. The last one tells.

    Those until the plan's first year are the plan's own; all are where it is not known.
    """

    def __init__(
        self,
        rounds: Sequence[RoundData],
        years: Sequence[int],
        lineage: Iterable[MethodLineage],
        first_year: int | None,
    ) -> None:
        self.rounds = rounds
        positions = range(len(rounds))
        self.in_time = [one for one in positions if first_year is None or years[one] <= first_year]
        self.cells: list[Mapping[GapKey, Cell]] = [
            {GapKey(one.method_id, one.organisation_id): one for one in data.cells}
            for data in rounds
        ]
        self.threads: dict[str, Thread] = {}
        followed = follow_methods(rounds, lineage) if rounds else []
        # A method is the one that the plan's own rounds call so, whatever a later one calls so.
        for position in (*reversed(self.in_time), *positions):
            for thread in followed:
                method = thread.methods[position]
                if method is not None:
                    self.threads.setdefault(method.id, thread)

    def side(self, key: GapKey, position: int) -> Side:
        """How the gap stands in the round at a position."""
        thread = self.threads.get(key.method_id)
        method = thread.methods[position] if thread else None
        cell = self.cells[position].get(GapKey(method.id, key.organisation_id)) if method else None
        round_id = self.rounds[position].id
        if cell is None:
            return Side(round_id, Status.NOT_ASKED.value, None)
        return Side(round_id, cell.status, cell.place_id)

    def was_ever_a_gap(self, key: GapKey) -> bool:
        """Whether any of the rounds says that it is a gap."""
        return any(is_gap(self.side(key, one).status) for one in range(len(self.rounds)))

    def planned_on(self, key: GapKey) -> int:
        """The position of the round that the gap is held to have been planned on."""
        gaps = [one for one in range(len(self.rounds)) if is_gap(self.side(key, one).status)]
        before = [one for one in gaps if one in self.in_time]
        if before:
            return before[-1]
        if gaps:
            return gaps[0]
        return self.in_time[-1] if self.in_time else 0

    def trace(self, key: GapKey, start: int) -> Trace:
        """What became of the gap between the round at `start` and the last."""
        last = len(self.rounds) - 1
        then, now = self.side(key, start), self.side(key, last)
        if start == last:
            told = outcome(then.status, now.status) if then.is_asked else GapOutcome.UNKNOWN
            return Trace(then, now, told, OutcomeReason.NO_LATER_ROUND)
        thread = self.threads.get(key.method_id)
        kind = thread.kind(start, last) if thread else None
        if kind in CONTENT_CHANGED:
            return Trace(then, now, GapOutcome.NOT_COMPARABLE, OutcomeReason(kind.value))
        if not (then.is_asked and now.is_asked):
            return Trace(then, now, GapOutcome.NOT_COMPARABLE, OutcomeReason.NOT_ASKED)
        found = outcome(then.status, now.status)
        return Trace(then, now, found, _unsaid(then, now) if found is GapOutcome.UNKNOWN else None)


def _unsaid(then: Side, now: Side) -> OutcomeReason:
    """Why one of the rounds does not say."""
    unsaid = [one.status for one in (then, now) if one.status not in KNOWN]
    if Status.UNKNOWN.value in unsaid:
        return OutcomeReason.UNKNOWN
    return OutcomeReason.NOT_APPLICABLE
