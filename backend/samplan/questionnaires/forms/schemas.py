"""Questionnaires and their forms as the API shows and takes them."""

from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from samplan.questionnaires.form import Difference
from samplan.questionnaires.forms import examples
from samplan.questionnaires.terms import QuestionType, VersionStatus
from samplan.web.fields import (
    ApiModel,
    Id,
    InputModel,
    Text,
    TextInput,
    clean_text,
    example,
    left_out,
)
from samplan.web.paging import Page

Type = Annotated[QuestionType, Field(strict=False)]
DraftText = Annotated[str, StringConstraints(max_length=1000), AfterValidator(clean_text)]
"""A text of a form; a draft may still lack it."""
Figure = Annotated[float, Field(ge=-1e12, le=1e12, allow_inf_nan=False)]
End = Annotated[int, Field(ge=-1000, le=1000)]


class FormText(ApiModel):
    """A text of a form."""

    sv: str = Field(description="Swedish; may be empty in a draft")
    en: str | None = Field(None, description="English, null where none has been written")


class FormChoice(ApiModel):
    """One of the answers to choose among."""

    id: str = Field(description="Its identity from version to version")
    text: FormText = Field(description="What it says")


class FormScale(ApiModel):
    """Whole numbers from one end to the other."""

    lowest: int = Field(alias="from", description="The lowest point")
    highest: int = Field(alias="to", description="The highest point")
    from_label: FormText | None = Field(description="What the lowest point means")
    to_label: FormText | None = Field(description="What the highest point means")


class FormCondition(ApiModel):
    """When a question is shown."""

    question_id: str = Field(description="An earlier question that has choices")
    choice_ids: list[str] = Field(description="Shown when any of these was chosen")


class FormQuestion(ApiModel):
    """One question."""

    id: str = Field(description="Its identity from version to version")
    type: QuestionType = Field(description="How it is answered")
    text: FormText = Field(description="The question")
    help: FormText | None = Field(description="More on what is meant")
    is_required: bool = Field(description="Whether it must be answered before sending in")
    meaning: int = Field(description="Raised when it comes to mean something else: not compared")
    choices: list[FormChoice] = Field(description="What to choose among")
    scale: FormScale | None = Field(description="Of a scale: its ends")
    unit: FormText | None = Field(description="Of a number: its unit")
    decimals: int | None = Field(description="Of a number: most decimals; null does not limit")
    least: float | None = Field(description="Of a number: the least")
    most: float | None = Field(description="Of a number: the most")
    shown_if: FormCondition | None = Field(description="When it is shown; null: always")


class FormSection(ApiModel):
    """Questions that belong together."""

    id: str = Field(description="Its identity from version to version")
    title: FormText = Field(description="Heading")
    help: FormText | None = Field(description="What the section is about")
    questions: list[FormQuestion] = Field(description="Its questions, in order")


class FormInfo(ApiModel):
    """All that a questionnaire asks."""

    model_config = example(**examples.FORM)

    sections: list[FormSection] = Field(description="Its sections, in order")


class FormTextInput(InputModel):
    """A text of a form."""

    sv: DraftText = Field(description="Swedish; needed before the version is made final")
    en: DraftText | None = Field(None, description="English")


class FormChoiceInput(InputModel):
    """One of the answers to choose among."""

    id: Id = Field(description="Its identity from version to version")
    text: FormTextInput = Field(description="What it says")


class FormScaleInput(InputModel):
    """Whole numbers from one end to the other: 2-11 points."""

    lowest: End = Field(alias="from", description="The lowest point")
    highest: End = Field(alias="to", description="The highest point")
    from_label: FormTextInput | None = Field(None, description="What the lowest point means")
    to_label: FormTextInput | None = Field(None, description="What the highest point means")


class FormConditionInput(InputModel):
    """When a question is shown."""

    question_id: Id = Field(description="An earlier question that has choices")
    choice_ids: Annotated[list[Id], Field(max_length=100)] = Field(
        description="Shown when any of these was chosen"
    )


class FormQuestionInput(InputModel):
    """One question."""

    id: Id = Field(description="Its identity from version to version")
    type: Type = Field(description="How it is answered")
    text: FormTextInput = Field(description="The question")
    help: FormTextInput | None = Field(None, description="More on what is meant")
    is_required: bool = Field(False, description="Whether it must be answered before sending in")
    meaning: Annotated[int, Field(ge=1, le=1000)] = Field(
        1, description="Raised when it comes to mean something else: not compared then"
    )
    choices: Annotated[list[FormChoiceInput], Field(max_length=100)] = Field(
        [], description="What to choose among; fixed for yes_no and left out there"
    )
    scale: FormScaleInput | None = Field(None, description="Of a scale: its ends")
    unit: FormTextInput | None = Field(None, description="Of a number: its unit")
    decimals: Annotated[int, Field(ge=0, le=6)] | None = Field(
        None, description="Of a number: most decimals; null does not limit"
    )
    least: Figure | None = Field(None, description="Of a number: the least")
    most: Figure | None = Field(None, description="Of a number: the most")
    shown_if: FormConditionInput | None = Field(None, description="When it is shown; null: always")


class FormSectionInput(InputModel):
    """Questions that belong together."""

    id: Id = Field(description="Its identity from version to version")
    title: FormTextInput = Field(description="Heading")
    help: FormTextInput | None = Field(None, description="What the section is about")
    questions: Annotated[list[FormQuestionInput], Field(max_length=200)] = Field(
        description="Its questions, in order"
    )


class FormInput(InputModel):
    """All that a questionnaire asks. A draft may be incomplete."""

    model_config = example(**examples.FORM)

    sections: Annotated[list[FormSectionInput], Field(max_length=50)] = Field(
        description="Its sections, in order"
    )


class QuestionnaireInfo(ApiModel):
    """A questionnaire that is used again and again (enkät)."""

    model_config = example(**examples.QUESTIONNAIRE)

    id: str = Field(description="Slug that never changes")
    county_id: str = Field(description="County")
    title: Text = Field(description="Title")
    latest_number: int | None = Field(description="Its newest final version")
    has_draft: bool = Field(description="Whether a version is being written; told to leads")
    version: int = Field(description='For If-Match, as "v1"')


class QuestionnaireList(Page):
    """Questionnaires of the page."""

    model_config = example(
        questionnaires=[examples.QUESTIONNAIRE],
        _meta=examples.META,
        _links=examples.self_link("questionnaires"),
    )

    questionnaires: list[QuestionnaireInfo] = Field(description="The page's questionnaires")


class QuestionnaireCreate(InputModel):
    """A new questionnaire; what it asks is written in its draft."""

    model_config = example(
        id="22-schools", countyId="22", title={"sv": "Enkät till skolor", "en": None}
    )

    id: Id = Field(description="A slug of your own that never changes")
    county_id: Id = Field(description="County")
    title: TextInput = Field(description="Title")


class QuestionnaireUpdate(InputModel):
    """What is to change; what is left out stays."""

    model_config = example(title={"sv": "Enkät till regionens enheter 2026", "en": None})

    title: TextInput = Field(default_factory=left_out, description="Title")


class QuestionChange(ApiModel):
    """What has become of a question since the version before."""

    question_id: str = Field(description="The question")
    kinds: list[Difference] = Field(
        description="new, gone, wording (still compared), meaning, type, choices (not compared)"
    )


class QuestionnaireVersionReference(ApiModel):
    """A version of a questionnaire."""

    questionnaire_id: str = Field(description="The questionnaire")
    number: int = Field(description="Number, from 1")
    status: VersionStatus = Field(description="draft, or final: never changed again")
    question_count: int = Field(description="How many questions it has")
    version: int = Field(description='For If-Match, as "v1"')


class QuestionnaireVersionInfo(QuestionnaireVersionReference):
    """A version of a questionnaire with its form."""

    model_config = example(**examples.VERSION)

    form: FormInfo = Field(description="What it asks")
    changes: list[QuestionChange] = Field(description="What is new since the version before")


class RemainingFault(ApiModel):
    """What must be put right before the draft can be made final."""

    field: str = Field(description="Path in the form")
    message: Text = Field(description="What to do")


class QuestionnaireDraftInfo(QuestionnaireVersionInfo):
    """The version that is being written, or what a new one would begin with."""

    model_config = example(**examples.DRAFT)

    remaining: list[RemainingFault] = Field(
        description="What must be put right before it can be made final"
    )


class QuestionnaireVersionList(Page):
    """Versions of the page."""

    model_config = example(
        versions=[
            {
                name: examples.VERSION[name]
                for name in ("questionnaireId", "number", "status", "questionCount", "version")
            }
        ],
        _meta=examples.META,
        _links=examples.self_link("questionnaires/22-region/versions"),
    )

    versions: list[QuestionnaireVersionReference] = Field(description="The page's versions")
