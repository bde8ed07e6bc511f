import { useQuery } from "@tanstack/react-query";
import { QueryState } from "@/api/query-state";
import type { IndicatorDetail, Observation } from "@/api/types";
import { SourceNote } from "@/domains/sources/source-note";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { Message } from "@/ui/message";
import { observationsQuery } from "../queries";
import { breakdownText, type About } from "./about";
import { breakdownWords, observationText } from "./observation-words";
import { periodText } from "./period-words";

type Props = { about: About; indicator: IndicatorDetail; county: string };

/** One figure: what it says, how exactly, of what, and from where. The same figure elsewhere stands after it. */
export function FigureFacts({ about, indicator, county }: Props) {
  const { t } = useText();
  const query = { county, indicator: [indicator.id], area: about.areaId ? [about.areaId] : [], period: about.period ? [about.period] : [] };
  const observations = useQuery(observationsQuery(query));
  return (
    <QueryState query={observations}>
      {(all) => {
        const same = all.filter((one) => breakdownText(one.breakdown) === (about.breakdown ?? ""));
        const main = same.find((one) => one.account === "main");
        const others = same.filter((one) => one !== main);
        return (
          <>
            {main ? <OneFigure one={main} indicator={indicator} /> : <p className="muted">{t.statistics.panel.computed}</p>}
            {others.length > 0 && (
              <section>
                <h3>{t.statistics.panel.elsewhere}</h3>
                {others.map((one) => <OneFigure key={one.account} one={one} indicator={indicator} />)}
              </section>
            )}
          </>
        );
      }}
    </QueryState>
  );
}

function OneFigure({ one, indicator }: { one: Observation; indicator: IndicatorDetail }) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.statistics.panel;
  const breakdown = breakdownWords(one, lang);
  const base = denominator(one, t, (value) => formatNumber(value, lang));
  return (
    <section>
      <p className="panel-figure">{observationText(one, indicator, t, lang, true)}</p>
      <dl className="definitions">
        <dt>{words.place}</dt><dd>{local(one.areaName)}</dd>
        <dt>{words.period}</dt><dd>{periodText(one.period, t)}</dd>
        {breakdown && <><dt>{words.breakdown}</dt><dd>{breakdown}</dd></>}
        {one.qualifier && one.qualifier !== "exact" && <><dt>{words.reading}</dt><dd>{t.figures.qualifierMeaning[one.qualifier]}</dd></>}
        <dt>{words.quality}</dt><dd>{t.figures.quality[one.quality]}</dd>
        {base && <><dt>{words.denominator}</dt><dd>{base}</dd></>}
        {one.note && <><dt>{words.note}</dt><dd lang="en">{one.note}</dd></>}
      </dl>
      {one.withheld && <Message tone="info" heading={words.withheld}>{local(one.withheld.words)}</Message>}
      {one.isBreak && <Message tone="warning" heading={words.break}>{local(one.breakNote)}</Message>}
      <h3>{words.source}</h3>
      <SourceNote place={one.sourcePlace} />
    </section>
  );
}

/** What a figure is a share or a part of, by number where the source has one. */
function denominator(one: Observation, t: ReturnType<typeof useText>["t"], n: (value: number) => string): string | null {
  if (one.denominator === null) return one.denominatorText;
  if (one.numerator !== null) return t.statistics.panel.counts(n(one.numerator), n(one.denominator));
  return n(one.denominator);
}
