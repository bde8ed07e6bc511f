import { useState } from "react";
import { ErrorNotice } from "@/api/query-state";
import type { ReportSection, ReportTexts, StatusReportDetail } from "@/api/types";
import { useLocal, useText } from "@/text/language";
import { Button } from "@/ui/button";
import { TextArea, TextField } from "@/ui/fields";
import { announce } from "@/ui/toast";
import { useLeaveWarning } from "@/ui/use-leave-warning";
import { RecordConflict } from "../record/record-conflict";
import { useRecord } from "../record/use-record";
import type { RecordField } from "../record/values";
import { today } from "../today";
import { IssueReport, RemoveReport } from "./issue-report";
import { reportAgain, reportValues, saveReport, TEXTS } from "./queries";
import { OwnWords, ReportSheet } from "./report-sheet";

const LONGEST = 10_000;

const textOf = (section: ReportSection["id"]): keyof ReportTexts => (section === "next_steps" ? "nextSteps" : section);

/** A draft with its own words written where they will stand. What is typed is kept until it is saved or thrown away. */
export function DraftReport({ report }: { report: StatusReportDetail }) {
  const { t } = useText();
  const local = useLocal();
  const words = t.planWork.reports;
  const nameOf = (name: keyof ReportTexts) => local(report.body.sections.find((one) => textOf(one.id) === name)?.title);
  const fields: RecordField[] = [
    { name: "title", kind: "text", label: words.fields.title, required: true },
    { name: "asOf", kind: "date", label: words.fields.asOf, required: true },
    ...TEXTS.map((name): RecordField => ({ name, kind: "area", label: nameOf(name) })),
  ];
  const form = useRecord(
    { draft: `report.${report.id}`, fields, start: reportValues(report), version: report.version, save: (values, version) => saveReport(report.id, version, values), again: () => reportAgain(report.id), history: ["status-report", report.id] },
    () => announce(words.saved),
  );
  useLeaveWarning(form.unsaved);
  const [heading, setHeading] = useState(false);
  const value = (name: string) => form.values[name] ?? "";
  const error = (name: string) => (form.isMissing(name) ? t.planWork.record.needed : form.faultOf(name));
  return (
    <>
      <div className="report-tools no-print">
        <Button variant="secondary" aria-expanded={heading} onClick={() => setHeading(!heading)}>{words.change}</Button>
        <IssueReport report={report} unsaved={form.unsaved} />
        <RemoveReport report={report} />
      </div>
      <RecordConflict form={form} fields={fields} />
      {form.error && <ErrorNotice error={form.error} heading={t.common.error.saveHeading} />}
      {heading && (
        <div className="report-heading no-print">
          <TextField label={words.fields.title} maxLength={200} error={error("title")} value={value("title")} onChange={(event) => form.change("title", event.target.value)} />
          <TextField label={words.fields.asOf} help={words.fields.asOfHelp} type="date" max={today()} error={error("asOf")} value={value("asOf")} onChange={(event) => form.change("asOf", event.target.value)} />
        </div>
      )}
      <ReportSheet
        report={report}
        title={value("title")}
        own={(section) => <OwnText section={section} value={value(textOf(section.id))} error={error(textOf(section.id))} onChange={(text) => form.change(textOf(section.id), text)} />}
      />
      {form.unsaved && (
        <div className="save-bar report-save no-print">
          <p role="status">{form.busy ? t.common.saving : words.unsaved}</p>
          <div className="row">
            <Button variant="tertiary" disabled={form.busy} onClick={form.discard}>{words.discard}</Button>
            <Button disabled={form.busy || form.theirs !== null} onClick={form.save}>{words.save}</Button>
          </div>
        </div>
      )}
    </>
  );
}

type OwnProps = { section: ReportSection; value: string; error?: string; onChange: (text: string) => void };

/** The words as they will stand, and the field that they are written in. */
function OwnText({ section, value, error, onChange }: OwnProps) {
  const { t } = useText();
  const local = useLocal();
  const words = t.planWork.reports;
  const [open, setOpen] = useState(value !== (section.own ?? ""));
  if (open) {
    return (
      <div className="no-print">
        <TextArea label={<>{words.own}<span className="sr-only">: {local(section.title)}</span></>} help={words.ownHelp} error={error} rows={5} maxLength={LONGEST} value={value} onChange={(event) => onChange(event.target.value)} />
      </div>
    );
  }
  return (
    <>
      <OwnWords text={value} />
      <div className="no-print"><Button variant="tertiary" aria-label={`${value ? words.changeOwn : words.writeOwn}: ${local(section.title)}`} onClick={() => setOpen(true)}>{value ? words.changeOwn : words.writeOwn}</Button></div>
    </>
  );
}
