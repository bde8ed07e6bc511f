import { readStored, writeStored } from "@/text/language";
import { BLANK, PARTS, type ItemDraft } from "./draft";

/** Unsaved work on an item, with the item that it began from. */
export type KeptItem = { etag: string | null; base: ItemDraft; draft: ItemDraft };

const keyOf = (itemId: string) => `samplan.cost-item.${itemId}`;

const kindOf = (value: unknown) => (Array.isArray(value) ? "list" : typeof value);
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** The store may hold an older version's form: one that lacks a part, or has it in another shape, is left out. */
function isDraft(value: unknown): value is ItemDraft {
  return isObject(value) && PARTS.every((part) => kindOf(value[part]) === kindOf(BLANK[part]))
    && isObject(value.payers) && Array.isArray(value.payers.shares);
}

export function readKept(itemId: string): KeptItem | null {
  try {
    const kept: unknown = JSON.parse(readStored(keyOf(itemId)) ?? "null");
    if (!isObject(kept) || !isDraft(kept.base) || !isDraft(kept.draft)) return null;
    return { etag: typeof kept.etag === "string" ? kept.etag : null, base: kept.base, draft: kept.draft };
  } catch {
    return null;
  }
}

export function keepItem(itemId: string, kept: KeptItem | null): void {
  writeStored(keyOf(itemId), JSON.stringify(kept));
}
