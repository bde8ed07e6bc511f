import { useQuery } from "@tanstack/react-query";
import { planQuery } from "@/api/reference";
import type { ReactNode } from "react";
import { useParams } from "wouter";
import { PageState } from "@/api/query-state";
import type { CostItem, CostScenario, PlanDetail } from "@/api/types";
import { useText } from "@/text/language";
import { PlanGate } from "@/api/plan-gate";
import { planItemsQuery, scenariosQuery } from "../queries";
import { EVERYTHING } from "./choice";
import { scenarioQuery } from "./queries";
import { ScenarioBuilder } from "./scenario-builder";
import { draftOf } from "./scenario-store";
import "@/ui/charts/charts.css";
import "../costs.css";
import "../items/cost-words.css";
import "./scenarios.css";

/** The address of a scenario that is not there yet. */
const NEW = "nytt";

export default function ScenarioPage() {
  const { scenarioId = "" } = useParams();
  const { t } = useText();
  const title = t.costEdit.scenarios.title;
  if (scenarioId === NEW) {
    return <PlanGate title={title}>{(plan) => <WithPlan planId={plan.id}>{(given) => <ScenarioBuilder begun={{ key: `${NEW}.${plan.id}`, draft: { name: "", note: "", choice: EVERYTHING }, tagged: null }} {...given} />}</WithPlan>}</PlanGate>;
  }
  return <Saved key={scenarioId} scenarioId={scenarioId} />;
}

function Saved({ scenarioId }: { scenarioId: string }) {
  const scenario = useQuery({ ...scenarioQuery(scenarioId), refetchOnWindowFocus: false });
  return (
    <PageState query={scenario}>
      {(tagged) => (
        <WithPlan planId={tagged.scenario.planId}>
          {(given) => <ScenarioBuilder begun={{ key: scenarioId, draft: draftOf(tagged.scenario), tagged }} {...given} />}
        </WithPlan>
      )}
    </PageState>
  );
}

export type Given = { plan: PlanDetail; items: readonly CostItem[]; scenarios: readonly CostScenario[] };

function WithPlan({ planId, children }: { planId: string; children: (given: Given) => ReactNode }) {
  const plan = useQuery(planQuery(planId));
  const items = useQuery(planItemsQuery(planId));
  const scenarios = useQuery(scenariosQuery(planId));
  return (
    <PageState query={plan}>
      {(detail) => <PageState query={items}>{(all) => <PageState query={scenarios}>{(list) => children({ plan: detail, items: all, scenarios: list })}</PageState>}</PageState>}
    </PageState>
  );
}
