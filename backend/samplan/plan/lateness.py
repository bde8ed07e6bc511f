"""What is late, and what nobody has said anything of for long."""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from samplan.plan.terms import ProgressStatus

FINISHED = frozenset({ProgressStatus.DONE, ProgressStatus.STOPPED})
"""Nobody waits for more."""


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


def silent_since(
    when: Span, status: ProgressStatus | None, reports: Iterable[date], on: date, days: int
) -> date | None:
    """The day of the last report, or of the start, when nothing has been said since for so long.

    Nobody has to report on what has not begun, or is finished.
    """
    last = max((one for one in reports if one <= on), default=None)
    begun = status in {ProgressStatus.STARTED, ProgressStatus.PAUSED} or (
        when.starts_on is not None and when.starts_on <= on
    )
    since = last or when.starts_on
    if status in FINISHED or not begun or since is None:
        return None
    return since if since < on - timedelta(days=days) else None
