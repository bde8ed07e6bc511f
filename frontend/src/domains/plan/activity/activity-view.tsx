import { canLead, useSession } from "@/api/session";
import type { OverviewActivity, PlanDetail, PlanOverview } from "@/api/types";
import { ViewBar } from "@/domains/sources/view-bar";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { PageHead } from "@/ui/page-head";
import { useAddress } from "@/ui/use-address";
import { ActivityState, ActivityWarnings } from "../overview/activity-words";
import type { TaggedActivity } from "../queries";
import { ActivityEdit } from "./activity-edit";
import { ActivityRead } from "./activity-read";

type Props = { tagged: TaggedActivity; plan: PlanDetail; overview: PlanOverview };

/** One activity: read by all, and for a lead the form at the same address. */
export function ActivityView({ tagged, plan, overview }: Props) {
  const { t } = useText();
  const local = useLocal();
  const leads = canLead(useSession());
  const { params, setParams } = useAddress();
  const { activity } = tagged;
  const all = overview.steps.flatMap((step) => step.activities);
  const codes = new Map(all.map((one) => [one.id, one.code]));
  const glance = all.find((one) => one.id === activity.id);
  const editing = leads && params.get("vy") === "andra";
  const title = t.plan.activity.title(activity.code, local(activity.title));
  return (
    <>
      <PageHead title={title} heading={<><span className="plan-code">{activity.code}</span> {local(activity.title)}</>}>
        {!editing && glance && <Standing glance={glance} codeOf={(id) => codes.get(id) ?? id} />}
        <p className="row small"><AppLink href="/planen">{t.plan.activity.back}</AppLink> <AppLink href={`/planen/aktivitet/${activity.id}/uppfoljning`}>{t.planWork.follow.title}</AppLink></p>
      </PageHead>
      <ViewBar shows={local(plan.title)} asOf={{ asOf: overview.asOf, revision: overview._meta.revision }} call={{ path: `/activities/${activity.id}/connections` }} formats={["json"]} />
      {editing
        ? <ActivityEdit tagged={tagged} plan={plan} onDone={() => setParams({ vy: null }, false)} />
        : <ActivityRead tagged={tagged} plan={plan} overview={overview} leads={leads} onEdit={() => setParams({ vy: "andra" }, false)} />}
    </>
  );
}

/** The first thing said: how far it has come, by both, and what is late. */
function Standing({ glance, codeOf }: { glance: OverviewActivity; codeOf: (id: string) => string }) {
  return (
    <div className="activity-standing">
      <ActivityState activity={glance} />
      <ActivityWarnings activity={glance} codeOf={codeOf} />
    </div>
  );
}
