import type { Dataset } from "@/api/types";
import { queryString } from "@/format/address";
import type { Story } from "../stories/stories";
import { selectionQuery, type Selection } from "./selection";

const NOTHING: Selection = { indicators: [], rows: [], columns: [], where: [], per: false, unprotected: false };

/** The explorer's view of a kept table; it can be changed there without changing what is kept. */
export function datasetAddress(dataset: Dataset): string {
  const { indicators, rows, columns, where, periods, areas, per } = dataset.selection;
  const all = [...where, ...areas.map((one) => `area:${one}`), ...periods.map((one) => `period:${one}`)];
  const selection = { ...NOTHING, indicators, rows, columns, where: all, per: per === "inhabitants" };
  return `/kartlaggning/utforska${queryString({ ...selectionQuery(selection), dataset: dataset.id })}`;
}

/** The explorer's view of a story of the first page: what a group was about in rows, what stood side by side in columns. */
export function storyAddress(story: Story): string {
  const rows = story.label === "indicator" && story.indicators.length === 1 ? ["area"] : [story.label];
  const selection = { ...NOTHING, indicators: story.indicators, rows, columns: [story.series ?? "period"] };
  return `/kartlaggning/utforska${queryString(selectionQuery(selection))}`;
}

/** What is sent to keep a view. Unprotected figures are never kept: who opens a dataset decides what they may see. */
export function keptSelection(selection: Selection) {
  const of = (axis: string) => selection.where.filter((one) => one.startsWith(`${axis}:`)).map((one) => one.slice(axis.length + 1));
  return {
    indicators: [...selection.indicators],
    rows: [...selection.rows],
    columns: [...selection.columns],
    where: selection.where.filter((one) => !one.startsWith("area:") && !one.startsWith("period:")),
    areas: of("area"),
    periods: of("period"),
    per: selection.per ? ("inhabitants" as const) : null,
  };
}

/** A slug from a title: what the dataset is called in its address, after the county. */
export function datasetId(county: string, title: string): string {
  const slug = title.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  return [county, slug].filter(Boolean).join("-").slice(0, 120);
}
