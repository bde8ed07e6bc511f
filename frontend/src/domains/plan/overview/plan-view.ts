import { useLocal } from "@/text/language";
import type { PlanOverview } from "@/api/types";
import { useAddress } from "@/ui/use-address";
import { arranged, columnsOf, countOf, readFilter, readFrom } from "./arrange";

/** What the address asks for of the plan, and what that leaves to show. */
export function usePlanView(overview: PlanOverview) {
  const { params, setParams } = useAddress();
  const local = useLocal();
  const filter = readFilter(params.get("visa"));
  const organisationId = overview.organisations.find((one) => one.id === params.get("org"))?.id ?? null;
  const from = readFrom(params.get("fran"), overview.organisations.length);
  const steps = arranged(overview.steps, filter, organisationId);
  const codes = new Map(overview.steps.flatMap((step) => step.activities.map((one) => [one.id, one.code])));
  const names = new Map(overview.organisations.map((one) => [one.id, local(one.name)]));
  const [activityId, cellOrganisation] = (params.get("ruta") ?? "").split("~");
  return {
    filter,
    organisationId,
    from,
    steps,
    columns: columnsOf(overview.organisations, organisationId, from),
    shown: countOf(steps),
    codeOf: (id: string) => codes.get(id) ?? id,
    nameOf: (id: string) => names.get(id) ?? id,
    cell: activityId && cellOrganisation ? { activityId, organisationId: cellOrganisation } : null,
    openCell: (activity: string, organisation: string) => setParams({ ruta: `${activity}~${organisation}` }),
    closeCell: () => setParams({ ruta: null }),
    change: setParams,
  };
}

export type PlanView = ReturnType<typeof usePlanView>;
