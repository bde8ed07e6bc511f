import { useQuery } from "@tanstack/react-query";
import { methodsQuery, organisationsQuery } from "@/api/reference";
import type { CostItem, PlanDetail } from "@/api/types";
import { placeText } from "@/domains/sources/place-text";
import { useLocal, useText } from "@/text/language";
import { rolesQuery } from "../prices/queries";
import type { Names } from "./part-words";
import { allPlacesQuery } from "./queries";

/** The names of all that an item can refer to. What is not known is called by its id. */
export function useNames(plan: PlanDetail, items: readonly CostItem[]): Names {
  const { t } = useText();
  const local = useLocal();
  const methods = useQuery(methodsQuery).data ?? [];
  const organisations = useQuery(organisationsQuery).data ?? [];
  const roles = useQuery(rolesQuery).data ?? [];
  const places = useQuery(allPlacesQuery).data;
  const names = new Map<string, string>([
    ...plan.steps.map((one) => [one.id, t.costEdit.terms.step(String(one.number))] as const),
    ...plan.steps.flatMap((one) => one.activities).map((one) => [one.id, `${one.code} ${local(one.title)}`] as const),
    ...[...methods, ...organisations, ...roles].map((one) => [one.id, local(one.name)] as const),
    ...items.map((one) => [one.id, local(one.title)] as const),
  ]);
  return (id) => {
    const place = places?.get(id);
    return names.get(id) ?? (place ? `${place.documentTitle}, ${placeText(place, t)}` : id);
  };
}
