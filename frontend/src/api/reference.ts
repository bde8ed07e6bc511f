import { queryOptions } from "@tanstack/react-query";
import { client, read, type QueryOf } from "./client";
import type { Area, AsOf, County, FindingList, Method, Organisation, Plan, PlanDetail, Round } from "./types";

/** What nearly every page needs and what seldom changes. */
const SELDOM = 5 * 60 * 1000;

export const countiesQuery = queryOptions({
  queryKey: ["counties"],
  staleTime: SELDOM,
  queryFn: async () => (await read<{ counties: County[] }>(client.GET("/counties"))).counties,
});

export const roundsQuery = queryOptions({
  queryKey: ["gap-rounds"],
  queryFn: async () => {
    const list = await read<{ gapRounds: Round[] }>(client.GET("/gap-rounds", { params: { query: { limit: 1000 } } }));
    return list.gapRounds.toSorted((a, b) => b.year - a.year);
  },
});

export const areasQuery = queryOptions({
  queryKey: ["areas"],
  staleTime: SELDOM,
  queryFn: async () => {
    const list = await read<{ areas: Area[] }>(client.GET("/areas"));
    return list.areas.toSorted((a, b) => a.order - b.order);
  },
});

export const organisationsQuery = queryOptions({
  queryKey: ["organisations"],
  staleTime: SELDOM,
  queryFn: async () =>
    (await read<{ organisations: Organisation[] }>(client.GET("/organisations", { params: { query: { limit: 1000 } } })))
      .organisations,
});

export const methodsQuery = queryOptions({
  queryKey: ["methods"],
  staleTime: SELDOM,
  queryFn: async () => (await read<{ methods: Method[] }>(client.GET("/methods", { params: { query: { limit: 1000 } } }))).methods,
});

export const plansQuery = (county: string) =>
  queryOptions({
    queryKey: ["plans", county],
    staleTime: SELDOM,
    queryFn: async () => (await read<{ plans: Plan[] }>(client.GET("/plans", { params: { query: { county, limit: 1000 } } }))).plans,
  });

export const planQuery = (planId: string) =>
  queryOptions({
    queryKey: ["plan", planId],
    staleTime: SELDOM,
    queryFn: () => read<PlanDetail>(client.GET("/plans/{planId}", { params: { path: { planId } } })),
  });

/** As of when a round's figures hold, and the revision that they have. */
export function roundAsOf(round: Round, revision = round.revision): AsOf {
  return { asOf: round.asOf ?? round.publishedAt ?? String(round.year), revision };
}

/** The newest round whose figures are frozen is the one to show when nobody has asked for another. */
export function newestPublished(rounds: Round[]): Round | undefined {
  return rounds.find((round) => round.status === "published") ?? rounds[0];
}

/** The findings of a round: few, and wanted by the overview, the matrix and the reconciliation alike. */
export const findingsQuery = (roundId: string, query: Omit<QueryOf<"/findings">, "round"> = {}) =>
  queryOptions({
    queryKey: ["findings", roundId, query],
    queryFn: () => read<FindingList>(client.GET("/findings", { params: { query: { ...query, round: roundId } } })),
  });
