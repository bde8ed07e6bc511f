import { useState, type FormEvent } from "react";
import { useLocation } from "wouter";
import { ErrorNotice } from "@/api/query-state";
import { useCounty } from "@/api/county";
import { newestPublished } from "@/api/reference";
import type { Round, RoundCreate } from "@/api/types";
import { useLocal, useText } from "@/text/language";
import { Button } from "@/ui/button";
import { SelectField, TextField } from "@/ui/fields";
import { announce } from "@/ui/toast";
import { useCreateRound } from "./queries";

type Fields = { year: string; name: string; previous: string; opensOn: string; closesOn: string };

/** A new round takes its methods and organisations from an earlier one. */
export function RoundForm({ rounds }: { rounds: Round[] }) {
  const { t } = useText();
  const local = useLocal();
  const [, navigate] = useLocation();
  const county = useCounty()?.id ?? rounds[0]?.countyId ?? "";
  const create = useCreateRound();
  const [nextYear] = useState(() => String(freeYear(rounds)));
  const [fields, setFields] = useState<Fields>({ year: nextYear, name: t.rounds.nameFor(nextYear), previous: newestPublished(rounds)?.id ?? "", opensOn: "", closesOn: "" });
  const change = (part: Partial<Fields>) => setFields({ ...fields, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate(toRound(fields, county, rounds), {
      onSuccess: (round) => {
        announce(t.rounds.created);
        navigate(`/omgangar/${round.id}`);
      },
    });
  };
  const words = t.rounds;
  return (
    <form className="stack" onSubmit={submit}>
      <p className="muted">{words.createBody}</p>
      <TextField label={words.year} type="number" min={2000} max={2100} required value={fields.year} onChange={(event) => change({ year: event.target.value, name: words.nameFor(event.target.value) })} />
      <TextField label={words.name} required maxLength={200} value={fields.name} onChange={(event) => change({ name: event.target.value })} />
      <SelectField label={words.previous} value={fields.previous} options={rounds.map((one) => ({ value: one.id, label: local(one.title) }))} onChange={(event) => change({ previous: event.target.value })} />
      <TextField label={words.opensOn} type="date" value={fields.opensOn} onChange={(event) => change({ opensOn: event.target.value })} />
      <TextField label={words.closesOn} type="date" value={fields.closesOn} min={fields.opensOn || undefined} onChange={(event) => change({ closesOn: event.target.value })} />
      {create.error && <ErrorNotice error={create.error} heading={t.common.error.saveHeading} />}
      <div><Button type="submit" disabled={create.isPending}>{words.submit}</Button></div>
    </form>
  );
}

/** This year, or the first after it that has no round yet. */
function freeYear(rounds: Round[]): number {
  let year = new Date().getFullYear();
  while (rounds.some((one) => one.year === year)) year += 1;
  return year;
}

function toRound(fields: Fields, countyId: string, rounds: Round[]): RoundCreate {
  const previous = rounds.find((one) => one.id === fields.previous);
  return {
    id: `${countyId}-${fields.year}`,
    countyId,
    year: Number(fields.year),
    title: { sv: fields.name.trim() },
    editionId: previous?.editionId ?? null,
    previousRoundId: previous?.id ?? null,
    opensOn: fields.opensOn || null,
    closesOn: fields.closesOn || null,
  };
}
