"""Consequence analyses, checks of benefits, and follow-ups as the API shows and takes them."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from samplan.plan.fields import Day, LongLine, LongTextInput, Place
from samplan.plan.impact import examples
from samplan.plan.impact.terms import ImpactKind, InPractice, Perspective
from samplan.plan.progress.schemas import ReportDay
from samplan.web.fields import ApiModel, Id, InputModel, Line, Text, TextInput, example, left_out
from samplan.web.paging import Link, Page

MOST_POINTS = 200

PerspectiveInput = Annotated[Perspective, Field(strict=False)]
KindInput = Annotated[ImpactKind, Field(strict=False)]
InPracticeInput = Annotated[InPractice, Field(strict=False)]

_MADE_BY = "Who made it: a group or function, never a person"
_DONE = "Has it been turned into action?"
_WORKS = "Does it work as intended?"
_WHY_NOT = "Why not, where it does not"
_CHANGE = "What needs to change"
_FORGOTTEN = "What was forgotten, and what remains to be taken into account"
_COUNCIL = "The user council's view"
_QUESTION = "What is asked, where no indicator measures it"


class ImpactPointInfo(ApiModel):
    """A benefit, a challenge, something to consider, or a resource that it takes."""

    model_config = example(**examples.POINT)

    id: str = Field(description="Stays the same when the list is changed")
    kind: ImpactKind = Field(description="What it is")
    text: Text = Field(description="What it says")
    organisation_id: str | None = Field(
        description="Whose resource it is; null: all's, or nobody has said"
    )
    cost_item_id: str | None = Field(description="The cost item that a resource is reckoned in")
    in_summary: bool = Field(
        description="Whether it stands in the source's summary table and not in its text"
    )
    source_place_id: str | None = Field(description="Where it is stated")


class ImpactAnalysisLinks(ApiModel):
    """What belongs to an analysis."""

    self: Link = Field(description="This analysis")
    plan: Link = Field(description="The plan")
    benefit_checks: Link = Field(description="How its benefits are followed up")


class ImpactAnalysisInfo(ApiModel):
    """The consequences of an activity, or of the plan as a whole, seen from one side."""

    model_config = example(**examples.ANALYSIS)

    id: str = Field(description="Slug")
    plan_id: str = Field(description="Plan")
    activity_id: str | None = Field(description="Activity; null: the plan as a whole")
    perspective: Perspective = Field(description="From whose side it is seen")
    title: Text = Field(description="What the proposal is called")
    summary: Text | None = Field(description="In short")
    made_by: Text | None = Field(description=_MADE_BY)
    points: list[ImpactPointInfo] = Field(description="Its points, in order")
    source_place_id: str | None = Field(description="Where it is stated")
    order: int = Field(description="Place among the plan's analyses")
    version: int = Field(description='For If-Match, as "v1"')
    links: ImpactAnalysisLinks = Field(alias="_links", description="The analysis and its plan")


class ImpactAnalysisList(Page):
    """Consequence analyses of the page."""

    model_config = example(
        impactAnalyses=[examples.ANALYSIS],
        _meta=examples.META,
        _links={"self": examples.link("impact-analyses")},
    )

    impact_analyses: list[ImpactAnalysisInfo] = Field(description="The page's analyses")


class ImpactPointInput(InputModel):
    """A point; with its id it is the one that is there, changed."""

    id: Id = Field(default_factory=left_out, description="Made by the server when left out")
    kind: KindInput = Field(description="What it is")
    text: LongTextInput = Field(description="What it says")
    organisation_id: Id | None = Field(
        None, description="Whose resource it is: an organisation of the plan's county"
    )
    cost_item_id: Id | None = Field(
        None, description="The plan's cost item that the resource is reckoned in"
    )
    in_summary: bool = Field(
        default=False, description="It stands in the source's summary table and not in its text"
    )
    source_place_id: Id | None = Field(None, description="Where it is stated")


Points = Annotated[list[ImpactPointInput], Field(max_length=MOST_POINTS)]


class ImpactAnalysisCreate(InputModel):
    """A new analysis of an activity, or of the plan as a whole."""

    model_config = example(**examples.NEW_ANALYSIS)

    id: Id = Field(description="A slug of your own that never changes")
    plan_id: Id = Field(description="Plan")
    activity_id: Id | None = Field(None, description="Activity; left out: the plan as a whole")
    perspective: PerspectiveInput = Field(description="From whose side it is seen")
    title: TextInput = Field(description="What the proposal is called")
    summary: LongTextInput | None = Field(None, description="In short")
    made_by: TextInput | None = Field(None, description=_MADE_BY)
    points: Points = Field(default_factory=list, description="Its points, in order")
    source_place_id: Id | None = Field(None, description="Where it is stated")


class ImpactAnalysisUpdate(InputModel):
    """What is to change; what is left out stays. The points are replaced as a whole."""

    model_config = example(**examples.ANALYSIS_CHANGE)

    activity_id: Id | None = Field(
        default_factory=left_out, description="Activity; null: the plan as a whole"
    )
    perspective: PerspectiveInput = Field(
        default_factory=left_out, description="From whose side it is seen"
    )
    title: TextInput = Field(default_factory=left_out, description="What the proposal is called")
    summary: LongTextInput | None = Field(default_factory=left_out, description="In short")
    made_by: TextInput | None = Field(default_factory=left_out, description=_MADE_BY)
    points: Points = Field(
        default_factory=left_out,
        description="All its points; those with an id keep it, those left out go away",
    )
    source_place_id: Id | None = Field(default_factory=left_out, description="Where it is stated")
    order: Place = Field(default_factory=left_out, description="Place among the plan's analyses")


class BenefitCheckLinks(ApiModel):
    """What belongs to a check."""

    self: Link = Field(description="This check")
    analysis: Link = Field(description="The analysis that expects the benefit")


class BenefitCheckInfo(ApiModel):
    """How an expected benefit is followed up: by what, when, and what it showed."""

    model_config = example(**examples.CHECK)

    id: str = Field(description="Slug")
    plan_id: str = Field(description="Plan")
    activity_id: str | None = Field(description="The analysis's activity; null: the whole plan's")
    analysis_id: str = Field(description="Analysis that expects the benefit")
    point_id: str = Field(description="The benefit, a point of the analysis")
    point_text: Text = Field(description="What the benefit is")
    indicator_id: str | None = Field(description="Indicator that measures it")
    question: str | None = Field(description=_QUESTION)
    due_on: date | None = Field(
        description="When it is to be followed up; null: nobody has said", examples=["2027-12-31"]
    )
    result: str | None = Field(description="What it showed; null: not followed up")
    result_on: date | None = Field(description="When it showed so", examples=["2028-03-01"])
    version: int = Field(description='For If-Match, as "v1"')
    links: BenefitCheckLinks = Field(alias="_links", description="The check and its analysis")


class BenefitCheckList(Page):
    """Checks of the page."""

    model_config = example(
        benefitChecks=[examples.CHECK],
        _meta=examples.META,
        _links={"self": examples.link("benefit-checks")},
    )

    benefit_checks: list[BenefitCheckInfo] = Field(description="The page's checks")


class BenefitCheckCreate(InputModel):
    """How a benefit is to be followed up: by an indicator or a question."""

    model_config = example(**examples.NEW_CHECK)

    id: Id = Field(description="A slug of your own that never changes")
    point_id: Id = Field(description="A benefit: a point of an analysis")
    indicator_id: Id | None = Field(None, description="Indicator that measures it")
    question: LongLine | None = Field(None, description=_QUESTION)
    due_on: Day | None = Field(
        None, description="When it is to be followed up", examples=["2027-12-31"]
    )
    result: LongLine | None = Field(None, description="What it showed")
    result_on: ReportDay | None = Field(
        None, description="When it showed so; not after today", examples=["2024-03-01"]
    )


class BenefitCheckUpdate(InputModel):
    """What is to change; what is left out stays."""

    model_config = example(**examples.CHECK_CHANGE)

    indicator_id: Id | None = Field(
        default_factory=left_out, description="Indicator that measures it"
    )
    question: LongLine | None = Field(default_factory=left_out, description=_QUESTION)
    due_on: Day | None = Field(
        default_factory=left_out,
        description="When it is to be followed up",
        examples=["2027-12-31"],
    )
    result: LongLine | None = Field(default_factory=left_out, description="What it showed")
    result_on: ReportDay | None = Field(
        default_factory=left_out,
        description="When it showed so; not after today",
        examples=["2024-03-01"],
    )


class FollowUpLinks(ApiModel):
    """What belongs to a follow-up."""

    self: Link = Field(description="This follow-up")
    activity: Link = Field(description="The activity that was followed up")


class FollowUpInfo(ApiModel):
    """One occasion when an activity was followed up, by the plan's standing questions."""

    model_config = example(**examples.FOLLOW_UP)

    id: str = Field(description="Slug")
    plan_id: str = Field(description="Plan")
    activity_id: str = Field(description="Activity")
    activity_code: str = Field(description="What people call it", examples=["1.4"])
    activity_title: Text = Field(description="Its title")
    followed_up_on: date = Field(description="When", examples=["2023-11-14"])
    done: InPractice = Field(description=_DONE)
    works: InPractice = Field(description=_WORKS)
    why_not: str | None = Field(description=_WHY_NOT)
    change: str | None = Field(description=_CHANGE)
    forgotten: str | None = Field(description=_FORGOTTEN)
    user_council: str | None = Field(description=_COUNCIL)
    made_by: str | None = Field(description=_MADE_BY)
    entered_by: str = Field(description="Who entered it")
    entered_at: datetime = Field(description="When", examples=["2023-11-15T08:30:00Z"])
    version: int = Field(description='For If-Match, as "v1"')
    links: FollowUpLinks = Field(alias="_links", description="The follow-up and its activity")


class FollowUpList(Page):
    """Follow-ups of the page."""

    model_config = example(
        followUps=[examples.FOLLOW_UP],
        _meta=examples.META,
        _links={"self": examples.link("follow-ups")},
    )

    follow_ups: list[FollowUpInfo] = Field(description="The page's follow-ups")


class FollowUpCreate(InputModel):
    """What a follow-up of an activity showed, by the standing questions."""

    model_config = example(**examples.NEW_FOLLOW_UP)

    id: Id = Field(description="A slug of your own that never changes")
    activity_id: Id = Field(description="Activity")
    followed_up_on: ReportDay = Field(description="When; not after today", examples=["2024-11-12"])
    done: InPracticeInput = Field(description=_DONE)
    works: InPracticeInput = Field(description=_WORKS)
    why_not: LongLine | None = Field(None, description=_WHY_NOT)
    change: LongLine | None = Field(None, description=_CHANGE)
    forgotten: LongLine | None = Field(None, description=_FORGOTTEN)
    user_council: LongLine | None = Field(None, description=_COUNCIL)
    made_by: Line | None = Field(None, description=_MADE_BY)


class FollowUpUpdate(InputModel):
    """What is to change; what is left out stays."""

    model_config = example(**examples.FOLLOW_UP_CHANGE)

    followed_up_on: ReportDay = Field(
        default_factory=left_out, description="When; not after today", examples=["2024-11-12"]
    )
    done: InPracticeInput = Field(default_factory=left_out, description=_DONE)
    works: InPracticeInput = Field(default_factory=left_out, description=_WORKS)
    why_not: LongLine | None = Field(default_factory=left_out, description=_WHY_NOT)
    change: LongLine | None = Field(default_factory=left_out, description=_CHANGE)
    forgotten: LongLine | None = Field(default_factory=left_out, description=_FORGOTTEN)
    user_council: LongLine | None = Field(default_factory=left_out, description=_COUNCIL)
    made_by: Line | None = Field(default_factory=left_out, description=_MADE_BY)
