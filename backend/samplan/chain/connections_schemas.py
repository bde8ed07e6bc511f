"""What is tied to an activity, as the API shows and takes it."""

from datetime import date
from typing import Annotated

from pydantic import Field

from samplan.chain import examples
from samplan.chain.schemas import (
    ActivityName,
    ChainMeta,
    GapResult,
    GapResultCounts,
    PlanName,
    Reported,
)
from samplan.costs.schemas import CostRange
from samplan.costs.terms import Unsummed
from samplan.gap.analysis.schemas import RoundReference, Sources
from samplan.plan.agreements.terms import AgreementStatus
from samplan.plan.impact.terms import InPractice, Perspective
from samplan.web.fields import ApiModel, Id, InputModel, Text, example
from samplan.web.paging import Link

MOST_ITEMS = 500


class ActivityCostItem(ApiModel):
    """A cost item of an activity."""

    id: str = Field(description="Slug")
    code: str | None = Field(description="What people call it")
    title: Text = Field(description="What it is for")
    activity_id: str | None = Field(description="The activity that it belongs to and is counted in")
    annual: CostRange | None = Field(description="In the average year; null: it cannot be summed")
    reason: Unsummed | None = Field(description="Why it cannot be summed")
    source_place_id: str | None = Field(description="Where it is stated")


class CostsOfActivity(ApiModel):
    """What an activity costs, and what it also rests on."""

    years: list[int] = Field(description="Years that are summed over", examples=[[2022]])
    own: list[ActivityCostItem] = Field(description="Its own items, in order")
    also: list[ActivityCostItem] = Field(
        description="Items of others, or of none, that it also rests on, in order"
    )
    annual: CostRange | None = Field(
        description="Its own in the average year; null where the plan does not say for which years"
    )
    also_annual: CostRange | None = Field(
        description="The others in the average year; counted where they belong and never here too"
    )
    not_summed_ids: list[str] = Field(description="Items of both lists that cannot be summed")
    rule: Text = Field(description="How they are counted")


class ConnectionLinks(ApiModel):
    """This answer and the activity."""

    self: Link = Field(description="Everything that is tied to the activity")
    activity: Link = Field(description="The activity")


class ActivityCosts(CostsOfActivity):
    """The cost items of an activity."""

    model_config = example(**examples.ACTIVITY_COSTS)

    activity_id: str = Field(description="Activity")
    version: int = Field(description='The activity\'s, for If-Match, as "v1"')
    links: ConnectionLinks = Field(alias="_links", description="The activity")


class ActivityCostItemsInput(InputModel):
    """The cost items that an activity also rests on: all of them."""

    model_config = example(**examples.NEW_ITEMS)

    item_ids: Annotated[list[Id], Field(max_length=MOST_ITEMS)] = Field(
        description="Cost items of the plan that belong to other activities, or to none"
    )


class ConnectedAgreement(ApiModel):
    """An agreement that the activity revises or makes."""

    id: str = Field(description="Slug")
    name: Text = Field(description="Name")
    status: AgreementStatus = Field(description="Where it stands")
    revise_by: date | None = Field(description="Due for revision", examples=["2027-06-30"])


class ConnectedPoint(ApiModel):
    """A prerequisite that the activity needs."""

    id: str = Field(description="Slug")
    title: Text = Field(description="What has to be in place")


class ConnectedMatter(ApiModel):
    """A matter that the activity hangs on, and how its boards have decided."""

    id: str = Field(description="Slug")
    title: Text = Field(description="What is to be decided")
    about: str = Field(description="activity, step or plan", examples=["plan"])
    adopts_plan: bool = Field(description="Whether it adopts the plan")
    boards: int = Field(description="Boards that have to decide")
    adopted: int = Field(description="Boards that have adopted")
    latest: Text | None = Field(description="The newest decision in words; null: nothing known")


class ConnectedAnalysis(ApiModel):
    """A consequence analysis of the activity."""

    id: str = Field(description="Slug")
    perspective: Perspective = Field(description="From whose side")
    title: Text = Field(description="What the proposal is called")
    points: int = Field(description="Its points")
    benefits: int = Field(description="Benefits among them")
    checks: int = Field(description="Checks of its benefits")


class ConnectedFollowUp(ApiModel):
    """A follow-up of the activity."""

    id: str = Field(description="Slug")
    followed_up_on: date = Field(description="When", examples=["2023-11-14"])
    done: InPractice = Field(description="Has it been turned into action?")
    works: InPractice = Field(description="Does it work as intended?")


class ConnectedCourse(ApiModel):
    """A course that belongs to the activity."""

    id: str = Field(description="Slug")
    title: Text = Field(description="Title")


class ActivityConnections(ApiModel):
    """Everything that is tied to an activity."""

    model_config = example(**examples.CONNECTIONS)

    county_id: str = Field(description="County, SCB code")
    plan: PlanName = Field(description="The plan")
    activity: ActivityName = Field(description="The activity")
    round: RoundReference | None = Field(
        description="The newest published round; null: the county has published none"
    )
    reported: Reported = Field(description="How far it had come when the round was made")
    gaps: list[GapResult] = Field(description="Gaps that it is to close, and what became of them")
    counts: GapResultCounts = Field(description="Sums over its gaps")
    costs: CostsOfActivity = Field(description="What it costs and also rests on")
    agreements: list[ConnectedAgreement] = Field(description="Those it revises or makes")
    prerequisites: list[ConnectedPoint] = Field(description="Prerequisites that it needs")
    matters: list[ConnectedMatter] = Field(
        description="Matters of the activity, of its step, and those that adopt the plan"
    )
    analyses: list[ConnectedAnalysis] = Field(description="Consequence analyses")
    follow_ups: list[ConnectedFollowUp] = Field(description="Follow-ups, the newest first")
    courses: list[ConnectedCourse] = Field(description="Courses")
    sources: Sources = Field(description="Where gaps and cost items are stated")
    meta: ChainMeta = Field(alias="_meta", description="How new the answer is")
    links: ConnectionLinks = Field(alias="_links", description="This answer and the activity")
