import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { PlanGate } from "@/api/plan-gate";
import { PageState } from "@/api/query-state";
import { canLead, useSession } from "@/api/session";
import type { Plan, StatusReport } from "@/api/types";
import { ViewBar } from "@/domains/sources/view-bar";
import { formatDate } from "@/format/dates";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { Button } from "@/ui/button";
import { EmptyState } from "@/ui/message";
import { PageHead } from "@/ui/page-head";
import { NewReport } from "./new-report";
import { reportListQuery } from "./queries";

export default function ReportsPage() {
  const { t } = useText();
  return <PlanGate title={t.planWork.reports.title}>{(plan) => <PlanReports key={plan.id} plan={plan} />}</PlanGate>;
}

function PlanReports({ plan }: { plan: Plan }) {
  const reports = useQuery(reportListQuery(plan.id));
  return <PageState query={reports}>{(all) => <Reports plan={plan} reports={all} />}</PageState>;
}

function Reports({ plan, reports }: { plan: Plan; reports: readonly StatusReport[] }) {
  const { t, lang } = useText();
  const local = useLocal();
  const leads = canLead(useSession());
  const words = t.planWork.reports;
  const [adding, setAdding] = useState(false);
  const newest = reports.toSorted((a, b) => b.asOf.localeCompare(a.asOf) || b.enteredAt.localeCompare(a.enteredAt));
  const add = leads && <Button onClick={() => setAdding(true)}>{words.new}</Button>;
  const heading = reports.length === 0 ? words.headingNone : reports.length === 1 ? words.headingOne : words.heading(formatNumber(reports.length, lang));
  return (
    <>
      <PageHead title={words.title} heading={heading} answer={words.answer} />
      <ViewBar shows={local(plan.title)} call={{ path: "/status-reports", query: { plan: plan.id } }} formats={["json"]} />
      {reports.length === 0 ? <EmptyState heading={words.headingNone} body={words.emptyBody}>{add}</EmptyState> : (
        <div className="stack">
          {add && <div className="no-print">{add}</div>}
          <ReportTable reports={newest} />
        </div>
      )}
      {adding && <NewReport plan={plan} reports={reports} onClose={() => setAdding(false)} />}
    </>
  );
}

function ReportTable({ reports }: { reports: readonly StatusReport[] }) {
  const { t } = useText();
  const local = useLocal();
  const words = t.planWork.reports;
  return (
    <table className="table table-stacks" aria-label={words.shows}>
      <thead><tr>{Object.values(words.table).map((one) => <th key={one} scope="col">{one}</th>)}</tr></thead>
      <tbody>
        {reports.map((one) => (
          <tr key={one.id}>
            <th scope="row"><AppLink href={`/planen/rapporter/${one.id}`}>{one.title}</AppLink></th>
            <td data-label={words.table.about}>{local(one.about)}</td>
            <td data-label={words.table.asOf} className="nowrap">{formatDate(one.asOf)}</td>
            <td data-label={words.table.state}><span className="tag" data-tone={one.state === "issued" ? "accent" : undefined}>{words.state[one.state]}</span></td>
            <td data-label={words.table.issued} className="nowrap">{formatDate(one.issuedAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
