import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { client, read, type QueryOf } from "@/api/client";
import type { Agreement, ChangeList, CostItem } from "@/api/types";

export const changesQuery = (query: QueryOf<"/changes">) =>
  queryOptions({
    queryKey: ["changes", query],
    placeholderData: keepPreviousData,
    queryFn: () => read<ChangeList>(client.GET("/changes", { params: { query } })),
  });

const ALL = 1000;

export const costItemNamesQuery = (plan: string) =>
  queryOptions({
    queryKey: ["cost-items", "history", plan],
    queryFn: async () => (await read<{ costItems: CostItem[] }>(client.GET("/cost-items", { params: { query: { plan, limit: ALL } } }))).costItems,
  });

export const agreementNamesQuery = (county: string) =>
  queryOptions({
    queryKey: ["agreements", "history", county],
    queryFn: async () => (await read<{ agreements: Agreement[] }>(client.GET("/agreements", { params: { query: { county, limit: ALL } } }))).agreements,
  });
