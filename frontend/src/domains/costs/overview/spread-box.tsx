import type { CostSummary } from "@/api/types";
import { amountText } from "@/format/money";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { Button } from "@/ui/button";
import { SelectField } from "@/ui/fields";
import { SkeletonRows } from "@/ui/skeleton";
import { SPREADS, type Spread } from "../choice";

type Props = { summary: CostSummary; asked: Spread | null; onAsk: (next: Spread | null) => void; waiting: boolean };

/** A simulation on request, in a box of its own: it says how likely the ends are, and is no part of the sum. */
export function SpreadBox({ summary, asked, onAsk, waiting }: Props) {
  const { t } = useText();
  const words = t.costs.spread;
  if (summary.total.itemCount === 0) return null;
  return (
    <section className={asked === null ? "card spread-box no-print" : "card spread-box"} aria-labelledby="spridning">
      <h2 id="spridning">{words.heading}</h2>
      <p className="measure">{words.why}</p>
      {asked === null ? <div className="no-print"><Button variant="secondary" onClick={() => onAsk("independent")}>{words.run}</Button></div> : (
        <>
          {summary.spread ? <Result spread={summary.spread} /> : waiting && <SkeletonRows rows={2} />}
          <div className="row no-print spread-tools">
            <SelectField label={words.model} value={asked} options={SPREADS.map((one) => ({ value: one, label: words.models[one] }))} onChange={(event) => onAsk(event.target.value as Spread)} />
            <Button variant="tertiary" onClick={() => onAsk(null)}>{words.remove}</Button>
          </div>
        </>
      )}
    </section>
  );
}

function Result({ spread }: { spread: NonNullable<CostSummary["spread"]> }) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.costs.spread;
  const n = (value: number) => formatNumber(value, lang);
  return (
    <div className="stack-tight" role="status">
      <p className="spread-result">{words.result(amountText(spread.p10, t, lang), amountText(spread.p90, t, lang))}</p>
      <p>{words.middle(amountText(spread.p50, t, lang))}</p>
      {spread.openItems > 0 && <p>{spread.openItems === 1 ? words.openOne : words.open(n(spread.openItems))}</p>}
      <p className="small muted measure">{words.models[spread.model]}. {local(spread.note)} {words.drawn(n(spread.draws), String(spread.seed))}.</p>
    </div>
  );
}
