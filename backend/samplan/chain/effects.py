"""What a plan would close: coverage after it, what stays open, and what became of it.

A gap is a method that an organisation does not offer, or offers partly. That an activity names a
gap says what it is meant to do and not what it will do: coverage after a step is what would be
offered if every gap that it names were closed.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from samplan.chain.terms import GapOutcome
from samplan.gap.coverage import KNOWN, OFFERED, Coverage, count
from samplan.gap.terms import Status


class GapKey(NamedTuple):
    """A method and an organisation."""

    method_id: str
    organisation_id: str


Cells = Mapping[GapKey, str]
"""The status of each cell, of recommended methods and a county's principals."""


@dataclass(frozen=True, slots=True)
class Planned:
    """An activity: its step's number, and the gaps that it is to close."""

    activity_id: str
    step: int
    gaps: frozenset[GapKey]


def is_gap(status: str) -> bool:
    """Whether a cell says that the method is not offered, or only partly."""
    return status in KNOWN and status not in OFFERED


def closing(
    planned: Iterable[Planned], up_to: int | None = None, dropped: Iterable[str] = ()
) -> frozenset[GapKey]:
    """The gaps that the activities name: of the steps up to a number, without those dropped."""
    gone = frozenset(dropped)
    kept = [
        one
        for one in planned
        if one.activity_id not in gone and (up_to is None or one.step <= up_to)
    ]
    return frozenset().union(*(one.gaps for one in kept))


def coverage_after(cells: Cells, closed: frozenset[GapKey]) -> dict[str, Coverage]:
    """Each organisation's coverage if the gaps were closed.

    A cell whose answer is not known stays unknown, whatever an activity means to do.
    """
    statuses: dict[str, list[str]] = defaultdict(list)
    for key, status in cells.items():
        after = Status.OFFERED.value if key in closed and is_gap(status) else status
        statuses[key.organisation_id].append(after)
    return {organisation: count(found) for organisation, found in statuses.items()}


def left_open(
    cells: Cells, planned: Sequence[Planned], dropped: Iterable[str]
) -> frozenset[GapKey]:
    """Gaps that stay open when activities are dropped, since no other activity names them."""
    lost = closing(planned) - closing(planned, dropped=dropped)
    return frozenset(key for key in lost if is_gap(cells.get(key, "")))


def unplanned(cells: Cells, planned: Iterable[Planned]) -> frozenset[GapKey]:
    """Gaps that no activity names."""
    named = closing(planned)
    return frozenset(key for key, status in cells.items() if is_gap(status) and key not in named)


def outcome(then: str | None, now: str | None, *, comparable: bool = True) -> GapOutcome:
    """What became of a cell between two rounds; None for a cell that was not asked."""
    if not comparable:
        return GapOutcome.NOT_COMPARABLE
    if then in OFFERED:
        return GapOutcome.NEVER_OPEN
    if then not in KNOWN or now not in KNOWN:
        return GapOutcome.UNKNOWN
    if now in OFFERED:
        return GapOutcome.CLOSED
    better = then == Status.NOT_OFFERED.value and now == Status.PARTLY.value
    return GapOutcome.BETTER if better else GapOutcome.OPEN
