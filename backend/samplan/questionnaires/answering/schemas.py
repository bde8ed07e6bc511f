"""A unit's own answers as the API shows and takes them."""

from datetime import date, datetime
from typing import Annotated, Any

from pydantic import Field, WithJsonSchema

from samplan.questionnaires.forms import examples
from samplan.questionnaires.forms.schemas import FormInfo
from samplan.web.fields import ApiModel, Id, InputModel, Text, example

_ANSWERS = {"has-routine": "yes", "screened": 120}

AnswerValue = Annotated[
    Any,
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string"},
                {"type": "number"},
                {"type": "array", "items": {"type": "string"}},
                {"type": "null"},
            ]
        }
    ),
]
"""A choice's id, several of them, a point, a number or a text; read by the question's own rules."""


class MyRound(ApiModel):
    """The round that the link is to."""

    title: Text = Field(description="Title")
    county_name: Text = Field(description="The county that asks")
    closes_on: date | None = Field(
        description="Last day for answers, Swedish time; the whole day counts",
        examples=["2026-03-31"],
    )
    greeting: str | None = Field(description="A greeting from those who ask")


class MyUnit(ApiModel):
    """The unit that the link belongs to."""

    name: str = Field(description="Its name")


class MyResponse(ApiModel):
    """What the unit is asked and what it has answered so far."""

    model_config = example(
        round={
            "title": {"sv": "Enkät till regionens enheter 2026", "en": None},
            "countyName": {"sv": "Västernorrlands län", "en": "Västernorrland County"},
            "closesOn": "2026-03-31",
            "greeting": "Hej! Svara för hela enheten.",
        },
        unit={"name": "Hälsocentral Öst"},
        form=examples.FORM,
        answers=_ANSWERS,
        savedAt="2026-02-24T09:30:00Z",
        submittedAt=None,
        receipt=None,
        hasUnsentChanges=False,
        isOpen=True,
        version=3,
    )

    round: MyRound = Field(description="The round")
    unit: MyUnit = Field(description="Who answers")
    form: FormInfo = Field(description="What is asked")
    answers: dict[str, str | int | float | list[str]] = Field(
        description="Question to answer, as saved last, also when not sent in yet"
    )
    saved_at: datetime | None = Field(
        description="When it was saved last, UTC", examples=["2026-02-24T09:30:00Z"]
    )
    submitted_at: datetime | None = Field(
        description="When it was sent in last, UTC", examples=["2026-02-24T09:30:00Z"]
    )
    receipt: str | None = Field(
        description="Receipt of what was sent in last", examples=["4F7K-92QD"]
    )
    has_unsent_changes: bool = Field(
        description="Whether answers were changed since they were sent in; those sent in count"
    )
    is_open: bool = Field(description="Whether answers are taken now")
    version: int = Field(description='For If-Match, as "v3"; 0 before anything is saved')


class MyAnswers(InputModel):
    """All answers so far. What is left out, null or empty has no answer."""

    model_config = example(answers=_ANSWERS)

    answers: Annotated[dict[Id, AnswerValue], Field(max_length=2000)] = Field(
        description=(
            "Question to answer: a choice's id, a list of them, a point of the scale, a number "
            '(also as written, "1 250,5") or a text of at most 2000 characters'
        )
    )
