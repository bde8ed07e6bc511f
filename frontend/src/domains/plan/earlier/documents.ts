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
