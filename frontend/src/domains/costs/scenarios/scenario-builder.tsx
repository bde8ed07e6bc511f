import { useState } from "react";
import { useLocation } from "wouter";
import { ViewBar } from "@/domains/sources/view-bar";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { Button } from "@/ui/button";
import { Message } from "@/ui/message";
import { PageHead } from "@/ui/page-head";
import { announce } from "@/ui/toast";
import { asAddress, choiceQuery, tidy } from "./choice";
import { PeriodFields } from "./period-fields";
import { SaveCard } from "./save-card";
import type { Given } from "./scenario-page";
import { StaleScenario } from "./stale-scenario";
import { StepChoices } from "./step-choices";
import { SumCard } from "./sum-card";
import { useScenario, type Begun } from "./use-scenario";

/** Choose what is to be in it, and see at once what it costs. */
export function ScenarioBuilder({ begun, plan, items, scenarios }: Given & { begun: Begun }) {
  const { t } = useText();
  const local = useLocal();
  const [, navigate] = useLocation();
  const words = t.costEdit.scenarios;
  const [ground] = useState(() => ({ items: items.filter((one) => one.alternativeOfId === null), steps: plan.steps }));
  const [start] = useState<Begun>(() => ({ ...begun, draft: { ...begun.draft, choice: tidy(begun.draft.choice, ground) } }));
  const state = useScenario(start, plan, scenarios.map((one) => one.id));
  const { choice } = state.draft;
  const scenario = begun.tagged?.scenario;
  const title = scenario ? local(scenario.name) : words.newHeading;
  const saved = () => announce(words.saved2);
  const made = (id: string) => {
    announce(words.created);
    navigate(`/kostnader/scenarier/${id}`);
  };
  return (
    <>
      <PageHead title={title} heading={title} answer={scenario?.isPreset ? words.presetNote : words.builder}><p><AppLink href="/kostnader/scenarier">{words.all}</AppLink></p></PageHead>
      <ViewBar shows={local(plan.title)} call={{ path: "/cost-summaries", query: asAddress(choiceQuery(plan.id, choice)) }} formats={["xlsx", "csv", "csv-plain", "json"]} />
      {state.theirs && <StaleScenario state={state} theirs={state.theirs} onKeep={() => void state.save(saved, state.theirs?.etag)} />}
      {state.restored && state.unsaved && !state.theirs && <div className="scenario-kept"><Message tone="info" actions={<Button variant="secondary" onClick={state.discard}>{words.discard}</Button>}>{words.kept}</Message></div>}
      <div className="scenario-columns">
        <div className="scenario-choices">
          <StepChoices choice={choice} ground={ground} plan={plan} items={items} onChange={(next) => state.change({ choice: next })} />
          <PeriodFields choice={choice} plan={plan} onChange={(next) => state.change({ choice: next })} />
        </div>
        <aside className="stack scenario-aside" aria-label={words.sum}>
          <SumCard choice={choice} plan={plan} />
          <SaveCard state={state} tagged={begun.tagged} onSaved={saved} onMade={made} />
        </aside>
      </div>
    </>
  );
}
