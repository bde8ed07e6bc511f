import { useQuery } from "@tanstack/react-query";
import { useCounty } from "@/api/county";
import { methodsQuery, organisationsQuery, planQuery, plansQuery } from "@/api/reference";
import { useLocal } from "@/text/language";
import { agreementNamesQuery, costItemNamesQuery } from "./queries";

/** What the things are called that a change can refer to by their ids; what is not known is called by its id. */
export function useKnownNames(): (id: string) => string {
  const local = useLocal();
  const county = useCounty()?.id ?? "";
  const plan = useQuery({ ...plansQuery(county), enabled: county !== "" }).data?.[0]?.id ?? "";
  const detail = useQuery({ ...planQuery(plan), enabled: plan !== "" }).data;
  const items = useQuery({ ...costItemNamesQuery(plan), enabled: plan !== "" }).data ?? [];
  const agreements = useQuery({ ...agreementNamesQuery(county), enabled: county !== "" }).data ?? [];
  const organisations = useQuery(organisationsQuery).data ?? [];
  const methods = useQuery(methodsQuery).data ?? [];
  const steps = detail?.steps ?? [];
  const named = [...organisations, ...methods, ...agreements].map((one) => [one.id, local(one.name)] as const);
  const titled = [...items, ...(detail?.points ?? []), ...steps.flatMap((step) => step.goals)].map((one) => [one.id, local(one.title)] as const);
  const activities = steps.flatMap((step) => step.activities).map((one) => [one.id, `${one.code} ${local(one.title)}`] as const);
  const names = new Map<string, string>([...named, ...titled, ...activities, ...steps.map((step) => [step.id, local(step.needLevel)] as const)]);
  return (id) => names.get(id) ?? id;
}
