"""What must hold before a form can be used: everything that must be put right, with its path."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from samplan.questionnaires.form import CHOICE_TYPES, MOST_DECIMALS, Form, Question, Text
from samplan.questionnaires.terms import QuestionType
from samplan.web.texts import Words
from samplan.web.violations import Violation

FEWEST_POINTS: Final = 2
MOST_POINTS: Final = 11
FEWEST_CHOICES: Final = 2
_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,119}")


def faults(form: Form) -> list[Violation]:
    """What must be put right before the form can be used, each with its path."""
    found = list(_section_faults(form))
    if not form.sections:
        words = Words("Enkäten har inga frågor än.", "The questionnaire has no questions yet.")
        found.append(Violation("sections", words))
    earlier: dict[str, Question] = {}
    for path, question in _with_paths(form):
        if question.id in earlier:
            words = Words(
                f"Id:t {question.id} används av två frågor.",
                f"The id {question.id} is used by two questions.",
            )
            found.append(Violation(f"{path}.id", words))
        found.extend(_question_faults(path, question))
        found.extend(_shown_if_faults(path, question, earlier))
        earlier.setdefault(question.id, question)
    return found


def _with_paths(form: Form) -> Iterator[tuple[str, Question]]:
    for number, section in enumerate(form.sections):
        for position, question in enumerate(section.questions):
            yield f"sections[{number}].questions[{position}]", question


def _section_faults(form: Form) -> Iterator[Violation]:
    seen: set[str] = set()
    for number, section in enumerate(form.sections):
        path = f"sections[{number}]"
        yield from _id_faults(path, section.id)
        if section.id in seen:
            words = Words(
                f"Id:t {section.id} används av två avsnitt.",
                f"The id {section.id} is used by two sections.",
            )
            yield Violation(f"{path}.id", words)
        seen.add(section.id)
        yield from _text_faults(f"{path}.title", section.title)
        yield from _text_faults(f"{path}.help", section.help)
        if not section.questions:
            words = Words("Avsnittet har inga frågor än.", "The section has no questions yet.")
            yield Violation(f"{path}.questions", words)


def _id_faults(path: str, name: str) -> Iterator[Violation]:
    if _ID.fullmatch(name) is None:
        words = Words(
            "Använd små bokstäver a-z, siffror och bindestreck.",
            "Use lower-case letters a-z, digits and hyphens.",
        )
        yield Violation(f"{path}.id", words)


def _text_faults(path: str, text: Text | None) -> Iterator[Violation]:
    if text is not None and not text.sv.strip():
        yield Violation(
            f"{path}.sv", Words("Skriv en text på svenska.", "Write a text in Swedish.")
        )


def _question_faults(path: str, question: Question) -> Iterator[Violation]:
    yield from _id_faults(path, question.id)
    yield from _text_faults(f"{path}.text", question.text)
    yield from _text_faults(f"{path}.help", question.help)
    if question.meaning < 1:
        words = Words("Betydelsen räknas från 1.", "The meaning is counted from 1.")
        yield Violation(f"{path}.meaning", words)
    yield from _choice_faults(path, question)
    yield from _scale_faults(path, question)
    yield from _number_faults(path, question)


def _choice_faults(path: str, question: Question) -> Iterator[Violation]:
    given = [choice.id for choice in question.choices]
    if question.type is QuestionType.YES_NO:
        if given and frozenset(given) != question.option_ids:
            words = Words(
                "En ja- och nej-fråga har fasta svar. Välj en annan sort för egna svar.",
                "A yes-or-no question has fixed answers. Choose another type for your own.",
            )
            yield Violation(f"{path}.choices", words)
        return
    if question.type not in CHOICE_TYPES:
        if given:
            words = Words("Den här sortens fråga har inga val.", "This type has no choices.")
            yield Violation(f"{path}.choices", words)
        return
    if len(given) < FEWEST_CHOICES:
        words = Words("Ange minst två svar att välja på.", "Give at least two choices.")
        yield Violation(f"{path}.choices", words)
    for position, choice in enumerate(question.choices):
        below = f"{path}.choices[{position}]"
        yield from _id_faults(below, choice.id)
        if choice.id in given[:position]:
            words = Words(
                f"Id:t {choice.id} används av två svar.",
                f"The id {choice.id} is used by two choices.",
            )
            yield Violation(f"{below}.id", words)
        yield from _text_faults(f"{below}.text", choice.text)


def _scale_faults(path: str, question: Question) -> Iterator[Violation]:
    scale = question.scale
    if question.type is not QuestionType.SCALE:
        if scale is not None:
            words = Words("Den här sortens fråga har ingen skala.", "This type has no scale.")
            yield Violation(f"{path}.scale", words)
        return
    if scale is None:
        yield Violation(f"{path}.scale", Words("Ange skalans ändar.", "Give the scale's ends."))
        return
    if not FEWEST_POINTS <= len(scale.points) <= MOST_POINTS:
        words = Words(
            f"Skalan ska ha 2-{MOST_POINTS} steg, från det lägsta till det högsta.",
            f"The scale should have 2-{MOST_POINTS} points, from the lowest to the highest.",
        )
        yield Violation(f"{path}.scale", words)
    yield from _text_faults(f"{path}.scale.fromLabel", scale.lowest_label)
    yield from _text_faults(f"{path}.scale.toLabel", scale.highest_label)


def _number_faults(path: str, question: Question) -> Iterator[Violation]:
    if question.type is not QuestionType.NUMBER:
        for name in ("unit", "decimals", "least", "most"):
            if getattr(question, name) is not None:
                words = Words("Hör bara till frågor om ett tal.", "Only for questions of a number.")
                yield Violation(f"{path}.{name}", words)
        return
    yield from _text_faults(f"{path}.unit", question.unit)
    if question.decimals is not None and not 0 <= question.decimals <= MOST_DECIMALS:
        words = Words(f"0-{MOST_DECIMALS} decimaler.", f"0-{MOST_DECIMALS} decimals.")
        yield Violation(f"{path}.decimals", words)
    if question.least is not None and question.most is not None and question.least > question.most:
        words = Words("Det högsta är mindre än det lägsta.", "The most is less than the least.")
        yield Violation(f"{path}.most", words)


def _shown_if_faults(
    path: str, question: Question, earlier: Mapping[str, Question]
) -> Iterator[Violation]:
    if question.shown_if is None:
        return
    asked = earlier.get(question.shown_if.question_id)
    if asked is None or asked.type not in CHOICE_TYPES:
        words = Words(
            "Ska peka på en tidigare fråga med svar att välja på.",
            "Should point to an earlier question that has choices.",
        )
        yield Violation(f"{path}.shownIf.questionId", words)
        return
    if not question.shown_if.choice_ids:
        words = Words("Ange vilka svar som visar frågan.", "Name the choices that show it.")
        yield Violation(f"{path}.shownIf.choiceIds", words)
    for position, choice_id in enumerate(question.shown_if.choice_ids):
        if choice_id not in asked.option_ids:
            words = Words(
                f"Frågan {asked.id} har inte svaret {choice_id}.",
                f"The question {asked.id} has no choice {choice_id}.",
            )
            yield Violation(f"{path}.shownIf.choiceIds[{position}]", words)


def meaning_faults(before: Form, after: Form) -> list[Violation]:
    """A meaning is only ever raised: what once was set apart is not put together again."""
    words = Words(
        "Betydelsen kan bara höjas, aldrig sänkas.", "The meaning can be raised, never lowered."
    )
    return [
        Violation(f"{path}.meaning", words)
        for path, question in _with_paths(after)
        if question.id in before.questions
        and question.meaning < before.questions[question.id].meaning
    ]
