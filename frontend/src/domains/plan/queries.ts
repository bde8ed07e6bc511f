import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { client, read, readWithTag, type QueryOf } from "@/api/client";
import { everyPage } from "@/api/pages";
import type { Activity, ActivityConnections, ActivityCosts, ActivityCreate, ActivityUpdate, Agreement, CostItem, FollowUp, GapPlanList, ImpactAnalysis, Meta, OrganisationDuties, PlanOverview, ProgressReport, SourcePlace } from "@/api/types";
import type { Saved } from "./record/use-record";
import { joined, listOf, tagOf, type Values } from "./record/values";

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

/** All of the plan's activities with their milestones and connections. */
export const activitiesQuery = (plan: string) =>
  queryOptions({
    queryKey: ["activities", plan],
    queryFn: () => everyPage((page) => read<ActivityList>(client.GET("/activities", { params: { query: { plan, page, limit: ALL } } })), (list) => list.activities),
  });

/** An activity with the tag that changing it has to send back. */
export type TaggedActivity = { activity: Activity; etag: string | null };

export async function readActivity(activityId: string): Promise<TaggedActivity> {
  const { data, etag } = await readWithTag<Activity>(client.GET("/activities/{activityId}", { params: { path: { activityId } } }));
  return { activity: data, etag };
}

export const activityQuery = (activityId: string) => queryOptions({ queryKey: ["activity", activityId], queryFn: () => readActivity(activityId) });

export const connectionsQuery = (activityId: string) =>
  queryOptions({
    queryKey: ["activity-connections", activityId],
    queryFn: () => read<ActivityConnections>(client.GET("/activities/{activityId}/connections", { params: { path: { activityId } } })),
  });

/** The items that an activity also rests on. The version is read first: a change in between is told when saving, never written over. */
export async function costTiesAgain(activityId: string): Promise<Saved> {
  const { activity } = await readActivity(activityId);
  const { costs } = await read<ActivityConnections>(client.GET("/activities/{activityId}/connections", { params: { path: { activityId } } }));
  return { version: activity.version, values: { itemIds: joined(costs.also.map((one) => one.id)) } };
}

export const costItemsQuery = (plan: string) =>
  queryOptions({
    queryKey: ["cost-items", "names", plan],
    queryFn: async () => (await read<{ costItems: CostItem[] }>(client.GET("/cost-items", { params: { query: { plan, limit: ALL } } }))).costItems,
  });

/** Read anew each time that somebody is to change them. */
export const costTiesQuery = (activityId: string) => queryOptions({ queryKey: ["activity-cost-ties", activityId], gcTime: 0, refetchOnWindowFocus: false, queryFn: () => costTiesAgain(activityId) });

export const saveCostTies = (activityId: string, values: Values, version: number) =>
  read<ActivityCosts>(client.PUT("/activities/{activityId}/cost-items", { params: { path: { activityId }, header: tagOf(version) }, body: { itemIds: listOf(values.itemIds) } }));

export const analysesQuery = (activity: string) =>
  queryOptions({
    queryKey: ["impact-analyses", "activity", activity],
    queryFn: async () => (await read<{ impactAnalyses: ImpactAnalysis[] }>(client.GET("/impact-analyses", { params: { query: { activity, limit: ALL } } }))).impactAnalyses,
  });

export const followUpsQuery = (activity: string) =>
  queryOptions({
    queryKey: ["follow-ups", "activity", activity],
    queryFn: async () => (await read<{ followUps: FollowUp[] }>(client.GET("/follow-ups", { params: { query: { activity, sort: "-followedUpOn", limit: ALL } } }))).followUps,
  });

export const placeQuery = (placeId: string) =>
  queryOptions({
    queryKey: ["source-place", placeId],
    queryFn: () => read<SourcePlace>(client.GET("/source-places/{placeId}", { params: { path: { placeId } } })),
  });

type GapPlanCall = Omit<QueryOf<"/gap-plans">, "page" | "limit" | "sort">;

/** Every gap that is asked for, with what is said of them all. */
async function allGapPlans(query: GapPlanCall): Promise<GapPlanList> {
  const ask = (page: number) => read<GapPlanList>(client.GET("/gap-plans", { params: { query: { ...query, page, limit: ALL } } }));
  const first = await ask(1);
  return { ...first, gapPlans: await everyPage((page) => (page === 1 ? Promise.resolve(first) : ask(page)), (list) => list.gapPlans) };
}

/** The gaps of the newest round with what is to close them. */
export const gapPlanListQuery = (query: GapPlanCall) => queryOptions({ queryKey: ["gap-plans", query], placeholderData: keepPreviousData, queryFn: () => allGapPlans(query) });

/** All of them, also those that are offered partly. */
export const gapPlansQuery = (plan: string) => queryOptions({ ...gapPlanListQuery({ plan, partly: true }), select: (list: GapPlanList) => list.gapPlans });

export const agreementsQuery = (county: string) =>
  queryOptions({
    queryKey: ["agreements", county, "names"],
    queryFn: async () => (await read<{ agreements: Agreement[] }>(client.GET("/agreements", { params: { query: { county, limit: ALL } } }))).agreements,
  });

export async function createActivity(body: ActivityCreate): Promise<TaggedActivity> {
  const { data, etag } = await readWithTag<Activity>(client.POST("/activities", { body }));
  return { activity: data, etag };
}

export async function saveActivity(activityId: string, body: ActivityUpdate, etag: string): Promise<TaggedActivity> {
  const params = { path: { activityId }, header: { "If-Match": etag } };
  const { data, etag: next } = await readWithTag<Activity>(client.PATCH("/activities/{activityId}", { params, body }));
  return { activity: data, etag: next };
}

/** The plan, the overview and all that hangs on an activity are asked for anew. */
export function useRemoveActivity({ activity, etag }: TaggedActivity) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => read(client.DELETE("/activities/{activityId}", { params: { path: { activityId: activity.id }, header: { "If-Match": etag ?? "" } } })),
    onSuccess: () => {
      cache.removeQueries({ queryKey: activityQuery(activity.id).queryKey });
      void cache.invalidateQueries();
    },
  });
}
