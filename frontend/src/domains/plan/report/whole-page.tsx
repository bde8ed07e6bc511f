import { useQuery } from "@tanstack/react-query";
import { PlanGate } from "@/api/plan-gate";
import { PageState } from "@/api/query-state";
import type { OverviewActivity, Plan, PlanOverview } from "@/api/types";
import { ViewBar } from "@/domains/sources/view-bar";
import { useLocal, useText } from "@/text/language";
import { LinkButton } from "@/ui/button";
import { EmptyState } from "@/ui/message";
import { PageHead } from "@/ui/page-head";
import { useAddress } from "@/ui/use-address";
import { ActivityState, ActivityTitle, ActivityWarnings } from "../overview/activity-words";
import { overviewQuery } from "../queries";
import { useMayReportWhole } from "./reporting";
import { Reporter } from "./reporter";
import "../overview/plan.css";
import "./report.css";

/** The project leads report how far each activity has come as a whole. */
export default function WholePage() {
  const { t } = useText();
  return <PlanGate title={t.plan.report.whole}>{(plan) => <Whole key={plan.id} plan={plan} />}</PlanGate>;
}

function Whole({ plan }: { plan: Plan }) {
  const { t } = useText();
  const words = t.plan.report;
  const leads = useMayReportWhole(plan.countyId);
  const overview = useQuery({ ...overviewQuery(plan.id, null), refetchOnWindowFocus: false });
  if (!leads) {
    return (
      <>
        <PageHead title={words.whole} heading={words.wholeHeading} />
        <EmptyState heading={words.wholeOnlyLeads} body={words.wholeOnlyLeadsBody}><LinkButton href="/planen/organisation">{words.title}</LinkButton></EmptyState>
      </>
    );
  }
  return <PageState query={overview}>{(data) => <Activities overview={data} />}</PageState>;
}

function Activities({ overview }: { overview: PlanOverview }) {
  const { t } = useText();
  const local = useLocal();
  const words = t.plan.report;
  const codes = new Map(overview.steps.flatMap((step) => step.activities.map((one) => [one.id, one.code])));
  return (
    <>
      <PageHead title={words.whole} heading={words.wholeHeading} answer={words.wholeBody} />
      <ViewBar shows={local(overview.plan.title)} asOf={{ asOf: overview.asOf, revision: overview._meta.revision }} call={{ path: "/plan-overviews", query: { plan: overview.plan.id } }} formats={["json"]} />
      <div className="duty-stack">
        {overview.steps.map((step) => (
          <section key={step.id} className="duty-group">
            <h2>{t.plan.terms.step(String(step.number))} {local(step.needLevel)}</h2>
            {step.activities.map((one) => <WholeActivity key={one.id} activity={one} overview={overview} codeOf={(id) => codes.get(id) ?? id} />)}
          </section>
        ))}
      </div>
    </>
  );
}

function WholeActivity({ activity, overview, codeOf }: { activity: OverviewActivity; overview: PlanOverview; codeOf: (id: string) => string }) {
  const local = useLocal();
  const { params, setParams } = useAddress();
  return (
    <article className="card duty" data-late={activity.isLate || undefined}>
      <div>
        <h3><ActivityTitle activity={activity} adoption={overview.adoption} /></h3>
        <ActivityWarnings activity={activity} codeOf={codeOf} />
      </div>
      <ActivityState activity={activity} />
      <Reporter
        subject={{ activityId: activity.id, organisationId: null }}
        name={`${activity.code} ${local(activity.title)}`}
        last={activity.lead}
        open={params.get("rapportera") === activity.id}
        onOpen={(open) => setParams({ rapportera: open ? activity.id : null })}
      />
    </article>
  );
}
