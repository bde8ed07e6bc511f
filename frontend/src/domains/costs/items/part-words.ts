import type { Dictionary } from "@/text/sv";
import type { ItemDraft, Part } from "./draft";

/** What each part of the form is called. */
export function partName(part: Part, t: Dictionary): string {
  const words = t.costEdit.item;
  const names: Record<Part, string> = {
    title: words.name, code: words.code, location: words.location, place: words.activity, alternativeOfId: words.alternativeOf, amount: words.amount, likely: words.likely, printed: words.printed,
    unit: words.unit, unitStated: words.unitStated, quantity: words.quantity, often: words.frequency, vat: words.vat, priceYear: words.priceYear, firstYear: words.firstYear, lastYear: words.lastYear,
    optional: words.optional, posts: words.parts.posts, payers: words.parts.payers, methodIds: words.methods, assumption: words.assumption, confidence: words.confidence, sourcePlaceId: words.source, note: words.note,
  };
  return names[part];
}

/** The names of what a form refers to by id: activities, roles, organisations, methods, items, places. */
export type Names = (id: string) => string;

const yesNo = (value: boolean, t: Dictionary) => (value ? t.costEdit.item.yes : t.costEdit.item.no);

/** A part's value in words, to be chosen between. */
export function partValue(part: Part, draft: ItemDraft, names: Names, t: Dictionary): string {
  const words = t.costEdit.item;
  const say: { [P in Part]?: () => string } = {
    title: () => [draft.title.sv, draft.title.en].filter(Boolean).join(" / "),
    place: () => [draft.place.stepId, draft.place.activityId].filter(Boolean).map(names).join(", ") || t.costEdit.terms.outside,
    alternativeOfId: () => (draft.alternativeOfId ? names(draft.alternativeOfId) : words.alternativeOfNone),
    amount: () => (draft.amount.costed ? draft.amount.text : `${words.notCosted}: ${t.costTerms.notCosted[draft.amount.reason]}`),
    unit: () => t.costTerms.unit[draft.unit],
    unitStated: () => yesNo(draft.unitStated, t),
    often: () => (draft.often.frequency === "every_n_years" ? t.costTerms.frequency.every_n_years(draft.often.everyYears) : t.costTerms.frequency[draft.often.frequency]),
    vat: () => t.costTerms.vat[draft.vat],
    optional: () => yesNo(draft.optional, t),
    posts: () => draft.posts.map((one) => `${names(one.roleId)} ${t.costEdit.terms.percent(one.percent)}${one.optional ? ` (${words.postOptional.toLowerCase()})` : ""}`).join(", "),
    payers: () => [
      ...draft.payers.shares.map((one) => `${names(one.organisationId)} ${one.percent ? t.costEdit.terms.percent(one.percent) : t.costEdit.items.takesPart}`),
      `${words.unallocated.toLowerCase()} ${t.costEdit.terms.percent(draft.payers.nobody || "0")}`,
    ].join(", "),
    methodIds: () => draft.methodIds.map(names).join(", "),
    confidence: () => t.costTerms.confidence[draft.confidence],
    sourcePlaceId: () => (draft.sourcePlaceId ? names(draft.sourcePlaceId) : ""),
  };
  const value = draft[part];
  return (say[part]?.() ?? (typeof value === "string" ? value : "")) || words.empty;
}
