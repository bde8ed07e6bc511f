import { useQuery } from "@tanstack/react-query";
import { PageState } from "@/api/query-state";
import type { ComparedItem, CostComparison, CostRange, CostScenario, Plan } from "@/api/types";
import { ViewBar } from "@/domains/sources/view-bar";
import { amountText, differenceText, rangeText } from "@/format/money";
import { useLocal, useText, type Language } from "@/text/language";
import type { Dictionary } from "@/text/sv";
import { AppLink } from "@/ui/app-link";
import { Button } from "@/ui/button";
import { RangeBars } from "@/ui/charts/range-bars";
import { CheckChoice } from "@/ui/fields";
import { PageHead } from "@/ui/page-head";
import { useAddress } from "@/ui/use-address";
import { planItemsQuery } from "../queries";
import { refusedForYears } from "../years/lacking";
import { barOf, notCostedNote, perYear } from "../words";
import { comparisonQuery } from "./queries";
import { CompareForm } from "./scenarios-page";

type Props = { plan: Plan; a: string; b: string; scenarios: readonly CostScenario[] };

/** Two scenarios item by item. */
export function CompareView({ plan, a, b, scenarios }: Props) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.costEdit.scenarios;
  const { setParams } = useAddress();
  const query = { plan: plan.id, a, b };
  const comparison = useQuery(comparisonQuery(query));
  const name = (side: "a" | "b", data: CostComparison) => local(data[side].scenario.name);
  if (refusedForYears(comparison.error, plan)) {
    return (
      <>
        <PageHead title={words.compare} heading={t.costs.yearsNeeded.heading} answer={words.compareYears} />
        <p><AppLink href="/kostnader/scenarier">{words.endCompare}</AppLink></p>
      </>
    );
  }
  return (
    <PageState query={comparison}>
      {(data) => (
        <>
          <PageHead title={words.compare} heading={words.comparing(name("a", data), name("b", data))} answer={differenceWords(data, t, lang)}>
            <p><AppLink href="/kostnader/scenarier">{words.endCompare}</AppLink></p>
          </PageHead>
          <ViewBar shows={local(plan.title)} call={{ path: "/cost-comparisons", query }} formats={["json"]} />
          <div className="stack">
            <Sums data={data} />
            <Items data={data} />
            <div className="row"><Button variant="secondary" onClick={() => setParams({ a: b, b: a }, false)}>{words.swap}</Button></div>
            <CompareForm key={`${a} ${b}`} scenarios={scenarios} a={a} b={b} />
          </div>
        </>
      )}
    </PageState>
  );
}

function differenceWords({ difference: { low, high } }: CostComparison, t: Dictionary, lang: Language): string {
  const words = t.costEdit.scenarios;
  const amount = (value: number) => amountText(Math.abs(value), t, lang);
  if (low === 0 && high === 0) return words.differenceNone;
  if (low !== high) return words.differenceBoth(differenceText(low, low, t, lang), differenceText(high, high, t, lang));
  return low > 0 ? words.differenceMore(amount(low)) : words.differenceLess(amount(low));
}

function Sums({ data }: { data: CostComparison }) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.costEdit.scenarios;
  const rows = (["a", "b"] as const).map((side) => ({
    ...barOf(data[side].total.annual, t, lang),
    key: side,
    label: <><span className="strong">{words[side]}</span><br />{local(data[side].scenario.name)}</>,
    text: perYear(data[side].total.annual, t, lang),
    note: notCostedNote(data[side].total.notSummedCount, t, lang),
  }));
  return <RangeBars label={words.sum} rows={rows} />;
}

const isSame = (one: ComparedItem) => one.chosenInA === one.chosenInB && JSON.stringify(one.a) === JSON.stringify(one.b) && one.alternativeInA === one.alternativeInB;

function Items({ data }: { data: CostComparison }) {
  const { t } = useText();
  const words = t.costEdit.scenarios;
  const { params, setParams } = useAddress();
  const onlyDifferent = params.get("visa") !== "allt";
  const shown = data.items.filter((one) => !onlyDifferent || !isSame(one));
  return (
    <>
      <CheckChoice label={words.onlyDifferent} checked={onlyDifferent} onChange={(event) => setParams({ visa: event.target.checked ? null : "allt" })} />
      <table className="table table-stacks compare-table" aria-label={words.compare}>
        <thead>
          <tr><th scope="col">{t.costEdit.items.what}</th><th scope="col">{words.a}</th><th scope="col">{words.b}</th><th scope="col">{words.difference}</th></tr>
        </thead>
        <tbody>{shown.map((one) => <ItemRow key={one.id} item={one} plan={data.plan.id} />)}</tbody>
      </table>
    </>
  );
}

function ItemRow({ item, plan }: { item: ComparedItem; plan: string }) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.costEdit.scenarios;
  const items = useQuery(planItemsQuery(plan)).data ?? [];
  const way = (id: string | null) => local(items.find((one) => one.id === id)?.title);
  const same = isSame(item);
  return (
    <tr data-same={same || undefined}>
      <th scope="row"><AppLink href={`/kostnader/poster/${item.id}`}>{local(item.title)}</AppLink>{item.code && <span className="small muted"> {item.code}</span>}</th>
      <td data-label={words.a}><Side range={item.a} chosen={item.chosenInA} way={way(item.alternativeInA)} /></td>
      <td data-label={words.b}><Side range={item.b} chosen={item.chosenInB} way={way(item.alternativeInB)} /></td>
      <td data-label={words.difference} className="strong">{same ? words.same : item.difference ? differenceText(item.difference.low, item.difference.high, t, lang) : words.notCosted}</td>
    </tr>
  );
}

function Side({ range, chosen, way }: { range: CostRange | null; chosen: boolean; way: string }) {
  const { t, lang } = useText();
  const words = t.costEdit.scenarios;
  if (!chosen) return <span className="muted">{words.notIn}</span>;
  return (
    <>
      {range ? rangeText(range, t, lang) : <span className="cost-why">{words.notCosted}</span>}
      {way && <span className="small muted scenario-note">{way}</span>}
    </>
  );
}
