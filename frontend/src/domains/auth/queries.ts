import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { client, read } from "@/api/client";
import type { ApiKey, KeyCreate, NewApiKey } from "@/api/types";

export const keysQuery = queryOptions({
  queryKey: ["api-keys"],
  queryFn: async () => (await read<{ apiKeys: ApiKey[] }>(client.GET("/api-keys", { params: { query: { limit: 1000 } } }))).apiKeys,
});

export function useCreateKey() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: KeyCreate) => read<NewApiKey>(client.POST("/api-keys", { body })),
    onSuccess: () => cache.invalidateQueries({ queryKey: keysQuery.queryKey }),
  });
}

export function useRevokeKey() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (keyId: string) => read(client.DELETE("/api-keys/{keyId}", { params: { path: { keyId } } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: keysQuery.queryKey }),
  });
}
