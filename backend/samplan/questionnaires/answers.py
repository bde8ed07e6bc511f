"""How answers are read: each held against its question and brought to one form."""

import math
import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from samplan.questionnaires.form import MOST_DECIMALS, Answer, Form, Question
from samplan.questionnaires.terms import QuestionType
from samplan.web.texts import Words
from samplan.web.violations import Violation

LONGEST_TEXT: Final = 2000
LARGEST_NUMBER: Final = 1e12
_LONGEST_NUMBER: Final = 40

_SPACES = "\u00a0\u202f\u2009"  # no-break, narrow no-break and thin: between thousands
_THOUSANDS = re.compile(r"[+-]?\d{1,3}( \d{3})+(\.\d+)?")
_PLAIN = re.compile(r"[+-]?\d+(\.\d+)?")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


class _RefusedError(Exception):
    """An answer that cannot be taken, with why."""

    def __init__(self, sv: str, en: str) -> None:
        super().__init__(en)
        self.words = Words(sv, en)


def read_answers(form: Form, sent: Mapping[str, Any]) -> tuple[dict[str, Answer], list[Violation]]:
    """The answers in the form's order, and what is wrong with those that cannot be taken.

    A blank (null, an empty text, no choice) is no answer. What is sent to a question that is not
    shown is kept.
    """
    taken: dict[str, Answer] = {}
    found = []
    for name in sent.keys() - form.questions.keys():
        words = Words("Enkäten har ingen sådan fråga.", "There is no such question.")
        found.append(Violation(f"answers.{name}", words))
    for name, question in form.questions.items():
        try:
            answer = read_answer(question, sent.get(name))
        except _RefusedError as refused:
            found.append(Violation(f"answers.{name}", refused.words))
        else:
            if answer is not None:
                taken[name] = answer
    return taken, found


def read_answer(question: Question, sent: Any) -> Answer | None:
    """The answer as it is kept; None for a blank."""
    if isinstance(sent, str):
        sent = sent.replace("\r\n", "\n").strip()
    if sent is None or sent in ("", []):
        return None
    return _READERS[question.type](question, sent)


def _one(question: Question, sent: Any) -> Answer:
    if not isinstance(sent, str) or sent not in question.option_ids:
        raise _RefusedError(
            "Svaret finns inte bland valen. Välj ett av dem.",
            "The answer is not among the choices. Choose one of them.",
        )
    return sent


def _several(question: Question, sent: Any) -> Answer:
    if not isinstance(sent, list) or not all(
        isinstance(one, str) and one in question.option_ids for one in sent
    ):
        raise _RefusedError(
            "Något av svaren finns inte bland valen. Ange en lista av dem.",
            "One of the answers is not among the choices. Give a list of them.",
        )
    return [choice.id for choice in question.options if choice.id in sent]


def _point(question: Question, sent: Any) -> Answer:
    scale = question.scale
    value = read_number(sent)
    if scale is None or value is None or value not in scale.points:
        ends = f"{scale.lowest}-{scale.highest}" if scale else ""
        raise _RefusedError(
            f"Välj ett steg på skalan {ends}.", f"Choose a point of the scale {ends}."
        )
    return int(value)


def _number(question: Question, sent: Any) -> Answer:
    value = read_number(sent)
    if value is None or abs(value) > LARGEST_NUMBER:
        raise _RefusedError(
            "Skriv ett tal med siffror, som 1 250 eller 12,5.",
            "Write a number in digits, such as 1250 or 12.5.",
        )
    most = MOST_DECIMALS if question.decimals is None else question.decimals
    if round(value, most) != value:
        if most == 0:
            raise _RefusedError("Skriv ett heltal.", "Write a whole number.")
        raise _RefusedError(f"Högst {most} decimaler.", f"At most {most} decimals.")
    if question.least is not None and value < question.least:
        least = shown_number(question.least)
        raise _RefusedError(f"Minst {least}.", f"At least {least.replace(',', '.')}.")
    if question.most is not None and value > question.most:
        limit = shown_number(question.most)
        raise _RefusedError(f"Högst {limit}.", f"At most {limit.replace(',', '.')}.")
    return value


def _text(_: Question, sent: Any) -> Answer:
    if not isinstance(sent, str):
        raise _RefusedError("Ska vara text.", "Should be text.")
    if len(sent) > LONGEST_TEXT:
        raise _RefusedError(
            f"Texten är för lång, högst {LONGEST_TEXT} tecken.",
            f"The text is too long, at most {LONGEST_TEXT} characters.",
        )
    if _CONTROL.search(sent):
        raise _RefusedError(
            "Texten innehåller styrtecken.", "The text contains control characters."
        )
    return sent


_READERS: Final[Mapping[QuestionType, Callable[[Question, Any], Answer]]] = {
    QuestionType.YES_NO: _one,
    QuestionType.ONE: _one,
    QuestionType.SEVERAL: _several,
    QuestionType.SCALE: _point,
    QuestionType.NUMBER: _number,
    QuestionType.TEXT: _text,
}


def read_number(sent: Any) -> int | float | None:
    """The number, also as people write it in Swedish: 1 250,5. None when it is none."""
    if isinstance(sent, bool):
        return None
    if isinstance(sent, str):
        if len(sent) > _LONGEST_NUMBER:
            return None
        text = sent.strip().replace("−", "-").replace(",", ".")
        for space in _SPACES:
            text = text.replace(space, " ")
        if not text.isascii() or not (_PLAIN.fullmatch(text) or _THOUSANDS.fullmatch(text)):
            return None
        sent = float(text.replace(" ", ""))
    if not isinstance(sent, int | float) or abs(sent) > LARGEST_NUMBER or math.isnan(sent):
        return None
    return int(sent) if sent == int(sent) else sent


def shown_number(value: float) -> str:
    """The number with a decimal comma, without needless decimals."""
    return f"{value:.6f}".rstrip("0").rstrip(".").replace(".", ",")
