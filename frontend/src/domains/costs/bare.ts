import type { CostGroup, CostSummary, PlanDetail } from "@/api/types";

/** A row of a divided sum: a group, or a step or activity that nobody has entered a cost for. */
export type ShownRow = { key: string; name: { sv: string; en?: string | null } | number; group: CostGroup | null };

/** The groups in their order; by step and by activity also those that have no item at all, which are not free. */
export function shownRows(summary: CostSummary, steps: PlanDetail["steps"]): ShownRow[] {
  const groups = summary.groups.map((group): ShownRow => ({ key: group.id ?? "", name: group.name, group }));
  const order = orderOf(summary.by, steps);
  const bare = bareOf(summary, steps).filter((one) => groups.every((group) => group.key !== one.key));
  const place = (row: ShownRow) => (order.includes(row.key) ? order.indexOf(row.key) : order.length);
  return bare.length === 0 ? groups : [...groups, ...bare].toSorted((a, b) => place(a) - place(b));
}

function orderOf(by: CostSummary["by"], steps: PlanDetail["steps"]): string[] {
  return by === "step" ? steps.map((one) => one.id) : steps.flatMap((one) => one.activities.map((activity) => activity.id));
}

function bareOf({ by, activitiesWithoutItems }: CostSummary, steps: PlanDetail["steps"]): ShownRow[] {
  if (by === "activity") return activitiesWithoutItems.map((one) => ({ key: one.id, name: one.title, group: null }));
  if (by !== "step") return [];
  const named = new Set(activitiesWithoutItems.map((one) => one.stepId));
  return steps.filter((one) => named.has(one.id)).map((one) => ({ key: one.id, name: one.number, group: null }));
}
