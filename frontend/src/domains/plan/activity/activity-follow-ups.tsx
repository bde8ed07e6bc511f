import { useQuery } from "@tanstack/react-query";
import { QueryState } from "@/api/query-state";
import type { FollowUp } from "@/api/types";
import { formatDate } from "@/format/dates";
import { useText } from "@/text/language";
import { LinkButton } from "@/ui/button";
import { followUpsQuery } from "../queries";

/** What came out when somebody asked whether it was done and works; the newest first. */
export function ActivityFollowUps({ activityId, leads }: { activityId: string; leads: boolean }) {
  const { t } = useText();
  const words = t.plan.activity;
  const followUps = useQuery(followUpsQuery(activityId));
  return (
    <section className="card stack">
      <h2>{words.followUps}</h2>
      <QueryState query={followUps}>
        {(all) => all.length === 0 ? <p className="muted">{words.followUpsNone}</p> : <>{all.map((one) => <One key={one.id} followUp={one} />)}</>}
      </QueryState>
      <div className="no-print"><LinkButton href={`/planen/aktivitet/${activityId}/uppfoljning`} variant="secondary">{leads ? words.toFollowUp : words.readFollowUps}</LinkButton></div>
    </section>
  );
}

function One({ followUp }: { followUp: FollowUp }) {
  const { t } = useText();
  const words = t.plan.activity;
  const texts = (["whyNot", "change", "forgotten", "userCouncil"] as const).filter((part) => followUp[part]);
  return (
    <div className="stack-tight">
      <h3>{[formatDate(followUp.followedUpOn), followUp.madeBy].filter(Boolean).join(", ")}</h3>
      <dl className="definitions">
        <dt>{words.followUp.done}</dt><dd>{words.practice[followUp.done]}</dd>
        <dt>{words.followUp.works}</dt><dd>{words.practice[followUp.works]}</dd>
        {texts.map((part) => <div key={part} className="definition-row"><dt>{words.followUp[part]}</dt><dd>{followUp[part]}</dd></div>)}
      </dl>
    </div>
  );
}
