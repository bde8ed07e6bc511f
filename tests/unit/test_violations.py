"""What is wrong with a request, in words: the right field, both languages, never the value."""

import json
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import (
    AwareDatetime,
    Field,
    StringConstraints,
    ValidationError,
)

from samplan.web.fields import Comment, Id, InputModel, Line, PartialDate, WebAddress
from samplan.web.violations import from_validation

SECRET = "hemligt-värde-17"


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Inner(InputModel):
    colour: Annotated[Colour, Field(strict=False)] = Field(description="x")
    name: Annotated[Line, StringConstraints(max_length=10)] = Field("a", description="x")


class Everything(InputModel):
    text: Annotated[str, Field(min_length=2, max_length=5)] = "ab"
    name_id: Id = "a"
    line: Annotated[Line, StringConstraints(max_length=10)] = "a"
    comment: Comment = ""
    reason: Annotated[Comment, Field(min_length=3)] = "abc"
    number: Annotated[int, Field(ge=1, le=9)] = 1
    truth: bool = True
    day: Annotated[date, Field(strict=False)] = date(2020, 1, 1)
    moment: Annotated[AwareDatetime, Field(strict=False)] | None = None
    choice: Literal["a", "b"] = "a"
    inner: Inner | None = None
    several: Annotated[list[Inner], Field(max_length=2)] = Field([], description="x")
    when: PartialDate = "2021"
    link: WebAddress = "https://a.se"


def told(sent: Any) -> list[tuple[str, str, str]]:
    """Field, Swedish and English of everything that is wrong with a body."""
    try:
        Everything.model_validate(sent)
    except ValidationError as error:
        faults = [{**fault, "loc": ("body", *fault["loc"])} for fault in error.errors()]
        return [(one.field, *one.message) for one in from_validation(faults)]
    return []


@pytest.mark.parametrize(
    ("sent", "field", "sv", "en"),
    [
        ({"text": "a"}, "text", "Texten är för kort, minst 2 tecken.", "at least 2 characters."),
        ({"text": "abcdef"}, "text", "Texten är för lång, högst 5 tecken.", "at most 5 char"),
        ({"text": 1}, "text", "Ska vara text.", "Should be text."),
        ({"line": "x" * 11}, "line", "Texten är för lång, högst 10 tecken.", "most 10 char"),
        ({"line": "a\nb"}, "line", "Texten får inte ha radbrytningar", "line breaks"),
        ({"line": ""}, "line", "Texten är för kort, minst 1 tecken.", "at least 1 char"),
        ({"comment": "a\x00"}, "comment", "Texten innehåller styrtecken.", "control"),
        ({"reason": "a"}, "reason", "Texten är för kort, minst 3 tecken.", "at least 3 char"),
        ({"nameId": "Å"}, "nameId", "Formen är fel. Använd små bokstäver", "lower-case"),
        ({"number": 0}, "number", "Minst 1.", "At least 1."),
        ({"number": 10}, "number", "Högst 9.", "At most 9."),
        ({"number": "1"}, "number", "Ska vara ett heltal.", "whole number"),
        ({"number": 1.5}, "number", "Ska vara ett heltal.", "whole number"),
        ({"truth": "ja"}, "truth", "Ska vara sant eller falskt.", "true or false"),
        ({"day": "i dag"}, "day", "Ska vara ett datum som 2022-02-24", "Should be a date"),
        ({"moment": "2022-02-24T09:30:00"}, "moment", "Tidszon saknas.", "time zone"),
        ({"moment": "nu"}, "moment", "Ska vara ett datum", "times need a time zone"),
        ({"choice": "c"}, "choice", "Okänt värde. Välj något av a eller b.", "Choose a or b."),
        ({"inner": {}}, "inner.colour", "Uppgiften saknas.", "missing"),
        ({"inner": {"colour": "x"}}, "inner.colour", "Okänt värde. Välj något av red eller", "red"),
        ({"inner": 1}, "inner", "Ska vara ett objekt.", "Should be an object."),
        ({"several": [{"colour": "red"}] * 3}, "several", "För många, högst 2.", "Too many"),
        ({"several": {}}, "several", "Ska vara en lista.", "Should be a list."),
        ({"several": [{"colour": "red"}, 1]}, "several[1]", "Ska vara ett objekt.", "object"),
        ({"several": [{"colour": "x"}]}, "several[0].colour", "Okänt värde.", "Unknown value."),
        ({"mer": 1}, "mer", "Uppgiften är okänd här.", "not known here"),
        ({"when": "2021-02-30"}, "when", "Det finns inget sådant datum.", "no such date"),
        ({"link": "ftp://x"}, "link", "Skriv en hel webbadress", "whole web address"),
        ([], "body", "Ska vara ett objekt.", "Should be an object."),
    ],
    ids=str,
)
def test_what_is_wrong_is_told_by_field_in_both_languages(
    sent: Any, field: str, sv: str, en: str
) -> None:
    [(named, swedish, english)] = told(sent)
    assert named == field
    assert swedish.startswith(sv)
    assert en in english
    assert swedish != english


def test_everything_that_is_wrong_is_told_at_once() -> None:
    found = told({"text": "a", "number": 0, "several": [{"colour": "x"}, {}], "mer": 1})
    fields = [field for field, *_ in found]
    assert fields == ["text", "number", "several[0].colour", "several[1].colour", "mer"]


@pytest.mark.parametrize(
    "name", ["text", "nameId", "line", "number", "choice", "inner", "several", "when", "link"]
)
def test_the_value_that_was_sent_is_never_repeated(name: str) -> None:
    for value in (SECRET, [SECRET], {SECRET: SECRET}):
        for _, *messages in told({name: value}):
            assert SECRET not in " ".join(messages)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)
NAMES = st.sampled_from([field.alias or "" for field in Everything.model_fields.values()])


@given(st.dictionaries(NAMES | st.text(max_size=5), VALUES, max_size=6))
def test_whatever_is_sent_what_is_wrong_can_be_told(sent: dict[str, Any]) -> None:
    for field, swedish, english in told(sent):
        assert field
        assert swedish.strip()
        assert english.strip()
        assert "{" not in swedish + english or "{" in json.dumps(sent)


def test_an_error_type_that_nobody_has_thought_of_still_has_words() -> None:
    fault = {"type": "quite_new", "loc": ("body", "x"), "ctx": {}, "input": 1}
    [violation] = from_validation([fault])
    assert violation.message == ("Värdet går inte att använda.", "The value cannot be used.")
    short = {"type": "greater_than_equal", "loc": ("body", "x"), "ctx": {}, "input": 1}
    assert from_validation([short])[0].message.sv == "Värdet går inte att använda."
