"""The chain as the API shows and takes it: from gap to activity to cost to the next round."""

from pydantic import Field

from samplan.chain import examples
from samplan.chain.terms import GapOutcome, IdleReason, OutcomeReason
from samplan.costs.schemas import CostRange
from samplan.costs.terms import Unsummed
from samplan.gap.analysis.schemas import Coverage, RoundReference, Sources
from samplan.gap.terms import Status
from samplan.plan.terms import ProgressStatus
from samplan.web.fields import ApiModel, Text, example
from samplan.web.paging import Link, Page

_ROUND = "The round that gaps are read from; null: the county has published none"
_METHOD, _METHOD_NAME = "A recommended method", "Its name"
_PRINCIPAL, _PRINCIPAL_NAME = "The principal, SCB code", "Its name"


class ChainMeta(ApiModel):
    """How new the answer is."""

    revision: int = Field(description="The newest revision of the data")


class ChainLinks(ApiModel):
    """This answer and the plan."""

    self: Link = Field(description="This answer")
    plan: Link = Field(description="The plan")


class PlanName(ApiModel):
    """What names the plan."""

    id: str = Field(description="Slug")
    title: Text = Field(description="Title")


class ActivityName(ApiModel):
    """What names an activity."""

    model_config = example(**examples.ACTIVITY)

    id: str = Field(description="Slug")
    code: str = Field(description="What people call it", examples=["1.4"])
    title: Text = Field(description="Its title")
    step_id: str = Field(description="Its step")
    step_number: int = Field(description="The step's number", examples=[1])


class GapPlan(ApiModel):
    """A gap, and the activities that are to close it."""

    model_config = example(**examples.GAP_PLAN)

    method_id: str = Field(description=_METHOD)
    method_name: Text = Field(description=_METHOD_NAME)
    organisation_id: str = Field(description=_PRINCIPAL)
    organisation_name: Text = Field(description=_PRINCIPAL_NAME)
    area_id: str = Field(description="The method's area")
    area_name: Text = Field(description="The area's name")
    priority: int | None = Field(
        description="The edition's priority, 1 is highest; null where not known"
    )
    status: Status = Field(description="not_offered, or partly where that is asked for")
    source_place_id: str | None = Field(description="Where a source says so")
    is_planned: bool = Field(description="Whether any activity is to close it")
    activities: list[ActivityName] = Field(description="Those that are to close it, in order")


class GapPlanTotals(ApiModel):
    """Sums over the whole list, whatever state is asked for."""

    gaps: int = Field(description="Gaps: pairs of method and principal")
    planned: int = Field(description="Gaps that an activity is to close")
    unplanned: int = Field(description="Gaps that no activity is to close")
    not_offered: int = Field(description="Gaps where the method is not offered")
    partly: int = Field(description="Gaps where it is offered partly; 0 unless asked for")
    by_statement_only: int = Field(
        description="Methods that a source says are missing somewhere in a group, with nobody "
        "named; no activity can be tied to them, and they are not in the list"
    )


class GapPlanList(Page):
    """The gaps of a round with the activities that are to close them, in pages."""

    model_config = example(
        countyId="22",
        plan=examples.PLAN,
        round=examples.ROUND,
        gapPlans=[examples.GAP_PLAN],
        totals=examples.GAP_TOTALS,
        words=examples.WORDS,
        sources=examples.SOURCES,
        _meta=examples.META,
        _links={"self": examples.link("gap-plans?plan=22-plan")},
    )

    county_id: str = Field(description="County, SCB code")
    plan: PlanName = Field(description="The plan")
    round: RoundReference | None = Field(description=_ROUND)
    gap_plans: list[GapPlan] = Field(description="The page's gaps, the most pressing method first")
    totals: GapPlanTotals = Field(description="Sums over the whole list")
    words: Text = Field(description="The sums in words")
    sources: Sources = Field(description="Where the page's gaps are stated")


class IdleActivity(ActivityName):
    """An activity that closes no gap."""

    model_config = example(**examples.IDLE)

    reason: IdleReason = Field(description="Why it closes none")
    why: Text = Field(description="The same in words")
    cost_item_count: int = Field(description="Cost items that are its own or that it also rests on")


class IdleTotals(ApiModel):
    """How many activities close no gap."""

    activities: int = Field(description="The plan's activities")
    idle: int = Field(description="Those that close no gap")


class IdleActivityList(Page):
    """Activities that close no gap, in pages."""

    model_config = example(
        countyId="22",
        plan=examples.PLAN,
        idleActivities=[examples.IDLE],
        totals=examples.IDLE_TOTALS,
        words={"sv": "1 av 13 aktiviteter stänger ingen lucka.", "en": None},
        _meta=examples.META,
        _links={"self": examples.link("idle-activities?plan=22-plan")},
    )

    county_id: str = Field(description="County, SCB code")
    plan: PlanName = Field(description="The plan")
    idle_activities: list[IdleActivity] = Field(description="The page's activities")
    totals: IdleTotals = Field(description="Sums over the plan")
    words: Text = Field(description="The sums in words")


class OrganisationToday(ApiModel):
    """A principal's coverage in the round."""

    organisation_id: str = Field(description=_PRINCIPAL)
    name: Text = Field(description=_PRINCIPAL_NAME)
    short_name: str = Field(description="Short name", examples=["Timrå"])
    coverage: Coverage = Field(description="Over the recommended methods")


class OrganisationAfter(ApiModel):
    """A principal's coverage after some steps."""

    organisation_id: str = Field(description=_PRINCIPAL)
    coverage: Coverage = Field(description="If every gap that is named were closed")
    closes: int = Field(description="How many of its gaps that is")


class EffectCost(ApiModel):
    """What some steps cost in their average year, as ranges."""

    annual: CostRange = Field(description="In the average year, in prices as entered")
    item_count: int = Field(description="Cost items in the sum")
    not_summed_ids: list[str] = Field(
        description="Cost items that cannot be summed; they are listed and never counted as nought"
    )


class PlanEffect(ApiModel):
    """What the plan's steps so far would come to."""

    model_config = example(**examples.EFFECT)

    id: str = Field(description="The scenario that it is", examples=["22-plan-steps-1"])
    name: Text = Field(description="Its name")
    steps: list[int] | None = Field(description="Numbers of its steps; null: the whole plan")
    closes: int = Field(description="Gaps that its activities are to close")
    coverage: Coverage = Field(description="All principals shown, if they were closed")
    organisations: list[OrganisationAfter] = Field(description="Each principal, in order")
    cost: EffectCost | None = Field(
        description="What it costs; null where the plan does not say for which years it is"
    )


class LeftOpen(ApiModel):
    """A gap that stays open when activities are dropped."""

    method_id: str = Field(description=_METHOD)
    method_name: Text = Field(description=_METHOD_NAME)
    organisation_id: str = Field(description=_PRINCIPAL)
    organisation_name: Text = Field(description=_PRINCIPAL_NAME)
    status: Status = Field(description="How it stands in the round")
    source_place_id: str | None = Field(description="Where a source says so")


class EffectNotSummed(ApiModel):
    """A cost item that cannot be part of a sum."""

    id: str = Field(description="Slug")
    code: str | None = Field(description="What people call it")
    title: Text = Field(description="What it is for")
    activity_id: str | None = Field(description="Its own activity")
    reason: Unsummed = Field(description="Why it cannot be summed")
    source_place_id: str | None = Field(description="Where it is stated")


class PlanEffects(ApiModel):
    """Coverage today and after each of the plan's steps, with what each costs."""

    model_config = example(**examples.EFFECTS)

    county_id: str = Field(description="County, SCB code")
    plan: PlanName = Field(description="The plan")
    round: RoundReference | None = Field(description=_ROUND)
    organisation_id: str | None = Field(description="Only this principal, where one is asked for")
    without: list[ActivityName] = Field(description="Activities that are dropped")
    coverage: Coverage = Field(description="All principals shown, in the round")
    organisations: list[OrganisationToday] = Field(description="Each principal, in order")
    effects: list[PlanEffect] = Field(
        description="Step by step, each with those before it; last all"
    )
    left_open: list[LeftOpen] = Field(
        description="Gaps that stay open because activities are dropped: no other one names them"
    )
    gaps: int = Field(description="Gaps in the round, not offered or partly")
    unplanned: int = Field(description="Gaps that no activity names, dropped ones included")
    years: list[int] = Field(description="Years that costs are summed over", examples=[[2022]])
    not_summed: list[EffectNotSummed] = Field(
        description="Every cost item that an effect cannot sum"
    )
    rule: Text = Field(description="What the figures are, and what they are not")
    sources: Sources = Field(description="Where gaps left open and items not summed are stated")
    meta: ChainMeta = Field(alias="_meta", description="How new the answer is")
    links: ChainLinks = Field(alias="_links", description="This answer and the plan")


class GapResult(ApiModel):
    """What became of a gap that an activity was to close."""

    model_config = example(**examples.OUTCOME)

    method_id: str = Field(description="The method, as the activity names it")
    method_name: Text = Field(description=_METHOD_NAME)
    organisation_id: str = Field(description=_PRINCIPAL)
    organisation_name: Text = Field(description=_PRINCIPAL_NAME)
    from_round_id: str | None = Field(description="The round that it was planned on")
    from_status: Status = Field(description="How it stood then")
    from_source_place_id: str | None = Field(description="Where a source says so")
    to_round_id: str | None = Field(description="The round that tells what became of it")
    to_status: Status = Field(description="How it stands there")
    to_source_place_id: str | None = Field(description="Where a source says so")
    outcome: GapOutcome = Field(description="What became of it")
    reason: OutcomeReason | None = Field(description="Why nothing more can be said")
    reported_done: bool = Field(
        description="Whether the lead, all organisations together or the principal itself had "
        "reported the activity done when the later round was made"
    )
    done_but_open: bool = Field(
        description="Reported done, and the later round still says not offered or partly"
    )


class GapResultCounts(ApiModel):
    """How many gaps by what became of them."""

    gaps: int = Field(description="Gaps that were to be closed; the six outcomes add up to it")
    closed: int = Field(description="Offered now")
    better: int = Field(description="Offered partly now")
    open: int = Field(description="As before, or worse")
    never_open: int = Field(description="Offered already when it was planned")
    unknown: int = Field(description="A round does not say")
    not_comparable: int = Field(description="Another method, or not asked")
    done_but_open: int = Field(description="Reported done and still a gap")


class Reported(ApiModel):
    """How far an activity was reported to have come when the later round was made."""

    lead: ProgressStatus | None = Field(description="As the lead says of the whole")
    derived: ProgressStatus | None = Field(description="As it follows from the organisations")
    reported: int = Field(description="Organisations that have reported")
    of: int = Field(description="Organisations that have a part to report on")


class ActivityOutcome(ActivityName):
    """What became of the gaps that an activity was to close."""

    model_config = example(**examples.ACTIVITY_OUTCOME)

    reported: Reported = Field(description="How far it had come")
    gaps: list[GapResult] = Field(description="Its gaps, by method and principal")
    counts: GapResultCounts = Field(description="Sums over its gaps")


class ActivityOutcomeList(Page):
    """Activities that name gaps, with what became of these, in pages."""

    model_config = example(
        countyId="22",
        plan=examples.PLAN,
        round=examples.LATER_ROUND,
        fromRound=None,
        activityOutcomes=[examples.ACTIVITY_OUTCOME],
        totals=examples.COUNTS,
        rule={"sv": "Utgångsläget är den tidigaste omgången där luckan finns.", "en": None},
        words={"sv": "1 lucka skulle stängas. 0 är stängda.", "en": None},
        sources=examples.SOURCES,
        _meta=examples.META,
        _links={"self": examples.link("activity-outcomes?plan=22-plan")},
    )

    county_id: str = Field(description="County, SCB code")
    plan: PlanName = Field(description="The plan")
    round: RoundReference | None = Field(
        description="The round that tells what became of them; null: the county has published none"
    )
    from_round: RoundReference | None = Field(
        description="The round that they were planned on, where one is asked for"
    )
    activity_outcomes: list[ActivityOutcome] = Field(description="The page's activities")
    totals: GapResultCounts = Field(description="Sums over the whole list")
    rule: Text = Field(description="Which round each gap is held to have been planned on")
    words: Text = Field(description="The sums in words")
    sources: Sources = Field(description="Where the page's gaps are stated, on both sides")
