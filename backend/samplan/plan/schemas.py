"""Plans as the API shows them."""

from pydantic import Field

from samplan.plan import examples
from samplan.plan.terms import Part
from samplan.sources.schemas import SourceDocumentInfo, SourcePlaceInfo
from samplan.web.fields import ApiModel, Text, example
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


class PlanStepInfo(ApiModel):
    """A prioritised step of a plan."""

    model_config = example(**examples.STEP)

    id: str = Field(description="Slug")
    number: int = Field(description="Its number, the first is 1", examples=[1])
    need_level: Text = Field(description="How extensive the needs are that it is for")
    care_level: Text | None = Field(description="Who gives the care")
    year: int | None = Field(
        description="The year it is to be carried out; null where none is stated", examples=[2022]
    )
    activities: list[ActivityInfo] = Field(description="What is to be done, in order")
    source_place_id: str | None = Field(description="Where it is stated")


class PlanSources(ApiModel):
    """The places that the plan's parts point at, and their documents."""

    documents: list[SourceDocumentInfo] = Field(description="By id")
    places: list[SourcePlaceInfo] = Field(description="By id")


class PlanDetail(PlanInfo):
    """A plan with its steps, their activities, and who has a part in them."""

    model_config = example(**examples.PLAN_DETAIL)

    steps: list[PlanStepInfo] = Field(description="By number")
    sources: PlanSources = Field(description="Where it is stated")
