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
export type County = Schemas["CountyInfo"];
export type Area = Schemas["AreaInfo"];
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

export type FindingSide = { text: Text; sourcePlace: SourcePlace | null };
export type Finding = {
  id: string;
  kind: string;
  certainty: "certain" | "likely" | "possible";
  roundId: string;
  methodId: string;
  methodName: Text;
  title: Text;
  arithmetic: Text;
  difference: number | null;
  statement: FindingSide;
  evidence: FindingSide[];
};
export type FindingList = { findings: Finding[]; _meta: Meta & Partial<AsOf> };
export type ColumnState = "not_started" | "started" | "complete";
export type ColumnSummary = {
  organisationId: string;
  organisationName: Text;
  kind: OrganisationKind;
  asked: number;
  answered: number;
  late: boolean;
  lastAnsweredAt: string | null;
  state: ColumnState;
};
export type ColumnAnswer = {
  methodId: string;
  methodName: Text;
  areaId: string;
  areaName: Text;
  substance: Substance;
  ageGroup: AgeGroup;
  kind: MethodKind;
  status: Status;
  comment: string | null;
  answered: boolean;
  version: number;
  previous: { roundId: string; status: Status; comment: string | null } | null;
};
export type Column = {
  round: Round;
  organisation: { id: string; name: Text };
  answers: ColumnAnswer[];
  progress: { asked: number; answered: number };
  version: number;
  editable: boolean;
};
export type UploadRow = {
  row: number;
  methodId: string | null;
  label: string | null;
  status: Status | null;
  effect: "new" | "changed" | "unchanged" | "faulty";
  messages: { column: string; message: string }[];
};
export type UploadResult = {
  rows: UploadRow[];
  counts: { new: number; changed: number; unchanged: number; faulty: number };
  written: boolean;
};
export type ChangeEntry = {
  revision: number;
  at: string;
  actor: { name: string | null; role: string | null; organisationId: string | null };
  channel: string;
  action: "create" | "update" | "delete";
  objectType: string;
  objectId: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  reason: string | null;
};
export type ApiKey = {
  id: string;
  name: string;
  role: Role;
  organisationId: string | null;
  countyId: string | null;
  readOnly: boolean;
  createdAt?: string | null;
  lastUsedAt?: string | null;
  expiresAt: string | null;
  revokedAt?: string | null;
};
