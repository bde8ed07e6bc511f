import { useQuery } from "@tanstack/react-query";
import type { Indicator } from "@/api/types";
import { useAddress } from "@/ui/use-address";
import { byPeriod } from "../figures/period-words";
import { tableQuery } from "../queries";
import { axisOf, categoryOf, laid, readSelection, selectionQuery, type Selection } from "./selection";

/** The view in the address, laid so that it can be shown, and the way to change it. */
export function useSelection(indicators: readonly Indicator[]) {
  const { params, setParams } = useAddress();
  const asked = readSelection(params);
  const chosen = asked.indicators.flatMap((id) => indicators.filter((one) => one.id === id));
  const selection = laid(asked, chosen);
  const change = (next: Selection) => setParams({ ...selectionQuery(next), about: null, dataset: null }, false);
  // What nobody has laid stays unlaid, so that another choice of indicators is laid anew.
  const choose = (ids: readonly string[]) => change({ ...asked, indicators: ids });
  return { selection, chosen, change, choose };
}

/** The call behind a view: the address of the explorer, word for word. */
export function tableCall(selection: Selection, county: string) {
  const { indicators, rows, columns, where, per, unprotected } = selection;
  return {
    county,
    indicator: [...indicators],
    rows: [...rows],
    columns: [...columns],
    where: where.filter((one) => axisOf(one) !== "period"),
    period: where.filter((one) => axisOf(one) === "period").map(categoryOf),
    ...(per && { per: "inhabitants" as const }),
    ...(unprotected && { figures: "unprotected" as const }),
  };
}

/** All periods of the chosen indicators, also those that a filter leaves out. */
export function usePeriods(selection: Selection, county: string): string[] {
  const call = { ...tableCall(selection, county), rows: unique([...selection.rows, "period"]).slice(0, 6), columns: selection.columns.filter((one) => one !== "period"), period: [] };
  const table = useQuery({ ...tableQuery(call), enabled: selection.indicators.length > 0 }).data;
  const known = table?.dimensions.find((one) => one.id === "period")?.categories.map((one) => one.id) ?? [];
  const filtered = selection.where.filter((one) => axisOf(one) === "period").map(categoryOf);
  return unique([...known, ...filtered]).toSorted(byPeriod);
}

const unique = (all: readonly string[]) => [...new Set(all)];
