import { useState, type FormEvent } from "react";
import { ErrorNotice } from "@/api/query-state";
import { useText } from "@/text/language";
import { Button } from "@/ui/button";
import { TextArea, TextField } from "@/ui/fields";
import { announce } from "@/ui/toast";
import { useUpdateRound, type TaggedRound } from "./queries";

/** What can still be changed: title, dates and greeting. */
export function RoundSettings({ tagged }: { tagged: TaggedRound }) {
  const { t } = useText();
  const words = t.questionnaires.rounds;
  const { round } = tagged;
  const [fields, setFields] = useState({ name: round.title.sv, opensOn: round.opensOn ?? "", closesOn: round.closesOn ?? "", greeting: round.greeting ?? "" });
  const change = (part: Partial<typeof fields>) => setFields({ ...fields, ...part });
  const update = useUpdateRound(tagged);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { title: { ...round.title, sv: fields.name.trim() }, opensOn: fields.opensOn || null, closesOn: fields.closesOn || null, greeting: fields.greeting.trim() || null };
    update.mutate(body, { onSuccess: () => announce(words.settingsSaved) });
  };
  return (
    <details className="fold card">
      <summary>{words.settings}</summary>
      <form className="stack round-settings" onSubmit={submit}>
        <TextField label={words.name} required maxLength={300} value={fields.name} onChange={(event) => change({ name: event.target.value })} />
        <TextField label={words.opensOn} type="date" value={fields.opensOn} onChange={(event) => change({ opensOn: event.target.value })} />
        <TextField label={words.closesOnField} type="date" min={fields.opensOn || undefined} value={fields.closesOn} onChange={(event) => change({ closesOn: event.target.value })} />
        <TextArea label={words.greeting} help={words.greetingHelp} rows={4} maxLength={2000} value={fields.greeting} onChange={(event) => change({ greeting: event.target.value })} />
        {update.error && <ErrorNotice error={update.error} heading={t.common.error.saveHeading} />}
        <div><Button type="submit" variant="secondary" disabled={update.isPending}>{t.common.save}</Button></div>
      </form>
    </details>
  );
}
