import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { client, read, readWithTag } from "@/api/client";
import type { Questionnaire, QuestionnaireCreate, QuestionnaireDraft, QuestionnaireVersion, QuestionnaireVersionRef } from "@/api/types";
import type { Form } from "../form/model";

/** A draft with the tag that saving it has to send back. */
export type TaggedDraft = { draft: QuestionnaireDraft; etag: string | null };

export const questionnairesQuery = (county: string | undefined) =>
  queryOptions({
    queryKey: ["questionnaires", county],
    enabled: county !== undefined,
    queryFn: async () =>
      (await read<{ questionnaires: Questionnaire[] }>(client.GET("/questionnaires", { params: { query: { county, limit: 1000 } } }))).questionnaires,
  });

export const questionnaireQuery = (questionnaireId: string) =>
  queryOptions({
    queryKey: ["questionnaire", questionnaireId],
    queryFn: () => read<Questionnaire>(client.GET("/questionnaires/{questionnaireId}", { params: { path: { questionnaireId } } })),
  });

export async function readDraft(questionnaireId: string): Promise<TaggedDraft> {
  const { data, etag } = await readWithTag<QuestionnaireDraft>(client.GET("/questionnaires/{questionnaireId}/draft", { params: { path: { questionnaireId } } }));
  return { draft: data, etag };
}

export const draftQuery = (questionnaireId: string) => queryOptions({ queryKey: ["questionnaire-draft", questionnaireId], queryFn: () => readDraft(questionnaireId) });

export const versionsQuery = (questionnaireId: string) =>
  queryOptions({
    queryKey: ["questionnaire-versions", questionnaireId],
    queryFn: async () => {
      const params = { path: { questionnaireId }, query: { limit: 1000 } };
      return (await read<{ versions: QuestionnaireVersionRef[] }>(client.GET("/questionnaires/{questionnaireId}/versions", { params }))).versions;
    },
  });

/** A final version never changes, so it is asked for once. */
export const versionQuery = (questionnaireId: string, number: number) =>
  queryOptions({
    queryKey: ["questionnaire-version", questionnaireId, number],
    staleTime: Infinity,
    queryFn: () => read<QuestionnaireVersion>(client.GET("/questionnaires/{questionnaireId}/versions/{number}", { params: { path: { questionnaireId, number } } })),
  });

export async function saveDraft(questionnaireId: string, body: Form, etag: string): Promise<TaggedDraft> {
  const params = { path: { questionnaireId }, header: { "If-Match": etag } };
  const { data, etag: next } = await readWithTag<QuestionnaireDraft>(client.PUT("/questionnaires/{questionnaireId}/draft", { params, body }));
  return { draft: data, etag: next };
}

export function useCreateQuestionnaire() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: QuestionnaireCreate) => read<Questionnaire>(client.POST("/questionnaires", { body })),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["questionnaires"] }),
  });
}

export function useFinish(questionnaireId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (etag: string) => {
      const params = { path: { questionnaireId }, header: { "If-Match": etag } };
      return read<QuestionnaireVersion>(client.POST("/questionnaires/{questionnaireId}/versions", { params }));
    },
    onSuccess: () => cache.invalidateQueries(),
  });
}
