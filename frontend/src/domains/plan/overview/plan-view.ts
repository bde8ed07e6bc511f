import { useLocal } from "@/text/language";
import type { PlanOverview } from "@/api/types";
import { useAddress } from "@/ui/use-address";
import { useWideScreen } from "@/ui/use-media";
import { arranged, COLUMNS, columnsOf, countOf, FEWER_COLUMNS, readFilter, readFrom } from "./arrange";

const ALL_COLUMNS_FROM_PX = 1200;

/** What the address asks for of the plan, and what that leaves to show. */
export function usePlanView(overview: PlanOverview) {
  const { params, setParams } = useAddress();
  const local = useLocal();
  const filter = readFilter(params.get("visa"));
  const organisationId = overview.organisations.find((one) => one.id === params.get("org"))?.id ?? null;
  const steps = arranged(overview.steps, filter, organisationId);
  const codes = new Map(overview.steps.flatMap((step) => step.activities.map((one) => [one.id, one.code])));
  const names = new Map(overview.organisations.map((one) => [one.id, local(one.name)]));
  const [activityId, cellOrganisation] = (params.get("ruta") ?? "").split("~");
  const cell = activityId && cellOrganisation ? { activityId, organisationId: cellOrganisation } : null;
  // The panel takes the room of some of the columns.
  const size = useWideScreen(ALL_COLUMNS_FROM_PX) && !cell ? COLUMNS : FEWER_COLUMNS;
  const from = readFrom(params.get("fran"), overview.organisations.length, { size, holding: overview.organisations.findIndex((one) => one.id === cell?.organisationId) });
  return {
    filter,
    organisationId,
    from,
    size,
    steps,
    columns: columnsOf(overview.organisations, organisationId, { from, size }),
    shown: countOf(steps),
    codeOf: (id: string) => codes.get(id) ?? id,
    nameOf: (id: string) => names.get(id) ?? id,
    cell,
    openCell: (activity: string, organisation: string) => setParams({ ruta: `${activity}~${organisation}` }),
    closeCell: () => setParams({ ruta: null }),
    change: setParams,
  };
}

export type PlanView = ReturnType<typeof usePlanView>;
