import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { client, read, type QueryOf } from "@/api/client";
import type { ActivityOutcome, GapPlanList, IdleActivity, PlanEffects } from "@/api/types";
import { gapPlanListQuery } from "../queries";

const ALL = 1000;

export const effectsQuery = (query: QueryOf<"/plan-effects">) =>
  queryOptions({
    queryKey: ["plan-effects", query],
    placeholderData: keepPreviousData,
    queryFn: () => read<PlanEffects>(client.GET("/plan-effects", { params: { query } })),
  });

export const unplannedQuery = (plan: string, organisation: string | null) =>
  queryOptions({ ...gapPlanListQuery({ plan, state: "unplanned", partly: true, ...(organisation && { organisation }) }), select: (list: GapPlanList) => list.gapPlans });

export const idleQuery = (plan: string) =>
  queryOptions({
    queryKey: ["idle-activities", plan],
    queryFn: async () => (await read<{ idleActivities: IdleActivity[] }>(client.GET("/idle-activities", { params: { query: { plan, limit: ALL } } }))).idleActivities,
  });

export const outcomesQuery = (plan: string) =>
  queryOptions({
    queryKey: ["activity-outcomes", plan],
    queryFn: async () => (await read<{ activityOutcomes: ActivityOutcome[] }>(client.GET("/activity-outcomes", { params: { query: { plan, limit: ALL } } }))).activityOutcomes,
  });
