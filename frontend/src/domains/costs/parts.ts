import type { CostGroup, CostRange, CostSummary, NotSummedItem, SummedItem } from "@/api/types";
import type { View } from "./choice";

/** What a group consists of: each item with its amount in this group, and those beside it that have none. */
export type Parts = { summed: readonly { item: SummedItem; range: CostRange }[]; notSummed: readonly NotSummedItem[] };

/** A group has an amount when something in it could be summed. Otherwise it is not costed, which is not zero. */
export function isCosted(group: Pick<CostGroup, "itemCount" | "notSummedCount">): boolean {
  return group.itemCount > 0 || group.notSummedCount === 0;
}

export const NOT_COSTED: CostRange = { low: null, lowBound: "not_costed", high: null, highBound: "not_costed", isOpen: false };

/** The group's amount as the view shows it; a year is always shown as what it costs itself. */
export function groupRange(group: CostGroup, by: CostSummary["by"], view: View): CostRange {
  if (!isCosted(group)) return NOT_COSTED;
  return by === "year" || view === "total" ? group.total : group.annual;
}

/** A total over years as the average year, to the nearest krona. */
export function averageYear(total: CostRange, years: number): CostRange {
  const each = (amount: number | null) => (amount === null ? null : Math.floor((2 * amount + years) / (2 * years)));
  return { ...total, low: each(total.low), high: each(total.high) };
}

/** How much of an item a group has, as the view shows it. */
function partOf(item: SummedItem, group: CostGroup, summary: CostSummary, view: View): CostRange {
  if (summary.by === "year") return item.perTime;
  if (summary.by !== "organisation") return view === "total" ? item.total : item.annual;
  const total = item.organisations.find((one) => one.organisationId === group.id)?.total ?? item.total;
  return view === "total" ? total : averageYear(total, summary.years.length);
}

export function partsOf(group: CostGroup, summary: CostSummary, view: View): Parts {
  const summed = group.itemIds.flatMap((id) => summary.items.filter((item) => item.id === id)).map((item) => ({ item, range: partOf(item, group, summary, view) }));
  return { summed, notSummed: summary.notSummed.filter((one) => group.notSummedIds.includes(one.id)) };
}

/** A part as whole per cent of all, at both ends where they differ; nothing where there is no whole. */
export function shareOf(part: CostRange, whole: CostRange): { low: number; high: number } | null {
  if (!whole.high || part.high === null) return null;
  const ends = [(part.low ?? 0) / (whole.low || whole.high), part.high / whole.high].map((one) => Math.round(one * 100));
  return { low: Math.min(...ends), high: Math.max(...ends) };
}
