import type { components } from "./schema.gen";

type Schemas = components["schemas"];

/** The contract's shapes under the names that the app uses; nothing is described twice. */
export type Text = Schemas["Text"];
export type Status = Schemas["Status"];
export type RoundStatus = Schemas["RoundStatus"];
export type Substance = Schemas["Substance"];
export type AgeGroup = Schemas["AgeGroup"];
export type MethodKind = Schemas["MethodKind"];
export type OrganisationKind = Schemas["OrganisationKind"];
export type Change = Schemas["Change"];
export type Reason = Schemas["Reason"];
export type Role = Schemas["Role"];
export type Block = Schemas["Block"];
export type Meta = Schemas["PageMeta"];
export type AsOf = Schemas["AnswerMeta"];
export type Problem = Schemas["Problem"];

export type SourcePlace = Schemas["SourcePlaceInfo"];
export type SourceDocument = Schemas["SourceDocumentInfo"];
export type Sources = Schemas["Sources"];

export type RoundRef = Schemas["RoundReference"];
export type Round = Schemas["RoundInfo"];
export type RoundCreate = Schemas["RoundCreate"];
export type County = Schemas["CountyInfo"];
export type Area = Schemas["AreaInfo"];
export type Method = Schemas["MethodInfo"];
export type Organisation = Schemas["OrganisationInfo"];

export type Coverage = Schemas["Coverage"];
export type GroupStatement = Schemas["StatementReference"];
export type Matrix = Schemas["MatrixAnswer"];
export type MatrixArea = Schemas["MatrixArea"];
export type MatrixMethod = Schemas["MatrixMethod"];
export type MatrixCell = Schemas["MatrixCell"];
export type MatrixOrganisation = Schemas["MatrixOrganisation"];

export type Comparison = Schemas["ComparisonAnswer"];
export type ComparisonTotals = Schemas["PairTotals"];
export type ComparisonMethod = Schemas["ComparedMethod"];
export type ComparisonSubject = Schemas["ComparedSubject"];
export type ComparisonState = Schemas["State"];

export type GapList = Schemas["GapList"];
export type Gap = Schemas["Gap"];
export type GapOrganisation = Schemas["GapPrincipal"];
export type ClosedGap = Schemas["ClosedGap"];

export type Session = Schemas["SessionInfo"];
export type SignInWays = Schemas["SignInWays"];
export type SignInStart = Schemas["SignInStart"];
export type SignInBegun = Schemas["SignInBegun"];
export type SignInDone = Schemas["SignInDone"];

export type Finding = Schemas["FindingInfo"];
export type FindingKind = Schemas["FindingKind"];
export type FindingSide = Schemas["FindingSide"];
export type FindingList = Schemas["FindingList"];

export type ColumnState = Schemas["ColumnState"];
export type ColumnSummary = Schemas["ColumnInfo"];
export type ColumnAnswer = Schemas["ColumnAnswer"];
export type Column = Schemas["ColumnForm"];
export type ColumnUpdate = Schemas["ColumnUpdate"];
export type UploadRow = Schemas["UploadRow"];
export type UploadResult = Schemas["UploadResult"];

export type ChangeEntry = Schemas["ChangeInfo"];
export type ChangeList = Schemas["ChangeList"];
export type ApiKey = Schemas["KeyInfo"];
export type NewApiKey = Schemas["NewKeyInfo"];
export type KeyCreate = Schemas["KeyCreate"];

export type Topic = Schemas["TopicInfo"];
export type StatisticalArea = Schemas["StatisticalAreaInfo"];
export type Dimension = Schemas["DimensionInfo"];
export type Indicator = Schemas["IndicatorInfo"];
export type IndicatorDetail = Schemas["IndicatorDetail"];
export type Observation = Schemas["ObservationInfo"];
export type Collection = Schemas["CollectionInfo"];
export type CollectionCreate = Schemas["CollectionCreate"];
export type CollectionStatus = Schemas["CollectionStatus"];
export type Completeness = Schemas["Completeness"];
export type ReportedOrganisation = Schemas["ReportedOrganisation"];
export type ReportedIndicator = Schemas["ReportedIndicator"];

export type Questionnaire = Schemas["QuestionnaireInfo"];
export type QuestionnaireCreate = Schemas["QuestionnaireCreate"];
export type QuestionnaireDraft = Schemas["QuestionnaireDraftInfo"];
export type QuestionnaireVersion = Schemas["QuestionnaireVersionInfo"];
export type QuestionnaireVersionRef = Schemas["QuestionnaireVersionReference"];
export type MyResponse = Schemas["MyResponse"];

/** The parts of a questionnaire's form, as they are written and sent. */
export type FormParts = {
  QuestionType: Schemas["QuestionType"];
  Choice: Schemas["FormChoiceInput"];
  Scale: Schemas["FormScaleInput"];
  Condition: Schemas["FormConditionInput"];
  Question: Schemas["FormQuestionInput"];
  Section: Schemas["FormSectionInput"];
  Form: Schemas["FormInput"];
};
export type TableDocument = Schemas["TableDocument"];
export type TableCell = Schemas["TableCell"];
export type TableCategory = Schemas["TableCategory"];

export type Dataset = Schemas["DatasetInfo"];
export type DatasetCreate = Schemas["DatasetCreate"];
export type ProtectionRow = Schemas["ProtectionRow"];
export type CountyFinding = Schemas["CountyFindingInfo"];
export type CountyFindingList = Schemas["CountyFindingList"];
export type CountyFindingKind = Schemas["CountyFindingKind"];
export type FindingDomain = Schemas["Domain"];
export type ReviewState = Schemas["ReviewState"];
export type Certainty = Schemas["Certainty"];

export type QuestionnaireRound = Schemas["QuestionnaireRoundInfo"];
export type QuestionnaireRoundStatus = Schemas["QuestionnaireRoundStatus"];
export type QuestionnaireRoundCreate = Schemas["QuestionnaireRoundCreate"];
export type QuestionnaireRoundUpdate = Schemas["QuestionnaireRoundUpdate"];
export type Recipient = Schemas["RecipientInfo"];
export type RecipientCreate = Schemas["RecipientCreate"];
export type RecipientUpdate = Schemas["RecipientUpdate"];
export type UnitKind = Schemas["UnitKindInfo"];
export type Invitation = Schemas["InvitationInfo"];
export type Participation = Schemas["Participation"];
export type ParticipationGroup = Schemas["ParticipationGroup"];
export type ParticipationCounts = Schemas["ParticipationCounts"];
export type FigureForm = Schemas["FigureForm"];
export type FigureFormRow = Schemas["FigureFormRow"];
export type FigureInput = Schemas["FigureInput"];
export type FigureResult = Schemas["FigureResult"];
export type FiguresResult = Schemas["FiguresResult"];

export type QuestionnaireResults = Schemas["ResultDocument"];
export type QuestionResult = Schemas["QuestionResult"];
export type GroupResult = Schemas["GroupResult"];
export type StatedShare = Schemas["StatedShare"];
export type FreeTexts = Schemas["FreeTextDocument"];
export type QuestionnaireComparison = Schemas["QuestionnaireComparisonDocument"];
export type ComparedQuestion = Schemas["ComparedQuestion"];

export type Plan = Schemas["PlanInfo"];
export type PlanDetail = Schemas["PlanDetail"];
export type CostRange = Schemas["CostRange"];
export type CostSummary = Schemas["CostSummary"];
export type CostSum = Schemas["CostSum"];
export type CostGroup = Schemas["CostGroup"];
export type SummedItem = Schemas["SummedItem"];
export type NotSummedItem = Schemas["NotSummedItem"];
export type CostItem = Schemas["CostItemInfo"];
export type CostScenario = Schemas["CostScenarioInfo"];
export type PriceIndex = Schemas["PriceIndexInfo"];

export type CostItemCreate = Schemas["CostItemCreate"];
export type CostItemUpdate = Schemas["CostItemUpdate"];
export type CostStatement = Schemas["CostStatementInfo"];
export type AmountReading = Schemas["AmountReading"];
export type StaffingReading = Schemas["StaffingReading"];
export type CostRole = Schemas["CostRoleInfo"];
export type RoleCost = Schemas["RoleCostInfo"];
export type RoleCostCreate = Schemas["RoleCostCreate"];
export type RoleCostUpdate = Schemas["RoleCostUpdate"];
export type PriceIndexCreate = Schemas["PriceIndexCreate"];
export type PriceIndexUpdate = Schemas["PriceIndexUpdate"];
export type ScenarioChoice = Schemas["ScenarioChoice"];
export type CostScenarioCreate = Schemas["CostScenarioCreate"];
export type CostScenarioUpdate = Schemas["CostScenarioUpdate"];
export type CostComparison = Schemas["CostComparison"];
export type ComparedItem = Schemas["ComparedItem"];
export type CostSharing = Schemas["CostSharing"];
export type SharedCost = Schemas["SharedCost"];
export type CurrentCosts = Schemas["CurrentCosts"];
export type CurrentFigure = Schemas["CurrentFigure"];
export type BreakEven = Schemas["BreakEvenReading"];

export type PlanOverview = Schemas["PlanOverview"];
export type OverviewStep = Schemas["OverviewStep"];
export type OverviewActivity = Schemas["OverviewActivity"];
export type OverviewPart = Schemas["OverviewPart"];
export type OverviewOrganisation = Schemas["OverviewOrganisation"];
export type Adoption = Schemas["AdoptionInfo"];
export type ProgressStatus = Schemas["ProgressStatus"];
export type ProgressReport = Schemas["ProgressReportInfo"];
export type ProgressReportCreate = Schemas["ProgressReportCreate"];
export type ActivityPartKind = Schemas["Part"];
export type Activity = Schemas["ActivityDetail"];
export type ActivityCreate = Schemas["ActivityCreate"];
export type ActivityUpdate = Schemas["ActivityUpdate"];
export type OrganisationDuties = Schemas["OrganisationDuties"];
export type Duty = Schemas["Duty"];

export type DecisionMatrix = Schemas["DecisionMatrix"];
export type DecisionCell = Schemas["DecisionCell"];
export type DecisionMatrixBoard = Schemas["DecisionMatrixBoard"];
export type DecisionMatrixMatter = Schemas["DecisionMatrixMatter"];
export type DecisionOutcome = Schemas["Outcome"];
export type Decision = Schemas["DecisionInfo"];
export type Board = Schemas["BoardInfo"];
export type Matter = Schemas["MatterInfo"];
export type Agreement = Schemas["AgreementInfo"];
export type AgreementKind = Schemas["AgreementKind"];
export type AgreementStatus = Schemas["AgreementStatus"];
export type Course = Schemas["CourseInfo"];
export type CourseOccasion = Schemas["CourseOccasionInfo"];
export type TrainingCalendar = Schemas["TrainingCalendar"];
export type Recurrence = Schemas["Recurrence"];
export type ImpactAnalysis = Schemas["ImpactAnalysisInfo"];
export type ImpactPoint = Schemas["ImpactPointInfo"];
export type ImpactKind = Schemas["ImpactKind"];
export type ImpactPerspective = Schemas["Perspective"];
export type BenefitCheck = Schemas["BenefitCheckInfo"];
export type FollowUp = Schemas["FollowUpInfo"];
export type InPractice = Schemas["InPractice"];
export type PlanVersion = Schemas["PlanVersion"];
export type PlanComparison = Schemas["PlanComparison"];
export type PlanDifference = Schemas["PlanDifference"];
export type StatusReport = Schemas["StatusReportInfo"];
export type StatusReportDetail = Schemas["StatusReportDetail"];
export type ReportSection = Schemas["ReportSection"];
export type ReportBlock = Schemas["ReportBlock"];
export type ReportTexts = Schemas["ReportTexts"];
export type ActivityConnections = Schemas["ActivityConnections"];
export type ActivityCosts = Schemas["ActivityCosts"];
export type GapResult = Schemas["GapResult"];
export type GapPlan = Schemas["GapPlan"];
export type GapPlanList = Schemas["GapPlanList"];
export type PlanEffects = Schemas["PlanEffects"];
export type IdleActivity = Schemas["IdleActivity"];
export type ActivityOutcome = Schemas["ActivityOutcome"];

export type WebhookSubscription = Schemas["WebhookSubscriptionInfo"];
export type WebhookSubscriptionCreate = Schemas["WebhookSubscriptionCreate"];
export type WebhookSubscriptionUpdate = Schemas["WebhookSubscriptionUpdate"];
export type NewWebhookSecret = Schemas["NewWebhookSecret"];
export type WebhookDelivery = Schemas["WebhookDeliveryInfo"];
export type WebhookDeliveryList = Schemas["WebhookDeliveryList"];
export type WebhookEventType = Schemas["EventType"];
export type WebhookEventTypeInfo = Schemas["WebhookEventTypeInfo"];
export type DeliveryStatus = Schemas["DeliveryStatus"];
export type CountyDocument = Schemas["CountyDocument"];
export type CountyDocumentImport = Schemas["CountyDocumentImport"];
export type ImportSection = Schemas["ImportSection"];
export type ImportItem = Schemas["ImportItem"];
export type OnConflict = Schemas["OnConflict"];
