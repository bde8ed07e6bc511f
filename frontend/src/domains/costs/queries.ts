import { queryOptions } from "@tanstack/react-query";
import { client, read, type QueryOf } from "@/api/client";
import type { BreakEven, CostItem, CostScenario, CostSharing, CostSummary, CurrentCosts, IndicatorDetail, PriceIndex } from "@/api/types";

/** Indexes change seldom; sums are asked for anew. */
const SELDOM = 5 * 60 * 1000;
const ALL = 1000;

export const scenariosQuery = (plan: string) =>
  queryOptions({
    queryKey: ["cost-scenarios", plan],
    queryFn: async () => (await read<{ costScenarios: CostScenario[] }>(client.GET("/cost-scenarios", { params: { query: { plan, limit: ALL } } }))).costScenarios,
  });

export const indexesQuery = queryOptions({
  queryKey: ["price-indexes"],
  staleTime: SELDOM,
  queryFn: async () => (await read<{ priceIndexes: PriceIndex[] }>(client.GET("/price-indexes", { params: { query: { limit: ALL } } }))).priceIndexes,
});

/** A plan's items as they are entered: what a sum does not say of them. */
export const planItemsQuery = (plan: string) =>
  queryOptions({
    queryKey: ["cost-items", "plan", plan],
    queryFn: async () => (await read<{ costItems: CostItem[] }>(client.GET("/cost-items", { params: { query: { plan, limit: ALL } } }))).costItems,
  });

export type SummaryCall = QueryOf<"/cost-summaries">;

export const summaryQuery = (query: SummaryCall) =>
  queryOptions({
    queryKey: ["cost-summaries", query],
    queryFn: () => read<CostSummary>(client.GET("/cost-summaries", { params: { query } })),
  });

/** The indicator that inhabitants are counted by: it says which ages. */
export const indicatorQuery = (indicatorId: string) =>
  queryOptions({
    queryKey: ["indicator", indicatorId],
    staleTime: SELDOM,
    queryFn: () => read<IndicatorDetail>(client.GET("/indicators/{indicatorId}", { params: { path: { indicatorId } } })),
  });

export const sharingQuery = (query: QueryOf<"/cost-sharings">) =>
  queryOptions({
    queryKey: ["cost-sharings", query],
    queryFn: () => read<CostSharing>(client.GET("/cost-sharings", { params: { query } })),
  });

export const currentCostsQuery = (county: string) =>
  queryOptions({
    queryKey: ["current-costs", county],
    queryFn: () => read<CurrentCosts>(client.GET("/current-costs", { params: { query: { county } } })),
  });

export const breakEvenQuery = (query: QueryOf<"/break-evens">) =>
  queryOptions({
    queryKey: ["break-evens", query],
    queryFn: () => read<BreakEven>(client.GET("/break-evens", { params: { query } })),
  });
