"""What a document of a county has in it: one section for each table, in the order of references.

A section says which of its table's rows belong to a county; the columns say all the rest. What
stands here is the document's form, its JSON Schema, its export and its import alike.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import SQLModel

from samplan.auth.terms import Permission
from samplan.chain.tables import ActivityCostItem
from samplan.costs import tables as costs
from samplan.county_documents.fields import DocumentField
from samplan.gap import tables as gap
from samplan.gap.terms import STORED_STATUSES, RoundStatus
from samplan.methods import tables as methods
from samplan.organisations import tables as organisations
from samplan.plan import tables as plan
from samplan.plan.agreements.tables import Agreement, AgreementParty
from samplan.plan.decisions.tables import Board, Decision, Matter, MatterBoard
from samplan.plan.impact.tables import BenefitCheck, FollowUp, ImpactAnalysis, ImpactPoint
from samplan.plan.progress.tables import ProgressReport
from samplan.plan.training.tables import Course, CourseOccasion
from samplan.questionnaires import tables as questionnaires
from samplan.questionnaires.terms import RoundStatus as QuestionnaireRoundStatus
from samplan.questionnaires.terms import VersionStatus
from samplan.reconciliation.tables import FindingReview
from samplan.reports.tables import StatusReport
from samplan.reports.terms import ReportState
from samplan.sources import tables as sources
from samplan.statistics import tables as statistics
from samplan.statistics.terms import CollectionStatus

_OF_THE_INSTALLATION: Final = {
    "version": "counts edits in one installation",
    "revision": "numbers a write in one installation",
    "issued_revision": "numbers a write in one installation",
    "sort_key": "is worked out from the name",
    "search_key": "is worked out from the names",
}
"""Columns that no section has, and why."""

CORRECTION: Final = sa.Table(
    "correction",
    sa.MetaData(),
    sa.Column("round_id", sa.String(120), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("method_id", sa.String(120), nullable=False),
    sa.Column("organisation_id", sa.String(120), nullable=False),
    sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("made_by", sa.String(32), nullable=False),
    sa.Column("status_before", sa.Enum(*sorted(STORED_STATUSES), native_enum=False)),
    sa.Column("status_after", sa.Enum(*sorted(STORED_STATUSES), native_enum=False)),
    sa.Column("reason", sa.String(2000), nullable=False),
)
"""A late correction has no table of its own: it is what the history says of a published cell."""
CORRECTION.c.status_before.nullable = CORRECTION.c.status_after.nullable = False


@dataclass(frozen=True)
class Section:
    """A list of a document."""

    name: str
    model: type[SQLModel] | sa.Table
    under: tuple[str, ...] = ()
    """Columns that name what its rows belong to: they are in the document when those are."""
    shared: Permission | None = None
    """All counties share the rows; who may add to them. In the document are those named in it."""
    open_when: tuple[str, str] | None = None
    """The column and its value that say that a row is published; None: all are."""
    whole_only: bool = False
    """Only in documents that hold back nothing."""
    unpublished_only: bool = False
    left_out: Mapping[str, str] = field(default_factory=dict)
    """Columns that are not in the document, and why."""
    added: tuple[sa.Column[Any], ...] = ()
    """What is in the document and no column."""
    refers: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    """References that are no foreign keys: columns, and the table they point into."""
    object_type: str | None = None
    """What the history calls a row; None where the plan's own history tells of it."""
    touches: str | None = None
    """The column that names the round that a change of a row is a change of."""
    frozen: bool = False
    """Rows are added and never written over."""
    frozen_when_open: bool = False
    """What is final or issued is never written over."""

    @cached_property
    def table(self) -> sa.Table:
        """Its table."""
        return self.model if isinstance(self.model, sa.Table) else self.model.__table__  # type: ignore[attr-defined]

    @cached_property
    def fields(self) -> tuple[DocumentField, ...]:
        """What a row has, in order: first what names it."""
        gone = self.left_out.keys() | _OF_THE_INSTALLATION.keys()
        columns = [one for one in self.table.columns if one.name not in gone]
        return tuple(DocumentField(one) for one in (*columns, *self.added))

    @cached_property
    def stored(self) -> tuple[DocumentField, ...]:
        """The fields that are columns of the table."""
        return tuple(one for one in self.fields if one.column not in self.added)

    @cached_property
    def key(self) -> tuple[str, ...]:
        """The columns that name a row."""
        return tuple(one.name for one in self.table.primary_key)

    @cached_property
    def references(self) -> Mapping[tuple[str, ...], str]:
        """Columns that name a row elsewhere, and the table where it stands."""
        found = {
            tuple(one.parent.name for one in foreign.elements): foreign.referred_table.name
            for foreign in sorted(self.table.foreign_key_constraints, key=lambda one: str(one.name))
        }
        return {**found, **self.refers}

    @property
    def of_county(self) -> bool:
        """Whether each row names its county."""
        return "county_id" in self.table.columns and self.shared is None


_ROUND: Final = ("status", RoundStatus.PUBLISHED.value)
_COLLECTION: Final = ("status", CollectionStatus.PUBLISHED.value)
_QUESTIONNAIRE_ROUND: Final = ("status", QuestionnaireRoundStatus.PUBLISHED.value)

SECTIONS: Final = (
    Section("counties", organisations.County, object_type="county"),
    # --- where figures come from ---
    Section(
        "sourceDocuments",
        sources.SourceDocument,
        shared=Permission.MANAGE_SOURCES,
        object_type="source-document",
    ),
    Section(
        "sourcePlaces",
        sources.SourcePlace,
        shared=Permission.MANAGE_SOURCES,
        object_type="source-place",
    ),
    Section(
        "importRuns",
        sources.ImportRun,
        shared=Permission.MANAGE_SOURCES,
        object_type="import-run",
    ),
    # --- methods ---
    Section(
        "guidelines",
        methods.Guideline,
        shared=Permission.MANAGE_METHODS,
        object_type="guideline",
    ),
    Section(
        "guidelineEditions",
        methods.GuidelineEdition,
        shared=Permission.MANAGE_METHODS,
        object_type="guideline-edition",
    ),
    Section(
        "methodAreas",
        methods.MethodArea,
        shared=Permission.MANAGE_METHODS,
        object_type="method-area",
    ),
    Section("methods", methods.Method, shared=Permission.MANAGE_METHODS, object_type="method"),
    Section(
        "methodLinks",
        methods.MethodLink,
        under=("method_id", "other_id"),
        shared=Permission.MANAGE_METHODS,
        object_type="method-link",
    ),
    Section(
        "recommendations",
        methods.Recommendation,
        under=("edition_id", "method_id"),
        shared=Permission.MANAGE_METHODS,
        object_type="recommendation",
    ),
    Section(
        "methodLineages",
        methods.MethodLineage,
        under=("from_edition_id", "to_edition_id", "from_method_id", "to_method_id"),
        shared=Permission.MANAGE_METHODS,
        object_type="method-lineage",
    ),
    # --- organisations ---
    Section("organisations", organisations.Organisation, object_type="organisation"),
    Section(
        "successions",
        organisations.Succession,
        under=("predecessor_id", "successor_id"),
        object_type="succession",
    ),
    Section(
        "groupMembers",
        organisations.GroupMember,
        under=("group_id", "member_id"),
        object_type="group-member",
    ),
    # --- the mapping ---
    Section(
        "areas",
        statistics.Area,
        shared=Permission.MANAGE_INDICATORS,
        object_type="statistical-area",
    ),
    Section("topics", statistics.Topic, shared=Permission.MANAGE_INDICATORS, object_type="topic"),
    Section(
        "dimensions",
        statistics.Dimension,
        shared=Permission.MANAGE_INDICATORS,
        object_type="dimension",
    ),
    Section(
        "categories",
        statistics.Category,
        under=("dimension_id",),
        shared=Permission.MANAGE_INDICATORS,
        object_type="category",
    ),
    Section(
        "indicators",
        statistics.Indicator,
        shared=Permission.MANAGE_INDICATORS,
        object_type="indicator",
    ),
    Section(
        "indicatorEditions",
        statistics.IndicatorEdition,
        under=("indicator_id",),
        shared=Permission.MANAGE_INDICATORS,
        object_type="indicator-edition",
    ),
    Section(
        "indicatorDimensions",
        statistics.IndicatorDimension,
        under=("indicator_id",),
        shared=Permission.MANAGE_INDICATORS,
        object_type="indicator-dimension",
    ),
    Section(
        "collections",
        statistics.Collection,
        open_when=_COLLECTION,
        object_type="collection",
    ),
    Section(
        "collectionIndicators",
        statistics.CollectionIndicator,
        under=("collection_id",),
        object_type="collection-indicator",
        touches="collection_id",
    ),
    Section(
        "collectionOrganisations",
        statistics.CollectionOrganisation,
        under=("collection_id",),
        object_type="collection-organisation",
        touches="collection_id",
    ),
    Section(
        "observations",
        statistics.Observation,
        under=("collection_id",),
        left_out={
            "entered_by": "stands in the history alone, as everywhere else",
            "settled": "follows from isWithheld and from what the document shows",
        },
        added=(sa.Column("is_withheld", sa.Boolean, nullable=False),),
        refers={("indicator_id", "edition"): "indicator_edition"},
        object_type="observation",
        touches="collection_id",
    ),
    Section("datasets", statistics.Dataset, object_type="dataset"),
    Section("questionnaires", questionnaires.Questionnaire, object_type="questionnaire"),
    Section(
        "questionnaireVersions",
        questionnaires.QuestionnaireVersion,
        under=("questionnaire_id",),
        open_when=("status", VersionStatus.FINAL.value),
        frozen_when_open=True,
        object_type="questionnaire-version",
    ),
    Section(
        "unitKinds",
        questionnaires.UnitKind,
        shared=Permission.MANAGE_ROUNDS,
        object_type="unit-kind",
    ),
    Section(
        "questionnaireRounds",
        questionnaires.QuestionnaireRound,
        open_when=_QUESTIONNAIRE_ROUND,
        object_type="questionnaire-round",
    ),
    Section(
        "recipients",
        questionnaires.Recipient,
        under=("round_id",),
        whole_only=True,
        left_out={"email": "is only for sending to, and is kept where letters are sent from"},
        object_type="recipient",
        touches="round_id",
    ),
    Section(
        "responses",
        questionnaires.Response,
        under=("round_id",),
        whole_only=True,
        object_type="response",
        touches="round_id",
    ),
    Section(
        "statedResults",
        questionnaires.StatedResult,
        under=("round_id",),
        object_type="stated-result",
        touches="round_id",
    ),
    Section(
        "publishedResults",
        questionnaires.PublishedResult,
        under=("round_id",),
        object_type="published-result",
        touches="round_id",
    ),
    # --- the gap analysis ---
    Section("gapRounds", gap.GapRound, open_when=_ROUND, object_type="gap-round"),
    Section(
        "roundOrganisations",
        gap.RoundOrganisation,
        under=("round_id",),
        object_type="round-organisation",
        touches="round_id",
    ),
    Section(
        "roundMethods",
        gap.RoundMethod,
        under=("round_id",),
        object_type="round-method",
        touches="round_id",
    ),
    Section(
        "assessments",
        gap.Assessment,
        under=("round_id",),
        object_type="assessment",
        touches="round_id",
    ),
    Section(
        "groupStatements",
        gap.GroupStatement,
        under=("round_id",),
        object_type="group-statement",
        touches="round_id",
    ),
    Section(
        "corrections",
        CORRECTION,
        under=("round_id",),
        refers={
            ("round_id",): "gap_round",
            ("round_id", "method_id", "organisation_id"): "assessment",
        },
        frozen=True,
    ),
    # --- the plan ---
    Section("plans", plan.Plan),
    Section("planPoints", plan.PlanPoint, under=("plan_id",)),
    Section("planSteps", plan.PlanStep, under=("plan_id",)),
    Section("stepBodies", plan.StepBody, under=("step_id",)),
    Section("responsibilities", plan.Responsibility, under=("plan_id",)),
    Section("goals", plan.Goal, under=("step_id",)),
    Section("subTasks", plan.SubTask, under=("goal_id",)),
    Section("agreements", Agreement),
    Section("agreementParties", AgreementParty, under=("agreement_id",)),
    Section("activities", plan.Activity, under=("step_id",)),
    Section("activityOrganisations", plan.ActivityOrganisation, under=("activity_id",)),
    Section("activityDependencies", plan.ActivityDependency, under=("activity_id",)),
    Section("activityPrerequisites", plan.ActivityPrerequisite, under=("activity_id",)),
    Section("activityGaps", plan.ActivityGap, under=("activity_id",)),
    Section("activityAgreements", plan.ActivityAgreement, under=("activity_id",)),
    Section("milestones", plan.Milestone, under=("activity_id",)),
    Section("boards", Board),
    Section("matters", Matter, under=("plan_id",)),
    Section("matterBoards", MatterBoard, under=("matter_id",)),
    Section("decisions", Decision, under=("matter_id",)),
    # --- costs ---
    Section(
        "costRoles",
        costs.CostRole,
        shared=Permission.MANAGE_PRICES,
        object_type="cost-role",
    ),
    Section("roleCosts", costs.RoleCost, object_type="role-cost"),
    Section("costItems", costs.CostItem, object_type="cost-item"),
    Section("costPosts", costs.CostPost, under=("item_id",), object_type="cost-post"),
    Section("costShares", costs.CostShare, under=("item_id",), object_type="cost-share"),
    Section(
        "costItemMethods", costs.CostItemMethod, under=("item_id",), object_type="cost-item-method"
    ),
    Section("costStatements", costs.CostStatement, object_type="cost-statement"),
    Section(
        "costStatementItems",
        costs.CostStatementItem,
        under=("statement_id",),
        object_type="cost-statement-item",
    ),
    Section(
        "priceIndexes",
        costs.PriceIndex,
        shared=Permission.MANAGE_PRICES,
        object_type="price-index",
    ),
    Section(
        "priceIndexValues",
        costs.PriceIndexValue,
        under=("index_id",),
        shared=Permission.MANAGE_PRICES,
        object_type="price-index-value",
    ),
    Section("costScenarios", costs.CostScenario, object_type="cost-scenario"),
    Section(
        "activityCostItems",
        ActivityCostItem,
        under=("activity_id",),
        object_type="activity-cost-item",
    ),
    # --- training, consequences, follow-up ---
    Section("courses", Course, under=("plan_id",)),
    Section("courseOccasions", CourseOccasion, under=("course_id",), object_type="course-occasion"),
    Section("impactAnalyses", ImpactAnalysis, under=("plan_id",)),
    Section("impactPoints", ImpactPoint, under=("analysis_id",)),
    Section("benefitChecks", BenefitCheck, under=("point_id",), object_type="benefit-check"),
    Section("followUps", FollowUp, under=("activity_id",), object_type="follow-up"),
    Section(
        "progressReports",
        ProgressReport,
        under=("activity_id",),
        added=(sa.Column("order", sa.Integer, nullable=False),),
        object_type="progress-report",
        frozen=True,
    ),
    Section(
        "statusReports",
        StatusReport,
        open_when=("state", ReportState.ISSUED.value),
        frozen_when_open=True,
        object_type="status-report",
    ),
    Section(
        "findingReviews",
        FindingReview,
        unpublished_only=True,
        object_type="finding-review",
    ),
)
"""What is named comes before what names it."""

BY_TABLE: Final = {section.table.name: section for section in SECTIONS}

LEFT_OUT: Final = {
    "api_key": "keys are secrets of one installation",
    "web_session": "sign-ins are secrets of one installation",
    "invitation": "links to answer by are secrets of one installation",
    "outgoing_mail": "letters on their way belong to one installation",
    "revision": "the history of one installation; an import leaves its own",
    "revision_counter": "the history of one installation; an import leaves its own",
    "change": "the history of one installation; late corrections are a section",
}
"""Tables that are no section, and why."""

LEFT_OUT_COLUMNS: Final = _OF_THE_INSTALLATION
