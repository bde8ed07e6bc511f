import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { ErrorNotice } from "@/api/query-state";
import type { QuestionnaireRound, Recipient } from "@/api/types";
import { formatNumber } from "@/format/numbers";
import { useText } from "@/text/language";
import { Button } from "@/ui/button";
import { TextArea } from "@/ui/fields";
import { Message } from "@/ui/message";
import { announce } from "@/ui/toast";
import { slugOf } from "@/format/slug";
import { readLines, type PastedLine } from "./paste";
import { unitKindsQuery, useAddRecipient, useAddRecipients } from "./queries";
import { UnitFields, usePrincipals, type UnitDraft } from "./unit-fields";

const BLANK: UnitDraft = { name: "", organisationId: "", unitKindId: "", email: "" };
type Props = { round: QuestionnaireRound; recipients: readonly Recipient[] };

/** One at a time, or a whole list at once. */
export function AddUnits(props: Props) {
  const { t } = useText();
  const words = t.questionnaires.rounds;
  const none = props.recipients.length === 0;
  return (
    <div className="add-units">
      <details className="fold" open={none}><summary>{words.addOne}</summary><AddOne {...props} /></details>
      <details className="fold" open={none}><summary>{words.paste}</summary><PasteUnits {...props} /></details>
    </div>
  );
}

function AddOne({ round, recipients }: Props) {
  const { t } = useText();
  const words = t.questionnaires.rounds;
  const [draft, setDraft] = useState(BLANK);
  const add = useAddRecipient(round.id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const unit = { ...draft, id: slugOf(draft.name, recipients.map((one) => one.id)), name: draft.name.trim(), email: draft.email.trim() || null };
    // The next unit is often of the same principal and kind, so those stay.
    add.mutate(unit, { onSuccess: () => { announce(words.added(unit.name)); setDraft({ ...draft, name: "", email: "" }); } });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <UnitFields countyId={round.countyId} draft={draft} onChange={(change) => setDraft({ ...draft, ...change })} />
      {add.error && <ErrorNotice error={add.error} heading={t.common.error.saveHeading} />}
      <div><Button type="submit" disabled={add.isPending}>{words.add}</Button></div>
    </form>
  );
}

function PasteUnits({ round, recipients }: Props) {
  const { t, lang } = useText();
  const words = t.questionnaires.rounds;
  const [text, setText] = useState("");
  const [stopped, setStopped] = useState<{ added: number; error: unknown } | null>(null);
  const organisations = usePrincipals(round.countyId);
  const kinds = useQuery(unitKindsQuery).data ?? [];
  const add = useAddRecipients(round.id);
  const lines = add.isPending ? [] : readLines(text, { organisations, kinds, taken: recipients });
  const faulty = lines.filter((one) => one.faults.length > 0);
  const units = lines.flatMap((one) => one.unit ?? []);
  const n = (value: number) => formatNumber(value, lang);
  const write = () =>
    add.mutate(units, {
      onSuccess: ({ added, error }) => {
        const left = lines.filter((one) => !one.unit || !added.includes(one.unit.id));
        setText(left.map((one) => one.text).join("\n"));
        setStopped(error ? { added: added.length, error } : null);
        if (!error) announce(words.pasteDone(n(added.length)));
      },
    });
  return (
    <div className="stack">
      <TextArea label={words.pasteLabel} help={words.pasteBody} placeholder={words.pasteExample} rows={6} spellCheck={false} value={text} onChange={(event) => setText(event.target.value)} />
      {faulty.length > 0 && (
        <Message tone="warning" heading={words.pasteFaults(n(faulty.length))} live>
          <ul className="paste-faults">{faulty.map((line) => <li key={line.row}><FaultWords line={line} /></li>)}</ul>
        </Message>
      )}
      {stopped && <ErrorNotice error={stopped.error} heading={t.common.error.saveHeading}><p>{words.pasteStopped(n(stopped.added))}</p></ErrorNotice>}
      <div className="row">
        <Button disabled={units.length === 0 || faulty.length > 0 || add.isPending} onClick={write}>{words.pasteAdd(n(units.length))}</Button>
      </div>
    </div>
  );
}

function FaultWords({ line }: { line: PastedLine }) {
  const { t } = useText();
  const words = t.questionnaires.rounds;
  const said = line.faults.map(({ fault, about }) => {
    const text = words.faults[fault];
    return typeof text === "string" ? text : text(about);
  });
  return <><span className="strong">{words.row(String(line.row))}:</span> {said.join(" ")}</>;
}
