import type { CostSummary } from "@/api/types";
import { rangeText } from "@/format/money";
import { formatNumber } from "@/format/numbers";
import { useText } from "@/text/language";
import { CostFigure, NotCostedFigure } from "../cost-figure";
import { PerInhabitant } from "../per-inhabitant";
import { periodOf } from "../words";

/** The sum over the years, what comes once, what it is for each inhabitant, and what nobody has costed. */
export function AnswerFigures({ summary }: { summary: CostSummary }) {
  const { t, lang } = useText();
  const words = t.costs.figures;
  const { total, oneOff, perInhabitant, notSummedCount, itemCount } = summary.total;
  const years = summary.years.length;
  const n = (value: number) => formatNumber(value, lang);
  return (
    <ul className="cost-figures plain-list">
      {itemCount > 0 && <CostFigure value={rangeText(total, t, lang)} words={years === 1 ? words.totalOne : words.total(n(years))} note={periodOf(summary, t)} />}
      {(oneOff.high ?? 0) > 0 && <CostFigure value={rangeText(oneOff, t, lang)} words={words.oneOff} note={words.oneOffNote} />}
      {perInhabitant && itemCount > 0 && <PerInhabitant each={perInhabitant} isOpen={total.isOpen} />}
      <NotCostedFigure count={notSummedCount} />
    </ul>
  );
}
