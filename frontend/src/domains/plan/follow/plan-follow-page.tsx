import { useQuery } from "@tanstack/react-query";
import { PlanGate } from "@/api/plan-gate";
import { PageState } from "@/api/query-state";
import { planQuery } from "@/api/reference";
import { canLead, useSession } from "@/api/session";
import type { Plan, PlanDetail } from "@/api/types";
import { ViewBar } from "@/domains/sources/view-bar";
import { formatDate } from "@/format/dates";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { PageHead } from "@/ui/page-head";
import { Analyses } from "./analyses";
import { Benefits } from "./benefits";
import { followingOf, type ActivityFollowing, type Following } from "./per-activity";
import { planFollowingQuery } from "./queries";
import "./follow.css";

export default function PlanFollowPage() {
  const { t } = useText();
  return <PlanGate title={t.planWork.follow.ofPlan.title}>{(plan) => <OfPlan key={plan.id} plan={plan} />}</PlanGate>;
}

function OfPlan({ plan }: { plan: Plan }) {
  const detail = useQuery(planQuery(plan.id));
  const following = useQuery(planFollowingQuery(plan.id));
  return <PageState query={detail}>{(data) => <PageState query={following}>{(all) => <PlanFollowing plan={data} all={all} />}</PageState>}</PageState>;
}

/** What follows from the plan as a whole, and how far each activity is analysed and followed up. */
function PlanFollowing({ plan, all }: { plan: PlanDetail; all: Following }) {
  const { t, lang } = useText();
  const local = useLocal();
  const leads = canLead(useSession());
  const words = t.planWork.follow.ofPlan;
  const n = (value: number) => formatNumber(value, lang);
  const rows = plan.steps.flatMap((step) => step.activities).map((one) => ({ ...one, following: followingOf(one.id, all) }));
  const analysed = rows.filter((one) => one.following.perspectives.length > 0).length;
  const followed = rows.filter((one) => one.following.newest !== null).length;
  const general = all.analyses.filter((one) => one.activityId === null);
  return (
    <>
      <PageHead title={words.title} heading={words.heading} answer={rows.length > 0 && `${words.analysed(n(analysed), n(rows.length))} ${followed === 0 ? words.followedNone : words.followed(n(followed))}`} />
      <ViewBar shows={local(plan.title)} call={{ path: "/impact-analyses", query: { plan: plan.id } }} />
      <div className="follow-stack">
        <Analyses about={{ planId: plan.id, activityId: null }} heading={words.general} none={words.generalNone} analyses={general} leads={leads} />
        {general.length > 0 && <Benefits analyses={general} checks={all.checks} leads={leads} />}
        {rows.length > 0 && <PerActivity rows={rows} />}
      </div>
    </>
  );
}

type Row = PlanDetail["steps"][number]["activities"][number] & { following: ActivityFollowing };

function PerActivity({ rows }: { rows: readonly Row[] }) {
  const { t } = useText();
  const local = useLocal();
  const words = t.planWork.follow.ofPlan;
  return (
    <section className="stack">
      <h2>{words.perActivity}</h2>
      <table className="table table-stacks">
        <thead><tr><th scope="col">{words.activity}</th><th scope="col">{words.from}</th><th scope="col">{words.benefits}</th><th scope="col">{words.newest}</th></tr></thead>
        <tbody>
          {rows.map((one) => (
            <tr key={one.id}>
              <th scope="row"><AppLink href={`/planen/aktivitet/${one.id}/uppfoljning`}>{one.code} {local(one.title)}</AppLink></th>
              <Cells following={one.following} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cells({ following: { perspectives, benefits, decided, shown, newest } }: { following: ActivityFollowing }) {
  const { t, lang } = useText();
  const follow = t.planWork.follow;
  const words = follow.ofPlan;
  const n = (value: number) => formatNumber(value, lang);
  const none = (text: string) => <span className="muted">{text}</span>;
  return (
    <>
      <td data-label={words.from}>{perspectives.length === 0 ? none(words.noAnalysis) : perspectives.map((one) => follow.perspective[one]).join(", ")}</td>
      <td data-label={words.benefits}>{benefits === 0 ? none(words.noBenefit) : <>{words.decided(n(decided), n(benefits))}{shown > 0 && `, ${words.shown(n(shown))}`}</>}</td>
      <td data-label={words.newest}>{newest ? `${formatDate(newest.followedUpOn)}, ${words.works(follow.practice[newest.works])}` : none(words.notFollowed)}</td>
    </>
  );
}
