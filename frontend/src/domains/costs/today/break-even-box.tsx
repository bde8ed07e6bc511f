import { useQuery } from "@tanstack/react-query";
import { QueryState } from "@/api/query-state";
import type { BreakEven } from "@/api/types";
import { ViewBar } from "@/domains/sources/view-bar";
import { amountText } from "@/format/money";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { SelectField } from "@/ui/fields";
import { useAddress } from "@/ui/use-address";
import { breakEvenQuery } from "../queries";
import type { CostView } from "../use-cost-view";

type Props = { view: CostView; periods: readonly string[] };

/** How many placements cost as much as the proposal: the division written out, and what it does not say. */
export function BreakEvenBox({ view, periods }: Props) {
  const { t } = useText();
  const { params } = useAddress();
  const period = periods.find((one) => one === params.get("period")) ?? periods[0];
  const call = { ...view.call, period };
  const answer = useQuery({ ...breakEvenQuery(call), placeholderData: (before) => before });
  const words = t.costs.today;
  return (
    <section className="card break-even" aria-labelledby="jamvikt">
      <h2 id="jamvikt">{words.breakEven}</h2>
      {periods.length > 1 && (
        <div className="weights no-print">
          <SelectField label={words.period2} value={period} options={periods.map((one) => ({ value: one, label: one }))} onChange={(event) => view.change({ period: event.target.value })} />
        </div>
      )}
      <QueryState query={answer}>
        {(data) => (
          <>
            <Result even={data} />
            <ViewBar shows={words.breakEven} revision={data._meta.revision} sources={data.sources} call={{ path: "/break-evens", query: call }} formats={["json"]} />
          </>
        )}
      </QueryState>
    </section>
  );
}

function Result({ even }: { even: BreakEven }) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.costs.today;
  const { wholeLow, wholeHigh, isOpen } = even.needed;
  const n = (value: number) => formatNumber(value, lang);
  const count = wholeLow === null || wholeLow === wholeHigh ? n(wholeHigh) : t.figures.range(n(wholeLow), n(wholeHigh));
  return (
    <>
      <p className="spread-result">{isOpen ? words.breakEvenOpen(count) : words.breakEvenAnswer(count)}</p>
      <p className="measure">{words.breakEvenBody} {words.perUnit(amountText(even.perUnit, t, lang, "exact"), even.cost.period)}</p>
      <h3>{words.arithmetic}</h3>
      <ol className="arithmetic">{local(even.arithmetic).split("; ").map((line) => <li key={line}>{line}</li>)}</ol>
      <h3>{words.cautions}</h3>
      <ul className="cautions measure">{even.cautions.map((one) => <li key={one.sv}>{local(one)}</li>)}</ul>
    </>
  );
}
