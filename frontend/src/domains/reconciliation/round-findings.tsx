import { useQuery } from "@tanstack/react-query";
import { NoRound } from "@/api/no-round";
import { PageState, QueryState } from "@/api/query-state";
import { findingsQuery, roundAsOf } from "@/api/reference";
import { RoundChoice, useChosenRound } from "@/api/round-choice";
import type { Finding, FindingKind, Round } from "@/api/types";
import { ViewBar } from "@/domains/sources/view-bar";
import { formatDifference, formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { EmptyState } from "@/ui/message";
import { PageHead } from "@/ui/page-head";
import { Pager } from "@/ui/pager";
import { useAddress } from "@/ui/use-address";
import { Side } from "./finding-side";
import "./findings.css";

const PER_PAGE = 20;
const KINDS: readonly FindingKind[] = [
  "count_against_cells",
  "count_against_forms",
  "count_against_near",
  "status_against_count",
  "status_against_cells",
  "blank_against_cells",
  "whole_against_part",
];

/** The findings of one gap analysis, as its own pages lead to them. */
export function RoundFindings() {
  const { round, rounds, query } = useChosenRound();
  const { t } = useText();
  return (
    <PageState query={query}>
      {() => round ? <OfRound round={round} rounds={rounds} /> : <NoRound title={t.findings.title} />}
    </PageState>
  );
}

function OfRound({ round, rounds }: { round: Round; rounds: Round[] }) {
  const { t, lang } = useText();
  const local = useLocal();
  const { params, setParams } = useAddress();
  const kind = KINDS.find((one) => one === params.get("kind"));
  const query = { ...(kind && { kind: [kind] }), page: Number(params.get("page") ?? 1), limit: PER_PAGE };
  const findings = useQuery(findingsQuery(round.id, query));
  const total = findings.data?._meta.totalRecords;
  return (
    <>
      <PageHead title={t.findings.title} heading={t.findings.heading} answer={total ? t.findings.answer(formatNumber(total, lang)) : undefined} />
      <ViewBar shows={local(round.title)} asOf={roundAsOf(round)} call={{ path: "/findings", query: { round: round.id, ...query } }} />
      <div className="row no-print findings-choice">
        <AppLink href="/avstamning">{t.findings.wholeCounty}</AppLink>
        <RoundChoice rounds={rounds} chosen={round} />
        <label className="round-choice">
          <span>{t.findings.kind}</span>
          <select className="native-select" value={kind ?? ""} onChange={(event) => setParams({ kind: event.target.value, page: null })}>
            <option value="">{t.findings.allKinds}</option>
            {KINDS.map((one) => <option key={one} value={one}>{t.findings.kinds[one]}</option>)}
          </select>
        </label>
      </div>
      <QueryState query={findings}>
        {(data) => data.findings.length === 0 ? <EmptyState heading={t.findings.none} body={t.findings.noneBody} /> : (
          <>
            <div className="stack">{data.findings.map((one) => <FindingCard key={one.id} finding={one} />)}</div>
            <Pager page={data._meta.page} limit={data._meta.limit} total={data._meta.totalRecords} onPage={(page) => setParams({ page }, false)} />
          </>
        )}
      </QueryState>
    </>
  );
}

/** Both places side by side, and between them the arithmetic that shows the difference. */
function FindingCard({ finding }: { finding: Finding }) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.findings;
  return (
    <article className="card finding keep">
      <div className="card-head">
        <h2>{local(finding.title)}</h2>
        <span className="row">
          {finding.difference !== null && <span className="tag" data-tone="warning">{words.difference(formatDifference(finding.difference, lang))}</span>}
          <span className="tag">{words.kinds[finding.kind]}</span>
          <span className="tag">{t.terms.certainty[finding.certainty]}</span>
        </span>
      </div>
      <p className="finding-arithmetic"><span className="muted">{words.arithmetic}:</span> {local(finding.arithmetic)}</p>
      <div className="finding-sides">
        <Side heading={words.statement} sides={[finding.statement]} />
        <Side heading={words.evidence} sides={finding.evidence} />
      </div>
      <AppLink href={`/gap/matris?round=${finding.roundId}&cell=${finding.methodId}`}>{words.openMethod}</AppLink>
    </article>
  );
}
