import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { client, read, readWithTag, type QueryOf } from "@/api/client";
import type { CostComparison, CostScenario, CostScenarioCreate, CostScenarioUpdate } from "@/api/types";

/** A scenario with the tag that changing it has to send back; one that follows from the plan is never changed. */
export type TaggedScenario = { scenario: CostScenario; etag: string | null };

export async function readScenario(scenarioId: string): Promise<TaggedScenario> {
  const { data, etag } = await readWithTag<CostScenario>(client.GET("/cost-scenarios/{scenarioId}", { params: { path: { scenarioId } } }));
  return { scenario: data, etag };
}

export const scenarioQuery = (scenarioId: string) => queryOptions({ queryKey: ["cost-scenario", scenarioId], queryFn: () => readScenario(scenarioId) });

export const comparisonQuery = (query: QueryOf<"/cost-comparisons">) =>
  queryOptions({
    queryKey: ["cost-comparisons", query],
    placeholderData: keepPreviousData,
    queryFn: () => read<CostComparison>(client.GET("/cost-comparisons", { params: { query } })),
  });

export const createScenario = (body: CostScenarioCreate) => read<CostScenario>(client.POST("/cost-scenarios", { body }));

export async function saveScenario(scenarioId: string, body: CostScenarioUpdate, etag: string): Promise<TaggedScenario> {
  const params = { path: { scenarioId }, header: { "If-Match": etag } };
  const { data, etag: next } = await readWithTag<CostScenario>(client.PATCH("/cost-scenarios/{scenarioId}", { params, body }));
  return { scenario: data, etag: next };
}

export const removeScenario = ({ scenario, etag }: TaggedScenario) =>
  read(client.DELETE("/cost-scenarios/{scenarioId}", { params: { path: { scenarioId: scenario.id }, header: { "If-Match": etag ?? "" } } }));
