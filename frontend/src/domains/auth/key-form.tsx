import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { ErrorNotice } from "@/api/query-state";
import { useCounty } from "@/api/county";
import { organisationsQuery } from "@/api/reference";
import type { KeyCreate, Role } from "@/api/types";
import { useLocal, useText } from "@/text/language";
import { Button } from "@/ui/button";
import { CodeLine } from "@/ui/copy-button";
import { CheckChoice, SelectField, TextField } from "@/ui/fields";
import { Message } from "@/ui/message";
import { useCreateKey } from "./queries";

const ROLES: readonly Role[] = ["reporter", "lead", "administrator", "reader"];
const START = { name: "", role: "reporter" as Role, organisationId: "", readOnly: false, expires: "" };

export function KeyForm() {
  const { t } = useText();
  const words = t.keys;
  const [form, setForm] = useState(START);
  const create = useCreateKey();
  const county = useCounty()?.id ?? null;
  const change = (part: Partial<typeof START>) => setForm({ ...form, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate(toKey(form, county), { onSuccess: () => setForm(START) });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <TextField label={words.name} help={words.nameHelp} required maxLength={200} value={form.name} onChange={(event) => change({ name: event.target.value })} />
      <SelectField
        label={words.role}
        help={words.roleHelp[form.role]}
        value={form.role}
        options={ROLES.map((role) => ({ value: role, label: t.terms.role[role] }))}
        onChange={(event) => change({ role: event.target.value as Role })}
      />
      {form.role === "reporter" && <OrganisationField value={form.organisationId} onChange={(organisationId) => change({ organisationId })} />}
      <TextField label={words.expires} help={words.expiresHelp} type="date" value={form.expires} onChange={(event) => change({ expires: event.target.value })} />
      <CheckChoice label={words.readOnly} checked={form.readOnly} onChange={() => change({ readOnly: !form.readOnly })} />
      {create.error && <ErrorNotice error={create.error} heading={t.common.error.saveHeading} />}
      <div><Button type="submit" disabled={create.isPending}>{words.submit}</Button></div>
      {create.data && (
        <Message tone="success" heading={`${words.created}: ${create.data.name}`} live>
          <p>{words.once}</p>
          <CodeLine code={create.data.secret} label={words.copy} />
        </Message>
      )}
    </form>
  );
}

/** A key holds through its last day, so it expires when that day ends here. */
function toKey(form: typeof START, county: string | null): KeyCreate {
  return {
    name: form.name.trim(),
    role: form.role,
    organisationId: form.role === "reporter" ? form.organisationId || null : null,
    countyId: form.role === "lead" ? county : null,
    readOnly: form.readOnly,
    expiresAt: form.expires ? new Date(`${form.expires}T23:59:59`).toISOString() : null,
  };
}

function OrganisationField({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const { t } = useText();
  const local = useLocal();
  const county = useCounty()?.id;
  const organisations = (useQuery(organisationsQuery).data ?? []).filter((one) => one.kind !== "group" && one.countyId === county);
  const options = [{ value: "", label: t.keys.organisationChoose }, ...organisations.map((one) => ({ value: one.id, label: local(one.name) }))];
  return <SelectField label={t.keys.organisation} required value={value} options={options} onChange={(event) => onChange(event.target.value)} />;
}
