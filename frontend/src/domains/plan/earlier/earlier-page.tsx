import { useQuery } from "@tanstack/react-query";
import { PlanGate } from "@/api/plan-gate";
import { ErrorNotice, QueryState } from "@/api/query-state";
import type { Plan, PlanComparison, PlanVersion } from "@/api/types";
import { ViewBar } from "@/domains/sources/view-bar";
import { formatDate } from "@/format/dates";
import { formatNumber } from "@/format/numbers";
import { useText } from "@/text/language";
import { Button } from "@/ui/button";
import { TextField } from "@/ui/fields";
import { PageHead } from "@/ui/page-head";
import { SkeletonPage } from "@/ui/skeleton";
import { useAddress } from "@/ui/use-address";
import { today } from "../today";
import { Differences } from "./differences";
import { said, underStep } from "./documents";
import { comparisonQuery, versionQuery } from "./queries";
import "./earlier.css";

export default function EarlierPage() {
  const { t } = useText();
  return <PlanGate title={t.planWork.earlier.title}>{(plan) => <Earlier key={plan.id} plan={plan} />}</PlanGate>;
}

/** A day of the address, if it is one that can be asked for. */
const readDay = (text: string | null) => (text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null);

function Earlier({ plan }: { plan: Plan }) {
  const { t } = useText();
  const { params } = useAddress();
  const words = t.planWork.earlier;
  const then = readDay(params.get("da")) ?? today();
  const now = readDay(params.get("nu"));
  const query = { plan: plan.id, then, ...(now && { now }) };
  const comparison = useQuery(comparisonQuery(query));
  const version = useQuery({ ...versionQuery({ plan: plan.id, on: then }), enabled: comparison.data !== undefined });
  if (comparison.isPending) return <SkeletonPage />;
  if (comparison.error) {
    return (
      <>
        <PageHead title={words.title} heading={words.cannot} />
        <Days then={then} now={now} />
        <ErrorNotice error={comparison.error} heading={words.cannot} />
      </>
    );
  }
  return (
    <>
      <Answer comparison={comparison.data} />
      <ViewBar shows={words.shows(formatDate(comparison.data.then.on), formatDate(comparison.data.now.on))} revision={comparison.data._meta.revision} call={{ path: "/plan-comparisons", query }} formats={["json"]} />
      <div className="earlier-stack">
        <Days then={then} now={now} />
        <Differences comparison={comparison.data} />
        <QueryState query={version}>{(data) => <Version version={data} />}</QueryState>
      </div>
    </>
  );
}

function Days({ then, now }: { then: string; now: string | null }) {
  const { t } = useText();
  const { setParams } = useAddress();
  const words = t.planWork.earlier;
  return (
    <div className="earlier-days no-print">
      <TextField label={words.then} type="date" max={today()} value={then} onChange={(event) => setParams({ da: event.target.value || null })} />
      <TextField label={<>{words.now} <span className="muted earlier-help">{words.nowHelp}</span></>} type="date" max={today()} value={now ?? ""} onChange={(event) => setParams({ nu: event.target.value || null })} />
    </div>
  );
}

function Answer({ comparison: { counts, then, now } }: { comparison: PlanComparison }) {
  const { t, lang } = useText();
  const words = t.planWork.earlier;
  const n = (value: number) => formatNumber(value, lang);
  const total = counts.added + counts.gone + counts.changed;
  const day = formatDate(then.on);
  // Two moments of one day are the same state: there is nothing to compare before another day is chosen.
  if (then.on === now.on) return <PageHead title={words.title} heading={words.choose} answer={words.chooseBody} />;
  const heading = total === 0 ? words.headingSame(day) : total === 1 ? words.headingOne(day) : words.heading(n(total), day);
  return <PageHead title={words.title} heading={heading} answer={words.answer(n(counts.added), n(counts.gone), n(counts.changed), n(counts.same))} />;
}

/** The plan's outline as it was kept then. */
function Version({ version }: { version: PlanVersion }) {
  const { t, lang } = useText();
  const words = t.planWork.earlier;
  const { setParams } = useAddress();
  const { decidedOn } = version.adoption;
  const n = (value: number) => formatNumber(value, lang);
  return (
    <section className="stack">
      <h2>{words.version(formatDate(version.moment.on))}</h2>
      {decidedOn && decidedOn !== version.moment.on && <div className="no-print"><Button variant="secondary" onClick={() => setParams({ da: decidedOn })}>{words.decision(formatDate(decidedOn))}</Button></div>}
      <p>{words.versionCounts(n(version.activities.length), n(version.decisions.length), n(version.agreements.length))}</p>
      {version.steps.map((step) => (
        <div key={said(step, "id", lang)}>
          <h3>{words.step(said(step, "number", lang))}: {said(step, "needLevel", lang)}</h3>
          <ul className="earlier-activities">{underStep(version.activities, step.id).map((one) => <li key={said(one, "id", lang)}>{said(one, "code", lang)} {said(one, "title", lang)}</li>)}</ul>
        </div>
      ))}
    </section>
  );
}
