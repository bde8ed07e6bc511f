import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { ErrorNotice } from "@/api/query-state";
import { planQuery } from "@/api/reference";
import type { CostScenario, CostSummary, Plan } from "@/api/types";
import { formatNumber } from "@/format/numbers";
import { localText, useLocal, useText, type Language } from "@/text/language";
import type { Dictionary } from "@/text/sv";
import { AppLink } from "@/ui/app-link";
import { RangeBars } from "@/ui/charts/range-bars";
import { EmptyState } from "@/ui/message";
import { SkeletonRows } from "@/ui/skeleton";
import { planItemsQuery } from "../queries";
import { barOf, notCostedNote, perYear } from "../words";
import { refusedForYears } from "../years/lacking";
import { YearsNeeded } from "../years/years-needed";
import { sameSum, type Pair, type SameSum } from "./same-sum";

type Props = { plan: Plan; scenarios: readonly CostScenario[]; sums: readonly UseQueryResult<CostSummary>[] };

/** What each costs, or why that cannot be said. */
export function ScenarioSums({ plan, scenarios, sums }: Props) {
  const { t } = useText();
  const words = t.costEdit.scenarios;
  const failed = sums.find((one) => one.data === undefined && one.error);
  if (failed && refusedForYears(failed.error, plan)) return <section className="stack-tight"><h2>{t.costs.yearsNeeded.heading}</h2><YearsNeeded plan={plan} /></section>;
  if (failed) return <ErrorNotice error={failed.error} onRetry={() => void failed.refetch()} />;
  if (sums.some((one) => one.data === undefined)) return <SkeletonRows rows={4} />;
  const largest = Math.max(0, ...sums.map((one) => one.data?.total.annual.high ?? 0));
  const pairs = scenarios.map((scenario, place): Pair => ({ scenario, sum: sums[place]?.data }));
  const saved = pairs.filter((one) => !one.scenario.isPreset);
  return (
    <>
      <section className="stack-tight"><h2>{words.presets}</h2><Bars label={words.presets} plan={plan} pairs={pairs.filter((one) => one.scenario.isPreset)} largest={largest} /></section>
      <section className="stack-tight">
        <h2>{words.saved}</h2>
        {saved.length === 0 ? <EmptyState heading={words.savedNone} body={words.savedNoneBody} /> : <Bars label={words.saved} plan={plan} pairs={saved} largest={largest} />}
      </section>
    </>
  );
}

function Bars({ label, plan, pairs, largest }: { label: string; plan: Plan; pairs: readonly Pair[]; largest: number }) {
  const { t, lang } = useText();
  const local = useLocal();
  const detail = useQuery(planQuery(plan.id)).data;
  const items = useQuery(planItemsQuery(plan.id)).data;
  const why = (pair: Pair, place: number) => {
    const same = detail && items && pair.scenario.isPreset && sameSum(pair, pairs.slice(0, place), { plan: detail, items });
    return same ? sameWords(same, t, lang) : null;
  };
  const rows = pairs.flatMap((pair, place) => (pair.sum ? [{
    ...barOf(pair.sum.total.annual, t, lang),
    key: pair.scenario.id,
    label: (
      <>
        <AppLink href={`/kostnader/scenarier/${pair.scenario.id}`}>{local(pair.scenario.name)}</AppLink>
        {[pair.scenario.note, why(pair, place)].map((said) => said && <span key={said} className="small muted scenario-note">{said}</span>)}
      </>
    ),
    text: perYear(pair.sum.total.annual, t, lang),
    note: notCostedNote(pair.sum.total.notSummedCount, t, lang),
  }] : []));
  return <RangeBars label={label} rows={rows} largest={largest} />;
}

function sameWords({ as, steps, outside, uncosted }: SameSum, t: Dictionary, lang: Language): string {
  const words = t.costEdit.scenarios;
  const numbers = steps.map((one) => formatNumber(one, lang)).join(", ");
  const what = [steps.length > 0 && words.sameSteps(numbers), outside && words.sameOutside].filter(Boolean).join(` ${t.costEdit.scenarios.and} `);
  const name = localText(as.name, lang);
  if (uncosted === 0) return words.sameNoItems(what, name);
  return uncosted === 1 ? words.sameUncostedOne(what, name) : words.sameUncosted(what, name, formatNumber(uncosted, lang));
}
