import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { QueryState } from "@/api/query-state";
import type { OverviewPart, PlanOverview } from "@/api/types";
import { formatDate } from "@/format/dates";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { SidePanel } from "@/ui/side-panel";
import { MarkWord } from "../mark";
import { newest } from "../present";
import { reportsQuery } from "../queries";
import { ReportWords } from "../report-words";
import { isDoing } from "../words";
import type { PlanView } from "./plan-view";

/** What an organisation last reported of an activity, beside the plan. */
export function CellPanel({ overview, view }: { overview: PlanOverview; view: PlanView }) {
  const { t } = useText();
  const local = useLocal();
  const { cell } = view;
  const activity = overview.steps.flatMap((step) => step.activities).find((one) => one.id === cell?.activityId);
  const part = activity?.parts.find((one) => one.organisationId === cell?.organisationId);
  const key = cell && `${cell.activityId}~${cell.organisationId}`;
  // When the panel closes, the person is back at the mark that opened it.
  useEffect(() => () => document.querySelector<HTMLElement>(`[data-cell="${CSS.escape(key ?? "")}"]`)?.focus({ preventScroll: true }), [key]);
  if (!activity || !part) return null;
  const words = t.plan.page.cell;
  return (
    <SidePanel subject={`${activity.id}~${part.organisationId}`} heading={`${activity.code} ${local(activity.title)}`} kicker={`${view.nameOf(part.organisationId)} · ${t.plan.terms.part[part.part]}`} onClose={view.closeCell}>
      <section>
        <h3>{words.lastReport}</h3>
        {isDoing(part) ? <LastReport activityId={activity.id} part={part} asOf={overview.asOf} /> : <p>{words.noReporting}</p>}
      </section>
      <section>
        <p><AppLink href={`/planen/aktivitet/${activity.id}`}>{words.toActivity}</AppLink></p>
        <p><AppLink href={`/planen/organisation/${part.organisationId}`}>{words.toOrganisation}</AppLink></p>
      </section>
    </SidePanel>
  );
}

function LastReport({ activityId, part, asOf }: { activityId: string; part: OverviewPart; asOf: string }) {
  const { t } = useText();
  const words = t.plan.page.cell;
  const reports = useQuery(reportsQuery({ activity: activityId, organisation: part.organisationId, to: asOf }));
  if (part.status === null) return <MarkWord kind="no_report">{words.noneAsOf(formatDate(asOf))}</MarkWord>;
  return <QueryState query={reports}>{(all) => <ReportWords report={newest(all)} />}</QueryState>;
}
