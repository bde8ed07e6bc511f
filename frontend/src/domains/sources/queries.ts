import { queryOptions } from "@tanstack/react-query";
import { client, read } from "@/api/client";
import type { SourceDocument, SourcePlace } from "@/api/types";

export const documentsQuery = queryOptions({
  queryKey: ["source-documents"],
  queryFn: async () =>
    (await read<{ sourceDocuments: SourceDocument[] }>(client.GET("/source-documents", { params: { query: { limit: 1000 } } }))).sourceDocuments,
});

export const documentQuery = (documentId: string) =>
  queryOptions({
    queryKey: ["source-document", documentId],
    queryFn: () => read<SourceDocument>(client.GET("/source-documents/{documentId}", { params: { path: { documentId } } })),
  });

/** As one would turn the pages: part by part, line by line. */
function byPlace(a: SourcePlace, b: SourcePlace): number {
  return (a.appendix ?? "").localeCompare(b.appendix ?? "", "sv") || (a.line ?? 0) - (b.line ?? 0);
}

export const placesQuery = (documentId: string) =>
  queryOptions({
    queryKey: ["source-places", documentId],
    queryFn: async () => {
      const query = { document: documentId, limit: 1000 };
      const { sourcePlaces } = await read<{ sourcePlaces: SourcePlace[] }>(client.GET("/source-places", { params: { query } }));
      return sourcePlaces.toSorted(byPlace);
    },
  });
