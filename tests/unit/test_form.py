"""Forms and answers: what is shown, what is required, what may be answered, what has changed."""

import math
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samplan.questionnaires.answers import read_answers, read_number
from samplan.questionnaires.form import (
    Answers,
    Difference,
    Form,
    counted,
    differences,
    parse,
    shown,
    to_document,
    unanswered,
)
from samplan.questionnaires.form_rules import faults, meaning_faults

NAMES = ("a", "b", "c", "d")
CHOICES = [{"id": "x", "text": {"sv": "X"}}, {"id": "y", "text": {"sv": "Y"}}]
TYPES = ("yes_no", "one", "several", "scale", "number", "text")


def question(name: str, kind: str = "yes_no", **fields: Any) -> dict[str, Any]:
    """A sound question."""
    own: dict[str, Any] = {}
    if kind in ("one", "several"):
        own["choices"] = CHOICES
    if kind == "scale":
        own["scale"] = {"from": 1, "to": 5}
    return {"id": name, "type": kind, "text": {"sv": f"Fråga {name}"}, **own, **fields}


def form(*questions: dict[str, Any]) -> Form:
    """A form with one section."""
    title = {"sv": "Avsnitt", "en": None}
    return parse({"sections": [{"id": "s", "title": title, "questions": list(questions)}]})


def named(found: list[Any]) -> list[str]:
    """The fields of faults, without where every one of them begins."""
    return [one.field.removeprefix("sections[0].") for one in found]


@st.composite
def forms(draw: st.DrawFn) -> Form:
    """Sound forms whose questions hang on one another in every way."""
    questions = []
    earlier: list[tuple[str, list[str]]] = []
    for name in NAMES[: draw(st.integers(1, len(NAMES)))]:
        kind = draw(st.sampled_from(TYPES))
        fields: dict[str, Any] = {"isRequired": draw(st.booleans())}
        hangs = draw(st.booleans())
        if earlier and hangs:
            asked, options = draw(st.sampled_from(earlier))
            chosen = draw(st.lists(st.sampled_from(options), min_size=1, unique=True))
            fields["shownIf"] = {"questionId": asked, "choiceIds": chosen}
        questions.append(question(name, kind, **fields))
        if kind == "yes_no":
            earlier.append((name, ["yes", "no", "partly", "dont-know"]))
        elif kind in ("one", "several"):
            earlier.append((name, ["x", "y"]))
    return form(*questions)


ANYTHING = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=30),
    st.sampled_from(["yes", "no", "partly", "x", "y", "3", "1 250", ""]),
    st.lists(st.sampled_from(["x", "y", "z", ""]), max_size=3),
    st.dictionaries(st.text(max_size=2), st.integers(), max_size=1),
)
SENT = st.dictionaries(st.sampled_from([*NAMES, "unknown"]), ANYTHING)


# --- forms ---


@given(forms())
def test_a_form_survives_being_written_and_read_back(one: Form) -> None:
    again = parse(to_document(one))
    assert to_document(again) == to_document(one)
    assert faults(again) == faults(one) == []


def test_a_yes_or_no_question_has_its_four_answers_whatever_is_written() -> None:
    document = to_document(form(question("a")))
    ids = [one["id"] for one in document["sections"][0]["questions"][0]["choices"]]
    assert ids == ["yes", "no", "partly", "dont-know"]
    assert named(faults(form(question("a", choices=CHOICES)))) == ["questions[0].choices"]


@pytest.mark.parametrize(
    ("questions", "wrong"),
    [
        ([question("a"), question("a")], ["questions[1].id"]),
        ([question("A")], ["questions[0].id"]),
        ([question("a", text={"sv": "  ", "en": "Yes"})], ["questions[0].text.sv"]),
        ([question("a", help={"sv": ""})], ["questions[0].help.sv"]),
        ([question("a", "one", choices=CHOICES[:1])], ["questions[0].choices"]),
        ([question("a", "one", choices=[CHOICES[0]] * 2)], ["questions[0].choices[1].id"]),
        (
            [question("a", "one", choices=[CHOICES[0], {"id": "z", "text": {"sv": ""}}])],
            ["questions[0].choices[1].text.sv"],
        ),
        ([question("a", "text", choices=CHOICES)], ["questions[0].choices"]),
        ([question("a", "scale", scale=None)], ["questions[0].scale"]),
        ([question("a", "scale", scale={"from": 1, "to": 1})], ["questions[0].scale"]),
        ([question("a", "scale", scale={"from": 0, "to": 11})], ["questions[0].scale"]),
        ([question("a", "scale", scale={"from": 5, "to": 1})], ["questions[0].scale"]),
        ([question("a", "text", scale={"from": 1, "to": 5})], ["questions[0].scale"]),
        ([question("a", "text", unit={"sv": "år"})], ["questions[0].unit"]),
        ([question("a", "number", least=2, most=1)], ["questions[0].most"]),
        ([question("a", "number", decimals=7)], ["questions[0].decimals"]),
        ([question("a", meaning=0)], ["questions[0].meaning"]),
        (
            [question("a", shownIf={"questionId": "b", "choiceIds": ["yes"]}), question("b")],
            ["questions[0].shownIf.questionId"],
        ),
        (
            [question("a", shownIf={"questionId": "a", "choiceIds": ["yes"]})],
            ["questions[0].shownIf.questionId"],
        ),
        (
            [
                question("a", "number"),
                question("b", shownIf={"questionId": "a", "choiceIds": ["1"]}),
            ],
            ["questions[1].shownIf.questionId"],
        ),
        (
            [question("a"), question("b", shownIf={"questionId": "a", "choiceIds": ["maybe"]})],
            ["questions[1].shownIf.choiceIds[0]"],
        ),
        (
            [question("a"), question("b", shownIf={"questionId": "a", "choiceIds": []})],
            ["questions[1].shownIf.choiceIds"],
        ),
    ],
)
def test_a_form_that_cannot_be_used_says_where(
    questions: list[dict[str, Any]], wrong: list[str]
) -> None:
    assert named(faults(form(*questions))) == wrong


def test_scales_from_two_to_eleven_points_can_be_used() -> None:
    for low, high in ((0, 1), (1, 5), (0, 10), (-5, 5)):
        assert faults(form(question("a", "scale", scale={"from": low, "to": high}))) == []


def test_a_form_without_questions_cannot_be_used() -> None:
    assert named(faults(parse(None))) == ["sections"]
    assert named(faults(form())) == ["questions"]


def test_sections_have_ids_of_their_own() -> None:
    document = to_document(form(question("a")))
    double = deepcopy(document["sections"][0])
    double["questions"][0]["id"] = "b"
    document["sections"].append(double)
    assert [one.field for one in faults(parse(document))] == ["sections[1].id"]


# --- what is shown, required and counted ---


@given(forms(), SENT)
def test_a_question_is_shown_when_the_one_it_hangs_on_is_shown_and_answered_so(
    one: Form, sent: dict[str, Any]
) -> None:
    answers, _ = read_answers(one, sent)
    seen = shown(one, answers)
    assert seen == [name for name in one.questions if name in seen]
    for name, asked in one.questions.items():
        condition = asked.shown_if
        holds = condition is None or (
            condition.question_id in seen
            and any(
                choice in condition.choice_ids
                for choice in as_list(answers.get(condition.question_id))
            )
        )
        assert (name in seen) is holds


def as_list(answer: Any) -> list[Any]:
    """The choices of an answer."""
    return answer if isinstance(answer, list) else [answer]


@given(forms(), SENT)
def test_every_answer_that_is_taken_is_kept_and_only_those_shown_are_counted(
    one: Form, sent: dict[str, Any]
) -> None:
    answers, found = read_answers(one, sent)
    faulty = {violation.field.removeprefix("answers.") for violation in found}
    blank = {name for name, value in sent.items() if is_blank(value)}
    assert answers.keys() | faulty | blank >= sent.keys()
    assert answers.keys().isdisjoint(faulty)
    assert counted(one, answers) == {
        name: answer for name, answer in answers.items() if name in shown(one, answers)
    }
    lacking = unanswered(one, answers)
    assert set(lacking).isdisjoint(answers)
    assert all(one.questions[name].is_required for name in lacking)


def is_blank(value: Any) -> bool:
    """Whether a value says nothing."""
    return value is None or value == [] or (isinstance(value, str) and not value.strip())


@given(forms(), SENT)
def test_reading_what_was_taken_gives_the_same_again(one: Form, sent: dict[str, Any]) -> None:
    answers, _ = read_answers(one, sent)
    assert read_answers(one, answers) == (answers, [])


def test_a_question_that_hangs_on_one_that_is_hidden_is_hidden_too() -> None:
    one = form(
        question("a"),
        question("b", shownIf={"questionId": "a", "choiceIds": ["yes"]}),
        question("c", isRequired=True, shownIf={"questionId": "b", "choiceIds": ["yes"]}),
    )
    answers: Answers = {"a": "no", "b": "yes"}
    assert shown(one, answers) == ["a"]
    assert unanswered(one, answers) == []
    assert unanswered(one, {"a": "yes", "b": "yes"}) == ["c"]


# --- numbers ---


@pytest.mark.parametrize(
    ("sent", "number"),
    [
        ("12", 12),
        (" 12,5 ", 12.5),
        ("12.50", 12.5),
        ("1 250", 1250),
        ("1\u00a0250\u202f000", 1_250_000),
        ("1\u2009250,5", 1250.5),
        ("\u22125", -5),
        ("+5", 5),
        (7, 7),
        (7.0, 7),
        (0, 0),
        ("0", 0),
        ("007", 7),
    ],
)
def test_a_number_is_read_as_people_write_it(sent: Any, number: float) -> None:
    assert read_number(sent) == number


@pytest.mark.parametrize(
    "sent",
    [
        "", "tolv", "12 st", "1,2,3", "12 50", "1 25", "1e5", "½", "٣", "--1", "1,", ",5", "1..2",
        True, None, [], {}, math.nan, math.inf, -math.inf, 1e13, "9" * 39, "9" * 5000,
    ],
)  # fmt: skip
def test_what_is_no_number_or_can_be_read_in_two_ways_is_none(sent: Any) -> None:
    assert read_number(sent) is None


@given(st.integers(-(10**12), 10**12))
def test_whole_numbers_are_read_with_and_without_spaces(number: int) -> None:
    assert read_number(str(number)) == number
    assert read_number(f"{number:,}".replace(",", " ")) == number
    assert read_number(f"{number:,}".replace(",", "\u202f")) == number


@given(st.text(max_size=50))
def test_no_text_breaks_the_reading_of_numbers(sent: str) -> None:
    number = read_number(sent)
    assert number is None or abs(number) <= 1e12


# --- what has changed ---


def changed(before: dict[str, Any], after: dict[str, Any]) -> set[str]:
    """What has become of the one question."""
    found = differences(form(before), form(after))
    return {kind.value for kind in found.get("a", frozenset())}


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        (question("a"), question("a"), set()),
        (question("a"), question("a", isRequired=True), set()),
        (question("a"), question("a", text={"sv": "Ny"}), {"wording"}),
        (question("a"), question("a", meaning=2), {"meaning"}),
        (question("a"), question("a", "text"), {"type", "wording"}),
        (question("a", "one"), question("a", "one", choices=CHOICES[::-1]), set()),
        (
            question("a", "one"),
            question("a", "one", choices=[*CHOICES, {"id": "z", "text": {"sv": "Z"}}]),
            {"choices", "wording"},
        ),
        (question("a", "scale"), question("a", "scale", scale={"from": 1, "to": 7}), {"type"}),
        (question("a", "number"), question("a", "number", unit={"sv": "år"}), {"type"}),
    ],
)
def test_what_has_become_of_a_question_is_told(
    before: dict[str, Any], after: dict[str, Any], kinds: set[str]
) -> None:
    assert changed(before, after) == kinds


@given(forms(), forms())
def test_every_question_of_two_versions_is_new_gone_or_in_both(before: Form, after: Form) -> None:
    found = differences(before, after)
    new = {name for name, kinds in found.items() if Difference.NEW in kinds}
    gone = {name for name, kinds in found.items() if Difference.GONE in kinds}
    assert new == after.questions.keys() - before.questions.keys()
    assert gone == before.questions.keys() - after.questions.keys()
    assert differences(after, after) == {}


def test_a_meaning_is_never_lowered() -> None:
    before, after = form(question("a", meaning=3)), form(question("a", meaning=2))
    assert named(meaning_faults(before, after)) == ["questions[0].meaning"]
    assert meaning_faults(after, before) == []
