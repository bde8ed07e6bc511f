import type { ProgressStatus } from "@/api/types";
import { localText, type Language } from "@/text/language";

/** A document of the history: as its address showed it then, so nothing in it is taken for given. */
export type Kept = Readonly<Record<string, unknown>>;

const isText = (value: unknown): value is { sv: string; en?: string | null } => typeof value === "object" && value !== null && typeof (value as { sv?: unknown }).sv === "string";

/** A text of the document in the reader's language; nothing, where it had none. */
export function said(document: Kept, name: string, lang: Language): string {
  const value = document[name];
  if (typeof value === "string" || typeof value === "number") return String(value);
  return isText(value) ? localText(value, lang) : "";
}

/** The activities of each step, in the order of their codes. */
export function underStep(activities: readonly Kept[], stepId: unknown): Kept[] {
  return activities.filter((one) => one.stepId === stepId).toSorted((a, b) => said(a, "code", "sv").localeCompare(said(b, "code", "sv"), "sv", { numeric: true }));
}

type Progress = { activityId: string; organisationId: string | null; status: ProgressStatus; degree: number | null; asOf: string };

export type KnownProgress<P extends Progress = Progress> = { lead: P | null; reported: number };

/** What was known of each activity: what the lead said of the whole, and how many had said anything of their parts. */
export function known<P extends Progress>(progress: readonly P[]): Map<string, KnownProgress<P>> {
  const all = new Map<string, KnownProgress<P>>();
  for (const one of progress) {
    const so = all.get(one.activityId) ?? { lead: null, reported: 0 };
    all.set(one.activityId, one.organisationId === null ? { ...so, lead: one } : { ...so, reported: so.reported + 1 });
  }
  return all;
}

const day = (value: unknown) => (typeof value === "string" ? value : null);
const month = (value: unknown) => (typeof value === "number" ? value : null);

/** When it was to be carried out, as far as it was kept. */
export const timesOf = (document: Kept) => ({ startsOn: day(document.startsOn), endsOn: day(document.endsOn), startMonth: month(document.startMonth), endMonth: month(document.endMonth) });
