import type { ChangeEntry } from "@/api/types";
import { localText, type Language, type Text } from "@/text/language";
import type { Dictionary } from "@/text/sv";

/** Whether a change is of the plan or of what surrounds it. */
export const isOfPlan = (change: Pick<ChangeEntry, "objectType">, t: Dictionary) => t.planWork.history.types.some((one) => one === change.objectType);

type Names = (id: string) => string;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const isText = (value: unknown): value is Text => isObject(value) && "sv" in value;

/** What a word of a vocabulary is in words. The same word may mean another thing in another field or kind of record. */
function worded(value: string, field: string, objectType: string, t: Dictionary): string | undefined {
  const { follow, decisions, agreements, training } = t.planWork;
  const books: Record<string, Record<string, string>> = {
    status: objectType === "agreement" ? agreements.status : t.plan.terms.status,
    kind: { ...agreements.kind, ...t.planWork.history.point },
    outcome: decisions.outcome,
    done: follow.practice,
    works: follow.practice,
    perspective: follow.perspective,
    recurrence: training.recurrence,
    ...t.planWork.history.words,
  };
  return books[field]?.[value];
}

/** One of a list: an organisation with its part, a gap, a milestone or point by its text, or whatever an id stands for. */
function partText(part: unknown, names: Names, t: Dictionary, lang: Language): string {
  if (!isObject(part)) return names(String(part));
  const { organisationId, part: role, methodId, kind } = part;
  if (typeof methodId === "string") return `${names(methodId)} (${names(String(organisationId))})`;
  if (typeof role === "string") return `${names(String(organisationId))} (${(t.plan.terms.part as Record<string, string>)[role]?.toLocaleLowerCase(lang) ?? role})`;
  const said = [part.title, part.text, part.name].find(isText);
  const heading = typeof kind === "string" ? (t.planWork.follow.kind as Record<string, string>)[kind] : undefined;
  return [heading, localText(said, lang)].filter(Boolean).join(": ");
}

/** A value of the plan in words. Nothing for what other values are said like. */
export function planValue({ objectType }: Pick<ChangeEntry, "objectType">, field: string, value: unknown, names: Names, t: Dictionary, lang: Language): string | null {
  if (typeof value === "boolean") return value ? t.costEdit.history.yes : t.costEdit.history.no;
  if (Array.isArray(value)) return value.map((one) => partText(one, names, t, lang)).join(", ") || "\u2013";
  if (typeof value === "string" && value !== "") return worded(value, field, objectType, t) ?? names(value);
  if (typeof value === "number") return String(value);
  return null;
}
