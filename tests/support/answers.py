"""Questionnaires and answers to them for the tests of results, made by hand and at random."""

import random
from collections.abc import Mapping
from typing import Any

import z3

from samplan.disclosure.model import TOTAL, Rule
from samplan.questionnaires.form import Answer, Form, parse
from samplan.questionnaires.tally import Group, QuestionTally, Respondent, Tally
from samplan.questionnaires.terms import QuestionType
from samplan.questionnaires.withholding import Withheld

WORDS = {"sv": "Fråga", "en": None}


def question(question_id: str, kind: str = "yes_no", **fields: Any) -> dict[str, Any]:
    """A question as JSON."""
    return {"id": question_id, "type": kind, "text": WORDS, **fields}


def choices(*ids: str) -> list[dict[str, Any]]:
    """What there is to choose among."""
    return [{"id": one, "text": WORDS} for one in ids]


def form_of(*questions: dict[str, Any]) -> Form:
    """A form of one section."""
    return parse({"sections": [{"id": "s", "title": WORDS, "questions": list(questions)}]})


EVERY_TYPE = form_of(
    question("meets"),
    question(
        "often",
        "scale",
        scale={"from": 1, "to": 4},
        shownIf={"questionId": "meets", "choiceIds": ["yes", "partly"]},
    ),
    question("where", "several", choices=choices("ward", "home", "street")),
    question(
        "why",
        "one",
        choices=choices("x", "y"),
        shownIf={"questionId": "where", "choiceIds": ["ward", "home"]},
    ),
    question("staff", "number"),
    question("words", "text"),
)


def answers_of(form: Form, chance: random.Random) -> dict[str, Answer]:
    """One unit's answers, some of them left out."""
    found: dict[str, Answer] = {}
    for name, one in form.questions.items():
        if chance.random() < 0.15:
            continue
        options = [choice.id for choice in one.options]
        if one.type is QuestionType.SEVERAL:
            found[name] = [option for option in options if chance.random() < 0.4] or options[:1]
        elif options:
            weights = [0.6, 0.3, *(0.1 for _ in options[2:])]
            found[name] = chance.choices(options, weights)[0]
        elif one.scale is not None:
            found[name] = chance.choice(list(one.scale.points))
        else:
            found[name] = chance.randint(0, 20) if one.type is QuestionType.NUMBER else "Ord"
    return found


def respondents(form: Form, seed: int) -> list[Respondent]:
    """The units of some principals and kinds, few at some and many at others."""
    chance = random.Random(seed)
    found: list[Respondent] = []
    for principal in ("22", "2281", "2280")[: chance.randint(1, 3)]:
        for kind in ("elderly", "school", "care")[: chance.randint(1, 3)]:
            found += [
                Respondent(principal, kind, answers_of(form, chance))
                for _ in range(chance.choice([0, 1, 2, 3, 6, 12]))
            ]
    return found


class Snoop:
    """Sees all results of a round at once, knows the form, and reckons with nothing else.

    For every kind of unit at every principal it has unknown numbers of those who answered so and
    so; what is given out are sums of these. The numbers need not be whole, which makes it quick:
    sums of counts have whole ends almost always.
    """

    def __init__(self, tally: Tally, withheld: Withheld) -> None:
        self.solver = z3.Solver()
        self.solver.set("timeout", 60_000)
        self._inner = [
            Group(principal, kind)
            for principal in tally.axis(0)
            for kind in tally.axis(1)
            if TOTAL not in {principal, kind}
        ]
        self._cells: dict[tuple[str, str], dict[Group, z3.ArithRef]] = {}
        self._lay(tally)
        for group in [group for group in tally.groups if group.is_margin]:
            if group not in withheld.respondents:
                self._hear("", "", group, tally.respondents[group])
            for name, one in tally.questions.items():
                hidden = withheld.questions[name]
                if group in hidden.answered:
                    continue
                self._hear(name, "", group, one.answered[group])
                for option, counts in one.chosen.items():
                    if (group, option) not in hidden.chosen:
                        self._hear(name, option, group, counts[group])

    def _unknown(self, name: str, option: str) -> dict[Group, z3.ArithRef]:
        made = {group: z3.Real(f"{name}|{option}|{'|'.join(group)}") for group in self._inner}
        self._cells[name, option] = made
        for number in made.values():
            self.solver.add(number >= 0)
        return made

    def _lay(self, tally: Tally) -> None:
        base = self._unknown("", "")
        for name, one in tally.questions.items():
            answered = self._unknown(name, "")
            chosen = {option: self._unknown(name, option) for option in one.chosen}
            for group in self._inner:
                self.solver.add(*(answered[group] <= most for most in self._most(one, group, base)))
                parts = [numbers[group] for numbers in chosen.values()]
                if one.question.type is QuestionType.SEVERAL:
                    self.solver.add(*(part <= answered[group] for part in parts))
                elif parts:
                    self.solver.add(z3.Sum(parts) == answered[group])

    def _most(
        self, one: QuestionTally, group: Group, base: Mapping[Group, z3.ArithRef]
    ) -> list[z3.ArithRef]:
        """What the number of answers cannot be more than."""
        gate = one.question.shown_if
        if gate is None:
            return [base[group]]
        opening = [self._cells[gate.question_id, option][group] for option in gate.choice_ids]
        return [base[group], z3.Sum(opening)]

    def number(self, name: str, option: str, group: Group) -> z3.ArithRef:
        """The unknown sum over a group."""
        cells = self._cells[name, option]
        return z3.Sum(
            [
                cells[inner]
                for inner in self._inner
                if all(there in {TOTAL, one} for there, one in zip(group, inner, strict=True))
            ]
        )

    def _hear(self, name: str, option: str, group: Group, count: int) -> None:
        self.solver.add(self.number(name, option, group) == count)

    def may(self, condition: z3.BoolRef) -> bool:
        """Whether it must be thought possible."""
        answer = self.solver.check(condition)
        assert answer != z3.unknown
        return bool(answer == z3.sat)

    def knows(self, name: str, option: str, group: Group, count: int, rule: Rule) -> bool:
        """Whether a small count is narrowed more than from the lowest to the threshold."""
        if not rule.is_small(count):
            return False  # it is withheld to protect others
        number = self.number(name, option, group)
        return not (self.may(number <= rule.lowest) and self.may(number >= rule.threshold))


def found_out(tally: Tally, withheld: Withheld, rule: Rule) -> list[tuple[str, str, Group, int]]:
    """Every small count that somebody who sees all results can narrow too much."""
    snoop = Snoop(tally, withheld)
    hidden = [("", "", group, tally.respondents[group]) for group in withheld.respondents]
    for name, one in tally.questions.items():
        kept = withheld.questions[name]
        hidden += [(name, "", group, one.answered[group]) for group in kept.answered]
        hidden += [
            (name, option, group, one.chosen[option][group]) for group, option in kept.chosen
        ]
    return [one for one in hidden if snoop.knows(*one, rule)]
