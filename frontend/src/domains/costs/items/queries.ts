import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { askAnew } from "@/api/ask-anew";
import { client, read, readWithTag, type QueryOf } from "@/api/client";
import type { AmountReading, CostItem, CostItemCreate, CostItemUpdate, CostStatement, SourcePlace, StaffingReading } from "@/api/types";

const ALL = 1000;
const SELDOM = 5 * 60 * 1000;

/** An item with the tag that changing it has to send back. */
export type TaggedItem = { item: CostItem; etag: string | null };

export type ItemCall = Omit<QueryOf<"/cost-items">, "page" | "limit" | "format" | "sort">;

/** The items of a selection; those of the selection before stay until the new ones have come. */
export const itemsQuery = (query: ItemCall) =>
  queryOptions({
    queryKey: ["cost-items", query],
    placeholderData: keepPreviousData,
    queryFn: async () => (await read<{ costItems: CostItem[] }>(client.GET("/cost-items", { params: { query: { ...query, limit: ALL } } }))).costItems,
  });

export async function readItem(itemId: string): Promise<TaggedItem> {
  const { data, etag } = await readWithTag<CostItem>(client.GET("/cost-items/{itemId}", { params: { path: { itemId } } }));
  return { item: data, etag };
}

export const itemQuery = (itemId: string) => queryOptions({ queryKey: ["cost-item", itemId], queryFn: () => readItem(itemId) });

export const statementsQuery = (plan: string) =>
  queryOptions({
    queryKey: ["cost-statements", plan],
    queryFn: async () => (await read<{ costStatements: CostStatement[] }>(client.GET("/cost-statements", { params: { query: { plan, limit: ALL } } }))).costStatements,
  });

/** The places that items are taken from, to name them in a table. */
export const allPlacesQuery = queryOptions({
  queryKey: ["source-places", "all"],
  staleTime: SELDOM,
  queryFn: async () => {
    const { sourcePlaces } = await read<{ sourcePlaces: SourcePlace[] }>(client.GET("/source-places", { params: { query: { limit: ALL } } }));
    return new Map(sourcePlaces.map((one) => [one.id, one]));
  },
});

export const placeQuery = (placeId: string) =>
  queryOptions({
    queryKey: ["source-place", placeId],
    staleTime: SELDOM,
    queryFn: () => read<SourcePlace>(client.GET("/source-places/{placeId}", { params: { path: { placeId } } })),
  });

/** What an amount is read as. The same text is always read the same, so it is asked for once. */
export const amountReadingQuery = (text: string) =>
  queryOptions({
    queryKey: ["amount-reading", text],
    staleTime: Infinity,
    retry: false,
    queryFn: () => read<AmountReading>(client.GET("/amount-readings", { params: { query: { text } } })),
  });

export type StaffingCall = QueryOf<"/staffing-readings">;

export const staffingQuery = (query: StaffingCall) =>
  queryOptions({
    queryKey: ["staffing-reading", query],
    retry: false,
    queryFn: () => read<StaffingReading>(client.GET("/staffing-readings", { params: { query } })),
  });

export async function createItem(body: CostItemCreate): Promise<TaggedItem> {
  const { data, etag } = await readWithTag<CostItem>(client.POST("/cost-items", { body }));
  return { item: data, etag };
}

export async function saveItem(itemId: string, body: CostItemUpdate, etag: string): Promise<TaggedItem> {
  const params = { path: { itemId }, header: { "If-Match": etag } };
  const { data, etag: next } = await readWithTag<CostItem>(client.PATCH("/cost-items/{itemId}", { params, body }));
  return { item: data, etag: next };
}

/** Sums, scenarios and statements hang on the items: all that is shown is asked for anew. */
export function useRemoveItem({ item, etag }: TaggedItem) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => read(client.DELETE("/cost-items/{itemId}", { params: { path: { itemId: item.id }, header: { "If-Match": etag ?? "" } } })),
    onSuccess: () => {
      cache.removeQueries({ queryKey: itemQuery(item.id).queryKey });
      void askAnew(cache);
    },
  });
}
