import { queryOptions } from "@tanstack/react-query";
import { client, read, type QueryOf } from "@/api/client";
import type { FreeTexts, QuestionnaireComparison, QuestionnaireResults } from "@/api/types";

export type ResultQuery = QueryOf<"/questionnaire-rounds/{roundId}/results">;

export const resultsQuery = (roundId: string, query: ResultQuery) =>
  queryOptions({
    queryKey: ["questionnaire-results", roundId, query],
    queryFn: () => read<QuestionnaireResults>(client.GET("/questionnaire-rounds/{roundId}/results", { params: { path: { roundId }, query } })),
  });

export const freeTextsQuery = (roundId: string) =>
  queryOptions({
    queryKey: ["free-texts", roundId],
    queryFn: () => read<FreeTexts>(client.GET("/questionnaire-rounds/{roundId}/free-texts", { params: { path: { roundId } } })),
  });

export const comparisonQuery = (before: string, after: string) =>
  queryOptions({
    queryKey: ["questionnaire-comparison", before, after],
    queryFn: () => read<QuestionnaireComparison>(client.GET("/questionnaire-comparisons", { params: { query: { round: [before, after] } } })),
  });
