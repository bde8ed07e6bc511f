import { queryOptions } from "@tanstack/react-query";
import { pending, readWithTag } from "@/api/client";
import type { Column } from "@/api/types";

/** A column with the tag that an edit has to send back. */
export type TaggedColumn = { column: Column; etag: string | null };

export async function readColumn(roundId: string, organisationId: string): Promise<TaggedColumn> {
  const params = { path: { roundId, organisationId } };
  const { data, etag } = await readWithTag<Column>(pending.GET("/gap-rounds/{roundId}/columns/{organisationId}", { params }));
  return { column: data, etag };
}

export const columnQuery = (roundId: string, organisationId: string) =>
  queryOptions({ queryKey: ["column", roundId, organisationId], queryFn: () => readColumn(roundId, organisationId) });
