"""The shapes and operations of the contract, version 1.4.0.

Written by generate.py. Do not edit: run `make openapi`.
"""

# mypy: disable-error-code="no-any-return"
from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, Literal, NotRequired, TypedDict

from samplan_client.calls import Listing, Match, Operations, Upload, path
from samplan_client.documents import File
from samplan_client.transport import Transport

CONTRACT_VERSION: Final = "1.4.0"


Action = Literal["create", "update", "delete"]
AgeGroup = Literal["adult", "youth", "all"]
AgreementKind = Literal["agreement", "routine", "steering", "contract", "plan", "report"]
AgreementStatus = Literal["in_force", "proposed", "required", "ended", "unknown"]
ApiStatus = Literal["alpha", "beta", "active", "deprecated", "retired", "decommissioned"]
AreaKind = Literal["nation", "county", "municipality", "other"]
Block = Literal["municipalities", "region"]
BlockKind = Literal["heading", "paragraph", "note", "list", "table"]
Bound = Literal["exact", "about", "at_least", "at_most", "not_costed"]
CalendarFormat = Literal["json", "ics"]
CellStatus = Literal["ok", "missing", "withheld", "no_number"]
Certainty = Literal["certain", "likely", "possible"]
Change = Literal["improved", "worsened", "unchanged", "new", "removed", "not_comparable"]
CollectionStatus = Literal["draft", "open", "published"]
ColumnState = Literal["not_started", "started", "complete"]
Confidence = Literal["high", "medium", "low", "not_assessed"]
ConflictReason = Literal[
    "vocabulary", "published", "frozen", "other_county", "taken", "not_allowed", "dependent"
]
Counted = Literal["persons", "answers", "things"]
CountyFindingKind = Literal[
    "count_against_cells",
    "count_against_forms",
    "count_against_near",
    "status_against_count",
    "status_against_cells",
    "blank_against_cells",
    "whole_against_part",
    "parts_against_total",
    "shares_against_hundred",
    "share_impossible",
    "average_against_parts",
    "share_against_counts",
    "part_larger_than_whole",
    "same_figure_twice",
    "stated_total_against_rows",
    "text_against_table",
    "staff_share_against_money",
    "payers_against_whole",
    "counted_twice",
    "participant_without_figure",
    "lead_against_derived",
    "done_but_gap_remains",
]
DeliveryProblem = Literal[
    "address_not_found",
    "address_refused",
    "no_connection",
    "not_trusted",
    "too_slow",
    "redirected",
    "refused",
    "fault",
]
DeliveryStatus = Literal["waiting", "delivered", "given_up"]
DistributionForm = Literal["json", "json-stat", "csv", "csv-plain", "xlsx"]
Division = Literal["today", "reform"]
DocumentFigures = Literal["protected", "unprotected"]
DocumentFormat = Literal["json", "docx", "pdf"]
DocumentKind = Literal["county", "template"]
Domain = Literal["gap", "statistics", "questionnaires", "costs", "plan"]
EventType = Literal[
    "gap_round.published",
    "collection.published",
    "questionnaire_round.published",
    "progress.changed",
    "decision.changed",
    "finding.appeared",
    "finding.gone",
    "finding.handled",
    "report.issued",
    "ping",
]
Fate = Literal["added", "gone", "changed"]
FigureEffect = Literal["new", "changed", "unchanged", "faulty"]
Figures = Literal["protected", "unprotected"]
FileFormat = Literal["json", "csv", "csv-plain", "xlsx"]
FindingKind = Literal[
    "count_against_cells",
    "count_against_forms",
    "count_against_near",
    "status_against_count",
    "status_against_cells",
    "blank_against_cells",
    "whole_against_part",
]
GapOutcome = Literal["closed", "better", "open", "never_open", "unknown", "not_comparable"]
Grouping = Literal["step", "activity", "organisation", "role", "year", "recurrence", "item"]
Hindrance = Literal["meaning", "type", "choices", "not_asked_before", "not_asked_now"]
IdleReason = Literal["no_gap_named", "never_a_gap"]
ImpactKind = Literal["benefit", "challenge", "consider", "resource"]
ImportOutcome = Literal["new", "changed", "unchanged", "conflicting"]
InPractice = Literal["yes", "partly", "no", "too_early", "unknown"]
Included = Literal["unpublished"]
Kind = Literal[
    "plan",
    "plan-step",
    "plan-point",
    "responsibility",
    "goal",
    "activity",
    "progress",
    "matter",
    "board",
    "decision",
    "agreement",
]
LeftOut = Literal["not_chosen", "optional", "alternative", "outside_years"]
LineageKind = Literal["same", "widened", "narrowed", "split", "merged", "renamed", "new", "removed"]
MailProblem = Literal[
    "no_connection",
    "no_encryption",
    "login_refused",
    "address_refused",
    "not_accepted",
    "not_written",
    "nothing_to_send",
]
MailStatus = Literal["queued", "sent", "failed"]
Measure = Literal["count", "share", "average", "amount", "change", "rank", "other"]
MessageKind = Literal["invitation", "reminder"]
MethodKind = Literal[
    "screening", "assessment", "medical_test", "drug_treatment", "psychosocial", "support"
]
MethodLinkKind = Literal["form_of", "near"]
NotCosted = Literal["no_price", "no_calculation"]
OnConflict = Literal["stop", "skip", "update"]
OpenDataKind = Literal["statistics", "gap_matrix", "gaps", "plan", "cost_items", "cost_sums"]
OptionalItems = Literal["include", "exclude"]
OrganisationKind = Literal["region", "municipality", "care_level", "unit", "group"]
Outcome = Literal[
    "proposed",
    "tabled",
    "adopted",
    "adopted_with_changes",
    "rejected",
    "meeting_cancelled",
    "noted",
    "unknown",
]
OutcomeReason = Literal[
    "widened",
    "narrowed",
    "split",
    "merged",
    "not_asked",
    "unknown",
    "not_applicable",
    "no_later_round",
]
Part = Literal["responsible", "participating", "consulted", "informed"]
Party = Literal["region", "municipality", "joint"]
Per = Literal["inhabitants"]
PeriodFrom = Literal["asked", "scenario", "plan"]
Permission = Literal[
    "open",
    "read",
    "read_unpublished",
    "read_unprotected",
    "report",
    "manage_rounds",
    "correct",
    "review_findings",
    "manage_organisations",
    "manage_sources",
    "manage_methods",
    "manage_indicators",
    "manage_costs",
    "manage_prices",
    "manage_plan",
    "manage_documents",
    "manage_keys",
    "manage_webhooks",
]
Perspective = Literal["social_services", "health_care", "service_users"]
PlanningState = Literal["planned", "unplanned"]
PointKind = Literal[
    "directive",
    "assignment",
    "starting_point",
    "prerequisite",
    "decision_needed",
    "proposal",
    "question",
    "circumstance",
]
ProgressStatus = Literal["not_started", "started", "done", "paused", "stopped"]
Provider = Literal["public", "private"]
Qualifier = Literal["exact", "about", "more_than", "at_least", "less_than", "up_to"]
Quality = Literal["measured", "estimate", "uncertain", "not_representative"]
QuestionType = Literal["yes_no", "one", "several", "scale", "number", "text"]
QuestionnaireRoundStatus = Literal["draft", "open", "closed", "published"]
Reach = Literal["any", "county", "own"]
Reason = Literal[
    "widened",
    "narrowed",
    "split",
    "merged",
    "not_asked",
    "only_group_count",
    "unknown",
    "not_applicable",
]
Recurrence = Literal["yearly", "every_n_years", "as_needed", "once", "unknown"]
ReportScope = Literal["plan", "step", "principal"]
ReportStateInput = Literal["draft", "issued"]
ResponseState = Literal["not_opened", "opened", "begun", "submitted"]
ResultFigures = Literal["protected", "unprotected"]
ReviewState = Literal["open", "explained", "accepted"]
Role = Literal["reader", "reporter", "lead", "administrator"]
RoundStatus = Literal["draft", "open", "under_review", "published"]
Section = Literal["decisions", "progress", "gaps", "costs", "findings", "next_steps"]
SharingRule = Literal["stated", "equal", "inhabitants", "weights"]
SpreadModel = Literal["independent", "together"]
StatementKind = Literal["printed_total", "other_place"]
Status = Literal[
    "offered", "partly", "not_offered", "other_provider", "not_applicable", "not_asked", "unknown"
]
SubscriptionState = Literal["active", "retrying", "failing", "off", "gone"]
Substance = Literal[
    "alcohol",
    "drugs",
    "cannabis",
    "stimulants",
    "opioids",
    "opioid_analgesics",
    "benzodiazepines",
    "gambling",
    "several",
]
SuccessionKind = Literal["merged", "split", "renamed", "moved"]
Summed = Literal["summed", "not_summed"]
TableFormat = Literal["json", "json-stat", "csv", "csv-plain", "xlsx"]
Through = Literal["own", "below", "group"]
Unit = Literal["year", "once", "course", "participant", "person_month", "fte"]
Unsummed = Literal["no_price", "no_calculation", "no_quantity", "no_frequency"]
UploadEffect = Literal["new", "changed", "unchanged", "faulty"]
Vat = Literal["included", "excluded", "not_stated"]
VersionStatus = Literal["draft", "final"]
Way = Literal["key", "provider", "token"]
CostsTermsFrequency = Literal["yearly", "every_n_years", "once", "as_needed"]
QuestionnairesFormDifference = Literal["new", "gone", "wording", "meaning", "type", "choices"]
ReportsTermsReportState = Literal["draft", "issued"]
StatisticsCollectionsSchemasReportState = Literal["nothing", "part", "done"]
StatisticsTermsFrequency = Literal["year", "half_year", "quarter", "date"]


class ActivityConnections(TypedDict):
    """Everything that is tied to an activity."""

    countyId: str
    plan: PlanName
    activity: ActivityName
    round: RoundReference | None
    reported: Reported
    gaps: list[GapResult]
    counts: GapResultCounts
    costs: CostsOfActivity
    agreements: list[ConnectedAgreement]
    prerequisites: list[ConnectedPoint]
    matters: list[ConnectedMatter]
    analyses: list[ConnectedAnalysis]
    followUps: list[ConnectedFollowUp]
    courses: list[ConnectedCourse]
    sources: Sources
    _meta: ChainMeta
    _links: ConnectionLinks


class ActivityCostItem(TypedDict):
    """A cost item of an activity."""

    id: str
    code: str | None
    title: Text
    activityId: str | None
    annual: CostRange | None
    reason: Unsummed | None
    sourcePlaceId: str | None


class ActivityCostItemsInput(TypedDict):
    """The cost items that an activity also rests on: all of them."""

    itemIds: list[str]


class ActivityCosts(TypedDict):
    """The cost items of an activity."""

    years: list[int]
    own: list[ActivityCostItem]
    also: list[ActivityCostItem]
    annual: CostRange | None
    alsoAnnual: CostRange | None
    notSummedIds: list[str]
    rule: Text
    activityId: str
    version: int
    _links: ConnectionLinks


class ActivityCreate(TypedDict):
    """A new activity of a step. At least one organisation is responsible."""

    id: str
    stepId: str
    goalId: NotRequired[str | None]
    code: str
    title: TextInput
    summary: NotRequired[PlanFieldsLongTextInput | None]
    startsOn: NotRequired[str | None]
    endsOn: NotRequired[str | None]
    startMonth: NotRequired[int | None]
    endMonth: NotRequired[int | None]
    contactFunction: NotRequired[str | None]
    contactEmail: NotRequired[str | None]
    organisations: list[ActivityPartInput]
    needsIds: NotRequired[list[str]]
    prerequisiteIds: NotRequired[list[str]]
    gaps: NotRequired[list[ActivityGapInput]]
    agreementIds: NotRequired[list[str]]
    milestones: NotRequired[list[MilestoneInput]]
    sourcePlaceId: NotRequired[str | None]


class ActivityDetail(TypedDict):
    """An activity with when, by whom, what it waits for, and what it is to lead to."""

    id: str
    code: str
    title: Text
    summary: Text | None
    organisations: list[ActivityPart]
    sourcePlaceId: str | None
    planId: str
    stepId: str
    goalId: str | None
    needLevel: Text
    startsOn: str | None
    endsOn: str | None
    startMonth: int | None
    endMonth: int | None
    contactFunction: str | None
    contactEmail: str | None
    needsIds: list[str]
    neededByIds: list[str]
    prerequisiteIds: list[str]
    gaps: list[ActivityGapInfo]
    agreementIds: list[str]
    milestones: list[MilestoneInfo]
    order: int
    version: int
    _links: ActivityLinks


class ActivityGapInfo(TypedDict):
    """A gap that an activity is to close: a method that an organisation does not offer."""

    methodId: str
    methodName: Text
    organisationId: str


class ActivityGapInput(TypedDict):
    """A gap that is to be closed."""

    methodId: str
    organisationId: str


class ActivityInfo(TypedDict):
    """What is to be done in a step."""

    id: str
    code: str
    title: Text
    summary: Text | None
    organisations: list[ActivityPart]
    sourcePlaceId: str | None


class ActivityLinks(TypedDict):
    """What belongs to an activity."""

    self: Link
    plan: Link
    progressReports: Link


class ActivityList(TypedDict):
    """Activities of the page."""

    _meta: PageMeta
    _links: PageLinks
    activities: list[ActivityDetail]


class ActivityName(TypedDict):
    """What names an activity."""

    id: str
    code: str
    title: Text
    stepId: str
    stepNumber: int


class ActivityOutcome(TypedDict):
    """What became of the gaps that an activity was to close."""

    id: str
    code: str
    title: Text
    stepId: str
    stepNumber: int
    reported: Reported
    gaps: list[GapResult]
    counts: GapResultCounts


class ActivityOutcomeList(TypedDict):
    """Activities that name gaps, with what became of these, in pages."""

    _meta: PageMeta
    _links: PageLinks
    countyId: str
    plan: PlanName
    round: RoundReference | None
    fromRound: RoundReference | None
    activityOutcomes: list[ActivityOutcome]
    totals: GapResultCounts
    rule: Text
    words: Text
    sources: Sources


class ActivityPart(TypedDict):
    """An organisation that has a part in an activity."""

    organisationId: str
    name: Text
    shortName: str
    part: Part
    sourcePlaceId: str | None


class ActivityPartInput(TypedDict):
    """An organisation's part."""

    organisationId: str
    part: Part
    sourcePlaceId: NotRequired[str | None]


class ActivityUpdate(TypedDict):
    """What is to change; what is left out stays. Lists are replaced as wholes."""

    stepId: NotRequired[str]
    goalId: NotRequired[str | None]
    code: NotRequired[str]
    title: NotRequired[TextInput]
    summary: NotRequired[PlanFieldsLongTextInput | None]
    startsOn: NotRequired[str | None]
    endsOn: NotRequired[str | None]
    startMonth: NotRequired[int | None]
    endMonth: NotRequired[int | None]
    contactFunction: NotRequired[str | None]
    contactEmail: NotRequired[str | None]
    organisations: NotRequired[list[ActivityPartInput]]
    needsIds: NotRequired[list[str]]
    prerequisiteIds: NotRequired[list[str]]
    gaps: NotRequired[list[ActivityGapInput]]
    agreementIds: NotRequired[list[str]]
    milestones: NotRequired[list[MilestoneInput]]
    sourcePlaceId: NotRequired[str | None]
    order: NotRequired[int]


class ActorInfo(TypedDict):
    """Who wrote: a role for an organisation, never a named person."""

    name: str | None
    role: str
    organisationId: str | None


class AdoptionInfo(TypedDict):
    """Whether the plan has been adopted by all that are to adopt it."""

    decidedOn: str | None
    adopted: int
    of: int


class AgreementCreate(TypedDict):
    """A new agreement."""

    id: str
    countyId: str
    kind: AgreementKind
    name: TextInput
    year: NotRequired[int | None]
    parties: NotRequired[TextInput | None]
    organisationIds: NotRequired[list[str]]
    status: AgreementStatus
    statusText: NotRequired[PlanFieldsLongTextInput | None]
    problem: NotRequired[PlanFieldsLongTextInput | None]
    proposal: NotRequired[PlanFieldsLongTextInput | None]
    reviseBy: NotRequired[str | None]
    activityIds: NotRequired[list[str]]
    sourcePlaceId: NotRequired[str | None]


class AgreementInfo(TypedDict):
    """An agreement, routine or other document that binds the parties."""

    id: str
    countyId: str
    kind: AgreementKind
    name: Text
    year: int | None
    parties: Text | None
    organisationIds: list[str]
    status: AgreementStatus
    statusText: Text | None
    problem: Text | None
    proposal: Text | None
    reviseBy: str | None
    activityIds: list[str]
    sourcePlaceId: str | None
    order: int
    version: int
    _links: AgreementLinks


class AgreementLinks(TypedDict):
    """Where the agreement is."""

    self: Link


class AgreementList(TypedDict):
    """Agreements of the page."""

    _meta: PageMeta
    _links: PageLinks
    agreements: list[AgreementInfo]


class AgreementUpdate(TypedDict):
    """What is to change; what is left out stays."""

    kind: NotRequired[AgreementKind]
    name: NotRequired[TextInput]
    year: NotRequired[int | None]
    parties: NotRequired[TextInput | None]
    organisationIds: NotRequired[list[str]]
    status: NotRequired[AgreementStatus]
    statusText: NotRequired[PlanFieldsLongTextInput | None]
    problem: NotRequired[PlanFieldsLongTextInput | None]
    proposal: NotRequired[PlanFieldsLongTextInput | None]
    reviseBy: NotRequired[str | None]
    activityIds: NotRequired[list[str]]
    sourcePlaceId: NotRequired[str | None]
    order: NotRequired[int]


class AmountInput(TypedDict):
    """A range of kronor. Ends that are left out of `lowBound` and `highBound` are exact."""

    low: NotRequired[int | None]
    lowBound: NotRequired[Bound]
    high: int
    highBound: NotRequired[Bound]


class AmountReading(TypedDict):
    """What a pasted amount was read as."""

    text: str
    amount: CostRange
    likely: int | None
    said: Text


class AnswerInput(TypedDict):
    """The answer for one method."""

    methodId: str
    status: Status
    comment: NotRequired[str | None]


class AnswerMeta(TypedDict):
    """How new the answer is."""

    revision: int
    asOf: str


class ApiInfo(TypedDict):
    """What the API is, which version, and where its documentation lies."""

    apiName: str
    apiVersion: str
    apiReleased: str
    apiDocumentation: str
    apiStatus: ApiStatus
    apiSunset: NotRequired[str | None]
    deprecations: NotRequired[list[LeavingInfo]]


class AreaInfo(TypedDict):
    """An area that methods are grouped by."""

    id: str
    name: Text
    order: int


class AreaList(TypedDict):
    """Areas of the page, in their order."""

    _meta: PageMeta
    _links: PageLinks
    areas: list[AreaInfo]


class AssessmentInfo(TypedDict):
    """One cell: what an organisation says of a method in a round."""

    roundId: str
    methodId: str
    organisationId: str
    status: Status
    comment: str | None
    source: SourcePlaceInfo | None
    enteredBy: str | None
    enteredAt: str | None
    importRunId: str | None
    answered: bool
    version: int
    revision: int
    _links: CellLinks


class AssessmentList(TypedDict):
    """Cells of the page."""

    _meta: PageMeta
    _links: PageLinks
    assessments: list[AssessmentInfo]


class BareActivity(TypedDict):
    """An activity of the chosen steps that nobody has entered a cost for."""

    id: str
    code: str
    title: Text
    stepId: str


class BenefitCheckCreate(TypedDict):
    """How a benefit is to be followed up: by an indicator or a question."""

    id: str
    pointId: str
    indicatorId: NotRequired[str | None]
    question: NotRequired[str | None]
    dueOn: NotRequired[str | None]
    result: NotRequired[str | None]
    resultOn: NotRequired[str | None]


class BenefitCheckInfo(TypedDict):
    """How an expected benefit is followed up: by what, when, and what it showed."""

    id: str
    planId: str
    activityId: str | None
    analysisId: str
    pointId: str
    pointText: Text
    indicatorId: str | None
    question: str | None
    dueOn: str | None
    result: str | None
    resultOn: str | None
    version: int
    _links: BenefitCheckLinks


class BenefitCheckLinks(TypedDict):
    """What belongs to a check."""

    self: Link
    analysis: Link


class BenefitCheckList(TypedDict):
    """Checks of the page."""

    _meta: PageMeta
    _links: PageLinks
    benefitChecks: list[BenefitCheckInfo]


class BenefitCheckUpdate(TypedDict):
    """What is to change; what is left out stays."""

    indicatorId: NotRequired[str | None]
    question: NotRequired[str | None]
    dueOn: NotRequired[str | None]
    result: NotRequired[str | None]
    resultOn: NotRequired[str | None]


class BlockCoverage(TypedDict):
    """Coverage among the municipalities and in the region's own cell."""

    municipalities: Coverage
    region: Coverage


class BoardCreate(TypedDict):
    """A new board."""

    id: str
    countyId: str
    organisationId: NotRequired[str | None]
    name: TextInput


class BoardInfo(TypedDict):
    """A body that decides for a principal, or for several together."""

    id: str
    countyId: str
    organisationId: str | None
    name: Text
    order: int
    version: int
    _links: BoardLinks


class BoardLinks(TypedDict):
    """Where the board is."""

    self: Link


class BoardList(TypedDict):
    """Boards of the page."""

    _meta: PageMeta
    _links: PageLinks
    boards: list[BoardInfo]


class BoardUpdate(TypedDict):
    """What is to change; what is left out stays."""

    organisationId: NotRequired[str | None]
    name: NotRequired[TextInput]
    order: NotRequired[int]


class BreakEvenReading(TypedDict):
    """How many fewer would pay for it: a division, and no promise of money saved."""

    countyId: str
    plan: PlanReference
    scenario: ScenarioReference | None
    choice: ScenarioChoice
    organisationId: str | None
    years: list[int]
    firstYearFrom: PeriodFrom
    prices: SummaryPrices
    annual: CostRange
    notSummedCount: int
    cost: DividedFigure
    count: DividedFigure
    perUnit: int
    needed: Needed
    arithmetic: Text
    cautions: list[Text]
    sources: CostSources
    _meta: SummaryMeta
    _links: ComparisonForms


class BreakdownPart(TypedDict):
    """One category that a figure is of."""

    dimensionId: str
    categoryId: str
    name: Text


class CategoryInfo(TypedDict):
    """One value of a dimension. `total`, all of them together, is understood."""

    id: str
    name: Text


class CategoryInput(TypedDict):
    """One value of a dimension."""

    id: str
    name: TextInput


class CellInput(TypedDict):
    """The answer in one cell."""

    status: Status
    comment: NotRequired[str | None]


class CellLinks(TypedDict):
    """What belongs to the cell."""

    self: Link
    history: Link


class ChainLinks(TypedDict):
    """This answer and the plan."""

    self: Link
    plan: Link


class ChainMeta(TypedDict):
    """How new the answer is."""

    revision: int


class ChangeBetween(TypedDict):
    """What became of a subject between two rounds."""

    fromRoundId: str
    toRoundId: str
    change: Change
    reason: Reason | None


class ChangeFeed(TypedDict):
    """Changes in the order in which they were made, and where to go on."""

    changes: list[ChangeInfo]
    cursor: str
    isAtEnd: bool
    newestRevision: int
    _links: FeedLinks


class ChangeInfo(TypedDict):
    """One object before and after one write."""

    revision: int
    at: str
    actor: ActorInfo
    channel: str
    traceId: str | None
    sentBy: str | None
    requestId: str | None
    action: Action
    objectType: str
    objectId: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    reason: str | None


class ChangeList(TypedDict):
    """Changes of the page."""

    _meta: PageMeta
    _links: PageLinks
    changes: list[ChangeInfo]


class ChoiceResult(TypedDict):
    """How many chose something."""

    choiceId: str
    count: int | None
    share: float | None


class ChosenAlternative(TypedDict):
    """A way to carry out an item that stands in its place."""

    itemId: str
    alternativeId: str


class ChosenAlternativeInput(TypedDict):
    """A way to carry out an item that stands in its place."""

    itemId: str
    alternativeId: str


class ClosedGap(TypedDict):
    """A gap of the previous round that has closed."""

    methodId: str
    methodName: Text
    organisationId: str
    organisationName: Text
    fromStatus: Status
    toStatus: Status


class CollectionCreate(TypedDict):
    """A new collection, as a draft. With a previous one, it asks the same of the same."""

    id: str
    countyId: str
    title: TextInput
    period: NotRequired[str | None]
    previousCollectionId: NotRequired[str | None]
    opensOn: NotRequired[str | None]
    dueOn: NotRequired[str | None]
    indicatorIds: NotRequired[list[str] | None]
    organisationIds: NotRequired[list[str] | None]


class CollectionInfo(TypedDict):
    """One time that figures are collected (insamling), and how far it has come."""

    id: str
    countyId: str
    title: Text
    period: str | None
    status: CollectionStatus
    opensOn: str | None
    dueOn: str | None
    publishedAt: str | None
    indicatorIds: list[str]
    organisationIds: list[str]
    observationCount: int
    revision: int
    version: int
    allowedTransitions: list[CollectionStatus]
    _links: CollectionLinks


class CollectionLinks(TypedDict):
    """What belongs to the collection."""

    self: Link
    completeness: Link


class CollectionList(TypedDict):
    """Collections of the page."""

    _meta: PageMeta
    _links: PageLinks
    collections: list[CollectionInfo]


class CollectionReference(TypedDict):
    """What names a collection wherever it is spoken of."""

    id: str
    title: Text
    status: CollectionStatus
    period: str | None
    dueOn: str | None


class CollectionTransition(TypedDict):
    """The next step in the collection's life."""

    to: CollectionStatus
    reason: NotRequired[str | None]


class CollectionUpdate(TypedDict):
    """What is to change; what is left out stays. Nothing that has figures is left out."""

    title: NotRequired[TextInput]
    period: NotRequired[str | None]
    opensOn: NotRequired[str | None]
    dueOn: NotRequired[str | None]
    indicatorIds: NotRequired[list[str]]
    organisationIds: NotRequired[list[str]]


class ColumnAnswer(TypedDict):
    """One method in an organisation's column."""

    methodId: str
    methodName: Text
    areaId: str
    areaName: Text
    substance: Substance
    ageGroup: AgeGroup
    kind: MethodKind
    status: Status
    comment: str | None
    answered: bool
    version: int
    previous: PreviousAnswer | None


class ColumnForm(TypedDict):
    """An organisation's column of a round, as the form to fill in."""

    round: RoundInfo
    organisation: ColumnOrganisation
    answers: list[ColumnAnswer]
    progress: Progress
    version: int
    editable: bool
    _links: ColumnLinks


class ColumnInfo(TypedDict):
    """How one organisation's answers stand."""

    organisationId: str
    organisationName: Text
    kind: OrganisationKind
    asked: int
    answered: int
    late: bool
    lastAnsweredAt: str | None
    state: ColumnState


class ColumnLinks(TypedDict):
    """What belongs to the column."""

    self: Link
    xlsx: Link
    uploads: Link


class ColumnList(TypedDict):
    """Who has answered and who is late."""

    _meta: PageMeta
    _links: PageLinks
    columns: list[ColumnInfo]


class ColumnOrganisation(TypedDict):
    """Whose column it is."""

    id: str
    name: Text


class ColumnUpdate(TypedDict):
    """Answers for some methods, and methods whose previous answer still holds. All or nothing."""

    answers: NotRequired[list[AnswerInput]]
    confirmUnchanged: NotRequired[list[str]]


class ComparedChoice(TypedDict):
    """A choice then and now."""

    choiceId: str
    text: Text
    before: float | None
    after: float | None
    change: float | None


class ComparedItem(TypedDict):
    """An item in one or both."""

    id: str
    code: str | None
    title: Text
    a: CostRange | None
    b: CostRange | None
    difference: CostsSchemasDifference | None
    chosenInA: bool
    chosenInB: bool
    alternativeInA: str | None
    alternativeInB: str | None


class ComparedMethod(TypedDict):
    """A method over the rounds."""

    id: str
    name: Text
    areaId: str
    areaName: Text
    subjects: list[ComparedSubject]


class ComparedQuestion(TypedDict):
    """A question then and now."""

    id: str
    text: Text
    notComparable: NotComparable | None
    choices: list[ComparedChoice]


class ComparedSide(TypedDict):
    """One of the two that are compared."""

    scenario: ScenarioReference
    years: list[int]
    total: CostSum


class ComparedSubject(TypedDict):
    """An organisation or a group."""

    kind: str
    id: str
    name: Text
    states: list[State]
    changes: list[ChangeBetween]


class ComparisonAnswer(TypedDict):
    """Two or more rounds, method by method."""

    rounds: list[RoundReference]
    totals: list[PairTotals]
    methods: list[ComparedMethod]
    sources: Sources
    _meta: AnswerMeta
    _links: ComparisonLinks


class ComparisonForms(TypedDict):
    """This answer, and the plan."""

    self: Link
    plan: Link


class ComparisonLinks(TypedDict):
    """The same figures in other forms."""

    self: Link
    csv: Link
    xlsx: Link


class Completeness(TypedDict):
    """Who is done and who is late."""

    _meta: PageMeta
    _links: PageLinks
    collection: CollectionReference
    organisations: list[ReportedOrganisation]


class ConnectedAgreement(TypedDict):
    """An agreement that the activity revises or makes."""

    id: str
    name: Text
    status: AgreementStatus
    reviseBy: str | None


class ConnectedAnalysis(TypedDict):
    """A consequence analysis of the activity."""

    id: str
    perspective: Perspective
    title: Text
    points: int
    benefits: int
    checks: int


class ConnectedCourse(TypedDict):
    """A course that belongs to the activity."""

    id: str
    title: Text


class ConnectedFollowUp(TypedDict):
    """A follow-up of the activity."""

    id: str
    followedUpOn: str
    done: InPractice
    works: InPractice


class ConnectedMatter(TypedDict):
    """A matter that the activity hangs on, and how its boards have decided."""

    id: str
    title: Text
    about: str
    adoptsPlan: bool
    boards: int
    adopted: int
    latest: Text | None


class ConnectedPoint(TypedDict):
    """A prerequisite that the activity needs."""

    id: str
    title: Text


class ConnectionLinks(TypedDict):
    """This answer and the activity."""

    self: Link
    activity: Link


class CorrectionCreate(TypedDict):
    """A late correction of a published cell, with its reason."""

    methodId: str
    organisationId: str
    status: Status
    comment: NotRequired[str | None]
    reason: str
    sourcePlaceId: NotRequired[str | None]


class CorrectionInfo(TypedDict):
    """A correction that has been made."""

    revision: int
    at: str
    methodId: str
    organisationId: str
    statusBefore: Status
    statusAfter: Status
    reason: str
    by: str


class CorrectionList(TypedDict):
    """Corrections of the page, newest first."""

    _meta: PageMeta
    _links: PageLinks
    corrections: list[CorrectionInfo]


class CostComparison(TypedDict):
    """Two scenarios of a plan beside each other."""

    plan: PlanReference
    prices: SummaryPrices
    a: ComparedSide
    b: ComparedSide
    difference: CostsSchemasDifference
    items: list[ComparedItem]
    _meta: SummaryMeta
    _links: ComparisonForms


class CostGroup(TypedDict):
    """The sum of one step, activity, organisation, role, year, recurrence or item."""

    total: CostRange
    annual: CostRange
    recurring: CostRange
    oneOff: CostRange
    years: list[YearRange]
    itemCount: int
    notSummedCount: int
    notSummedIds: list[str]
    perInhabitant: PerInhabitant | None
    id: str | None
    name: Text
    number: int | None
    itemIds: list[str]


class CostItemCreate(TypedDict):
    """A new cost item, with exactly one of amount, amountText and notCosted."""

    id: str
    planId: str
    stepId: NotRequired[str | None]
    activityId: NotRequired[str | None]
    alternativeOfId: NotRequired[str | None]
    code: NotRequired[str | None]
    title: TextInput
    location: NotRequired[str | None]
    printed: NotRequired[str | None]
    amount: NotRequired[AmountInput]
    amountText: NotRequired[str]
    notCosted: NotRequired[NotCosted]
    likely: NotRequired[int | None]
    unit: Unit
    unitStated: NotRequired[bool]
    quantity: NotRequired[QuantityInput | None]
    frequency: CostsTermsFrequency
    everyYears: NotRequired[int | None]
    vat: NotRequired[Vat]
    priceYear: NotRequired[int | None]
    firstYear: NotRequired[int | None]
    lastYear: NotRequired[int | None]
    optional: NotRequired[bool]
    posts: NotRequired[list[PostInput]]
    payers: NotRequired[list[PayerInput]]
    unallocatedPercent: NotRequired[float]
    methodIds: NotRequired[list[str]]
    assumption: NotRequired[str | None]
    confidence: NotRequired[Confidence]
    sourcePlaceId: NotRequired[str | None]
    note: NotRequired[str | None]


class CostItemInfo(TypedDict):
    """One cost: a range with what it is for, how often, and who pays."""

    id: str
    countyId: str
    planId: str
    stepId: str | None
    activityId: str | None
    alternativeOfId: str | None
    code: str | None
    title: Text
    location: str | None
    printed: str | None
    amount: CostRange
    likely: int | None
    notCosted: NotCosted | None
    unit: Unit
    unitStated: bool
    quantity: QuantityRange | None
    frequency: CostsTermsFrequency
    everyYears: int | None
    vat: Vat
    priceYear: int | None
    firstYear: int | None
    lastYear: int | None
    optional: bool
    perTime: CostRange | None
    unsummed: Unsummed | None
    posts: list[PostInfo]
    payers: list[PayerInfo]
    unallocatedPercent: float
    methodIds: list[str]
    staffing: StaffingCheck | None
    assumption: str | None
    confidence: Confidence
    sourcePlaceId: str | None
    note: str | None
    enteredBy: str
    enteredAt: str
    order: int
    version: int
    _links: CostItemLinks


class CostItemLinks(TypedDict):
    """What belongs to an item."""

    self: Link
    plan: Link


class CostItemList(TypedDict):
    """Cost items of the page."""

    _meta: PageMeta
    _links: PageLinks
    costItems: list[CostItemInfo]


class CostItemUpdate(TypedDict):
    """What is to change; what is left out stays. Lists are replaced as wholes."""

    stepId: NotRequired[str | None]
    activityId: NotRequired[str | None]
    alternativeOfId: NotRequired[str | None]
    code: NotRequired[str | None]
    title: NotRequired[TextInput]
    location: NotRequired[str | None]
    printed: NotRequired[str | None]
    amount: NotRequired[AmountInput]
    amountText: NotRequired[str]
    notCosted: NotRequired[NotCosted]
    likely: NotRequired[int | None]
    unit: NotRequired[Unit]
    unitStated: NotRequired[bool]
    quantity: NotRequired[QuantityInput | None]
    frequency: NotRequired[CostsTermsFrequency]
    everyYears: NotRequired[int | None]
    vat: NotRequired[Vat]
    priceYear: NotRequired[int | None]
    firstYear: NotRequired[int | None]
    lastYear: NotRequired[int | None]
    optional: NotRequired[bool]
    posts: NotRequired[list[PostInput]]
    payers: NotRequired[list[PayerInput]]
    unallocatedPercent: NotRequired[float]
    methodIds: NotRequired[list[str]]
    assumption: NotRequired[str | None]
    confidence: NotRequired[Confidence]
    sourcePlaceId: NotRequired[str | None]
    note: NotRequired[str | None]
    order: NotRequired[int]


class CostRange(TypedDict):
    """From low to high in whole kronor, with what each end is. Never a point in between."""

    low: int | None
    lowBound: Bound
    high: int | None
    highBound: Bound
    isOpen: bool


class CostRoleCreate(TypedDict):
    """A new occupation."""

    id: str
    name: TextInput


class CostRoleInfo(TypedDict):
    """An occupation that posts are of (roll)."""

    id: str
    name: Text
    order: int
    roleCostCount: int
    version: int


class CostRoleList(TypedDict):
    """Occupations of the page."""

    _meta: PageMeta
    _links: PageLinks
    costRoles: list[CostRoleInfo]


class CostRoleUpdate(TypedDict):
    """What is to change; what is left out stays."""

    name: NotRequired[TextInput]
    order: NotRequired[int]


class CostScenarioCreate(TypedDict):
    """A new scenario. It belongs to the plan's county."""

    id: str
    planId: str
    name: str
    note: NotRequired[str | None]
    choice: ScenarioChoiceInput


class CostScenarioInfo(TypedDict):
    """A named choice of what is carried out, and how."""

    id: str
    countyId: str
    planId: str
    name: Text
    note: str | None
    choice: ScenarioChoice
    isPreset: bool
    enteredBy: str | None
    enteredAt: str | None
    version: int | None


class CostScenarioList(TypedDict):
    """Scenarios of the page."""

    _meta: PageMeta
    _links: PageLinks
    costScenarios: list[CostScenarioInfo]


class CostScenarioUpdate(TypedDict):
    """What is to change; what is left out stays."""

    name: NotRequired[str]
    note: NotRequired[str | None]
    choice: NotRequired[ScenarioChoiceInput]


class CostSharing(TypedDict):
    """What everybody would pay under another rule, beside what is stated. It changes nothing."""

    countyId: str
    plan: PlanReference
    scenario: ScenarioReference | None
    choice: ScenarioChoice
    years: list[int]
    firstYearFrom: PeriodFrom
    prices: SummaryPrices
    rule: SharingRule
    text: Text
    population: SharingPopulation | None
    annual: CostRange
    organisations: list[SharedCost]
    unallocated: UnallocatedCost
    notSummedCount: int
    notSummedIds: list[str]
    _meta: SummaryMeta
    _links: ComparisonForms


class CostSources(TypedDict):
    """The places that the answer's amounts point at, and their documents."""

    documents: list[SourceDocumentInfo]
    places: list[SourcePlaceInfo]


class CostStatementCreate(TypedDict):
    """A new statement, with exactly one of amount and amountText."""

    id: str
    planId: str
    kind: StatementKind
    code: NotRequired[str | None]
    title: TextInput
    printed: NotRequired[str | None]
    amount: NotRequired[AmountInput]
    amountText: NotRequired[str]
    priceYear: NotRequired[int | None]
    itemIds: list[str]
    sourcePlaceId: NotRequired[str | None]
    note: NotRequired[str | None]


class CostStatementInfo(TypedDict):
    """What a source says that items cost together. It is checked, and never counted."""

    id: str
    countyId: str
    planId: str
    kind: StatementKind
    code: str | None
    title: Text
    printed: str | None
    amount: CostRange
    priceYear: int | None
    itemIds: list[str]
    sum: CostRange | None
    agrees: bool | None
    sourcePlaceId: str | None
    note: str | None
    enteredBy: str
    enteredAt: str
    order: int
    version: int
    _links: CostStatementLinks


class CostStatementLinks(TypedDict):
    """What belongs to a statement."""

    self: Link
    plan: Link


class CostStatementList(TypedDict):
    """Statements of the page."""

    _meta: PageMeta
    _links: PageLinks
    costStatements: list[CostStatementInfo]


class CostStatementUpdate(TypedDict):
    """What is to change; what is left out stays."""

    kind: NotRequired[StatementKind]
    code: NotRequired[str | None]
    title: NotRequired[TextInput]
    printed: NotRequired[str | None]
    amount: NotRequired[AmountInput]
    amountText: NotRequired[str]
    priceYear: NotRequired[int | None]
    itemIds: NotRequired[list[str]]
    sourcePlaceId: NotRequired[str | None]
    note: NotRequired[str | None]
    order: NotRequired[int]


class CostSum(TypedDict):
    """A sum over the years. What cannot be summed is not zero: it is told beside it."""

    total: CostRange
    annual: CostRange
    recurring: CostRange
    oneOff: CostRange
    years: list[YearRange]
    itemCount: int
    notSummedCount: int
    notSummedIds: list[str]
    perInhabitant: PerInhabitant | None


class CostSummary(TypedDict):
    """What is chosen of a plan costs, over years, divided as asked for."""

    countyId: str
    plan: PlanReference
    scenario: ScenarioReference | None
    choice: ScenarioChoice
    organisationId: str | None
    by: Grouping
    years: list[int]
    firstYearFrom: PeriodFrom
    prices: SummaryPrices
    rule: Text
    total: CostSum
    groups: list[CostGroup]
    items: list[SummedItem]
    organisations: list[Payer]
    notSummed: list[NotSummedItem]
    leftOut: list[LeftOutItem]
    activitiesWithoutItems: list[BareActivity]
    spread: SimulatedSpread | None
    sources: CostSources
    _meta: SummaryMeta
    _links: SummaryLinks


class CostsOfActivity(TypedDict):
    """What an activity costs, and what it also rests on."""

    years: list[int]
    own: list[ActivityCostItem]
    also: list[ActivityCostItem]
    annual: CostRange | None
    alsoAnnual: CostRange | None
    notSummedIds: list[str]
    rule: Text


class CountyDocument(TypedDict):
    """Everything about a county. Each section's rows are told by the JSON Schema of its
    version.
    """

    schemaVersion: str
    kind: DocumentKind
    countyId: str
    view: DocumentView
    licence: Text
    attribution: Text
    sections: dict[str, list[dict[str, Any]]]
    hash: str


class CountyDocumentImport(TypedDict):
    """What a document would do here, or has done."""

    countyId: str
    kind: DocumentKind
    hash: str
    onConflict: OnConflict
    dryRun: bool
    stops: bool
    written: int
    importRunId: str | None
    counts: ImportCounts
    sections: list[ImportSection]


class CountyDocumentSchema(TypedDict):
    """JSON Schema (2020-12) of a document."""

    title: str


class CountyFindingInfo(TypedDict):
    """Two places that do not agree. Nothing is corrected by itself."""

    id: str
    domain: Domain
    kind: CountyFindingKind
    certainty: Certainty
    title: Text
    arithmetic: Text
    difference: float | None
    unit: Text | None
    subject: FindingSubject
    statement: FindingSide
    evidence: list[FindingSide]
    review: FindingReviewInfo


class CountyFindingList(TypedDict):
    """Findings of the page."""

    _meta: PageMeta
    _links: PageLinks
    countyFindings: list[CountyFindingInfo]
    compared: int


class CountyInfo(TypedDict):
    """A county (län)."""

    id: str
    name: Text


class CountyList(TypedDict):
    """Counties that are loaded."""

    _meta: PageMeta
    _links: PageLinks
    counties: list[CountyInfo]


class CourseCreate(TypedDict):
    """A new course."""

    id: str
    planId: str
    activityId: NotRequired[str | None]
    title: TextInput
    audience: NotRequired[TextInput | None]
    participants: NotRequired[str | None]
    form: NotRequired[ShortTextInput | None]
    organiser: NotRequired[TextInput | None]
    recurrence: Recurrence
    everyYears: NotRequired[int | None]
    methodId: NotRequired[str | None]
    costItemId: NotRequired[str | None]
    note: NotRequired[PlanFieldsLongTextInput | None]
    sourcePlaceId: NotRequired[str | None]


class CourseInfo(TypedDict):
    """A recurring joint training of the training wheel (kompetenshjul)."""

    id: str
    planId: str
    activityId: str | None
    title: Text
    audience: Text | None
    participants: str | None
    form: Text | None
    organiser: Text | None
    recurrence: Recurrence
    everyYears: int | None
    methodId: str | None
    costItemId: str | None
    note: Text | None
    sourcePlaceId: str | None
    order: int
    version: int
    nextTime: NextTime
    _links: CourseLinks


class CourseLinks(TypedDict):
    """What belongs to a course."""

    self: Link
    plan: Link
    occasions: Link


class CourseList(TypedDict):
    """Courses of the page."""

    _meta: PageMeta
    _links: PageLinks
    courses: list[CourseInfo]


class CourseOccasionCreate(TypedDict):
    """A new occasion."""

    id: str
    courseId: str
    startsOn: str
    endsOn: NotRequired[str | None]
    location: NotRequired[str | None]
    note: NotRequired[str | None]
    isCancelled: NotRequired[bool]


class CourseOccasionInfo(TypedDict):
    """One time that a course is held."""

    id: str
    courseId: str
    startsOn: str
    endsOn: str | None
    location: str | None
    note: str | None
    isCancelled: bool
    version: int
    _links: CourseOccasionLinks


class CourseOccasionLinks(TypedDict):
    """What belongs to an occasion."""

    self: Link
    course: Link


class CourseOccasionList(TypedDict):
    """Occasions of the page."""

    _meta: PageMeta
    _links: PageLinks
    courseOccasions: list[CourseOccasionInfo]


class CourseOccasionUpdate(TypedDict):
    """What is to change; what is left out stays."""

    startsOn: NotRequired[str]
    endsOn: NotRequired[str | None]
    location: NotRequired[str | None]
    note: NotRequired[str | None]
    isCancelled: NotRequired[bool]


class CourseUpdate(TypedDict):
    """What is to change; what is left out stays."""

    activityId: NotRequired[str | None]
    title: NotRequired[TextInput]
    audience: NotRequired[TextInput | None]
    participants: NotRequired[str | None]
    form: NotRequired[ShortTextInput | None]
    organiser: NotRequired[TextInput | None]
    recurrence: NotRequired[Recurrence]
    everyYears: NotRequired[int | None]
    methodId: NotRequired[str | None]
    costItemId: NotRequired[str | None]
    note: NotRequired[PlanFieldsLongTextInput | None]
    sourcePlaceId: NotRequired[str | None]
    order: NotRequired[int]


class Coverage(TypedDict):
    """How many offer something, of how many whose answer is known. A blank is not a no."""

    offered: int
    counted: int
    share: float | None
    unknown: int


class CurrentCosts(TypedDict):
    """What care costs today. It stands beside the plan and is never part of its sums."""

    countyId: str
    figures: list[CurrentFigure]
    sources: CostSources
    _meta: SummaryMeta
    _links: CurrentLinks


class CurrentFigure(TypedDict):
    """A published figure of what care costs, or of how many it is for."""

    indicatorId: str
    name: Text
    unit: Text
    period: str
    areaId: str
    areaName: Text
    parts: list[CurrentPart]
    value: float | None
    valueTo: float | None
    qualifier: Qualifier | None
    isWithheld: bool
    withheld: Text | None
    caution: Text | None
    sourcePlaceId: str | None


class CurrentLinks(TypedDict):
    """This answer."""

    self: Link


class CurrentPart(TypedDict):
    """One category that a figure is of."""

    dimensionId: str
    name: Text
    categoryId: str
    categoryName: Text


class DatasetCreate(TypedDict):
    """A new dataset."""

    id: str
    countyId: str
    title: TextInput
    summary: NotRequired[StatisticsCubesSchemasLongTextInput | None]
    selection: TableSelectionInput


class DatasetInfo(TypedDict):
    """A chosen table under a permanent address."""

    id: str
    countyId: str
    title: Text
    summary: Text | None
    selection: TableSelection
    order: int
    version: int
    _links: DatasetLinks


class DatasetLinks(TypedDict):
    """The dataset and its figures."""

    self: Link
    data: Link


class DatasetList(TypedDict):
    """Datasets of the page."""

    _meta: PageMeta
    _links: PageLinks
    datasets: list[DatasetInfo]


class DatasetReference(TypedDict):
    """The dataset that a table is."""

    id: str
    title: Text
    summary: Text | None


class DatasetUpdate(TypedDict):
    """What is to change; what is left out stays."""

    title: NotRequired[TextInput]
    summary: NotRequired[StatisticsCubesSchemasLongTextInput | None]
    selection: NotRequired[TableSelectionInput]
    order: NotRequired[int]


class DecidedPlan(TypedDict):
    """The plan that is decided on."""

    id: str
    title: Text


class DecisionCell(TypedDict):
    """What one board has done with one matter."""

    matterId: str
    boardId: str
    words: Text
    hasAdopted: bool
    decision: DecisionMade | None
    later: list[DecisionMade]
    earlierCount: int


class DecisionCreate(TypedDict):
    """A new decision; what the board did before stays."""

    id: str
    matterId: str
    boardId: str
    outcome: Outcome
    decidedOn: NotRequired[str | None]
    referenceNumber: NotRequired[str | None]
    paragraph: NotRequired[str | None]
    text: NotRequired[PlanFieldsLongTextInput | None]
    sourcePlaceId: NotRequired[str | None]


class DecisionInfo(TypedDict):
    """What a board did with a matter. Earlier ones stay when a new one is made."""

    id: str
    matterId: str
    boardId: str
    outcome: Outcome
    decidedOn: str | None
    referenceNumber: str | None
    paragraph: str | None
    text: Text | None
    sourcePlaceId: str | None
    enteredBy: str
    enteredAt: str
    version: int
    _links: DecisionLinks


class DecisionLinks(TypedDict):
    """What belongs to a decision."""

    self: Link
    matter: Link
    board: Link


class DecisionList(TypedDict):
    """Decisions of the page."""

    _meta: PageMeta
    _links: PageLinks
    decisions: list[DecisionInfo]


class DecisionMade(TypedDict):
    """A decision in a cell."""

    id: str
    outcome: Outcome
    words: Text
    decidedOn: str | None
    referenceNumber: str | None
    paragraph: str | None
    text: Text | None
    sourcePlaceId: str | None


class DecisionMatrix(TypedDict):
    """All boards by all matters of a plan: what is decided, and what is missing."""

    countyId: str
    plan: DecidedPlan
    decidedOn: str | None
    boards: list[DecisionMatrixBoard]
    matters: list[DecisionMatrixMatter]
    cells: list[DecisionCell]
    sources: PlanSources
    _meta: DecisionMatrixMeta
    _links: DecisionMatrixLinks


class DecisionMatrixBoard(TypedDict):
    """A board that has matters to decide, and what it has left."""

    id: str
    name: Text
    organisationId: str | None
    shortName: str | None
    adopted: int
    of: int
    missingMatterIds: list[str]


class DecisionMatrixLinks(TypedDict):
    """The same in other forms, and the plan."""

    self: Link
    csv: Link
    xlsx: Link
    plan: Link


class DecisionMatrixMatter(TypedDict):
    """A matter, and how far it has come among its boards."""

    id: str
    title: Text
    stepId: str | None
    activityId: str | None
    adoptsPlan: bool
    boardIds: list[str]
    adopted: int
    of: int
    missingBoardIds: list[str]
    isAdoptedEverywhere: bool
    adoptedOn: str | None
    words: Text
    sourcePlaceId: str | None


class DecisionMatrixMeta(TypedDict):
    """How new the answer is."""

    revision: int


class DecisionUpdate(TypedDict):
    """What is to change; what is left out stays. For a new decision, make a new one."""

    outcome: NotRequired[Outcome]
    decidedOn: NotRequired[str | None]
    referenceNumber: NotRequired[str | None]
    paragraph: NotRequired[str | None]
    text: NotRequired[PlanFieldsLongTextInput | None]
    sourcePlaceId: NotRequired[str | None]


class DifferenceCounts(TypedDict):
    """How much has become what."""

    added: int
    gone: int
    changed: int
    same: int


class DimensionCreate(TypedDict):
    """A new dimension."""

    id: str
    name: TextInput
    categories: list[CategoryInput]


class DimensionInfo(TypedDict):
    """What figures are divided by besides area and period."""

    id: str
    name: Text
    order: int
    categories: list[CategoryInfo]
    version: int


class DimensionList(TypedDict):
    """Dimensions of the page."""

    _meta: PageMeta
    _links: PageLinks
    dimensions: list[DimensionInfo]


class DimensionUpdate(TypedDict):
    """What is to change; what is left out stays."""

    name: NotRequired[TextInput]
    categories: NotRequired[list[CategoryInput]]


class DividedFigure(TypedDict):
    """A published figure that a break-even is worked out from."""

    indicatorId: str
    name: Text
    unit: Text
    period: str
    value: float
    qualifier: Qualifier | None
    used: float
    sourcePlaceId: str | None


class DocumentView(TypedDict):
    """What of the county a document holds."""

    figures: DocumentFigures
    unpublished: bool


class Duty(TypedDict):
    """A part in an activity that concerns an organisation."""

    activityId: str
    code: str
    title: Text
    stepId: str
    stepNumber: int
    organisationId: str
    through: Through
    part: Part
    startsOn: str | None
    endsOn: str | None
    countedFromDecision: bool
    contactFunction: str | None
    contactEmail: str | None
    present: PresentReport | None
    isLate: bool
    silentSince: str | None
    waitsFor: list[NamedActivity]
    awaitedBy: list[NamedActivity]
    milestones: list[DutyMilestone]


class DutyAgreement(TypedDict):
    """An agreement that the organisation's activities revise, or that it is party to."""

    id: str
    name: Text
    status: AgreementStatus
    reviseBy: str | None
    isLate: bool
    isParty: bool
    activityIds: list[str]


class DutyCounts(TypedDict):
    """How many duties are how."""

    duties: int
    doing: int
    notReported: int
    late: int
    silent: int
    done: int


class DutyGap(TypedDict):
    """A gap of the organisation that activities are to close."""

    methodId: str
    methodName: Text
    organisationId: str
    activityIds: list[str]


class DutyMilestone(TypedDict):
    """A step on the way."""

    id: str
    title: Text
    dueOn: str | None
    doneOn: str | None
    isLate: bool


class DutyOrganisation(TypedDict):
    """The organisation that duties are of."""

    id: str
    name: Text
    shortName: str
    kind: OrganisationKind


class EditionCreate(TypedDict):
    """A definition that holds from a period on."""

    validFrom: str
    definition: StatisticsCatalogueSchemasLongTextInput
    method: NotRequired[StatisticsCatalogueSchemasLongTextInput | None]
    caution: NotRequired[StatisticsCatalogueSchemasLongTextInput | None]
    breakNote: NotRequired[StatisticsCatalogueSchemasLongTextInput | None]


class EditionInfo(TypedDict):
    """One edition of a guideline."""

    id: str
    year: int | None
    title: Text
    note: str | None


class EffectCost(TypedDict):
    """What some steps cost in their average year, as ranges."""

    annual: CostRange
    itemCount: int
    notSummedIds: list[str]


class EffectNotSummed(TypedDict):
    """A cost item that cannot be part of a sum."""

    id: str
    code: str | None
    title: Text
    activityId: str | None
    reason: Unsummed
    sourcePlaceId: str | None


class EntryChange(TypedDict):
    """An entry of a list that is there still, and not as it was."""

    before: Text
    after: Text


class FallsOn(TypedDict):
    """What falls on an organisation of an item."""

    organisationId: str | None
    total: CostRange


class FeedLinks(TypedDict):
    """Links to this part of the feed and onward."""

    self: Link
    next: NotRequired[Link | None]


class FieldChange(TypedDict):
    """A field that is not as it was, in words."""

    field: str
    name: Text
    before: Text | None
    after: Text | None
    added: list[Text]
    removed: list[Text]
    altered: list[EntryChange]


class FigureCounts(TypedDict):
    """Rows by effect."""

    new: int
    changed: int
    unchanged: int
    faulty: int
    warnings: int


class FigureForm(TypedDict):
    """The figures that an organisation is asked for."""

    collection: CollectionReference
    organisation: FormOrganisation
    rows: list[FigureFormRow]
    isEditable: bool
    _links: FigureFormLinks


class FigureFormLinks(TypedDict):
    """What belongs to the form."""

    self: Link
    xlsx: Link
    uploads: Link


class FigureFormRow(TypedDict):
    """One figure that is expected, with that of last time beside it."""

    indicatorId: str
    indicatorName: Text
    unit: Text
    period: str
    areaId: str
    areaName: Text
    breakdown: str
    breakdownName: Text | None
    value: float | None
    valueTo: float | None
    valueText: str | None
    qualifier: Qualifier | None
    quality: Quality | None
    numerator: float | None
    denominator: float | None
    note: str | None
    isReported: bool
    previousValue: float | None
    previousPeriod: str | None


class FigureInput(TypedDict):
    """A figure. What is left out of one that is there already stays."""

    indicatorId: str
    period: str
    areaId: str
    breakdown: NotRequired[str]
    value: NotRequired[float | None]
    valueTo: NotRequired[float | None]
    valueText: NotRequired[str | None]
    qualifier: NotRequired[Qualifier]
    quality: NotRequired[Quality]
    numerator: NotRequired[float | None]
    denominator: NotRequired[float | None]
    note: NotRequired[str | None]


class FigureMessage(TypedDict):
    """What is wrong, or odd, in a row."""

    column: str | None
    message: str
    isWarning: bool


class FigureResult(TypedDict):
    """What one row does."""

    row: int
    indicatorId: str
    period: str
    areaId: str
    breakdown: str
    value: float | None
    effect: FigureEffect
    previousValue: float | None
    messages: list[FigureMessage]


class FiguresCreate(TypedDict):
    """Figures of an organisation: tried, or written, all or nothing."""

    organisationId: str
    rows: list[FigureInput]
    dryRun: NotRequired[bool]
    reason: NotRequired[str | None]


class FiguresResult(TypedDict):
    """What reported figures would do, or have done."""

    rows: list[FigureResult]
    rowsLeftOut: int
    counts: FigureCounts
    notes: list[str]
    written: bool


class FindingInfo(TypedDict):
    """Two places that do not agree. Nothing is corrected by itself."""

    id: str
    kind: FindingKind
    certainty: Certainty
    roundId: str
    methodId: str
    methodName: Text
    title: Text
    arithmetic: Text
    difference: int | None
    statement: FindingSide
    evidence: list[FindingSide]


class FindingList(TypedDict):
    """Findings of the page."""

    _meta: PageMeta
    _links: PageLinks
    findings: list[FindingInfo]


class FindingReviewInfo(TypedDict):
    """What the county's lead has said of a finding."""

    state: ReviewState
    reason: str | None
    reviewedAt: str | None
    reviewedBy: str | None
    version: int | None


class FindingReviewInput(TypedDict):
    """What the lead says of a finding."""

    countyId: str
    state: ReviewState
    reason: str


class FindingSide(TypedDict):
    """What one of the two sides says, and where."""

    text: Text
    sourcePlace: SourcePlaceInfo | None


class FindingSubject(TypedDict):
    """What a finding is about."""

    type: str
    id: str
    name: Text


class FollowUpCreate(TypedDict):
    """What a follow-up of an activity showed, by the standing questions."""

    id: str
    activityId: str
    followedUpOn: str
    done: InPractice
    works: InPractice
    whyNot: NotRequired[str | None]
    change: NotRequired[str | None]
    forgotten: NotRequired[str | None]
    userCouncil: NotRequired[str | None]
    madeBy: NotRequired[str | None]


class FollowUpInfo(TypedDict):
    """One occasion when an activity was followed up, by the plan's standing questions."""

    id: str
    planId: str
    activityId: str
    activityCode: str
    activityTitle: Text
    followedUpOn: str
    done: InPractice
    works: InPractice
    whyNot: str | None
    change: str | None
    forgotten: str | None
    userCouncil: str | None
    madeBy: str | None
    enteredBy: str
    enteredAt: str
    version: int
    _links: FollowUpLinks


class FollowUpLinks(TypedDict):
    """What belongs to a follow-up."""

    self: Link
    activity: Link


class FollowUpList(TypedDict):
    """Follow-ups of the page."""

    _meta: PageMeta
    _links: PageLinks
    followUps: list[FollowUpInfo]


class FollowUpUpdate(TypedDict):
    """What is to change; what is left out stays."""

    followedUpOn: NotRequired[str]
    done: NotRequired[InPractice]
    works: NotRequired[InPractice]
    whyNot: NotRequired[str | None]
    change: NotRequired[str | None]
    forgotten: NotRequired[str | None]
    userCouncil: NotRequired[str | None]
    madeBy: NotRequired[str | None]


class FormChoice(TypedDict):
    """One of the answers to choose among."""

    id: str
    text: FormText


class FormChoiceInput(TypedDict):
    """One of the answers to choose among."""

    id: str
    text: FormTextInput


class FormCondition(TypedDict):
    """When a question is shown."""

    questionId: str
    choiceIds: list[str]


class FormConditionInput(TypedDict):
    """When a question is shown."""

    questionId: str
    choiceIds: list[str]


class FormInfo(TypedDict):
    """All that a questionnaire asks."""

    sections: list[FormSection]


class FormInput(TypedDict):
    """All that a questionnaire asks. A draft may be incomplete."""

    sections: list[FormSectionInput]


class FormOrganisation(TypedDict):
    """Whose form it is."""

    id: str
    name: Text


class FormQuestion(TypedDict):
    """One question."""

    id: str
    type: QuestionType
    text: FormText
    help: FormText | None
    isRequired: bool
    meaning: int
    choices: list[FormChoice]
    scale: FormScale | None
    unit: FormText | None
    decimals: int | None
    least: float | None
    most: float | None
    shownIf: FormCondition | None


class FormQuestionInput(TypedDict):
    """One question."""

    id: str
    type: QuestionType
    text: FormTextInput
    help: NotRequired[FormTextInput | None]
    isRequired: NotRequired[bool]
    meaning: NotRequired[int]
    choices: NotRequired[list[FormChoiceInput]]
    scale: NotRequired[FormScaleInput | None]
    unit: NotRequired[FormTextInput | None]
    decimals: NotRequired[int | None]
    least: NotRequired[float | None]
    most: NotRequired[float | None]
    shownIf: NotRequired[FormConditionInput | None]


FormScale = TypedDict(
    "FormScale",
    {"from": "int", "to": "int", "fromLabel": "FormText | None", "toLabel": "FormText | None"},
)


FormScaleInput = TypedDict(
    "FormScaleInput",
    {
        "from": "int",
        "to": "int",
        "fromLabel": "NotRequired[FormTextInput | None]",
        "toLabel": "NotRequired[FormTextInput | None]",
    },
)


class FormSection(TypedDict):
    """Questions that belong together."""

    id: str
    title: FormText
    help: FormText | None
    questions: list[FormQuestion]


class FormSectionInput(TypedDict):
    """Questions that belong together."""

    id: str
    title: FormTextInput
    help: NotRequired[FormTextInput | None]
    questions: list[FormQuestionInput]


class FormText(TypedDict):
    """A text of a form."""

    sv: str
    en: NotRequired[str | None]


class FormTextInput(TypedDict):
    """A text of a form."""

    sv: str
    en: NotRequired[str | None]


class FreeTextDocument(TypedDict):
    """All texts of a round."""

    round: QuestionnaireRoundReference
    questions: list[FreeTextQuestion]


class FreeTextQuestion(TypedDict):
    """What was written in answer to a question."""

    id: str
    text: Text
    answers: list[str]


class Gap(TypedDict):
    """A recommended method that is missing somewhere."""

    rank: int
    methodId: str
    methodName: Text
    areaId: str
    areaName: Text
    substance: Substance
    ageGroup: AgeGroup
    kind: MethodKind
    priority: int | None
    lacking: list[GapPrincipal]
    partly: list[GapPrincipal]
    unknown: list[GapPrincipal]
    lackingCount: int | None
    knownCount: int
    lackingBefore: int | None
    groupStatements: list[StatementReference]


class GapLinks(TypedDict):
    """Neighbouring pages, and the whole list in other forms."""

    self: Link
    first: NotRequired[Link | None]
    prev: NotRequired[Link | None]
    next: NotRequired[Link | None]
    last: NotRequired[Link | None]
    csv: Link
    xlsx: Link


class GapList(TypedDict):
    """The gaps of a round by rank, in pages, and what has closed."""

    _meta: PageMeta
    _links: GapLinks
    round: RoundReference
    previousRound: RoundReference | None
    gaps: list[Gap]
    closed: list[ClosedGap]
    totals: GapTotals
    sources: Sources
    revision: int
    asOf: str


class GapPlan(TypedDict):
    """A gap, and the activities that are to close it."""

    methodId: str
    methodName: Text
    organisationId: str
    organisationName: Text
    areaId: str
    areaName: Text
    priority: int | None
    status: Status
    sourcePlaceId: str | None
    isPlanned: bool
    activities: list[ActivityName]


class GapPlanList(TypedDict):
    """The gaps of a round with the activities that are to close them, in pages."""

    _meta: PageMeta
    _links: PageLinks
    countyId: str
    plan: PlanName
    round: RoundReference | None
    gapPlans: list[GapPlan]
    totals: GapPlanTotals
    words: Text
    sources: Sources


class GapPlanTotals(TypedDict):
    """Sums over the whole list, whatever state is asked for."""

    gaps: int
    planned: int
    unplanned: int
    notOffered: int
    partly: int
    byStatementOnly: int


class GapPrincipal(TypedDict):
    """A principal and where a source says how it stands."""

    organisationId: str
    name: Text
    sourcePlaceId: str | None


class GapResult(TypedDict):
    """What became of a gap that an activity was to close."""

    methodId: str
    methodName: Text
    organisationId: str
    organisationName: Text
    fromRoundId: str | None
    fromStatus: Status
    fromSourcePlaceId: str | None
    toRoundId: str | None
    toStatus: Status
    toSourcePlaceId: str | None
    outcome: GapOutcome
    reason: OutcomeReason | None
    reportedDone: bool
    doneButOpen: bool


class GapResultCounts(TypedDict):
    """How many gaps by what became of them."""

    gaps: int
    closed: int
    better: int
    open: int
    neverOpen: int
    unknown: int
    notComparable: int
    doneButOpen: int


class GapTotals(TypedDict):
    """Sums over the whole list."""

    methods: int
    lackingCells: int
    partlyCells: int
    closed: int


class GoalCreate(TypedDict):
    """A new goal of a step."""

    id: str
    stepId: str
    number: int
    title: TextInput
    vision: NotRequired[PlanFieldsLongTextInput | None]
    subTasks: NotRequired[list[SubTaskInput]]
    sourcePlaceId: NotRequired[str | None]


class GoalFields(TypedDict):
    """What a step is to reach."""

    id: str
    planId: str
    stepId: str
    number: int
    title: Text
    vision: Text | None
    subTasks: list[SubTaskInfo]
    sourcePlaceId: str | None
    version: int


class GoalInfo(TypedDict):
    """What a step is to reach."""

    id: str
    planId: str
    stepId: str
    number: int
    title: Text
    vision: Text | None
    subTasks: list[SubTaskInfo]
    sourcePlaceId: str | None
    version: int
    _links: OutlineLinks


class GoalList(TypedDict):
    """Goals of the page."""

    _meta: PageMeta
    _links: PageLinks
    goals: list[GoalInfo]


class GoalUpdate(TypedDict):
    """What is to change; what is left out stays. What is to be done is replaced as a whole."""

    number: NotRequired[int]
    title: NotRequired[TextInput]
    vision: NotRequired[PlanFieldsLongTextInput | None]
    subTasks: NotRequired[list[SubTaskInput]]
    sourcePlaceId: NotRequired[str | None]


class GroupResult(TypedDict):
    """How one group answered a question."""

    principalId: str | None
    unitKindId: str | None
    asked: int | None
    answered: int | None
    missing: int | None
    mean: float | None
    choices: list[ChoiceResult]
    isWithheld: bool


class GroupStatementInfo(TypedDict):
    """What a source says of a group as a whole. Says nothing of a single member."""

    id: str
    roundId: str
    methodId: str
    groupId: str
    status: Status
    count: int | None
    total: int | None
    source: SourcePlaceInfo | None
    enteredBy: str | None
    enteredAt: str | None
    importRunId: str | None
    revision: int


class GroupStatementList(TypedDict):
    """Statements of the page."""

    _meta: PageMeta
    _links: PageLinks
    groupStatements: list[GroupStatementInfo]


class GuidelineInfo(TypedDict):
    """A national guideline with its editions, oldest first."""

    id: str
    title: Text
    publisher: str | None
    editions: list[EditionInfo]


class GuidelineList(TypedDict):
    """Guidelines of the page."""

    _meta: PageMeta
    _links: PageLinks
    guidelines: list[GuidelineInfo]


class IdleActivity(TypedDict):
    """An activity that closes no gap."""

    id: str
    code: str
    title: Text
    stepId: str
    stepNumber: int
    reason: IdleReason
    why: Text
    costItemCount: int


class IdleActivityList(TypedDict):
    """Activities that close no gap, in pages."""

    _meta: PageMeta
    _links: PageLinks
    countyId: str
    plan: PlanName
    idleActivities: list[IdleActivity]
    totals: IdleTotals
    words: Text


class IdleTotals(TypedDict):
    """How many activities close no gap."""

    activities: int
    idle: int


class ImpactAnalysisCreate(TypedDict):
    """A new analysis of an activity, or of the plan as a whole."""

    id: str
    planId: str
    activityId: NotRequired[str | None]
    perspective: Perspective
    title: TextInput
    summary: NotRequired[PlanFieldsLongTextInput | None]
    madeBy: NotRequired[TextInput | None]
    points: NotRequired[list[ImpactPointInput]]
    sourcePlaceId: NotRequired[str | None]


class ImpactAnalysisInfo(TypedDict):
    """The consequences of an activity, or of the plan as a whole, seen from one side."""

    id: str
    planId: str
    activityId: str | None
    perspective: Perspective
    title: Text
    summary: Text | None
    madeBy: Text | None
    points: list[ImpactPointInfo]
    sourcePlaceId: str | None
    order: int
    version: int
    _links: ImpactAnalysisLinks


class ImpactAnalysisLinks(TypedDict):
    """What belongs to an analysis."""

    self: Link
    plan: Link
    benefitChecks: Link


class ImpactAnalysisList(TypedDict):
    """Consequence analyses of the page."""

    _meta: PageMeta
    _links: PageLinks
    impactAnalyses: list[ImpactAnalysisInfo]


class ImpactAnalysisUpdate(TypedDict):
    """What is to change; what is left out stays. The points are replaced as a whole."""

    activityId: NotRequired[str | None]
    perspective: NotRequired[Perspective]
    title: NotRequired[TextInput]
    summary: NotRequired[PlanFieldsLongTextInput | None]
    madeBy: NotRequired[TextInput | None]
    points: NotRequired[list[ImpactPointInput]]
    sourcePlaceId: NotRequired[str | None]
    order: NotRequired[int]


class ImpactPointInfo(TypedDict):
    """A benefit, a challenge, something to consider, or a resource that it takes."""

    id: str
    kind: ImpactKind
    text: Text
    organisationId: str | None
    costItemId: str | None
    inSummary: bool
    sourcePlaceId: str | None


class ImpactPointInput(TypedDict):
    """A point; with its id it is the one that is there, changed."""

    id: NotRequired[str]
    kind: ImpactKind
    text: PlanFieldsLongTextInput
    organisationId: NotRequired[str | None]
    costItemId: NotRequired[str | None]
    inSummary: NotRequired[bool]
    sourcePlaceId: NotRequired[str | None]


class ImpliedCount(TypedDict):
    """The whole numbers of answers that round to a share."""

    least: int
    most: int


class ImportChange(TypedDict):
    """One field that says something else."""

    field: str
    before: Any
    after: Any


class ImportCounts(TypedDict):
    """Rows by how they stand to what is here."""

    new: int
    changed: int
    unchanged: int
    conflicting: int
    onlyHere: int


class ImportItem(TypedDict):
    """One row that is not here just so."""

    id: str
    outcome: ImportOutcome
    reason: ConflictReason | None
    words: Text | None
    changes: list[ImportChange]


class ImportSection(TypedDict):
    """How a section of the document stands."""

    name: str
    counts: ImportCounts
    written: int
    items: list[ImportItem]
    itemsLeftOut: int


class IndexValueInfo(TypedDict):
    """An index's value for a year."""

    year: int
    value: float


class IndexValueInput(TypedDict):
    """An index's value for a year."""

    year: int
    value: float


class IndicatorCreate(TypedDict):
    """A new indicator with its first definition."""

    id: str
    topicId: str
    name: TextInput
    unit: UnitInput
    measure: Measure
    counted: Counted
    frequency: NotRequired[StatisticsTermsFrequency]
    decimals: NotRequired[int]
    numeratorId: NotRequired[str | None]
    denominatorId: NotRequired[str | None]
    isPopulation: NotRequired[bool]
    dimensions: NotRequired[list[IndicatorDimensionInput]]
    definition: StatisticsCatalogueSchemasLongTextInput
    method: NotRequired[StatisticsCatalogueSchemasLongTextInput | None]
    caution: NotRequired[StatisticsCatalogueSchemasLongTextInput | None]


class IndicatorDetail(TypedDict):
    """An indicator with those it is linked to, and how new its figures are."""

    id: str
    topicId: str
    name: Text
    unit: Text
    measure: Measure
    counted: Counted
    frequency: StatisticsTermsFrequency
    decimals: int
    numeratorId: str | None
    denominatorId: str | None
    isPopulation: bool
    dimensions: list[IndicatorDimensionInfo]
    editions: list[IndicatorEditionInfo]
    version: int
    linkedIndicators: list[LinkedIndicatorInfo]
    latestPeriod: str | None


class IndicatorDimensionInfo(TypedDict):
    """A dimension that an indicator's figures can be divided by."""

    id: str
    name: Text
    isPartition: bool


class IndicatorDimensionInput(TypedDict):
    """A dimension that an indicator's figures can be divided by."""

    id: str
    isPartition: NotRequired[bool]


class IndicatorEditionInfo(TypedDict):
    """A definition of an indicator, from a period on until the next edition."""

    number: int
    validFrom: str | None
    definition: Text
    method: Text | None
    caution: Text | None
    breakNote: Text | None


class IndicatorInfo(TypedDict):
    """What is measured (nyckeltal)."""

    id: str
    topicId: str
    name: Text
    unit: Text
    measure: Measure
    counted: Counted
    frequency: StatisticsTermsFrequency
    decimals: int
    numeratorId: str | None
    denominatorId: str | None
    isPopulation: bool
    dimensions: list[IndicatorDimensionInfo]
    editions: list[IndicatorEditionInfo]
    version: int


class IndicatorList(TypedDict):
    """Indicators of the page."""

    _meta: PageMeta
    _links: PageLinks
    indicators: list[IndicatorInfo]


class IndicatorUpdate(TypedDict):
    """What is to change; what is left out stays. A new definition is a new edition."""

    topicId: NotRequired[str]
    name: NotRequired[TextInput]
    unit: NotRequired[UnitInput]
    decimals: NotRequired[int]
    numeratorId: NotRequired[str | None]
    denominatorId: NotRequired[str | None]
    dimensions: NotRequired[list[IndicatorDimensionInput]]


class InvitationCreate(TypedDict):
    """Whom to give links."""

    recipientIds: NotRequired[list[str] | None]
    renew: NotRequired[bool]
    send: NotRequired[bool]


class InvitationInfo(TypedDict):
    """A unit's link, or that it is on its way."""

    recipientId: str
    link: str | None
    queued: bool


class InvitationList(TypedDict):
    """The links, in the order of the units."""

    invitations: list[InvitationInfo]


class KeyCreate(TypedDict):
    """A new key. Reporters have an organisation, leads a county."""

    name: str
    role: Role
    organisationId: NotRequired[str | None]
    countyId: NotRequired[str | None]
    readOnly: NotRequired[bool]
    expiresAt: NotRequired[str | None]
    requestsPerMinute: NotRequired[int | None]


class KeyInfo(TypedDict):
    """A key, without its secret."""

    id: str
    name: str
    role: Role
    organisationId: str | None
    countyId: str | None
    readOnly: bool
    createdAt: str
    expiresAt: str | None
    revokedAt: str | None
    requestsPerMinute: int | None


class KeyList(TypedDict):
    """Keys of the page."""

    _meta: PageMeta
    _links: PageLinks
    apiKeys: list[KeyInfo]


class KnownProgress(TypedDict):
    """What had been reported of an activity until then."""

    activityId: str
    organisationId: str | None
    status: ProgressStatus
    degree: int | None
    asOf: str


class LateRecipient(TypedDict):
    """A unit that has not sent in its answers."""

    id: str
    name: str
    state: ResponseState


class LeavingInfo(TypedDict):
    """Something of the API that is on its way out."""

    what: str
    since: str
    until: str | None
    successor: str | None


class LeftOpen(TypedDict):
    """A gap that stays open when activities are dropped."""

    methodId: str
    methodName: Text
    organisationId: str
    organisationName: Text
    status: Status
    sourcePlaceId: str | None


class LeftOutItem(TypedDict):
    """An item that is no part of what is chosen."""

    id: str
    title: Text
    why: LeftOut


class Licence(TypedDict):
    """How published figures may be used."""

    id: str
    href: str


class LineageInfo(TypedDict):
    """How the method continued from one edition to the next."""

    kind: LineageKind
    fromEditionId: str
    toEditionId: str
    fromMethodId: str | None
    toMethodId: str | None
    note: str | None


class Link(TypedDict):
    """A link to follow (national REST profile, HYP.11-19)."""

    href: str
    rel: str
    method: str


class LinkedIndicatorInfo(TypedDict):
    """Another indicator that is divided by, or divides, this one."""

    id: str
    name: Text
    relation: str


class MatrixAnswer(TypedDict):
    """A round's methods by area, its organisations as columns."""

    round: MatrixRound
    organisations: list[MatrixOrganisation]
    groups: list[MatrixGroup]
    areas: list[MatrixArea]
    totals: MatrixTotals
    sources: Sources
    _meta: AnswerMeta
    _links: MatrixLinks


class MatrixArea(TypedDict):
    """The rows of one area."""

    id: str
    name: Text
    coverage: BlockCoverage
    methods: list[MatrixMethod]


class MatrixCell(TypedDict):
    """What one organisation says of one method."""

    organisationId: str
    status: Status
    comment: str | None
    sourcePlaceId: str | None
    enteredBy: str | None
    enteredAt: str | None
    revision: int | None


class MatrixGroup(TypedDict):
    """A group that statements are about."""

    id: str
    name: Text
    memberCount: int


class MatrixLinks(TypedDict):
    """The same figures in other forms, and the round."""

    self: Link
    csv: Link
    xlsx: Link
    jsonStat: Link
    round: Link


class MatrixMethod(TypedDict):
    """A row."""

    id: str
    name: Text
    printedLabel: str | None
    substance: Substance
    ageGroup: AgeGroup
    kind: MethodKind
    recommended: bool
    priority: int | None
    variantOf: str | None
    coverage: BlockCoverage
    cells: list[MatrixCell]
    groupStatements: list[StatementReference]


class MatrixOrganisation(TypedDict):
    """A column."""

    id: str
    name: Text
    shortName: str
    kind: OrganisationKind
    parentId: str | None
    block: Block
    coverage: Coverage


class MatrixRound(TypedDict):
    """The round that the matrix shows."""

    id: str
    countyId: str
    year: int
    title: Text
    status: RoundStatus
    editionId: str | None
    publishedAt: str | None


class MatrixTotals(TypedDict):
    """Sums over what is shown."""

    methods: int
    cells: int
    byStatus: dict[str, int]
    coverage: BlockCoverage


class MatterCreate(TypedDict):
    """A new matter."""

    id: str
    planId: str
    stepId: NotRequired[str | None]
    activityId: NotRequired[str | None]
    title: TextInput
    adoptsPlan: NotRequired[bool]
    boardIds: list[str]
    sourcePlaceId: NotRequired[str | None]


class MatterInfo(TypedDict):
    """What is to be decided (ärende), and by which boards."""

    id: str
    planId: str
    stepId: str | None
    activityId: str | None
    title: Text
    adoptsPlan: bool
    boardIds: list[str]
    sourcePlaceId: str | None
    order: int
    version: int
    _links: MatterLinks


class MatterLinks(TypedDict):
    """What belongs to a matter."""

    self: Link
    plan: Link


class MatterList(TypedDict):
    """Matters of the page."""

    _meta: PageMeta
    _links: PageLinks
    matters: list[MatterInfo]


class MatterUpdate(TypedDict):
    """What is to change; what is left out stays."""

    stepId: NotRequired[str | None]
    activityId: NotRequired[str | None]
    title: NotRequired[TextInput]
    adoptsPlan: NotRequired[bool]
    boardIds: NotRequired[list[str]]
    sourcePlaceId: NotRequired[str | None]
    order: NotRequired[int]


class MethodCreate(TypedDict):
    """A new method."""

    id: str
    areaId: str
    substance: Substance
    ageGroup: AgeGroup
    kind: MethodKind
    name: TextInput


class MethodInfo(TypedDict):
    """An instrument, test, treatment or support."""

    id: str
    name: Text
    areaId: str
    substance: Substance
    ageGroup: AgeGroup
    kind: MethodKind
    variantOf: str | None
    recommended: bool
    recommendations: list[RecommendationInfo]
    lineage: list[LineageInfo]
    links: list[MethodLinkInfo]
    version: int


class MethodLinkInfo(TypedDict):
    """Another method that this one's cells bear on."""

    methodId: str
    kind: MethodLinkKind
    note: str | None


class MethodList(TypedDict):
    """Methods of the page."""

    _meta: PageMeta
    _links: PageLinks
    methods: list[MethodInfo]


class MethodUpdate(TypedDict):
    """What is to change; what is left out stays."""

    areaId: NotRequired[str]
    substance: NotRequired[Substance]
    ageGroup: NotRequired[AgeGroup]
    kind: NotRequired[MethodKind]
    name: NotRequired[TextInput]


class MilestoneInfo(TypedDict):
    """A step on the way of an activity (delmål)."""

    id: str
    title: Text
    dueOn: str | None
    doneOn: str | None


class MilestoneInput(TypedDict):
    """A step on the way; with its id it is the one that is there, changed."""

    id: NotRequired[str]
    title: TextInput
    dueOn: NotRequired[str | None]
    doneOn: NotRequired[str | None]


class MyAnswers(TypedDict):
    """All answers so far. What is left out, null or empty has no answer."""

    answers: dict[str, Any]


class MyResponse(TypedDict):
    """What the unit is asked and what it has answered so far."""

    round: MyRound
    unit: MyUnit
    form: FormInfo
    answers: dict[str, str | int | float | list[str]]
    savedAt: str | None
    submittedAt: str | None
    receipt: str | None
    hasUnsentChanges: bool
    isOpen: bool
    version: int


class MyRound(TypedDict):
    """The round that the link is to."""

    title: Text
    countyName: Text
    closesOn: str | None
    greeting: str | None


class MyUnit(TypedDict):
    """The unit that the link belongs to."""

    name: str


class NamedActivity(TypedDict):
    """An activity by name."""

    id: str
    code: str
    title: Text


class Needed(TypedDict):
    """How many cost as much as the chosen parts of the plan, each year."""

    low: float | None
    high: float
    wholeLow: int | None
    wholeHigh: int
    isOpen: bool


class NewKeyInfo(TypedDict):
    """A new key with its secret, which is shown this once."""

    id: str
    name: str
    role: Role
    organisationId: str | None
    countyId: str | None
    readOnly: bool
    createdAt: str
    expiresAt: str | None
    revokedAt: str | None
    requestsPerMinute: int | None
    secret: str


class NewWebhookSecret(TypedDict):
    """A subscription with its new secret, which is shown this once."""

    id: str
    countyId: str
    url: str
    description: str
    eventTypes: list[EventType]
    isActive: bool
    state: SubscriptionState
    failingSince: str | None
    waiting: int
    lastNumber: int
    oldSecretUntil: str | None
    version: int
    _links: WebhookSubscriptionLinks
    secret: str


class NextTime(TypedDict):
    """When a course is held next, as far as that can be told today."""

    occasionId: str | None
    startsOn: str | None
    year: int | None
    isWorkedOut: bool
    words: Text


class NotComparable(TypedDict):
    """Why a question is not compared."""

    reason: Hindrance
    words: Text


class NotSummedItem(TypedDict):
    """An item that belongs to what is chosen but cannot be summed. It is not zero."""

    id: str
    code: str | None
    title: Text
    stepId: str | None
    activityId: str | None
    reason: Unsummed
    priceEach: CostRange | None
    unit: Unit
    sourcePlaceId: str | None


class ObservationInfo(TypedDict):
    """One figure. A withheld one has neither value, numerator nor denominator."""

    indicatorId: str
    indicatorName: Text
    unit: Text
    countyId: str
    period: str
    areaId: str
    areaName: Text
    breakdown: list[BreakdownPart]
    account: str
    organisationId: str
    collectionId: str
    edition: int
    isBreak: bool
    breakNote: Text | None
    value: float | None
    valueTo: float | None
    valueText: str | None
    qualifier: Qualifier | None
    quality: Quality
    numerator: float | None
    denominator: float | None
    denominatorText: str | None
    isPublic: bool
    withheld: WithheldInfo | None
    sourcePlace: SourcePlaceInfo | None
    note: str | None
    enteredAt: str
    revision: int


class ObservationList(TypedDict):
    """Figures of the page."""

    _meta: PageMeta
    _links: PageLinks
    observations: list[ObservationInfo]


class OpenDataCatalogue(TypedDict):
    """The description that data portals fetch."""

    href: str
    isOffered: bool
    missingSettings: list[str]
    publisher: PublisherInfo | None
    licence: Licence | None


class OpenDatasetInfo(TypedDict):
    """One dataset that anybody may fetch."""

    id: str
    kind: OpenDataKind
    countyId: str
    title: Text
    description: Text
    attribution: Text
    landingPage: str
    firstYear: int | None
    lastYear: int | None
    issuedAt: str | None
    modifiedAt: str | None
    distributions: list[OpenDistribution]


class OpenDatasetList(TypedDict):
    """Open datasets of the page, and what holds for all of them."""

    _meta: PageMeta
    _links: PageLinks
    openDatasets: list[OpenDatasetInfo]
    catalogue: OpenDataCatalogue


class OpenDistribution(TypedDict):
    """A dataset in one form."""

    form: DistributionForm
    title: Text
    mediaType: str
    href: str
    conformsTo: str | None


class OrganisationAfter(TypedDict):
    """A principal's coverage after some steps."""

    organisationId: str
    coverage: Coverage
    closes: int


class OrganisationCreate(TypedDict):
    """A new unit, care level or group."""

    id: str
    countyId: str
    parentId: NotRequired[str | None]
    kind: OrganisationKind
    name: TextInput
    shortName: str
    scbCode: NotRequired[str | None]
    organisationNumber: NotRequired[str | None]
    provider: NotRequired[Provider]
    openedOn: NotRequired[str | None]
    closedOn: NotRequired[str | None]
    memberIds: NotRequired[list[str]]


class OrganisationDuties(TypedDict):
    """What a plan expects of an organisation, and where it stands on a day."""

    plan: OverviewPlan
    organisation: DutyOrganisation
    asOf: str
    adoption: AdoptionInfo
    silentAfterDays: int
    duties: list[Duty]
    gaps: list[DutyGap]
    agreements: list[DutyAgreement]
    counts: DutyCounts
    _meta: OverviewMeta
    _links: OverviewLinks


class OrganisationInfo(TypedDict):
    """A principal, care level, unit or group."""

    id: str
    countyId: str
    parentId: str | None
    kind: OrganisationKind
    name: Text
    shortName: str
    scbCode: str | None
    organisationNumber: str | None
    provider: Provider
    openedOn: str | None
    closedOn: str | None
    successors: list[Successor]
    memberIds: list[str]
    version: int


class OrganisationList(TypedDict):
    """Organisations of the page."""

    _meta: PageMeta
    _links: PageLinks
    organisations: list[OrganisationInfo]


class OrganisationToday(TypedDict):
    """A principal's coverage in the round."""

    organisationId: str
    name: Text
    shortName: str
    coverage: Coverage


class OrganisationUpdate(TypedDict):
    """What is to change; what is left out stays."""

    name: NotRequired[TextInput]
    shortName: NotRequired[str]
    organisationNumber: NotRequired[str | None]
    provider: NotRequired[Provider]
    openedOn: NotRequired[str | None]
    closedOn: NotRequired[str | None]


class OutlineLinks(TypedDict):
    """Where a part of a plan is."""

    self: Link
    plan: Link


class OverviewActivity(TypedDict):
    """An activity with how far it has come."""

    id: str
    code: str
    title: Text
    goalId: str | None
    startsOn: str | None
    endsOn: str | None
    countedFromDecision: bool
    startMonth: int | None
    endMonth: int | None
    parts: list[OverviewPart]
    lead: OverviewLead | None
    derived: OverviewDerived
    isLate: bool
    lateMilestones: int
    silentSince: str | None
    needsIds: list[str]
    waitsFor: list[str]


class OverviewCounts(TypedDict):
    """How many activities are how."""

    activities: int
    derived: StatusCounts
    lead: StatusCounts
    late: int
    silent: int
    waiting: int
    lateMilestones: int


class OverviewDerived(TypedDict):
    """The whole, worked out of what the organisations say."""

    status: ProgressStatus | None
    degree: int | None
    reported: int
    of: int


class OverviewLead(TypedDict):
    """What the lead says of the whole."""

    status: ProgressStatus
    degree: int | None
    asOf: str


class OverviewLinks(TypedDict):
    """What belongs to the answer."""

    self: Link
    plan: Link


class OverviewMeta(TypedDict):
    """Which state of the data an answer is of."""

    revision: int


class OverviewOrganisation(TypedDict):
    """An organisation that has a part in the plan."""

    id: str
    name: Text
    shortName: str
    kind: OrganisationKind
    parts: int
    doing: int
    reported: int
    done: int
    late: int
    silent: int


class OverviewPart(TypedDict):
    """An organisation's part in an activity, and how far it has come."""

    organisationId: str
    part: Part
    status: ProgressStatus | None
    degree: int | None
    asOf: str | None
    isLate: bool
    isSilent: bool


class OverviewPlan(TypedDict):
    """The plan that an answer is about."""

    id: str
    countyId: str
    title: Text
    firstYear: int | None
    years: int | None


class OverviewStep(TypedDict):
    """A step with its activities."""

    id: str
    number: int
    needLevel: Text
    careLevel: Text | None
    year: int | None
    status: Text | None
    activities: list[OverviewActivity]


class PageLinks(TypedDict):
    """Links to this page and its neighbours; one that leads nowhere is left out (HYP.12)."""

    self: Link
    first: NotRequired[Link | None]
    prev: NotRequired[Link | None]
    next: NotRequired[Link | None]
    last: NotRequired[Link | None]


class PageMeta(TypedDict):
    """Where in the list this page is."""

    totalRecords: int
    page: int
    limit: int
    count: int


class PairTotals(TypedDict):
    """Sums over one pair of rounds; the six classes add up to total."""

    fromRoundId: str
    toRoundId: str
    improved: int
    worsened: int
    unchanged: int
    new: int
    removed: int
    notComparable: int
    total: int
    reasons: dict[str, int]


class Participation(TypedDict):
    """Who has answered and who has not; never what."""

    round: QuestionnaireRoundReference
    isLate: bool
    sendsMail: bool
    total: ParticipationCounts
    groups: list[ParticipationGroup]
    revision: int
    _links: dict[str, Link]


class ParticipationCounts(TypedDict):
    """How far the units have come. Each number includes those that came further."""

    asked: int
    opened: int
    begun: int
    submitted: int
    rate: float | None


class ParticipationGroup(TypedDict):
    """The units of a principal and a kind."""

    asked: int
    opened: int
    begun: int
    submitted: int
    rate: float | None
    organisationId: str
    organisationName: Text
    unitKindId: str
    unitKindName: Text
    late: list[LateRecipient]


class Payer(TypedDict):
    """What names an organisation that items in the sum fall on."""

    id: str
    name: Text


class PayerInfo(TypedDict):
    """An organisation that pays for an item, or takes part with nobody knows how much."""

    organisationId: str
    name: Text
    shortName: str
    percent: float | None


class PayerInput(TypedDict):
    """An organisation that pays, or takes part."""

    organisationId: str
    percent: NotRequired[float | None]


class PerInhabitant(TypedDict):
    """What the average year costs for each inhabitant."""

    population: float
    period: str
    areaId: str
    indicatorId: str
    annualLow: float | None
    annualHigh: float


class PlanComparison(TypedDict):
    """A plan at two moments, and what differs. What is the same is only counted."""

    plan: VersionPlan
    then: PlanMoment
    now: PlanMoment
    adoption: AdoptionInfo
    counts: DifferenceCounts
    differences: list[PlanDifference]
    _meta: OverviewMeta
    _links: OverviewLinks


class PlanCreate(TypedDict):
    """A new plan of a county."""

    id: str
    countyId: str
    title: TextInput
    firstYear: NotRequired[int | None]
    years: NotRequired[int | None]
    note: NotRequired[PlanFieldsLongTextInput | None]
    sourcePlaceId: NotRequired[str | None]


class PlanDetail(TypedDict):
    """A plan with its steps, their activities, who has a part in them, and what belongs to it."""

    id: str
    countyId: str
    title: Text
    firstYear: int | None
    years: int | None
    note: Text | None
    stepCount: int
    activityCount: int
    sourcePlaceId: str | None
    order: int
    version: int
    _links: PlanLinks
    points: list[PointFields]
    responsibilities: list[ResponsibilityFields]
    steps: list[PlanStepInfo]
    sources: PlanSources


class PlanDifference(TypedDict):
    """Something of the plan that has come, gone or changed."""

    fate: Fate
    kind: Kind
    id: str
    name: Text
    changes: list[FieldChange]


class PlanEffect(TypedDict):
    """What the plan's steps so far would come to."""

    id: str
    name: Text
    steps: list[int] | None
    closes: int
    coverage: Coverage
    organisations: list[OrganisationAfter]
    cost: EffectCost | None


class PlanEffects(TypedDict):
    """Coverage today and after each of the plan's steps, with what each costs."""

    countyId: str
    plan: PlanName
    round: RoundReference | None
    organisationId: str | None
    without: list[ActivityName]
    coverage: Coverage
    organisations: list[OrganisationToday]
    effects: list[PlanEffect]
    leftOpen: list[LeftOpen]
    gaps: int
    unplanned: int
    years: list[int]
    notSummed: list[EffectNotSummed]
    rule: Text
    sources: Sources
    _meta: ChainMeta
    _links: ChainLinks


class PlanInfo(TypedDict):
    """A county's joint plan."""

    id: str
    countyId: str
    title: Text
    firstYear: int | None
    years: int | None
    note: Text | None
    stepCount: int
    activityCount: int
    sourcePlaceId: str | None
    order: int
    version: int
    _links: PlanLinks


class PlanLinks(TypedDict):
    """Where the plan is."""

    self: Link


class PlanList(TypedDict):
    """Plans of the page."""

    _meta: PageMeta
    _links: PageLinks
    plans: list[PlanInfo]


class PlanMoment(TypedDict):
    """A moment in the plan's history."""

    on: str
    revision: int
    at: str
    isDecision: bool


class PlanName(TypedDict):
    """What names the plan."""

    id: str
    title: Text


class PlanOverview(TypedDict):
    """How far a plan has come on a day."""

    plan: OverviewPlan
    asOf: str
    adoption: AdoptionInfo
    silentAfterDays: int
    organisations: list[OverviewOrganisation]
    steps: list[OverviewStep]
    counts: OverviewCounts
    _meta: OverviewMeta
    _links: OverviewLinks


class PlanReference(TypedDict):
    """What names a plan."""

    id: str
    title: Text


class PlanSources(TypedDict):
    """The places that the plan's parts point at, and their documents."""

    documents: list[SourceDocumentInfo]
    places: list[SourcePlaceInfo]


class PlanStepInfo(TypedDict):
    """A prioritised step of a plan with its goals and activities."""

    id: str
    planId: str
    number: int
    needLevel: Text
    careLevel: Text | None
    targetGroup: Text | None
    year: int | None
    status: Text | None
    bodies: list[StepBodyInfo]
    sourcePlaceId: str | None
    version: int
    goals: list[GoalFields]
    activities: list[ActivityInfo]


class PlanUpdate(TypedDict):
    """What is to change; what is left out stays."""

    title: NotRequired[TextInput]
    firstYear: NotRequired[int | None]
    years: NotRequired[int | None]
    note: NotRequired[PlanFieldsLongTextInput | None]
    sourcePlaceId: NotRequired[str | None]
    order: NotRequired[int]


class PlanVersion(TypedDict):
    """A plan as it stood at a moment. What was taken away before it is not there."""

    plan: VersionPlan
    moment: PlanMoment
    adoption: AdoptionInfo
    outline: dict[str, Any]
    steps: list[dict[str, Any]]
    points: list[dict[str, Any]]
    responsibilities: list[dict[str, Any]]
    goals: list[dict[str, Any]]
    activities: list[dict[str, Any]]
    matters: list[dict[str, Any]]
    boards: list[dict[str, Any]]
    decisions: list[dict[str, Any]]
    agreements: list[dict[str, Any]]
    progress: list[KnownProgress]
    _meta: OverviewMeta
    _links: OverviewLinks


class PointCreate(TypedDict):
    """A new point of a plan."""

    id: str
    planId: str
    kind: PointKind
    title: TextInput
    text: NotRequired[PlanFieldsLongTextInput | None]
    sourcePlaceId: NotRequired[str | None]


class PointFields(TypedDict):
    """What belongs to the plan as a whole."""

    id: str
    planId: str
    kind: PointKind
    title: Text
    text: Text | None
    sourcePlaceId: str | None
    order: int
    version: int


class PointInfo(TypedDict):
    """What belongs to the plan as a whole."""

    id: str
    planId: str
    kind: PointKind
    title: Text
    text: Text | None
    sourcePlaceId: str | None
    order: int
    version: int
    _links: OutlineLinks


class PointList(TypedDict):
    """Points of the page."""

    _meta: PageMeta
    _links: PageLinks
    planPoints: list[PointInfo]


class PointUpdate(TypedDict):
    """What is to change; what is left out stays."""

    kind: NotRequired[PointKind]
    title: NotRequired[TextInput]
    text: NotRequired[PlanFieldsLongTextInput | None]
    sourcePlaceId: NotRequired[str | None]
    order: NotRequired[int]


class PostInfo(TypedDict):
    """Posts of one role within an item (tjänster)."""

    roleId: str
    roleName: Text
    fteLow: float
    fteHigh: float
    optional: bool


class PostInput(TypedDict):
    """Posts of one role."""

    roleId: str
    fteLow: float
    fteHigh: float
    optional: NotRequired[bool]


class PresentReport(TypedDict):
    """The report that holds on the day."""

    reportId: str
    asOf: str
    status: ProgressStatus
    degree: int | None
    text: str | None
    obstacle: str | None
    nextStep: str | None


class PreviousAnswer(TypedDict):
    """What the organisation said in the round before."""

    roundId: str
    status: Status
    comment: str | None


class PriceIndexCreate(TypedDict):
    """A new price index."""

    id: str
    name: TextInput
    publisher: str
    base: NotRequired[str | None]
    url: NotRequired[str | None]
    note: NotRequired[str | None]
    organisationId: NotRequired[str | None]
    values: NotRequired[list[IndexValueInput]]


class PriceIndexInfo(TypedDict):
    """A series that prices of one year are made prices of another with."""

    id: str
    name: Text
    publisher: str
    base: str | None
    url: str | None
    note: str | None
    organisationId: str | None
    values: list[IndexValueInfo]
    firstYear: int | None
    lastYear: int | None
    order: int
    version: int


class PriceIndexList(TypedDict):
    """Price indexes of the page."""

    _meta: PageMeta
    _links: PageLinks
    priceIndexes: list[PriceIndexInfo]


class PriceIndexUpdate(TypedDict):
    """What is to change; what is left out stays."""

    name: NotRequired[TextInput]
    publisher: NotRequired[str]
    base: NotRequired[str | None]
    url: NotRequired[str | None]
    note: NotRequired[str | None]
    organisationId: NotRequired[str | None]
    values: NotRequired[list[IndexValueInput]]


class Progress(TypedDict):
    """How far the column has come."""

    asked: int
    answered: int


class ProgressReportCreate(TypedDict):
    """How far an organisation, or the whole, had come with an activity on a day."""

    id: NotRequired[str]
    activityId: str
    organisationId: str | None
    asOf: str
    status: ProgressStatus
    degree: NotRequired[int | None]
    text: NotRequired[str | None]
    obstacle: NotRequired[str | None]
    nextStep: NotRequired[str | None]
    sourcePlaceId: NotRequired[str | None]


class ProgressReportInfo(TypedDict):
    """What an organisation, or the lead for the whole, says of an activity on a day."""

    id: str
    planId: str
    activityId: str
    activityCode: str
    activityTitle: Text
    organisationId: str | None
    organisationName: Text | None
    asOf: str
    status: ProgressStatus
    degree: int | None
    text: str | None
    obstacle: str | None
    nextStep: str | None
    sourcePlaceId: str | None
    enteredBy: str
    enteredAt: str
    revision: int
    _links: ReportLinks


class ProgressReportList(TypedDict):
    """Reports of the page."""

    _meta: PageMeta
    _links: PageLinks
    progressReports: list[ProgressReportInfo]


class ProtectionList(TypedDict):
    """How much is withheld, by indicator and period."""

    _meta: PageMeta
    _links: PageLinks
    protection: list[ProtectionRow]


class ProtectionRow(TypedDict):
    """How much is withheld of an indicator in a period."""

    indicatorId: str
    indicatorName: Text
    period: str
    cells: int
    primary: int
    complementary: int
    linked: int
    exposed: int
    shareWithheld: float


class PublisherInfo(TypedDict):
    """Who answers for what is published."""

    name: str
    organisationNumber: str
    type: str


class QuantityInput(TypedDict):
    """How many of the unit each time."""

    low: float
    high: float


class QuantityRange(TypedDict):
    """How many of the unit each time."""

    low: float
    high: float


class QuestionChange(TypedDict):
    """What has become of a question since the version before."""

    questionId: str
    kinds: list[QuestionnairesFormDifference]


class QuestionResult(TypedDict):
    """How a question was answered."""

    id: str
    sectionId: str
    type: QuestionType
    text: Text
    unit: Text | None
    options: list[ResultOption]
    results: list[GroupResult]
    stated: list[StatedShare]


class QuestionnaireComparisonDocument(TypedDict):
    """Two rounds side by side."""

    rounds: list[QuestionnaireRoundReference]
    questions: list[ComparedQuestion]
    _links: ResultLinks


class QuestionnaireCreate(TypedDict):
    """A new questionnaire; what it asks is written in its draft."""

    id: str
    countyId: str
    title: TextInput


class QuestionnaireDraftInfo(TypedDict):
    """The version that is being written, or what a new one would begin with."""

    questionnaireId: str
    number: int
    status: VersionStatus
    questionCount: int
    version: int
    form: FormInfo
    changes: list[QuestionChange]
    remaining: list[RemainingFault]


class QuestionnaireInfo(TypedDict):
    """A questionnaire that is used again and again (enkät)."""

    id: str
    countyId: str
    title: Text
    latestNumber: int | None
    hasDraft: bool
    version: int


class QuestionnaireList(TypedDict):
    """Questionnaires of the page."""

    _meta: PageMeta
    _links: PageLinks
    questionnaires: list[QuestionnaireInfo]


class QuestionnaireRoundCreate(TypedDict):
    """A new round of a questionnaire, as a draft."""

    id: str
    countyId: str
    questionnaireId: str
    formNumber: NotRequired[int | None]
    year: int
    title: TextInput
    opensOn: NotRequired[str | None]
    closesOn: NotRequired[str | None]
    greeting: NotRequired[str | None]
    previousRoundId: NotRequired[str | None]
    copyRecipients: NotRequired[bool]


class QuestionnaireRoundInfo(TypedDict):
    """One time that a questionnaire is sent out."""

    id: str
    title: Text
    status: QuestionnaireRoundStatus
    takesAnswers: bool
    closesOn: str | None
    countyId: str
    questionnaireId: str
    formNumber: int
    year: int
    opensOn: str | None
    greeting: str | None
    previousRoundId: str | None
    documentId: str | None
    askedCount: int | None
    submittedCount: int | None
    publishedAt: str | None
    revision: int
    version: int
    allowedTransitions: list[QuestionnaireRoundStatus]
    _links: QuestionnaireRoundLinks


class QuestionnaireRoundLinks(TypedDict):
    """What belongs to the round."""

    self: Link
    questionnaireVersion: Link


class QuestionnaireRoundList(TypedDict):
    """Rounds of the page."""

    _meta: PageMeta
    _links: PageLinks
    questionnaireRounds: list[QuestionnaireRoundInfo]


class QuestionnaireRoundReference(TypedDict):
    """A round of a questionnaire in short."""

    id: str
    title: Text
    status: QuestionnaireRoundStatus
    takesAnswers: bool
    closesOn: str | None


class QuestionnaireRoundUpdate(TypedDict):
    """What is to change; what is left out stays."""

    title: NotRequired[TextInput]
    formNumber: NotRequired[int]
    opensOn: NotRequired[str | None]
    closesOn: NotRequired[str | None]
    greeting: NotRequired[str | None]


class QuestionnaireTransitionCreate(TypedDict):
    """The next step in the round's life."""

    to: QuestionnaireRoundStatus
    reason: NotRequired[str | None]


class QuestionnaireUpdate(TypedDict):
    """What is to change; what is left out stays."""

    title: NotRequired[TextInput]


class QuestionnaireVersionInfo(TypedDict):
    """A version of a questionnaire with its form."""

    questionnaireId: str
    number: int
    status: VersionStatus
    questionCount: int
    version: int
    form: FormInfo
    changes: list[QuestionChange]


class QuestionnaireVersionList(TypedDict):
    """Versions of the page."""

    _meta: PageMeta
    _links: PageLinks
    versions: list[QuestionnaireVersionReference]


class QuestionnaireVersionReference(TypedDict):
    """A version of a questionnaire."""

    questionnaireId: str
    number: int
    status: VersionStatus
    questionCount: int
    version: int


class RateInfo(TypedDict):
    """One limit, and where the caller stands against it."""

    policy: str
    limit: int
    windowSeconds: int
    remaining: int
    resetSeconds: int


class RateLimitInfo(TypedDict):
    """What limits apply to the caller."""

    rates: list[RateInfo]
    requestsAtOnce: int
    sizes: SizeInfo


class ReadRoleCost(TypedDict):
    """The cost of a post that a reading rests on."""

    id: str
    organisationId: str | None
    year: int
    amount: int
    bound: Bound


class RecipientCreate(TypedDict):
    """A unit to ask."""

    id: str
    name: str
    organisationId: str
    unitKindId: str
    email: NotRequired[str | None]


class RecipientInfo(TypedDict):
    """A unit that a round asks."""

    id: str
    name: str
    organisationId: str
    organisationName: Text
    unitKindId: str
    unitKindName: Text
    email: str | None
    state: ResponseState
    invitedAt: str | None
    validLinks: int
    mail: RecipientMail | None
    version: int


class RecipientList(TypedDict):
    """Units of the page."""

    _meta: PageMeta
    _links: PageLinks
    recipients: list[RecipientInfo]


class RecipientMail(TypedDict):
    """How far the newest message to the unit has come."""

    kind: MessageKind
    status: MailStatus
    queuedAt: str
    sentAt: str | None
    attempts: int
    problem: MailProblem | None


class RecipientUpdate(TypedDict):
    """What is to change; what is left out stays."""

    name: NotRequired[str]
    organisationId: NotRequired[str]
    unitKindId: NotRequired[str]
    email: NotRequired[str | None]


class RecommendationInfo(TypedDict):
    """An edition's recommendation of the method."""

    id: str
    editionId: str
    priority: int | None
    title: Text
    sourcePlaceId: str | None


class RemainingFault(TypedDict):
    """What must be put right before the draft can be made final."""

    field: str
    message: Text


class ReminderCreate(TypedDict):
    """Whom to remind."""

    recipientIds: NotRequired[list[str] | None]


class ReportBlock(TypedDict):
    """A piece of a section, in the order that it is read."""

    kind: BlockKind
    text: Text | None
    items: list[Text]
    columns: list[ReportColumn]
    rows: list[ReportRow]


class ReportBody(TypedDict):
    """A report as it is read: the same as page, Word document and PDF."""

    county: Text
    plan: Text
    about: Text
    sections: list[ReportSection]


class ReportColumn(TypedDict):
    """A column of a table."""

    name: Text
    isNumber: bool


class ReportLinks(TypedDict):
    """What belongs to a report."""

    self: Link
    activity: Link


class ReportRow(TypedDict):
    """A row of a table."""

    cells: list[Text]


class ReportSection(TypedDict):
    """A part of a report."""

    id: Section
    title: Text
    own: str | None
    blocks: list[ReportBlock]


class ReportTexts(TypedDict):
    """The lead's own words by section; null where there are none."""

    decisions: str | None
    progress: str | None
    gaps: str | None
    costs: str | None
    findings: str | None
    nextSteps: str | None


class ReportTextsInput(TypedDict):
    """The lead's own words by section. What is left out stays; null takes away."""

    decisions: NotRequired[str | None]
    progress: NotRequired[str | None]
    gaps: NotRequired[str | None]
    costs: NotRequired[str | None]
    findings: NotRequired[str | None]
    nextSteps: NotRequired[str | None]


class Reported(TypedDict):
    """How far an activity was reported to have come when the later round was made."""

    lead: ProgressStatus | None
    derived: ProgressStatus | None
    reported: int
    of: int


class ReportedIndicator(TypedDict):
    """How much of an indicator an organisation has reported."""

    indicatorId: str
    indicatorName: Text
    state: StatisticsCollectionsSchemasReportState
    rows: int
    expectedRows: int
    lastEnteredAt: str | None


class ReportedOrganisation(TypedDict):
    """How much an organisation has reported."""

    organisationId: str
    organisationName: Text
    kind: str
    state: StatisticsCollectionsSchemasReportState
    isLate: bool
    asked: int
    reported: int
    rows: int
    expectedRows: int
    lastEnteredAt: str | None
    indicators: list[ReportedIndicator]


class ResponsibilityCreate(TypedDict):
    """Who is responsible for what."""

    id: str
    planId: str
    stepId: NotRequired[str | None]
    division: Division
    party: Party
    text: PlanFieldsLongTextInput
    sourcePlaceId: NotRequired[str | None]


class ResponsibilityFields(TypedDict):
    """Who is responsible for what, today or under the proposed reform."""

    id: str
    planId: str
    stepId: str | None
    division: Division
    party: Party
    text: Text
    sourcePlaceId: str | None
    order: int
    version: int


class ResponsibilityInfo(TypedDict):
    """Who is responsible for what, today or under the proposed reform."""

    id: str
    planId: str
    stepId: str | None
    division: Division
    party: Party
    text: Text
    sourcePlaceId: str | None
    order: int
    version: int
    _links: OutlineLinks


class ResponsibilityList(TypedDict):
    """Responsibilities of the page."""

    _meta: PageMeta
    _links: PageLinks
    responsibilities: list[ResponsibilityInfo]


class ResponsibilityUpdate(TypedDict):
    """What is to change; what is left out stays."""

    stepId: NotRequired[str | None]
    division: NotRequired[Division]
    party: NotRequired[Party]
    text: NotRequired[PlanFieldsLongTextInput]
    sourcePlaceId: NotRequired[str | None]
    order: NotRequired[int]


class ResultDocument(TypedDict):
    """The results of a round."""

    round: QuestionnaireRoundReference
    figures: ResultFigures
    withheld: Text
    groups: list[ResultGroup]
    questions: list[QuestionResult]
    _links: ResultLinks


class ResultGroup(TypedDict):
    """Units that results are given for."""

    principalId: str | None
    unitKindId: str | None
    name: Text
    respondents: int | None


class ResultLinks(TypedDict):
    """The result and its other forms."""

    self: Link
    csv: Link
    xlsx: Link


class ResultOption(TypedDict):
    """A choice, or a point of a scale."""

    id: str
    text: Text


class RoleCostCreate(TypedDict):
    """What a full-time post costs in a year. One for each occupation, principal and year."""

    id: str
    roleId: str
    countyId: str
    organisationId: NotRequired[str | None]
    year: int
    amount: int
    bound: NotRequired[Bound]
    assumption: NotRequired[str | None]
    sourcePlaceId: NotRequired[str | None]


class RoleCostInfo(TypedDict):
    """What a full-time post costs in a year, for a county or one of its principals."""

    id: str
    roleId: str
    countyId: str
    organisationId: str | None
    year: int
    amount: int
    bound: Bound
    assumption: str | None
    sourcePlaceId: str | None
    enteredBy: str
    enteredAt: str
    version: int


class RoleCostList(TypedDict):
    """Costs of posts of the page."""

    _meta: PageMeta
    _links: PageLinks
    roleCosts: list[RoleCostInfo]


class RoleCostUpdate(TypedDict):
    """What is to change; what is left out stays. Another year or principal is another cost."""

    amount: NotRequired[int]
    bound: NotRequired[Bound]
    assumption: NotRequired[str | None]
    sourcePlaceId: NotRequired[str | None]


class RoleInfo(TypedDict):
    """A role and all that it may do."""

    role: Role
    permissions: list[RolePermission]


class RoleList(TypedDict):
    """The permission table."""

    roles: list[RoleInfo]


class RolePermission(TypedDict):
    """One permission of a role and how far it reaches."""

    permission: Permission
    reach: Reach


class RoundCreate(TypedDict):
    """A new round, as a draft. With a previous round, it asks the same of the same."""

    id: str
    countyId: str
    year: int
    title: TextInput
    editionId: NotRequired[str | None]
    previousRoundId: NotRequired[str | None]
    opensOn: NotRequired[str | None]
    closesOn: NotRequired[str | None]
    methodIds: NotRequired[list[str] | None]
    organisationIds: NotRequired[list[str] | None]


class RoundInfo(TypedDict):
    """A round and how far it has come."""

    id: str
    countyId: str
    year: int
    title: Text
    status: RoundStatus
    editionId: str | None
    previousRoundId: str | None
    documentId: str | None
    opensOn: str | None
    closesOn: str | None
    asOf: str | None
    publishedAt: str | None
    methodCount: int
    organisationCount: int
    asked: int
    answered: int
    revision: int
    version: int
    allowedTransitions: list[RoundStatus]
    _links: RoundLinks


class RoundLinks(TypedDict):
    """What belongs to the round."""

    self: Link
    matrix: Link
    columns: Link


class RoundList(TypedDict):
    """Rounds of the page."""

    _meta: PageMeta
    _links: PageLinks
    gapRounds: list[RoundInfo]


class RoundReference(TypedDict):
    """What names a round."""

    id: str
    countyId: str
    year: int
    title: Text
    status: RoundStatus


class RoundUpdate(TypedDict):
    """What is to change; what is left out stays. What is asked changes only in a draft."""

    title: NotRequired[TextInput]
    opensOn: NotRequired[str | None]
    closesOn: NotRequired[str | None]
    methodIds: NotRequired[list[str]]
    organisationIds: NotRequired[list[str]]


class ScenarioChoice(TypedDict):
    """What is carried out, and how."""

    steps: list[int] | None
    items: list[str] | None
    without: list[str]
    choices: list[ChosenAlternative]
    optional: OptionalItems
    firstYear: int | None
    years: int | None


class ScenarioChoiceInput(TypedDict):
    """What is carried out, and how. Nothing at all means everything, as the plan has it."""

    steps: NotRequired[list[int] | None]
    items: NotRequired[list[str] | None]
    without: NotRequired[list[str]]
    choices: NotRequired[list[ChosenAlternativeInput]]
    optional: NotRequired[OptionalItems]
    firstYear: NotRequired[int | None]
    years: NotRequired[int | None]


class ScenarioReference(TypedDict):
    """What names a scenario."""

    id: str
    name: Text


class SessionInfo(TypedDict):
    """Who is signed in, and what they may do."""

    signedIn: bool
    role: Role
    name: str | None
    organisationId: str | None
    countyId: str | None
    readOnly: bool
    csrfToken: str | None
    expiresAt: str | None
    renewsAt: str | None
    way: Way | None
    signOutUrl: str | None
    permissions: list[Permission]


class SharedCost(TypedDict):
    """What an organisation pays as it is stated, and what it would pay under the rule."""

    organisationId: str
    name: Text
    weight: float | None
    percent: float | None
    stated: CostRange
    shared: CostRange
    difference: CostsSchemasDifference


class SharingPopulation(TypedDict):
    """Which inhabitants a cost is shared by."""

    indicatorId: str
    period: str


class ShortTextInput(TypedDict):
    """A word or two in Swedish and perhaps English."""

    sv: str
    en: NotRequired[str | None]


class SignIn(TypedDict):
    """A key to sign in with."""

    apiKey: str


class SignInAnswer(TypedDict):
    """What the provider sent the browser back with."""

    state: str
    code: NotRequired[str | None]
    error: NotRequired[str | None]


class SignInBegun(TypedDict):
    """Where the browser goes to sign in."""

    authorizationUrl: str


class SignInDone(TypedDict):
    """How a sign-in ended."""

    renewed: bool
    returnTo: str
    session: NotRequired[SessionInfo | None]


class SignInStart(TypedDict):
    """A sign-in to begin."""

    returnTo: NotRequired[str | None]
    silent: NotRequired[bool]


class SignInWay(TypedDict):
    """A way to sign in."""

    way: Way


class SignInWays(TypedDict):
    """How people sign in here."""

    ways: list[SignInWay]


class SimulatedSpread(TypedDict):
    """Where the average year would lie if items moved within their ranges. No part of the sum."""

    model: SpreadModel
    draws: int
    seed: int
    p10: int
    p50: int
    p90: int
    openItems: int
    note: Text


class SizeInfo(TypedDict):
    """The largest that is taken or given."""

    itemsOfPage: int
    bytesOfBody: int
    bytesOfUpload: int
    bytesOfDocument: int
    rowsOfChangeFile: int
    rowsOfFigureSheet: int
    bytesOfToken: int


class SourceDocumentCreate(TypedDict):
    """A new document."""

    id: str
    title: TextInput
    publisher: NotRequired[str | None]
    publishedOn: NotRequired[str | None]
    referenceNumber: NotRequired[str | None]
    url: NotRequired[str | None]
    note: NotRequired[str | None]


class SourceDocumentInfo(TypedDict):
    """A document that figures are taken from."""

    id: str
    title: Text
    publisher: str | None
    publishedOn: str | None
    referenceNumber: str | None
    url: str | None
    note: str | None
    version: int


class SourceDocumentList(TypedDict):
    """Documents of the page."""

    _meta: PageMeta
    _links: PageLinks
    sourceDocuments: list[SourceDocumentInfo]


class SourceDocumentUpdate(TypedDict):
    """What is to change; what is left out stays."""

    title: NotRequired[TextInput]
    publisher: NotRequired[str | None]
    publishedOn: NotRequired[str | None]
    referenceNumber: NotRequired[str | None]
    url: NotRequired[str | None]
    note: NotRequired[str | None]


class SourcePlaceCreate(TypedDict):
    """A new place in a document."""

    id: str
    documentId: str
    appendix: NotRequired[str | None]
    table: NotRequired[str | None]
    figure: NotRequired[str | None]
    section: NotRequired[str | None]
    line: NotRequired[int | None]
    column: NotRequired[str | None]
    printedLabel: NotRequired[str | None]
    summary: NotRequired[TextInput | None]
    note: NotRequired[str | None]


class SourcePlaceInfo(TypedDict):
    """A place in a document."""

    id: str
    documentId: str
    documentTitle: str
    appendix: str | None
    table: str | None
    figure: str | None
    section: str | None
    line: int | None
    column: str | None
    printedLabel: str | None
    summary: Text | None
    note: str | None


class SourcePlaceList(TypedDict):
    """Places of the page."""

    _meta: PageMeta
    _links: PageLinks
    sourcePlaces: list[SourcePlaceInfo]


class Sources(TypedDict):
    """The places that the answer's figures point at, and their documents."""

    documents: list[SourceDocumentInfo]
    places: list[SourcePlaceInfo]


class StaffingCheck(TypedDict):
    """The posts times what a post costs, held against the amount."""

    reckoned: CostRange
    agrees: bool
    roleCosts: list[str]


class StaffingReading(TypedDict):
    """A share of a post as money, or money as a share of a post."""

    roleId: str
    roleCost: ReadRoleCost
    percent: float
    amount: int
    text: Text


class State(TypedDict):
    """What one round says of a subject."""

    roundId: str
    status: Status
    count: int | None
    total: int | None
    sourcePlaceId: str | None


class StatedShare(TypedDict):
    """A share that a report gives of a round whose single answers are not known."""

    choiceId: str
    share: float | None
    qualifier: str
    base: int | None
    impliedCount: ImpliedCount | None
    isImpossible: bool
    sourcePlace: SourcePlaceInfo | None
    note: str | None


class StatementReference(TypedDict):
    """What a source says of a group as a whole. Says nothing of a single member."""

    groupId: str
    status: Status
    count: int | None
    total: int | None
    sourcePlaceId: str | None


class StatisticalAreaInfo(TypedDict):
    """A place that figures are about."""

    id: str
    kind: AreaKind
    countyId: str | None
    name: Text
    order: int


class StatisticalAreaList(TypedDict):
    """Areas of the page."""

    _meta: PageMeta
    _links: PageLinks
    statisticalAreas: list[StatisticalAreaInfo]


class StatusCounts(TypedDict):
    """Activities by how far they have come."""

    notReported: int
    notStarted: int
    started: int
    done: int
    paused: int
    stopped: int


class StatusReportCreate(TypedDict):
    """A draft of a report."""

    id: str
    planId: str
    scope: ReportScope
    stepId: NotRequired[str | None]
    organisationId: NotRequired[str | None]
    asOf: str
    title: str
    texts: NotRequired[ReportTextsInput | None]


class StatusReportDetail(TypedDict):
    """A report with all that it says."""

    id: str
    countyId: str
    planId: str
    scope: ReportScope
    stepId: str | None
    organisationId: str | None
    about: Text
    state: ReportsTermsReportState
    title: str
    asOf: str
    issuedAt: str | None
    issuedBy: str | None
    issuedRevision: int | None
    enteredBy: str
    enteredAt: str
    version: int
    _links: StatusReportLinks
    texts: ReportTexts
    body: ReportBody


class StatusReportInfo(TypedDict):
    """A status report, without what it says."""

    id: str
    countyId: str
    planId: str
    scope: ReportScope
    stepId: str | None
    organisationId: str | None
    about: Text
    state: ReportsTermsReportState
    title: str
    asOf: str
    issuedAt: str | None
    issuedBy: str | None
    issuedRevision: int | None
    enteredBy: str
    enteredAt: str
    version: int
    _links: StatusReportLinks


class StatusReportLinks(TypedDict):
    """A report and its forms."""

    self: Link
    plan: Link
    docx: Link
    pdf: Link


class StatusReportList(TypedDict):
    """Reports of the page."""

    _meta: PageMeta
    _links: PageLinks
    statusReports: list[StatusReportInfo]


class StatusReportUpdate(TypedDict):
    """What is to change in a draft; what is left out stays."""

    asOf: NotRequired[str]
    title: NotRequired[str]
    texts: NotRequired[ReportTextsInput]


class StepBodyInfo(TypedDict):
    """Who is responsible for a step, as the source says: often services and not organisations."""

    name: Text
    organisationId: str | None


class StepBodyInput(TypedDict):
    """Who is responsible for a step."""

    name: TextInput
    organisationId: NotRequired[str | None]


class StepCreate(TypedDict):
    """A new step of a plan."""

    id: str
    planId: str
    number: int
    needLevel: TextInput
    careLevel: NotRequired[TextInput | None]
    targetGroup: NotRequired[PlanFieldsLongTextInput | None]
    year: NotRequired[int | None]
    status: NotRequired[PlanFieldsLongTextInput | None]
    bodies: NotRequired[list[StepBodyInput]]
    sourcePlaceId: NotRequired[str | None]


class StepInfo(TypedDict):
    """A prioritised step of a plan."""

    id: str
    planId: str
    number: int
    needLevel: Text
    careLevel: Text | None
    targetGroup: Text | None
    year: int | None
    status: Text | None
    bodies: list[StepBodyInfo]
    sourcePlaceId: str | None
    version: int
    _links: OutlineLinks


class StepList(TypedDict):
    """Steps of the page."""

    _meta: PageMeta
    _links: PageLinks
    planSteps: list[StepInfo]


class StepUpdate(TypedDict):
    """What is to change; what is left out stays. The bodies are replaced as a whole."""

    number: NotRequired[int]
    needLevel: NotRequired[TextInput]
    careLevel: NotRequired[TextInput | None]
    targetGroup: NotRequired[PlanFieldsLongTextInput | None]
    year: NotRequired[int | None]
    status: NotRequired[PlanFieldsLongTextInput | None]
    bodies: NotRequired[list[StepBodyInput]]
    sourcePlaceId: NotRequired[str | None]


class SubTaskInfo(TypedDict):
    """What is to be done to reach a goal."""

    title: Text
    doneOn: str | None


class SubTaskInput(TypedDict):
    """What is to be done to reach a goal."""

    title: TextInput
    doneOn: NotRequired[str | None]


class Successor(TypedDict):
    """An organisation that took over."""

    organisationId: str
    kind: SuccessionKind
    onDate: str


class SuccessorCreate(TypedDict):
    """Who takes over from an organisation."""

    organisationId: str
    kind: SuccessionKind
    onDate: str


class SummaryIndex(TypedDict):
    """The index that prices were converted with."""

    id: str
    name: Text
    publisher: str
    base: str | None
    url: str | None
    values: list[SummaryIndexValue]


class SummaryIndexValue(TypedDict):
    """A value of the index that was used."""

    year: int
    value: float


class SummaryLinks(TypedDict):
    """The same sums in other forms, and the plan."""

    self: Link
    csv: Link
    xlsx: Link
    plan: Link


class SummaryMeta(TypedDict):
    """How new the answer is."""

    revision: int


class SummaryPrices(TypedDict):
    """Which year's prices the amounts are in."""

    year: int | None
    entered: list[int]
    index: SummaryIndex | None


class SummedItem(TypedDict):
    """An item in the sum."""

    id: str
    code: str | None
    title: Text
    stepId: str | None
    activityId: str | None
    amount: CostRange | None
    quantity: QuantityRange | None
    priceYear: int | None
    perTime: CostRange
    years: list[int]
    isOnce: bool
    total: CostRange
    annual: CostRange
    chosenAlternativeId: str | None
    organisations: list[FallsOn]
    groupId: str | None
    sourcePlaceId: str | None


class TableCategory(TypedDict):
    """One category of a dimension of a table."""

    id: str
    name: Text


class TableCell(TypedDict):
    """One cell; `key` has one category per dimension, in the order of `dimensions`."""

    key: list[str]
    value: float | None
    valueTo: float | None
    text: str | None
    qualifier: Qualifier | None
    quality: Quality | None
    status: CellStatus
    reason: str | None
    isBreak: bool
    breakNote: Text | None
    isComputed: bool
    sourcePlaceId: str | None


class TableDimension(TypedDict):
    """A dimension of a table with its categories in order."""

    id: str
    name: Text
    categories: list[TableCategory]


class TableDocument(TypedDict):
    """A table of figures. Cells stand row by row over all dimensions, the last one fastest."""

    countyId: str
    title: Text
    dataset: DatasetReference | None
    per: Per | None
    figures: Figures
    layout: TableLayout
    dimensions: list[TableDimension]
    indicators: list[TableIndicator]
    cells: list[TableCell]
    reasons: list[TableReason]
    notes: list[Text]
    sources: TableSources
    asOf: str | None
    revision: int
    _links: TableLinks


class TableEdition(TypedDict):
    """A definition that figures of the table follow."""

    number: int
    validFrom: str | None
    definition: Text
    method: Text | None
    caution: Text | None
    breakNote: Text | None


class TableIndicator(TypedDict):
    """An indicator of the table, with the definitions that its figures follow."""

    id: str
    name: Text
    unit: Text
    measure: Measure
    decimals: int
    editions: list[TableEdition]


class TableLayout(TypedDict):
    """How the dimensions stand."""

    rows: list[str]
    columns: list[str]
    fixed: dict[str, str]


class TableLinks(TypedDict):
    """The same in other forms."""

    self: Link
    csv: Link
    xlsx: Link
    jsonStat: Link


class TableReason(TypedDict):
    """A reason in words."""

    code: str
    words: Text


class TableSelection(TypedDict):
    """What a dataset shows, as the address of a table says it."""

    indicators: list[str]
    rows: list[str]
    columns: list[str]
    where: list[str]
    periods: list[str]
    areas: list[str]
    per: Per | None


class TableSelectionInput(TypedDict):
    """What a dataset is to show."""

    indicators: list[str]
    rows: NotRequired[list[str]]
    columns: NotRequired[list[str]]
    where: NotRequired[list[str]]
    periods: NotRequired[list[str]]
    areas: NotRequired[list[str]]
    per: NotRequired[Per | None]


class TableSources(TypedDict):
    """Where the figures come from."""

    documents: list[SourceDocumentInfo]
    places: list[SourcePlaceInfo]


class Text(TypedDict):
    """A text in Swedish and, where it has been written, English."""

    sv: str
    en: str | None


class TextInput(TypedDict):
    """A text in Swedish and perhaps English."""

    sv: str
    en: NotRequired[str | None]


class TopicInfo(TypedDict):
    """A heading that indicators are found under."""

    id: str
    name: Text
    order: int
    indicatorCount: int


class TopicList(TypedDict):
    """Topics of the page."""

    _meta: PageMeta
    _links: PageLinks
    topics: list[TopicInfo]


class TrainedPlan(TypedDict):
    """The plan that the courses are of."""

    id: str
    title: Text


class TrainingCalendar(TypedDict):
    """The training wheel: a plan's courses, when each is held, and when next."""

    plan: TrainedPlan
    year: int | None
    asOf: str
    courses: list[CourseInfo]
    occasions: list[CourseOccasionInfo]
    _meta: TrainingCalendarMeta
    _links: TrainingCalendarLinks


class TrainingCalendarLinks(TypedDict):
    """The same to subscribe to, and the plan."""

    self: Link
    ics: Link
    plan: Link


class TrainingCalendarMeta(TypedDict):
    """How new the answer is."""

    revision: int


class TransitionCreate(TypedDict):
    """The next step in the round's life."""

    to: RoundStatus
    reason: NotRequired[str | None]


class UnallocatedCost(TypedDict):
    """What nobody has been said to pay."""

    stated: CostRange
    shared: CostRange


class UnitInput(TypedDict):
    """A unit in Swedish and perhaps English."""

    sv: str
    en: NotRequired[str | None]


class UnitKindCreate(TypedDict):
    """A new kind of unit, for all counties."""

    id: str
    name: TextInput


class UnitKindInfo(TypedDict):
    """A kind of unit, such as primary care."""

    id: str
    name: Text
    position: int


class UnitKindList(TypedDict):
    """Kinds of the page."""

    _meta: PageMeta
    _links: PageLinks
    unitKinds: list[UnitKindInfo]


class UploadCounts(TypedDict):
    """Rows by effect."""

    new: int
    changed: int
    unchanged: int
    faulty: int


class UploadMessage(TypedDict):
    """What is wrong in a row."""

    column: str | None
    message: str


class UploadResult(TypedDict):
    """What an uploaded form would do, or has done."""

    rows: list[UploadRow]
    counts: UploadCounts
    written: bool


class UploadRow(TypedDict):
    """One row of an uploaded form."""

    row: int
    methodId: str | None
    label: str | None
    status: Status | None
    effect: UploadEffect
    messages: list[UploadMessage]


class VersionPlan(TypedDict):
    """The plan that an answer is about, as it is called today."""

    id: str
    countyId: str
    title: Text


class WebhookDeliveryInfo(TypedDict):
    """One event on its way to one subscription. Of the answer, only the status is kept."""

    id: str
    subscriptionId: str
    number: int
    eventType: EventType
    revision: int
    status: DeliveryStatus
    queuedAt: str
    attempts: int
    attemptedAt: str | None
    dueAt: str | None
    deliveredAt: str | None
    answerStatus: int | None
    problem: DeliveryProblem | None
    replays: int
    _links: WebhookDeliveryLinks


class WebhookDeliveryLinks(TypedDict):
    """Where it is."""

    self: Link
    subscription: Link


class WebhookDeliveryList(TypedDict):
    """Deliveries of the page."""

    _meta: PageMeta
    _links: PageLinks
    webhookDeliveries: list[WebhookDeliveryInfo]


class WebhookEvent(TypedDict):
    """What is sent, in the form of Standard Webhooks."""

    type: EventType
    timestamp: str
    data: WebhookEventData


class WebhookEventData(TypedDict):
    """Ids and links; what is at them is read with the receiver's own key."""

    eventId: str
    number: int
    revision: int
    countyId: str
    objectType: str
    objectId: str
    action: str
    facts: dict[str, str | None]
    _links: WebhookEventLinks


class WebhookEventLinks(TypedDict):
    """Where more is to be read."""

    self: Link
    changes: Link


class WebhookEventTypeInfo(TypedDict):
    """A sort of event."""

    type: EventType
    description: Text
    example: WebhookEvent


class WebhookEventTypeList(TypedDict):
    """Every sort of event."""

    webhookEventTypes: list[WebhookEventTypeInfo]


class WebhookPing(TypedDict):
    """A try."""

    id: NotRequired[str | None]


class WebhookReplay(TypedDict):
    """From where to send again."""

    sinceRevision: int


class WebhookReplayInfo(TypedDict):
    """What is sent again."""

    sinceRevision: int
    events: int


class WebhookSubscriptionCreate(TypedDict):
    """A new subscription."""

    id: str
    countyId: str
    url: str
    description: str
    eventTypes: list[EventType]
    isActive: NotRequired[bool]


class WebhookSubscriptionInfo(TypedDict):
    """A system that is told what happens in a county, and how that goes."""

    id: str
    countyId: str
    url: str
    description: str
    eventTypes: list[EventType]
    isActive: bool
    state: SubscriptionState
    failingSince: str | None
    waiting: int
    lastNumber: int
    oldSecretUntil: str | None
    version: int
    _links: WebhookSubscriptionLinks


class WebhookSubscriptionLinks(TypedDict):
    """Where it is, and what has been sent."""

    self: Link
    deliveries: Link


class WebhookSubscriptionList(TypedDict):
    """Subscriptions of the page."""

    _meta: PageMeta
    _links: PageLinks
    webhookSubscriptions: list[WebhookSubscriptionInfo]


class WebhookSubscriptionUpdate(TypedDict):
    """What is to change; what is left out stays."""

    url: NotRequired[str]
    description: NotRequired[str]
    eventTypes: NotRequired[list[EventType]]
    isActive: NotRequired[bool]


class WithheldInfo(TypedDict):
    """Why a figure is not shown."""

    reason: str
    words: Text


class YearRange(TypedDict):
    """What a year costs."""

    year: int
    range: CostRange


class CostsSchemasDifference(TypedDict):
    """How much more one costs than another, end by end. Less than nought: it costs less."""

    low: int
    high: int


class PlanFieldsLongTextInput(TypedDict):
    """A longer text in Swedish and perhaps English."""

    sv: str
    en: NotRequired[str | None]


class StatisticsCatalogueSchemasLongTextInput(TypedDict):
    """A text of several sentences in Swedish and perhaps English."""

    sv: str
    en: NotRequired[str | None]


class StatisticsCubesSchemasLongTextInput(TypedDict):
    """A text of several sentences."""

    sv: str
    en: NotRequired[str | None]


class ProblemViolation(TypedDict):
    """One field that cannot be accepted."""

    field: str
    message: str


class Problem(TypedDict):
    """An error (RFC 9457). Texts follow Accept-Language, Swedish first."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    traceId: str
    violations: NotRequired[list[ProblemViolation] | None]


class InfoOperations(Operations):
    """What is under `info`."""

    def get_api_info(self) -> ApiInfo:
        """What the API is, its version and status, and where its documentation lies."""
        return self._call("GET", "/api-info", {})

    def get_rate_limits(self) -> RateLimitInfo:
        """How often the caller may ask, how much of it is left, and how large anything may be."""
        return self._call("GET", "/rate-limits", {})


class OrganisationsOperations(Operations):
    """What is under `organisations`."""

    def list_counties(
        self, *, sort: str | None = None, limit: int = 500
    ) -> Listing[CountyInfo, CountyList]:
        """Counties that are loaded. Sort by id."""
        return self._list("/counties", {"sort": sort}, "counties", limit=limit)

    def get_county(self, county_id: str) -> CountyInfo:
        """One county by its SCB code."""
        return self._call("GET", path("/counties/{countyId}", county_id), {})

    def list_organisations(
        self,
        *,
        county: str | None = None,
        kind: Sequence[OrganisationKind] | None = None,
        parent: str | None = None,
        group: str | None = None,
        sort: str | None = None,
        limit: int = 500,
    ) -> Listing[OrganisationInfo, OrganisationList]:
        """Organisations. Sort by id, shortName, kind or position; by position within the
        county.
        """
        return self._list(
            "/organisations",
            {"county": county, "kind": kind, "parent": parent, "group": group, "sort": sort},
            "organisations",
            limit=limit,
        )

    def export_organisations(
        self,
        *,
        format: Literal["csv", "csv-plain", "xlsx"],
        county: str | None = None,
        kind: Sequence[OrganisationKind] | None = None,
        parent: str | None = None,
        group: str | None = None,
        sort: str | None = None,
    ) -> File:
        """Organisations. Sort by id, shortName, kind or position; by position within the
        county.
        """
        return self._file(
            "/organisations",
            {
                "county": county,
                "kind": kind,
                "parent": parent,
                "group": group,
                "sort": sort,
                "format": format,
            },
        )

    def create_organisation(self, body: OrganisationCreate) -> OrganisationInfo:
        """Add a unit, care level or group to a county. The id is yours to choose and never
        changes.
        """
        return self._call("POST", "/organisations", {}, json=body)

    def get_organisation(self, organisation_id: str) -> OrganisationInfo:
        """One organisation; its ETag is what an edit needs."""
        return self._call("GET", path("/organisations/{organisationId}", organisation_id), {})

    def update_organisation(
        self, organisation_id: str, body: OrganisationUpdate, *, if_match: Match
    ) -> OrganisationInfo:
        """Change names, dates, number or provider. What is left out stays as it is."""
        return self._call(
            "PATCH",
            path("/organisations/{organisationId}", organisation_id),
            {},
            json=body,
            if_match=if_match,
        )

    def create_successor(
        self, organisation_id: str, body: SuccessorCreate, *, if_match: Match
    ) -> OrganisationInfo:
        """Say who takes over when an organisation is merged, split, renamed or moved."""
        return self._call(
            "POST",
            path("/organisations/{organisationId}/successors", organisation_id),
            {},
            json=body,
            if_match=if_match,
        )


class SourcesOperations(Operations):
    """What is under `sources`."""

    def list_source_documents(
        self, *, sort: str | None = None, limit: int = 500
    ) -> Listing[SourceDocumentInfo, SourceDocumentList]:
        """Documents that figures are taken from. Sort by id or publishedOn."""
        return self._list("/source-documents", {"sort": sort}, "sourceDocuments", limit=limit)

    def create_source_document(self, body: SourceDocumentCreate) -> SourceDocumentInfo:
        """Add a document that statuses and figures can point at."""
        return self._call("POST", "/source-documents", {}, json=body)

    def get_source_document(self, document_id: str) -> SourceDocumentInfo:
        """One document; its ETag is what an edit needs."""
        return self._call("GET", path("/source-documents/{documentId}", document_id), {})

    def update_source_document(
        self, document_id: str, body: SourceDocumentUpdate, *, if_match: Match
    ) -> SourceDocumentInfo:
        """Change a document's title, date, number, link or remark."""
        return self._call(
            "PATCH",
            path("/source-documents/{documentId}", document_id),
            {},
            json=body,
            if_match=if_match,
        )

    def list_source_places(
        self, *, document: str | None = None, sort: str | None = None, limit: int = 500
    ) -> Listing[SourcePlaceInfo, SourcePlaceList]:
        """Places in documents. Sort by id, line or appendix."""
        return self._list(
            "/source-places", {"document": document, "sort": sort}, "sourcePlaces", limit=limit
        )

    def create_source_place(self, body: SourcePlaceCreate) -> SourcePlaceInfo:
        """Add a place in a document."""
        return self._call("POST", "/source-places", {}, json=body)

    def get_source_place(self, place_id: str) -> SourcePlaceInfo:
        """One place in a document."""
        return self._call("GET", path("/source-places/{placeId}", place_id), {})


class MethodsOperations(Operations):
    """What is under `methods`."""

    def list_guidelines(
        self, *, sort: str | None = None, limit: int = 500
    ) -> Listing[GuidelineInfo, GuidelineList]:
        """National guidelines with their editions. Sort by id."""
        return self._list("/guidelines", {"sort": sort}, "guidelines", limit=limit)

    def get_guideline(self, guideline_id: str) -> GuidelineInfo:
        """One guideline with its editions."""
        return self._call("GET", path("/guidelines/{guidelineId}", guideline_id), {})

    def list_areas(
        self, *, sort: str | None = None, limit: int = 500
    ) -> Listing[AreaInfo, AreaList]:
        """Areas that methods are grouped by, in their order. Sort by id or order."""
        return self._list("/areas", {"sort": sort}, "areas", limit=limit)

    def list_methods(
        self,
        *,
        area: Sequence[str] | None = None,
        substance: Sequence[Substance] | None = None,
        age_group: Sequence[AgeGroup] | None = None,
        kind: Sequence[MethodKind] | None = None,
        q: str | None = None,
        recommended: bool | None = None,
        sort: str | None = None,
        limit: int = 500,
    ) -> Listing[MethodInfo, MethodList]:
        """Methods. Sort by id, name (as Swedish sorts), area or kind; by area and place
        otherwise.
        """
        return self._list(
            "/methods",
            {
                "area": area,
                "substance": substance,
                "ageGroup": age_group,
                "kind": kind,
                "q": q,
                "recommended": recommended,
                "sort": sort,
            },
            "methods",
            limit=limit,
        )

    def export_methods(
        self,
        *,
        format: Literal["csv", "csv-plain", "xlsx"],
        area: Sequence[str] | None = None,
        substance: Sequence[Substance] | None = None,
        age_group: Sequence[AgeGroup] | None = None,
        kind: Sequence[MethodKind] | None = None,
        q: str | None = None,
        recommended: bool | None = None,
        sort: str | None = None,
    ) -> File:
        """Methods. Sort by id, name (as Swedish sorts), area or kind; by area and place
        otherwise.
        """
        return self._file(
            "/methods",
            {
                "area": area,
                "substance": substance,
                "ageGroup": age_group,
                "kind": kind,
                "q": q,
                "recommended": recommended,
                "sort": sort,
                "format": format,
            },
        )

    def create_method(self, body: MethodCreate) -> MethodInfo:
        """Add a method to the national list."""
        return self._call("POST", "/methods", {}, json=body)

    def get_method(self, method_id: str) -> MethodInfo:
        """One method with its recommendations and lineage; its ETag is what an edit needs."""
        return self._call("GET", path("/methods/{methodId}", method_id), {})

    def update_method(self, method_id: str, body: MethodUpdate, *, if_match: Match) -> MethodInfo:
        """Change a method's name or place. What is left out stays as it is."""
        return self._call(
            "PATCH", path("/methods/{methodId}", method_id), {}, json=body, if_match=if_match
        )


class GapOperations(Operations):
    """What is under `gap`."""

    def list_rounds(
        self,
        *,
        county: str | None = None,
        status: Sequence[RoundStatus] | None = None,
        sort: str | None = None,
        limit: int = 500,
    ) -> Listing[RoundInfo, RoundList]:
        """Rounds that the caller may see, newest first. Sort by id, year or status."""
        return self._list(
            "/gap-rounds",
            {"county": county, "status": status, "sort": sort},
            "gapRounds",
            limit=limit,
        )

    def create_round(self, body: RoundCreate) -> RoundInfo:
        """Make a draft. With a previous round it takes over its rows, columns and what was
        asked.
        """
        return self._call("POST", "/gap-rounds", {}, json=body)

    def get_round(self, round_id: str) -> RoundInfo:
        """One round; its ETag is what an edit needs."""
        return self._call("GET", path("/gap-rounds/{roundId}", round_id), {})

    def update_round(self, round_id: str, body: RoundUpdate, *, if_match: Match) -> RoundInfo:
        """Change title or dates of a round that is not published, and of a draft what it asks."""
        return self._call(
            "PATCH", path("/gap-rounds/{roundId}", round_id), {}, json=body, if_match=if_match
        )

    def delete_round(self, round_id: str, *, if_match: Match) -> None:
        """Take a draft away. Its history stays and can be read by leads."""
        self._call("DELETE", path("/gap-rounds/{roundId}", round_id), {}, if_match=if_match)

    def create_transition(
        self, round_id: str, body: TransitionCreate, *, if_match: Match
    ) -> RoundInfo:
        """Open a draft, review an open round, open it again, or publish it, which freezes it."""
        return self._call(
            "POST",
            path("/gap-rounds/{roundId}/transitions", round_id),
            {},
            json=body,
            if_match=if_match,
        )

    def get_matrix(
        self,
        round_id: str,
        *,
        status: Sequence[Status] | None = None,
        area: Sequence[str] | None = None,
        substance: Sequence[Substance] | None = None,
        age_group: Sequence[AgeGroup] | None = None,
        kind: Sequence[MethodKind] | None = None,
        organisation: Sequence[str] | None = None,
    ) -> MatrixAnswer:
        """The matrix of a round: methods by area × organisations, with coverage and sources."""
        return self._call(
            "GET",
            path("/gap-matrices/{roundId}", round_id),
            {
                "status": status,
                "area": area,
                "substance": substance,
                "ageGroup": age_group,
                "kind": kind,
                "organisation": organisation,
            },
        )

    def export_matrix(
        self,
        round_id: str,
        *,
        format: Literal["json-stat", "csv", "csv-plain", "xlsx"],
        status: Sequence[Status] | None = None,
        area: Sequence[str] | None = None,
        substance: Sequence[Substance] | None = None,
        age_group: Sequence[AgeGroup] | None = None,
        kind: Sequence[MethodKind] | None = None,
        organisation: Sequence[str] | None = None,
    ) -> File:
        """The matrix of a round: methods by area × organisations, with coverage and sources."""
        return self._file(
            path("/gap-matrices/{roundId}", round_id),
            {
                "status": status,
                "area": area,
                "substance": substance,
                "ageGroup": age_group,
                "kind": kind,
                "organisation": organisation,
                "format": format,
            },
        )

    def get_comparison(
        self,
        *,
        round: Sequence[str],
        change: Sequence[Change] | None = None,
        area: Sequence[str] | None = None,
        substance: Sequence[Substance] | None = None,
        age_group: Sequence[AgeGroup] | None = None,
        kind: Sequence[MethodKind] | None = None,
        organisation: Sequence[str] | None = None,
    ) -> ComparisonAnswer:
        """Two or more rounds beside each other: what changed, and what cannot be compared and
        why.
        """
        return self._call(
            "GET",
            "/gap-comparisons",
            {
                "round": round,
                "change": change,
                "area": area,
                "substance": substance,
                "ageGroup": age_group,
                "kind": kind,
                "organisation": organisation,
            },
        )

    def export_comparison(
        self,
        *,
        format: Literal["csv", "csv-plain", "xlsx"],
        round: Sequence[str],
        change: Sequence[Change] | None = None,
        area: Sequence[str] | None = None,
        substance: Sequence[Substance] | None = None,
        age_group: Sequence[AgeGroup] | None = None,
        kind: Sequence[MethodKind] | None = None,
        organisation: Sequence[str] | None = None,
    ) -> File:
        """Two or more rounds beside each other: what changed, and what cannot be compared and
        why.
        """
        return self._file(
            "/gap-comparisons",
            {
                "round": round,
                "change": change,
                "area": area,
                "substance": substance,
                "ageGroup": age_group,
                "kind": kind,
                "organisation": organisation,
                "format": format,
            },
        )

    def list_gaps(
        self,
        *,
        round: str,
        area: Sequence[str] | None = None,
        substance: Sequence[Substance] | None = None,
        age_group: Sequence[AgeGroup] | None = None,
        kind: Sequence[MethodKind] | None = None,
        organisation: Sequence[str] | None = None,
        sort: str | None = None,
        limit: int = 500,
    ) -> Listing[Gap, GapList]:
        """Recommended methods that principals do not offer, the most pressing first."""
        return self._list(
            "/gaps",
            {
                "round": round,
                "area": area,
                "substance": substance,
                "ageGroup": age_group,
                "kind": kind,
                "organisation": organisation,
                "sort": sort,
            },
            "gaps",
            limit=limit,
        )

    def export_gaps(
        self,
        *,
        format: Literal["csv", "csv-plain", "xlsx"],
        round: str,
        area: Sequence[str] | None = None,
        substance: Sequence[Substance] | None = None,
        age_group: Sequence[AgeGroup] | None = None,
        kind: Sequence[MethodKind] | None = None,
        organisation: Sequence[str] | None = None,
        sort: str | None = None,
    ) -> File:
        """Recommended methods that principals do not offer, the most pressing first."""
        return self._file(
            "/gaps",
            {
                "round": round,
                "area": area,
                "substance": substance,
                "ageGroup": age_group,
                "kind": kind,
                "organisation": organisation,
                "sort": sort,
                "format": format,
            },
        )

    def list_columns(
        self, round_id: str, *, sort: str | None = None, limit: int = 500
    ) -> Listing[ColumnInfo, ColumnList]:
        """Who has answered and who is late. Leads see all columns, reporters their own."""
        return self._list(
            path("/gap-rounds/{roundId}/columns", round_id), {"sort": sort}, "columns", limit=limit
        )

    def export_columns(
        self, round_id: str, *, format: Literal["csv", "csv-plain", "xlsx"], sort: str | None = None
    ) -> File:
        """Who has answered and who is late. Leads see all columns, reporters their own."""
        return self._file(
            path("/gap-rounds/{roundId}/columns", round_id), {"sort": sort, "format": format}
        )

    def get_column(self, round_id: str, organisation_id: str) -> ColumnForm:
        """An organisation's column as a form, with its answers from the round before."""
        return self._call(
            "GET",
            path("/gap-rounds/{roundId}/columns/{organisationId}", round_id, organisation_id),
            {},
        )

    def export_column(
        self, round_id: str, organisation_id: str, *, format: Literal["csv", "csv-plain", "xlsx"]
    ) -> File:
        """An organisation's column as a form, with its answers from the round before."""
        return self._file(
            path("/gap-rounds/{roundId}/columns/{organisationId}", round_id, organisation_id),
            {"format": format},
        )

    def update_column(
        self, round_id: str, organisation_id: str, body: ColumnUpdate, *, if_match: Match
    ) -> ColumnForm:
        """Answer many methods at once, all or nothing; every faulty row is named."""
        return self._call(
            "PATCH",
            path("/gap-rounds/{roundId}/columns/{organisationId}", round_id, organisation_id),
            {},
            json=body,
            if_match=if_match,
        )

    def list_assessments(
        self,
        round_id: str,
        *,
        method: Sequence[str] | None = None,
        organisation: Sequence[str] | None = None,
        status: Sequence[Status] | None = None,
        sort: str | None = None,
        limit: int = 500,
    ) -> Listing[AssessmentInfo, AssessmentList]:
        """The round's cells, each with its source. Sort by method, organisation, status or
        revision.
        """
        return self._list(
            path("/gap-rounds/{roundId}/assessments", round_id),
            {"method": method, "organisation": organisation, "status": status, "sort": sort},
            "assessments",
            limit=limit,
        )

    def export_assessments(
        self,
        round_id: str,
        *,
        format: Literal["csv", "csv-plain", "xlsx"],
        method: Sequence[str] | None = None,
        organisation: Sequence[str] | None = None,
        status: Sequence[Status] | None = None,
        sort: str | None = None,
    ) -> File:
        """The round's cells, each with its source. Sort by method, organisation, status or
        revision.
        """
        return self._file(
            path("/gap-rounds/{roundId}/assessments", round_id),
            {
                "method": method,
                "organisation": organisation,
                "status": status,
                "sort": sort,
                "format": format,
            },
        )

    def get_assessment(self, round_id: str, method_id: str, organisation_id: str) -> AssessmentInfo:
        """One cell with its source and who entered it. A cell that the round did not ask gives
        404.
        """
        return self._call(
            "GET",
            path(
                "/gap-rounds/{roundId}/assessments/{methodId}/{organisationId}",
                round_id,
                method_id,
                organisation_id,
            ),
            {},
        )

    def update_assessment(
        self,
        round_id: str,
        method_id: str,
        organisation_id: str,
        body: CellInput,
        *,
        if_match: Match | None,
    ) -> AssessmentInfo:
        """Answer one cell of an open round."""
        return self._call(
            "PUT",
            path(
                "/gap-rounds/{roundId}/assessments/{methodId}/{organisationId}",
                round_id,
                method_id,
                organisation_id,
            ),
            {},
            json=body,
            if_match=if_match,
        )

    def list_group_statements(
        self,
        round_id: str,
        *,
        method: Sequence[str] | None = None,
        sort: str | None = None,
        limit: int = 500,
    ) -> Listing[GroupStatementInfo, GroupStatementList]:
        """What sources say of groups as a whole. Sort by method, status or count."""
        return self._list(
            path("/gap-rounds/{roundId}/group-statements", round_id),
            {"method": method, "sort": sort},
            "groupStatements",
            limit=limit,
        )

    def export_group_statements(
        self,
        round_id: str,
        *,
        format: Literal["csv", "csv-plain", "xlsx"],
        method: Sequence[str] | None = None,
        sort: str | None = None,
    ) -> File:
        """What sources say of groups as a whole. Sort by method, status or count."""
        return self._file(
            path("/gap-rounds/{roundId}/group-statements", round_id),
            {"method": method, "sort": sort, "format": format},
        )

    def create_upload(
        self, round_id: str, organisation_id: str, file: Upload, *, dry_run: bool | None = None
    ) -> UploadResult:
        """Read a filled-in form: new, changed, unchanged and faulty rows, with row and heading."""
        return self._call(
            "POST",
            path(
                "/gap-rounds/{roundId}/columns/{organisationId}/uploads", round_id, organisation_id
            ),
            {"dryRun": dry_run},
            file=file,
        )

    def list_corrections(
        self, round_id: str, *, sort: str | None = None, limit: int = 500
    ) -> Listing[CorrectionInfo, CorrectionList]:
        """What has been corrected since the round was published, newest first. Sort by
        revision.
        """
        return self._list(
            path("/gap-rounds/{roundId}/corrections", round_id),
            {"sort": sort},
            "corrections",
            limit=limit,
        )

    def create_correction(self, round_id: str, body: CorrectionCreate) -> AssessmentInfo:
        """Correct a cell of a published round. The reason and the old answer stay in sight."""
        return self._call(
            "POST", path("/gap-rounds/{roundId}/corrections", round_id), {}, json=body
        )


class StatisticsOperations(Operations):
    """What is under `statistics`."""

    def list_topics(
        self, *, sort: str | None = None, limit: int = 500
    ) -> Listing[TopicInfo, TopicList]:
        """Headings that indicators are found under, in their order. Sort by id or order."""
        return self._list("/topics", {"sort": sort}, "topics", limit=limit)

    def list_areas(
        self, *, county: str | None = None, sort: str | None = None, limit: int = 500
    ) -> Listing[StatisticalAreaInfo, StatisticalAreaList]:
        """Places that figures are about, in their order. Sort by id or order."""
        return self._list(
            "/statistical-areas", {"county": county, "sort": sort}, "statisticalAreas", limit=limit
        )

    def list_dimensions(
        self, *, sort: str | None = None, limit: int = 500
    ) -> Listing[DimensionInfo, DimensionList]:
        """What figures are divided by besides area and period. Sort by id or order."""
        return self._list("/dimensions", {"sort": sort}, "dimensions", limit=limit)

    def create_dimension(self, body: DimensionCreate) -> DimensionInfo:
        """Add a dimension with its categories."""
        return self._call("POST", "/dimensions", {}, json=body)

    def get_dimension(self, dimension_id: str) -> DimensionInfo:
        """One dimension with its categories; its ETag is what an edit needs."""
        return self._call("GET", path("/dimensions/{dimensionId}", dimension_id), {})

    def update_dimension(
        self, dimension_id: str, body: DimensionUpdate, *, if_match: Match
    ) -> DimensionInfo:
        """Change names, add categories. A category that figures use is never taken away."""
        return self._call(
            "PATCH",
            path("/dimensions/{dimensionId}", dimension_id),
            {},
            json=body,
            if_match=if_match,
        )

    def list_indicators(
        self,
        *,
        topic: Sequence[str] | None = None,
        search: str | None = None,
        county: str | None = None,
        sort: str | None = None,
        limit: int = 500,
    ) -> Listing[IndicatorInfo, IndicatorList]:
        """Indicators with their definitions. Sort by id, name (as Swedish sorts) or topic."""
        return self._list(
            "/indicators",
            {"topic": topic, "search": search, "county": county, "sort": sort},
            "indicators",
            limit=limit,
        )

    def export_indicators(
        self,
        *,
        format: Literal["csv", "csv-plain", "xlsx"],
        topic: Sequence[str] | None = None,
        search: str | None = None,
        county: str | None = None,
        sort: str | None = None,
    ) -> File:
        """Indicators with their definitions. Sort by id, name (as Swedish sorts) or topic."""
        return self._file(
            "/indicators",
            {"topic": topic, "search": search, "county": county, "sort": sort, "format": format},
        )

    def create_indicator(self, body: IndicatorCreate) -> IndicatorInfo:
        """Add an indicator with its first definition."""
        return self._call("POST", "/indicators", {}, json=body)

    def get_indicator(self, indicator_id: str) -> IndicatorDetail:
        """One indicator with its definitions and linked indicators; its ETag is for an edit."""
        return self._call("GET", path("/indicators/{indicatorId}", indicator_id), {})

    def update_indicator(
        self, indicator_id: str, body: IndicatorUpdate, *, if_match: Match
    ) -> IndicatorInfo:
        """Change name, unit, topic or dimensions. What is counted changes by a new edition."""
        return self._call(
            "PATCH",
            path("/indicators/{indicatorId}", indicator_id),
            {},
            json=body,
            if_match=if_match,
        )

    def create_edition(
        self, indicator_id: str, body: EditionCreate, *, if_match: Match
    ) -> IndicatorInfo:
        """Define the indicator anew from a period on, and say where comparison breaks."""
        return self._call(
            "POST",
            path("/indicators/{indicatorId}/editions", indicator_id),
            {},
            json=body,
            if_match=if_match,
        )

    def list_collections(
        self,
        *,
        county: str | None = None,
        status: Sequence[CollectionStatus] | None = None,
        sort: str | None = None,
        limit: int = 500,
    ) -> Listing[CollectionInfo, CollectionList]:
        """Collections that the caller may see, newest period first. Sort by id, period or
        status.
        """
        return self._list(
            "/collections",
            {"county": county, "status": status, "sort": sort},
            "collections",
            limit=limit,
        )

    def create_collection(self, body: CollectionCreate) -> CollectionInfo:
        """Make a draft. With a previous collection it asks the same of the same."""
        return self._call("POST", "/collections", {}, json=body)

    def get_collection(self, collection_id: str) -> CollectionInfo:
        """One collection; its ETag is what an edit needs."""
        return self._call("GET", path("/collections/{collectionId}", collection_id), {})

    def update_collection(
        self, collection_id: str, body: CollectionUpdate, *, if_match: Match
    ) -> CollectionInfo:
        """Change a collection that is not published: title, dates, what it asks of whom."""
        return self._call(
            "PATCH",
            path("/collections/{collectionId}", collection_id),
            {},
            json=body,
            if_match=if_match,
        )

    def delete_collection(self, collection_id: str, *, if_match: Match) -> None:
        """Take away a draft that has no figures. Its history stays and can be read by leads."""
        self._call(
            "DELETE", path("/collections/{collectionId}", collection_id), {}, if_match=if_match
        )

    def create_collection_transition(
        self, collection_id: str, body: CollectionTransition, *, if_match: Match
    ) -> CollectionInfo:
        """Open a draft, take it back, or publish: then its figures are shown to all, protected."""
        return self._call(
            "POST",
            path("/collections/{collectionId}/transitions", collection_id),
            {},
            json=body,
            if_match=if_match,
        )

    def get_completeness(
        self, collection_id: str, *, sort: str | None = None, limit: int = 500
    ) -> Listing[ReportedOrganisation, Completeness]:
        """Who has reported what, and who is late. Leads see all, reporters their own."""
        return self._list(
            path("/collections/{collectionId}/completeness", collection_id),
            {"sort": sort},
            "organisations",
            limit=limit,
        )

    def export_completeness(
        self,
        collection_id: str,
        *,
        format: Literal["csv", "csv-plain", "xlsx"],
        sort: str | None = None,
    ) -> File:
        """Who has reported what, and who is late. Leads see all, reporters their own."""
        return self._file(
            path("/collections/{collectionId}/completeness", collection_id),
            {"sort": sort, "format": format},
        )

    def get_form(self, collection_id: str, *, organisation: str) -> FigureForm:
        """The figures that an organisation is asked for, with those of last time as hints."""
        return self._call(
            "GET",
            path("/collections/{collectionId}/form", collection_id),
            {"organisation": organisation},
        )

    def export_form(
        self, collection_id: str, *, format: Literal["csv", "csv-plain", "xlsx"], organisation: str
    ) -> File:
        """The figures that an organisation is asked for, with those of last time as hints."""
        return self._file(
            path("/collections/{collectionId}/form", collection_id),
            {"organisation": organisation, "format": format},
        )

    def create_observations(self, collection_id: str, body: FiguresCreate) -> FiguresResult:
        """Try figures, or with `dryRun` false write them: all or nothing."""
        return self._call(
            "POST", path("/collections/{collectionId}/observations", collection_id), {}, json=body
        )

    def create_figure_upload(
        self,
        collection_id: str,
        file: Upload,
        *,
        organisation: str,
        dry_run: bool | None = None,
        reason: str | None = None,
    ) -> FiguresResult:
        """Read a filled-in form: new, changed, unchanged and faulty rows, with row and heading."""
        return self._call(
            "POST",
            path("/collections/{collectionId}/uploads", collection_id),
            {"organisation": organisation, "dryRun": dry_run, "reason": reason},
            file=file,
        )

    def list_observations(
        self,
        *,
        county: str | None = None,
        indicator: Sequence[str] | None = None,
        area: Sequence[str] | None = None,
        period: Sequence[str] | None = None,
        topic: Sequence[str] | None = None,
        collection: Sequence[str] | None = None,
        account: Sequence[str] | None = None,
        figures: Figures | None = None,
        sort: str | None = None,
        limit: int = 500,
    ) -> Listing[ObservationInfo, ObservationList]:
        """Figures with their sources. What could point somebody out is withheld and says so."""
        return self._list(
            "/observations",
            {
                "county": county,
                "indicator": indicator,
                "area": area,
                "period": period,
                "topic": topic,
                "collection": collection,
                "account": account,
                "figures": figures,
                "sort": sort,
            },
            "observations",
            limit=limit,
        )

    def export_observations(
        self,
        *,
        format: Literal["csv", "csv-plain", "xlsx"],
        county: str | None = None,
        indicator: Sequence[str] | None = None,
        area: Sequence[str] | None = None,
        period: Sequence[str] | None = None,
        topic: Sequence[str] | None = None,
        collection: Sequence[str] | None = None,
        account: Sequence[str] | None = None,
        figures: Figures | None = None,
        sort: str | None = None,
    ) -> File:
        """Figures with their sources. What could point somebody out is withheld and says so."""
        return self._file(
            "/observations",
            {
                "county": county,
                "indicator": indicator,
                "area": area,
                "period": period,
                "topic": topic,
                "collection": collection,
                "account": account,
                "figures": figures,
                "sort": sort,
                "format": format,
            },
        )

    def get_table(
        self,
        *,
        county: str,
        indicator: Sequence[str],
        figures: Figures | None = None,
        rows: Sequence[str] | None = None,
        columns: Sequence[str] | None = None,
        where: Sequence[str] | None = None,
        period: Sequence[str] | None = None,
        area: Sequence[str] | None = None,
        per: Per | None = None,
    ) -> TableDocument:
        """A table of figures: rows × columns × filters, as JSON, JSON-stat, CSV or XLSX."""
        return self._call(
            "GET",
            "/tables",
            {
                "county": county,
                "indicator": indicator,
                "figures": figures,
                "rows": rows,
                "columns": columns,
                "where": where,
                "period": period,
                "area": area,
                "per": per,
            },
        )

    def export_table(
        self,
        *,
        format: Literal["json-stat", "csv", "csv-plain", "xlsx"],
        county: str,
        indicator: Sequence[str],
        figures: Figures | None = None,
        rows: Sequence[str] | None = None,
        columns: Sequence[str] | None = None,
        where: Sequence[str] | None = None,
        period: Sequence[str] | None = None,
        area: Sequence[str] | None = None,
        per: Per | None = None,
    ) -> File:
        """A table of figures: rows × columns × filters, as JSON, JSON-stat, CSV or XLSX."""
        return self._file(
            "/tables",
            {
                "county": county,
                "indicator": indicator,
                "figures": figures,
                "rows": rows,
                "columns": columns,
                "where": where,
                "period": period,
                "area": area,
                "per": per,
                "format": format,
            },
        )

    def list_protection(
        self,
        *,
        county: str,
        figures: Figures | None = None,
        sort: str | None = None,
        limit: int = 500,
    ) -> Listing[ProtectionRow, ProtectionList]:
        """How much of a county's figures is withheld and why, collections under way included."""
        return self._list(
            "/protections",
            {"county": county, "figures": figures, "sort": sort},
            "protection",
            limit=limit,
        )

    def list_datasets(
        self, *, county: str | None = None, sort: str | None = None, limit: int = 500
    ) -> Listing[DatasetInfo, DatasetList]:
        """Chosen tables, as the counties have placed them. Sort by id, countyId or order."""
        return self._list("/datasets", {"county": county, "sort": sort}, "datasets", limit=limit)

    def create_dataset(self, body: DatasetCreate) -> DatasetInfo:
        """Keep a chosen table under an address of its own."""
        return self._call("POST", "/datasets", {}, json=body)

    def get_dataset(self, dataset_id: str) -> DatasetInfo:
        """One dataset; its ETag is what an edit needs."""
        return self._call("GET", path("/datasets/{datasetId}", dataset_id), {})

    def update_dataset(
        self, dataset_id: str, body: DatasetUpdate, *, if_match: Match
    ) -> DatasetInfo:
        """Change title, summary, place or what is shown. The address stays."""
        return self._call(
            "PATCH", path("/datasets/{datasetId}", dataset_id), {}, json=body, if_match=if_match
        )

    def delete_dataset(self, dataset_id: str, *, if_match: Match) -> None:
        """Take a dataset away. Figures and history stay."""
        self._call("DELETE", path("/datasets/{datasetId}", dataset_id), {}, if_match=if_match)

    def get_dataset_data(
        self,
        dataset_id: str,
        *,
        indicator: Sequence[str] | None = None,
        figures: Figures | None = None,
        rows: Sequence[str] | None = None,
        columns: Sequence[str] | None = None,
        where: Sequence[str] | None = None,
        period: Sequence[str] | None = None,
        area: Sequence[str] | None = None,
        per: Per | None = None,
    ) -> TableDocument:
        """The dataset's figures as they are now, under an address that stays."""
        return self._call(
            "GET",
            path("/datasets/{datasetId}/data", dataset_id),
            {
                "indicator": indicator,
                "figures": figures,
                "rows": rows,
                "columns": columns,
                "where": where,
                "period": period,
                "area": area,
                "per": per,
            },
        )

    def export_dataset_data(
        self,
        dataset_id: str,
        *,
        format: Literal["json-stat", "csv", "csv-plain", "xlsx"],
        indicator: Sequence[str] | None = None,
        figures: Figures | None = None,
        rows: Sequence[str] | None = None,
        columns: Sequence[str] | None = None,
        where: Sequence[str] | None = None,
        period: Sequence[str] | None = None,
        area: Sequence[str] | None = None,
        per: Per | None = None,
    ) -> File:
        """The dataset's figures as they are now, under an address that stays."""
        return self._file(
            path("/datasets/{datasetId}/data", dataset_id),
            {
                "indicator": indicator,
                "figures": figures,
                "rows": rows,
                "columns": columns,
                "where": where,
                "period": period,
                "area": area,
                "per": per,
                "format": format,
            },
        )


class QuestionnairesOperations(Operations):
    """What is under `questionnaires`."""

    def list_questionnaires(
        self, *, county: str | None = None, sort: str | None = None, limit: int = 500
    ) -> Listing[QuestionnaireInfo, QuestionnaireList]:
        """Questionnaires with a final version; a county's lead sees all of the county. Sort by
        id.
        """
        return self._list(
            "/questionnaires", {"county": county, "sort": sort}, "questionnaires", limit=limit
        )

    def create_questionnaire(self, body: QuestionnaireCreate) -> QuestionnaireInfo:
        """Make a questionnaire. What it asks is then written in its draft."""
        return self._call("POST", "/questionnaires", {}, json=body)

    def get_questionnaire(self, questionnaire_id: str) -> QuestionnaireInfo:
        """One questionnaire; its ETag is what an edit needs."""
        return self._call("GET", path("/questionnaires/{questionnaireId}", questionnaire_id), {})

    def update_questionnaire(
        self, questionnaire_id: str, body: QuestionnaireUpdate, *, if_match: Match
    ) -> QuestionnaireInfo:
        """Change the title. What it asks is changed in its draft."""
        return self._call(
            "PATCH",
            path("/questionnaires/{questionnaireId}", questionnaire_id),
            {},
            json=body,
            if_match=if_match,
        )

    def delete_questionnaire(self, questionnaire_id: str, *, if_match: Match) -> None:
        """Take away a questionnaire that has never been made final."""
        self._call(
            "DELETE",
            path("/questionnaires/{questionnaireId}", questionnaire_id),
            {},
            if_match=if_match,
        )

    def list_questionnaire_versions(
        self, questionnaire_id: str, *, sort: str | None = None, limit: int = 500
    ) -> Listing[QuestionnaireVersionReference, QuestionnaireVersionList]:
        """Its versions, newest first; the draft only for the county's lead. Sort by number."""
        return self._list(
            path("/questionnaires/{questionnaireId}/versions", questionnaire_id),
            {"sort": sort},
            "versions",
            limit=limit,
        )

    def create_questionnaire_version(
        self, questionnaire_id: str, *, if_match: Match
    ) -> QuestionnaireVersionInfo:
        """Make the draft final, which freezes it. If-Match is the draft's."""
        return self._call(
            "POST",
            path("/questionnaires/{questionnaireId}/versions", questionnaire_id),
            {},
            if_match=if_match,
        )

    def get_questionnaire_version(
        self, questionnaire_id: str, number: int
    ) -> QuestionnaireVersionInfo:
        """One version: what it asks, and what is new since the one before."""
        return self._call(
            "GET",
            path("/questionnaires/{questionnaireId}/versions/{number}", questionnaire_id, number),
            {},
        )

    def get_questionnaire_draft(self, questionnaire_id: str) -> QuestionnaireDraftInfo:
        """The version that is being written, or what a new one begins with: the newest version."""
        return self._call(
            "GET", path("/questionnaires/{questionnaireId}/draft", questionnaire_id), {}
        )

    def save_questionnaire_draft(
        self, questionnaire_id: str, body: FormInput, *, if_match: Match | None
    ) -> QuestionnaireDraftInfo:
        """Save the whole form as the draft, also half written. The first time it makes the
        draft.
        """
        return self._call(
            "PUT",
            path("/questionnaires/{questionnaireId}/draft", questionnaire_id),
            {},
            json=body,
            if_match=if_match,
        )

    def delete_questionnaire_draft(self, questionnaire_id: str, *, if_match: Match) -> None:
        """Throw the draft away. Final versions stay."""
        self._call(
            "DELETE",
            path("/questionnaires/{questionnaireId}/draft", questionnaire_id),
            {},
            if_match=if_match,
        )

    def list_questionnaire_rounds(
        self,
        *,
        county: str | None = None,
        questionnaire: str | None = None,
        status: Sequence[QuestionnaireRoundStatus] | None = None,
        sort: str | None = None,
        limit: int = 500,
    ) -> Listing[QuestionnaireRoundInfo, QuestionnaireRoundList]:
        """Rounds that the caller may see, newest first. Sort by id, year or status."""
        return self._list(
            "/questionnaire-rounds",
            {"county": county, "questionnaire": questionnaire, "status": status, "sort": sort},
            "questionnaireRounds",
            limit=limit,
        )

    def create_questionnaire_round(self, body: QuestionnaireRoundCreate) -> QuestionnaireRoundInfo:
        """Make a draft that asks what a final version of the questionnaire asks."""
        return self._call("POST", "/questionnaire-rounds", {}, json=body)

    def get_questionnaire_round(self, round_id: str) -> QuestionnaireRoundInfo:
        """One round; its ETag is what an edit needs."""
        return self._call("GET", path("/questionnaire-rounds/{roundId}", round_id), {})

    def update_questionnaire_round(
        self, round_id: str, body: QuestionnaireRoundUpdate, *, if_match: Match
    ) -> QuestionnaireRoundInfo:
        """Change title, dates or greeting of a round that is not published."""
        return self._call(
            "PATCH",
            path("/questionnaire-rounds/{roundId}", round_id),
            {},
            json=body,
            if_match=if_match,
        )

    def delete_questionnaire_round(self, round_id: str, *, if_match: Match) -> None:
        """Take a draft away. Its history stays and can be read by leads."""
        self._call(
            "DELETE", path("/questionnaire-rounds/{roundId}", round_id), {}, if_match=if_match
        )

    def create_questionnaire_transition(
        self, round_id: str, body: QuestionnaireTransitionCreate, *, if_match: Match
    ) -> QuestionnaireRoundInfo:
        """Open a draft, close an open round, open it again, or publish its results for good."""
        return self._call(
            "POST",
            path("/questionnaire-rounds/{roundId}/transitions", round_id),
            {},
            json=body,
            if_match=if_match,
        )

    def list_recipients(
        self, round_id: str, *, sort: str | None = None, limit: int = 500
    ) -> Listing[RecipientInfo, RecipientList]:
        """The units that the round asks, in their order, and how far each has come. Sort by id."""
        return self._list(
            path("/questionnaire-rounds/{roundId}/recipients", round_id),
            {"sort": sort},
            "recipients",
            limit=limit,
        )

    def export_recipients(
        self, round_id: str, *, format: Literal["csv", "csv-plain", "xlsx"], sort: str | None = None
    ) -> File:
        """The units that the round asks, in their order, and how far each has come. Sort by id."""
        return self._file(
            path("/questionnaire-rounds/{roundId}/recipients", round_id),
            {"sort": sort, "format": format},
        )

    def create_recipient(self, round_id: str, body: RecipientCreate) -> RecipientInfo:
        """Ask one more unit. Give its functional address (funktionsadress), never a person's."""
        return self._call(
            "POST", path("/questionnaire-rounds/{roundId}/recipients", round_id), {}, json=body
        )

    def get_recipient(self, round_id: str, recipient_id: str) -> RecipientInfo:
        """One unit that the round asks; its ETag is what an edit needs."""
        return self._call(
            "GET",
            path(
                "/questionnaire-rounds/{roundId}/recipients/{recipientId}", round_id, recipient_id
            ),
            {},
        )

    def update_recipient(
        self, round_id: str, recipient_id: str, body: RecipientUpdate, *, if_match: Match
    ) -> RecipientInfo:
        """Change a unit's name, principal, kind or address."""
        return self._call(
            "PATCH",
            path(
                "/questionnaire-rounds/{roundId}/recipients/{recipientId}", round_id, recipient_id
            ),
            {},
            json=body,
            if_match=if_match,
        )

    def delete_recipient(self, round_id: str, recipient_id: str, *, if_match: Match) -> None:
        """Ask a unit no more, unless it has begun to answer. Its links end."""
        self._call(
            "DELETE",
            path(
                "/questionnaire-rounds/{roundId}/recipients/{recipientId}", round_id, recipient_id
            ),
            {},
            if_match=if_match,
        )

    def create_invitations(self, round_id: str, body: InvitationCreate) -> InvitationList:
        """Give units their links: shown here, this once, or sent by e-mail."""
        return self._call(
            "POST", path("/questionnaire-rounds/{roundId}/invitations", round_id), {}, json=body
        )

    def delete_invitations(self, round_id: str, recipient_id: str) -> None:
        """End every link of the unit. What it has answered is kept."""
        self._call(
            "DELETE",
            path(
                "/questionnaire-rounds/{roundId}/recipients/{recipientId}/invitations",
                round_id,
                recipient_id,
            ),
            {},
        )

    def create_reminders(self, round_id: str, body: ReminderCreate) -> InvitationList:
        """Remind by e-mail the units that have not sent in their answers; the others are left
        alone.
        """
        return self._call(
            "POST", path("/questionnaire-rounds/{roundId}/reminders", round_id), {}, json=body
        )

    def get_participation(self, round_id: str) -> Participation:
        """Who has answered and who is late, by principal and kind of unit; never what they
        answered.
        """
        return self._call(
            "GET", path("/questionnaire-rounds/{roundId}/participation", round_id), {}
        )

    def export_participation(
        self, round_id: str, *, format: Literal["csv", "csv-plain", "xlsx"]
    ) -> File:
        """Who has answered and who is late, by principal and kind of unit; never what they
        answered.
        """
        return self._file(
            path("/questionnaire-rounds/{roundId}/participation", round_id), {"format": format}
        )

    def list_unit_kinds(
        self, *, sort: str | None = None, limit: int = 500
    ) -> Listing[UnitKindInfo, UnitKindList]:
        """Kinds of units that are asked, in their order. Sort by id or position."""
        return self._list("/unit-kinds", {"sort": sort}, "unitKinds", limit=limit)

    def create_unit_kind(self, body: UnitKindCreate) -> UnitKindInfo:
        """Add a kind of unit, for all counties."""
        return self._call("POST", "/unit-kinds", {}, json=body)

    def get_my_response(self, *, invitation: str) -> MyResponse:
        """What the unit is asked, and what it has answered so far, also after closing."""
        return self._call("GET", "/responses/mine", {}, headers={"X-Invitation": invitation})

    def save_my_response(
        self, body: MyAnswers, *, invitation: str, if_match: Match | None
    ) -> MyResponse:
        """Save all answers so far, also half-way; each is held against its question."""
        return self._call(
            "PUT",
            "/responses/mine",
            {},
            json=body,
            if_match=if_match,
            headers={"X-Invitation": invitation},
        )

    def create_submission(self, *, invitation: str, if_match: Match) -> MyResponse:
        """Send in what was saved last, and get a receipt. It can be changed and sent in again."""
        return self._call(
            "POST",
            "/responses/mine/submissions",
            {},
            if_match=if_match,
            headers={"X-Invitation": invitation},
        )

    def get_results(
        self,
        round_id: str,
        *,
        principal: str | None = None,
        unit_kind: str | None = None,
        figures: ResultFigures | None = None,
    ) -> ResultDocument:
        """How the questions were answered, by principal and by kind of unit. Small counts are
        withheld.
        """
        return self._call(
            "GET",
            path("/questionnaire-rounds/{roundId}/results", round_id),
            {"principal": principal, "unitKind": unit_kind, "figures": figures},
        )

    def export_results(
        self,
        round_id: str,
        *,
        format: Literal["csv", "csv-plain", "xlsx"],
        principal: str | None = None,
        unit_kind: str | None = None,
        figures: ResultFigures | None = None,
    ) -> File:
        """How the questions were answered, by principal and by kind of unit. Small counts are
        withheld.
        """
        return self._file(
            path("/questionnaire-rounds/{roundId}/results", round_id),
            {"principal": principal, "unitKind": unit_kind, "figures": figures, "format": format},
        )

    def get_free_texts(self, round_id: str) -> FreeTextDocument:
        """What units wrote, for the county's lead: texts can point somebody out."""
        return self._call("GET", path("/questionnaire-rounds/{roundId}/free-texts", round_id), {})

    def compare_rounds(self, *, round: Sequence[str]) -> QuestionnaireComparisonDocument:
        """Shares then and now, of questions that both rounds ask and that still mean the same."""
        return self._call("GET", "/questionnaire-comparisons", {"round": round})

    def export_compare_rounds(
        self, *, format: Literal["csv", "csv-plain", "xlsx"], round: Sequence[str]
    ) -> File:
        """Shares then and now, of questions that both rounds ask and that still mean the same."""
        return self._file("/questionnaire-comparisons", {"round": round, "format": format})


class PlanOperations(Operations):
    """What is under `plan`."""

    def list_plans(
        self, *, county: str | None = None, sort: str | None = None, limit: int = 500
    ) -> Listing[PlanInfo, PlanList]:
        """Joint plans. Sort by id, countyId or order."""
        return self._list("/plans", {"county": county, "sort": sort}, "plans", limit=limit)

    def create_plan(self, body: PlanCreate) -> PlanInfo:
        """Add a plan to a county. Its steps and what belongs to it are added after."""
        return self._call("POST", "/plans", {}, json=body)

    def get_plan(self, plan_id: str) -> PlanDetail:
        """One plan with its steps, their activities, who has a part in them, and what belongs
        to it.
        """
        return self._call("GET", path("/plans/{planId}", plan_id), {})

    def update_plan(self, plan_id: str, body: PlanUpdate, *, if_match: Match) -> PlanInfo:
        """Change a plan. What is left out stays."""
        return self._call(
            "PATCH", path("/plans/{planId}", plan_id), {}, json=body, if_match=if_match
        )

    def list_plan_steps(
        self, *, plan: str | None = None, sort: str | None = None, limit: int = 500
    ) -> Listing[StepInfo, StepList]:
        """Prioritised steps of plans. Sort by id, planId or number."""
        return self._list("/plan-steps", {"plan": plan, "sort": sort}, "planSteps", limit=limit)

    def create_plan_step(self, body: StepCreate) -> StepInfo:
        """Add a step to a plan."""
        return self._call("POST", "/plan-steps", {}, json=body)

    def get_plan_step(self, step_id: str) -> StepInfo:
        """One step; its ETag is what an edit needs."""
        return self._call("GET", path("/plan-steps/{stepId}", step_id), {})

    def update_plan_step(self, step_id: str, body: StepUpdate, *, if_match: Match) -> StepInfo:
        """Change a step. What is left out stays; who is responsible is replaced as a whole."""
        return self._call(
            "PATCH", path("/plan-steps/{stepId}", step_id), {}, json=body, if_match=if_match
        )

    def delete_plan_step(self, step_id: str, *, if_match: Match) -> None:
        """Take a step away. Refused while it has activities or anything refers to it (409)."""
        self._call("DELETE", path("/plan-steps/{stepId}", step_id), {}, if_match=if_match)

    def list_goals(
        self,
        *,
        plan: str | None = None,
        step: str | None = None,
        sort: str | None = None,
        limit: int = 500,
    ) -> Listing[GoalInfo, GoalList]:
        """What steps are to reach. Sort by id or number; by step and number otherwise."""
        return self._list(
            "/goals", {"plan": plan, "step": step, "sort": sort}, "goals", limit=limit
        )

    def create_goal(self, body: GoalCreate) -> GoalInfo:
        """Add a goal to a step."""
        return self._call("POST", "/goals", {}, json=body)

    def get_goal(self, goal_id: str) -> GoalInfo:
        """One goal; its ETag is what an edit needs."""
        return self._call("GET", path("/goals/{goalId}", goal_id), {})

    def update_goal(self, goal_id: str, body: GoalUpdate, *, if_match: Match) -> GoalInfo:
        """Change a goal. What is left out stays; what is to be done is replaced as a whole."""
        return self._call(
            "PATCH", path("/goals/{goalId}", goal_id), {}, json=body, if_match=if_match
        )

    def delete_goal(self, goal_id: str, *, if_match: Match) -> None:
        """Take a goal away. Refused while an activity serves it (409)."""
        self._call("DELETE", path("/goals/{goalId}", goal_id), {}, if_match=if_match)

    def list_plan_points(
        self,
        *,
        plan: str | None = None,
        kind: PointKind | None = None,
        sort: str | None = None,
        limit: int = 500,
    ) -> Listing[PointInfo, PointList]:
        """What belongs to plans as wholes. Sort by id, planId, kind or order."""
        return self._list(
            "/plan-points", {"plan": plan, "kind": kind, "sort": sort}, "planPoints", limit=limit
        )

    def create_plan_point(self, body: PointCreate) -> PointInfo:
        """Add a point to a plan, last in its order."""
        return self._call("POST", "/plan-points", {}, json=body)

    def get_plan_point(self, point_id: str) -> PointInfo:
        """One point; its ETag is what an edit needs."""
        return self._call("GET", path("/plan-points/{pointId}", point_id), {})

    def update_plan_point(self, point_id: str, body: PointUpdate, *, if_match: Match) -> PointInfo:
        """Change a point. What is left out stays."""
        return self._call(
            "PATCH", path("/plan-points/{pointId}", point_id), {}, json=body, if_match=if_match
        )

    def delete_plan_point(self, point_id: str, *, if_match: Match) -> None:
        """Take a point away. Refused while an activity needs it (409)."""
        self._call("DELETE", path("/plan-points/{pointId}", point_id), {}, if_match=if_match)

    def list_responsibilities(
        self,
        *,
        plan: str | None = None,
        step: str | None = None,
        division: Division | None = None,
        party: Party | None = None,
        sort: str | None = None,
        limit: int = 500,
    ) -> Listing[ResponsibilityInfo, ResponsibilityList]:
        """Who is responsible for what, today and under the reform. Sort by id, planId or order."""
        return self._list(
            "/responsibilities",
            {"plan": plan, "step": step, "division": division, "party": party, "sort": sort},
            "responsibilities",
            limit=limit,
        )

    def create_responsibility(self, body: ResponsibilityCreate) -> ResponsibilityInfo:
        """Add a responsibility to a plan, last in its order."""
        return self._call("POST", "/responsibilities", {}, json=body)

    def get_responsibility(self, responsibility_id: str) -> ResponsibilityInfo:
        """One responsibility; its ETag is what an edit needs."""
        return self._call(
            "GET", path("/responsibilities/{responsibilityId}", responsibility_id), {}
        )

    def update_responsibility(
        self, responsibility_id: str, body: ResponsibilityUpdate, *, if_match: Match
    ) -> ResponsibilityInfo:
        """Change a responsibility. What is left out stays."""
        return self._call(
            "PATCH",
            path("/responsibilities/{responsibilityId}", responsibility_id),
            {},
            json=body,
            if_match=if_match,
        )

    def delete_responsibility(self, responsibility_id: str, *, if_match: Match) -> None:
        """Take a responsibility away; its history stays."""
        self._call(
            "DELETE",
            path("/responsibilities/{responsibilityId}", responsibility_id),
            {},
            if_match=if_match,
        )

    def list_boards(
        self,
        *,
        county: str | None = None,
        organisation: str | None = None,
        sort: str | None = None,
        limit: int = 500,
    ) -> Listing[BoardInfo, BoardList]:
        """Boards that decide for the principals. Sort by id, countyId or order."""
        return self._list(
            "/boards",
            {"county": county, "organisation": organisation, "sort": sort},
            "boards",
            limit=limit,
        )

    def create_board(self, body: BoardCreate) -> BoardInfo:
        """Add a body that decides for a principal of the county, or for several together."""
        return self._call("POST", "/boards", {}, json=body)

    def get_board(self, board_id: str) -> BoardInfo:
        """One board; its ETag is what an edit needs."""
        return self._call("GET", path("/boards/{boardId}", board_id), {})

    def update_board(self, board_id: str, body: BoardUpdate, *, if_match: Match) -> BoardInfo:
        """Change a board. What is left out stays."""
        return self._call(
            "PATCH", path("/boards/{boardId}", board_id), {}, json=body, if_match=if_match
        )

    def delete_board(self, board_id: str, *, if_match: Match) -> None:
        """Take a board away. Refused while it has matters to decide or has decided any (409)."""
        self._call("DELETE", path("/boards/{boardId}", board_id), {}, if_match=if_match)

    def list_matters(
        self,
        *,
        plan: str | None = None,
        board: str | None = None,
        step: str | None = None,
        activity: str | None = None,
        sort: str | None = None,
        limit: int = 500,
    ) -> Listing[MatterInfo, MatterList]:
        """Matters that come before boards. Sort by id, planId or order."""
        return self._list(
            "/matters",
            {"plan": plan, "board": board, "step": step, "activity": activity, "sort": sort},
            "matters",
            limit=limit,
        )

    def create_matter(self, body: MatterCreate) -> MatterInfo:
        """Add what is to be decided about a plan, and by which boards."""
        return self._call("POST", "/matters", {}, json=body)

    def get_matter(self, matter_id: str) -> MatterInfo:
        """One matter; its ETag is what an edit needs."""
        return self._call("GET", path("/matters/{matterId}", matter_id), {})

    def update_matter(self, matter_id: str, body: MatterUpdate, *, if_match: Match) -> MatterInfo:
        """Change a matter. What is left out stays; the boards are replaced as a whole."""
        return self._call(
            "PATCH", path("/matters/{matterId}", matter_id), {}, json=body, if_match=if_match
        )

    def delete_matter(self, matter_id: str, *, if_match: Match) -> None:
        """Take a matter away. Refused while there are decisions in it (409)."""
        self._call("DELETE", path("/matters/{matterId}", matter_id), {}, if_match=if_match)

    def list_decisions(
        self,
        *,
        plan: str | None = None,
        matter: str | None = None,
        board: str | None = None,
        outcome: Outcome | None = None,
        sort: str | None = None,
        limit: int = 500,
    ) -> Listing[DecisionInfo, DecisionList]:
        """All that boards have done with matters, newest first. Sort by id, decidedOn or
        enteredAt.
        """
        return self._list(
            "/decisions",
            {"plan": plan, "matter": matter, "board": board, "outcome": outcome, "sort": sort},
            "decisions",
            limit=limit,
        )

    def create_decision(self, body: DecisionCreate) -> DecisionInfo:
        """Enter what a board did with a matter. What it did before stays."""
        return self._call("POST", "/decisions", {}, json=body)

    def get_decision(self, decision_id: str) -> DecisionInfo:
        """One decision; its ETag is what an edit needs."""
        return self._call("GET", path("/decisions/{decisionId}", decision_id), {})

    def update_decision(
        self, decision_id: str, body: DecisionUpdate, *, if_match: Match
    ) -> DecisionInfo:
        """Correct a decision. What is left out stays; for a new decision, make a new one."""
        return self._call(
            "PATCH", path("/decisions/{decisionId}", decision_id), {}, json=body, if_match=if_match
        )

    def delete_decision(self, decision_id: str, *, if_match: Match) -> None:
        """Take a decision away that was entered by mistake; its history stays."""
        self._call("DELETE", path("/decisions/{decisionId}", decision_id), {}, if_match=if_match)

    def get_decision_matrix(self, *, plan: str) -> DecisionMatrix:
        """What each board has done with each matter that it has to decide in, and what is
        missing.
        """
        return self._call("GET", "/decision-matrices", {"plan": plan})

    def export_decision_matrix(
        self, *, format: Literal["csv", "csv-plain", "xlsx"], plan: str
    ) -> File:
        """What each board has done with each matter that it has to decide in, and what is
        missing.
        """
        return self._file("/decision-matrices", {"plan": plan, "format": format})

    def list_agreements(
        self,
        *,
        county: str | None = None,
        kind: AgreementKind | None = None,
        status: AgreementStatus | None = None,
        party: str | None = None,
        activity: str | None = None,
        due_before: str | None = None,
        search: str | None = None,
        sort: str | None = None,
        limit: int = 500,
    ) -> Listing[AgreementInfo, AgreementList]:
        """Agreements and routines. Sort by id, name (as Swedish sorts), order, reviseBy or
        year.
        """
        return self._list(
            "/agreements",
            {
                "county": county,
                "kind": kind,
                "status": status,
                "party": party,
                "activity": activity,
                "dueBefore": due_before,
                "search": search,
                "sort": sort,
            },
            "agreements",
            limit=limit,
        )

    def export_agreements(
        self,
        *,
        format: Literal["csv", "csv-plain", "xlsx"],
        county: str | None = None,
        kind: AgreementKind | None = None,
        status: AgreementStatus | None = None,
        party: str | None = None,
        activity: str | None = None,
        due_before: str | None = None,
        search: str | None = None,
        sort: str | None = None,
    ) -> File:
        """Agreements and routines. Sort by id, name (as Swedish sorts), order, reviseBy or
        year.
        """
        return self._file(
            "/agreements",
            {
                "county": county,
                "kind": kind,
                "status": status,
                "party": party,
                "activity": activity,
                "dueBefore": due_before,
                "search": search,
                "sort": sort,
                "format": format,
            },
        )

    def create_agreement(self, body: AgreementCreate) -> AgreementInfo:
        """Add an agreement, routine or other document that binds the parties."""
        return self._call("POST", "/agreements", {}, json=body)

    def get_agreement(self, agreement_id: str) -> AgreementInfo:
        """One agreement; its ETag is what an edit needs."""
        return self._call("GET", path("/agreements/{agreementId}", agreement_id), {})

    def update_agreement(
        self, agreement_id: str, body: AgreementUpdate, *, if_match: Match
    ) -> AgreementInfo:
        """Change an agreement. What is left out stays; parties and activities are whole lists."""
        return self._call(
            "PATCH",
            path("/agreements/{agreementId}", agreement_id),
            {},
            json=body,
            if_match=if_match,
        )

    def delete_agreement(self, agreement_id: str, *, if_match: Match) -> None:
        """Take an agreement away. Refused while activities revise or make it (409)."""
        self._call("DELETE", path("/agreements/{agreementId}", agreement_id), {}, if_match=if_match)

    def list_courses(
        self,
        *,
        plan: str | None = None,
        activity: str | None = None,
        method: str | None = None,
        recurrence: Recurrence | None = None,
        sort: str | None = None,
        limit: int = 500,
    ) -> Listing[CourseInfo, CourseList]:
        """Courses, each with when it is held next. Sort by id, planId or order."""
        return self._list(
            "/courses",
            {
                "plan": plan,
                "activity": activity,
                "method": method,
                "recurrence": recurrence,
                "sort": sort,
            },
            "courses",
            limit=limit,
        )

    def create_course(self, body: CourseCreate) -> CourseInfo:
        """Add a course to a plan's training wheel."""
        return self._call("POST", "/courses", {}, json=body)

    def get_course(self, course_id: str) -> CourseInfo:
        """One course; its ETag is what an edit needs."""
        return self._call("GET", path("/courses/{courseId}", course_id), {})

    def update_course(self, course_id: str, body: CourseUpdate, *, if_match: Match) -> CourseInfo:
        """Change a course. What is left out stays."""
        return self._call(
            "PATCH", path("/courses/{courseId}", course_id), {}, json=body, if_match=if_match
        )

    def delete_course(self, course_id: str, *, if_match: Match) -> None:
        """Take a course away. Refused while it has occasions (409)."""
        self._call("DELETE", path("/courses/{courseId}", course_id), {}, if_match=if_match)

    def list_occasions(
        self,
        *,
        plan: str | None = None,
        course: str | None = None,
        cancelled: bool | None = None,
        sort: str | None = None,
        limit: int = 500,
    ) -> Listing[CourseOccasionInfo, CourseOccasionList]:
        """Times that courses are held. Sort by id, courseId or startsOn; by first day
        otherwise.
        """
        return self._list(
            "/course-occasions",
            {"plan": plan, "course": course, "cancelled": cancelled, "sort": sort},
            "courseOccasions",
            limit=limit,
        )

    def create_occasion(self, body: CourseOccasionCreate) -> CourseOccasionInfo:
        """Enter a time that a course is held."""
        return self._call("POST", "/course-occasions", {}, json=body)

    def get_occasion(self, occasion_id: str) -> CourseOccasionInfo:
        """One occasion; its ETag is what an edit needs."""
        return self._call("GET", path("/course-occasions/{occasionId}", occasion_id), {})

    def update_occasion(
        self, occasion_id: str, body: CourseOccasionUpdate, *, if_match: Match
    ) -> CourseOccasionInfo:
        """Change or cancel an occasion. What is left out stays; a cancelled one stays in
        calendars.
        """
        return self._call(
            "PATCH",
            path("/course-occasions/{occasionId}", occasion_id),
            {},
            json=body,
            if_match=if_match,
        )

    def delete_occasion(self, occasion_id: str, *, if_match: Match) -> None:
        """Take an occasion away that was entered by mistake; to call one off, cancel it
        instead.
        """
        self._call(
            "DELETE", path("/course-occasions/{occasionId}", occasion_id), {}, if_match=if_match
        )

    def get_training_calendar(self, *, plan: str, year: int | None = None) -> TrainingCalendar:
        """The training wheel: a plan's courses, when each is held, and when next."""
        return self._call("GET", "/training-calendars", {"plan": plan, "year": year})

    def export_training_calendar(
        self, *, format: Literal["ics"], plan: str, year: int | None = None
    ) -> File:
        """The training wheel: a plan's courses, when each is held, and when next."""
        return self._file("/training-calendars", {"plan": plan, "year": year, "format": format})

    def list_activities(
        self,
        *,
        plan: str | None = None,
        step: Sequence[str] | None = None,
        goal: str | None = None,
        organisation: str | None = None,
        part: Sequence[Part] | None = None,
        search: str | None = None,
        sort: str | None = None,
        limit: int = 500,
    ) -> Listing[ActivityDetail, ActivityList]:
        """Activities. Sort by id, code, order, startsOn or endsOn; by step and order otherwise."""
        return self._list(
            "/activities",
            {
                "plan": plan,
                "step": step,
                "goal": goal,
                "organisation": organisation,
                "part": part,
                "search": search,
                "sort": sort,
            },
            "activities",
            limit=limit,
        )

    def export_activities(
        self,
        *,
        format: Literal["csv", "csv-plain", "xlsx"],
        plan: str | None = None,
        step: Sequence[str] | None = None,
        goal: str | None = None,
        organisation: str | None = None,
        part: Sequence[Part] | None = None,
        search: str | None = None,
        sort: str | None = None,
    ) -> File:
        """Activities. Sort by id, code, order, startsOn or endsOn; by step and order otherwise."""
        return self._file(
            "/activities",
            {
                "plan": plan,
                "step": step,
                "goal": goal,
                "organisation": organisation,
                "part": part,
                "search": search,
                "sort": sort,
                "format": format,
            },
        )

    def create_activity(self, body: ActivityCreate) -> ActivityDetail:
        """Add an activity to a step, last in its order."""
        return self._call("POST", "/activities", {}, json=body)

    def get_activity(self, activity_id: str) -> ActivityDetail:
        """One activity; its ETag is what an edit needs."""
        return self._call("GET", path("/activities/{activityId}", activity_id), {})

    def update_activity(
        self, activity_id: str, body: ActivityUpdate, *, if_match: Match
    ) -> ActivityDetail:
        """Change an activity. What is left out stays; lists are replaced as wholes."""
        return self._call(
            "PATCH", path("/activities/{activityId}", activity_id), {}, json=body, if_match=if_match
        )

    def delete_activity(self, activity_id: str, *, if_match: Match) -> None:
        """Take an activity away; its history stays. Refused while anything refers to it (409)."""
        self._call("DELETE", path("/activities/{activityId}", activity_id), {}, if_match=if_match)

    def list_progress_reports(
        self,
        *,
        plan: str | None = None,
        activity: str | None = None,
        organisation: str | None = None,
        whole: bool | None = None,
        status: Sequence[ProgressStatus] | None = None,
        from_: str | None = None,
        to: str | None = None,
        sort: str | None = None,
        limit: int = 500,
    ) -> Listing[ProgressReportInfo, ProgressReportList]:
        """Reports of progress, the newest day first. Sort by asOf, enteredAt, activity or id."""
        return self._list(
            "/progress-reports",
            {
                "plan": plan,
                "activity": activity,
                "organisation": organisation,
                "whole": whole,
                "status": status,
                "from": from_,
                "to": to,
                "sort": sort,
            },
            "progressReports",
            limit=limit,
        )

    def export_progress_reports(
        self,
        *,
        format: Literal["csv", "csv-plain", "xlsx"],
        plan: str | None = None,
        activity: str | None = None,
        organisation: str | None = None,
        whole: bool | None = None,
        status: Sequence[ProgressStatus] | None = None,
        from_: str | None = None,
        to: str | None = None,
        sort: str | None = None,
    ) -> File:
        """Reports of progress, the newest day first. Sort by asOf, enteredAt, activity or id."""
        return self._file(
            "/progress-reports",
            {
                "plan": plan,
                "activity": activity,
                "organisation": organisation,
                "whole": whole,
                "status": status,
                "from": from_,
                "to": to,
                "sort": sort,
                "format": format,
            },
        )

    def create_progress_report(self, body: ProgressReportCreate) -> ProgressReportInfo:
        """Report how far an organisation has come with its part in an activity."""
        return self._call("POST", "/progress-reports", {}, json=body)

    def get_progress_report(self, progress_report_id: str) -> ProgressReportInfo:
        """One report, as it was entered; nothing changes it."""
        return self._call(
            "GET", path("/progress-reports/{progressReportId}", progress_report_id), {}
        )

    def get_plan_overview(self, *, plan: str, as_of: str | None = None) -> PlanOverview:
        """How far every activity of a plan has come, by organisation and as a whole, on a day."""
        return self._call("GET", "/plan-overviews", {"plan": plan, "asOf": as_of})

    def get_organisation_duties(
        self, *, plan: str, organisation: str, as_of: str | None = None
    ) -> OrganisationDuties:
        """What a plan expects of an organisation, and where it stands on a day."""
        return self._call(
            "GET",
            "/organisation-duties",
            {"plan": plan, "organisation": organisation, "asOf": as_of},
        )

    def get_plan_version(
        self, *, plan: str, on: str | None = None, revision: int | None = None
    ) -> PlanVersion:
        """A plan as it stood on a day or after a revision, with the progress that was known
        then.
        """
        return self._call("GET", "/plan-versions", {"plan": plan, "on": on, "revision": revision})

    def get_plan_comparison(
        self, *, plan: str, then: str, now: str | None = None
    ) -> PlanComparison:
        """What has come, gone and changed in a plan between two moments, in words."""
        return self._call("GET", "/plan-comparisons", {"plan": plan, "then": then, "now": now})

    def list_impact_analyses(
        self,
        *,
        plan: str | None = None,
        activity: str | None = None,
        perspective: Sequence[Perspective] | None = None,
        sort: str | None = None,
        limit: int = 500,
    ) -> Listing[ImpactAnalysisInfo, ImpactAnalysisList]:
        """Consequence analyses with their points. Sort by id, order or perspective."""
        return self._list(
            "/impact-analyses",
            {"plan": plan, "activity": activity, "perspective": perspective, "sort": sort},
            "impactAnalyses",
            limit=limit,
        )

    def export_impact_analyses(
        self,
        *,
        format: Literal["csv", "csv-plain", "xlsx"],
        plan: str | None = None,
        activity: str | None = None,
        perspective: Sequence[Perspective] | None = None,
        sort: str | None = None,
    ) -> File:
        """Consequence analyses with their points. Sort by id, order or perspective."""
        return self._file(
            "/impact-analyses",
            {
                "plan": plan,
                "activity": activity,
                "perspective": perspective,
                "sort": sort,
                "format": format,
            },
        )

    def create_impact_analysis(self, body: ImpactAnalysisCreate) -> ImpactAnalysisInfo:
        """Add an analysis of an activity or of the plan as a whole, with its points."""
        return self._call("POST", "/impact-analyses", {}, json=body)

    def get_impact_analysis(self, analysis_id: str) -> ImpactAnalysisInfo:
        """One analysis; its ETag is what an edit needs."""
        return self._call("GET", path("/impact-analyses/{analysisId}", analysis_id), {})

    def update_impact_analysis(
        self, analysis_id: str, body: ImpactAnalysisUpdate, *, if_match: Match
    ) -> ImpactAnalysisInfo:
        """Change an analysis. What is left out stays; the points are one list."""
        return self._call(
            "PATCH",
            path("/impact-analyses/{analysisId}", analysis_id),
            {},
            json=body,
            if_match=if_match,
        )

    def delete_impact_analysis(self, analysis_id: str, *, if_match: Match) -> None:
        """Take an analysis away with its points. Refused while a benefit is followed up (409)."""
        self._call(
            "DELETE", path("/impact-analyses/{analysisId}", analysis_id), {}, if_match=if_match
        )

    def list_benefit_checks(
        self,
        *,
        plan: str | None = None,
        activity: str | None = None,
        analysis: str | None = None,
        point: str | None = None,
        has_result: bool | None = None,
        due_before: str | None = None,
        sort: str | None = None,
        limit: int = 500,
    ) -> Listing[BenefitCheckInfo, BenefitCheckList]:
        """Checks of expected benefits, those due first at the top. Sort by id or dueOn."""
        return self._list(
            "/benefit-checks",
            {
                "plan": plan,
                "activity": activity,
                "analysis": analysis,
                "point": point,
                "hasResult": has_result,
                "dueBefore": due_before,
                "sort": sort,
            },
            "benefitChecks",
            limit=limit,
        )

    def create_benefit_check(self, body: BenefitCheckCreate) -> BenefitCheckInfo:
        """Say by what and when a benefit of an analysis is to be followed up."""
        return self._call("POST", "/benefit-checks", {}, json=body)

    def get_benefit_check(self, check_id: str) -> BenefitCheckInfo:
        """One check; its ETag is what an edit needs."""
        return self._call("GET", path("/benefit-checks/{checkId}", check_id), {})

    def update_benefit_check(
        self, check_id: str, body: BenefitCheckUpdate, *, if_match: Match
    ) -> BenefitCheckInfo:
        """Change a check, or write what it showed. What is left out stays."""
        return self._call(
            "PATCH", path("/benefit-checks/{checkId}", check_id), {}, json=body, if_match=if_match
        )

    def delete_benefit_check(self, check_id: str, *, if_match: Match) -> None:
        """Take a check away."""
        self._call("DELETE", path("/benefit-checks/{checkId}", check_id), {}, if_match=if_match)

    def list_follow_ups(
        self,
        *,
        plan: str | None = None,
        activity: str | None = None,
        done: Sequence[InPractice] | None = None,
        works: Sequence[InPractice] | None = None,
        from_: str | None = None,
        to: str | None = None,
        sort: str | None = None,
        limit: int = 500,
    ) -> Listing[FollowUpInfo, FollowUpList]:
        """Follow-ups of activities, the newest first. Sort by id, activity or followedUpOn."""
        return self._list(
            "/follow-ups",
            {
                "plan": plan,
                "activity": activity,
                "done": done,
                "works": works,
                "from": from_,
                "to": to,
                "sort": sort,
            },
            "followUps",
            limit=limit,
        )

    def export_follow_ups(
        self,
        *,
        format: Literal["csv", "csv-plain", "xlsx"],
        plan: str | None = None,
        activity: str | None = None,
        done: Sequence[InPractice] | None = None,
        works: Sequence[InPractice] | None = None,
        from_: str | None = None,
        to: str | None = None,
        sort: str | None = None,
    ) -> File:
        """Follow-ups of activities, the newest first. Sort by id, activity or followedUpOn."""
        return self._file(
            "/follow-ups",
            {
                "plan": plan,
                "activity": activity,
                "done": done,
                "works": works,
                "from": from_,
                "to": to,
                "sort": sort,
                "format": format,
            },
        )

    def create_follow_up(self, body: FollowUpCreate) -> FollowUpInfo:
        """Write what a follow-up of an activity showed."""
        return self._call("POST", "/follow-ups", {}, json=body)

    def get_follow_up(self, follow_up_id: str) -> FollowUpInfo:
        """One follow-up; its ETag is what an edit needs."""
        return self._call("GET", path("/follow-ups/{followUpId}", follow_up_id), {})

    def update_follow_up(
        self, follow_up_id: str, body: FollowUpUpdate, *, if_match: Match
    ) -> FollowUpInfo:
        """Change a follow-up. What is left out stays."""
        return self._call(
            "PATCH",
            path("/follow-ups/{followUpId}", follow_up_id),
            {},
            json=body,
            if_match=if_match,
        )

    def delete_follow_up(self, follow_up_id: str, *, if_match: Match) -> None:
        """Take a follow-up away."""
        self._call("DELETE", path("/follow-ups/{followUpId}", follow_up_id), {}, if_match=if_match)


class CostsOperations(Operations):
    """What is under `costs`."""

    def list_items(
        self,
        *,
        plan: str | None = None,
        county: str | None = None,
        step: Sequence[str] | None = None,
        activity: str | None = None,
        organisation: str | None = None,
        role: str | None = None,
        method: str | None = None,
        state: Summed | None = None,
        alternative_of: str | None = None,
        search: str | None = None,
        sort: str | None = None,
        limit: int = 500,
    ) -> Listing[CostItemInfo, CostItemList]:
        """Cost items. Sort by id, title (as Swedish sorts), order or step; by plan and order
        otherwise.
        """
        return self._list(
            "/cost-items",
            {
                "plan": plan,
                "county": county,
                "step": step,
                "activity": activity,
                "organisation": organisation,
                "role": role,
                "method": method,
                "state": state,
                "alternativeOf": alternative_of,
                "search": search,
                "sort": sort,
            },
            "costItems",
            limit=limit,
        )

    def export_items(
        self,
        *,
        format: Literal["csv", "csv-plain", "xlsx"],
        plan: str | None = None,
        county: str | None = None,
        step: Sequence[str] | None = None,
        activity: str | None = None,
        organisation: str | None = None,
        role: str | None = None,
        method: str | None = None,
        state: Summed | None = None,
        alternative_of: str | None = None,
        search: str | None = None,
        sort: str | None = None,
    ) -> File:
        """Cost items. Sort by id, title (as Swedish sorts), order or step; by plan and order
        otherwise.
        """
        return self._file(
            "/cost-items",
            {
                "plan": plan,
                "county": county,
                "step": step,
                "activity": activity,
                "organisation": organisation,
                "role": role,
                "method": method,
                "state": state,
                "alternativeOf": alternative_of,
                "search": search,
                "sort": sort,
                "format": format,
            },
        )

    def create_item(self, body: CostItemCreate) -> CostItemInfo:
        """Add a cost to a plan, with exactly one of amount, amountText and notCosted."""
        return self._call("POST", "/cost-items", {}, json=body)

    def get_item(self, item_id: str) -> CostItemInfo:
        """One item; its ETag is what an edit needs."""
        return self._call("GET", path("/cost-items/{itemId}", item_id), {})

    def update_item(self, item_id: str, body: CostItemUpdate, *, if_match: Match) -> CostItemInfo:
        """Change an item. What is left out stays; posts, payers and methods are replaced as
        wholes.
        """
        return self._call(
            "PATCH", path("/cost-items/{itemId}", item_id), {}, json=body, if_match=if_match
        )

    def delete_item(self, item_id: str, *, if_match: Match) -> None:
        """Take an item away; its history stays. Refused while anything refers to it (409)."""
        self._call("DELETE", path("/cost-items/{itemId}", item_id), {}, if_match=if_match)

    def read_amounts(self, *, text: str) -> AmountReading:
        """What a pasted amount is read as, to check by eye before it is kept; 422 when it is
        none.
        """
        return self._call("GET", "/amount-readings", {"text": text})

    def list_statements(
        self, *, plan: str | None = None, sort: str | None = None, limit: int = 500
    ) -> Listing[CostStatementInfo, CostStatementList]:
        """Printed totals and second mentions, each beside its items' sum. Sort by id or order."""
        return self._list(
            "/cost-statements", {"plan": plan, "sort": sort}, "costStatements", limit=limit
        )

    def export_statements(
        self,
        *,
        format: Literal["csv", "csv-plain", "xlsx"],
        plan: str | None = None,
        sort: str | None = None,
    ) -> File:
        """Printed totals and second mentions, each beside its items' sum. Sort by id or order."""
        return self._file("/cost-statements", {"plan": plan, "sort": sort, "format": format})

    def create_statement(self, body: CostStatementCreate) -> CostStatementInfo:
        """Keep what a source says that several items cost together. It is never counted."""
        return self._call("POST", "/cost-statements", {}, json=body)

    def get_statement(self, statement_id: str) -> CostStatementInfo:
        """One statement; its ETag is what an edit needs."""
        return self._call("GET", path("/cost-statements/{statementId}", statement_id), {})

    def update_statement(
        self, statement_id: str, body: CostStatementUpdate, *, if_match: Match
    ) -> CostStatementInfo:
        """Change a statement. What is left out stays."""
        return self._call(
            "PATCH",
            path("/cost-statements/{statementId}", statement_id),
            {},
            json=body,
            if_match=if_match,
        )

    def delete_statement(self, statement_id: str, *, if_match: Match) -> None:
        """Take a statement away; its items and its history stay."""
        self._call(
            "DELETE", path("/cost-statements/{statementId}", statement_id), {}, if_match=if_match
        )

    def list_cost_scenarios(
        self,
        *,
        plan: str | None = None,
        county: str | None = None,
        sort: str | None = None,
        limit: int = 500,
    ) -> Listing[CostScenarioInfo, CostScenarioList]:
        """Scenarios, those that follow from the plans first. Sort by id, name or planId."""
        return self._list(
            "/cost-scenarios",
            {"plan": plan, "county": county, "sort": sort},
            "costScenarios",
            limit=limit,
        )

    def create_cost_scenario(self, body: CostScenarioCreate) -> CostScenarioInfo:
        """Save a choice under a name."""
        return self._call("POST", "/cost-scenarios", {}, json=body)

    def get_cost_scenario(self, scenario_id: str) -> CostScenarioInfo:
        """One scenario. The ETag of a saved one is what an edit needs; a preset has none."""
        return self._call("GET", path("/cost-scenarios/{scenarioId}", scenario_id), {})

    def update_cost_scenario(
        self, scenario_id: str, body: CostScenarioUpdate, *, if_match: Match
    ) -> CostScenarioInfo:
        """Change a saved scenario's name, remark or choice. A preset is never changed."""
        return self._call(
            "PATCH",
            path("/cost-scenarios/{scenarioId}", scenario_id),
            {},
            json=body,
            if_match=if_match,
        )

    def delete_cost_scenario(self, scenario_id: str, *, if_match: Match) -> None:
        """Take a saved scenario away. Its history stays; a preset is never taken away."""
        self._call(
            "DELETE", path("/cost-scenarios/{scenarioId}", scenario_id), {}, if_match=if_match
        )

    def get_cost_summary(
        self,
        *,
        plan: str,
        by: Grouping | None = None,
        items: bool | None = None,
        spread: SpreadModel | None = None,
        scenario: str | None = None,
        step: Sequence[int] | None = None,
        item: Sequence[str] | None = None,
        without: Sequence[str] | None = None,
        choice: Sequence[str] | None = None,
        optional: OptionalItems | None = None,
        first_year: int | None = None,
        years: int | None = None,
        price_year: int | None = None,
        index: str | None = None,
        organisation: str | None = None,
    ) -> CostSummary:
        """What is chosen of a plan costs, as ranges in whole kronor, with all that is not in
        the sum.
        """
        return self._call(
            "GET",
            "/cost-summaries",
            {
                "by": by,
                "items": items,
                "spread": spread,
                "plan": plan,
                "scenario": scenario,
                "step": step,
                "item": item,
                "without": without,
                "choice": choice,
                "optional": optional,
                "firstYear": first_year,
                "years": years,
                "priceYear": price_year,
                "index": index,
                "organisation": organisation,
            },
        )

    def export_cost_summary(
        self,
        *,
        format: Literal["csv", "csv-plain", "xlsx"],
        plan: str,
        by: Grouping | None = None,
        items: bool | None = None,
        spread: SpreadModel | None = None,
        scenario: str | None = None,
        step: Sequence[int] | None = None,
        item: Sequence[str] | None = None,
        without: Sequence[str] | None = None,
        choice: Sequence[str] | None = None,
        optional: OptionalItems | None = None,
        first_year: int | None = None,
        years: int | None = None,
        price_year: int | None = None,
        index: str | None = None,
        organisation: str | None = None,
    ) -> File:
        """What is chosen of a plan costs, as ranges in whole kronor, with all that is not in
        the sum.
        """
        return self._file(
            "/cost-summaries",
            {
                "by": by,
                "items": items,
                "spread": spread,
                "plan": plan,
                "scenario": scenario,
                "step": step,
                "item": item,
                "without": without,
                "choice": choice,
                "optional": optional,
                "firstYear": first_year,
                "years": years,
                "priceYear": price_year,
                "index": index,
                "organisation": organisation,
                "format": format,
            },
        )

    def get_cost_comparison(
        self,
        *,
        plan: str,
        a: str,
        b: str,
        optional: OptionalItems | None = None,
        price_year: int | None = None,
        index: str | None = None,
    ) -> CostComparison:
        """Two scenarios of a plan item by item: what each costs in its average year."""
        return self._call(
            "GET",
            "/cost-comparisons",
            {
                "plan": plan,
                "a": a,
                "b": b,
                "optional": optional,
                "priceYear": price_year,
                "index": index,
            },
        )

    def get_cost_sharing(
        self,
        *,
        plan: str,
        rule: SharingRule | None = None,
        among: Sequence[str] | None = None,
        weight: Sequence[str] | None = None,
        scenario: str | None = None,
        step: Sequence[int] | None = None,
        item: Sequence[str] | None = None,
        without: Sequence[str] | None = None,
        choice: Sequence[str] | None = None,
        optional: OptionalItems | None = None,
        first_year: int | None = None,
        years: int | None = None,
        price_year: int | None = None,
        index: str | None = None,
        organisation: str | None = None,
    ) -> CostSharing:
        """What each principal would pay in the average year under a rule, beside what is
        stated.
        """
        return self._call(
            "GET",
            "/cost-sharings",
            {
                "rule": rule,
                "among": among,
                "weight": weight,
                "plan": plan,
                "scenario": scenario,
                "step": step,
                "item": item,
                "without": without,
                "choice": choice,
                "optional": optional,
                "firstYear": first_year,
                "years": years,
                "priceYear": price_year,
                "index": index,
                "organisation": organisation,
            },
        )

    def get_current_costs(self, *, county: str, figures: Figures | None = None) -> CurrentCosts:
        """Published figures of what care and placements cost today, with their sources."""
        return self._call("GET", "/current-costs", {"county": county, "figures": figures})

    def get_break_even(
        self,
        *,
        plan: str,
        cost_indicator: str | None = None,
        count_indicator: str | None = None,
        period: str | None = None,
        figures: Figures | None = None,
        scenario: str | None = None,
        step: Sequence[int] | None = None,
        item: Sequence[str] | None = None,
        without: Sequence[str] | None = None,
        choice: Sequence[str] | None = None,
        optional: OptionalItems | None = None,
        first_year: int | None = None,
        years: int | None = None,
        price_year: int | None = None,
        index: str | None = None,
        organisation: str | None = None,
    ) -> BreakEvenReading:
        """How many placements cost as much as the chosen parts of the plan, in the average
        year.
        """
        return self._call(
            "GET",
            "/break-evens",
            {
                "costIndicator": cost_indicator,
                "countIndicator": count_indicator,
                "period": period,
                "figures": figures,
                "plan": plan,
                "scenario": scenario,
                "step": step,
                "item": item,
                "without": without,
                "choice": choice,
                "optional": optional,
                "firstYear": first_year,
                "years": years,
                "priceYear": price_year,
                "index": index,
                "organisation": organisation,
            },
        )

    def list_cost_roles(
        self, *, sort: str | None = None, limit: int = 500
    ) -> Listing[CostRoleInfo, CostRoleList]:
        """Occupations that posts are of, shared by all counties. Sort by id or order."""
        return self._list("/cost-roles", {"sort": sort}, "costRoles", limit=limit)

    def create_cost_role(self, body: CostRoleCreate) -> CostRoleInfo:
        """Add an occupation."""
        return self._call("POST", "/cost-roles", {}, json=body)

    def get_cost_role(self, role_id: str) -> CostRoleInfo:
        """One occupation; its ETag is what an edit needs."""
        return self._call("GET", path("/cost-roles/{roleId}", role_id), {})

    def update_cost_role(
        self, role_id: str, body: CostRoleUpdate, *, if_match: Match
    ) -> CostRoleInfo:
        """Change an occupation's name or place."""
        return self._call(
            "PATCH", path("/cost-roles/{roleId}", role_id), {}, json=body, if_match=if_match
        )

    def list_role_costs(
        self,
        *,
        role: str | None = None,
        county: str | None = None,
        organisation: str | None = None,
        year: int | None = None,
        sort: str | None = None,
        limit: int = 500,
    ) -> Listing[RoleCostInfo, RoleCostList]:
        """What full-time posts cost. Sort by id, roleId, year or amount."""
        return self._list(
            "/role-costs",
            {
                "role": role,
                "county": county,
                "organisation": organisation,
                "year": year,
                "sort": sort,
            },
            "roleCosts",
            limit=limit,
        )

    def export_role_costs(
        self,
        *,
        format: Literal["csv", "csv-plain", "xlsx"],
        role: str | None = None,
        county: str | None = None,
        organisation: str | None = None,
        year: int | None = None,
        sort: str | None = None,
    ) -> File:
        """What full-time posts cost. Sort by id, roleId, year or amount."""
        return self._file(
            "/role-costs",
            {
                "role": role,
                "county": county,
                "organisation": organisation,
                "year": year,
                "sort": sort,
                "format": format,
            },
        )

    def create_role_cost(self, body: RoleCostCreate) -> RoleCostInfo:
        """Enter what a full-time post costs, for the county or one of its principals."""
        return self._call("POST", "/role-costs", {}, json=body)

    def get_role_cost(self, role_cost_id: str) -> RoleCostInfo:
        """What one post costs; its ETag is what an edit needs."""
        return self._call("GET", path("/role-costs/{roleCostId}", role_cost_id), {})

    def update_role_cost(
        self, role_cost_id: str, body: RoleCostUpdate, *, if_match: Match
    ) -> RoleCostInfo:
        """Change an amount, what it is, how it was worked out or where it comes from."""
        return self._call(
            "PATCH",
            path("/role-costs/{roleCostId}", role_cost_id),
            {},
            json=body,
            if_match=if_match,
        )

    def delete_role_cost(self, role_cost_id: str, *, if_match: Match) -> None:
        """Take a cost of a post away, unless a cost item's posts are checked against it."""
        self._call("DELETE", path("/role-costs/{roleCostId}", role_cost_id), {}, if_match=if_match)

    def read_staffing(
        self,
        *,
        county: str,
        role: str,
        year: int,
        organisation: str | None = None,
        percent: float | None = None,
        amount: int | None = None,
    ) -> StaffingReading:
        """What a share of a post costs, or how large a share an amount pays."""
        return self._call(
            "GET",
            "/staffing-readings",
            {
                "county": county,
                "role": role,
                "year": year,
                "organisation": organisation,
                "percent": percent,
                "amount": amount,
            },
        )

    def list_price_indexes(
        self, *, sort: str | None = None, limit: int = 500
    ) -> Listing[PriceIndexInfo, PriceIndexList]:
        """Series that prices are converted with, shared by all counties. Sort by id or order."""
        return self._list("/price-indexes", {"sort": sort}, "priceIndexes", limit=limit)

    def create_price_index(self, body: PriceIndexCreate) -> PriceIndexInfo:
        """Add an index with its values, and say where it was read."""
        return self._call("POST", "/price-indexes", {}, json=body)

    def get_price_index(self, index_id: str) -> PriceIndexInfo:
        """One index with its values; its ETag is what an edit needs."""
        return self._call("GET", path("/price-indexes/{indexId}", index_id), {})

    def update_price_index(
        self, index_id: str, body: PriceIndexUpdate, *, if_match: Match
    ) -> PriceIndexInfo:
        """Change what an index is called or where it was read; a list of values replaces its
        list.
        """
        return self._call(
            "PATCH", path("/price-indexes/{indexId}", index_id), {}, json=body, if_match=if_match
        )


class ChainOperations(Operations):
    """What is under `chain`."""

    def list_gap_plans(
        self,
        *,
        plan: str,
        round: str | None = None,
        state: PlanningState | None = None,
        organisation: str | None = None,
        partly: bool | None = None,
        sort: str | None = None,
        limit: int = 500,
    ) -> Listing[GapPlan, GapPlanList]:
        """Every gap of a round with the activities that are to close it, the most pressing
        first.
        """
        return self._list(
            "/gap-plans",
            {
                "plan": plan,
                "round": round,
                "state": state,
                "organisation": organisation,
                "partly": partly,
                "sort": sort,
            },
            "gapPlans",
            limit=limit,
        )

    def get_plan_effects(
        self,
        *,
        plan: str,
        round: str | None = None,
        without: Sequence[str] | None = None,
        organisation: str | None = None,
    ) -> PlanEffects:
        """Coverage today and after each step of a plan, with what each costs, as ranges."""
        return self._call(
            "GET",
            "/plan-effects",
            {"plan": plan, "round": round, "without": without, "organisation": organisation},
        )

    def list_idle_activities(
        self, *, plan: str, sort: str | None = None, limit: int = 500
    ) -> Listing[IdleActivity, IdleActivityList]:
        """Activities that close no gap, and why: none is named, or none that is named was ever
        one.
        """
        return self._list(
            "/idle-activities", {"plan": plan, "sort": sort}, "idleActivities", limit=limit
        )

    def list_activity_outcomes(
        self,
        *,
        plan: str,
        round: str | None = None,
        from_: str | None = None,
        activity: str | None = None,
        organisation: str | None = None,
        outcome: Sequence[GapOutcome] | None = None,
        sort: str | None = None,
        limit: int = 500,
    ) -> Listing[ActivityOutcome, ActivityOutcomeList]:
        """Activities that name gaps, with what became of each gap between two rounds."""
        return self._list(
            "/activity-outcomes",
            {
                "plan": plan,
                "round": round,
                "from": from_,
                "activity": activity,
                "organisation": organisation,
                "outcome": outcome,
                "sort": sort,
            },
            "activityOutcomes",
            limit=limit,
        )

    def replace_cost_items(
        self, activity_id: str, body: ActivityCostItemsInput, *, if_match: Match | None
    ) -> ActivityCosts:
        """Say which cost items an activity also rests on, beside its own. If-Match is the
        activity's.
        """
        return self._call(
            "PUT",
            path("/activities/{activityId}/cost-items", activity_id),
            {},
            json=body,
            if_match=if_match,
        )

    def get_connections(self, activity_id: str) -> ActivityConnections:
        """Everything tied to an activity: gaps and their outcome, costs, decisions, follow-ups."""
        return self._call("GET", path("/activities/{activityId}/connections", activity_id), {})


class ReconciliationOperations(Operations):
    """What is under `reconciliation`."""

    def list_findings(
        self,
        *,
        round: str,
        kind: Sequence[FindingKind] | None = None,
        certainty: Sequence[Certainty] | None = None,
        sort: str | None = None,
        limit: int = 500,
    ) -> Listing[FindingInfo, FindingList]:
        """Where a round's figures disagree. Reported with both places, never corrected."""
        return self._list(
            "/findings",
            {"round": round, "kind": kind, "certainty": certainty, "sort": sort},
            "findings",
            limit=limit,
        )

    def export_findings(
        self,
        *,
        format: Literal["csv", "csv-plain", "xlsx"],
        round: str,
        kind: Sequence[FindingKind] | None = None,
        certainty: Sequence[Certainty] | None = None,
        sort: str | None = None,
    ) -> File:
        """Where a round's figures disagree. Reported with both places, never corrected."""
        return self._file(
            "/findings",
            {"round": round, "kind": kind, "certainty": certainty, "sort": sort, "format": format},
        )

    def list_county_findings(
        self,
        *,
        county: str,
        domain: Sequence[Domain] | None = None,
        kind: Sequence[CountyFindingKind] | None = None,
        certainty: Sequence[Certainty] | None = None,
        state: Sequence[ReviewState] | None = None,
        sort: str | None = None,
        limit: int = 500,
    ) -> Listing[CountyFindingInfo, CountyFindingList]:
        """Where what the county has published disagrees. Reported with both places, never
        corrected.
        """
        return self._list(
            "/county-findings",
            {
                "county": county,
                "domain": domain,
                "kind": kind,
                "certainty": certainty,
                "state": state,
                "sort": sort,
            },
            "countyFindings",
            limit=limit,
        )

    def export_county_findings(
        self,
        *,
        format: Literal["csv", "csv-plain", "xlsx"],
        county: str,
        domain: Sequence[Domain] | None = None,
        kind: Sequence[CountyFindingKind] | None = None,
        certainty: Sequence[Certainty] | None = None,
        state: Sequence[ReviewState] | None = None,
        sort: str | None = None,
    ) -> File:
        """Where what the county has published disagrees. Reported with both places, never
        corrected.
        """
        return self._file(
            "/county-findings",
            {
                "county": county,
                "domain": domain,
                "kind": kind,
                "certainty": certainty,
                "state": state,
                "sort": sort,
                "format": format,
            },
        )

    def put_review(
        self, finding_id: str, body: FindingReviewInput, *, if_match: Match | None
    ) -> FindingReviewInfo:
        """Explain or accept a finding, with the reason. What was said before stays in the
        history.
        """
        return self._call(
            "PUT",
            path("/finding-reviews/{findingId}", finding_id),
            {},
            json=body,
            if_match=if_match,
        )

    def delete_review(self, finding_id: str, *, if_match: Match) -> None:
        """Open the finding again. What was said of it stays in the history."""
        self._call(
            "DELETE", path("/finding-reviews/{findingId}", finding_id), {}, if_match=if_match
        )


class ReportsOperations(Operations):
    """What is under `reports`."""

    def list_reports(
        self,
        *,
        plan: str | None = None,
        state: ReportStateInput | None = None,
        about: ReportScope | None = None,
        step: str | None = None,
        organisation: str | None = None,
        sort: str | None = None,
        limit: int = 500,
    ) -> Listing[StatusReportInfo, StatusReportList]:
        """Reports that the caller may see, newest first. Sort by id, asOf or issuedAt."""
        return self._list(
            "/status-reports",
            {
                "plan": plan,
                "state": state,
                "about": about,
                "step": step,
                "organisation": organisation,
                "sort": sort,
            },
            "statusReports",
            limit=limit,
        )

    def create_report(self, body: StatusReportCreate) -> StatusReportDetail:
        """Make a draft of a report about a plan, one of its steps, or a principal's part in it."""
        return self._call("POST", "/status-reports", {}, json=body)

    def get_report(self, report_id: str) -> StatusReportDetail:
        """One report: as JSON with an ETag that an edit needs, as a Word document or a tagged
        PDF.
        """
        return self._call("GET", path("/status-reports/{reportId}", report_id), {})

    def export_report(self, report_id: str, *, format: Literal["docx", "pdf"]) -> File:
        """One report: as JSON with an ETag that an edit needs, as a Word document or a tagged
        PDF.
        """
        return self._file(path("/status-reports/{reportId}", report_id), {"format": format})

    def update_report(
        self, report_id: str, body: StatusReportUpdate, *, if_match: Match
    ) -> StatusReportDetail:
        """Change a draft's title, day or own words. What has been issued is not changed (409)."""
        return self._call(
            "PATCH", path("/status-reports/{reportId}", report_id), {}, json=body, if_match=if_match
        )

    def delete_report(self, report_id: str, *, if_match: Match) -> None:
        """Take a draft away. What has been issued is not taken away (409)."""
        self._call("DELETE", path("/status-reports/{reportId}", report_id), {}, if_match=if_match)

    def issue_report(self, report_id: str, *, if_match: Match) -> StatusReportDetail:
        """Issue a draft: what it says now is kept, with the revision that it is of, and stays."""
        return self._call(
            "POST", path("/status-reports/{reportId}/issues", report_id), {}, if_match=if_match
        )


class DocumentsOperations(Operations):
    """What is under `documents`."""

    def get_document(
        self,
        county_id: str,
        *,
        figures: DocumentFigures | None = None,
        include: Sequence[Included] | None = None,
    ) -> CountyDocument:
        """Everything about a county as one JSON document: the same data are the same bytes."""
        return self._call(
            "GET",
            path("/county-documents/{countyId}", county_id),
            {"figures": figures, "include": include},
        )

    def get_template(self, county_id: str, *, as_: str, name: str) -> CountyDocument:
        """A new county with this one's methods, indicators and forms, and none of its data."""
        return self._call(
            "GET",
            path("/county-documents/{countyId}/template", county_id),
            {"as": as_, "name": name},
        )

    def get_schema(self, schema_version: str) -> CountyDocumentSchema:
        """The form of documents as JSON Schema (2020-12), closed and with every section."""
        return self._call(
            "GET", path("/county-document-schemas/{schemaVersion}", schema_version), {}
        )

    def create_import(
        self,
        body: CountyDocument,
        *,
        dry_run: bool | None = None,
        on_conflict: OnConflict | None = None,
    ) -> CountyDocumentImport:
        """Hold a document against what is here; with `dryRun=false` read it in, all or nothing."""
        return self._call(
            "POST",
            "/county-document-imports",
            {"dryRun": dry_run, "onConflict": on_conflict},
            json=body,
        )


class OpendataOperations(Operations):
    """What is under `opendata`."""

    def list_open_datasets(
        self, *, county: str | None = None, sort: str | None = None, limit: int = 500
    ) -> Listing[OpenDatasetInfo, OpenDatasetList]:
        """What is published, with permanent addresses, licence and source."""
        return self._list(
            "/open-datasets", {"county": county, "sort": sort}, "openDatasets", limit=limit
        )


class HistoryOperations(Operations):
    """What is under `history`."""

    def list_changes(
        self,
        *,
        object_type: str | None = None,
        object_id: str | None = None,
        county: str | None = None,
        since_revision: int | None = None,
        sort: str | None = None,
        limit: int = 500,
    ) -> Listing[ChangeInfo, ChangeList]:
        """The history, newest first; with `sinceRevision` oldest first. To follow it, use the
        feed.
        """
        return self._list(
            "/changes",
            {
                "objectType": object_type,
                "objectId": object_id,
                "county": county,
                "sinceRevision": since_revision,
                "sort": sort,
            },
            "changes",
            limit=limit,
        )

    def export_changes(
        self,
        *,
        format: Literal["csv", "csv-plain", "xlsx"],
        object_type: str | None = None,
        object_id: str | None = None,
        county: str | None = None,
        since_revision: int | None = None,
        sort: str | None = None,
    ) -> File:
        """The history, newest first; with `sinceRevision` oldest first. To follow it, use the
        feed.
        """
        return self._file(
            "/changes",
            {
                "objectType": object_type,
                "objectId": object_id,
                "county": county,
                "sinceRevision": since_revision,
                "sort": sort,
                "format": format,
            },
        )

    def follow_changes(
        self,
        *,
        after: str | None = None,
        limit: int | None = None,
        county: str | None = None,
        object_type: Sequence[str] | None = None,
    ) -> ChangeFeed:
        """The history to follow along with: oldest first, complete, onward from a cursor."""
        return self._call(
            "GET",
            "/changes/feed",
            {"after": after, "limit": limit, "county": county, "objectType": object_type},
        )


class WebhooksOperations(Operations):
    """What is under `webhooks`."""

    def list_event_types(self) -> WebhookEventTypeList:
        """Every sort of event, when it is sent, and an example of what is sent."""
        return self._call("GET", "/webhook-event-types", {})

    def list_subscriptions(
        self, *, county: str | None = None, sort: str | None = None, limit: int = 500
    ) -> Listing[WebhookSubscriptionInfo, WebhookSubscriptionList]:
        """Subscriptions that the caller keeps, with how it goes for them. Sort by id or
        countyId.
        """
        return self._list(
            "/webhook-subscriptions",
            {"county": county, "sort": sort},
            "webhookSubscriptions",
            limit=limit,
        )

    def create_subscription(self, body: WebhookSubscriptionCreate) -> NewWebhookSecret:
        """Subscribe to what happens in a county from now on."""
        return self._call("POST", "/webhook-subscriptions", {}, json=body)

    def get_subscription(self, subscription_id: str) -> WebhookSubscriptionInfo:
        """One subscription, without its secret; its ETag is what an edit needs."""
        return self._call(
            "GET", path("/webhook-subscriptions/{subscriptionId}", subscription_id), {}
        )

    def update_subscription(
        self, subscription_id: str, body: WebhookSubscriptionUpdate, *, if_match: Match
    ) -> WebhookSubscriptionInfo:
        """Change a subscription, or switch it on or off."""
        return self._call(
            "PATCH",
            path("/webhook-subscriptions/{subscriptionId}", subscription_id),
            {},
            json=body,
            if_match=if_match,
        )

    def delete_subscription(self, subscription_id: str, *, if_match: Match) -> None:
        """End a subscription. What waits is not sent."""
        self._call(
            "DELETE",
            path("/webhook-subscriptions/{subscriptionId}", subscription_id),
            {},
            if_match=if_match,
        )

    def rotate_secret(self, subscription_id: str, *, if_match: Match) -> NewWebhookSecret:
        """Make a new secret, shown this once. For a day, what is sent is signed with both."""
        return self._call(
            "POST",
            path("/webhook-subscriptions/{subscriptionId}/secrets", subscription_id),
            {},
            if_match=if_match,
        )

    def send_ping(self, subscription_id: str, body: WebhookPing) -> WebhookDeliveryInfo:
        """Send a try, which goes out as any event does."""
        return self._call(
            "POST",
            path("/webhook-subscriptions/{subscriptionId}/pings", subscription_id),
            {},
            json=body,
        )

    def replay_since(self, subscription_id: str, body: WebhookReplay) -> WebhookReplayInfo:
        """Send all that has happened after a revision once more, also what was missed."""
        return self._call(
            "POST",
            path("/webhook-subscriptions/{subscriptionId}/replays", subscription_id),
            {},
            json=body,
        )

    def list_deliveries(
        self,
        *,
        subscription: str | None = None,
        status: DeliveryStatus | None = None,
        event_type: EventType | None = None,
        since_revision: int | None = None,
        sort: str | None = None,
        limit: int = 500,
    ) -> Listing[WebhookDeliveryInfo, WebhookDeliveryList]:
        """What has been sent and what waits, the newest first. Sort by number, revision or
        queuedAt.
        """
        return self._list(
            "/webhook-deliveries",
            {
                "subscription": subscription,
                "status": status,
                "eventType": event_type,
                "sinceRevision": since_revision,
                "sort": sort,
            },
            "webhookDeliveries",
            limit=limit,
        )

    def get_delivery(self, delivery_id: str) -> WebhookDeliveryInfo:
        """One delivery: how often it was tried, and what was answered."""
        return self._call("GET", path("/webhook-deliveries/{deliveryId}", delivery_id), {})

    def replay_delivery(self, delivery_id: str) -> WebhookDeliveryInfo:
        """Send one event once more, under its own id and number."""
        return self._call("POST", path("/webhook-deliveries/{deliveryId}/replays", delivery_id), {})


class AuthOperations(Operations):
    """What is under `auth`."""

    def create_session(self, body: SignIn) -> SessionInfo:
        """Sign a browser in with a key. The answer sets an HttpOnly cookie."""
        return self._call("POST", "/sessions", {}, json=body)

    def get_session(self) -> SessionInfo:
        """Who the caller is and what they may do; also for one who has not signed in."""
        return self._call("GET", "/sessions/current", {})

    def delete_session(self) -> None:
        """Sign out: the session ends and the cookie is taken back."""
        self._call("DELETE", "/sessions/current", {})

    def list_roles(self) -> RoleList:
        """The permission table: which role may do what, and how far."""
        return self._call("GET", "/roles", {})

    def list_sign_in_ways(self) -> SignInWays:
        """How people sign in here: with a key, and perhaps with their organisation's account."""
        return self._call("GET", "/sign-in-ways", {})

    def begin_sign_in(self, body: SignInStart) -> SignInBegun:
        """Begin a sign-in with the organisation's account; the answer says where the browser
        goes.
        """
        return self._call("POST", "/sign-ins", {}, json=body)

    def end_sign_in(self, body: SignInAnswer) -> SignInDone:
        """End a sign-in with what the provider sent the browser back with; a session begins."""
        return self._call("POST", "/sign-ins/answers", {}, json=body)

    def list_keys(self, *, sort: str | None = None, limit: int = 500) -> Listing[KeyInfo, KeyList]:
        """Keys that the caller keeps, newest first. Sort by name, role, createdAt or expiresAt."""
        return self._list("/api-keys", {"sort": sort}, "apiKeys", limit=limit)

    def create_key(self, body: KeyCreate) -> NewKeyInfo:
        """Make a key. The answer holds its secret, which is never shown again."""
        return self._call("POST", "/api-keys", {}, json=body)

    def get_key(self, key_id: str) -> KeyInfo:
        """One key, without its secret."""
        return self._call("GET", path("/api-keys/{keyId}", key_id), {})

    def delete_key(self, key_id: str) -> None:
        """Revoke a key, and sign out everyone who signed in with it. The key stays in the
        history.
        """
        self._call("DELETE", path("/api-keys/{keyId}", key_id), {})


class Contract:
    """All operations of the contract, in the groups of its tags."""

    def __init__(self, transport: Transport) -> None:
        self.info = InfoOperations(transport)
        self.organisations = OrganisationsOperations(transport)
        self.sources = SourcesOperations(transport)
        self.methods = MethodsOperations(transport)
        self.gap = GapOperations(transport)
        self.statistics = StatisticsOperations(transport)
        self.questionnaires = QuestionnairesOperations(transport)
        self.plan = PlanOperations(transport)
        self.costs = CostsOperations(transport)
        self.chain = ChainOperations(transport)
        self.reconciliation = ReconciliationOperations(transport)
        self.reports = ReportsOperations(transport)
        self.documents = DocumentsOperations(transport)
        self.opendata = OpendataOperations(transport)
        self.history = HistoryOperations(transport)
        self.webhooks = WebhooksOperations(transport)
        self.auth = AuthOperations(transport)
