import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useLocation } from "wouter";
import { ErrorNotice } from "@/api/query-state";
import type { Questionnaire, QuestionnaireRound } from "@/api/types";
import { useLocal, useText } from "@/text/language";
import { Button } from "@/ui/button";
import { CheckChoice, SelectField, TextArea, TextField } from "@/ui/fields";
import { announce } from "@/ui/toast";
import { useAddress } from "@/ui/use-address";
import { questionnairesQuery } from "../build/queries";
import { slugOf } from "@/format/slug";
import { useCreateRound } from "./queries";

type Props = { county: string; rounds: readonly QuestionnaireRound[] };

export function NewRound({ county, rounds }: Props) {
  const { t } = useText();
  const words = t.questionnaires.rounds;
  const usable = (useQuery(questionnairesQuery(county)).data ?? []).filter((one) => one.latestNumber !== null);
  return (
    <section className="card" aria-labelledby="new-round">
      <h2 id="new-round">{words.create}</h2>
      {usable.length === 0 ? <p className="muted">{words.noQuestionnaire}</p> : <RoundFields key={usable.length} county={county} rounds={rounds} usable={usable} />}
    </section>
  );
}

function RoundFields({ county, rounds, usable }: Props & { usable: readonly Questionnaire[] }) {
  const { t } = useText();
  const local = useLocal();
  const words = t.questionnaires.rounds;
  const [, navigate] = useLocation();
  const { params } = useAddress();
  const [fields, setFields] = useState(() => {
    const chosen = usable.find((one) => one.id === params.get("ny")) ?? usable[0];
    return { ...startOf(chosen, rounds), opensOn: "", closesOn: "", greeting: "", copy: true };
  });
  const change = (part: Partial<typeof fields>) => setFields({ ...fields, ...part });
  const create = useCreateRound();
  const earlier = rounds.filter((one) => one.questionnaireId === fields.questionnaireId);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = {
      id: slugOf(`${fields.questionnaireId} ${fields.year}`, rounds.map((one) => one.id)),
      countyId: county, questionnaireId: fields.questionnaireId, year: Number(fields.year), title: { sv: fields.name.trim() },
      opensOn: fields.opensOn || null, closesOn: fields.closesOn || null, greeting: fields.greeting.trim() || null,
      previousRoundId: fields.previous || null, copyRecipients: fields.previous !== "" && fields.copy,
    };
    create.mutate(body, { onSuccess: (round) => { announce(words.created); navigate(`/kartlaggning/enkatomgangar/${round.id}`); } });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <p className="muted">{words.createBody}</p>
      <SelectField
        label={words.questionnaire} value={fields.questionnaireId} options={usable.map((one) => ({ value: one.id, label: local(one.title) }))}
        onChange={(event) => change(startOf(usable.find((one) => one.id === event.target.value), rounds))}
      />
      <TextField label={words.year} type="number" min={2000} max={2200} required value={fields.year} onChange={(event) => change({ year: event.target.value })} />
      <TextField label={words.name} required maxLength={300} value={fields.name} onChange={(event) => change({ name: event.target.value })} />
      <TextField label={words.opensOn} type="date" value={fields.opensOn} onChange={(event) => change({ opensOn: event.target.value })} />
      <TextField label={words.closesOnField} type="date" min={fields.opensOn || undefined} value={fields.closesOn} onChange={(event) => change({ closesOn: event.target.value })} />
      <TextArea label={words.greeting} help={words.greetingHelp} maxLength={2000} value={fields.greeting} onChange={(event) => change({ greeting: event.target.value })} />
      {earlier.length > 0 && (
        <SelectField
          label={words.previous} value={fields.previous} onChange={(event) => change({ previous: event.target.value })}
          options={[{ value: "", label: words.previousNone }, ...earlier.map((one) => ({ value: one.id, label: local(one.title) }))]}
        />
      )}
      {fields.previous && <CheckChoice label={words.copyRecipients} checked={fields.copy} onChange={() => change({ copy: !fields.copy })} />}
      {create.error && <ErrorNotice error={create.error} heading={t.common.error.saveHeading} />}
      <div><Button type="submit" disabled={create.isPending}>{words.submit}</Button></div>
    </form>
  );
}

/** This year, the questionnaire's own name, and the newest earlier round to compare with. */
function startOf(questionnaire: Questionnaire | undefined, rounds: readonly QuestionnaireRound[]) {
  const year = String(new Date().getFullYear());
  const previous = rounds.filter((one) => one.questionnaireId === questionnaire?.id).toSorted((a, b) => b.year - a.year)[0];
  return { questionnaireId: questionnaire?.id ?? "", year, name: questionnaire ? `${questionnaire.title.sv} ${year}` : "", previous: previous?.id ?? "" };
}
