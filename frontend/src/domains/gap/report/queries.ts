import { queryOptions } from "@tanstack/react-query";
import { client, read, readWithTag } from "@/api/client";
import type { Column, ColumnUpdate, UploadResult } from "@/api/types";

/** A column with the tag that an edit has to send back. */
export type TaggedColumn = { column: Column; etag: string | null };

export async function readColumn(roundId: string, organisationId: string): Promise<TaggedColumn> {
  const params = { path: { roundId, organisationId } };
  const { data, etag } = await readWithTag<Column>(client.GET("/gap-rounds/{roundId}/columns/{organisationId}", { params }));
  return { column: data, etag };
}

export const columnQuery = (roundId: string, organisationId: string) =>
  queryOptions({ queryKey: ["column", roundId, organisationId], queryFn: () => readColumn(roundId, organisationId) });

/** Writes a draft over the version that it began from; a stale tag is answered with 412. */
export async function saveColumn(roundId: string, organisationId: string, body: ColumnUpdate, etag: string): Promise<TaggedColumn> {
  const params = { path: { roundId, organisationId }, header: { "If-Match": etag } };
  const { data, etag: next } = await readWithTag<Column>(client.PATCH("/gap-rounds/{roundId}/columns/{organisationId}", { params, body }));
  return { column: data, etag: next };
}

/** Sends a spreadsheet; as a rehearsal it is only read and judged. */
export function uploadColumn(roundId: string, organisationId: string, file: File, dryRun: boolean): Promise<UploadResult> {
  const params = { path: { roundId, organisationId }, query: { dryRun } };
  const form = new FormData();
  form.append("file", file);
  // The contract types a file as text; what is sent is the form itself.
  const body = form as unknown as { file: string };
  return read<UploadResult>(client.POST("/gap-rounds/{roundId}/columns/{organisationId}/uploads", { params, body, bodySerializer: () => form }));
}
