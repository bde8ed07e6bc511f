"""The plan as it stood, and what has become of it since, as the API shows them."""

from datetime import date, datetime
from typing import Any

from pydantic import Field

from samplan.plan.progress.overview_schemas import AdoptionInfo, OverviewLinks, OverviewMeta
from samplan.plan.terms import ProgressStatus
from samplan.plan.versions import examples
from samplan.plan.versions.terms import Fate, Kind
from samplan.web.fields import ApiModel, Text, example

Document = dict[str, Any]

_AS_KEPT = "each as its own address shows it, as the history keeps it"


class VersionPlan(ApiModel):
    """The plan that an answer is about, as it is called today."""

    id: str = Field(description="Slug")
    county_id: str = Field(description="County")
    title: Text = Field(description="Title")


class PlanMoment(ApiModel):
    """A moment in the plan's history."""

    on: date = Field(description="The day, in Sweden", examples=["2026-12-01"])
    revision: int = Field(description="The last revision until then", examples=[4711])
    at: datetime = Field(description="When that was", examples=["2026-12-01T13:02:11Z"])
    is_decision: bool = Field(description="It is the day when the last board adopted the plan")


class KnownProgress(ApiModel):
    """What had been reported of an activity until then."""

    activity_id: str = Field(description="Activity")
    organisation_id: str | None = Field(description="Whose part; null: the lead, of the whole")
    status: ProgressStatus = Field(description="How far it had come")
    degree: int | None = Field(description="How far in per cent, where it was said")
    as_of: date = Field(description="The day that the report is of", examples=["2026-11-15"])


class PlanVersion(ApiModel):
    """A plan as it stood at a moment. What was taken away before it is not there."""

    model_config = example(**examples.VERSION)

    plan: VersionPlan = Field(description="The plan, as it is called today")
    moment: PlanMoment = Field(description="When it stood so")
    adoption: AdoptionInfo = Field(description="Whether it had been adopted, as was known then")
    outline: Document = Field(description="The plan by itself, as the history keeps it")
    steps: list[Document] = Field(description=f"Steps by number, {_AS_KEPT}")
    points: list[Document] = Field(description=f"What belongs to the plan as a whole, {_AS_KEPT}")
    responsibilities: list[Document] = Field(description=f"Who is responsible, {_AS_KEPT}")
    goals: list[Document] = Field(description=f"Goals by step and number, {_AS_KEPT}")
    activities: list[Document] = Field(
        description=f"Activities with parts, gaps and milestones, {_AS_KEPT}"
    )
    matters: list[Document] = Field(description=f"Matters, {_AS_KEPT}")
    boards: list[Document] = Field(description=f"The boards of those matters, {_AS_KEPT}")
    decisions: list[Document] = Field(description=f"Decisions in those matters, {_AS_KEPT}")
    agreements: list[Document] = Field(description=f"The county's agreements, {_AS_KEPT}")
    progress: list[KnownProgress] = Field(
        description="The report that held of each part, of those that had come in by then"
    )
    meta: OverviewMeta = Field(alias="_meta", description="Which state of the data it is of")
    links: OverviewLinks = Field(alias="_links", description="This answer and the plan")


class EntryChange(ApiModel):
    """An entry of a list that is there still, and not as it was."""

    before: Text = Field(description="What it was")
    after: Text = Field(description="What it is")


class FieldChange(ApiModel):
    """A field that is not as it was, in words."""

    model_config = example(**examples.CHANGE)

    field: str = Field(description="Its name in the API", examples=["endsOn"])
    name: Text = Field(description="What people call it")
    before: Text | None = Field(description="What it was; null: nothing, or a list")
    after: Text | None = Field(description="What it is; null: nothing, or a list")
    added: list[Text] = Field(description="Of a list: what has come")
    removed: list[Text] = Field(description="Of a list: what has gone")
    altered: list[EntryChange] = Field(description="Of a list: what is there still, and changed")


class PlanDifference(ApiModel):
    """Something of the plan that has come, gone or changed."""

    model_config = example(**examples.DIFFERENCE)

    fate: Fate = Field(description="What became of it")
    kind: Kind = Field(description="What it is")
    id: str = Field(description="Its id; of progress the activity's and whose part it is")
    name: Text = Field(description="What people call it; as it was last called, if it is gone")
    changes: list[FieldChange] = Field(
        description="What has changed; of what has come or gone, what is worth knowing of it"
    )


class DifferenceCounts(ApiModel):
    """How much has become what."""

    added: int = Field(description="Has come")
    gone: int = Field(description="Has gone")
    changed: int = Field(description="Has changed")
    same: int = Field(description="Is as it was")


class PlanComparison(ApiModel):
    """A plan at two moments, and what differs. What is the same is only counted.

    The reports that held of activities are among it: where a part stood, and where it stands.
    """

    model_config = example(**examples.COMPARISON)

    plan: VersionPlan = Field(description="The plan, as it is called today")
    then: PlanMoment = Field(description="The moment before")
    now: PlanMoment = Field(description="The moment after")
    adoption: AdoptionInfo = Field(
        description="Whether it had been adopted, as was known at the moment after"
    )
    counts: DifferenceCounts = Field(description="How much has become what")
    differences: list[PlanDifference] = Field(
        description="What differs, in the order of the plan: the plan itself first"
    )
    meta: OverviewMeta = Field(alias="_meta", description="Which state of the data it is of")
    links: OverviewLinks = Field(alias="_links", description="This answer and the plan")
