import { useMemo, useRef, useState, type CSSProperties } from "react";
import type { Matrix } from "@/api/types";
import { useLocal, useText } from "@/text/language";
import { Button } from "@/ui/button";
import { toggled } from "../filters";
import { blockColumns, gridRows, type BlockColumns, type GridRow, type Position } from "./grid";
import { MatrixHead } from "./matrix-head";
import { AreaRow, MethodRow } from "./matrix-row";
import type { Selection } from "./selection";
import { positionOf, stopOf, useFocusBackFromPanel, useGridFocus } from "./use-grid-focus";
import "./matrix.css";

type Props = { matrix: Matrix; selection: Selection | null; disagreeing: ReadonlySet<string>; onSelect: (selection: Selection) => void };

/** From this many organisations on the table scrolls inside its frame; below, it always fits the page. */
const WIDE_FROM = 14;

export function MatrixTable({ matrix, selection, disagreeing, onSelect }: Props) {
  const { t } = useText();
  const local = useLocal();
  const [closed, setClosed] = useState<string[]>([]);
  const [hoveredCol, setHoveredCol] = useState<number | null>(null);
  const table = useRef<HTMLTableElement>(null);
  const rows = useMemo(() => gridRows(matrix, new Set(closed)), [matrix, closed]);
  const blocks = useMemo(() => blockColumns(matrix), [matrix]);
  const press = ({ dataset }: HTMLElement) => {
    if (dataset.area) setClosed(toggled(closed, dataset.area));
    else if (dataset.method) onSelect({ methodId: dataset.method, organisationId: dataset.organisation ?? null });
  };
  const { active, onKeyDown, onFocus } = useGridFocus(table, rows, press);
  useFocusBackFromPanel(table, selection);
  const columns = matrix.organisations.length;
  return (
    <>
      <MatrixTools areas={matrix.areas.map((area) => area.id)} closed={closed} onClosed={setClosed} />
      <div className="matrix-frame" data-wide={columns >= WIDE_FROM}>
        <table
          ref={table}
          role="grid"
          className="matrix"
          style={{ "--columns": columns } as CSSProperties}
          aria-label={t.gap.matrix.caption(local(matrix.round.title))}
          onKeyDown={onKeyDown}
          onClick={(event) => { const target = stopOf(event); if (target) press(target); }}
          onFocus={onFocus}
          onPointerOver={(event) => setHoveredCol(positionOf(stopOf(event))?.col || null)}
          onPointerLeave={() => setHoveredCol(null)}
        >
          <MatrixColumns blocks={blocks} />
          <MatrixHead blocks={blocks} hotCol={hoveredCol ?? (active.col > 0 ? active.col : null)} />
          <MatrixRows rows={rows} blocks={blocks} active={active} selection={selection} disagreeing={disagreeing} />
        </table>
      </div>
    </>
  );
}

function MatrixTools({ areas, closed, onClosed }: { areas: string[]; closed: string[]; onClosed: (ids: string[]) => void }) {
  const { t } = useText();
  const allClosed = areas.every((id) => closed.includes(id));
  return (
    <div className="row row-apart matrix-tools no-print">
      <p className="muted small">{t.gap.matrix.help}</p>
      <Button variant="tertiary" onClick={() => onClosed(allClosed ? [] : areas)}>{allClosed ? t.gap.matrix.expandAll : t.gap.matrix.collapseAll}</Button>
    </div>
  );
}

function MatrixColumns({ blocks }: { blocks: BlockColumns[] }) {
  return (
    <colgroup>
      <col />
      {blocks.map(({ block, organisations }) => [
        <col key={block} className={organisations.length > 0 ? "matrix-col-sum" : "matrix-col-sum is-alone"} />,
        ...organisations.map((one) => <col key={one.id} className="matrix-col-org" />),
      ])}
    </colgroup>
  );
}

type RowsProps = Pick<Props, "selection" | "disagreeing"> & { rows: GridRow[]; blocks: BlockColumns[]; active: Position };

function MatrixRows({ rows, blocks, active, selection, disagreeing }: RowsProps) {
  return (
    <tbody>
      {rows.map((row, index) => {
        const activeCol = index === active.row ? active.col : null;
        if (row.kind === "area") return <AreaRow key={`area ${row.area.id}`} row={row} index={index} activeCol={activeCol} blocks={blocks} />;
        const { id } = row.method;
        const selected = selection?.methodId === id ? (selection.organisationId ?? "") : null;
        return <MethodRow key={id} row={row} index={index} activeCol={activeCol} selected={selected} disagrees={disagreeing.has(id)} />;
      })}
    </tbody>
  );
}
