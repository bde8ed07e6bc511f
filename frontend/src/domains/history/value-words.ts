import type { ChangeEntry } from "@/api/types";
import { localText, useText, type Language, type Text } from "@/text/language";
import type { Dictionary } from "@/text/sv";
import { costValue, isOfCosts } from "./cost-values";
import { useKnownNames } from "./known-names";
import { isOfPlan, planValue } from "./plan-values";

type Sides = Pick<ChangeEntry, "before" | "after">;

/** The names of the fields that differ between before and after; for a new or removed record, all of them. */
export function differing({ before, after }: Sides): string[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names].filter((name) => JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name]));
}

function isText(value: unknown): value is Text {
  return typeof value === "object" && value !== null && "sv" in value;
}

/** The vocabularies share no words between them, so a value is worded by the first that knows it. */
function worded(value: string, t: Dictionary): string {
  const { status, roundStatus, substance, ageGroup, kind, organisationKind, role } = t.terms;
  const books: Record<string, string>[] = [status, roundStatus, substance, ageGroup, kind, organisationKind, role, t.findings.states, t.figures.quality];
  return books.find((book) => value in book)?.[value] ?? value;
}

function valueText(value: unknown, t: Dictionary, lang: Language): string {
  if (value === null || value === undefined || value === "") return "\u2013";
  if (isText(value)) return localText(value, lang);
  if (typeof value === "string") return worded(value, t);
  return JSON.stringify(value);
}

/** Nothing, or a list of nothing: not worth a line of what is new. */
const isBlank = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0);

/** The fields that mean something to a reader, in words; keys and version numbers are left to the API. */
export function useValueWords(): (change: ChangeEntry, side: "before" | "after") => string[] {
  const { t, lang } = useText();
  const nameOf = useKnownNames();
  return (change, side) => {
    const values = change[side];
    if (!values) return [];
    const { names, say } = tellerOf(change, nameOf, t, lang);
    const named = differing(change).filter((name) => name in names && (change.before !== null || !isBlank(values[name])));
    return named.map((name) => `${names[name]}: ${say(name, values[name]) ?? valueText(values[name], t, lang)}`);
  };
}

type Teller = { names: Record<string, string>; say: (field: string, value: unknown) => string | null };

/** What fields are called, and how their values are said, in a change of costs, of the plan, or of anything else. */
function tellerOf(change: ChangeEntry, nameOf: (id: string) => string, t: Dictionary, lang: Language): Teller {
  if (isOfCosts(change, t)) return { names: t.costEdit.history.fields, say: (_, value) => costValue(value, nameOf, t, lang) };
  if (isOfPlan(change, t)) return { names: t.planWork.history.fields, say: (field, value) => planValue(change, field, value, nameOf, t, lang) };
  return { names: t.history.fields, say: () => null };
}
