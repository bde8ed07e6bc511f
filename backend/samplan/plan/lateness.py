"""What is late, and what nobody has said anything of for long."""

import calendar
from dataclasses import dataclass
from datetime import date

from samplan.plan.terms import ProgressStatus

FINISHED = frozenset({ProgressStatus.DONE, ProgressStatus.STOPPED})
"""Nobody waits for more."""
UNDER_WAY = frozenset({ProgressStatus.STARTED, ProgressStatus.PAUSED})
"""It has begun, whenever it was to."""


@dataclass(frozen=True, slots=True)
class Span:
    """When an activity is to be carried out; None where it is not known."""

    starts_on: date | None
    ends_on: date | None


def months_after(start: date, months: int) -> date:
    """The same day so many months later, or the month's last day."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last))


def span(
    starts_on: date | None,
    ends_on: date | None,
    start_month: int | None,
    end_month: int | None,
    decided_on: date | None,
) -> Span:
    """The dates that are said, or counted from the decision. Without a decision, none."""

    def counted(months: int | None) -> date | None:
        return None if months is None or decided_on is None else months_after(decided_on, months)

    return Span(starts_on or counted(start_month), ends_on or counted(end_month))


def is_late(ends_on: date | None, status: ProgressStatus | None, on: date) -> bool:
    """Whether the end has passed and it is not finished."""
    return ends_on is not None and ends_on < on and status not in FINISHED


def is_missed(due_on: date | None, done_on: date | None, on: date) -> bool:
    """Whether a milestone's day has passed without it; what is reached later is not yet."""
    return due_on is not None and due_on < on and (done_on is None or done_on > on)


def is_awaited(starts_on: date | None, status: ProgressStatus | None, on: date) -> bool:
    """Whether somebody is to tell more: nobody is of what has not begun, or is finished."""
    if status in FINISHED:
        return False
    return status in UNDER_WAY or (starts_on is not None and starts_on <= on)


def silent_since(starts_on: date | None, last: date | None, before: date) -> date | None:
    """The day of the last report, or of the start, when nothing has been said since before then.

    Asked of what more is awaited of.
    """
    since = last or starts_on
    return since if since is not None and since < before else None
