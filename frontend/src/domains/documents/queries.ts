import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client, read } from "@/api/client";
import type { CountyDocument, CountyDocumentImport, OnConflict } from "@/api/types";

export type Wanted = { countyId: string; unprotected: boolean; unpublished: boolean };
export type PreparedFile = { blob: Blob; document: CountyDocument; wanted: Wanted };

/** The document and what it says, so that what is shown is what is saved. */
async function prepare(wanted: Wanted): Promise<PreparedFile> {
  const query = { figures: wanted.unprotected ? ("unprotected" as const) : undefined, include: wanted.unpublished ? ["unpublished" as const] : undefined };
  const params = { path: { countyId: wanted.countyId }, query };
  const blob = await read<Blob>(client.GET("/county-documents/{countyId}", { params, parseAs: "blob" }));
  return { blob, document: JSON.parse(await blob.text()) as CountyDocument, wanted };
}

export function usePrepare() {
  return useMutation({ mutationFn: prepare });
}

type Sent = { file: File; onConflict: OnConflict };

function send({ file, onConflict }: Sent, dryRun: boolean): Promise<CountyDocumentImport> {
  // The file goes as it is: reading it here first would only take time and memory.
  const body = file as unknown as CountyDocument;
  const params = { query: { dryRun, onConflict } };
  return read<CountyDocumentImport>(client.POST("/county-document-imports", { params, body, bodySerializer: () => file, headers: { "Content-Type": "application/json" } }));
}

export function useTry() {
  return useMutation({ mutationFn: (sent: Sent) => send(sent, true) });
}

export function useImport() {
  const cache = useQueryClient();
  return useMutation({ mutationFn: (sent: Sent) => send(sent, false), onSuccess: () => cache.invalidateQueries() });
}
