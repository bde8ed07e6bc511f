import { useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "@/api/query-state";
import type { CostSummary, PlanDetail, ScenarioChoice } from "@/api/types";
import { isNotCosted, rangeText } from "@/format/money";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { RangeMark } from "@/ui/charts/range-bars";
import { axisOver } from "@/ui/charts/range-scale";
import { SkeletonRows } from "@/ui/skeleton";
import { useDebounced } from "@/ui/use-debounced";
import { summaryQuery, type SummaryCall } from "../queries";
import { barOf, notCostedCount, periodOf, perYear } from "../words";
import { refusedForYears } from "../years/lacking";
import { choiceQuery, isNothing } from "./choice";

const PAUSE_MS = 200;

/** The sum as one chooses, and what is not in it as openly as the sum itself. */
export function SumCard({ choice, plan }: { choice: ScenarioChoice; plan: PlanDetail }) {
  const { t } = useText();
  const words = t.costEdit.scenarios;
  const asked = JSON.parse(useDebounced(JSON.stringify(choiceQuery(plan.id, choice)), PAUSE_MS)) as SummaryCall;
  const empty = isNothing(choice);
  const everything = useQuery(summaryQuery({ plan: plan.id })).data;
  const summary = useQuery({ ...summaryQuery(asked), enabled: !empty, placeholderData: (before) => before });
  const largest = Math.max(everything?.total.annual.high ?? 0, summary.data?.total.annual.high ?? 0);
  return (
    <section className="card scenario-sum" aria-busy={summary.isFetching || undefined}>
      <h2>{words.sum}</h2>
      {empty && <p role="status">{words.nothing}</p>}
      {!empty && summary.error && (refusedForYears(summary.error, plan) ? <p role="status">{words.yearsFirst}</p> : <ErrorNotice error={summary.error} heading={words.sumFailed} />)}
      {!empty && !summary.error && (summary.data ? <Sum summary={summary.data} largest={largest} /> : <SkeletonRows rows={3} />)}
    </section>
  );
}

function Sum({ summary, largest }: { summary: CostSummary; largest: number }) {
  const { t, lang } = useText();
  const words = t.costEdit.scenarios;
  const { annual, total, recurring, oneOff } = summary.total;
  const say = (range: typeof annual) => rangeText(range, t, lang);
  const years = formatNumber(summary.years.length, lang);
  return (
    <>
      <p className="scenario-figure" role="status">{perYear(annual, t, lang)}</p>
      <span className="cost-bar scenario-bar" aria-hidden="true"><RangeMark row={barOf(annual, t, lang)} axis={axisOver(largest)} /></span>
      <dl className="definitions small">
        <dt>{periodOf(summary, t)}</dt><dd>{summary.years.length === 1 ? words.overOneYear(say(total)) : words.overYears(say(total), years)}</dd>
        {!isNotCosted(recurring) && <><dt>{words.recurring}</dt><dd>{say(recurring)}</dd></>}
        {(oneOff.high ?? 0) > 0 && <><dt>{words.oneOff}</dt><dd>{say(oneOff)}</dd></>}
      </dl>
      <NotInTheSum summary={summary} />
    </>
  );
}

function NotInTheSum({ summary }: { summary: CostSummary }) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.costEdit.scenarios;
  const { notSummed, activitiesWithoutItems } = summary;
  if (notSummed.length === 0 && activitiesWithoutItems.length === 0) return <p className="small muted">{words.allSummed}</p>;
  return (
    <>
      {notSummed.length > 0 && (
        <details className="scenario-lacking">
          <summary className="cost-why">{notCostedCount(notSummed.length, t, lang)}</summary>
          <ul className="plain-list stack-tight small">
            {notSummed.map((one) => <li key={one.id}><AppLink href={`/kostnader/poster/${one.id}`}>{local(one.title)}</AppLink><br /><span className="muted">{t.costTerms.unsummed[one.reason]}</span></li>)}
          </ul>
        </details>
      )}
      {activitiesWithoutItems.length > 0 && (
        <details className="scenario-lacking">
          <summary className="cost-why">{words.noItems}: {formatNumber(activitiesWithoutItems.length, lang)}</summary>
          <ul className="plain-list stack-tight small">{activitiesWithoutItems.map((one) => <li key={one.id}>{one.code} {local(one.title)}</li>)}</ul>
        </details>
      )}
    </>
  );
}
