"""Rounds of questionnaires as the API shows and takes them."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from samplan.organisations.schemas import Day
from samplan.questionnaires.rounds import examples
from samplan.questionnaires.terms import RoundStatus
from samplan.web.fields import ApiModel, Comment, Id, InputModel, Text, TextInput, example, left_out
from samplan.web.paging import Link, Page

Year = Annotated[int, Field(ge=1950, le=2200)]
Number = Annotated[int, Field(ge=1, le=99_999)]
_CLOSES = "Last day for answers, Swedish time; the whole day counts"


class QuestionnaireRoundLinks(ApiModel):
    """What belongs to the round."""

    self: Link = Field(description="The round")
    questionnaire_version: Link = Field(description="What it asks")


class QuestionnaireRoundReference(ApiModel):
    """A round of a questionnaire in short."""

    id: str = Field(description="Slug that never changes")
    title: Text = Field(description="Title")
    status: RoundStatus = Field(description="draft, open, closed or published")
    takes_answers: bool = Field(description="Whether units can answer now")
    closes_on: date | None = Field(description=_CLOSES, examples=["2026-03-31"])


class QuestionnaireRoundInfo(QuestionnaireRoundReference):
    """One time that a questionnaire is sent out."""

    model_config = example(**examples.ROUND)

    county_id: str = Field(description="County")
    questionnaire_id: str = Field(description="What it asks")
    form_number: int = Field(description="Which version of it")
    year: int = Field(description="Year")
    opens_on: date | None = Field(description="First day for answers", examples=["2026-02-01"])
    greeting: str | None = Field(description="What invitations say above the link")
    previous_round_id: str | None = Field(description="The round that it follows")
    document_id: str | None = Field(description="The document that it was taken from")
    asked_count: int | None = Field(description="How many units it asks; null where not known")
    submitted_count: int | None = Field(
        description="How many have sent in their answers; told to leads"
    )
    published_at: datetime | None = Field(
        description="When it was published, UTC", examples=["2026-11-22T05:00:00Z"]
    )
    revision: int = Field(description="The newest revision that changed it")
    version: int = Field(description='For If-Match, as "v1"')
    allowed_transitions: list[RoundStatus] = Field(description="What it may become next")
    links: QuestionnaireRoundLinks = Field(alias="_links", description="What belongs to it")


class QuestionnaireRoundList(Page):
    """Rounds of the page."""

    model_config = example(questionnaireRounds=[examples.ROUND], **examples.PAGE)

    questionnaire_rounds: list[QuestionnaireRoundInfo] = Field(description="The page's rounds")


class QuestionnaireRoundCreate(InputModel):
    """A new round of a questionnaire, as a draft."""

    model_config = example(
        id="22-region-2026",
        countyId="22",
        questionnaireId="22-region",
        year=2026,
        title={"sv": "Enkät till regionens enheter 2026", "en": None},
        opensOn="2026-02-01",
        closesOn="2026-03-31",
        greeting="Hej! Svara för hela enheten.",
    )

    id: Id = Field(description="A slug of your own that never changes")
    county_id: Id = Field(description="County")
    questionnaire_id: Id = Field(description="What it asks")
    form_number: Number | None = Field(
        None, description="Which final version of it; the newest if left out"
    )
    year: Year = Field(description="Year")
    title: TextInput = Field(description="Title")
    opens_on: Day | None = Field(None, description="First day for answers", examples=["2026-02-01"])
    closes_on: Day | None = Field(None, description=_CLOSES, examples=["2026-03-31"])
    greeting: Comment | None = Field(None, description="What invitations say above the link")
    previous_round_id: Id | None = Field(None, description="The round that it follows")
    copy_recipients: bool = Field(
        False, description="Ask the same units as the previous round, at the same addresses"
    )


class QuestionnaireRoundUpdate(InputModel):
    """What is to change; what is left out stays."""

    model_config = example(closesOn="2026-04-15")

    title: TextInput = Field(default_factory=left_out, description="Title")
    form_number: Number = Field(
        default_factory=left_out, description="Which final version; only in a draft"
    )
    opens_on: Day | None = Field(None, description="First day for answers", examples=["2026-02-01"])
    closes_on: Day | None = Field(None, description=_CLOSES, examples=["2026-03-31"])
    greeting: Comment | None = Field(None, description="What invitations say above the link")


class QuestionnaireTransitionCreate(InputModel):
    """The next step in the round's life."""

    model_config = example(to="open", reason="Frågorna är provade")

    to: Annotated[RoundStatus, Field(strict=False)] = Field(description="What it is to become")
    reason: Comment | None = Field(None, description="Why, for the history")
