"""What a questionnaire asks: its questions, which of them are shown, and how versions differ.

A form is kept as JSON (camelCase) and worked with as the frozen classes below. A question's id is
its identity from version to version.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any, Final

from samplan.questionnaires.terms import QuestionType

MOST_DECIMALS: Final = 6


@dataclass(frozen=True, slots=True)
class Text:
    """A text in Swedish and perhaps English."""

    sv: str
    en: str | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers to choose among."""

    id: str
    text: Text


YES_NO_CHOICES: Final = (
    Choice("yes", Text("Ja", "Yes")),
    Choice("no", Text("Nej", "No")),
    Choice("partly", Text("Delvis", "Partly")),
    Choice("dont-know", Text("Vet inte", "Don't know")),
)

CHOICE_TYPES: Final = frozenset({QuestionType.YES_NO, QuestionType.ONE, QuestionType.SEVERAL})


@dataclass(frozen=True, slots=True)
class Scale:
    """Whole numbers from one end to the other, both included."""

    lowest: int
    highest: int
    lowest_label: Text | None = None
    highest_label: Text | None = None

    @property
    def points(self) -> range:
        """Every point of the scale."""
        return range(self.lowest, self.highest + 1)


@dataclass(frozen=True, slots=True)
class ShownIf:
    """A question is shown when an earlier one was answered with any of these choices."""

    question_id: str
    choice_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One question."""

    id: str
    type: QuestionType
    text: Text
    help: Text | None = None
    is_required: bool = False
    meaning: int = 1
    """Raised when the question comes to mean something else; then it is not compared."""
    choices: tuple[Choice, ...] = ()
    scale: Scale | None = None
    unit: Text | None = None
    decimals: int | None = None
    least: float | None = None
    most: float | None = None
    shown_if: ShownIf | None = None

    @property
    def options(self) -> tuple[Choice, ...]:
        """What there is to choose among; of a yes-or-no question always the same."""
        return YES_NO_CHOICES if self.type is QuestionType.YES_NO else self.choices

    @property
    def option_ids(self) -> frozenset[str]:
        """The ids of what there is to choose among."""
        return frozenset(choice.id for choice in self.options)


@dataclass(frozen=True, slots=True)
class Section:
    """Questions that belong together."""

    id: str
    title: Text
    help: Text | None
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Form:
    """All that a questionnaire asks, in order."""

    sections: tuple[Section, ...]

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Every question by its id, in order."""
        return {one.id: one for section in self.sections for one in section.questions}


# --- from and to JSON ---


def parse(document: Mapping[str, Any] | None) -> Form:
    """The form that is kept as this JSON; nothing at all is a form without sections."""
    return Form(tuple(_section(one) for one in (document or {}).get("sections", ())))


def _section(document: Mapping[str, Any]) -> Section:
    questions = tuple(_question(one) for one in document["questions"])
    return Section(
        document["id"], _needed(document["title"]), _text(document.get("help")), questions
    )


def _question(document: Mapping[str, Any]) -> Question:
    scale, shown_if = document.get("scale"), document.get("shownIf")
    return Question(
        id=document["id"],
        type=QuestionType(document["type"]),
        text=_needed(document["text"]),
        help=_text(document.get("help")),
        is_required=document.get("isRequired", False),
        meaning=document.get("meaning", 1),
        choices=tuple(
            Choice(one["id"], _needed(one["text"])) for one in document.get("choices") or ()
        ),
        scale=None if scale is None else _scale(scale),
        unit=_text(document.get("unit")),
        decimals=document.get("decimals"),
        least=document.get("least"),
        most=document.get("most"),
        shown_if=None
        if shown_if is None
        else ShownIf(shown_if["questionId"], tuple(shown_if["choiceIds"])),
    )


def _scale(document: Mapping[str, Any]) -> Scale:
    return Scale(
        document["from"],
        document["to"],
        _text(document.get("fromLabel")),
        _text(document.get("toLabel")),
    )


def _text(document: Mapping[str, Any] | str | None) -> Text | None:
    return None if document is None else _needed(document)


def _needed(document: Mapping[str, Any] | str) -> Text:
    if isinstance(document, str):
        return Text(document)
    return Text(document["sv"], document.get("en"))


def to_document(form: Form) -> dict[str, Any]:
    """The form as JSON; the opposite of `parse`."""
    return {
        "sections": [
            {
                "id": section.id,
                "title": _as_json(section.title),
                "help": _as_json(section.help),
                "questions": [_question_document(one) for one in section.questions],
            }
            for section in form.sections
        ]
    }


def _question_document(question: Question) -> dict[str, Any]:
    scale, shown_if = question.scale, question.shown_if
    return {
        "id": question.id,
        "type": question.type.value,
        "text": _as_json(question.text),
        "help": _as_json(question.help),
        "isRequired": question.is_required,
        "meaning": question.meaning,
        "choices": [{"id": one.id, "text": _as_json(one.text)} for one in question.options],
        "scale": None
        if scale is None
        else {
            "from": scale.lowest,
            "to": scale.highest,
            "fromLabel": _as_json(scale.lowest_label),
            "toLabel": _as_json(scale.highest_label),
        },
        "unit": _as_json(question.unit),
        "decimals": question.decimals,
        "least": question.least,
        "most": question.most,
        "shownIf": None
        if shown_if is None
        else {"questionId": shown_if.question_id, "choiceIds": list(shown_if.choice_ids)},
    }


def _as_json(text: Text | None) -> dict[str, str | None] | None:
    return None if text is None else {"sv": text.sv, "en": text.en}


# --- what has changed from one version to the next ---


class Difference(StrEnum):
    """What has become of a question from one version to another."""

    NEW = "new"
    GONE = "gone"
    WORDING = "wording"
    """Other words for the same; still compared."""
    MEANING = "meaning"
    """Comes to mean something else; not compared."""
    TYPE = "type"
    """Answered in another way (type, scale or unit); not compared."""
    CHOICES = "choices"
    """Other choices to choose among; not compared."""


def differences(before: Form, after: Form) -> dict[str, frozenset[Difference]]:
    """What has changed, by question: those of the newer form in order, then those that are gone."""
    found: dict[str, frozenset[Difference]] = {}
    for name, question in after.questions.items():
        old = before.questions.get(name)
        changed = frozenset({Difference.NEW}) if old is None else difference(old, question)
        if changed:
            found[name] = changed
    gone = [name for name in before.questions if name not in after.questions]
    return found | dict.fromkeys(gone, frozenset({Difference.GONE}))


def difference(before: Question, after: Question) -> frozenset[Difference]:
    """What has changed of a question that both versions ask."""
    return frozenset(_changes(before, after))


def _changes(before: Question, after: Question) -> Iterator[Difference]:
    if before.meaning != after.meaning:
        yield Difference.MEANING
    if _way_of_answering(before) != _way_of_answering(after):
        yield Difference.TYPE
    elif before.option_ids != after.option_ids:
        yield Difference.CHOICES
    if _wording(before) != _wording(after):
        yield Difference.WORDING


def _way_of_answering(question: Question) -> tuple[object, ...]:
    points = question.scale and (question.scale.lowest, question.scale.highest)
    return question.type, points, question.unit and question.unit.sv


def _wording(question: Question) -> tuple[object, ...]:
    scale = question.scale
    return (
        question.text.sv,
        question.help and question.help.sv,
        tuple(sorted((one.id, one.text.sv) for one in question.options)),
        scale and (scale.lowest_label, scale.highest_label),
    )


# --- which questions are shown ---

Answer = str | int | float | list[str]
"""A choice's id, a point or number, a text, or the ids of several choices."""

Answers = Mapping[str, Answer]


def shown(form: Form, answers: Answers) -> list[str]:
    """The ids of the questions that are shown to one who has answered so, in order."""
    seen: set[str] = set()
    for question in form.questions.values():
        if question.shown_if is None:
            seen.add(question.id)
        elif question.shown_if.question_id in seen:
            chosen = chosen_ids(answers.get(question.shown_if.question_id))
            if chosen & frozenset(question.shown_if.choice_ids):
                seen.add(question.id)
    return [name for name in form.questions if name in seen]


def chosen_ids(answer: Answer | None) -> frozenset[str]:
    """The choices that an answer to a question of a choice type names."""
    if isinstance(answer, list):
        return frozenset(answer)
    return frozenset({answer}) if isinstance(answer, str) else frozenset()


def counted(form: Form, answers: Answers) -> dict[str, Answer]:
    """The answers that count: those to questions that are shown. The others are only kept."""
    return {name: answers[name] for name in shown(form, answers) if name in answers}


def unanswered(form: Form, answers: Answers) -> list[str]:
    """The ids of the required questions that are shown and have no answer, in order."""
    return [
        name
        for name in shown(form, answers)
        if form.questions[name].is_required and name not in answers
    ]


def question_ids(forms: Sequence[Form]) -> list[str]:
    """Every question of several versions, in the order in which they first come."""
    return list(dict.fromkeys(name for form in forms for name in form.questions))
