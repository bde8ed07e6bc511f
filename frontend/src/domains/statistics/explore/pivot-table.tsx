import { useMemo, useState } from "react";
import type { TableCell, TableDocument } from "@/api/types";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { Button } from "@/ui/button";
import { FigureButton } from "../figures/figure-button";
import { layOut, spans, withoutConstant, withoutEmpty, type Layout } from "./layout";
import { aboutOf, categoryWords, cellText, cubeOf, figureOf, headingWords, isMissing, reasonWords, type TableHeading } from "./table-words";
import type { Text } from "@/text/language";
import "./explore.css";

/** More rows than this are shown on demand: a page of thousands is slow to read and to draw. */
const ROWS_AT_FIRST = 150;

type Props = { table: TableDocument; showEmpty: boolean };
export type TableLayout = Layout<Text, TableCell>;

export function useLayout(table: TableDocument, showEmpty: boolean): TableLayout {
  return useMemo(() => {
    const whole = layOut(cubeOf(table));
    return showEmpty ? whole : withoutEmpty(whole, isMissing);
  }, [table, showEmpty]);
}

/** Rows and columns with their figures, each leading to its definition and source. */
export function PivotTable({ table, showEmpty }: Props) {
  const { t, lang } = useText();
  const layout = useLayout(table, showEmpty);
  const { headings: rows, constant } = withoutConstant(layout.rows);
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, ROWS_AT_FIRST);
  const caption = constant.filter((part) => part.id !== "total").map((part) => categoryWords(part, t, lang)).join(", ");
  const levels = table.layout.rows.filter((id) => rows[0]?.parts.some((part) => part.axis === id));
  return (
    <>
      <div className="table-scroll pivot-scroll">
        <table className="table pivot">
          {caption && <caption>{caption}</caption>}
          <PivotHead table={table} columns={layout.columns} levels={levels} />
          <tbody>
            {shown.map((row, index) => <PivotRow key={row.key} table={table} row={row} before={shown[index - 1]} layout={layout} />)}
          </tbody>
        </table>
      </div>
      {shown.length < rows.length && <div><Button variant="secondary" onClick={() => setAll(true)}>{t.statistics.explore.more(formatNumber(rows.length, lang))}</Button></div>}
    </>
  );
}

function PivotHead({ table, columns, levels }: { table: TableDocument; columns: TableHeading[]; levels: string[] }) {
  const { t, lang } = useText();
  const local = useLocal();
  const depth = Math.max(1, table.layout.columns.length);
  const names = levels.map((id) => local(table.dimensions.find((one) => one.id === id)?.name));
  return (
    <thead>
      {Array.from({ length: depth }, (_, level) => (
        <tr key={level}>
          {level === 0 && names.map((name) => <th key={name} scope="col" rowSpan={depth}>{name}</th>)}
          {level === 0 && names.length === 0 && <td rowSpan={depth} />}
          {spans(columns, level).map(({ heading, length }) => {
            const part = heading.parts[level];
            return <th key={heading.key} scope={length > 1 ? "colgroup" : "col"} colSpan={length} className="number">{part ? categoryWords(part, t, lang) : t.statistics.panel.figure}</th>;
          })}
        </tr>
      ))}
    </thead>
  );
}

type RowProps = { table: TableDocument; row: TableHeading; before?: TableHeading; layout: TableLayout };

function PivotRow({ table, row, before, layout }: RowProps) {
  const { t, lang } = useText();
  // A heading that the row above has too is said to screen readers and left out for the eye.
  const same = (level: number) => before !== undefined && row.parts.slice(0, level + 1).every((part, index) => before.parts[index]?.id === part.id);
  return (
    <tr>
      {row.parts.length === 0 && <th scope="row">{headingWords(layout.rows[0] ?? row, t, lang)}</th>}
      {row.parts.map((part, level) => (
        <th key={part.axis} scope="row" data-level={level} data-total={part.id === "total" || undefined}>
          <span className={same(level) ? "sr-only" : undefined}>{categoryWords(part, t, lang)}</span>
        </th>
      ))}
      {layout.columns.map((column) => <PivotCell key={column.key} table={table} cell={layout.at(row, column)} of={[headingWords(row, t, lang), headingWords(column, t, lang)].filter(Boolean).join(", ")} />)}
    </tr>
  );
}

function PivotCell({ table, cell, of }: { table: TableDocument; cell: TableCell | undefined; of: string }) {
  const { t, lang } = useText();
  const local = useLocal();
  if (!cell || isMissing(cell)) return <td className="number"><span className="sr-only">{t.figures.missing}</span></td>;
  const why = cell.reason ? reasonWords(table, cell, lang) : "";
  return (
    <td className="number" title={why || local(cell.breakNote) || undefined} data-break={cell.isBreak || undefined}>
      <FigureButton figure={figureOf(cell)} text={cellText(table, cell, t, lang)} of={[of, why].filter(Boolean).join(". ")} about={aboutOf(table, cell)} />
    </td>
  );
}
