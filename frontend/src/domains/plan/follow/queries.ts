import { queryOptions } from "@tanstack/react-query";
import { client, read } from "@/api/client";
import { everyPage } from "@/api/pages";
import type { Activity, BenefitCheck, FollowUp, ImpactAnalysis, ImpactKind, ImpactPerspective, ImpactPoint, Indicator, InPractice, Meta } from "@/api/types";
import { slugOf } from "@/format/slug";
import type { Saved } from "../record/use-record";
import { bothOf, orNull, spread, tagOf, type Values } from "../record/values";

const ALL = 1000;

const unique = (name: string) => slugOf(`${name} ${crypto.randomUUID().slice(0, 8)}`);

export const followedActivityQuery = (activityId: string) =>
  queryOptions({ queryKey: ["activity", "followed", activityId], queryFn: () => read<Activity>(client.GET("/activities/{activityId}", { params: { path: { activityId } } })) });

export const activityAnalysesQuery = (activity: string) =>
  queryOptions({
    queryKey: ["impact-analyses", "followed", activity],
    queryFn: async () => (await read<{ impactAnalyses: ImpactAnalysis[] }>(client.GET("/impact-analyses", { params: { query: { activity, limit: ALL } } }))).impactAnalyses,
  });

export const checksQuery = (activity: string) =>
  queryOptions({
    queryKey: ["benefit-checks", activity],
    queryFn: async () => (await read<{ benefitChecks: BenefitCheck[] }>(client.GET("/benefit-checks", { params: { query: { activity, limit: ALL } } }))).benefitChecks,
  });

export const activityFollowUpsQuery = (activity: string) =>
  queryOptions({
    queryKey: ["follow-ups", "followed", activity],
    queryFn: async () => (await read<{ followUps: FollowUp[] }>(client.GET("/follow-ups", { params: { query: { activity, limit: ALL } } }))).followUps.toSorted((a, b) => b.followedUpOn.localeCompare(a.followedUpOn)),
  });

export const indicatorNamesQuery = queryOptions({
  queryKey: ["indicators", "names"],
  staleTime: 5 * 60 * 1000,
  queryFn: async () => (await read<{ indicators: Indicator[] }>(client.GET("/indicators", { params: { query: { limit: ALL } } }))).indicators,
});

type Paged<Name extends string, T> = Record<Name, T[]> & { _meta: Meta };

/** What is said of the plan as a whole and of each of its activities. */
export const planFollowingQuery = (plan: string) =>
  queryOptions({
    queryKey: ["plan-following", plan],
    queryFn: async () => {
      const query = (page: number) => ({ params: { query: { plan, page, limit: ALL } } });
      const [analyses, checks, followUps] = await Promise.all([
        everyPage((page) => read<Paged<"impactAnalyses", ImpactAnalysis>>(client.GET("/impact-analyses", query(page))), (list) => list.impactAnalyses),
        everyPage((page) => read<Paged<"benefitChecks", BenefitCheck>>(client.GET("/benefit-checks", query(page))), (list) => list.benefitChecks),
        everyPage((page) => read<Paged<"followUps", FollowUp>>(client.GET("/follow-ups", query(page))), (list) => list.followUps),
      ]);
      return { analyses, checks, followUps };
    },
  });

const TEXTS = ["whyNot", "change", "forgotten", "userCouncil", "madeBy"] as const;

export const followUpValues = (one: FollowUp | null, today: string): Values => ({
  followedUpOn: one?.followedUpOn ?? today,
  done: one?.done ?? "unknown",
  works: one?.works ?? "unknown",
  ...Object.fromEntries(TEXTS.map((name) => [name, one?.[name] ?? ""])),
});

const followUpBody = (values: Values) => ({
  followedUpOn: values.followedUpOn ?? "",
  done: values.done as InPractice,
  works: values.works as InPractice,
  whyNot: orNull(values.whyNot),
  change: orNull(values.change),
  forgotten: orNull(values.forgotten),
  userCouncil: orNull(values.userCouncil),
  madeBy: orNull(values.madeBy),
});

export const createFollowUp = (activityId: string, values: Values) => read<FollowUp>(client.POST("/follow-ups", { body: { id: unique(`${activityId} uppfoljning`), activityId, ...followUpBody(values) } }));

export const saveFollowUp = (followUpId: string, version: number, values: Values) =>
  read<FollowUp>(client.PATCH("/follow-ups/{followUpId}", { params: { path: { followUpId }, header: tagOf(version) }, body: followUpBody(values) }));

export const removeFollowUp = (followUpId: string, version: number) => read(client.DELETE("/follow-ups/{followUpId}", { params: { path: { followUpId }, header: tagOf(version) } }));

export async function followUpAgain(followUpId: string, today: string): Promise<Saved> {
  const one = await read<FollowUp>(client.GET("/follow-ups/{followUpId}", { params: { path: { followUpId } } }));
  return { version: one.version, values: followUpValues(one, today) };
}

export const checkValues = (one: BenefitCheck | null): Values => ({
  indicatorId: one?.indicatorId ?? "",
  question: one?.question ?? "",
  dueOn: one?.dueOn ?? "",
  result: one?.result ?? "",
  resultOn: one?.resultOn ?? "",
});

const checkBody = (values: Values) => ({ indicatorId: orNull(values.indicatorId), question: orNull(values.question), dueOn: orNull(values.dueOn), result: orNull(values.result), resultOn: orNull(values.resultOn) });

export const createCheck = (pointId: string, values: Values) => read<BenefitCheck>(client.POST("/benefit-checks", { body: { id: unique(pointId), pointId, ...checkBody(values) } }));

export const saveCheck = (checkId: string, version: number, values: Values) =>
  read<BenefitCheck>(client.PATCH("/benefit-checks/{checkId}", { params: { path: { checkId }, header: tagOf(version) }, body: checkBody(values) }));

export const removeCheck = (checkId: string, version: number) => read(client.DELETE("/benefit-checks/{checkId}", { params: { path: { checkId }, header: tagOf(version) } }));

export async function checkAgain(checkId: string): Promise<Saved> {
  const one = await read<BenefitCheck>(client.GET("/benefit-checks/{checkId}", { params: { path: { checkId } } }));
  return { version: one.version, values: checkValues(one) };
}

export const analysisValues = (one: ImpactAnalysis | null): Values => ({
  perspective: one?.perspective ?? "health_care",
  ...spread("title", one?.title),
  ...spread("summary", one?.summary),
  ...spread("madeBy", one?.madeBy),
  sourcePlaceId: one?.sourcePlaceId ?? "",
});

const analysisBody = (values: Values) => ({
  perspective: values.perspective as ImpactPerspective,
  title: bothOf(values, "title") ?? { sv: "" },
  summary: bothOf(values, "summary"),
  madeBy: bothOf(values, "madeBy"),
  sourcePlaceId: orNull(values.sourcePlaceId),
});

/** What an analysis is about: an activity, or the plan and no single activity. */
export type Subject = { planId: string; activityId: string | null };

export const createAnalysis = ({ planId, activityId }: Subject, values: Values) =>
  read<ImpactAnalysis>(client.POST("/impact-analyses", { body: { id: unique(`${activityId ?? planId} konsekvens`), planId, activityId, ...analysisBody(values) } }));

const patchAnalysis = (analysisId: string, version: number, body: Partial<ReturnType<typeof analysisBody>> & { points?: ReturnType<typeof pointInput>[] }) =>
  read<ImpactAnalysis>(client.PATCH("/impact-analyses/{analysisId}", { params: { path: { analysisId }, header: tagOf(version) }, body }));

export const saveAnalysis = (analysisId: string, version: number, values: Values) => patchAnalysis(analysisId, version, analysisBody(values));

export const removeAnalysis = (analysisId: string, version: number) => read(client.DELETE("/impact-analyses/{analysisId}", { params: { path: { analysisId }, header: tagOf(version) } }));

const readAnalysis = (analysisId: string) => read<ImpactAnalysis>(client.GET("/impact-analyses/{analysisId}", { params: { path: { analysisId } } }));

export async function analysisAgain(analysisId: string): Promise<Saved> {
  const one = await readAnalysis(analysisId);
  return { version: one.version, values: analysisValues(one) };
}

export const pointValues = (one: ImpactPoint | null): Values => ({ kind: one?.kind ?? "benefit", ...spread("text", one?.text), organisationId: one?.organisationId ?? "", sourcePlaceId: one?.sourcePlaceId ?? "" });

type PointInput = Omit<ImpactPoint, "id"> & { id?: string };

const pointInput = ({ id, kind, text, organisationId, costItemId, inSummary, sourcePlaceId }: PointInput) => ({ ...(id && { id }), kind, text, organisationId, costItemId, inSummary, sourcePlaceId });

/** The points with one of them put as it was typed; a new one, or one that is gone meanwhile, comes last. */
export function withPoint(points: readonly ImpactPoint[], pointId: string | null, values: Values) {
  const typed = { kind: values.kind as ImpactKind, text: bothOf(values, "text") ?? { sv: "", en: null }, organisationId: orNull(values.organisationId), sourcePlaceId: orNull(values.sourcePlaceId) };
  if (!points.some((one) => one.id === pointId)) return [...points.map(pointInput), pointInput({ ...typed, costItemId: null, inSummary: false })];
  return points.map((one) => pointInput(one.id === pointId ? { ...one, ...typed } : one));
}

/** The other points are sent as they are now, so that only the one is changed. */
export async function savePoint(analysisId: string, pointId: string | null, version: number, values: Values) {
  const { points } = await readAnalysis(analysisId);
  return patchAnalysis(analysisId, version, { points: withPoint(points, pointId, values) });
}

export async function removePoint(analysisId: string, pointId: string, version: number) {
  const { points } = await readAnalysis(analysisId);
  return patchAnalysis(analysisId, version, { points: points.filter((one) => one.id !== pointId).map(pointInput) });
}

export async function pointAgain(analysisId: string, pointId: string | null): Promise<Saved> {
  const { version, points } = await readAnalysis(analysisId);
  return { version, values: pointValues(points.find((one) => one.id === pointId) ?? null) };
}
