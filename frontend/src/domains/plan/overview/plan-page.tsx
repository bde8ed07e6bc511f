import { useQuery } from "@tanstack/react-query";
import { PlanGate } from "@/api/plan-gate";
import { PageState } from "@/api/query-state";
import { canLead, useSession } from "@/api/session";
import type { Plan, PlanOverview } from "@/api/types";
import { ViewBar } from "@/domains/sources/view-bar";
import { useLocal, useText } from "@/text/language";
import { LinkButton } from "@/ui/button";
import { EmptyState, Message } from "@/ui/message";
import { PageHead } from "@/ui/page-head";
import { useAddress } from "@/ui/use-address";
import { TABLE_FROM_PX, useWideScreen } from "@/ui/use-media";
import { MarkLegend } from "../mark";
import { overviewQuery } from "../queries";
import { today } from "../today";
import { CellPanel } from "./cell-panel";
import { ColumnPager, PlanChoices } from "./plan-choices";
import { PlanFigures, usePlanHeading } from "./plan-figures";
import { PhonePlan } from "./plan-phone";
import { PlanTable } from "./plan-table";
import { usePlanView } from "./plan-view";
import { Timeline } from "./timeline";
import "./plan.css";

export default function PlanPage() {
  const { t } = useText();
  return <PlanGate title={t.plan.page.title}>{(plan) => <PlanAtAGlance key={plan.id} plan={plan} />}</PlanGate>;
}

/** A day of the address, if it is one that can be asked for. */
const readDay = (text: string | null) => (text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null);

function PlanAtAGlance({ plan }: { plan: Plan }) {
  const { params } = useAddress();
  const asOf = readDay(params.get("per"));
  const overview = useQuery(overviewQuery(plan.id, asOf));
  return <PageState query={overview}>{(data) => <Glance overview={data} asOf={asOf} />}</PageState>;
}

function Glance({ overview, asOf }: { overview: PlanOverview; asOf: string | null }) {
  const { t } = useText();
  const local = useLocal();
  const leads = canLead(useSession());
  const view = usePlanView(overview);
  const words = t.plan.page;
  const call = { plan: overview.plan.id, ...(asOf && { asOf }) };
  const { activities, derived, lead } = overview.counts;
  const unreported = derived.notReported === activities && lead.notReported === activities;
  return (
    <div className="plan-page" data-panel={view.cell !== null}>
      <PageHead title={words.title} heading={usePlanHeading(overview)} answer={activities > 0 && unreported ? words.nobody : undefined} />
      <ViewBar shows={local(overview.plan.title)} asOf={{ asOf: overview.asOf, revision: overview._meta.revision }} call={{ path: "/plan-overviews", query: call }} formats={["json"]} />
      {activities === 0 ? <EmptyState heading={words.headingEmpty} body={words.emptyBody} /> : (
        <>
          <PlanFigures overview={overview} />
          {unreported && <NothingYet overview={overview} />}
          <PlanChoices overview={overview} view={view} asOf={asOf} today={today()} />
          {leads && <p className="plan-new no-print"><LinkButton href="/planen/aktivitet/ny" variant="secondary">{words.newActivity}</LinkButton></p>}
          <Plan overview={overview} view={view} />
        </>
      )}
      {view.cell && <CellPanel overview={overview} view={view} />}
    </div>
  );
}

/** What makes the page useful, where nobody has said anything yet. */
function NothingYet({ overview }: { overview: PlanOverview }) {
  const { t } = useText();
  const words = t.plan.page.empty;
  const noDates = overview.steps.every((step) => step.activities.every((one) => one.startsOn === null && one.endsOn === null));
  return (
    <div className="plan-nothing no-print">
      <Message heading={noDates ? words.heading : words.noReports} actions={<LinkButton href="/planen/organisation" variant="secondary">{words.toReport}</LinkButton>}>
        <p>{words.report} {noDates && words.dates}</p>
      </Message>
    </div>
  );
}

function Plan({ overview, view }: { overview: PlanOverview; view: ReturnType<typeof usePlanView> }) {
  const { t } = useText();
  const wide = useWideScreen(TABLE_FROM_PX);
  const words = t.plan.page;
  const { params } = useAddress();
  const step = view.steps.find((one) => String(one.number) === params.get("steg")) ?? view.steps[0];
  if (view.shown === 0 || !step) return <EmptyState heading={words.filters.nothing} body={words.filters.nothingBody} />;
  return (
    <div className="stack plan-stack">
      <MarkLegend />
      {wide && <ColumnPager overview={overview} view={view} />}
      {wide ? <PlanTable overview={overview} view={view} /> : <PhonePlan overview={overview} view={view} step={step} />}
      <Timeline overview={overview} view={wide ? view : { ...view, steps: [step] }} />
    </div>
  );
}
