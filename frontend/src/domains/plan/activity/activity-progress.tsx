import { useQuery } from "@tanstack/react-query";
import { QueryState } from "@/api/query-state";
import type { Activity, PlanOverview, ProgressReport } from "@/api/types";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { useAddress } from "@/ui/use-address";
import { byOrganisation } from "../present";
import { reportsQuery } from "../queries";
import { ReportWords } from "../report-words";
import { Reporter } from "../report/reporter";
import { useMayReport, useMayReportWhole } from "../report/reporting";
import { isDoing, listed } from "../words";
import { DegreeLine } from "./degree-line";

type Props = { activity: Activity; overview: PlanOverview };

/** What each has reported over time; the lead's view of the whole first. */
export function ActivityProgress({ activity, overview }: Props) {
  const { t } = useText();
  const words = t.plan.activity;
  const reports = useQuery(reportsQuery({ activity: activity.id }));
  return (
    <section className="card activity-progress">
      <h2>{words.progress}</h2>
      <QueryState query={reports}>{(all) => <Reports activity={activity} overview={overview} reports={all} />}</QueryState>
      <p className="small muted">{words.keeps}</p>
    </section>
  );
}

function Reports({ activity, overview, reports }: Props & { reports: readonly ProgressReport[] }) {
  const { t } = useText();
  const local = useLocal();
  const words = t.plan.activity;
  const mayReport = useMayReport();
  const mayReportWhole = useMayReportWhole(overview.plan.countyId);
  const said = byOrganisation(reports);
  const doing = whoDoes(overview, activity.id);
  const silent = doing.filter((one) => !said.has(one.id));
  const past = [...said.keys()].filter((id): id is string => id !== null && !doing.some((one) => one.id === id));
  const shown = [
    { id: null, name: words.wholeName, may: mayReportWhole },
    ...doing.map((one) => ({ id: one.id, name: local(one.name), may: mayReport(one.id) })),
    ...past.map((id) => ({ id, name: local(said.get(id)?.[0]?.organisationName), may: false })),
  ];
  return (
    <>
      {reports.length === 0 && <p>{words.progressNone}</p>}
      <ul className="plain-list activity-reports">
        {shown.map((one) => {
          const own = said.get(one.id) ?? [];
          return (own.length > 0 || one.may) && <li key={one.id ?? "whole"} data-silent={own.length === 0 || undefined}><Said activityId={activity.id} code={activity.code} subject={one} reports={own} /></li>;
        })}
      </ul>
      {reports.length > 0 && silent.length > 0 && <p>{words.progressRest(listed(silent.map((one) => local(one.name)), t))}</p>}
    </>
  );
}

/** Those who carry the activity out, in their order: each member where the source speaks of a group. */
function whoDoes({ organisations, steps }: PlanOverview, activityId: string) {
  const parts = steps.flatMap((step) => step.activities).find((one) => one.id === activityId)?.parts.filter(isDoing) ?? [];
  return organisations.filter((one) => parts.some((part) => part.organisationId === one.id));
}

type SaidProps = { activityId: string; code: string; subject: { id: string | null; name: string; may: boolean }; reports: readonly ProgressReport[] };

/** The newest report in full, those before it one press away, and for those who may the form for the next. */
function Said({ activityId, code, subject, reports }: SaidProps) {
  const { t, lang } = useText();
  const { params, setParams } = useAddress();
  const words = t.plan.activity;
  const [newest, ...earlier] = reports;
  const key = subject.id ?? "whole";
  return (
    <div className="activity-said">
      <h3>{subject.name}</h3>
      <ReportWords report={newest} />
      <DegreeLine reports={reports} name={subject.name} />
      {earlier.length > 0 && (
        <details>
          <summary>{earlier.length === 1 ? words.earlierOne : words.earlier(formatNumber(earlier.length, lang))}</summary>
          <ol className="plain-list activity-earlier">{earlier.map((one) => <li key={one.id}><ReportWords report={one} /></li>)}</ol>
        </details>
      )}
      {subject.may && <Reporter subject={{ activityId, organisationId: subject.id }} name={`${code}, ${subject.name}`} last={newest ?? null} open={params.get("rapportera") === key} onOpen={(open) => setParams({ rapportera: open ? key : null })} />}
    </div>
  );
}
