import { useState } from "react";
import type { FollowUp } from "@/api/types";
import { formatDate, formatDateTime } from "@/format/dates";
import { useText } from "@/text/language";
import { Button } from "@/ui/button";
import { FollowUpDialog } from "./follow-dialogs";

type Props = { activityId: string; followUps: readonly FollowUp[]; leads: boolean };

/** Follow-ups by the standing questions, the newest first. */
export function FollowUps({ activityId, followUps, leads }: Props) {
  const { t } = useText();
  const words = t.planWork.follow;
  const [edited, setEdited] = useState<FollowUp | "new" | null>(null);
  return (
    <section className="stack">
      <h2>{words.followUps}</h2>
      {followUps.length === 0 && <p className="measure muted">{words.noFollowUps}</p>}
      {leads && <div className="no-print"><Button onClick={() => setEdited("new")}>{words.addFollowUp}</Button></div>}
      {followUps.map((one) => <FollowUpCard key={one.id} followUp={one} onChange={leads ? () => setEdited(one) : undefined} />)}
      {edited && <FollowUpDialog activityId={activityId} followUp={edited === "new" ? null : edited} onClose={() => setEdited(null)} />}
    </section>
  );
}

function FollowUpCard({ followUp, onChange }: { followUp: FollowUp; onChange?: () => void }) {
  const { t } = useText();
  const words = t.planWork.follow;
  return (
    <section className="card">
      <div className="card-head">
        <h3>{words.followedUp(formatDate(followUp.followedUpOn))}</h3>
        {onChange && <Button variant="tertiary" aria-label={`${words.changeFollowUp} ${followUp.followedUpOn}`} onClick={onChange}>{words.change}</Button>}
      </div>
      <dl className="follow-answers">
        <dt>{words.questions.done}</dt><dd className="strong">{words.practice[followUp.done]}</dd>
        <dt>{words.questions.works}</dt><dd className="strong">{words.practice[followUp.works]}</dd>
        {(["whyNot", "change", "forgotten", "userCouncil"] as const).map((name) => <div key={name} className="definition-row"><dt>{words.questions[name]}</dt><dd>{followUp[name] ?? "–"}</dd></div>)}
      </dl>
      <p className="small muted">{followUp.madeBy && `${words.madeBy(followUp.madeBy)}. `}{words.entered(followUp.enteredBy, formatDateTime(followUp.enteredAt))}</p>
    </section>
  );
}
