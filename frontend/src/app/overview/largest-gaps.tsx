import type { UseQueryResult } from "@tanstack/react-query";
import { QueryState } from "@/api/query-state";
import type { GapList } from "@/api/types";
import { LackingWords } from "@/domains/gap/gaps/lacking-words";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";

export function LargestGaps({ query }: { query: UseQueryResult<GapList> }) {
  const { t } = useText();
  const local = useLocal();
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t.overview.largest}</h2>
        <AppLink href="/gap/luckor">{t.overview.largestAll}</AppLink>
      </div>
      <QueryState query={query}>
        {(data) => data.gaps.length === 0 ? <p className="muted">{t.gap.gaps.empty}</p> : (
          <ol className="plain-list top-gaps">
            {data.gaps.slice(0, 5).map((gap) => (
              <li key={gap.methodId}>
                <AppLink href={`/gap/matris?round=${data.round.id}&cell=${gap.methodId}`}>{local(gap.methodName)}</AppLink>
                <span className="nowrap"><LackingWords gap={gap} /></span>
                <span className="small muted">{local(gap.areaName)}</span>
              </li>
            ))}
          </ol>
        )}
      </QueryState>
    </section>
  );
}
