"""Results and comparisons as the API shows them."""

from pydantic import Field

from samplan.questionnaires.comparison import Hindrance
from samplan.questionnaires.results import examples
from samplan.questionnaires.results.terms import ResultFigures
from samplan.questionnaires.rounds.schemas import QuestionnaireRoundReference
from samplan.questionnaires.terms import QuestionType
from samplan.sources.schemas import SourcePlaceInfo
from samplan.web.fields import ApiModel, Text, example
from samplan.web.paging import Link


class ResultLinks(ApiModel):
    """The result and its other forms."""

    self: Link = Field(description="This answer")
    csv: Link = Field(description="The same as CSV")
    xlsx: Link = Field(description="The same as a workbook")


class ResultGroup(ApiModel):
    """Units that results are given for."""

    principal_id: str | None = Field(description="Those of one principal; null for all")
    unit_kind_id: str | None = Field(description="Those of one kind; null for all")
    name: Text = Field(description="What the group is called")
    respondents: int | None = Field(description="How many have answered; null where withheld")


class ResultOption(ApiModel):
    """A choice, or a point of a scale."""

    id: str = Field(description="Its id; of a scale the point")
    text: Text = Field(description="What it says")


class ChoiceResult(ApiModel):
    """How many chose something."""

    choice_id: str = Field(description="The choice, or the point of a scale")
    count: int | None = Field(description="How many chose it; null where withheld")
    share: float | None = Field(description="Per cent of those who answered, one decimal")


class GroupResult(ApiModel):
    """How one group answered a question."""

    principal_id: str | None = Field(description="The principal; null for all")
    unit_kind_id: str | None = Field(description="The kind of unit; null for all")
    asked: int | None = Field(description="To how many it was shown; null where withheld")
    answered: int | None = Field(
        description="How many answered it, which shares are of; null where withheld"
    )
    missing: int | None = Field(description="How many saw it and left it blank")
    mean: float | None = Field(description="Average of a scale's points or of numbers")
    choices: list[ChoiceResult] = Field(description="How the answers fell")
    is_withheld: bool = Field(description="Whether anything here is withheld")


class ImpliedCount(ApiModel):
    """The whole numbers of answers that round to a share."""

    least: int = Field(description="The fewest")
    most: int = Field(description="The most")


class StatedShare(ApiModel):
    """A share that a report gives of a round whose single answers are not known."""

    choice_id: str = Field(description="The choice that the share is of")
    share: float | None = Field(description="Per cent; null where the report gives none")
    qualifier: str = Field(description="exact, about, more_than …")
    base: int | None = Field(description="Of how many answers, where the report says so")
    implied_count: ImpliedCount | None = Field(
        description="How many answers that can be; null where it cannot be told"
    )
    is_impossible: bool = Field(description="No whole number of the answers gives the share")
    source_place: SourcePlaceInfo | None = Field(description="Where it is said")
    note: str | None = Field(description="The transcriber's note")


class QuestionResult(ApiModel):
    """How a question was answered."""

    id: str = Field(description="The question, the same from version to version")
    section_id: str = Field(description="The section that it stands in")
    type: QuestionType = Field(description="How it is answered")
    text: Text = Field(description="The question")
    unit: Text | None = Field(description="Unit of numbers")
    options: list[ResultOption] = Field(description="What there was to choose among")
    results: list[GroupResult] = Field(description="One for each group, everybody first")
    stated: list[StatedShare] = Field(description="What a report says of it")


class ResultDocument(ApiModel):
    """The results of a round."""

    model_config = example(**examples.RESULT)

    round: QuestionnaireRoundReference = Field(description="The round")
    figures: ResultFigures = Field(description="protected or unprotected")
    withheld: Text = Field(description="Why some counts are null: the same for all of them")
    groups: list[ResultGroup] = Field(description="Everybody, each principal, each kind of unit")
    questions: list[QuestionResult] = Field(description="In the form's order")
    links: ResultLinks = Field(alias="_links", description="This answer in its forms")


class PublishedGroup(ApiModel):
    """Units that results were published for, by what names them everywhere."""

    principal_id: str | None = Field(description="Those of one principal; null for all")
    unit_kind_id: str | None = Field(description="Those of one kind; null for all")
    respondents: int | None = Field(description="How many have answered; null where withheld")


class PublishedQuestion(ApiModel):
    """How a question was answered, as it was published."""

    id: str = Field(description="The question")
    results: list[GroupResult] = Field(description="One for each group, everybody first")


class PublishedResultBody(ApiModel):
    """Results as they were published where the answers are."""

    groups: list[PublishedGroup] = Field(description="Everybody, each principal, each kind")
    questions: list[PublishedQuestion] = Field(description="In the form's order")


class FreeTextQuestion(ApiModel):
    """What was written in answer to a question."""

    id: str = Field(description="The question")
    text: Text = Field(description="The question's words")
    answers: list[str] = Field(
        description="In alphabetical order, so that one unit's answers cannot be put together"
    )


class FreeTextDocument(ApiModel):
    """All texts of a round."""

    model_config = example(**examples.FREE_TEXTS)

    round: QuestionnaireRoundReference = Field(description="The round")
    questions: list[FreeTextQuestion] = Field(description="Questions answered in words")


class NotComparable(ApiModel):
    """Why a question is not compared."""

    reason: Hindrance = Field(description="As a code")
    words: Text = Field(description="In words")


class ComparedChoice(ApiModel):
    """A choice then and now."""

    choice_id: str = Field(description="The choice")
    text: Text = Field(description="What it says now")
    before: float | None = Field(description="Per cent then; null where not known or withheld")
    after: float | None = Field(description="Per cent now")
    change: float | None = Field(description="Percentage points; null where it cannot be told")


class ComparedQuestion(ApiModel):
    """A question then and now."""

    id: str = Field(description="The question")
    text: Text = Field(description="Its words, now if it is still asked")
    not_comparable: NotComparable | None = Field(description="null where it is compared")
    choices: list[ComparedChoice] = Field(description="Empty where it is not compared")


class QuestionnaireComparisonDocument(ApiModel):
    """Two rounds side by side."""

    model_config = example(**examples.COMPARISON)

    rounds: list[QuestionnaireRoundReference] = Field(description="The earlier, then the later")
    questions: list[ComparedQuestion] = Field(description="In the later form's order")
    links: ResultLinks = Field(alias="_links", description="This answer in its forms")
