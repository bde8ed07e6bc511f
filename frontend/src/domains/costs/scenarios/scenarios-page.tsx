import { useQueries, useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { PageState } from "@/api/query-state";
import type { CostScenario, Plan } from "@/api/types";
import { ViewBar } from "@/domains/sources/view-bar";
import { useLocal, useText } from "@/text/language";
import { Button, LinkButton } from "@/ui/button";
import { SelectField } from "@/ui/fields";
import { PageHead } from "@/ui/page-head";
import { useAddress } from "@/ui/use-address";
import { PlanGate } from "@/api/plan-gate";
import { readChoice } from "../choice";
import { scenariosQuery, summaryQuery } from "../queries";
import { lacksYears } from "../years/lacking";
import { CompareView } from "./compare-view";
import { ScenarioSums } from "./scenario-sums";
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
  const { params } = useAddress();
  const { firstYear, years } = readChoice(params);
  // Years in the address stand in for those that the plan lacks.
  const period = lacksYears(plan) ? { ...(firstYear !== null && { firstYear }), ...(years !== null && { years }) } : {};
  const sums = useQueries({ queries: scenarios.map((one) => summaryQuery({ plan: plan.id, scenario: one.id, ...period })) });
  return (
    <>
      <PageHead title={words.title} heading={words.heading} answer={words.answer} />
      <ViewBar shows={local(plan.title)} call={{ path: "/cost-scenarios", query: { plan: plan.id } }} formats={["json"]} />
      <div className="stack scenario-list">
        <div className="row"><LinkButton href="/kostnader/scenarier/nytt">{words.create}</LinkButton></div>
        <ScenarioSums plan={plan} scenarios={scenarios} sums={sums} />
        {scenarios.length > 1 && <CompareForm scenarios={scenarios} />}
      </div>
    </>
  );
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
