import { useQuery } from "@tanstack/react-query";
import { useParams } from "wouter";
import { callAddress } from "@/api/client";
import { PageState } from "@/api/query-state";
import { canLead, useSession } from "@/api/session";
import type { StatusReportDetail } from "@/api/types";
import { formatDate } from "@/format/dates";
import { formatNumber } from "@/format/numbers";
import { useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { Button } from "@/ui/button";
import { PageHead } from "@/ui/page-head";
import { DraftReport } from "./draft-report";
import { reportQuery } from "./queries";
import { OwnWords, ReportSheet } from "./report-sheet";
import "./reports.css";

export default function ReportPage() {
  const { reportId = "" } = useParams();
  const report = useQuery(reportQuery(reportId));
  return <PageState query={report}>{(data) => <Report key={data.id} report={data} />}</PageState>;
}

function Report({ report }: { report: StatusReportDetail }) {
  const { t, lang } = useText();
  const leads = canLead(useSession());
  const words = t.planWork.reports;
  const answer = report.state === "draft" ? words.draftAnswer : words.issuedAnswer(formatDate(report.issuedAt), report.issuedBy ?? "", formatNumber(report.issuedRevision ?? 0, lang));
  return (
    <div className="report-page">
      <p className="no-print"><AppLink href="/planen/rapporter">{words.all}</AppLink></p>
      <div className="no-print"><PageHead title={report.title} heading={report.title} answer={answer} /></div>
      <Files reportId={report.id} />
      {leads && report.state === "draft" ? <DraftReport report={report} /> : <ReportSheet report={report} title={report.title} own={(section) => <OwnWords text={section.own} />} />}
    </div>
  );
}

/** The report to take along. */
function Files({ reportId }: { reportId: string }) {
  const { t } = useText();
  const words = t.planWork.reports;
  const path = `/status-reports/${reportId}`;
  return (
    <p className="report-files no-print">
      <a href={callAddress(path, { format: "docx" })} download>{words.word}</a>
      <a href={callAddress(path, { format: "pdf" })} download>{words.pdf}</a>
      <a href={callAddress(path)} download>{words.json}</a>
      <Button variant="secondary" onClick={() => window.print()}>{words.print}</Button>
    </p>
  );
}
