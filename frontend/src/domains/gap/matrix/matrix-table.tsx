import { useCallback, useEffect, useMemo, useRef, useState, type CSSProperties, type KeyboardEvent, type SyntheticEvent } from "react";
import type { Matrix } from "@/api/types";
import { useLocal, useText } from "@/text/language";
import { Button } from "@/ui/button";
import { blockColumns, gridRows, type Position } from "./grid";
import { moveInGrid, stopAt } from "./grid-keys";
import { MatrixHead } from "./matrix-head";
import { AreaRow, MethodRow } from "./matrix-row";
import type { Selection } from "./selection";
import "./matrix.css";

type Props = { matrix: Matrix; selection: Selection | null; disagreeing: ReadonlySet<string>; onSelect: (selection: Selection) => void };

/** From this many columns on the table scrolls inside its frame; below, it always fits the page. */
const WIDE_COLUMNS = 16;

export function MatrixTable({ matrix, selection, disagreeing, onSelect }: Props) {
  const { t } = useText();
  const local = useLocal();
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [wanted, setWanted] = useState<Position>({ row: 0, col: 0 });
  const [hover, setHover] = useState<number | null>(null);
  const table = useRef<HTMLTableElement>(null);
  const asked = useRef(wanted);
  const rows = useMemo(() => gridRows(matrix, closed), [matrix, closed]);
  const blocks = useMemo(() => blockColumns(matrix), [matrix]);
  const active = stopAt(rows, wanted);

  useFocusBackFromPanel(table, selection);

  const go = (to: Position) => {
    asked.current = to;
    setWanted(to);
  };

  const toggleArea = (id: string) =>
    setClosed((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });

  const press = (target: HTMLElement) => {
    const { area, method, organisation } = target.dataset;
    if (area) toggleArea(area);
    else if (method) onSelect({ methodId: method, organisationId: organisation ?? null });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const target = stopOf(event);
    if (!target || event.altKey || event.metaKey) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      press(target);
      return;
    }
    const next = moveInGrid(rows, wanted, event);
    if (!next) return;
    event.preventDefault();
    go(next);
    focusStop(table.current, stopAt(rows, next));
  };

  const onFocus = (event: SyntheticEvent) => {
    const at = positionOf(stopOf(event));
    const expected = stopAt(rows, asked.current);
    // In a wide cell the column that the person came from is kept, so that going on up or down stays in it.
    if (at && (at.row !== expected.row || at.col !== expected.col)) go(at);
  };

  const hotCol = hover ?? (active.col > 0 ? active.col : null);
  const width = rows[0]?.stops[0]?.span ?? 1;
  const allClosed = closed.size === matrix.areas.length;
  const setAll = useCallback(
    () => setClosed(allClosed ? new Set() : new Set(matrix.areas.map((area) => area.id))),
    [allClosed, matrix.areas],
  );

  return (
    <>
      <div className="row row-apart matrix-tools no-print">
        <p className="muted small">{t.gap.matrix.help}</p>
        <Button variant="tertiary" onClick={setAll}>{allClosed ? t.gap.matrix.expandAll : t.gap.matrix.collapseAll}</Button>
      </div>
      <div className="matrix-frame" data-wide={width > WIDE_COLUMNS}>
        <table
          ref={table}
          role="grid"
          className="matrix"
          style={{ "--columns": matrix.organisations.length } as CSSProperties}
          aria-label={t.gap.matrix.caption(local(matrix.round.title))}
          onKeyDown={onKeyDown}
          onClick={(event) => { const target = stopOf(event); if (target) press(target); }}
          onFocus={onFocus}
          onPointerOver={(event) => setHover(positionOf(stopOf(event))?.col || null)}
          onPointerLeave={() => setHover(null)}
        >
          <colgroup>
            <col />
            {blocks.map(({ block, organisations }) => [
              <col key={block} className={organisations.length > 0 ? "matrix-col-sum" : "matrix-col-sum is-alone"} />,
              ...organisations.map((one) => <col key={one.id} className="matrix-col-org" />),
            ])}
          </colgroup>
          <MatrixHead blocks={blocks} hotCol={hotCol} />
          <tbody>
            {rows.map((row, index) => {
              const activeCol = index === active.row ? active.col : null;
              if (row.kind === "area") return <AreaRow key={`area ${row.area.id}`} row={row} index={index} activeCol={activeCol} blocks={blocks} />;
              const selected = selection?.methodId === row.method.id ? (selection.organisationId ?? "") : null;
              return <MethodRow key={row.method.id} row={row} index={index} activeCol={activeCol} selected={selected} disagrees={disagreeing.has(row.method.id)} />;
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}

function stopOf(event: SyntheticEvent): HTMLElement | null {
  return (event.target as HTMLElement).closest<HTMLElement>("[data-row]");
}

function positionOf(element: HTMLElement | null): Position | null {
  return element ? { row: Number(element.dataset.row), col: Number(element.dataset.col) } : null;
}

function focusStop(table: HTMLTableElement | null, { row, col }: Position) {
  table?.querySelector<HTMLElement>(`[data-row="${row}"][data-col="${col}"]`)?.focus();
}

/** When the panel closes, the person is back in the cell that opened it. */
function useFocusBackFromPanel(table: React.RefObject<HTMLTableElement | null>, selection: Selection | null) {
  const last = useRef<Selection | null>(null);
  useEffect(() => {
    const opened = last.current;
    last.current = selection;
    if (selection || !opened) return;
    const organisation = opened.organisationId ? `[data-organisation="${opened.organisationId}"]` : ":not([data-organisation])";
    table.current?.querySelector<HTMLElement>(`[data-method="${opened.methodId}"]${organisation}`)?.focus();
  }, [selection, table]);
}
