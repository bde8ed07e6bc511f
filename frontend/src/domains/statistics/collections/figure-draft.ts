import type { FigureFormRow, FigureInput } from "@/api/types";
import { formatNumber } from "@/format/numbers";
import { readStored, writeStored } from "@/text/language";
import type { Dictionary } from "@/text/sv";
import { readFigure } from "./read-figure";

/** What has been typed and not yet saved, by row. */
export type FigureDraft = Readonly<Record<string, string>>;

export const rowKey = (row: Pick<FigureFormRow, "indicatorId" | "period" | "areaId" | "breakdown">) => [row.indicatorId, row.period, row.areaId, row.breakdown].join("|");

/** A saved figure as one would type it, so that it can be changed where it stands. */
export function typedText(row: FigureFormRow, t: Dictionary): string {
  if (!row.isReported) return "";
  if (row.value === null) return row.valueText ?? "";
  const comma = (value: number) => formatNumber(value);
  const bare = row.valueTo === null ? comma(row.value) : `${comma(row.value)}–${comma(row.valueTo)}`;
  return t.figures.qualifier[row.qualifier ?? "exact"](bare);
}

/** The rows that are to be sent, and those that cannot be read. A row that was emptied is left as it is. */
export function toSend(rows: readonly FigureFormRow[], draft: FigureDraft): { inputs: FigureInput[]; unreadable: string[] } {
  const inputs: FigureInput[] = [];
  const unreadable: string[] = [];
  for (const row of rows) {
    const key = rowKey(row);
    const text = draft[key]?.trim();
    if (!text) continue;
    const typed = readFigure(text);
    if (typed === null) unreadable.push(key);
    else inputs.push({ indicatorId: row.indicatorId, period: row.period, areaId: row.areaId, breakdown: row.breakdown, quality: row.quality ?? "measured", ...typed });
  }
  return { inputs, unreadable };
}

/** A row whose period or area the form cannot tell is for the spreadsheet. */
export const canType = (row: FigureFormRow) => row.period !== "" && row.areaId !== "";

export function withTyped(draft: FigureDraft, row: FigureFormRow, text: string, t: Dictionary): FigureDraft {
  const key = rowKey(row);
  const rest = Object.fromEntries(Object.entries(draft).filter(([one]) => one !== key));
  return text === typedText(row, t) ? rest : { ...rest, [key]: text };
}

const keyOf = (collectionId: string, organisationId: string) => `samplan.figures.${collectionId}.${organisationId}`;

export function readKept(collectionId: string, organisationId: string): FigureDraft {
  try {
    const kept: unknown = JSON.parse(readStored(keyOf(collectionId, organisationId)) ?? "{}");
    return Object.fromEntries(Object.entries(kept as object).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
  } catch {
    return {};
  }
}

export function keep(collectionId: string, organisationId: string, draft: FigureDraft): void {
  writeStored(keyOf(collectionId, organisationId), JSON.stringify(draft));
}
