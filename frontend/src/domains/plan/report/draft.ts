import type { ProgressReportCreate, ProgressStatus } from "@/api/types";
import { readStored, writeStored } from "@/text/language";
import type { Dictionary } from "@/text/sv";

/** A report as it stands in the form. Its id is its own from the start, so that the same one sent again is not entered twice. */
export type ReportDraft = { id: string; status: ProgressStatus | ""; degree: string; text: string; obstacle: string; nextStep: string; asOf: string };

/** Whose view: an organisation's of its part, or the lead's of the whole. */
export type Subject = { activityId: string; organisationId: string | null };

const STATUSES: readonly string[] = ["", "not_started", "started", "done", "paused", "stopped"];
const FIELDS = ["id", "status", "degree", "text", "obstacle", "nextStep", "asOf"] as const;
const HEX = 16;

export function newReportId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return `report-${[...bytes].map((one) => one.toString(HEX).padStart(2, "0")).join("")}`;
}

type Last = { status: ProgressStatus; degree: number | null } | null;

/** A report of today that begins where the last one ended; what was written then is not written again. */
export function startOf(last: Last, today: string): ReportDraft {
  return { id: newReportId(), status: last?.status ?? "", degree: last?.degree == null ? "" : String(last.degree), text: "", obstacle: "", nextStep: "", asOf: today };
}

/** Whether there is anything that would be lost. */
export function isTouched(draft: ReportDraft, start: ReportDraft): boolean {
  return FIELDS.some((field) => field !== "id" && draft[field] !== start[field]);
}

const keyOf = ({ activityId, organisationId }: Subject) => `samplan.progress-report.${activityId}.${organisationId ?? "whole"}`;

export function readDraft(subject: Subject): ReportDraft | null {
  try {
    const kept: unknown = JSON.parse(readStored(keyOf(subject)) ?? "null");
    if (typeof kept !== "object" || kept === null) return null;
    const draft = kept as Record<string, unknown>;
    return FIELDS.every((field) => typeof draft[field] === "string") && STATUSES.includes(draft.status as string) ? (draft as ReportDraft) : null;
  } catch {
    return null;
  }
}

export function keepDraft(subject: Subject, draft: ReportDraft | null): void {
  writeStored(keyOf(subject), JSON.stringify(draft));
}

export type ReportFaults = Partial<Record<"status" | "degree" | "asOf", string>>;

/** A degree is only asked of what is under way. */
export const asksDegree = (status: ReportDraft["status"]) => status === "started" || status === "paused";

export function faultsOf(draft: ReportDraft, today: string, t: Dictionary): ReportFaults {
  const words = t.plan.report.form;
  const faults: ReportFaults = {};
  if (!draft.status) faults.status = words.statusNeeded;
  const degree = draft.degree.trim();
  if (asksDegree(draft.status) && degree && !(/^\d{1,3}$/.test(degree) && Number(degree) <= 100)) faults.degree = words.degreeWrong;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(draft.asOf)) faults.asOf = words.dateNeeded;
  else if (draft.asOf > today) faults.asOf = words.future;
  return faults;
}

const orNull = (text: string) => text.trim() || null;

export function createOf(draft: ReportDraft, { activityId, organisationId }: Subject): ProgressReportCreate | null {
  if (!draft.status) return null;
  const degree = asksDegree(draft.status) && draft.degree.trim() ? Number(draft.degree) : null;
  return { id: draft.id, activityId, organisationId, asOf: draft.asOf, status: draft.status, degree, text: orNull(draft.text), obstacle: orNull(draft.obstacle), nextStep: orNull(draft.nextStep) };
}
