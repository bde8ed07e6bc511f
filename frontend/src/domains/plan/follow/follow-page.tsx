import { useQuery } from "@tanstack/react-query";
import { useParams } from "wouter";
import { PageState, QueryState } from "@/api/query-state";
import { canLead, useSession } from "@/api/session";
import type { Activity } from "@/api/types";
import { ViewBar } from "@/domains/sources/view-bar";
import { formatDate } from "@/format/dates";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { PageHead } from "@/ui/page-head";
import { Analyses } from "./analyses";
import { Benefits } from "./benefits";
import { FollowUps } from "./follow-ups";
import { activityAnalysesQuery, activityFollowUpsQuery, checksQuery, followedActivityQuery } from "./queries";
import "./follow.css";

export default function FollowPage() {
  const { activityId = "" } = useParams();
  const activity = useQuery(followedActivityQuery(activityId));
  return <PageState query={activity}>{(data) => <Followed key={data.id} activity={data} />}</PageState>;
}

function Followed({ activity }: { activity: Activity }) {
  const { t } = useText();
  const local = useLocal();
  const leads = canLead(useSession());
  const words = t.planWork.follow;
  const analyses = useQuery(activityAnalysesQuery(activity.id));
  const checks = useQuery(checksQuery(activity.id)).data ?? [];
  const followUps = useQuery(activityFollowUpsQuery(activity.id));
  const newest = followUps.data?.[0];
  const answer = newest ? words.answer(formatDate(newest.followedUpOn), words.practice[newest.works]) : followUps.data && words.answerNone;
  return (
    <div className="follow-page">
      <p className="no-print"><AppLink href={`/planen/aktivitet/${activity.id}`}>{words.back}</AppLink></p>
      <PageHead title={`${words.title}: ${activity.code}`} heading={words.heading(activity.code, local(activity.title))} answer={answer} />
      <ViewBar shows={words.title} call={{ path: "/impact-analyses", query: { activity: activity.id } }} />
      <div className="follow-stack">
        <QueryState query={followUps}>{(all) => <FollowUps activityId={activity.id} followUps={all} leads={leads} />}</QueryState>
        <QueryState query={analyses}>
          {(all) => (
            <>
              <Benefits analyses={all} checks={checks} leads={leads} />
              <Analyses about={{ planId: activity.planId, activityId: activity.id }} heading={words.analyses} none={words.noAnalysis} analyses={all} leads={leads} />
            </>
          )}
        </QueryState>
      </div>
    </div>
  );
}
