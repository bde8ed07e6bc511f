"""Plans as the API shows them."""

from datetime import date
from typing import Annotated

from pydantic import Field

from samplan.plan import examples
from samplan.plan.fields import LongTextInput, Place, Year
from samplan.plan.terms import Division, Part, Party, PointKind
from samplan.sources.schemas import SourceDocumentInfo, SourcePlaceInfo
from samplan.web.fields import ApiModel, Id, InputModel, Text, TextInput, example, left_out
from samplan.web.paging import Link, Page


class PlanLinks(ApiModel):
    """Where the plan is."""

    self: Link = Field(description="The plan with its steps and activities")


class PlanInfo(ApiModel):
    """A county's joint plan."""

    model_config = example(**examples.PLAN)

    id: str = Field(description="Slug")
    county_id: str = Field(description="County, SCB code")
    title: Text = Field(description="Title")
    first_year: int | None = Field(
        description="The year that the plan's years are counted from; null where not known",
        examples=[2022],
    )
    years: int | None = Field(
        description="How many years it is to be carried out in; null where not known", examples=[5]
    )
    note: Text | None = Field(description="What should be known of it")
    step_count: int = Field(description="How many steps it has", examples=[3])
    activity_count: int = Field(description="How many activities its steps have", examples=[13])
    source_place_id: str | None = Field(description="Where it is stated")
    order: int = Field(description="Place among the county's plans")
    version: int = Field(description='For If-Match, as "v1"')
    links: PlanLinks = Field(alias="_links", description="Where it is")


class PlanList(Page):
    """Plans of the page."""

    model_config = example(
        plans=[examples.PLAN], _meta=examples.META, _links=examples.links("plans")
    )

    plans: list[PlanInfo] = Field(description="The page's plans")


class ActivityPart(ApiModel):
    """An organisation that has a part in an activity."""

    model_config = example(**examples.PART)

    organisation_id: str = Field(description="SCB code or slug; it may be a group")
    name: Text = Field(description="Name")
    short_name: str = Field(description="Short name", examples=["Timrå"])
    part: Part = Field(description="What its part is")
    source_place_id: str | None = Field(description="Where it is stated")


class ActivityInfo(ApiModel):
    """What is to be done in a step."""

    model_config = example(**examples.ACTIVITY)

    id: str = Field(description="Slug")
    code: str = Field(description="As people call it", examples=["1.4"])
    title: Text = Field(description="Title")
    summary: Text | None = Field(description="What it is about")
    organisations: list[ActivityPart] = Field(
        description="Those that the sources give a part, responsible ones first"
    )
    source_place_id: str | None = Field(description="Where it is stated")


class StepBodyInfo(ApiModel):
    """Who is responsible for a step, as the source says: often services and not organisations."""

    name: Text = Field(description="As the source says")
    organisation_id: str | None = Field(
        description="The organisation that it is part of; null where there is none to point at"
    )


class SubTaskInfo(ApiModel):
    """What is to be done to reach a goal."""

    title: Text = Field(description="What is to be done")
    done_on: date | None = Field(
        description="The day it was done; null: not yet, or nobody has said",
        examples=["2023-03-01"],
    )


class GoalFields(ApiModel):
    """What a step is to reach."""

    model_config = example(**examples.GOAL_ALONE)

    id: str = Field(description="Slug")
    plan_id: str = Field(description="Plan")
    step_id: str = Field(description="Step of the plan")
    number: int = Field(description="Its number in the step, the first is 1", examples=[1])
    title: Text = Field(description="What is to be reached")
    vision: Text | None = Field(
        description="How it hangs together with the joint vision (god och nära vård)"
    )
    sub_tasks: list[SubTaskInfo] = Field(description="What is to be done to reach it, in order")
    source_place_id: str | None = Field(description="Where it is stated")
    version: int = Field(description='For If-Match, as "v1"')


class StepFields(ApiModel):
    """A prioritised step of a plan."""

    model_config = example(**examples.STEP_ALONE)

    id: str = Field(description="Slug")
    plan_id: str = Field(description="Plan")
    number: int = Field(description="Its number, the first is 1", examples=[1])
    need_level: Text = Field(description="How extensive the needs are that it is for")
    care_level: Text | None = Field(description="Who gives the care")
    target_group: Text | None = Field(description="Whom it is for")
    year: int | None = Field(
        description="The year it is to be carried out; null where none is stated", examples=[2022]
    )
    status: Text | None = Field(
        description="What a source says of how far the step as a whole has come; null: nothing"
    )
    bodies: list[StepBodyInfo] = Field(description="Who is responsible for it, in order")
    source_place_id: str | None = Field(description="Where it is stated")
    version: int = Field(description='For If-Match, as "v1"')


class PlanStepInfo(StepFields):
    """A prioritised step of a plan with its goals and activities."""

    model_config = example(**examples.STEP)

    goals: list[GoalFields] = Field(description="What it is to reach, by number")
    activities: list[ActivityInfo] = Field(description="What is to be done, in order")


class PointFields(ApiModel):
    """What belongs to the plan as a whole."""

    model_config = example(**examples.POINT_ALONE)

    id: str = Field(description="Slug")
    plan_id: str = Field(description="Plan")
    kind: PointKind = Field(
        description="Directive, assignment, starting point, prerequisite, decision needed, "
        "proposal outside the steps, question of every follow-up, or circumstance"
    )
    title: Text = Field(description="In short")
    text: Text | None = Field(description="In full")
    source_place_id: str | None = Field(description="Where it is stated")
    order: int = Field(description="Place among the plan's points")
    version: int = Field(description='For If-Match, as "v1"')


class ResponsibilityFields(ApiModel):
    """Who is responsible for what, today or under the proposed reform."""

    model_config = example(**examples.RESPONSIBILITY_ALONE)

    id: str = Field(description="Slug")
    plan_id: str = Field(description="Plan")
    step_id: str | None = Field(description="The need level's step; null: for all")
    division: Division = Field(description="Today (nuläge) or under the reform (nyläge)")
    party: Party = Field(description="Whose it is")
    text: Text = Field(description="What it is")
    source_place_id: str | None = Field(description="Where it is stated")
    order: int = Field(description="Place among the plan's responsibilities")
    version: int = Field(description='For If-Match, as "v1"')


class PlanSources(ApiModel):
    """The places that the plan's parts point at, and their documents."""

    documents: list[SourceDocumentInfo] = Field(description="By id")
    places: list[SourcePlaceInfo] = Field(description="By id")


class PlanDetail(PlanInfo):
    """A plan with its steps, their activities, who has a part in them, and what belongs to it."""

    model_config = example(**examples.PLAN_DETAIL)

    points: list[PointFields] = Field(description="What belongs to it as a whole, by kind")
    responsibilities: list[ResponsibilityFields] = Field(
        description="Who is responsible for what, in order"
    )
    steps: list[PlanStepInfo] = Field(description="By number")
    sources: PlanSources = Field(description="Where it is stated")


MOST_YEARS = 30
Years = Annotated[int, Field(ge=1, le=MOST_YEARS, examples=[5])]


class PlanCreate(InputModel):
    """A new plan of a county."""

    model_config = example(**examples.NEW_PLAN)

    id: Id = Field(description="A slug of your own that never changes")
    county_id: Id = Field(description="County")
    title: TextInput = Field(description="Title")
    first_year: Year | None = Field(None, description="The year that its years are counted from")
    years: Years | None = Field(None, description="How many years it is to be carried out in")
    note: LongTextInput | None = Field(None, description="What should be known of it")
    source_place_id: Id | None = Field(None, description="Where it is stated")


class PlanUpdate(InputModel):
    """What is to change; what is left out stays."""

    model_config = example(**examples.PLAN_CHANGE)

    title: TextInput = Field(default_factory=left_out, description="Title")
    first_year: Year | None = Field(
        default_factory=left_out, description="The year that its years are counted from"
    )
    years: Years | None = Field(
        default_factory=left_out, description="How many years it is to be carried out in"
    )
    note: LongTextInput | None = Field(
        default_factory=left_out, description="What should be known of it"
    )
    source_place_id: Id | None = Field(default_factory=left_out, description="Where it is stated")
    order: Place = Field(default_factory=left_out, description="Place among the county's plans")
