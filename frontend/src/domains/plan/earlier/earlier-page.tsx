import { useQuery } from "@tanstack/react-query";
import { PlanGate } from "@/api/plan-gate";
import { ErrorNotice, QueryState } from "@/api/query-state";
import type { Plan, PlanComparison } from "@/api/types";
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
import { comparisonQuery, versionQuery } from "./queries";
import { Version } from "./version";
import "./earlier.css";

export default function EarlierPage() {
  const { t } = useText();
  return <PlanGate title={t.planWork.earlier.title}>{(plan) => <Earlier key={plan.id} plan={plan} />}</PlanGate>;
}

/** In the address: the day when the last board adopted the plan. */
const DECISION = "beslut";

/** A day of the address, if it is one that can be asked for. */
const readDay = (text: string | null) => (text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null);

function Earlier({ plan }: { plan: Plan }) {
  const { t } = useText();
  const { params } = useAddress();
  const words = t.planWork.earlier;
  const isDecision = params.get("da") === DECISION;
  const then = isDecision ? "decision" : (readDay(params.get("da")) ?? today());
  const now = readDay(params.get("nu"));
  const query = { plan: plan.id, then, ...(now && { now }) };
  const comparison = useQuery(comparisonQuery(query));
  const version = useQuery({ ...versionQuery({ plan: plan.id, on: comparison.data?.then.on }), enabled: comparison.data !== undefined });
  if (comparison.isPending) return <SkeletonPage />;
  if (comparison.error) {
    return (
      <>
        <PageHead title={words.title} heading={words.cannot} />
        <Days then={isDecision ? "" : then} now={now} />
        <ErrorNotice error={comparison.error} heading={words.cannot} />
      </>
    );
  }
  return (
    <>
      <Answer comparison={comparison.data} />
      <ViewBar shows={words.shows(formatDate(comparison.data.then.on), formatDate(comparison.data.now.on))} revision={comparison.data._meta.revision} call={{ path: "/plan-comparisons", query }} formats={["json"]} />
      <div className="earlier-stack">
        <Days then={comparison.data.then.on} now={now} />
        <Baseline comparison={comparison.data} isChosen={isDecision} />
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

/** What the boards adopted, as what to hold the plan against; or that they have not all adopted it. */
function Baseline({ comparison: { adoption }, isChosen }: { comparison: PlanComparison; isChosen: boolean }) {
  const { t, lang } = useText();
  const { setParams } = useAddress();
  const words = t.planWork.earlier;
  if (adoption.of === 0) return null;
  if (!adoption.decidedOn) return <p className="muted">{words.noBaseline(formatNumber(adoption.adopted, lang), formatNumber(adoption.of, lang))}</p>;
  const day = formatDate(adoption.decidedOn);
  if (isChosen) return <p>{words.baseline(day)}</p>;
  return <div className="no-print"><Button variant="secondary" onClick={() => setParams({ da: DECISION })}>{words.decision(day)}</Button></div>;
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
