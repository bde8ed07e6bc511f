import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { client, read, readWithTag } from "@/api/client";
import type { ColumnSummary, Round, RoundCreate, RoundStatus } from "@/api/types";

export type TaggedRound = { round: Round; etag: string | null };

export const roundQuery = (roundId: string) =>
  queryOptions({
    queryKey: ["gap-round", roundId],
    queryFn: async (): Promise<TaggedRound> => {
      const { data, etag } = await readWithTag<Round>(client.GET("/gap-rounds/{roundId}", { params: { path: { roundId } } }));
      return { round: data, etag };
    },
  });

export const columnsQuery = (roundId: string) =>
  queryOptions({
    queryKey: ["columns", roundId],
    queryFn: async () => {
      const params = { path: { roundId }, query: { limit: 1000 } };
      return (await read<{ columns: ColumnSummary[] }>(client.GET("/gap-rounds/{roundId}/columns", { params }))).columns;
    },
  });

/** Everything that a round's status touches is asked for anew: forms, lists and figures. */
export function useMoveRound({ round, etag }: TaggedRound) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: { to: RoundStatus; reason: string | null }) => {
      const params = { path: { roundId: round.id }, header: { "If-Match": etag ?? "" } };
      return read<Round>(client.POST("/gap-rounds/{roundId}/transitions", { params, body }));
    },
    onSuccess: () => cache.invalidateQueries(),
  });
}

export function useRemoveDraft({ round, etag }: TaggedRound) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => {
      const params = { path: { roundId: round.id }, header: { "If-Match": etag ?? "" } };
      return read(client.DELETE("/gap-rounds/{roundId}", { params }));
    },
    onSuccess: () => cache.invalidateQueries({ queryKey: ["gap-rounds"] }),
  });
}

export function useCreateRound() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: RoundCreate) => read<Round>(client.POST("/gap-rounds", { body })),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["gap-rounds"] }),
  });
}
