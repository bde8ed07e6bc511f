"""Until when a round takes answers: the last day counts, as people in Sweden see it."""

from datetime import date

from samplan.db.days import today
from samplan.questionnaires.terms import RoundStatus

__all__ = ["has_passed", "takes_answers", "today"]


def takes_answers(status: RoundStatus | str, closes_on: date | None, on: date) -> bool:
    """Whether answers are taken on the day."""
    return status == RoundStatus.OPEN and not has_passed(closes_on, on)


def has_passed(closes_on: date | None, on: date) -> bool:
    """Whether the last day for answers lies before the day."""
    return closes_on is not None and closes_on < on
