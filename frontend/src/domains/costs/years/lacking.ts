import { toApiError } from "@/api/errors";
import type { Plan } from "@/api/types";

/** Sums are per year: without the plan's years, or others in their place, the service refuses to reckon. */
const FIELDS = ["firstYear", "years"];
const INVALID = 422;

export const lacksYears = (plan: Pick<Plan, "firstYear" | "years">) => plan.firstYear === null || plan.years === null;

/** Whether it is for want of years, and nothing else, that a sum was refused. */
export function refusedForYears(error: unknown, plan: Pick<Plan, "firstYear" | "years">): boolean {
  if (!error || !lacksYears(plan)) return false;
  const { status, problem } = toApiError(error);
  const violations = problem?.violations ?? [];
  return status === INVALID && violations.length > 0 && violations.every((one) => FIELDS.includes(one.field));
}
