import type { CostSummary } from "@/api/types";
import { rangeText } from "@/format/money";
import { formatNumber } from "@/format/numbers";
import { useText } from "@/text/language";
import { CostFigure } from "../cost-figure";
import { eachText, periodOf } from "../words";

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
      {perInhabitant && itemCount > 0 && (
        <CostFigure value={eachText(perInhabitant, total.isOpen, t, lang)} words={words.perInhabitant} note={words.perInhabitantNote(n(perInhabitant.population), perInhabitant.period)} />
      )}
      {notSummedCount > 0 && (
        <CostFigure notCosted value={n(notSummedCount)} words={notSummedCount === 1 ? words.notCostedOne : words.notCosted} note={<a href="#ej-beraknat">{words.notCostedNote}</a>} />
      )}
    </ul>
  );
}
