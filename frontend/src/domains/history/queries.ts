import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { client, read, type QueryOf } from "@/api/client";
import type { ChangeList } from "@/api/types";

export const changesQuery = (query: QueryOf<"/changes">) =>
  queryOptions({
    queryKey: ["changes", query],
    placeholderData: keepPreviousData,
    queryFn: () => read<ChangeList>(client.GET("/changes", { params: { query } })),
  });
