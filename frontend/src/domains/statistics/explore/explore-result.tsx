import { useState } from "react";
import type { Dataset, TableDocument } from "@/api/types";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { CheckChoice } from "@/ui/fields";
import { EmptyState, Message } from "@/ui/message";
import { DatasetTools } from "./dataset-tools";
import { PivotTable, useLayout } from "./pivot-table";
import type { Selection } from "./selection";
import { canBeDrawn, TableChart } from "./table-chart";
import { commonUnit, isMissing } from "./table-words";

type Props = { table: TableDocument; selection: Selection; county: string; dataset?: Dataset };

/** The table with its unit, its picture where there is one, and how the signs in it are read. */
export function ExploreResult({ table, selection, county, dataset }: Props) {
  const { t, lang } = useText();
  const local = useLocal();
  const [showEmpty, setShowEmpty] = useState(false);
  const layout = useLayout(table, showEmpty);
  const words = t.statistics.explore;
  const unit = commonUnit(table, t, lang);
  const hidden = table.cells.filter((cell) => cell.status === "withheld").length;
  if (table.cells.every(isMissing)) return <EmptyState heading={words.empty} body={words.emptyBody} />;
  return (
    <div className="stack">
      {selection.unprotected && <Message tone="warning" heading={words.unprotectedHeading}>{words.unprotectedBody}</Message>}
      {hidden > 0 && <p className="measure">{words.hidden(formatNumber(hidden, lang))}</p>}
      {canBeDrawn(table, layout, t, lang) && (
        <figure className="explore-chart keep">
          <TableChart table={table} layout={layout} title={`${words.chartHeading}: ${local(table.title)}`} />
          {unit && <figcaption className="small muted">{unit}</figcaption>}
        </figure>
      )}
      <div className="pivot-box">
        <PivotTable table={table} showEmpty={showEmpty} />
        {!unit && <Units table={table} />}
      </div>
      <div className="no-print"><CheckChoice label={words.showEmpty} checked={showEmpty} onChange={() => setShowEmpty(!showEmpty)} /></div>
      <DatasetTools selection={selection} county={county} dataset={dataset} />
      <Legend />
      {table.notes.map((note) => <p key={note.sv} className="small muted measure">{local(note)}</p>)}
    </div>
  );
}

/** Figures of several kinds in one table: the unit of each. */
function Units({ table }: { table: TableDocument }) {
  const local = useLocal();
  return (
    <ul className="plain-list small muted">
      {table.indicators.map((one) => <li key={one.id}>{local(one.name)}: {local(one.unit)}</li>)}
    </ul>
  );
}

function Legend() {
  const { t } = useText();
  const words = t.statistics.explore;
  return (
    <ul className="plain-list table-legend small muted" aria-label={words.legend}>
      <li>{words.legendWithheld}</li>
      <li>{words.legendMissing}</li>
      <li>{words.legendNoNumber}</li>
    </ul>
  );
}
