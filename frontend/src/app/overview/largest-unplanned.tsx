import { useQuery } from "@tanstack/react-query";
import { QueryState } from "@/api/query-state";
import type { GapPlanList } from "@/api/types";
import { largestFirst } from "@/domains/plan/effect/gap-groups";
import { gapPlanListQuery } from "@/domains/plan/queries";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";

const SHOWN = 5;

/** The largest gaps that no activity of the plan is to close: what a lead has left to plan for. */
export function LargestUnplanned({ planId }: { planId: string }) {
  const { t } = useText();
  const gaps = useQuery(gapPlanListQuery({ plan: planId, state: "unplanned" }));
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t.plan.front.unplanned}</h2>
        <AppLink href="/planen/effekt">{t.plan.front.toEffect}</AppLink>
      </div>
      <QueryState query={gaps}>{(list) => <Methods list={list} />}</QueryState>
    </section>
  );
}

function Methods({ list }: { list: GapPlanList }) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.plan.front;
  const n = (value: number) => formatNumber(value, lang);
  const largest = largestFirst(list.gapPlans).slice(0, SHOWN);
  const { byStatementOnly } = list.totals;
  return (
    <>
      <p className="small muted">{local(list.words)}{byStatementOnly > 0 && ` ${byStatementOnly === 1 ? words.byStatementOne : words.byStatement(n(byStatementOnly))}`}</p>
      {largest.length > 0 && <ol className="plain-list top-gaps">
        {largest.map((one) => (
          <li key={one.methodId}>
            <AppLink href={`/gap/matris?${list.round ? `round=${list.round.id}&` : ""}cell=${one.methodId}`}>{local(one.method)}</AppLink>
            <span className="nowrap">{one.gaps.length === 1 ? words.lacksOne : words.lack(n(one.gaps.length))}</span>
            <span className="small muted">{local(one.area)}</span>
          </li>
        ))}
      </ol>}
    </>
  );
}
