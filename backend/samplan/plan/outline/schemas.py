"""Steps, goals, points and responsibilities as the API shows and takes them."""

from typing import Annotated

from pydantic import Field

from samplan.plan.fields import Day, LongTextInput, Place, Year
from samplan.plan.outline import examples
from samplan.plan.schemas import GoalFields, PointFields, ResponsibilityFields, StepFields
from samplan.plan.terms import Division, Party, PointKind
from samplan.web.fields import ApiModel, Id, InputModel, TextInput, example, left_out
from samplan.web.paging import Link, Page

MOST_BODIES, MOST_TASKS = 100, 100
LARGEST_NUMBER = 1000

Number = Annotated[int, Field(ge=1, le=LARGEST_NUMBER, examples=[1])]
Kind = Annotated[PointKind, Field(strict=False)]
DivisionInput = Annotated[Division, Field(strict=False)]
PartyInput = Annotated[Party, Field(strict=False)]


class OutlineLinks(ApiModel):
    """Where a part of a plan is."""

    self: Link = Field(description="This part")
    plan: Link = Field(description="Its plan")


# --- steps ---


class StepInfo(StepFields):
    """A prioritised step of a plan."""

    model_config = example(**examples.STEP)

    links: OutlineLinks = Field(alias="_links", description="The step and its plan")


class StepList(Page):
    """Steps of the page."""

    model_config = example(
        planSteps=[examples.STEP],
        _meta=examples.META,
        _links={"self": examples.link("plan-steps")},
    )

    plan_steps: list[StepInfo] = Field(description="The page's steps")


class StepBodyInput(InputModel):
    """Who is responsible for a step."""

    name: TextInput = Field(description="A service or a group of them, never a person")
    organisation_id: Id | None = Field(
        None, description="The organisation of the county that it is part of"
    )


Bodies = Annotated[list[StepBodyInput], Field(max_length=MOST_BODIES)]


class StepCreate(InputModel):
    """A new step of a plan."""

    model_config = example(**examples.NEW_STEP)

    id: Id = Field(description="A slug of your own that never changes")
    plan_id: Id = Field(description="Plan")
    number: Number = Field(description="Its number, the first is 1")
    need_level: TextInput = Field(description="How extensive the needs are that it is for")
    care_level: TextInput | None = Field(None, description="Who gives the care")
    target_group: LongTextInput | None = Field(None, description="Whom it is for")
    year: Year | None = Field(None, description="The year it is to be carried out")
    status: LongTextInput | None = Field(None, description="How far the step as a whole has come")
    bodies: Bodies = Field(default_factory=list, description="Who is responsible for it, in order")
    source_place_id: Id | None = Field(None, description="Where it is stated")


class StepUpdate(InputModel):
    """What is to change; what is left out stays. The bodies are replaced as a whole."""

    model_config = example(**examples.STEP_CHANGE)

    number: Number = Field(default_factory=left_out, description="Its number, the first is 1")
    need_level: TextInput = Field(
        default_factory=left_out, description="How extensive the needs are that it is for"
    )
    care_level: TextInput | None = Field(default_factory=left_out, description="Who gives the care")
    target_group: LongTextInput | None = Field(
        default_factory=left_out, description="Whom it is for"
    )
    year: Year | None = Field(
        default_factory=left_out, description="The year it is to be carried out"
    )
    status: LongTextInput | None = Field(
        default_factory=left_out, description="How far the step as a whole has come"
    )
    bodies: Bodies = Field(
        default_factory=left_out, description="Who is responsible for it, in order"
    )
    source_place_id: Id | None = Field(default_factory=left_out, description="Where it is stated")


# --- goals ---


class GoalInfo(GoalFields):
    """What a step is to reach."""

    model_config = example(**examples.GOAL)

    links: OutlineLinks = Field(alias="_links", description="The goal and its plan")


class GoalList(Page):
    """Goals of the page."""

    model_config = example(
        goals=[examples.GOAL], _meta=examples.META, _links={"self": examples.link("goals")}
    )

    goals: list[GoalInfo] = Field(description="The page's goals")


class SubTaskInput(InputModel):
    """What is to be done to reach a goal."""

    title: TextInput = Field(description="What is to be done")
    done_on: Day | None = Field(None, description="The day it was done", examples=["2024-05-02"])


Tasks = Annotated[list[SubTaskInput], Field(max_length=MOST_TASKS)]


class GoalCreate(InputModel):
    """A new goal of a step."""

    model_config = example(**examples.NEW_GOAL)

    id: Id = Field(description="A slug of your own that never changes")
    step_id: Id = Field(description="Step of a plan")
    number: Number = Field(description="Its number in the step, the first is 1")
    title: TextInput = Field(description="What is to be reached")
    vision: LongTextInput | None = Field(
        None, description="How it hangs together with the joint vision"
    )
    sub_tasks: Tasks = Field(
        default_factory=list, description="What is to be done to reach it, in order"
    )
    source_place_id: Id | None = Field(None, description="Where it is stated")


class GoalUpdate(InputModel):
    """What is to change; what is left out stays. What is to be done is replaced as a whole."""

    model_config = example(**examples.GOAL_CHANGE)

    number: Number = Field(
        default_factory=left_out, description="Its number in the step, the first is 1"
    )
    title: TextInput = Field(default_factory=left_out, description="What is to be reached")
    vision: LongTextInput | None = Field(
        default_factory=left_out, description="How it hangs together with the joint vision"
    )
    sub_tasks: Tasks = Field(
        default_factory=left_out, description="What is to be done to reach it, in order"
    )
    source_place_id: Id | None = Field(default_factory=left_out, description="Where it is stated")


# --- points ---


class PointInfo(PointFields):
    """What belongs to the plan as a whole."""

    model_config = example(**examples.POINT)

    links: OutlineLinks = Field(alias="_links", description="The point and its plan")


class PointList(Page):
    """Points of the page."""

    model_config = example(
        planPoints=[examples.POINT],
        _meta=examples.META,
        _links={"self": examples.link("plan-points")},
    )

    plan_points: list[PointInfo] = Field(description="The page's points")


class PointCreate(InputModel):
    """A new point of a plan."""

    model_config = example(**examples.NEW_POINT)

    id: Id = Field(description="A slug of your own that never changes")
    plan_id: Id = Field(description="Plan")
    kind: Kind = Field(description="What it is")
    title: TextInput = Field(description="In short")
    text: LongTextInput | None = Field(None, description="In full")
    source_place_id: Id | None = Field(None, description="Where it is stated")


class PointUpdate(InputModel):
    """What is to change; what is left out stays."""

    model_config = example(**examples.POINT_CHANGE)

    kind: Kind = Field(default_factory=left_out, description="What it is")
    title: TextInput = Field(default_factory=left_out, description="In short")
    text: LongTextInput | None = Field(default_factory=left_out, description="In full")
    source_place_id: Id | None = Field(default_factory=left_out, description="Where it is stated")
    order: Place = Field(default_factory=left_out, description="Place among the plan's points")


# --- responsibilities ---


class ResponsibilityInfo(ResponsibilityFields):
    """Who is responsible for what, today or under the proposed reform."""

    model_config = example(**examples.RESPONSIBILITY)

    links: OutlineLinks = Field(alias="_links", description="The responsibility and its plan")


class ResponsibilityList(Page):
    """Responsibilities of the page."""

    model_config = example(
        responsibilities=[examples.RESPONSIBILITY],
        _meta=examples.META,
        _links={"self": examples.link("responsibilities")},
    )

    responsibilities: list[ResponsibilityInfo] = Field(description="The page's responsibilities")


class ResponsibilityCreate(InputModel):
    """Who is responsible for what."""

    model_config = example(**examples.NEW_RESPONSIBILITY)

    id: Id = Field(description="A slug of your own that never changes")
    plan_id: Id = Field(description="Plan")
    step_id: Id | None = Field(None, description="The need level's step; none: for all")
    division: DivisionInput = Field(description="Today (nuläge) or under the reform (nyläge)")
    party: PartyInput = Field(description="Whose it is")
    text: LongTextInput = Field(description="What it is")
    source_place_id: Id | None = Field(None, description="Where it is stated")


class ResponsibilityUpdate(InputModel):
    """What is to change; what is left out stays."""

    model_config = example(**examples.RESPONSIBILITY_CHANGE)

    step_id: Id | None = Field(
        default_factory=left_out, description="The need level's step; null: for all"
    )
    division: DivisionInput = Field(
        default_factory=left_out, description="Today (nuläge) or under the reform (nyläge)"
    )
    party: PartyInput = Field(default_factory=left_out, description="Whose it is")
    text: LongTextInput = Field(default_factory=left_out, description="What it is")
    source_place_id: Id | None = Field(default_factory=left_out, description="Where it is stated")
    order: Place = Field(
        default_factory=left_out, description="Place among the plan's responsibilities"
    )
