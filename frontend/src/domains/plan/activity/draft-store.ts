import { readStored, writeStored } from "@/text/language";
import { BLANK, PARTS, type ActivityDraft } from "./draft";

/** Unsaved work on an activity, with the activity that it began from. */
export type KeptActivity = { etag: string | null; base: ActivityDraft; draft: ActivityDraft };

const keyOf = (activityId: string) => `samplan.activity.${activityId}`;
const kindOf = (value: unknown) => (Array.isArray(value) ? "list" : typeof value);
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** The store may hold an older version's form: one that lacks a part, or has it in another shape, is left out. */
const isDraft = (value: unknown): value is ActivityDraft => isObject(value) && PARTS.every((part) => kindOf(value[part]) === kindOf(BLANK[part]));

export function readKept(activityId: string): KeptActivity | null {
  try {
    const kept: unknown = JSON.parse(readStored(keyOf(activityId)) ?? "null");
    if (!isObject(kept) || !isDraft(kept.base) || !isDraft(kept.draft)) return null;
    return { etag: typeof kept.etag === "string" ? kept.etag : null, base: kept.base, draft: kept.draft };
  } catch {
    return null;
  }
}

export function keepActivity(activityId: string, kept: KeptActivity | null): void {
  writeStored(keyOf(activityId), JSON.stringify(kept));
}
