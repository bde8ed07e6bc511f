import { useQuery } from "@tanstack/react-query";
import type { CostSummary, Plan } from "@/api/types";
import { ViewBar } from "@/domains/sources/view-bar";
import { useText } from "@/text/language";
import { PageHead } from "@/ui/page-head";
import { SkeletonPage } from "@/ui/skeleton";
import { Unbroken } from "@/ui/unbroken";
import { useAddress } from "@/ui/use-address";
import { readGrouping, readSpread, readView } from "../choice";
import { PlanGate } from "@/api/plan-gate";
import { summaryQuery } from "../queries";
import { useCostView, type CostView } from "../use-cost-view";
import { ViewState } from "../view-state";
import { headline, notCostedCount, shownAs } from "../words";
import { AnswerFigures } from "./answer-figures";
import { CostChoices } from "./cost-choices";
import { EvidenceTable } from "./evidence-table";
import { GroupBars } from "./group-bars";
import { LeftOut } from "./left-out";
import { NotCosted } from "./not-costed";
import { PriceNote } from "./price-note";
import { SpreadBox } from "./spread-box";
import { YearTable } from "./year-table";
import "../costs.css";

export default function CostPage() {
  const { t } = useText();
  return <PlanGate title={t.costs.title}>{(plan) => <PlanCosts key={plan.id} plan={plan} />}</PlanGate>;
}

function PlanCosts({ plan }: { plan: Plan }) {
  const view = useCostView(plan);
  return view ? <Scenario view={view} /> : <SkeletonPage />;
}

function Scenario({ view }: { view: CostView }) {
  const { t, lang } = useText();
  const { params } = useAddress();
  const spread = readSpread(params);
  const call = { ...view.call, by: readGrouping(params) ?? view.grouping, ...(spread && { spread }) };
  const summary = useQuery({ ...summaryQuery(call), placeholderData: (before) => before });
  return (
    <ViewState query={summary} plan={view.plan}>
      {(data) => (
        <>
          <Answer summary={data} />
          <ViewBar shows={shownAs(data, t, lang)} revision={data._meta.revision} sources={data.sources} call={{ path: "/cost-summaries", query: call }} />
          <AnswerFigures summary={data} />
          <div className="cost-stack">
            <CostChoices view={view} summary={data} />
            <PriceNote prices={data.prices} />
            <div className="cost-columns">
              <GroupBars summary={data} view={readView(params)} />
              <div className="cost-stack">
                <NotCosted summary={data} />
                <YearTable summary={data} />
              </div>
            </div>
            <EvidenceTable summary={data} />
            <LeftOut summary={data} />
            <SpreadBox summary={data} asked={spread} onAsk={(next) => view.change({ spread: next })} waiting={summary.isFetching} />
          </div>
        </>
      )}
    </ViewState>
  );
}

/** The answer first, and as loudly how much of it nobody has costed. */
function Answer({ summary }: { summary: CostSummary }) {
  const { t, lang } = useText();
  const { notSummedCount } = summary.total;
  const beside = notSummedCount > 0 ? `${notCostedCount(notSummedCount, t, lang)}. ${t.costs.notCostedMeans}` : undefined;
  return <PageHead title={t.costs.title} heading={<Unbroken text={headline(summary, t, lang)} />} answer={beside} />;
}
