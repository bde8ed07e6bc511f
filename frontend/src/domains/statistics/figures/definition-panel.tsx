import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { useCounty } from "@/api/county";
import { QueryState } from "@/api/query-state";
import type { IndicatorDetail } from "@/api/types";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { Message } from "@/ui/message";
import { SidePanel } from "@/ui/side-panel";
import { SkeletonRows } from "@/ui/skeleton";
import { useAddress } from "@/ui/use-address";
import { indicatorQuery } from "../queries";
import { readAbout, type About } from "./about";
import { FigureFacts } from "./figure-facts";
import { periodText } from "./period-words";
import "./figures.css";

/** What a number means and where it comes from, beside the page that it stands on. The address keeps it open. */
export function DefinitionPanel() {
  const { params, setParams } = useAddress();
  const about = readAbout(params.get("about"));
  const close = useCallback(() => setParams({ about: null }), [setParams]);
  return about && <Panel about={about} onClose={close} />;
}

function Panel({ about, onClose }: { about: About; onClose: () => void }) {
  const { t } = useText();
  const local = useLocal();
  const county = useCounty();
  const indicator = useQuery(indicatorQuery(about.indicatorId));
  const words = t.statistics.panel;
  return (
    <SidePanel heading={local(indicator.data?.name) || words.definition} kicker={t.statistics.about} onClose={onClose} closeLabel={words.close} subject={Object.values(about).join()}>
      <QueryState query={indicator} skeleton={<SkeletonRows rows={4} />}>
        {(data) => (
          <>
            {about.areaId && about.period && county && <FigureFacts about={about} indicator={data} county={county.id} />}
            <Editions indicator={data} />
            <Facts indicator={data} />
            <AppLink href={`/kartlaggning/utforska?indicator=${data.id}`}>{words.explore}</AppLink>
          </>
        )}
      </QueryState>
    </SidePanel>
  );
}

/** The newest definition first; with several, from when each holds and whether the series broke. */
function Editions({ indicator }: { indicator: IndicatorDetail }) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.statistics.panel;
  const several = indicator.editions.length > 1;
  return (
    <>
      {indicator.editions.toReversed().map((one) => (
        <section key={one.number}>
          <h3>{several ? words.edition(formatNumber(one.number, lang)) : words.definition}</h3>
          {several && one.validFrom && <p className="small muted">{words.since(periodText(one.validFrom, t))}</p>}
          <p>{local(one.definition)}</p>
          {one.method && <><h4>{words.method}</h4><p>{local(one.method)}</p></>}
          {one.caution && <Message tone="warning" heading={words.caution}>{local(one.caution)}</Message>}
          {one.breakNote && <Message tone="info" heading={words.break}>{local(one.breakNote)}</Message>}
        </section>
      ))}
    </>
  );
}

function Facts({ indicator }: { indicator: IndicatorDetail }) {
  const { t } = useText();
  const local = useLocal();
  const words = t.statistics.panel;
  const relations: Record<string, string> = words.relation;
  return (
    <dl className="definitions small">
      <dt>{words.unit}</dt>
      <dd>{local(indicator.unit)}</dd>
      <dt>{words.frequency}</dt>
      <dd>{t.statistics.frequency[indicator.frequency]}</dd>
      {indicator.latestPeriod && <><dt>{words.latest}</dt><dd>{periodText(indicator.latestPeriod, t)}</dd></>}
      {indicator.linkedIndicators.length > 0 && (
        <>
          <dt>{words.linked}</dt>
          <dd>
            <ul className="plain-list">
              {indicator.linkedIndicators.map((one) => (
                <li key={`${one.id} ${one.relation}`}>
                  <AppLink href={`/kartlaggning/utforska?indicator=${one.id}`}>{local(one.name)}</AppLink>
                  {relations[one.relation] && <> ({relations[one.relation]})</>}
                </li>
              ))}
            </ul>
          </dd>
        </>
      )}
    </dl>
  );
}
