import { useQuery } from "@tanstack/react-query";
import { useParams } from "wouter";
import { organisationsQuery } from "@/api/reference";
import type { CostSummary, Plan } from "@/api/types";
import { ViewBar } from "@/domains/sources/view-bar";
import { queryString } from "@/format/address";
import { rangeText } from "@/format/money";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { PageHead } from "@/ui/page-head";
import { SkeletonPage } from "@/ui/skeleton";
import { Unbroken } from "@/ui/unbroken";
import { ChoiceBar } from "../choice-bar";
import { CostFigure, NotCostedFigure } from "../cost-figure";
import { GroupBars } from "../overview/group-bars";
import { NotCosted } from "../overview/not-costed";
import { PriceNote } from "../overview/price-note";
import { shareOf } from "../parts";
import { PerInhabitant } from "../per-inhabitant";
import { PlanGate } from "@/api/plan-gate";
import { summaryQuery } from "../queries";
import { useCostView, type CostView } from "../use-cost-view";
import { ViewState } from "../view-state";
import { chosenName, notCostedCount, percentText, shownAs } from "../words";
import { SharingBox } from "./sharing-box";
import { TakesPart } from "./takes-part";
import "../costs.css";

export default function PrincipalPage() {
  const { t } = useText();
  const { organisationId = "" } = useParams();
  return <PlanGate title={t.costs.principals.title}>{(plan) => <PlanPrincipal key={`${plan.id} ${organisationId}`} plan={plan} organisationId={organisationId} />}</PlanGate>;
}

type Of = { organisationId: string };

function PlanPrincipal({ plan, organisationId }: { plan: Plan } & Of) {
  const view = useCostView(plan);
  return view ? <Principal view={view} organisationId={organisationId} /> : <SkeletonPage />;
}

function Principal({ view, organisationId }: { view: CostView } & Of) {
  const { t, lang } = useText();
  const local = useLocal();
  const call = { ...view.call, organisation: organisationId, by: "item" as const };
  const summary = useQuery({ ...summaryQuery(call), placeholderData: (before) => before });
  const organisation = (useQuery(organisationsQuery).data ?? []).find((one) => one.id === organisationId);
  const words = t.costs.principals;
  return (
    <ViewState query={summary} plan={view.plan}>
      {(data) => {
        const name = (organisation?.kind === "municipality" && organisation.shortName) || local(organisation?.name);
        const scenario = chosenName(data, t, lang);
        const { itemCount, annual, notSummedCount } = data.total;
        const heading = itemCount > 0 ? words.one(name, rangeText(annual, t, lang)) : words.oneNone(name);
        const beside = notSummedCount > 0 ? notCostedCount(notSummedCount, t, lang) : undefined;
        return (
          <>
            <PageHead title={`${words.title}: ${name}`} heading={<Unbroken text={heading} />} answer={itemCount > 0 ? beside : words.oneNothing(scenario)}>
              <AppLink href={`/kostnader/huvudman${queryString(view.address)}`} className="no-print">{words.back}</AppLink>
            </PageHead>
            <ViewBar shows={`${shownAs(data, t, lang)}, ${name}`} revision={data._meta.revision} sources={data.sources} call={{ path: "/cost-summaries", query: call }} />
            <Figures summary={data} view={view} scenario={scenario} />
            <div className="cost-stack">
              <ChoiceBar view={view} summary={data} />
              <PriceNote prices={data.prices} />
              {itemCount > 0 && <GroupBars summary={data} view="annual" heading={words.itemsHeading} />}
              {notSummedCount > 0 && <NotCosted summary={{ ...data, activitiesWithoutItems: [] }} />}
              <TakesPart summary={data} organisationId={organisationId} />
              <SharingBox view={view} organisationId={organisationId} />
            </div>
          </>
        );
      }}
    </ViewState>
  );
}

/** How much of the whole it is, and for each inhabitant where the number of them is known. */
function Figures({ summary, view, scenario }: { summary: CostSummary; view: CostView; scenario: string }) {
  const { t, lang } = useText();
  const words = t.costs.principals;
  const whole = useQuery(summaryQuery({ ...view.call, by: "organisation" })).data;
  const { itemCount, annual, perInhabitant, notSummedCount } = summary.total;
  if (itemCount === 0) return null;
  const share = whole && shareOf(annual, whole.total.annual);
  return (
    <ul className="cost-figures plain-list">
      {share && <CostFigure value={percentText(share, lang)} words={words.share} note={words.shareOf(scenario)} />}
      {perInhabitant && <PerInhabitant each={perInhabitant} isOpen={annual.isOpen} />}
      <NotCostedFigure count={notSummedCount} />
    </ul>
  );
}
