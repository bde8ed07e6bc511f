import { useQueries, useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { PageState } from "@/api/query-state";
import type { CostScenario, CostSummary, Plan } from "@/api/types";
import { ViewBar } from "@/domains/sources/view-bar";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { Button, LinkButton } from "@/ui/button";
import { RangeBars } from "@/ui/charts/range-bars";
import { SelectField } from "@/ui/fields";
import { EmptyState } from "@/ui/message";
import { PageHead } from "@/ui/page-head";
import { SkeletonRows } from "@/ui/skeleton";
import { useAddress } from "@/ui/use-address";
import { PlanGate } from "@/api/plan-gate";
import { scenariosQuery, summaryQuery } from "../queries";
import { barOf, notCostedNote, perYear } from "../words";
import { CompareView } from "./compare-view";
import "@/ui/charts/charts.css";
import "../costs.css";
import "../items/cost-words.css";
import "./scenarios.css";

export default function ScenariosPage() {
  const { t } = useText();
  return <PlanGate title={t.costEdit.scenarios.title}>{(plan) => <PlanScenarios key={plan.id} plan={plan} />}</PlanGate>;
}

function PlanScenarios({ plan }: { plan: Plan }) {
  const { params } = useAddress();
  const scenarios = useQuery(scenariosQuery(plan.id));
  const [a, b] = [params.get("a"), params.get("b")];
  return (
    <PageState query={scenarios}>
      {(all) => (a && b ? <CompareView plan={plan} a={a} b={b} scenarios={all} /> : <ScenarioList plan={plan} scenarios={all} />)}
    </PageState>
  );
}

function ScenarioList({ plan, scenarios }: { plan: Plan; scenarios: CostScenario[] }) {
  const { t } = useText();
  const local = useLocal();
  const words = t.costEdit.scenarios;
  const sums = useQueries({ queries: scenarios.map((one) => summaryQuery({ plan: plan.id, scenario: one.id })) }).map((one) => one.data);
  const ready = sums.every((one) => one !== undefined);
  const largest = Math.max(0, ...sums.map((one) => one?.total.annual.high ?? 0));
  const pairs = scenarios.map((scenario, place) => ({ scenario, sum: sums[place] }));
  const saved = pairs.filter((one) => !one.scenario.isPreset);
  return (
    <>
      <PageHead title={words.title} heading={words.heading} answer={words.answer} />
      <ViewBar shows={local(plan.title)} call={{ path: "/cost-scenarios", query: { plan: plan.id } }} formats={["json"]} />
      <div className="stack scenario-list">
        <div className="row"><LinkButton href="/kostnader/scenarier/nytt">{words.create}</LinkButton></div>
        {!ready ? <SkeletonRows rows={4} /> : (
          <>
            <section className="stack-tight"><h2>{words.presets}</h2><Bars label={words.presets} pairs={pairs.filter((one) => one.scenario.isPreset)} largest={largest} /></section>
            <section className="stack-tight">
              <h2>{words.saved}</h2>
              {saved.length === 0 ? <EmptyState heading={words.savedNone} body={words.savedNoneBody} /> : <Bars label={words.saved} pairs={saved} largest={largest} />}
            </section>
          </>
        )}
        {scenarios.length > 1 && <CompareForm scenarios={scenarios} />}
      </div>
    </>
  );
}

type Pair = { scenario: CostScenario; sum: CostSummary | undefined };

function Bars({ label, pairs, largest }: { label: string; pairs: readonly Pair[]; largest: number }) {
  const { t, lang } = useText();
  const local = useLocal();
  const rows = pairs.flatMap(({ scenario, sum }) => (sum ? [{
    ...barOf(sum.total.annual, t, lang),
    key: scenario.id,
    label: (
      <>
        <AppLink href={`/kostnader/scenarier/${scenario.id}`}>{local(scenario.name)}</AppLink>
        {scenario.note && <span className="small muted scenario-note">{scenario.note}</span>}
      </>
    ),
    text: perYear(sum.total.annual, t, lang),
    note: notCostedNote(sum.total.notSummedCount, t, lang),
  }] : []));
  return <RangeBars label={label} rows={rows} largest={largest} />;
}

export function CompareForm({ scenarios, a, b }: { scenarios: readonly CostScenario[]; a?: string; b?: string }) {
  const { t } = useText();
  const local = useLocal();
  const words = t.costEdit.scenarios;
  const { setParams } = useAddress();
  const [chosen, setChosen] = useState({ a: a ?? scenarios[0]?.id ?? "", b: b ?? scenarios[1]?.id ?? "" });
  const options = scenarios.map((one) => ({ value: one.id, label: local(one.name) }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setParams({ a: chosen.a, b: chosen.b }, false);
  };
  return (
    <form className="card scenario-compare no-print" onSubmit={submit}>
      <h2>{words.compare}</h2>
      <div className="scenario-compare-fields">
        <SelectField label={words.a} value={chosen.a} options={options} onChange={(event) => setChosen({ ...chosen, a: event.target.value })} />
        <SelectField label={words.b} value={chosen.b} options={options} error={chosen.a === chosen.b ? words.chooseBoth : undefined} onChange={(event) => setChosen({ ...chosen, b: event.target.value })} />
        <Button type="submit" disabled={chosen.a === chosen.b}>{words.compareGo}</Button>
      </div>
    </form>
  );
}
