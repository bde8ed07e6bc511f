import { useQuery } from "@tanstack/react-query";
import { PageState, QueryState } from "@/api/query-state";
import type { CurrentCosts, Plan } from "@/api/types";
import { ViewBar } from "@/domains/sources/view-bar";
import { useText } from "@/text/language";
import { EmptyState } from "@/ui/message";
import { PageHead } from "@/ui/page-head";
import { SkeletonPage } from "@/ui/skeleton";
import { PlanGate } from "@/api/plan-gate";
import { currentCostsQuery, summaryQuery } from "../queries";
import { useCostView, type CostView } from "../use-cost-view";
import { refusedForYears } from "../years/lacking";
import { YearsNeeded } from "../years/years-needed";
import { BreakEvenBox } from "./break-even-box";
import { CurrentCard } from "./current-card";
import { byIndicator, periodsOfBoth } from "./figures";
import { ProposalCard } from "./proposal-card";
import { TodayFigures } from "./today-figures";
import "../costs.css";

export default function TodayPage() {
  const { t } = useText();
  return <PlanGate title={t.costs.today.title}>{(plan) => <PlanToday key={plan.id} plan={plan} />}</PlanGate>;
}

function PlanToday({ plan }: { plan: Plan }) {
  const view = useCostView(plan);
  return view ? <Today view={view} /> : <SkeletonPage />;
}

function Today({ view }: { view: CostView }) {
  const { t } = useText();
  const county = view.plan.countyId;
  const current = useQuery(currentCostsQuery(county));
  const words = t.costs.today;
  return (
    <PageState query={current}>
      {(data) => (
        <>
          <PageHead title={words.title} heading={words.heading} answer={words.answer} />
          <ViewBar shows={words.title} revision={data._meta.revision} sources={data.sources} call={{ path: "/current-costs", query: { county } }} formats={["json"]} />
          {data.figures.length === 0 ? <EmptyState heading={words.none} body={words.noneBody} /> : <Beside current={data} view={view} />}
        </>
      )}
    </PageState>
  );
}

/** Today's costs and the proposal on axes of the same length, so that the eye compares what no sum mixes. */
function Beside({ current, view }: { current: CurrentCosts; view: CostView }) {
  const summary = useQuery({ ...summaryQuery({ ...view.call, by: view.grouping }), placeholderData: (before) => before });
  const groups = byIndicator(current.figures);
  const amounts = groups.filter((group) => group.isMoney).flatMap((group) => group.figures.map((one) => one.valueTo ?? one.value ?? 0));
  const largest = Math.max(...amounts, summary.data?.total.annual.high ?? 0);
  const periods = periodsOfBoth(current.figures);
  return (
    <div className="cost-stack">
      <TodayFigures groups={groups} summary={summary.data} />
      {groups.map((group) => <CurrentCard key={group.id} group={group} largest={largest} sources={current.sources} />)}
      {refusedForYears(summary.error, view.plan) ? <YearsNeeded plan={view.plan} /> : <QueryState query={summary}>
        {(data) => (
          <>
            <ProposalCard summary={data} view={view} largest={largest} />
            {periods.length > 0 && data.total.itemCount > 0 && <BreakEvenBox view={view} periods={periods} />}
          </>
        )}
      </QueryState>}
    </div>
  );
}
