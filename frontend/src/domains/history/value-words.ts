import type { ChangeEntry, Status } from "@/api/types";
import { useText } from "@/text/language";
import type { Dictionary } from "@/text/sv";

const SHOWN = 8;

/** The names of the fields that differ between before and after; for a new or removed record, all of them. */
export function differing(change: Pick<ChangeEntry, "before" | "after">): string[] {
  const { before, after } = change;
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names].filter((name) => JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name]));
}

function valueText(name: string, value: unknown, t: Dictionary): string {
  if (value === null || value === undefined || value === "") return "–";
  if (name === "status" && typeof value === "string") return t.terms.status[value as Status] ?? t.terms.roundStatus[value as keyof Dictionary["terms"]["roundStatus"]] ?? value;
  return typeof value === "object" ? JSON.stringify(value) : String(value as string | number | boolean);
}

export function useValueWords(): (change: ChangeEntry, side: "before" | "after") => string[] {
  const { t } = useText();
  return (change, side) => {
    const values = change[side];
    if (!values) return [];
    return differing(change).slice(0, SHOWN).map((name) => `${name}: ${valueText(name, values[name], t)}`);
  };
}
