import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorNotice } from "@/api/query-state";
import { organisationsQuery } from "@/api/reference";
import { useLocal, useText } from "@/text/language";
import { Button } from "@/ui/button";
import { SelectField, TextField } from "@/ui/fields";
import { slugOf } from "@/format/slug";
import { unitKindsQuery, useAddUnitKind } from "./queries";

export type UnitDraft = { name: string; organisationId: string; unitKindId: string; email: string };

/** The county's principals, which units belong to. */
export function usePrincipals(countyId: string) {
  const all = useQuery(organisationsQuery).data ?? [];
  return all.filter((one) => one.countyId === countyId && (one.kind === "region" || one.kind === "municipality"));
}

type Props = { countyId: string; draft: UnitDraft; onChange: (change: Partial<UnitDraft>) => void };

export function UnitFields({ countyId, draft, onChange }: Props) {
  const { t } = useText();
  const local = useLocal();
  const words = t.questionnaires.rounds;
  const principals = usePrincipals(countyId);
  const kinds = useQuery(unitKindsQuery).data ?? [];
  const [adding, setAdding] = useState(false);
  const NEW = "new";
  const choose = (id: string) => {
    setAdding(id === NEW);
    onChange({ unitKindId: id === NEW ? "" : id });
  };
  return (
    <>
      <TextField label={words.unit} help={words.unitHelp} required maxLength={300} value={draft.name} onChange={(event) => onChange({ name: event.target.value })} />
      <SelectField
        label={words.principal} required value={draft.organisationId} onChange={(event) => onChange({ organisationId: event.target.value })}
        options={[{ value: "", label: "" }, ...principals.map((one) => ({ value: one.id, label: local(one.name) }))]}
      />
      <SelectField
        label={words.kind} required={!adding} value={adding ? NEW : draft.unitKindId} onChange={(event) => choose(event.target.value)}
        options={[{ value: "", label: "" }, ...kinds.map((one) => ({ value: one.id, label: local(one.name) })), { value: NEW, label: words.newKind }]}
      />
      {adding && <NewKind taken={kinds.map((one) => one.id)} onMade={(id) => { setAdding(false); onChange({ unitKindId: id }); }} />}
      <TextField label={words.email} help={words.emailHelp} type="email" value={draft.email} onChange={(event) => onChange({ email: event.target.value })} />
    </>
  );
}

function NewKind({ taken, onMade }: { taken: readonly string[]; onMade: (id: string) => void }) {
  const { t } = useText();
  const words = t.questionnaires.rounds;
  const [name, setName] = useState("");
  const add = useAddUnitKind();
  const make = () => add.mutate({ id: slugOf(name, taken), name: { sv: name.trim() } }, { onSuccess: (kind) => onMade(kind.id) });
  return (
    <div className="stack-tight">
      <TextField label={words.newKindName} value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />
      {add.error && <ErrorNotice error={add.error} heading={t.common.error.saveHeading} />}
      <div><Button type="button" variant="secondary" disabled={!name.trim() || add.isPending} onClick={make}>{words.add}</Button></div>
    </div>
  );
}
