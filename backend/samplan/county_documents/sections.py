"""What a document of a county has in it: one section for each table, in the order of references.

A section says which of its table's rows belong to a county; the columns say all the rest. What
stands here is the document's form, its JSON Schema, its export and its import alike.
"""

from typing import Final

import sqlalchemy as sa

from samplan.auth.terms import Permission
from samplan.chain.tables import ActivityCostItem
from samplan.costs import tables as costs
from samplan.county_documents.section import CORRECTION, Section
from samplan.gap import tables as gap
from samplan.gap.terms import RoundStatus
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
    "sign_in": "sign-ins are secrets of one installation",
    "invitation": "links to answer by are secrets of one installation",
    "outgoing_mail": "letters on their way belong to one installation",
    "webhook_subscription": "who is told of what, with secrets, belongs to one installation",
    "webhook_delivery": "what is on its way to others belongs to one installation",
    "webhook_outlook": "how far what has happened was told belongs to one installation",
    "revision": "the history of one installation; an import leaves its own",
    "revision_counter": "the history of one installation; an import leaves its own",
    "change": "the history of one installation; late corrections are a section",
}
"""Tables that are no section, and why."""
