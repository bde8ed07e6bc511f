import type { TableCell, TableDocument } from "@/api/types";
import { localText, type Language, type Text } from "@/text/language";
import type { Dictionary } from "@/text/sv";
import type { About } from "../figures/about";
import { breakdownText } from "../figures/about";
import { figureText, type Figure, type Spec } from "../figures/figure-words";
import { periodText } from "../figures/period-words";
import type { Cube, Heading } from "./layout";

export type TableCube = Cube<Text, TableCell>;
export type TableHeading = Heading<Text>;

export function cubeOf(table: TableDocument): TableCube {
  return { axes: table.dimensions, rows: table.layout.rows, columns: table.layout.columns, cells: table.cells };
}

/** A cell that nobody has given a figure for; what is withheld or has no number is something. */
export const isMissing = (cell: TableCell | undefined) => cell === undefined || cell.status === "missing";

/** The category of a cell along a dimension. */
export function categoryAt(table: TableDocument, cell: TableCell, dimension: string): string | undefined {
  return cell.key[table.dimensions.findIndex((one) => one.id === dimension)];
}

export function figureOf(cell: TableCell): Figure {
  const withheld = cell.status === "withheld" ? { reason: cell.reason ?? "" } : null;
  return { value: cell.value, valueTo: cell.valueTo, valueText: cell.text, qualifier: cell.qualifier, quality: cell.quality, withheld };
}

export function specAt(table: TableDocument, cell: TableCell, lang: Language): Spec {
  const id = categoryAt(table, cell, "indicator");
  const indicator = table.indicators.find((one) => one.id === id) ?? table.indicators[0];
  const spec = { measure: indicator?.measure ?? "other", decimals: indicator?.decimals ?? 0, unit: localText(indicator?.unit, lang) };
  // A rate is no sum of money and no per cent any more.
  return table.per ? { ...spec, measure: spec.measure === "amount" ? "other" : spec.measure } : spec;
}

export function cellText(table: TableDocument, cell: TableCell, t: Dictionary, lang: Language): string {
  if (cell.status === "missing") return t.figures.missing;
  if (cell.status === "no_number") return t.statistics.explore.noNumberShort;
  return figureText(figureOf(cell), specAt(table, cell, lang), t, lang);
}

export function reasonWords(table: TableDocument, cell: TableCell, lang: Language): string {
  return localText(table.reasons.find((one) => one.code === cell.reason)?.words, lang);
}

/** What a heading says on one of its levels: a period is said in words. */
export function categoryWords(part: TableHeading["parts"][number], t: Dictionary, lang: Language): string {
  return part.axis === "period" ? periodText(part.id, t) : localText(part.name, lang);
}

export function headingWords(heading: TableHeading, t: Dictionary, lang: Language): string {
  return heading.parts.map((part) => categoryWords(part, t, lang)).join(", ");
}

const OWN = ["indicator", "area", "period"];

/** Which figure a cell holds, so that its definition and source can be opened. */
export function aboutOf(table: TableDocument, cell: TableCell): About {
  const parts = table.dimensions.flatMap((one, index) => (OWN.includes(one.id) ? [] : [{ dimensionId: one.id, categoryId: cell.key[index] ?? "total" }]));
  return {
    indicatorId: categoryAt(table, cell, "indicator") ?? table.indicators[0]?.id ?? "",
    areaId: categoryAt(table, cell, "area"),
    period: categoryAt(table, cell, "period"),
    breakdown: breakdownText(parts),
  };
}

/** The unit that all figures of a table share, or none. */
export function commonUnit(table: TableDocument, t: Dictionary, lang: Language): string | null {
  const units = new Set(table.indicators.map((one) => localText(one.unit, lang)));
  const [unit] = units;
  if (units.size !== 1 || unit === undefined) return null;
  return table.per ? t.statistics.explore.perUnit(unit) : unit;
}
