import type { Indicator, Observation } from "@/api/types";
import { useLocal, useText } from "@/text/language";
import { breakdownText } from "../figures/about";
import { breakdownWords, observationText } from "../figures/observation-words";
import { byPeriod, periodText } from "../figures/period-words";
import { AboutButton } from "./about-button";
import { cautionOf, firstSentence } from "./caution";
import { LEADING } from "./stories";
import { indicatorOf } from "./story-data";

type Props = { observations: readonly Observation[]; indicators: readonly Indicator[] };

/** The newest of each leading figure, large, with what it is about under it. */
export function LeadingFigures({ observations, indicators }: Props) {
  const found = LEADING.flatMap(({ indicatorId, breakdown }) => {
    const same = observations.filter((one) => one.account === "main" && one.indicatorId === indicatorId && one.areaId === one.countyId && breakdownText(one.breakdown) === breakdown);
    return same.toSorted((a, b) => byPeriod(a.period, b.period)).slice(-1);
  });
  return (
    <ul className="leading-figures plain-list">
      {found.map((one) => <Leading key={one.indicatorId} one={one} indicator={indicatorOf(indicators, one)} />)}
    </ul>
  );
}

function Leading({ one, indicator }: { one: Observation; indicator?: Indicator }) {
  const { t, lang } = useText();
  const local = useLocal();
  const name = local(one.indicatorName);
  const caution = cautionOf(indicator, lang, one.edition);
  return (
    <li className="leading-figure">
      <span className="leading-value">{observationText(one, indicator, t, lang)}</span>
      <span className="strong">{name}</span>
      <span className="muted small">{[breakdownWords(one, lang), local(one.areaName), periodText(one.period, t)].filter(Boolean).join(" · ")}</span>
      {caution && <span className="small">{firstSentence(caution)}</span>}
      <AboutButton about={{ indicatorId: one.indicatorId, areaId: one.areaId, period: one.period, breakdown: breakdownText(one.breakdown) }} />
    </li>
  );
}
