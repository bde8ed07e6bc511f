import { useQuery } from "@tanstack/react-query";
import { plansQuery } from "@/api/reference";
import type { PlanOverview } from "@/api/types";
import { overviewQuery } from "@/domains/plan/queries";

/** The county's first plan, and as it stands today; `none` where the county has no plan. */
export function usePlan(county: string): { planId: string; overview?: PlanOverview; none: boolean } {
  const plans = useQuery(plansQuery(county)).data;
  const plan = plans?.[0]?.id ?? "";
  const overview = useQuery({ ...overviewQuery(plan, null), enabled: plan !== "" }).data;
  return { planId: plan, overview, none: plans?.length === 0 };
}
