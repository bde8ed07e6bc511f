"""Activities as the API shows and takes them."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from samplan.plan.activities import examples
from samplan.plan.fields import Day, LongTextInput, Place
from samplan.plan.schemas import ActivityInfo
from samplan.plan.terms import Part
from samplan.web.fields import (
    ApiModel,
    Id,
    InputModel,
    Line,
    Text,
    TextInput,
    email_address,
    example,
    left_out,
    refusal,
)
from samplan.web.paging import Link, Page
from samplan.web.texts import Words

MOST_MONTHS = 600
MOST_ORGANISATIONS = 400
MOST_NEEDS = 100
MOST_GAPS = 2_000
MOST_MILESTONES = 100


def _no_space(code: str) -> str:
    if len(code.split()) != 1:
        raise refusal(
            Words("Koden skrivs utan mellanslag, som 1.4.", "Write the code without spaces: 1.4.")
        )
    return code


Months = Annotated[int, Field(ge=0, le=MOST_MONTHS)]
# A pattern in the contract alone: what is wrong is said in words of our own.
Code = Annotated[
    Line,
    StringConstraints(max_length=20),
    Field(json_schema_extra={"pattern": r"^[^ ]+$"}),
    AfterValidator(_no_space),
]
Function = Annotated[Line, StringConstraints(max_length=200)]
Mailbox = Annotated[
    str,
    Field(max_length=200, json_schema_extra={"format": "email"}),
    AfterValidator(email_address),
]
PartInput = Annotated[Part, Field(strict=False)]

CONTACT = "Who to turn to: a function, never a person"
MAILBOX = "A functional mailbox, never a person's own address"


class MilestoneInfo(ApiModel):
    """A step on the way of an activity (delmål)."""

    id: str = Field(description="Stays the same when the list is changed")
    title: Text = Field(description="What is to have been reached")
    due_on: date | None = Field(description="The last day for it", examples=["2022-09-30"])
    done_on: date | None = Field(
        description="The day it was reached; null: not yet", examples=["2022-09-12"]
    )


class ActivityGapInfo(ApiModel):
    """A gap that an activity is to close: a method that an organisation does not offer."""

    method_id: str = Field(description="Method")
    method_name: Text = Field(description="Its name")
    organisation_id: str = Field(description="Principal, by SCB code")


class ActivityLinks(ApiModel):
    """What belongs to an activity."""

    self: Link = Field(description="This activity")
    plan: Link = Field(description="Its plan")
    progress_reports: Link = Field(description="What has been reported of it")


class ActivityDetail(ActivityInfo):
    """An activity with when, by whom, what it waits for, and what it is to lead to."""

    model_config = example(**examples.DETAIL)

    plan_id: str = Field(description="Plan")
    step_id: str = Field(description="Step of the plan")
    goal_id: str | None = Field(description="The step's goal that it serves")
    need_level: Text = Field(description="How extensive the needs are that its step is for")
    starts_on: date | None = Field(
        description="First day; null where none has been said", examples=["2022-02-01"]
    )
    ends_on: date | None = Field(
        description="Last day; null where none has been said", examples=["2022-12-31"]
    )
    start_month: int | None = Field(
        description="Months after the decision that it starts, where no day has been said"
    )
    end_month: int | None = Field(
        description="Months after the decision that it ends, where no day has been said"
    )
    contact_function: str | None = Field(description=CONTACT)
    contact_email: str | None = Field(description=MAILBOX)
    needs_ids: list[str] = Field(description="Activities that it has to wait for")
    needed_by_ids: list[str] = Field(description="Activities that have to wait for it")
    prerequisite_ids: list[str] = Field(description="Prerequisites of the plan that it needs")
    gaps: list[ActivityGapInfo] = Field(description="Gaps that it is to close")
    agreement_ids: list[str] = Field(description="Agreements that it revises or makes")
    milestones: list[MilestoneInfo] = Field(description="Steps on the way, in order")
    order: int = Field(description="Place among the activities")
    version: int = Field(description='For If-Match, as "v1"')
    links: ActivityLinks = Field(alias="_links", description="The activity and its plan")


class ActivityList(Page):
    """Activities of the page."""

    model_config = example(
        activities=[examples.DETAIL], _meta=examples.META, _links=examples.links("activities")
    )

    activities: list[ActivityDetail] = Field(description="The page's activities")


class ActivityPartInput(InputModel):
    """An organisation's part."""

    organisation_id: Id = Field(description="Organisation or group of the plan's county")
    part: PartInput = Field(description="What its part is")
    source_place_id: Id | None = Field(None, description="Where it is stated")


class ActivityGapInput(InputModel):
    """A gap that is to be closed."""

    method_id: Id = Field(description="Method")
    organisation_id: Id = Field(description="Principal of the plan's county")


class MilestoneInput(InputModel):
    """A step on the way; with its id it is the one that is there, changed."""

    id: Id = Field(default_factory=left_out, description="Made by the server when left out")
    title: TextInput = Field(description="What is to have been reached")
    due_on: Day | None = Field(None, description="The last day for it", examples=["2022-09-30"])
    done_on: Day | None = Field(None, description="The day it was reached", examples=["2022-09-12"])


Parts = Annotated[list[ActivityPartInput], Field(max_length=MOST_ORGANISATIONS)]
Needs = Annotated[list[Id], Field(max_length=MOST_NEEDS)]
Gaps = Annotated[list[ActivityGapInput], Field(max_length=MOST_GAPS)]
Milestones = Annotated[list[MilestoneInput], Field(max_length=MOST_MILESTONES)]


class ActivityCreate(InputModel):
    """A new activity of a step. At least one organisation is responsible."""

    model_config = example(**examples.NEW)

    id: Id = Field(description="A slug of your own that never changes")
    step_id: Id = Field(description="Step of a plan")
    goal_id: Id | None = Field(None, description="A goal of the step")
    code: Code = Field(description="What people call it; no other of the plan is called so")
    title: TextInput = Field(description="Title")
    summary: LongTextInput | None = Field(None, description="What it is about")
    starts_on: Day | None = Field(None, description="First day", examples=["2022-02-01"])
    ends_on: Day | None = Field(None, description="Last day", examples=["2022-12-31"])
    start_month: Months | None = Field(
        None, description="Months after the decision, where no day can be said"
    )
    end_month: Months | None = Field(
        None, description="Months after the decision, where no day can be said"
    )
    contact_function: Function | None = Field(None, description=CONTACT)
    contact_email: Mailbox | None = Field(None, description=MAILBOX)
    organisations: Parts = Field(description="Who has a part; at least one is responsible")
    needs_ids: Needs = Field(
        default_factory=list, description="Activities of the plan that it has to wait for"
    )
    prerequisite_ids: Needs = Field(
        default_factory=list, description="Prerequisites of the plan that it needs"
    )
    gaps: Gaps = Field(default_factory=list, description="Gaps that it is to close")
    agreement_ids: Needs = Field(
        default_factory=list, description="Agreements of the county that it revises or makes"
    )
    milestones: Milestones = Field(default_factory=list, description="Steps on the way, in order")
    source_place_id: Id | None = Field(None, description="Where it is stated")


class ActivityUpdate(InputModel):
    """What is to change; what is left out stays. Lists are replaced as wholes."""

    model_config = example(**examples.CHANGE)

    step_id: Id = Field(
        default_factory=left_out, description="Another step of the plan; its goal is then let go"
    )
    goal_id: Id | None = Field(default_factory=left_out, description="A goal of the step")
    code: Code = Field(default_factory=left_out, description="What people call it")
    title: TextInput = Field(default_factory=left_out, description="Title")
    summary: LongTextInput | None = Field(default_factory=left_out, description="What it is about")
    starts_on: Day | None = Field(
        default_factory=left_out, description="First day", examples=["2022-02-01"]
    )
    ends_on: Day | None = Field(
        default_factory=left_out, description="Last day", examples=["2022-12-31"]
    )
    start_month: Months | None = Field(
        default_factory=left_out, description="Months after the decision"
    )
    end_month: Months | None = Field(
        default_factory=left_out, description="Months after the decision"
    )
    contact_function: Function | None = Field(default_factory=left_out, description=CONTACT)
    contact_email: Mailbox | None = Field(default_factory=left_out, description=MAILBOX)
    organisations: Parts = Field(default_factory=left_out, description="All who have a part")
    needs_ids: Needs = Field(default_factory=left_out, description="All that it has to wait for")
    prerequisite_ids: Needs = Field(
        default_factory=left_out, description="All prerequisites that it needs"
    )
    gaps: Gaps = Field(default_factory=left_out, description="All gaps that it is to close")
    agreement_ids: Needs = Field(
        default_factory=left_out, description="All agreements that it revises or makes"
    )
    milestones: Milestones = Field(
        default_factory=left_out,
        description="All steps on the way; those with an id keep it, those left out go away",
    )
    source_place_id: Id | None = Field(default_factory=left_out, description="Where it is stated")
    order: Place = Field(default_factory=left_out, description="Place among the activities")
