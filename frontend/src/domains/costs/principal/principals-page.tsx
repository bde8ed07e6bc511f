import { useQuery } from "@tanstack/react-query";
import type { CostSummary, Plan } from "@/api/types";
import { ViewBar } from "@/domains/sources/view-bar";
import { queryString } from "@/format/address";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { ChartFrame } from "@/ui/charts/chart-frame";
import { RangeBars, type RangeRow } from "@/ui/charts/range-bars";
import { PageHead } from "@/ui/page-head";
import { SkeletonPage } from "@/ui/skeleton";
import { shownRows } from "../bare";
import { ChoiceBar } from "../choice-bar";
import { GroupTable } from "../overview/group-table";
import { PriceNote } from "../overview/price-note";
import { groupRange, NOT_COSTED } from "../parts";
import { PlanGate } from "@/api/plan-gate";
import { planQuery } from "@/api/reference";
import { summaryQuery } from "../queries";
import { useCostView, type CostView } from "../use-cost-view";
import { ViewState } from "../view-state";
import { barOf, chosenName, headline, notCostedNote, shownAs } from "../words";
import { SharingBox } from "./sharing-box";
import "../costs.css";

export default function PrincipalsPage() {
  const { t } = useText();
  return <PlanGate title={t.costs.principals.title}>{(plan) => <PlanPrincipals key={plan.id} plan={plan} />}</PlanGate>;
}

function PlanPrincipals({ plan }: { plan: Plan }) {
  const view = useCostView(plan);
  return view ? <Principals view={view} /> : <SkeletonPage />;
}

function Principals({ view }: { view: CostView }) {
  const { t, lang } = useText();
  const call = { ...view.call, by: "organisation" as const };
  const summary = useQuery({ ...summaryQuery(call), placeholderData: (before) => before });
  const words = t.costs.principals;
  return (
    <ViewState query={summary} plan={view.plan}>
      {(data) => {
        const name = chosenName(data, t, lang);
        return (
          <>
            <PageHead title={words.title} heading={words.heading(name)} answer={`${headline(data, t, lang)}. ${words.answer}`} />
            <ViewBar shows={`${shownAs(data, t, lang)}. ${words.bars}`} revision={data._meta.revision} sources={data.sources} call={{ path: "/cost-summaries", query: call }} />
            <div className="cost-stack">
              <ChoiceBar view={view} summary={data} />
              <PriceNote prices={data.prices} />
              <Bars summary={data} view={view} />
              <SharingBox view={view} />
            </div>
          </>
        );
      }}
    </ViewState>
  );
}

/** One bar for each that pays, leading to its own page with the same scenario. */
function Bars({ summary, view }: { summary: CostSummary; view: CostView }) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.costs.principals;
  const steps = useQuery(planQuery(summary.plan.id)).data?.steps ?? [];
  const rows = shownRows(summary, steps);
  const bars = rows.map(({ key, name, group }): RangeRow => ({
    key,
    label: key && typeof name !== "number" ? <AppLink href={`/kostnader/huvudman/${key}${queryString(view.address)}`}>{local(name)}</AppLink> : words.nobody,
    ...barOf(group ? groupRange(group, "organisation", "annual") : NOT_COSTED, t, lang),
    note: group ? group.itemCount > 0 && notCostedNote(group.notSummedCount, t, lang) : t.costs.bars.bare,
  }));
  return (
    <ChartFrame heading={words.bars} kicker={t.costs.bars.annual} chart={<RangeBars label={words.bars} rows={bars} />} table={<GroupTable summary={summary} rows={rows} view="annual" />}>
      <p>{local(summary.rule)}</p>
    </ChartFrame>
  );
}
