import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { findingsQuery, roundAsOf } from "@/api/reference";
import { NoRound } from "@/api/no-round";
import { PageState, QueryState } from "@/api/query-state";
import { RoundChoice, useChosenRound } from "@/api/round-choice";
import type { Matrix, Round } from "@/api/types";
import { ViewBar } from "@/domains/sources/view-bar";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { EmptyState } from "@/ui/message";
import { Button } from "@/ui/button";
import { PageHead } from "@/ui/page-head";
import { TABLE_FROM_PX, useWideScreen } from "@/ui/use-media";
import { FilterBar } from "../filter-bar";
import { FilterFold } from "../filter-fold";
import { FILTER_NAMES, filterQuery, isFiltered } from "../filters";
import { Legend } from "../legend";
import { matrixQuery } from "../queries";
import { useFilters } from "../use-filters";
import { CellPanel } from "./cell-panel";
import { MatrixTable } from "./matrix-table";
import { PhoneMatrix } from "./phone-matrix";
import { readSelection, writeSelection, type Selection } from "./selection";

export default function MatrixPage() {
  const { round, rounds, query } = useChosenRound();
  const { t } = useText();
  return (
    <PageState query={query}>
      {() => round ? <RoundMatrix round={round} rounds={rounds} /> : <NoRound title={t.gap.matrix.title} />}
    </PageState>
  );
}

function RoundMatrix({ round, rounds }: { round: Round; rounds: Round[] }) {
  const { filters } = useFilters();
  // The filters offer what the whole round holds, also when the shown part is small.
  const whole = useQuery(matrixQuery(round.id));
  const shown = useQuery(matrixQuery(round.id, filterQuery(filters)));
  return (
    <PageState query={whole}>
      {(all) => <MatrixView round={round} rounds={rounds} all={all} shown={shown} />}
    </PageState>
  );
}

type ViewProps = { round: Round; rounds: Round[]; all: Matrix; shown: ReturnType<typeof useQuery<Matrix>> };

function MatrixView({ round, rounds, all, shown }: ViewProps) {
  const { t, lang } = useText();
  const local = useLocal();
  const { filters, toggle, clear } = useFilters();
  const { selection, select, close } = useSelection();
  const answer = useAnswer(all);
  const disagreeing = useDisagreeing(round.id);
  const call = { path: `/gap-matrices/${round.id}`, query: filterQuery(filters) };
  return (
    <div className="matrix-page" data-panel={selection !== null}>
      <PageHead title={`${t.gap.matrix.title} ${round.year}`} heading={t.gap.matrix.heading(String(round.year))} answer={answer} />
      <ViewBar shows={local(round.title)} asOf={roundAsOf(round, all._meta.revision)} sources={all.sources} call={call} />
      <FilterFold before={<RoundChoice rounds={rounds} chosen={round} />}>
        <FilterBar filters={filters} names={FILTER_NAMES} from={{ areas: all.areas, organisations: all.organisations }} onToggle={toggle} onClear={clear} />
      </FilterFold>
      <div className="matrix-legend">
        <Legend />
      </div>
      <QueryState query={shown}>
        {(matrix) => (
          <>
            <p role="status" className={isFiltered(filters) ? "muted small" : "sr-only"}>{t.gap.matrix.shown(formatNumber(matrix.totals.methods, lang))}</p>
            <MatrixBody matrix={matrix} filtered={isFiltered(filters)} onClear={clear} disagreeing={disagreeing} selection={selection} onSelect={select} />
            {selection && <CellPanel matrix={matrix} selection={selection} disagrees={disagreeing.has(selection.methodId)} onClose={close} />}
          </>
        )}
      </QueryState>
    </div>
  );
}

type BodyProps = { matrix: Matrix; filtered: boolean; onClear: () => void; disagreeing: ReadonlySet<string>; selection: Selection | null; onSelect: (selection: Selection) => void };

function MatrixBody({ matrix, filtered, onClear, disagreeing, selection, onSelect }: BodyProps) {
  const { t } = useText();
  const wide = useWideScreen(TABLE_FROM_PX);
  if (matrix.areas.length === 0) {
    const words = t.gap.matrix;
    return (
      <EmptyState heading={filtered ? words.empty : words.emptyRound} body={filtered ? words.emptyBody : words.emptyRoundBody}>
        {filtered && <Button variant="secondary" onClick={onClear}>{t.gap.filters.clear}</Button>}
      </EmptyState>
    );
  }
  return wide
    ? <MatrixTable matrix={matrix} selection={selection} disagreeing={disagreeing} onSelect={onSelect} />
    : <PhoneMatrix matrix={matrix} onSelect={onSelect} />;
}

/** The methods that a finding is about; the service finds them, the matrix only marks them. */
function useDisagreeing(roundId: string): ReadonlySet<string> {
  const { data } = useQuery(findingsQuery(roundId, { limit: 1000 }));
  return useMemo(() => new Set(data?.findings.map((one) => one.methodId)), [data]);
}

/** The open cell stands in the address, so that a link can point at one answer. */
function useSelection() {
  const { params, setParams } = useFilters();
  return {
    selection: readSelection(params.get("cell")),
    select: (selection: Selection) => setParams({ cell: writeSelection(selection) }),
    close: () => setParams({ cell: null }),
  };
}

function useAnswer(matrix: Matrix): string {
  const { t, lang } = useText();
  const n = (value: number) => formatNumber(value, lang);
  const { municipalities, region } = matrix.totals.coverage;
  if (municipalities.counted === 0) return t.gap.matrix.answerRegion(n(region.offered), n(region.counted));
  return t.gap.matrix.answer(n(municipalities.offered), n(municipalities.counted), n(region.offered), n(region.counted));
}
