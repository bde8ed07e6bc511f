import type { Query } from "@/format/address";

/** A view of the explorer. Its address says the same as the call behind it, word for word. */
export type Selection = {
  indicators: readonly string[];
  rows: readonly string[];
  columns: readonly string[];
  /** Categories that are shown, as `dimension:category`. */
  where: readonly string[];
  per: boolean;
  unprotected: boolean;
};

/** The axes that every table has, besides those of its indicators. */
export const OWN_AXES = ["indicator", "area", "period"] as const;

export function readSelection(params: URLSearchParams): Selection {
  const rows = unique(params.getAll("rows"));
  return {
    indicators: unique(params.getAll("indicator")),
    rows,
    columns: unique(params.getAll("columns")).filter((one) => !rows.includes(one)),
    where: [...unique(params.getAll("where")).filter((one) => /^[^:]+:[^:]+$/.test(one)), ...unique(params.getAll("period")).map((one) => `period:${one}`)],
    per: params.get("per") === "inhabitants",
    unprotected: params.get("figures") === "unprotected",
  };
}

/** What the address says of a view; what is left out stands at its default. */
export function selectionQuery(selection: Selection): Query {
  const { indicators, rows, columns, where, per, unprotected } = selection;
  return {
    indicator: indicators,
    rows,
    columns,
    where: where.filter((one) => axisOf(one) !== "period"),
    // Periods have a parameter of their own: 2016/2018 is no slug.
    period: where.filter((one) => axisOf(one) === "period").map(categoryOf),
    per: per ? "inhabitants" : null,
    figures: unprotected ? "unprotected" : null,
  };
}

function unique(all: readonly string[]): string[] {
  return [...new Set(all.filter(Boolean))];
}

type Known = { id: string; dimensions: readonly { id: string }[] };

/** The dimensions that the chosen indicators can be divided by, in their own order. */
export function dimensionsOf(chosen: readonly Known[]): string[] {
  return unique(chosen.flatMap((one) => one.dimensions.map((dimension) => dimension.id)));
}

/** Dimensions that a table takes down its side. */
const MOST_ROWS = 6;

/** Lays a table that has not been laid yet: one indicator by all that it is divided by, several one to a row. */
export function laid(selection: Selection, chosen: readonly Known[]): Selection {
  const usable: string[] = [...OWN_AXES, ...dimensionsOf(chosen)];
  const rows = selection.rows.filter((one) => usable.includes(one));
  const columns = selection.columns.filter((one) => usable.includes(one));
  const where = selection.where.filter((one) => usable.includes(axisOf(one)));
  const several = chosen.length > 1;
  const own = rows.length > 0 ? rows : (several ? ["indicator", "area"] : ["area", ...dimensionsOf(chosen)]).filter((one) => !columns.includes(one)).slice(0, MOST_ROWS);
  // Several indicators must be told apart somewhere.
  const missing = several && !own.includes("indicator") && !columns.includes("indicator");
  return { ...selection, rows: missing ? [...own, "indicator"] : own, columns: columns.length > 0 || rows.length > 0 ? columns : ["period"], where };
}

export const axisOf = (filter: string) => filter.slice(0, filter.indexOf(":"));
export const categoryOf = (filter: string) => filter.slice(filter.indexOf(":") + 1);

export function chosenCategories(selection: Selection, axis: string): string[] {
  return selection.where.filter((one) => axisOf(one) === axis).map(categoryOf);
}

export function withCategories(selection: Selection, axis: string, categories: readonly string[]): Selection {
  return { ...selection, where: [...selection.where.filter((one) => axisOf(one) !== axis), ...categories.map((one) => `${axis}:${one}`)] };
}

/** An axis lies in the rows, in the columns or in neither; never in two places. */
export type Place = "rows" | "columns" | "fixed";

export function placeOf(selection: Selection, axis: string): Place {
  if (selection.rows.includes(axis)) return "rows";
  return selection.columns.includes(axis) ? "columns" : "fixed";
}

export function placed(selection: Selection, axis: string, place: Place): Selection {
  const without = (all: readonly string[]) => all.filter((one) => one !== axis);
  const [rows, columns] = [without(selection.rows), without(selection.columns)];
  return { ...selection, rows: place === "rows" ? [...rows, axis] : rows, columns: place === "columns" ? [...columns, axis] : columns };
}

export function swapped(selection: Selection): Selection {
  return { ...selection, rows: selection.columns, columns: selection.rows };
}
