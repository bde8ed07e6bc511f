import { useState } from "react";
import { ErrorNotice } from "@/api/query-state";
import { useText } from "@/text/language";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Message } from "@/ui/message";
import { announce } from "@/ui/toast";
import { RecordConflict } from "./record-conflict";
import { RecordFieldView } from "./record-field";
import { useRecord, type RecordWork } from "./use-record";
import "./record.css";

type Props = { work: RecordWork; heading: string; removeHelp?: string; isNew?: boolean; onClose: () => void; onRemoved?: () => void };

/** Adds or changes one thing of the plan. What is new can be saved as it begins, when that is enough. */
export function RecordDialog({ work, heading, removeHelp, isNew, onClose, onRemoved }: Props) {
  const { t } = useText();
  const words = t.planWork.record;
  const [asking, setAsking] = useState(false);
  const done = (what: "saved" | "removed") => {
    announce(what === "saved" ? words.saved : words.removed);
    onClose();
    if (what === "removed") onRemoved?.();
  };
  const form = useRecord(work, done);
  const faultOf = (name: string) => (form.isMissing(name) ? words.needed : form.isNoNumber(name) ? words.digits : form.faultOf(name));
  const footer = (
    <>
      {work.remove && !asking && <Button variant="tertiary" tone="danger" disabled={form.busy} onClick={() => setAsking(true)}>{words.remove}</Button>}
      <Button variant="secondary" onClick={onClose}>{t.common.close}</Button>
      <Button disabled={form.busy || form.theirs !== null || (!form.unsaved && !isNew)} onClick={form.save}>{form.busy ? t.common.saving : t.common.save}</Button>
    </>
  );
  return (
    <Dialog open heading={heading} onClose={onClose} footer={footer}>
      {form.restored && <Message tone="info" actions={<Button variant="secondary" onClick={form.discard}>{words.discard}</Button>}>{words.restored}</Message>}
      <RecordConflict form={form} fields={work.fields} />
      {form.renewed && <Message tone="warning" heading={words.staleHeading} live><p>{words.renewed}</p></Message>}
      {form.error && <ErrorNotice error={form.error} heading={t.common.error.saveHeading} />}
      {asking && (
        <Message tone="warning" heading={words.removeHeading} live actions={<><Button tone="danger" disabled={form.busy} onClick={form.remove}>{words.remove}</Button><Button variant="secondary" onClick={() => setAsking(false)}>{t.common.cancel}</Button></>}>
          <p>{removeHelp ?? words.removeBody}</p>
        </Message>
      )}
      <form className="record-form" noValidate onSubmit={(event) => { event.preventDefault(); form.save(); }}>
        {work.fields.map((field) => (
          <RecordFieldView key={field.name} field={field} value={form.values[field.name] ?? ""} error={faultOf(field.name)} onChange={(value) => form.change(field.name, value)} />
        ))}
        <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
      </form>
      <p className="small muted">{words.kept}</p>
    </Dialog>
  );
}
