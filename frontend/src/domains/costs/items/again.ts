import type { CostItem, CostItemCreate } from "@/api/types";

/** A removed item as it is made again: just as it was, not as the form would write it. */
export function againOf(item: CostItem): CostItemCreate {
  const { id, planId, stepId, activityId, alternativeOfId, code, title, location, printed, likely, unit, unitStated, quantity, frequency, everyYears, vat } = item;
  const { priceYear, firstYear, lastYear, optional, unallocatedPercent, methodIds, assumption, confidence, sourcePlaceId, note } = item;
  const { low, lowBound, high, highBound } = item.amount;
  return {
    id, planId, stepId, activityId, alternativeOfId, code, title, location, printed, likely, unit, unitStated, quantity, frequency, everyYears, vat,
    priceYear, firstYear, lastYear, optional, unallocatedPercent, methodIds, assumption, confidence, sourcePlaceId, note,
    ...(high === null ? { notCosted: item.notCosted ?? "no_calculation" } : { amount: { low, lowBound, high, highBound } }),
    posts: item.posts.map((one) => ({ roleId: one.roleId, fteLow: one.fteLow, fteHigh: one.fteHigh, optional: one.optional })),
    payers: item.payers.map((one) => ({ organisationId: one.organisationId, percent: one.percent })),
  };
}
