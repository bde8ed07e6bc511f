import { useQuery } from "@tanstack/react-query";
import { PlanGate } from "@/api/plan-gate";
import { PageState } from "@/api/query-state";
import { planQuery } from "@/api/reference";
import type { Plan, PlanEffects } from "@/api/types";
import { ViewBar } from "@/domains/sources/view-bar";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { CheckChoice, SelectField } from "@/ui/fields";
import { EmptyState } from "@/ui/message";
import { PageHead } from "@/ui/page-head";
import { useAddress } from "@/ui/use-address";
import { CoverageSteps } from "./coverage-steps";
import { DoneButOpen, IdleActivities } from "./effect-lists";
import { effectsQuery } from "./queries";
import { UnplannedGaps } from "./unplanned-gaps";
import "../overview/plan.css";
import "./effect.css";

export default function EffectPage() {
  const { t } = useText();
  return <PlanGate title={t.plan.effect.title}>{(plan) => <OfPlan key={plan.id} plan={plan} />}</PlanGate>;
}

function OfPlan({ plan }: { plan: Plan }) {
  const { params } = useAddress();
  const organisation = params.get("org");
  const without = params.getAll("utan");
  const call = { plan: plan.id, ...(organisation && { organisation }), ...(without.length > 0 && { without }) };
  const effects = useQuery(effectsQuery(call));
  return <PageState query={effects}>{(data) => <Effects data={data} call={call} />}</PageState>;
}

function Effects({ data, call }: { data: PlanEffects; call: Parameters<typeof effectsQuery>[0] }) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.plan.effect;
  const n = (value: number) => formatNumber(value, lang);
  if (!data.round) {
    return (
      <>
        <PageHead title={words.title} heading={words.title} />
        <EmptyState heading={words.noRound} body={words.noRoundBody} />
      </>
    );
  }
  const closes = data.effects.at(-1)?.closes ?? 0;
  return (
    <>
      <PageHead title={words.title} heading={closes === 0 ? words.headingNone : words.heading(n(closes), n(data.gaps))} answer={data.unplanned === 0 ? words.allPlanned : words.unplanned(n(data.unplanned))} />
      <ViewBar shows={local(data.round.title)} revision={data._meta.revision} sources={data.sources} call={{ path: "/plan-effects", query: call }} formats={["json"]} />
      <div className="stack effect-stack">
        <Choices data={data} />
        <CoverageSteps data={data} />
        {data.without.length > 0 && <LeftOpen data={data} />}
        <UnplannedGaps planId={data.plan.id} roundId={data.round.id} organisation={data.organisationId} />
        <div className="effect-columns">
          <IdleActivities planId={data.plan.id} />
          <DoneButOpen planId={data.plan.id} />
        </div>
      </div>
    </>
  );
}

/** Whose, and what is dropped. Both stand in the address. */
function Choices({ data }: { data: PlanEffects }) {
  const { t, lang } = useText();
  const local = useLocal();
  const { params, setParams } = useAddress();
  const words = t.plan.effect;
  const plan = useQuery(planQuery(data.plan.id)).data;
  const all = useQuery(effectsQuery({ plan: data.plan.id })).data?.organisations ?? data.organisations;
  const without = params.getAll("utan");
  const toggle = (id: string, dropped: boolean) => setParams({ utan: dropped ? [...without, id] : without.filter((one) => one !== id) });
  return (
    <section className="effect-choices no-print" aria-label={words.choices}>
      <SelectField label={words.organisation} value={params.get("org") ?? ""} options={[{ value: "", label: words.allOrganisations }, ...all.map((one) => ({ value: one.organisationId, label: local(one.name) }))]} onChange={(event) => setParams({ org: event.target.value || null })} />
      <details open={without.length > 0}>
        <summary>{words.without}{without.length > 0 && ` (${words.withoutCount(formatNumber(without.length, lang))})`}</summary>
        <p className="small muted">{words.withoutHelp}</p>
        <div className="effect-without">
          {plan?.steps.flatMap((step) => step.activities).map((one) => <CheckChoice key={one.id} label={`${one.code} ${local(one.title)}`} checked={without.includes(one.id)} onChange={(event) => toggle(one.id, event.target.checked)} />)}
        </div>
      </details>
    </section>
  );
}

function LeftOpen({ data }: { data: PlanEffects }) {
  const { t } = useText();
  const local = useLocal();
  const words = t.plan.effect;
  return (
    <section className="card stack-tight effect-left" role="status">
      <h2>{words.leftOpen}</h2>
      {data.leftOpen.length === 0 ? <p>{words.leftOpenNone}</p> : (
        <ul>{data.leftOpen.map((one) => <li key={`${one.methodId} ${one.organisationId}`}>{words.doneOpenRow(local(one.methodName), local(one.organisationName))}</li>)}</ul>
      )}
    </section>
  );
}
