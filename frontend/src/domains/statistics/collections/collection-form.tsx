import { useState, type FormEvent } from "react";
import { useLocation } from "wouter";
import { ErrorNotice } from "@/api/query-state";
import type { Collection } from "@/api/types";
import { useLocal, useText } from "@/text/language";
import { Button } from "@/ui/button";
import { SelectField, TextField } from "@/ui/fields";
import { announce } from "@/ui/toast";
import { datasetId } from "../explore/dataset-address";
import { useCreateCollection } from "./queries";

/** A new collection asks the same of the same as an earlier one. */
export function CollectionForm({ collections, county }: { collections: Collection[]; county: string }) {
  const { t } = useText();
  const local = useLocal();
  const [, navigate] = useLocation();
  const create = useCreateCollection();
  const [year] = useState(() => String(new Date().getFullYear()));
  const [fields, setFields] = useState({ period: year, name: t.collections.nameFor(year), from: collections[0]?.id ?? "", opensOn: "", dueOn: "" });
  const change = (part: Partial<typeof fields>) => setFields({ ...fields, ...part });
  const words = t.collections;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const title = fields.name.trim();
    create.mutate(
      { id: datasetId(county, title), countyId: county, title: { sv: title }, period: fields.period.trim() || null, previousCollectionId: fields.from || null, opensOn: fields.opensOn || null, dueOn: fields.dueOn || null },
      { onSuccess: (made) => { announce(words.created); navigate(`/kartlaggning/insamlingar/${made.id}`); } },
    );
  };
  return (
    <form className="stack" onSubmit={submit}>
      <p className="muted">{words.createBody}</p>
      <SelectField label={words.from} value={fields.from} options={collections.map((one) => ({ value: one.id, label: local(one.title) }))} onChange={(event) => change({ from: event.target.value })} />
      <TextField label={words.name} required maxLength={200} value={fields.name} onChange={(event) => change({ name: event.target.value })} />
      <TextField label={words.period} help={words.periodHelp} required maxLength={10} value={fields.period} onChange={(event) => change({ period: event.target.value })} />
      <TextField label={words.opensOn} type="date" value={fields.opensOn} onChange={(event) => change({ opensOn: event.target.value })} />
      <TextField label={words.dueOn} type="date" value={fields.dueOn} min={fields.opensOn || undefined} onChange={(event) => change({ dueOn: event.target.value })} />
      {create.error && <ErrorNotice error={create.error} heading={t.common.error.saveHeading} />}
      <div><Button type="submit" disabled={create.isPending || collections.length === 0}>{words.submit}</Button></div>
    </form>
  );
}
