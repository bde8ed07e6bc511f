import { useQuery } from "@tanstack/react-query";
import { useCounty } from "@/api/county";
import { QueryState } from "@/api/query-state";
import { canLead, canReport, useSession } from "@/api/session";
import type { Dataset, Indicator, TableDocument } from "@/api/types";
import { ViewBar } from "@/domains/sources/view-bar";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { Button } from "@/ui/button";
import { CheckChoice } from "@/ui/fields";
import { PageHead } from "@/ui/page-head";
import { SkeletonPage } from "@/ui/skeleton";
import { useAddress } from "@/ui/use-address";
import { useWideScreen } from "@/ui/use-media";
import { DefinitionPanel } from "../figures/definition-panel";
import { datasetsQuery, indicatorsQuery, tableQuery } from "../queries";
import { AxisChoice } from "./axis-choice";
import { IndicatorChooser } from "./indicator-chooser";
import { ExploreResult } from "./explore-result";
import { dimensionsOf, OWN_AXES, type Selection } from "./selection";
import { StartPanel } from "./start-panel";
import { tableCall, usePeriods, useSelection } from "./use-selection";
import "./explore.css";

/** From here the choices stand beside the table instead of above it. */
const BESIDE_FROM_PX = 1100;
const FORMATS = ["xlsx", "csv", "csv-plain", "json", "json-stat"] as const;

export default function ExplorePage() {
  const county = useCounty();
  return county ? <Explorer county={county.id} /> : <SkeletonPage />;
}

function Explorer({ county }: { county: string }) {
  const { t } = useText();
  const indicators = useQuery(indicatorsQuery(county));
  const list = indicators.data ?? [];
  const { selection, chosen, change, choose } = useSelection(list);
  const ready = indicators.data !== undefined && selection.indicators.length > 0;
  const call = tableCall(selection, county);
  const table = useQuery({ ...tableQuery(call), enabled: ready, placeholderData: (before) => before });
  const words = t.statistics.explore;
  const dataset = useDataset(county);
  const source = dataset ? { path: `/datasets/${dataset.id}/data`, query: {} } : { path: "/tables", query: call };
  return (
    <>
      <Head table={ready ? table.data : undefined} dataset={dataset} />
      {ready && <ViewBar shows={words.title} asOf={table.data?.asOf ? { asOf: table.data.asOf, revision: table.data.revision } : undefined} sources={table.data?.sources} call={source} formats={FORMATS} />}
      <div className="explore">
        <Choices county={county} indicators={list} chosen={chosen} selection={selection} onChoose={choose} onChange={change} />
        <div className="explore-result">
          {ready ? (
            <QueryState query={table}>{(data) => <ExploreResult table={data} selection={selection} county={county} dataset={dataset} />}</QueryState>
          ) : <StartPanel county={county} />}
        </div>
      </div>
      <DefinitionPanel />
    </>
  );
}

/** The kept table that the view came from, as long as it has not been changed. */
function useDataset(county: string): Dataset | undefined {
  const { params } = useAddress();
  return (useQuery(datasetsQuery(county)).data ?? []).find((one) => one.id === params.get("dataset"));
}

function Head({ table, dataset }: { table?: TableDocument; dataset?: Dataset }) {
  const { t } = useText();
  const local = useLocal();
  const words = t.statistics.explore;
  return <PageHead title={words.title} heading={table ? local(dataset?.title ?? table.title) : words.heading} answer={table ? local(dataset?.summary) || undefined : words.answer} />;
}

type ChoicesProps = { county: string; indicators: readonly Indicator[]; chosen: readonly Indicator[]; selection: Selection; onChoose: (indicators: string[]) => void; onChange: (next: Selection) => void };

/** What is shown and how it is laid: beside the table where there is room, else folded above it. */
function Choices({ county, indicators, chosen, selection, onChoose, onChange }: ChoicesProps) {
  const { t, lang } = useText();
  const session = useSession();
  const beside = useWideScreen(BESIDE_FROM_PX);
  const periods = usePeriods(selection, county);
  const words = t.statistics.explore;
  const some = selection.indicators.length > 0;
  const several = selection.indicators.length > 1 ? OWN_AXES : OWN_AXES.filter((one) => one !== "indicator");
  const axes = [...several, ...dimensionsOf(chosen)];
  return (
    <div className="explore-choices no-print">
      <details className="card choice-card" open={beside || !some || undefined}>
        <summary>{some ? words.chooseCount(formatNumber(selection.indicators.length, lang)) : words.choose}</summary>
        <div className="chooser-list"><IndicatorChooser indicators={indicators} chosen={selection.indicators} onChange={onChoose} /></div>
      </details>
      {some && (
        <details className="card choice-card" open={beside || undefined}>
          <summary>{words.layout}</summary>
          <div className="stack-tight">
            <AxisChoice selection={selection} axes={axes} county={county} periods={periods} onChange={onChange} />
            <CheckChoice label={words.per} checked={selection.per} onChange={() => onChange({ ...selection, per: !selection.per })} />
            {selection.per && <p className="small muted">{words.perNote}</p>}
            {(canLead(session) || canReport(session)) && <CheckChoice label={words.unprotected} checked={selection.unprotected} onChange={() => onChange({ ...selection, unprotected: !selection.unprotected })} />}
            <div><Button variant="tertiary" onClick={() => onChange({ indicators: [], rows: [], columns: [], where: [], per: false, unprotected: false })}>{words.clear}</Button></div>
          </div>
        </details>
      )}
    </div>
  );
}
