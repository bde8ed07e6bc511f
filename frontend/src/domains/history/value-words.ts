import { useQuery } from "@tanstack/react-query";
import { organisationsQuery } from "@/api/reference";
import type { ChangeEntry } from "@/api/types";
import { localText, useText, type Language, type Text } from "@/text/language";
import type { Dictionary } from "@/text/sv";
import { costValue, isOfCosts } from "./cost-values";

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

/** The fields that mean something to a reader, in words; keys and version numbers are left to the API. */
export function useValueWords(): (change: ChangeEntry, side: "before" | "after") => string[] {
  const { t, lang } = useText();
  const organisations = useQuery(organisationsQuery).data ?? [];
  const nameOf = (id: string) => localText(organisations.find((one) => one.id === id)?.name, lang) || id;
  return (change, side) => {
    const values = change[side];
    if (!values) return [];
    const ofCosts = isOfCosts(change, t);
    const names = ofCosts ? t.costEdit.history.fields : t.history.fields;
    const named = differing(change).filter((name) => name in names && (change.before !== null || values[name] !== null));
    const said = (value: unknown) => (ofCosts ? costValue(value, nameOf, t, lang) : null) ?? valueText(value, t, lang);
    return named.map((name) => `${names[name]}: ${said(values[name])}`);
  };
}
