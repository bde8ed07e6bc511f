"""Counting a round's answers: by question and choice, for all units and for groups of them.

Three things are kept apart: a question that was answered, one that was shown and left blank
(missing), and one that was not shown at all because of an earlier answer (not asked). Only those
who answered are the base of a share. The least and the greatest number are never given out, since
they are single units' answers.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final, NamedTuple

from samplan.disclosure.model import TOTAL
from samplan.questionnaires.form import Answers, Form, Question, chosen_ids, shown
from samplan.questionnaires.terms import QuestionType


class Group(NamedTuple):
    """Units of a principal, of a kind, or of both; TOTAL stands for all of them."""

    principal: str = TOTAL
    unit_kind: str = TOTAL

    @property
    def is_margin(self) -> bool:
        """Whether it takes in all principals, or all kinds of units."""
        return TOTAL in self


EVERYBODY: Final = Group()

CHOSEN_TYPES: Final = frozenset(
    {QuestionType.YES_NO, QuestionType.ONE, QuestionType.SEVERAL, QuestionType.SCALE}
)
"""Questions whose answers are counted choice by choice."""


class Respondent(NamedTuple):
    """A unit that has sent in its answers."""

    principal: str
    unit_kind: str
    answers: Answers


@dataclass(frozen=True)
class QuestionTally:
    """How a question was answered, by group."""

    question: Question
    asked: Counter[Group] = field(default_factory=Counter)
    answered: Counter[Group] = field(default_factory=Counter)
    chosen: dict[str, Counter[Group]] = field(default_factory=dict)
    """By choice, or point of a scale; all there are, also those that nobody chose."""
    sums: dict[Group, Fraction] = field(default_factory=dict)
    """Of the points or numbers."""

    def missing(self, group: Group) -> int:
        """How many were asked and left it blank."""
        return self.asked[group] - self.answered[group]

    def mean(self, group: Group) -> float | None:
        """The average of the points or numbers; None where there is none."""
        number = self.answered[group]
        if not number or group not in self.sums:
            return None
        return float(self.sums[group] / number)


@dataclass(frozen=True)
class Tally:
    """A round's answers, counted."""

    respondents: Counter[Group]
    questions: dict[str, QuestionTally]
    """By question, in the form's order."""

    @property
    def groups(self) -> list[Group]:
        """Everybody, each principal, each kind of unit, and each kind at each principal."""
        return sorted(
            self.respondents,
            key=lambda group: (
                not group.is_margin,
                group != EVERYBODY,
                group.unit_kind != TOTAL,
                group,
            ),
        )

    def axis(self, position: int) -> tuple[str, ...]:
        """The principals (0) or the kinds of units (1), the total first."""
        names = {group[position] for group in self.respondents} - {TOTAL}
        return (TOTAL, *sorted(names))


def options_of(question: Question) -> list[str]:
    """What there is to choose among: the ids of choices, or the points of a scale."""
    if question.type is QuestionType.SCALE and question.scale is not None:
        return [str(point) for point in question.scale.points]
    if question.type in CHOSEN_TYPES:
        return [choice.id for choice in question.options]
    return []


def groups_of(respondent: Respondent) -> tuple[Group, ...]:
    """The groups that a unit is in."""
    principal, kind = respondent.principal, respondent.unit_kind
    return (
        EVERYBODY,
        Group(principal=principal),
        Group(unit_kind=kind),
        Group(principal, kind),
    )


def count(form: Form, respondents: Iterable[Respondent]) -> Tally:
    """Count the answers of those who have sent them in."""
    base: Counter[Group] = Counter()
    questions = {
        name: QuestionTally(question, chosen={one: Counter() for one in options_of(question)})
        for name, question in form.questions.items()
    }
    sums: dict[str, defaultdict[Group, Fraction]] = defaultdict(lambda: defaultdict(Fraction))
    for respondent in respondents:
        groups = groups_of(respondent)
        base.update(groups)
        for name in shown(form, respondent.answers):
            tally = questions[name]
            tally.asked.update(groups)
            answer = respondent.answers.get(name)
            if answer is None:
                continue
            tally.answered.update(groups)
            for option in _options(tally.question, answer):
                if option in tally.chosen:
                    tally.chosen[option].update(groups)
            if tally.question.type in {QuestionType.SCALE, QuestionType.NUMBER}:
                for group in groups:
                    sums[name][group] += Fraction(str(answer))
    for name, by_group in sums.items():
        questions[name].sums.update(by_group)
    return Tally(base, questions)


def _options(question: Question, answer: object) -> frozenset[str]:
    if question.type is QuestionType.SCALE:
        return frozenset({str(answer)})
    if isinstance(answer, str | list) and question.type in CHOSEN_TYPES:
        return chosen_ids(answer)
    return frozenset()
