import type { CostItem } from "@/api/types";

type Placed = Pick<CostItem, "id" | "stepId" | "alternativeOfId" | "order">;

export type Row<I> = { item: I; isWay: boolean };
export type StepRows<I> = { stepId: string | null; rows: Row<I>[] };

/** Items under their steps, what lies outside them last, and the ways to carry out an item right under it. */
export function arranged<I extends Placed>(items: readonly I[], stepIds: readonly string[]): StepRows<I>[] {
  const inOrder = items.toSorted((a, b) => a.order - b.order);
  const known = new Set(items.map((one) => one.id));
  const isUnder = (one: I) => one.alternativeOfId !== null && known.has(one.alternativeOfId);
  const withWays = (one: I): Row<I>[] => [{ item: one, isWay: isUnder(one) }, ...inOrder.filter((way) => way.alternativeOfId === one.id).map((way) => ({ item: way, isWay: true }))];
  const tops = inOrder.filter((one) => !isUnder(one));
  return [...stepIds, null].map((stepId) => ({ stepId, rows: tops.filter((one) => one.stepId === stepId).flatMap(withWays) })).filter((group) => group.rows.length > 0);
}
