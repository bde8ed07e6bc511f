import type { Status } from "@/api/types";
import { readStored, writeStored } from "@/text/language";
import { STATUSES } from "../filters";
import type { Draft, DraftAnswer } from "./draft";

/** Unsaved work is kept on this computer, under the round and the organisation that it belongs to. */
const keyOf = (roundId: string, organisationId: string) => `samplan.draft.${roundId}.${organisationId}`;

function isAnswer(value: unknown): value is DraftAnswer {
  if (typeof value !== "object" || value === null || !("status" in value) || !("comment" in value)) return false;
  return STATUSES.includes(value.status as Status) && (value.comment === null || typeof value.comment === "string");
}

/** What was kept, leaving out what cannot be an answer: the store may hold an older version's words. */
export function readDraft(roundId: string, organisationId: string): Draft {
  try {
    const kept: unknown = JSON.parse(readStored(keyOf(roundId, organisationId)) ?? "{}");
    return Object.fromEntries(Object.entries(kept as object).filter((entry): entry is [string, DraftAnswer] => isAnswer(entry[1])));
  } catch {
    return {};
  }
}

export function keepDraft(roundId: string, organisationId: string, draft: Draft): void {
  writeStored(keyOf(roundId, organisationId), JSON.stringify(draft));
}
