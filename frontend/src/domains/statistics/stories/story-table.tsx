import type { Indicator } from "@/api/types";
import { useLocal, useText } from "@/text/language";
import { breakdownText } from "../figures/about";
import { FigureButton } from "../figures/figure-button";
import { breakdownWords, observationText } from "../figures/observation-words";
import { periodText } from "../figures/period-words";
import { indicatorOf, type StoryData } from "./story-data";

type Props = { caption: string; data: StoryData; indicators: readonly Indicator[] };

/** The figures of a chart one by one, each with its way to definition and source. */
export function StoryTable({ caption, data, indicators }: Props) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.statistics.panel;
  const figures = data.groups.flatMap((group) => group.figures.map(({ one }) => one));
  const divided = figures.some((one) => one.breakdown.length > 0);
  return (
    <table className="table">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t.collections.indicator}</th>
          {divided && <th scope="col">{words.breakdown}</th>}
          <th scope="col">{words.place}</th>
          <th scope="col">{words.period}</th>
          <th scope="col" className="number">{words.figure}</th>
        </tr>
      </thead>
      <tbody>
        {figures.map((one) => {
          const breakdown = breakdownText(one.breakdown);
          const name = local(one.indicatorName);
          return (
            <tr key={[one.indicatorId, one.areaId, one.period, breakdown].join()}>
              <th scope="row">{name}</th>
              {divided && <td>{breakdownWords(one, lang) || t.figures.total}</td>}
              <td>{local(one.areaName)}</td>
              <td>{periodText(one.period, t)}</td>
              <td className="number">
                <FigureButton figure={one} text={observationText(one, indicatorOf(indicators, one), t, lang, true)} of={[name, breakdownWords(one, lang), local(one.areaName)].filter(Boolean).join(", ")} about={{ indicatorId: one.indicatorId, areaId: one.areaId, period: one.period, breakdown }} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
