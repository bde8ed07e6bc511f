import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { pending, read } from "@/api/client";
import type { ChangeEntry, Meta } from "@/api/types";
import type { Query } from "@/format/address";

export type ChangeList = { changes: ChangeEntry[]; _meta: Meta };

export const changesQuery = (query: Query) =>
  queryOptions({
    queryKey: ["changes", query],
    placeholderData: keepPreviousData,
    queryFn: () => read<ChangeList>(pending.GET("/changes", { params: { query } })),
  });
