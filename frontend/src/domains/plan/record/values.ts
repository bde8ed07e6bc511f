import { readStored, writeStored } from "@/text/language";

/** What is typed in a record's form, field by field. A box is "yes" or blank, and several choices stand with spaces between. */
export type Values = Readonly<Record<string, string>>;

type Option = { value: string; label: string };
type Base = { name: string; label: string; help?: string; required?: boolean; max?: number; isWhole?: boolean };

export type RecordField = Base &
  ({ kind: "text" | "area" | "date" | "check" | "place" } | { kind: "choice" | "many"; options: readonly Option[] });

const keyOf = (draft: string) => `samplan.plan.record.${draft}`;

/** What was typed and not saved, what it began from, and which version that was. */
export type Kept = { values: Values; base: Values; version: number | null };

const isComplete = (values: unknown, start: Values): values is Values => typeof values === "object" && values !== null && Object.keys(start).every((one) => typeof (values as Record<string, unknown>)[one] === "string");

/** What was left unsaved, where the form has the same fields still. */
export function readKept(draft: string, start: Values): Kept | null {
  try {
    const { values, base, version } = (JSON.parse(readStored(keyOf(draft)) ?? "null") ?? {}) as Record<string, unknown>;
    return isComplete(values, start) && isComplete(base, start) ? { values, base, version: typeof version === "number" ? version : null } : null;
  } catch {
    return null;
  }
}

export const keep = (draft: string, kept: Kept | null) => writeStored(keyOf(draft), JSON.stringify(kept));

/** A blank is sent as nothing. */
export const orNull = (text: string | undefined): string | null => text?.trim() || null;

export const numberOrNull = (text: string | undefined): number | null => (orNull(text) === null ? null : Number(text));

/** Both languages of a text; nothing, where there is no Swedish. */
export function bothOf(values: Values, name: string): { sv: string; en: string | null } | null {
  const sv = orNull(values[name]);
  return sv === null ? null : { sv, en: orNull(values[`${name}En`]) };
}

type Both = { sv: string; en?: string | null } | null | undefined;

/** A text in both languages as two fields. */
export const spread = (name: string, text: Both): Values => ({ [name]: text?.sv ?? "", [`${name}En`]: text?.en ?? "" });

export const listOf = (text: string | undefined): string[] => (text ?? "").split(" ").filter(Boolean);
export const joined = (ids: readonly string[]): string => ids.join(" ");

export const isMissing = (field: RecordField, values: Values) => field.required === true && !values[field.name]?.trim();

/** A whole number is asked for and something else is written. */
export const isNoNumber = (field: RecordField, values: Values) => field.isWhole === true && !/^\d*$/.test((values[field.name] ?? "").trim());

/** Versions are part of what is read, so a change sends back the one that it began from. */
export const tagOf = (version: number) => ({ "If-Match": `"v${version}"` });
