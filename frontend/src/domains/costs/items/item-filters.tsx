import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { organisationsQuery } from "@/api/reference";
import type { PlanDetail } from "@/api/types";
import { useLocal, useText } from "@/text/language";
import { Button } from "@/ui/button";
import { SelectField, TextField } from "@/ui/fields";
import { useAddress } from "@/ui/use-address";
import { TABLE_FROM_PX, useWideScreen } from "@/ui/use-media";
import type { ItemCall } from "./queries";

export const FILTERS = ["step", "activity", "organisation", "state", "search"] as const;
type Filter = (typeof FILTERS)[number];

/** The selection in the address, as the list of items is asked for. */
export function readFilters(params: URLSearchParams, plan: string): ItemCall {
  const state = params.get("state");
  return {
    plan,
    step: params.get("step") ? [params.get("step") ?? ""] : undefined,
    activity: params.get("activity") ?? undefined,
    organisation: params.get("organisation") ?? undefined,
    state: state === "summed" || state === "not_summed" ? state : undefined,
    search: params.get("search")?.trim() || undefined,
  };
}

export const isFiltered = (params: URLSearchParams) => FILTERS.some((one) => params.get(one));

/** On a phone the choices would fill the first screen, so they are folded away until wanted. */
export function ItemFilters({ plan }: { plan: PlanDetail }) {
  const { t } = useText();
  const { params } = useAddress();
  const [begun] = useState(() => isFiltered(params));
  if (useWideScreen(TABLE_FROM_PX)) return <FilterFields plan={plan} />;
  return <details className="items-fold no-print" open={begun}><summary>{t.costEdit.items.filters}</summary><FilterFields plan={plan} /></details>;
}

function FilterFields({ plan }: { plan: PlanDetail }) {
  const { t } = useText();
  const local = useLocal();
  const words = t.costEdit.items;
  const { params, setParams } = useAddress();
  const organisations = (useQuery(organisationsQuery).data ?? []).filter((one) => one.countyId === plan.countyId && (one.kind === "region" || one.kind === "municipality"));
  const chosen = plan.steps.filter((one) => !params.get("step") || one.id === params.get("step"));
  const activities = chosen.flatMap((step) => step.activities).map((one) => ({ value: one.id, label: `${one.code} ${local(one.title)}` }));
  const steps = plan.steps.map((one) => ({ value: one.id, label: `${t.costEdit.terms.step(String(one.number))}: ${local(one.needLevel)}` }));
  const states = (["summed", "not_summed"] as const).map((one) => ({ value: one, label: words.states[one] }));
  const all = [{ value: "", label: words.all }];
  const select = (name: Filter, options: { value: string; label: string }[], also = {}) => (
    <SelectField label={words[name as Exclude<Filter, "search">]} value={params.get(name) ?? ""} options={[...all, ...options]} onChange={(event) => setParams({ [name]: event.target.value, ...also })} />
  );
  return (
    <div className="items-filters no-print" role="group" aria-label={words.filters}>
      {select("step", steps, { activity: null })}
      {select("activity", activities)}
      {select("organisation", organisations.map((one) => ({ value: one.id, label: local(one.name) })))}
      {select("state", states)}
      <TextField label={words.search} type="search" placeholder={words.searchHelp} value={params.get("search") ?? ""} onChange={(event) => setParams({ search: event.target.value })} />
      {isFiltered(params) && <Button variant="tertiary" onClick={() => setParams(Object.fromEntries(FILTERS.map((one) => [one, null])))}>{words.clear}</Button>}
    </div>
  );
}
