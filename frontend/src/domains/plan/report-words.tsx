import type { ProgressReport } from "@/api/types";
import { formatDate, formatDateTime } from "@/format/dates";
import { useText } from "@/text/language";
import { MarkWord } from "./mark";
import { capital, progressText } from "./words";

type Said = Pick<ProgressReport, "asOf" | "status" | "degree" | "text" | "obstacle" | "nextStep"> & Partial<Pick<ProgressReport, "enteredBy" | "enteredAt">>;

/** A report as it was given: how far, on which day, and its three texts. */
export function ReportWords({ report }: { report: Said | undefined }) {
  const { t, lang } = useText();
  const words = t.plan.page.cell;
  if (!report) return <p className="muted">{words.none}</p>;
  const texts = [[words.did, report.text], [words.obstacle, report.obstacle], [words.next, report.nextStep]] as const;
  return (
    <div className="stack-tight report-words">
      <p className="report-status"><MarkWord kind={report.status}>{capital(progressText(report.status, report.degree, t, lang))}</MarkWord> <span className="muted nowrap">{formatDate(report.asOf)}</span></p>
      {texts.some(([, text]) => text) && (
        <dl className="report-texts">
          {texts.map(([label, text]) => text && <div key={label}><dt>{label}</dt><dd>{text}</dd></div>)}
        </dl>
      )}
      {report.enteredBy && <p className="small muted">{report.enteredBy}, {formatDateTime(report.enteredAt)}</p>}
    </div>
  );
}
