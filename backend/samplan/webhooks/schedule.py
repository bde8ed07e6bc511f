"""When a delivery that was not taken is tried again, and when it is given up."""

from datetime import datetime, timedelta

PAUSES = tuple(
    timedelta(seconds=seconds)
    for seconds in (5, 30, 2 * 60, 5 * 60, 15 * 60, 30 * 60, 3600, 2 * 3600, 4 * 3600)
)
"""Before each new attempt; the last one again and again."""
GIVE_UP_AFTER = timedelta(days=1)
FAILING_AFTER = timedelta(days=1)


def next_attempt(attempts: int, waiting_since: datetime, moment: datetime) -> datetime | None:
    """When to try again after so many attempts; None when a day is over and it is given up."""
    if moment >= waiting_since + GIVE_UP_AFTER:
        return None
    pause = PAUSES[min(attempts, len(PAUSES)) - 1]
    return min(moment + pause, waiting_since + GIVE_UP_AFTER)
