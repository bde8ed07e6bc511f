"""What a report says of an older round of a questionnaire, against its own number of answers."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from samplan.gap.cells import Text
from samplan.reconciliation.figures import Checked, CountyFinding, Subject, together
from samplan.reconciliation.findings import Evidence
from samplan.reconciliation.part_checks import HUNDRED, POINTS
from samplan.reconciliation.phrases import both, english
from samplan.reconciliation.ratio_checks import (
    IMPOSSIBLE,
    base_words,
    impossible_words,
    nearest,
)
from samplan.reconciliation.rounding import (
    exact,
    grain_of,
    number_words,
    possible_counts,
)
from samplan.reconciliation.terms import Certainty, CountyFindingKind, Domain
from samplan.statistics.terms import Qualifier


class Stated(NamedTuple):
    """A share that a report gives of those who answered so."""

    round_id: str
    question_id: str
    choice_id: str
    share: float | None
    qualifier: str
    base: int | None
    place_id: str | None


class Asked(NamedTuple):
    """A question of a round, with what there is to choose among."""

    text: Text
    choices: Mapping[str, Text]
    one_of: bool
    """Whether everybody chooses one, so that the shares make a hundred per cent."""


Questions = Mapping[tuple[str, str], Asked]
"""By round and question."""


def check_stated(stated: Sequence[Stated], questions: Questions) -> Checked:
    """Hold stated shares against their bases, and a question's shares against a hundred."""
    rows = sorted(stated, key=lambda one: one[:3])
    exact_ones = [
        one for one in rows if one.share is not None and one.qualifier == Qualifier.EXACT.value
    ]
    by_question: dict[tuple[str, str], list[Stated]] = defaultdict(list)
    for one in exact_ones:
        by_question[one.round_id, one.question_id].append(one)
    return together(
        [
            *(_against_base(one, questions) for one in exact_ones),
            *(_against_hundred(ones, questions) for ones in by_question.values()),
        ]
    )


def _against_base(one: Stated, questions: Questions) -> Checked:
    if not one.base or one.share is None or not 0 <= one.share <= HUNDRED:
        return Checked()
    if possible_counts(one.share, one.base):
        return Checked(1)
    return _told(
        CountyFindingKind.SHARE_IMPOSSIBLE,
        one,
        questions,
        what=IMPOSSIBLE,
        arithmetic=impossible_words(one.share, one.base),
        difference=nearest(one.share, one.base) - exact(one.share),
        evidence=[Evidence(base_words(one.base), one.place_id)],
    )


def _against_hundred(ones: Sequence[Stated], questions: Questions) -> Checked:
    """Shares of the choices of a question where everybody chooses one."""
    asked = questions.get((ones[0].round_id, ones[0].question_id))
    if asked is None or not asked.one_of or len(ones) == 1:
        return Checked()
    shares = [one.share or 0 for one in ones]
    slack = sum((grain_of(share) / 2 for share in shares), Fraction(0))
    off = sum((exact(share) for share in shares), Fraction(0)) - HUNDRED
    is_complete = {one.choice_id for one in ones} == set(asked.choices)
    if off <= slack and (not is_complete or off >= -slack):
        return Checked(1)
    terms, most = [number_words(share) for share in shares], number_words(slack)
    made = number_words(off + HUNDRED)
    return _told(
        CountyFindingKind.SHARES_AGAINST_HUNDRED,
        ones[0],
        questions,
        what=both("andelarna blir inte 100 procent", "the shares do not make 100 per cent"),
        arithmetic=both(
            f"{' + '.join(t['sv'] for t in terms)} = {made['sv']}, ska bli 100. "
            f"Avrundning förklarar högst {most['sv']}.",
            f"{' + '.join(english(t) for t in terms)} = {english(made)}, should be 100. "
            f"Rounding explains at most {english(most)}.",
        ),
        difference=off,
        evidence=[_side(one, questions) for one in ones[1:]],
    )


def _told(
    kind: CountyFindingKind,
    one: Stated,
    questions: Questions,
    *,
    what: Text,
    arithmetic: Text,
    difference: Fraction,
    evidence: Sequence[Evidence],
) -> Checked:
    name = _question(one, questions)
    found = CountyFinding(
        id="--".join([kind.value.replace("_", "-"), one.round_id, one.question_id, one.choice_id]),
        domain=Domain.QUESTIONNAIRES,
        kind=kind,
        certainty=Certainty.CERTAIN,
        title=both(f"{name['sv']}: {what['sv']}", f"{english(name)}: {english(what)}"),
        arithmetic=arithmetic,
        difference=round(float(difference), 6),
        unit=POINTS,
        subject=Subject("question", f"{one.round_id}/{one.question_id}", name),
        statement=_side(one, questions),
        evidence=tuple(evidence),
    )
    return Checked(1, (found,))


def _question(one: Stated, questions: Questions) -> Text:
    asked = questions.get((one.round_id, one.question_id))
    return asked.text if asked else both(one.question_id, one.question_id)


def _side(one: Stated, questions: Questions) -> Evidence:
    asked, name = questions.get((one.round_id, one.question_id)), _question(one, questions)
    choice = (asked.choices.get(one.choice_id) if asked else None) or both(
        one.choice_id, one.choice_id
    )
    share = number_words(one.share or 0)
    return Evidence(
        both(
            f"{name['sv']} {choice['sv']}: {share['sv']} %",
            f"{english(name)} {english(choice)}: {share['en']} %",
        ),
        one.place_id,
    )
