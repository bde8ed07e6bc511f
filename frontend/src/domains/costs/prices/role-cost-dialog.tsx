import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorNotice } from "@/api/query-state";
import { organisationsQuery } from "@/api/reference";
import type { CostRole, RoleCost } from "@/api/types";
import { amountText } from "@/format/money";
import { slugOf } from "@/format/slug";
import { useLocal, useText } from "@/text/language";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { SelectField, TextArea, TextField } from "@/ui/fields";
import { announce } from "@/ui/toast";
import { isYear } from "../items/check";
import { kronor } from "../items/typed-amount";
import { readNumber } from "../items/shares";
import { SourcePicker } from "../items/source-picker";
import { FormNotices } from "./form-notices";
import { createRoleCost, readRoleCost, saveRoleCost } from "./queries";
import { useRemoveRoleCost } from "./use-remove-role-cost";
import { useTyped } from "./use-typed";

type Bound = RoleCost["bound"];
const BOUNDS = ["exact", "about", "at_least", "at_most"] as const;

type CostTyped = { amount: string; bound: string; year: string; organisation: string; assumption: string; place: string };

const fieldsOf = (cost: RoleCost | null): CostTyped => ({
  amount: cost ? kronor(cost.amount) : "",
  bound: cost?.bound ?? "exact",
  year: cost ? String(cost.year) : "",
  organisation: cost?.organisationId ?? "",
  assumption: cost?.assumption ?? "",
  place: cost?.sourcePlaceId ?? "",
});

type Props = { county: string; role: CostRole; cost: RoleCost | null; taken: readonly string[]; onClose: () => void };

/** What full time costs in a role: one for each year and principal. */
export function RoleCostDialog({ county, role, cost, taken, onClose }: Props) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.costEdit.prices;
  const cache = useQueryClient();
  const principals = (useQuery(organisationsQuery).data ?? []).filter((one) => one.countyId === county && (one.kind === "region" || one.kind === "municipality"));
  const removal = useRemoveRoleCost(onClose);
  const typed = useTyped(`cost.${cost?.id ?? `ny.${role.id}`}`, fieldsOf(cost));
  const [theirs, setTheirs] = useState<RoleCost | null>(null);
  const { fields } = typed;
  const amount = readNumber(fields.amount.replace(/kr(onor)?\s*$/i, ""));
  const amountFault = amount === null || !Number.isInteger(amount) || amount === 0;
  const yearFault = !isYear(fields.year);
  const body = { amount: amount ?? 0, bound: fields.bound as Bound, assumption: fields.assumption.trim() || null, sourcePlaceId: fields.place || null };
  const create = () => {
    const id = slugOf([county, role.id, fields.organisation, fields.year].filter(Boolean).join(" "), taken);
    return createRoleCost({ id, countyId: county, roleId: role.id, organisationId: fields.organisation || null, year: Number(fields.year), ...body });
  };
  const done = () => {
    announce(words.costSaved);
    void cache.invalidateQueries();
    onClose();
  };
  const send = async (version: number) => {
    try {
      return await (cost ? saveRoleCost(cost.id, version, body) : create());
    } catch (reason) {
      if (cost) setTheirs(await readRoleCost(cost.id).catch(() => null));
      throw reason;
    }
  };
  const save = (version = cost?.version ?? 0) => void typed.submit(amountFault || yearFault, () => send(version), done);
  const footer = (
    <>
      {cost && <Button variant="tertiary" tone="danger" disabled={removal.isPending} onClick={() => removal.mutate(cost)}>{words.remove}</Button>}
      <Button variant="secondary" onClick={onClose}>{t.common.cancel}</Button>
      <Button disabled={typed.busy || typed.stale} onClick={() => save()}>{words.save}</Button>
    </>
  );
  return (
    <Dialog open heading={cost ? words.editCost(local(role.name), String(cost.year)) : words.addCostFor(local(role.name))} onClose={onClose} footer={footer}>
      <FormNotices
        typed={{ ...typed, reset: () => typed.reset() }}
        theirs={theirs ? amountText(theirs.amount, t, lang, "exact") : undefined}
        onKeepMine={() => save(theirs?.version)}
        onTakeTheirs={() => { typed.reset(fieldsOf(theirs)); void cache.invalidateQueries(); }}
      />
      {removal.error && <ErrorNotice error={removal.error} heading={words.removeFailed} />}
      <div className="form-pairs">
        <TextField label={words.amount} inputMode="numeric" error={typed.at("amount") ?? (typed.tried && amountFault ? words.amountWrong : undefined)} value={fields.amount} onChange={(event) => typed.change({ amount: event.target.value })} />
        <SelectField label={words.bound} value={fields.bound} options={BOUNDS.map((one) => ({ value: one, label: words.bounds[one] }))} onChange={(event) => typed.change({ bound: event.target.value })} />
      </div>
      {!cost && (
        <div className="form-pairs">
          <TextField label={words.year} inputMode="numeric" maxLength={4} error={typed.at("year") ?? (typed.tried && yearFault ? words.yearWrong : undefined)} value={fields.year} onChange={(event) => typed.change({ year: event.target.value })} />
          <SelectField label={words.principal} value={fields.organisation} options={[{ value: "", label: words.allPrincipals }, ...principals.map((one) => ({ value: one.id, label: local(one.name) }))]} onChange={(event) => typed.change({ organisation: event.target.value })} />
        </div>
      )}
      <TextArea label={words.assumption} maxLength={2000} error={typed.at("assumption")} value={fields.assumption} onChange={(event) => typed.change({ assumption: event.target.value })} />
      <SourcePicker value={fields.place} error={typed.at("sourcePlaceId")} onChange={(place) => typed.change({ place })} />
    </Dialog>
  );
}
