import type { CurrentFigure } from "@/api/types";
import { amountText } from "@/format/money";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { isPartOf, type FigureGroup } from "./figures";

/** What a figure is called and how it is said: by its part, with its period where there are several, with its qualifier. */
export function useFigureWords(group: FigureGroup) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.costs.today;
  const severalPeriods = new Set(group.figures.map((one) => one.period)).size > 1;
  const number = (value: number) => (group.isMoney ? amountText(value, t, lang) : formatNumber(value, lang));
  return {
    label: (one: CurrentFigure) => {
      const names = one.parts.map((part) => local(part.categoryName));
      const name = isPartOf(one, group.figures) ? words.ofWhich(names.at(-1) ?? "") : names.join(", ") || words.whole;
      return severalPeriods ? `${one.period}: ${name}` : name;
    },
    text: (one: CurrentFigure) => {
      if (one.isWithheld) return words.withheld;
      if (one.value === null) return words.missing;
      const said = t.figures.qualifier[one.qualifier ?? "exact"](number(one.value));
      return one.valueTo === null ? said : t.figures.range(said, number(one.valueTo));
    },
  };
}
