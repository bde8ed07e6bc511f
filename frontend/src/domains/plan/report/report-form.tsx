import { useId } from "react";
import { ErrorNotice } from "@/api/query-state";
import type { ProgressReport, ProgressStatus } from "@/api/types";
import { useText } from "@/text/language";
import { Button } from "@/ui/button";
import { TextArea, TextField } from "@/ui/fields";
import { Message } from "@/ui/message";
import { Mark } from "../mark";
import { today } from "../today";
import { asksDegree, type Subject } from "./draft";
import { useReportForm } from "./use-report-form";
import "./report.css";

const STATUSES: readonly ProgressStatus[] = ["not_started", "started", "done", "paused", "stopped"];
const LONGEST = 2000;

type Props = { subject: Subject; last: { status: ProgressStatus; degree: number | null } | null; onSaved: (report: ProgressReport) => void; onClose: () => void };

/** How far it has come, in two minutes: one choice is enough, the rest is for those who have more to say. */
export function ReportForm({ subject, last, onSaved, onClose }: Props) {
  const { t } = useText();
  const form = useReportForm(subject, last, onSaved);
  const words = t.plan.report.form;
  const { draft, change, faults } = form;
  const optional = <span className="muted report-optional">{words.optional}</span>;
  return (
    <form className="report-form" noValidate onSubmit={(event) => { event.preventDefault(); form.send(); }}>
      {form.restored && form.touched && <Message tone="info">{words.restored}</Message>}
      <StatusChoice label={subject.organisationId === null ? words.statusWhole : words.status} value={draft.status} error={faults.status} onChoose={(status) => change({ status })} />
      {last && !form.touched && <p className="small muted">{words.same}</p>}
      {asksDegree(draft.status) && <div className="report-degree"><TextField label={words.degree} help={words.degreeHelp} error={faults.degree} inputMode="numeric" value={draft.degree} onChange={(event) => change({ degree: event.target.value })} /></div>}
      <TextArea label={<>{words.text} {optional}</>} value={draft.text} maxLength={LONGEST} onChange={(event) => change({ text: event.target.value })} />
      <div className="report-pair">
        <TextArea label={<>{words.obstacle} {optional}</>} value={draft.obstacle} maxLength={LONGEST} onChange={(event) => change({ obstacle: event.target.value })} />
        <TextArea label={<>{words.next} {optional}</>} value={draft.nextStep} maxLength={LONGEST} onChange={(event) => change({ nextStep: event.target.value })} />
      </div>
      <div className="report-date"><TextField label={words.asOf} error={faults.asOf} type="date" max={today()} value={draft.asOf} onChange={(event) => change({ asOf: event.target.value })} /></div>
      {form.offline && <Message tone="warning" heading={words.failed} live><p>{words.offline}</p></Message>}
      {form.error && <ErrorNotice error={form.error} heading={words.failed} />}
      <div className="row">
        <Button type="submit" disabled={form.busy}>{form.busy ? t.common.saving : words.send}</Button>
        <Button type="button" variant="secondary" onClick={onClose}>{words.close}</Button>
        {form.touched && <Button type="button" variant="tertiary" onClick={form.discard}>{words.discard}</Button>}
        <span className="small muted">{words.kept}</span>
      </div>
    </form>
  );
}

type ChoiceProps = { label: string; value: ProgressStatus | ""; error?: string; onChoose: (status: ProgressStatus) => void };

function StatusChoice({ label, value, error, onChoose }: ChoiceProps) {
  const { t } = useText();
  const id = useId();
  return (
    <fieldset className="report-choices" aria-describedby={error ? `${id}-error` : undefined}>
      <legend>{label}</legend>
      <div>
        {STATUSES.map((one) => (
          <label key={one} className="report-choice" data-chosen={value === one || undefined}>
            <input type="radio" name={id} value={one} checked={value === one} onChange={() => onChoose(one)} />
            <Mark kind={one} />
            <span><span className="strong">{t.plan.terms.status[one]}</span><span className="small muted">{t.plan.terms.statusMeaning[one]}</span></span>
          </label>
        ))}
      </div>
      {error && <p id={`${id}-error`} className="field-error">{error}</p>}
    </fieldset>
  );
}
