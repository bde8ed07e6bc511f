"""Comparing two rounds question by question, where a question still means the same."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, NamedTuple

from samplan.questionnaires.form import Difference, Form, Question, difference
from samplan.questionnaires.tally import options_of


class Hindrance(StrEnum):
    """Why a question is not compared."""

    MEANING = "meaning"
    """It has come to mean something else."""
    TYPE = "type"
    """It is answered in another way."""
    CHOICES = "choices"
    """There are other choices to choose among."""
    NOT_ASKED_BEFORE = "not_asked_before"
    NOT_ASKED_NOW = "not_asked_now"


_HINDRANCES: Final[Mapping[Difference, Hindrance]] = {
    Difference.MEANING: Hindrance.MEANING,
    Difference.TYPE: Hindrance.TYPE,
    Difference.CHOICES: Hindrance.CHOICES,
}


class Share(NamedTuple):
    """A share that a round shows, in per cent."""

    value: float | None
    is_open: bool = False
    """Whether the source says "more than", "about" or the like."""


Shares = Mapping[tuple[str, str], Share]
"""By question and choice."""


class ChoiceChange(NamedTuple):
    """A choice then and now."""

    choice_id: str
    before: float | None
    after: float | None
    change: float | None
    """Percentage points; None where one of the two is not known, withheld or open."""


class QuestionChange(NamedTuple):
    """A question then and now."""

    question_id: str
    before: Question | None
    after: Question | None
    hindrance: Hindrance | None
    choices: tuple[ChoiceChange, ...]


def compare(before: Form, after: Form, then: Shares, now: Shares) -> list[QuestionChange]:
    """Hold the later form's questions against the earlier's; last those that are gone."""
    names = dict.fromkeys([*after.questions, *before.questions])
    return [
        _change(name, before.questions.get(name), after.questions.get(name), then, now)
        for name in names
    ]


def hindrance(before: Question | None, after: Question | None) -> Hindrance | None:
    """Return why two questions are not compared; None where they are."""
    if before is None or after is None:
        return Hindrance.NOT_ASKED_BEFORE if before is None else Hindrance.NOT_ASKED_NOW
    found = difference(before, after)
    return next((reason for kind, reason in _HINDRANCES.items() if kind in found), None)


def _change(
    name: str, before: Question | None, after: Question | None, then: Shares, now: Shares
) -> QuestionChange:
    hindered = hindrance(before, after)
    if hindered is not None or after is None:
        return QuestionChange(name, before, after, hindered, ())
    choices = tuple(_choice(name, option, then, now) for option in options_of(after))
    return QuestionChange(name, before, after, None, choices)


def _choice(name: str, option: str, then: Shares, now: Shares) -> ChoiceChange:
    one, other = then.get((name, option), Share(None)), now.get((name, option), Share(None))
    change = None
    if one.value is not None and other.value is not None and not (one.is_open or other.is_open):
        change = round(other.value - one.value, 1)
    return ChoiceChange(option, one.value, other.value, change)
