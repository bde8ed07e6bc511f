import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { client, read, type QueryOf } from "@/api/client";
import type { OrganisationDuties, PlanOverview, ProgressReport } from "@/api/types";

const ALL = 1000;

/** The whole plan on a day; without one, today. The day before stays in sight until the new one has come. */
export const overviewQuery = (plan: string, asOf: string | null) =>
  queryOptions({
    queryKey: ["plan-overviews", plan, asOf],
    placeholderData: keepPreviousData,
    queryFn: () => read<PlanOverview>(client.GET("/plan-overviews", { params: { query: { plan, ...(asOf && { asOf }) } } })),
  });

export type ReportCall = Omit<QueryOf<"/progress-reports">, "page" | "limit" | "format" | "sort">;

/** Reports, the newest first. */
export const reportsQuery = (query: ReportCall) =>
  queryOptions({
    queryKey: ["progress-reports", query],
    queryFn: async () => (await read<{ progressReports: ProgressReport[] }>(client.GET("/progress-reports", { params: { query: { ...query, sort: "-asOf", limit: ALL } } }))).progressReports,
  });

export const dutiesQuery = (plan: string, organisation: string) =>
  queryOptions({
    queryKey: ["organisation-duties", plan, organisation],
    queryFn: () => read<OrganisationDuties>(client.GET("/organisation-duties", { params: { query: { plan, organisation } } })),
  });
