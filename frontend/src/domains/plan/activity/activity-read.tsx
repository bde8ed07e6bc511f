import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { QueryState } from "@/api/query-state";
import type { PlanDetail, PlanOverview } from "@/api/types";
import { SourceNote } from "@/domains/sources/source-note";
import { formatNumber } from "@/format/numbers";
import { useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { Button } from "@/ui/button";
import { Message } from "@/ui/message";
import { connectionsQuery, placeQuery, type TaggedActivity } from "../queries";
import { ActivityCosts } from "./activity-costs";
import { ActivityFacts } from "./activity-facts";
import { ActivityFollowUps } from "./activity-follow-ups";
import { ActivityGaps } from "./activity-gaps";
import { ActivityImpact } from "./activity-impact";
import { ActivityProgress } from "./activity-progress";
import { ActivityTies } from "./activity-ties";
import { readKept } from "./draft-store";
import { RemoveActivity } from "./remove-activity";

type Props = { tagged: TaggedActivity; plan: PlanDetail; overview: PlanOverview; leads: boolean; onEdit: () => void };

/** Everything that is tied to the activity, from why it is there to what has become of it. */
export function ActivityRead({ tagged, plan, overview, leads, onEdit }: Props) {
  const { t } = useText();
  const { activity } = tagged;
  const words = t.plan.activity;
  const connections = useQuery(connectionsQuery(activity.id));
  const codes = new Map(overview.steps.flatMap((step) => step.activities).map((one) => [one.id, one.code]));
  const codeOf = (id: string) => codes.get(id) ?? id;
  const [kept] = useState(() => readKept(activity.id) !== null);
  return (
    <div className="stack activity-stack">
      {leads && kept && <Message tone="info" actions={<Button onClick={onEdit}>{words.edit}</Button>}>{t.common.form.restored}</Message>}
      {leads && <div className="row no-print"><Button onClick={onEdit}>{words.edit}</Button><RemoveActivity tagged={tagged} /></div>}
      <div className="activity-columns">
        <div className="stack activity-stack">
          <ActivityFacts activity={activity} plan={plan} overview={overview} />
          <ActivityProgress activity={activity} overview={overview} />
          <QueryState query={connections}>
            {(data) => (
              <>
                <ActivityGaps connections={data} />
                <ActivityCosts connections={data} activity={activity} codeOf={codeOf} leads={leads} />
              </>
            )}
          </QueryState>
          <ActivityImpact activityId={activity.id} />
          <ActivityFollowUps activityId={activity.id} leads={leads} />
        </div>
        <aside className="stack activity-stack" aria-label={words.decisions}>
          <QueryState query={connections}>{(data) => <ActivityTies connections={data} />}</QueryState>
          <Source tagged={tagged} />
        </aside>
      </div>
    </div>
  );
}

function Source({ tagged: { activity } }: { tagged: TaggedActivity }) {
  const { t, lang } = useText();
  const words = t.plan.activity;
  const place = useQuery({ ...placeQuery(activity.sourcePlaceId ?? ""), enabled: activity.sourcePlaceId !== null });
  return (
    <section className="card stack-tight">
      <h2>{words.sources}</h2>
      {activity.sourcePlaceId === null ? <SourceNote place={null} /> : <QueryState query={place}>{(one) => <SourceNote place={one} />}</QueryState>}
      <p className="small">{words.version(formatNumber(activity.version, lang))}. <AppLink href={`/andringar?objectType=activity&objectId=${activity.id}`}>{words.history}</AppLink></p>
    </section>
  );
}
