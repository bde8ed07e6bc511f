import type { CostGroup, CostSummary, PlanDetail } from "@/api/types";

/** A row of a divided sum: a group, or a step, activity or organisation with a part in it that nobody has entered a cost for. */
export type ShownRow = { key: string; name: { sv: string; en?: string | null } | number; group: CostGroup | null };

/** The groups in their order; and those of the plan that have no item at all, which are not free. What belongs to none comes last. */
export function shownRows(summary: CostSummary, steps: PlanDetail["steps"]): ShownRow[] {
  const groups = summary.groups.map((group): ShownRow => ({ key: group.id ?? "", name: group.name, group }));
  const order = orderOf(summary.by, steps);
  const bare = bareOf(summary, steps).filter((one) => groups.every((group) => group.key !== one.key));
  const place = (row: ShownRow) => {
    if (row.key === "") return order.length + 1;
    return order.includes(row.key) ? order.indexOf(row.key) : order.length;
  };
  return bare.length === 0 ? groups : [...groups, ...bare].toSorted((a, b) => place(a) - place(b));
}

function orderOf(by: CostSummary["by"], steps: PlanDetail["steps"]): string[] {
  if (by === "step") return steps.map((one) => one.id);
  return by === "activity" ? steps.flatMap((one) => one.activities.map((activity) => activity.id)) : [];
}

function bareOf(summary: CostSummary, steps: PlanDetail["steps"]): ShownRow[] {
  const { by, activitiesWithoutItems } = summary;
  if (by === "organisation") return partsWithoutItems(summary, steps);
  if (by === "activity") return activitiesWithoutItems.map((one) => ({ key: one.id, name: one.title, group: null }));
  if (by !== "step") return [];
  const named = new Set(activitiesWithoutItems.map((one) => one.stepId));
  return steps.filter((one) => named.has(one.id)).map((one) => ({ key: one.id, name: one.number, group: null }));
}

/** Those that the plan gives a part in a chosen step. */
function partsWithoutItems({ choice }: CostSummary, steps: PlanDetail["steps"]): ShownRow[] {
  if (choice.steps === null && choice.items !== null) return [];
  const chosen = steps.filter((one) => choice.steps === null || choice.steps.includes(one.number));
  const parts = chosen.flatMap((step) => step.activities.flatMap((activity) => activity.organisations));
  return [...new Map(parts.map((one) => [one.organisationId, { key: one.organisationId, name: one.name, group: null }])).values()];
}
