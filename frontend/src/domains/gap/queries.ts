import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { client, read, type QueryOf } from "@/api/client";
import type { ChangeEntry, Comparison, GapList, Matrix } from "@/api/types";

/** While filters change the old rows stay on the screen; another round's rows never do. */
export const matrixQuery = (roundId: string, query: QueryOf<"/gap-matrices/{roundId}"> = {}) =>
  queryOptions({
    queryKey: ["gap-matrix", roundId, query],
    placeholderData: (before: Matrix | undefined) => (before?.round.id === roundId ? before : undefined),
    queryFn: () => read<Matrix>(client.GET("/gap-matrices/{roundId}", { params: { path: { roundId }, query } })),
  });

export const comparisonQuery = (query: QueryOf<"/gap-comparisons">) =>
  queryOptions({
    queryKey: ["gap-comparison", query],
    placeholderData: keepPreviousData,
    queryFn: () => read<Comparison>(client.GET("/gap-comparisons", { params: { query } })),
  });

export const gapsQuery = (query: QueryOf<"/gaps">) =>
  queryOptions({
    queryKey: ["gaps", query],
    placeholderData: keepPreviousData,
    queryFn: () => read<GapList>(client.GET("/gaps", { params: { query } })),
  });

/** The history of one cell; the object's id is the cell's address. */
export const cellHistoryQuery = (roundId: string, methodId: string, organisationId: string) =>
  queryOptions({
    queryKey: ["changes", "assessment", roundId, methodId, organisationId],
    queryFn: async () => {
      const query = { objectType: "assessment", objectId: `${roundId}/${methodId}/${organisationId}`, limit: 50 };
      return (await read<{ changes: ChangeEntry[] }>(client.GET("/changes", { params: { query } }))).changes;
    },
  });
