import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { client, read, readWithTag } from "@/api/client";
import type { Collection, CollectionCreate, CollectionStatus, Completeness, FigureForm, FigureInput, FiguresResult } from "@/api/types";

export type TaggedCollection = { collection: Collection; etag: string | null };

const ALL = 1000;

export const collectionsQuery = (county: string) =>
  queryOptions({
    queryKey: ["collections", county],
    queryFn: async () => (await read<{ collections: Collection[] }>(client.GET("/collections", { params: { query: { county, limit: ALL } } }))).collections,
  });

export const collectionQuery = (collectionId: string) =>
  queryOptions({
    queryKey: ["collection", collectionId],
    queryFn: async (): Promise<TaggedCollection> => {
      const { data, etag } = await readWithTag<Collection>(client.GET("/collections/{collectionId}", { params: { path: { collectionId } } }));
      return { collection: data, etag };
    },
  });

export const completenessQuery = (collectionId: string) =>
  queryOptions({
    queryKey: ["completeness", collectionId],
    queryFn: () => read<Completeness>(client.GET("/collections/{collectionId}/completeness", { params: { path: { collectionId }, query: { limit: ALL } } })),
  });

export const formQuery = (collectionId: string, organisation: string) =>
  queryOptions({
    queryKey: ["figure-form", collectionId, organisation],
    queryFn: () => read<FigureForm>(client.GET("/collections/{collectionId}/form", { params: { path: { collectionId }, query: { organisation } } })),
  });

export function useCreateCollection() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: CollectionCreate) => read<Collection>(client.POST("/collections", { body })),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["collections"] }),
  });
}

/** What a collection's status touches is asked for anew: forms, lists and figures. */
export function useMoveCollection({ collection, etag }: TaggedCollection) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: { to: CollectionStatus; reason: string | null }) => {
      const params = { path: { collectionId: collection.id }, header: { "If-Match": etag ?? "" } };
      return read<Collection>(client.POST("/collections/{collectionId}/transitions", { params, body }));
    },
    onSuccess: () => cache.invalidateQueries(),
  });
}

export function useRemoveCollection({ collection, etag }: TaggedCollection) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => read(client.DELETE("/collections/{collectionId}", { params: { path: { collectionId: collection.id }, header: { "If-Match": etag ?? "" } } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["collections"] }),
  });
}

/** Typed figures; as a rehearsal they are only judged. */
export function sendFigures(collectionId: string, organisationId: string, rows: FigureInput[], dryRun: boolean, reason: string | null): Promise<FiguresResult> {
  const body = { organisationId, rows, dryRun, reason };
  return read<FiguresResult>(client.POST("/collections/{collectionId}/observations", { params: { path: { collectionId } }, body }));
}

/** A filled-in file; as a rehearsal it is only read and judged. */
export function sendFile(collectionId: string, organisation: string, file: File, dryRun: boolean, reason: string | null): Promise<FiguresResult> {
  const params = { path: { collectionId }, query: { organisation, dryRun, reason } };
  const form = new FormData();
  form.append("file", file);
  // The contract types a file as text; what is sent is the form itself.
  const body = form as unknown as { file: string };
  return read<FiguresResult>(client.POST("/collections/{collectionId}/uploads", { params, body, bodySerializer: () => form }));
}
