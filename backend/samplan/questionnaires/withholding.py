"""Which counts of a round's results are withheld, so that no small group is pointed out.

Decided in this order, each with what was decided before it:

1. How many units have answered at all, in each group.
2. For each question, how many of them answered it. Where the group itself is withheld, so is
   everything about it. A question that is asked only after certain answers is withheld in every
   group where anything of that earlier question is, since it tells how many gave those answers.
3. How the answers fell. Where the number of answers is withheld, so is everything under it.

Groups are all units, each principal and each kind of unit. A kind at one principal is given to
nobody but those who see unprotected figures: then what one table withholds can always be
rearranged among the groups where everything is withheld, whatever the other tables show, and no
two tables together tell more than each of them alone. How many left a question blank is no
answer and is withheld only where it would tell how many answered.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from samplan.disclosure.model import TOTAL, CountTable, Key, Reason, Rule
from samplan.disclosure.protection import protect
from samplan.questionnaires.form import Question
from samplan.questionnaires.tally import Group, QuestionTally, Tally
from samplan.questionnaires.terms import QuestionType

_NOT: Final = "not"
"""Of a question with several choices: those who did not choose this one."""
_NONE: Final = "none"
"""Those who gave no answer, because they left it blank or were not asked."""

Reasons = Mapping[Group, Reason]
Axes = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True)
class QuestionWithheld:
    """What is withheld of a question's results."""

    answered: Reasons = field(default_factory=dict)
    chosen: Mapping[tuple[Group, str], Reason] = field(default_factory=dict)
    """By group and choice."""
    asked: frozenset[Group] = frozenset()
    """Where it is not told how many were asked."""

    def is_whole(self, group: Group) -> bool:
        """Whether everything is shown of the group."""
        return group not in self.answered and all(one != group for one, _ in self.chosen)


@dataclass(frozen=True)
class Withheld:
    """What is withheld of a round's results; groups that are no margins are not for anybody."""

    respondents: Reasons = field(default_factory=dict)
    questions: Mapping[str, QuestionWithheld] = field(default_factory=dict)


def withhold(tally: Tally, rule: Rule) -> Withheld:
    """Decide what of the results is withheld."""
    axes = tally.axis(0), tally.axis(1)
    margins = [group for group in tally.groups if group.is_margin]
    base = _protected(axes, {group: tally.respondents[group] for group in margins}, rule)
    found: dict[str, QuestionWithheld] = {}
    for name, one in tally.questions.items():
        forced = dict.fromkeys(base, Reason.LINKED)
        gate = one.question.shown_if
        gate_tally = tally.questions.get(gate.question_id) if gate else None
        if gate_tally is not None:
            earlier = found[gate_tally.question.id]
            linked = [group for group in margins if not earlier.is_whole(group)]
            forced |= dict.fromkeys(linked, Reason.LINKED)
        found[name] = _question(_Asked(axes, margins, tally.respondents, base), one, forced, rule)
        if gate_tally is not None and gate_tally.question.type is QuestionType.SEVERAL:
            # How many chose at least one of several is more than is shown of them.
            found[name] = QuestionWithheld(
                found[name].answered, found[name].chosen, frozenset(margins)
            )
    return Withheld(base, found)


@dataclass(frozen=True)
class _Asked:
    """The groups, how many are in each, and which of those are withheld."""

    axes: Axes
    groups: Sequence[Group]
    respondents: Counter[Group]
    withheld: Reasons


def _question(
    asked: _Asked, one: QuestionTally, forced: Mapping[Group, Reason], rule: Rule
) -> QuestionWithheld:
    """Decide on a question; the number of answers again as long as its choices need it to be."""
    forced = dict(forced)
    counts = {group: one.answered[group] for group in asked.groups}
    known = {
        group: (0, asked.respondents[group])
        for group in asked.groups
        if group not in asked.withheld
    }
    while True:
        answered = _protected(asked.axes, counts, rule, forced, known)
        chosen: dict[tuple[Group, str], Reason] = {}
        needed: set[Group] = set()
        for options in _distributions(one):
            result = protect(_distribution(asked, one, options, answered), rule)
            needed |= {Group(*key[:2]) for key in (*result.needed, *result.exposed)}
            for key, reason in result.withheld.items():
                option = options[0] if key[2] == _NOT else key[2]
                if option in options:
                    # The rest of a choice is the number of answers less it.
                    chosen.setdefault((Group(*key[:2]), option), reason)
        if needed <= set(answered):
            return QuestionWithheld(answered, chosen, frozenset(answered))
        forced |= dict.fromkeys(needed, Reason.LINKED)


def _distributions(one: QuestionTally) -> list[tuple[str, ...]]:
    """The choices that share a table: all of them, or each by itself where several are chosen."""
    options = tuple(one.chosen)
    if one.question.type is QuestionType.SEVERAL:
        return [(option,) for option in options]
    return [options] if options else []


def _distribution(
    asked: _Asked, one: QuestionTally, options: tuple[str, ...], answered: Reasons
) -> CountTable:
    """How the answers fell in each group, and how many there gave none, with the whole group.

    Those who gave none are the group less the number of answers, so they are shown exactly where
    both are; few of them are no reason to withhold anything.
    """
    rest = (_NOT,) if one.question.type is QuestionType.SEVERAL else ()
    counts: dict[Key, int] = {}
    forced: dict[Key, Reason] = {}
    fixed: set[Key] = set()
    for group in asked.groups:
        whole, total = asked.respondents[group], one.answered[group]
        counts[*group, TOTAL] = whole
        counts[*group, _NONE] = whole - total
        counts |= {(*group, option): one.chosen[option][group] for option in options}
        counts |= {(*group, name): total - one.chosen[options[0]][group] for name in rest}
        if group in answered:
            forced |= dict.fromkeys(
                ((*group, name) for name in (*options, *rest, _NONE)), Reason.LINKED
            )
        else:
            fixed.add((*group, _NONE))
        if group in asked.withheld:
            forced[*group, TOTAL] = Reason.LINKED
        else:
            fixed.add((*group, TOTAL))
    return CountTable(
        axes=(*asked.axes, (TOTAL, *options, *rest, _NONE)),
        counts=counts,
        fixed=frozenset(fixed),
        forced=forced,
    )


def _protected(
    axes: Axes,
    counts: Mapping[Group, int],
    rule: Rule,
    forced: Mapping[Group, Reason] | None = None,
    known: Mapping[Group, tuple[int, int]] | None = None,
) -> Reasons:
    table = CountTable(
        axes=axes,
        counts=dict(counts.items()),
        forced=dict((forced or {}).items()),
        known=dict((known or {}).items()),
    )
    result = protect(table, rule)
    return {Group(*key): reason for key, reason in result.withheld.items()}


def shows_mean(
    question: Question, withheld: QuestionWithheld, group: Group, answered: int, rule: Rule
) -> bool:
    """Whether the average may be shown: all that it rests on is, and it rests on enough."""
    if question.type is QuestionType.SCALE:
        return withheld.is_whole(group)
    return group not in withheld.answered and answered >= rule.threshold
