"""How far an activity has come, worked out of what its organisations say.

It stands beside what the lead says of the whole, and never replaces it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from samplan.plan.terms import ProgressStatus


class Said(NamedTuple):
    """One report: of when, in which order it came in, and what it says."""

    as_of: date
    revision: int
    status: ProgressStatus
    degree: int | None


@dataclass(frozen=True, slots=True)
class Derived:
    """The whole, out of its parts. Status and degree are None where they cannot be worked out."""

    status: ProgressStatus | None
    degree: int | None
    """Per cent; only when every organisation's is known."""
    reported: int
    of: int


def present(reports: Iterable[Said], on: date) -> Said | None:
    """What holds on a day: the report of the latest day until then, the newest of that day."""
    until = [one for one in reports if one.as_of <= on]
    return max(until, key=lambda one: (one.as_of, one.revision), default=None)


def degree_of(one: Said) -> int | None:
    """How far in per cent: what is said, or what the status leaves no doubt about."""
    if one.status is ProgressStatus.DONE:
        return 100
    if one.status is ProgressStatus.NOT_STARTED:
        return 0
    return one.degree


def derive(parts: Sequence[Said | None]) -> Derived:
    """The whole out of each organisation's present report; None for one that has not reported."""
    said = [one for one in parts if one is not None]
    degree = _mean(said) if len(said) == len(parts) else None
    return Derived(_status(said, len(parts)), degree, len(said), len(parts))


def _mean(said: Sequence[Said]) -> int | None:
    """Of what all say, where that is known of each."""
    known = [degree for one in said if (degree := degree_of(one)) is not None]
    return round(sum(known) / len(known)) if len(known) == len(said) > 0 else None


def _status(said: Sequence[Said], of: int) -> ProgressStatus | None:
    """All done only when all have said so; under way as soon as anybody is."""
    statuses = {one.status for one in said}
    if not statuses:
        return None
    if len(statuses) == 1 and len(said) == of:
        return next(iter(statuses))
    if statuses & {ProgressStatus.STARTED, ProgressStatus.DONE}:
        return ProgressStatus.STARTED
    if ProgressStatus.PAUSED in statuses:
        return ProgressStatus.PAUSED
    if statuses == {ProgressStatus.STOPPED}:
        return ProgressStatus.STOPPED
    return ProgressStatus.NOT_STARTED
