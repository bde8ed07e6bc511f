import { useQuery } from "@tanstack/react-query";
import { useParams } from "wouter";
import { PageState } from "@/api/query-state";
import { planQuery } from "@/api/reference";
import { SkeletonPage } from "@/ui/skeleton";
import { activityQuery, overviewQuery } from "../queries";
import { ActivityView } from "./activity-view";
import { NewActivity } from "./activity-new";
import "../overview/plan.css";
import "../record/record.css";
import "./activity.css";

/** The address of the form for a new activity; no activity is called so. */
const NEW = "ny";

export default function ActivityPage() {
  const { activityId = "" } = useParams();
  return activityId === NEW ? <NewActivity /> : <SavedActivity key={activityId} activityId={activityId} />;
}

function SavedActivity({ activityId }: { activityId: string }) {
  const activity = useQuery({ ...activityQuery(activityId), refetchOnWindowFocus: false });
  const planId = activity.data?.activity.planId ?? "";
  const plan = useQuery({ ...planQuery(planId), enabled: planId !== "" });
  const overview = useQuery({ ...overviewQuery(planId, null), enabled: planId !== "" });
  return (
    <PageState query={activity}>
      {(tagged) => (plan.data && overview.data ? <ActivityView tagged={tagged} plan={plan.data} overview={overview.data} /> : <SkeletonPage />)}
    </PageState>
  );
}
