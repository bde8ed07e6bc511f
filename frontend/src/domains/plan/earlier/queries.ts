import { queryOptions } from "@tanstack/react-query";
import { client, read, type QueryOf } from "@/api/client";
import type { PlanComparison, PlanVersion } from "@/api/types";

export const comparisonQuery = (query: QueryOf<"/plan-comparisons">) =>
  queryOptions({ queryKey: ["plan-comparisons", query], retry: false, queryFn: () => read<PlanComparison>(client.GET("/plan-comparisons", { params: { query } })) });

export const versionQuery = (query: QueryOf<"/plan-versions">) =>
  queryOptions({ queryKey: ["plan-versions", query], retry: false, queryFn: () => read<PlanVersion>(client.GET("/plan-versions", { params: { query } })) });
