import type { TableDocument } from "@/api/types";
import { useText, type Language } from "@/text/language";
import type { Dictionary } from "@/text/sv";
import { BarChart, type Bar } from "@/ui/charts/bar-chart";
import { TimeChart } from "@/ui/charts/time-chart";
import { isUncertain, openEnd } from "../figures/figure-words";
import { periodTime } from "../figures/period-words";
import { withoutConstant } from "./layout";
import type { TableLayout } from "./pivot-table";
import { cellText, commonUnit, figureOf, headingWords, isMissing, type TableHeading } from "./table-words";

/** More than this is a table and no picture. */
const MOST_ROWS = 24;
const MOST_SERIES = 4;

type Props = { table: TableDocument; layout: TableLayout; title: string };

/** Whether a picture of the table says something that the table does not say as well. */
export function canBeDrawn(table: TableDocument, layout: TableLayout, t: Dictionary, lang: Language): boolean {
  const { rows, columns } = layout;
  return rows.length * columns.length > 1 && rows.length <= MOST_ROWS && columns.length <= MOST_SERIES && commonUnit(table, t, lang) !== null;
}

export function TableChart({ table, layout, title }: Props) {
  const { t, lang } = useText();
  const { headings: rows } = withoutConstant(layout.rows);
  const share = table.per === null && table.indicators.every((one) => one.measure === "share");
  const end = share ? 100 : undefined;
  const overTime = table.layout.columns.join() === "period" && layout.columns.length > 1 && rows.length <= MOST_SERIES;
  if (overTime) {
    return <TimeChart title={title} end={end} lines={rows.map((row) => ({ key: row.key, name: headingWords(row, t, lang), points: layout.columns.flatMap((column) => point(table, layout, row, column, t, lang)) }))} />;
  }
  const groups = rows.map((row) => ({ key: row.key, label: headingWords(row, t, lang) || t.figures.total, bars: layout.columns.flatMap((column, series) => bar(table, layout, row, column, series, t, lang)) }));
  return <BarChart title={title} groups={groups} series={layout.columns.map((column) => headingWords(column, t, lang))} end={end} />;
}

function point(table: TableDocument, layout: TableLayout, row: TableHeading, column: TableHeading, t: Dictionary, lang: Language) {
  const cell = layout.at(row, column);
  const period = column.parts.find((part) => part.axis === "period")?.id ?? "";
  const time = periodTime(period);
  if (!cell || isMissing(cell) || time === null) return [];
  return [{ key: column.key, label: headingWords(column, t, lang), time, value: cell.value, text: cellText(table, cell, t, lang), withheld: cell.status === "withheld", isBreak: cell.isBreak }];
}

function bar(table: TableDocument, layout: TableLayout, row: TableHeading, column: TableHeading, series: number, t: Dictionary, lang: Language): Bar[] {
  const cell = layout.at(row, column);
  if (!cell || isMissing(cell)) return [];
  const figure = figureOf(cell);
  return [{ key: column.key, value: cell.value, to: cell.valueTo, text: cellText(table, cell, t, lang), withheld: cell.status === "withheld", open: openEnd(figure), uncertain: isUncertain(figure), series }];
}
