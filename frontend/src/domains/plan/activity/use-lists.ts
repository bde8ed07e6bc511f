import { useQuery } from "@tanstack/react-query";
import { methodsQuery, organisationsQuery } from "@/api/reference";
import type { PlanDetail } from "@/api/types";
import { useLocal } from "@/text/language";
import { agreementsQuery, placeQuery } from "../queries";

export type Named = { id: string; name: string };

/** What an activity can refer to, with names: organisations of the county, other activities, prerequisites and agreements. */
export function useLists(plan: PlanDetail, activityId: string | null) {
  const local = useLocal();
  const organisations = (useQuery(organisationsQuery).data ?? []).filter((one) => one.countyId === plan.countyId && one.kind !== "care_level" && one.kind !== "unit");
  const agreements = useQuery(agreementsQuery(plan.countyId)).data ?? [];
  return {
    organisations: organisations.map((one): Named => ({ id: one.id, name: local(one.name) })),
    activities: plan.steps.flatMap((step) => step.activities).filter((one) => one.id !== activityId).map((one): Named => ({ id: one.id, name: `${one.code} ${local(one.title)}` })),
    prerequisites: plan.points.filter((one) => one.kind === "prerequisite").map((one): Named => ({ id: one.id, name: local(one.title) })),
    agreements: agreements.map((one): Named => ({ id: one.id, name: local(one.name) })),
  };
}

/** The name of anything that the form refers to. */
export function useNames(plan: PlanDetail, placeId: string): (id: string) => string {
  const local = useLocal();
  const lists = useLists(plan, null);
  const methods = useQuery(methodsQuery).data ?? [];
  const place = useQuery({ ...placeQuery(placeId), enabled: placeId !== "" }).data;
  const steps = plan.steps.flatMap((step) => [{ id: step.id, name: local(step.needLevel) }, ...step.goals.map((goal) => ({ id: goal.id, name: local(goal.title) }))]);
  const named = [...lists.organisations, ...lists.activities, ...lists.prerequisites, ...lists.agreements, ...steps, ...methods.map((one) => ({ id: one.id, name: local(one.name) }))];
  const names = new Map(named.map((one) => [one.id, one.name]));
  return (id) => names.get(id) ?? (place?.id === id ? (place.printedLabel ?? place.documentTitle) : id);
}
