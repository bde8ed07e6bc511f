import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { client, read, type QueryOf } from "@/api/client";
import type { Activity, Meta, OrganisationDuties, PlanOverview, ProgressReport } from "@/api/types";

const ALL = 1000;

type ActivityList = { activities: Activity[]; _meta: Meta };

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

/** All of the plan's activities with their milestones and connections, page by page. */
export const activitiesQuery = (plan: string) =>
  queryOptions({
    queryKey: ["activities", plan],
    queryFn: async () => {
      const all: Activity[] = [];
      for (let page = 1; ; page += 1) {
        const { activities, _meta } = await read<ActivityList>(client.GET("/activities", { params: { query: { plan, page, limit: ALL } } }));
        all.push(...activities);
        if (activities.length === 0 || all.length >= _meta.totalRecords) return all;
      }
    },
  });
