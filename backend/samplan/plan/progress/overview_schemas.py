"""How far a plan has come, and what is expected of an organisation, as the API shows them."""

from datetime import date

from pydantic import Field

from samplan.organisations.terms import OrganisationKind
from samplan.plan.agreements.terms import AgreementStatus
from samplan.plan.progress import examples
from samplan.plan.progress.terms import Through
from samplan.plan.terms import Part, ProgressStatus
from samplan.web.fields import ApiModel, Text, example
from samplan.web.paging import Link


class OverviewMeta(ApiModel):
    """Which state of the data an answer is of."""

    revision: int = Field(description="Newest revision that it has seen", examples=[4712])


class OverviewLinks(ApiModel):
    """What belongs to the answer."""

    self: Link = Field(description="This answer")
    plan: Link = Field(description="The plan")


class OverviewPlan(ApiModel):
    """The plan that an answer is about."""

    id: str = Field(description="Slug")
    county_id: str = Field(description="County")
    title: Text = Field(description="Title")
    first_year: int | None = Field(description="The year that its years are counted from")
    years: int | None = Field(description="How many years it is to be carried out in")


class AdoptionInfo(ApiModel):
    """Whether the plan has been adopted by all that are to adopt it."""

    decided_on: date | None = Field(
        description="When the last of its boards adopted it, which months are counted from; "
        "null until all have, and where one of their days is not known in full",
        examples=["2022-05-18"],
    )
    adopted: int = Field(description="Boards that have adopted it", examples=[1])
    of: int = Field(description="Boards that are to", examples=[8])


class StatusCounts(ApiModel):
    """Activities by how far they have come."""

    not_reported: int = Field(description="Nobody has said")
    not_started: int = Field(description="Not started")
    started: int = Field(description="Started")
    done: int = Field(description="Done")
    paused: int = Field(description="Paused")
    stopped: int = Field(description="Stopped")


class OverviewCounts(ApiModel):
    """How many activities are how."""

    activities: int = Field(description="All of the plan")
    derived: StatusCounts = Field(description="As worked out of what the organisations say")
    lead: StatusCounts = Field(description="As the lead says of the whole")
    late: int = Field(description="Late")
    silent: int = Field(description="Under way, and nothing has been said for long")
    waiting: int = Field(description="Wait for others that are not done")
    late_milestones: int = Field(description="Milestones that are late")


class OverviewOrganisation(ApiModel):
    """An organisation that has a part in the plan."""

    id: str = Field(description="SCB code or slug")
    name: Text = Field(description="Name")
    short_name: str = Field(description="Short name", examples=["Sundsvall"])
    kind: OrganisationKind = Field(description="What it is; it may be a group")
    parts: int = Field(description="Activities that it has a part in")
    doing: int = Field(description="Those that it is responsible for or takes part in")
    reported: int = Field(description="Those that it has reported on")
    done: int = Field(description="Those that it is done with")
    late: int = Field(description="Those that it is late with")
    silent: int = Field(description="Those that it has said nothing of for long")


class OverviewPart(ApiModel):
    """An organisation's part in an activity, and how far it has come."""

    organisation_id: str = Field(description="Organisation")
    part: Part = Field(description="What its part is; responsible and participating ones report")
    status: ProgressStatus | None = Field(description="What it says; null: it has not reported")
    degree: int | None = Field(description="How far in per cent, where it says so")
    as_of: date | None = Field(description="The day of its last report", examples=["2022-10-01"])
    is_late: bool = Field(description="The end has passed and it is not done")
    is_silent: bool = Field(description="Under way, and it has said nothing for long")


class OverviewLead(ApiModel):
    """What the lead says of the whole."""

    status: ProgressStatus = Field(description="How far it has come")
    degree: int | None = Field(description="How far in per cent, where the lead says so")
    as_of: date = Field(description="The day that it is of", examples=["2022-10-01"])


class OverviewDerived(ApiModel):
    """The whole, worked out of what the organisations say."""

    status: ProgressStatus | None = Field(description="Null: nobody has reported")
    degree: int | None = Field(description="Mean of them, when that of every one is known")
    reported: int = Field(description="How many have reported")
    of: int = Field(description="How many are to: the responsible and participating ones")


class OverviewActivity(ApiModel):
    """An activity with how far it has come."""

    id: str = Field(description="Slug")
    code: str = Field(description="What people call it", examples=["1.4"])
    title: Text = Field(description="Title")
    goal_id: str | None = Field(description="The step's goal that it serves")
    starts_on: date | None = Field(
        description="First day, as said or counted from the decision", examples=["2022-02-01"]
    )
    ends_on: date | None = Field(
        description="Last day, as said or counted from the decision", examples=["2022-12-31"]
    )
    counted_from_decision: bool = Field(
        description="A day is to be counted from the decision; until then it is null"
    )
    start_month: int | None = Field(description="Months after the decision that it starts")
    end_month: int | None = Field(description="Months after the decision that it ends")
    parts: list[OverviewPart] = Field(description="Who has a part, in the organisations' order")
    lead: OverviewLead | None = Field(description="What the lead says; null: nothing")
    derived: OverviewDerived = Field(description="What follows from what organisations say")
    is_late: bool = Field(
        description="The end has passed, and neither the lead nor the organisations say it is done"
    )
    late_milestones: int = Field(description="Milestones whose day has passed without them")
    silent_since: date | None = Field(
        description="Since when nobody has said anything, where that is long",
        examples=["2022-10-01"],
    )
    needs_ids: list[str] = Field(description="Activities that it has to wait for")
    waits_for: list[str] = Field(description="Those of them that are not done")


class OverviewStep(ApiModel):
    """A step with its activities."""

    id: str = Field(description="Slug")
    number: int = Field(description="Its number", examples=[1])
    need_level: Text = Field(description="How extensive the needs are that it is for")
    care_level: Text | None = Field(description="Who gives the care")
    year: int | None = Field(description="The year it is to be carried out")
    status: Text | None = Field(description="What a source says of the step as a whole")
    activities: list[OverviewActivity] = Field(description="In order")


class PlanOverview(ApiModel):
    """How far a plan has come on a day."""

    model_config = example(**examples.OVERVIEW)

    plan: OverviewPlan = Field(description="The plan")
    as_of: date = Field(description="The day that it is of", examples=["2023-05-01"])
    adoption: AdoptionInfo = Field(description="Whether the plan has been adopted")
    silent_after_days: int = Field(description="How many days without a report are long")
    organisations: list[OverviewOrganisation] = Field(
        description="Those that have a part, in order"
    )
    steps: list[OverviewStep] = Field(description="By number")
    counts: OverviewCounts = Field(description="How many activities are how")
    meta: OverviewMeta = Field(alias="_meta", description="Which state of the data")
    links: OverviewLinks = Field(alias="_links", description="This answer and the plan")


class NamedActivity(ApiModel):
    """An activity by name."""

    id: str = Field(description="Slug")
    code: str = Field(description="What people call it", examples=["1.1"])
    title: Text = Field(description="Title")


class PresentReport(ApiModel):
    """The report that holds on the day."""

    report_id: str = Field(description="The report")
    as_of: date = Field(description="The day that it is of", examples=["2022-10-01"])
    status: ProgressStatus = Field(description="How far it has come")
    degree: int | None = Field(description="How far in per cent")
    text: str | None = Field(description="What has been done")
    obstacle: str | None = Field(description="What stands in the way")
    next_step: str | None = Field(description="What comes next")


class DutyMilestone(ApiModel):
    """A step on the way."""

    id: str = Field(description="Id")
    title: Text = Field(description="What is to have been reached")
    due_on: date | None = Field(description="The last day for it", examples=["2022-09-30"])
    done_on: date | None = Field(description="The day it was reached", examples=["2022-09-12"])
    is_late: bool = Field(description="The last day has passed without it")


class Duty(ApiModel):
    """A part in an activity that concerns an organisation."""

    activity_id: str = Field(description="Activity")
    code: str = Field(description="What people call it", examples=["1.4"])
    title: Text = Field(description="Title")
    step_id: str = Field(description="Step")
    step_number: int = Field(description="Its number", examples=[1])
    organisation_id: str = Field(description="Whose part it is")
    through: Through = Field(
        description="Its own; of what lies under it; or its own as a member of a group"
    )
    part: Part = Field(description="What the part is; responsible and participating ones report")
    starts_on: date | None = Field(description="First day", examples=["2022-02-01"])
    ends_on: date | None = Field(description="Last day", examples=["2022-12-31"])
    counted_from_decision: bool = Field(
        description="A day is to be counted from the decision; until then it is null"
    )
    contact_function: str | None = Field(description="Who to turn to: a function")
    contact_email: str | None = Field(description="A functional mailbox")
    present: PresentReport | None = Field(description="Its newest report; null: none")
    is_late: bool = Field(description="The end has passed and it is not done")
    silent_since: date | None = Field(
        description="Since when it has said nothing, where that is long", examples=["2022-10-01"]
    )
    waits_for: list[NamedActivity] = Field(description="What has to be done before, and is not")
    awaited_by: list[NamedActivity] = Field(
        description="What waits for it, as long as it is not done"
    )
    milestones: list[DutyMilestone] = Field(description="Steps on the way, in order")


class DutyGap(ApiModel):
    """A gap of the organisation that activities are to close."""

    method_id: str = Field(description="Method that it does not offer")
    method_name: Text = Field(description="Its name")
    organisation_id: str = Field(description="Whose gap it is: the organisation's own")
    activity_ids: list[str] = Field(description="Activities that are to close it")


class DutyAgreement(ApiModel):
    """An agreement that the organisation's activities revise, or that it is party to."""

    id: str = Field(description="Agreement")
    name: Text = Field(description="Name")
    status: AgreementStatus = Field(description="Whether it is in force")
    revise_by: date | None = Field(
        description="When it is due for revision; null: nobody has said", examples=["2023-06-30"]
    )
    is_late: bool = Field(description="That day has passed")
    is_party: bool = Field(description="Whether the organisation is party to it")
    activity_ids: list[str] = Field(description="Activities of the plan that revise or make it")


class DutyOrganisation(ApiModel):
    """The organisation that duties are of."""

    id: str = Field(description="SCB code or slug")
    name: Text = Field(description="Name")
    short_name: str = Field(description="Short name", examples=["Sundsvall"])
    kind: OrganisationKind = Field(description="What it is")


class DutyCounts(ApiModel):
    """How many duties are how."""

    duties: int = Field(description="Parts in activities")
    doing: int = Field(description="Those that are responsible or participating")
    not_reported: int = Field(description="Of them, those that nothing has been reported of")
    late: int = Field(description="Late ones")
    silent: int = Field(description="Those that nothing has been said of for long")
    done: int = Field(description="Done ones")


class OrganisationDuties(ApiModel):
    """What a plan expects of an organisation, and where it stands on a day."""

    model_config = example(**examples.DUTIES)

    plan: OverviewPlan = Field(description="The plan")
    organisation: DutyOrganisation = Field(description="The organisation")
    as_of: date = Field(description="The day that it is of", examples=["2023-05-01"])
    adoption: AdoptionInfo = Field(description="Whether the plan has been adopted")
    silent_after_days: int = Field(description="How many days without a report are long")
    duties: list[Duty] = Field(description="By step, in the activities' order")
    gaps: list[DutyGap] = Field(description="Its gaps that activities are to close")
    agreements: list[DutyAgreement] = Field(
        description="Agreements that its activities revise, and those it is party to that are due"
    )
    counts: DutyCounts = Field(description="How many duties are how")
    meta: OverviewMeta = Field(alias="_meta", description="Which state of the data")
    links: OverviewLinks = Field(alias="_links", description="This answer and the plan")
