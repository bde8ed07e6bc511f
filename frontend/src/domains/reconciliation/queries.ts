import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { client, read, type QueryOf } from "@/api/client";
import type { CountyFinding, CountyFindingList, ReviewState } from "@/api/types";

export const countyFindingsQuery = (query: QueryOf<"/county-findings">) =>
  queryOptions({
    queryKey: ["county-findings", query],
    queryFn: () => read<CountyFindingList>(client.GET("/county-findings", { params: { query } })),
  });

const tagOf = (finding: CountyFinding) => (finding.review.version === null ? {} : { "If-Match": `"v${finding.review.version}"` });

export function useReview(finding: CountyFinding, countyId: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (said: { state: ReviewState; reason: string }) => {
      const params = { path: { findingId: finding.id }, header: tagOf(finding) };
      return read(client.PUT("/finding-reviews/{findingId}", { params, body: { countyId, ...said } }));
    },
    onSuccess: () => cache.invalidateQueries({ queryKey: ["county-findings"] }),
  });
}

export function useOpenAgain(finding: CountyFinding) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => read(client.DELETE("/finding-reviews/{findingId}", { params: { path: { findingId: finding.id }, header: tagOf(finding) } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["county-findings"] }),
  });
}
