import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { client, read, type QueryOf } from "@/api/client";
import type { Dataset, DatasetCreate, Dimension, Indicator, IndicatorDetail, Observation, ProtectionRow, StatisticalArea, TableDocument, Topic } from "@/api/types";

/** Definitions change seldom; figures are asked for anew. */
const SELDOM = 5 * 60 * 1000;
const ALL = 1000;

export const topicsQuery = queryOptions({
  queryKey: ["topics"],
  staleTime: SELDOM,
  queryFn: async () => (await read<{ topics: Topic[] }>(client.GET("/topics", { params: { query: { limit: ALL } } }))).topics,
});

export const statisticalAreasQuery = (county: string) =>
  queryOptions({
    queryKey: ["statistical-areas", county],
    staleTime: SELDOM,
    queryFn: async () => {
      const query = { county, limit: ALL };
      return (await read<{ statisticalAreas: StatisticalArea[] }>(client.GET("/statistical-areas", { params: { query } }))).statisticalAreas;
    },
  });

export const dimensionsQuery = queryOptions({
  queryKey: ["dimensions"],
  staleTime: SELDOM,
  queryFn: async () => (await read<{ dimensions: Dimension[] }>(client.GET("/dimensions", { params: { query: { limit: ALL } } }))).dimensions,
});

/** The indicators that the county has figures of. */
export const indicatorsQuery = (county: string) =>
  queryOptions({
    queryKey: ["indicators", county],
    staleTime: SELDOM,
    queryFn: async () => (await read<{ indicators: Indicator[] }>(client.GET("/indicators", { params: { query: { county, limit: ALL } } }))).indicators,
  });

export const indicatorQuery = (indicatorId: string) =>
  queryOptions({
    queryKey: ["indicator", indicatorId],
    staleTime: SELDOM,
    queryFn: () => read<IndicatorDetail>(client.GET("/indicators/{indicatorId}", { params: { path: { indicatorId } } })),
  });

export const observationsQuery = (query: QueryOf<"/observations">) =>
  queryOptions({
    queryKey: ["observations", query],
    queryFn: async () => {
      const asked = { ...query, limit: ALL };
      return (await read<{ observations: Observation[] }>(client.GET("/observations", { params: { query: asked } }))).observations;
    },
  });

export const tableQuery = (query: QueryOf<"/tables">) =>
  queryOptions({
    queryKey: ["table", query],
    queryFn: () => read<TableDocument>(client.GET("/tables", { params: { query } })),
  });

export const datasetsQuery = (county: string) =>
  queryOptions({
    queryKey: ["datasets", county],
    queryFn: async () => (await read<{ datasets: Dataset[] }>(client.GET("/datasets", { params: { query: { county, limit: ALL } } }))).datasets,
  });

export function useCreateDataset() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: DatasetCreate) => read<Dataset>(client.POST("/datasets", { body })),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["datasets"] }),
  });
}

export function useRemoveDataset({ id, version }: Dataset) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => read(client.DELETE("/datasets/{datasetId}", { params: { path: { datasetId: id }, header: { "If-Match": `"v${version}"` } } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["datasets"] }),
  });
}

export const protectionQuery = (county: string) =>
  queryOptions({
    queryKey: ["protection", county],
    queryFn: async () => (await read<{ protection: ProtectionRow[] }>(client.GET("/protections", { params: { query: { county, limit: ALL } } }))).protection,
  });
