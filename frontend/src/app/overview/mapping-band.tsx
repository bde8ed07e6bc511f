import { useQuery } from "@tanstack/react-query";
import { aboutText, breakdownText } from "@/domains/statistics/figures/about";
import { breakdownWords, observationText } from "@/domains/statistics/figures/observation-words";
import { byPeriod, periodText } from "@/domains/statistics/figures/period-words";
import { indicatorsQuery, observationsQuery } from "@/domains/statistics/queries";
import { LEADING } from "@/domains/statistics/stories/stories";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";

/** The mapping in its leading figures; each leads to what it means and where it comes from. */
export function MappingBand({ county }: { county: string }) {
  const { t, lang } = useText();
  const local = useLocal();
  const indicators = useQuery(indicatorsQuery(county)).data ?? [];
  const all = useQuery(observationsQuery({ county, indicator: LEADING.map((one) => one.indicatorId), account: ["main"] })).data ?? [];
  const figures = LEADING.flatMap(({ indicatorId, breakdown }) => {
    const same = all.filter((one) => one.indicatorId === indicatorId && one.areaId === one.countyId && breakdownText(one.breakdown) === breakdown);
    return same.toSorted((a, b) => byPeriod(a.period, b.period)).slice(-1);
  });
  if (figures.length === 0) return null;
  return (
    <section className="card mapping-band">
      <div className="card-head">
        <h2>{t.overview.mapping}</h2>
        <AppLink href="/kartlaggning">{t.overview.mappingAll}</AppLink>
      </div>
      <ul className="plain-list mapping-figures">
        {figures.map((one) => {
          const breakdown = breakdownText(one.breakdown);
          return (
            <li key={one.indicatorId}>
              <AppLink href={`/kartlaggning?about=${encodeURIComponent(aboutText({ indicatorId: one.indicatorId, areaId: one.areaId, period: one.period, breakdown }))}`}>
                <span className="mapping-value">{observationText(one, indicators.find((known) => known.id === one.indicatorId), t, lang)}</span>
                <span>{local(one.indicatorName)}</span>
              </AppLink>
              <span className="small muted">{[breakdownWords(one, lang), periodText(one.period, t)].filter(Boolean).join(" · ")}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
