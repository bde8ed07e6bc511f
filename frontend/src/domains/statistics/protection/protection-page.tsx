import { useQuery } from "@tanstack/react-query";
import { useCounty } from "@/api/county";
import { QueryState } from "@/api/query-state";
import { canLead, useSession } from "@/api/session";
import type { ProtectionRow } from "@/api/types";
import { ViewBar } from "@/domains/sources/view-bar";
import { formatNumber, formatShare } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { LinkButton } from "@/ui/button";
import { EmptyState, Message } from "@/ui/message";
import { PageHead } from "@/ui/page-head";
import { SkeletonPage } from "@/ui/skeleton";
import { periodText } from "../figures/period-words";
import { protectionQuery } from "../queries";
import { sumUp, withheldOf } from "./sums";

/** What the protection of small counts costs in figures that nobody sees. */
export default function ProtectionPage() {
  const county = useCounty();
  const leads = canLead(useSession());
  if (!county) return <SkeletonPage />;
  return leads ? <Cost county={county.id} /> : <LeadsOnly />;
}

function LeadsOnly() {
  const { t } = useText();
  const words = t.statistics.protection;
  return (
    <>
      <PageHead title={words.title} heading={words.heading} />
      <EmptyState heading={words.forbidden} body={words.forbiddenBody}>
        <LinkButton href="/logga-in?next=/kartlaggning/skydd">{t.common.nav.signIn}</LinkButton>
      </EmptyState>
    </>
  );
}

function Cost({ county }: { county: string }) {
  const { t, lang } = useText();
  const words = t.statistics.protection;
  const protection = useQuery(protectionQuery(county));
  const sums = protection.data && sumUp(protection.data);
  const n = (value: number) => formatNumber(value, lang);
  return (
    <>
      <PageHead title={words.title} heading={words.heading} answer={sums && (sums.withheld > 0 ? words.answer(n(sums.withheld), n(sums.cells), formatShare(sums.withheld / sums.cells, lang)) : words.none)} />
      <ViewBar shows={words.title} call={{ path: "/protections", query: { county, limit: 1000 } }} />
      <div className="stack">
        <p className="measure">{words.rule} {words.published}</p>
        {sums && sums.exposed > 0 && <Message tone="warning" heading={`${words.exposed}: ${n(sums.exposed)}`}>{words.exposedMeaning}</Message>}
        <QueryState query={protection}>
          {(rows) => sums && sums.withheld === 0 ? <EmptyState heading={words.none} body={words.noneBody} /> : <CostTable rows={rows.filter((one) => withheldOf(one) > 0)} />}
        </QueryState>
      </div>
    </>
  );
}

function CostTable({ rows }: { rows: ProtectionRow[] }) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.statistics.protection;
  const n = (value: number) => formatNumber(value, lang);
  const columns = [words.cells, words.small, words.complementary, words.linked, words.share];
  return (
    <table className="table table-stacks">
      <thead>
        <tr>
          <th scope="col">{words.indicator}</th>
          <th scope="col">{words.period}</th>
          {columns.map((one) => <th key={one} scope="col" className="number">{one}</th>)}
        </tr>
      </thead>
      <tbody>
        {rows.map((one) => (
          <tr key={`${one.indicatorId} ${one.period}`}>
            <th scope="row"><AppLink href={`/kartlaggning/utforska?indicator=${one.indicatorId}&figures=unprotected`}>{local(one.indicatorName)}</AppLink></th>
            <td data-label={words.period}>{periodText(one.period, t)}</td>
            {[n(one.cells), n(one.primary), n(one.complementary), n(one.linked), formatShare(one.shareWithheld, lang)].map((value, index) => <td key={columns[index]} className="number" data-label={columns[index]}>{value}</td>)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
