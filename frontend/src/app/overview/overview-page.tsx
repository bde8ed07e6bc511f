import { useQuery } from "@tanstack/react-query";
import { useCounty, useRounds } from "@/api/county";
import { NoRound } from "@/api/no-round";
import { PageState, QueryState } from "@/api/query-state";
import { newestPublished, roundAsOf } from "@/api/reference";
import type { Round } from "@/api/types";
import { comparisonQuery, gapsQuery, matrixQuery } from "@/domains/gap/queries";
import { countyFindingsQuery } from "@/domains/reconciliation/queries";
import { ViewBar } from "@/domains/sources/view-bar";
import { useLocal, useText } from "@/text/language";
import { LinkButton } from "@/ui/button";
import { PageHead } from "@/ui/page-head";
import { KeyFigures } from "./key-figures";
import { LargestGaps } from "./largest-gaps";
import { LargestUnplanned } from "./largest-unplanned";
import { LateActivities } from "./late-activities";
import { MappingBand } from "./mapping-band";
import { Mine } from "./mine";
import { NewestChanges } from "./newest-changes";
import { PerOrganisation } from "./per-organisation";
import { usePlan } from "./use-plan";
import "./overview.css";

export default function OverviewPage() {
  const { t } = useText();
  const rounds = useRounds();
  return (
    <PageState query={rounds}>
      {(all) => {
        const round = newestPublished(all);
        return round ? <CountyOverview round={round} rounds={all} /> : <NoRound title={t.overview.title} />;
      }}
    </PageState>
  );
}

function CountyOverview({ round, rounds }: { round: Round; rounds: Round[] }) {
  const { t } = useText();
  const local = useLocal();
  const county = useCounty();
  const matrix = useQuery(matrixQuery(round.id));
  const gaps = useQuery(gapsQuery({ round: round.id, sort: "-lackingCount", limit: 5 }));
  const findings = useQuery(countyFindingsQuery({ county: round.countyId, state: ["open"], limit: 1 }));
  const { planId: plan, none } = usePlan(round.countyId);
  const before = rounds.find((one) => one.id === round.previousRoundId);
  const comparison = useQuery({ ...comparisonQuery({ round: [before?.id ?? "", round.id] }), enabled: before !== undefined });
  return (
    <>
      <PageHead title={t.overview.title} heading={t.overview.heading(local(county?.name))} answer={t.overview.lead(String(round.year))} />
      <ViewBar shows={local(round.title)} asOf={roundAsOf(round, matrix.data?._meta.revision)} sources={matrix.data?.sources} call={{ path: `/gap-matrices/${round.id}` }} />
      <Mine rounds={rounds} />
      <KeyFigures county={round.countyId} matrix={matrix.data} gaps={gaps.data} findings={findings.data} comparison={comparison.data} before={before} />
      <MappingBand county={round.countyId} />
      <div className="overview-columns">
        <section className="card">
          <h2>{t.overview.perOrganisation}</h2>
          <QueryState query={matrix}>{(data) => <PerOrganisation matrix={data} />}</QueryState>
          <div className="card-more"><LinkButton href="/gap/matris" variant="secondary">{t.overview.toMatrix}</LinkButton></div>
        </section>
        <div className="stack">
          <LateActivities county={round.countyId} />
          {plan && <LargestUnplanned planId={plan} />}
          {none && <LargestGaps query={gaps} />}
          <NewestChanges />
        </div>
      </div>
    </>
  );
}
