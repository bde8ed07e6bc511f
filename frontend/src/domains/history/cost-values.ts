import type { ChangeEntry, ScenarioChoice } from "@/api/types";
import { rangeText, type MoneyRange } from "@/format/money";
import { formatNumber } from "@/format/numbers";
import { localText, type Language, type Text } from "@/text/language";
import type { Dictionary } from "@/text/sv";

/** Whether a change is of something that costs are kept in. */
export const isOfCosts = (change: Pick<ChangeEntry, "objectType">, t: Dictionary) => change.objectType in t.costEdit.history.types;

/** What an organisation is called. */
type Names = (id: string) => string;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const isRange = (value: unknown): value is MoneyRange => isObject(value) && "highBound" in value;
const isChoice = (value: unknown): value is ScenarioChoice => isObject(value) && "optional" in value && "without" in value;

function worded(value: string, t: Dictionary): string {
  const { unsummed, unit, vat, confidence } = t.costTerms;
  const { everyNYears, statementKind } = t.costEdit.terms;
  const frequency = { yearly: t.costTerms.frequency.yearly, as_needed: t.costTerms.frequency.as_needed, every_n_years: everyNYears };
  const books: Record<string, string>[] = [unsummed, unit, frequency, vat, confidence, t.costEdit.prices.bounds, statementKind];
  return books.find((book) => value in book)?.[value] ?? value;
}

/** One of a list: a post, an organisation that pays, a value of an index, or an id. */
function partText(part: unknown, names: Names, t: Dictionary, lang: Language): string {
  if (!isObject(part)) return String(part);
  const n = (value: unknown) => formatNumber(Number(value), lang);
  if ("year" in part) return `${String(part.year)}: ${n(part.value)}`;
  // What was read in when the county was loaded names roles and organisations by their ids only.
  const id = part.roleId ?? part.organisationId;
  const name = localText((part.roleName ?? part.name) as Text | undefined, lang) || (typeof id === "string" ? names(id) : "");
  if ("fteLow" in part) {
    const [low, high] = [n(Number(part.fteLow) * 100), n(Number(part.fteHigh) * 100)];
    return `${name} ${t.costEdit.terms.percent(low === high ? low : `${low}–${high}`)}`;
  }
  return part.percent === null ? `${name}, ${t.costEdit.items.takesPart}` : `${name} ${t.costEdit.terms.percent(n(part.percent))}`;
}

function choiceText(choice: ScenarioChoice, t: Dictionary): string {
  const words = t.costEdit.history;
  const parts = [
    choice.steps === null && choice.items === null && words.everything,
    choice.steps && `${words.steps} ${choice.steps.join(", ")}`,
    choice.items && `${words.items} ${choice.items.join(", ")}`,
    choice.without.length > 0 && `${words.without} ${choice.without.join(", ")}`,
    ...choice.choices.map((one) => `${one.itemId}: ${one.alternativeId}`),
    choice.optional === "exclude" && words.optionalOut,
    choice.firstYear && `${words.from} ${choice.firstYear}`,
    choice.years && `${choice.years} ${words.years}`,
  ];
  return parts.filter(Boolean).join("; ");
}

/** A value of costs in words: amounts as ranges, lists item by item. Nothing for what other values are said like. */
export function costValue(value: unknown, names: Names, t: Dictionary, lang: Language): string | null {
  if (typeof value === "boolean") return value ? t.costEdit.history.yes : t.costEdit.history.no;
  if (typeof value === "string" && value !== "") return worded(value, t);
  if (isRange(value)) return rangeText(value, t, lang, "exact");
  if (isChoice(value)) return choiceText(value, t);
  if (Array.isArray(value)) return value.map((one) => partText(one, names, t, lang)).join(", ") || "\u2013";
  if (isObject(value) && "low" in value) return value.low === value.high ? String(value.low) : `${String(value.low)}–${String(value.high)}`;
  return null;
}
