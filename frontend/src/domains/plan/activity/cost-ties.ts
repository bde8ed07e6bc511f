import type { CostItem } from "@/api/types";

/** What an activity can also rest on: neither its own items nor one of the ways of another item. */
export function tiable(items: readonly CostItem[], activityId: string): CostItem[] {
  return items.filter((one) => one.activityId !== activityId && one.alternativeOfId === null);
}

/** By the activity that each belongs to, in the plan's order of codes; those that belong to none come last. */
export function homeFirst(items: readonly CostItem[], codeOf: (id: string) => string): CostItem[] {
  const code = (one: CostItem) => (one.activityId ? codeOf(one.activityId) : null);
  return items.toSorted((a, b) => {
    const [x, y] = [code(a), code(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return x.localeCompare(y, "sv", { numeric: true });
  });
}
