import { useState } from "react";
import { useLocation } from "wouter";
import { ErrorNotice } from "@/api/query-state";
import type { RoundStatus } from "@/api/types";
import { useText } from "@/text/language";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/dialog";
import { TextArea } from "@/ui/fields";
import { announce } from "@/ui/toast";
import { useMoveRound, useRemoveDraft, type TaggedRound } from "./queries";

const COURSE: readonly RoundStatus[] = ["draft", "open", "under_review", "published"];

/** Where the round is in its course, and the steps that the service allows from here. */
export function RoundSteps({ tagged }: { tagged: TaggedRound }) {
  const { t } = useText();
  const { round } = tagged;
  const [to, setTo] = useState<RoundStatus | null>(null);
  const [removing, setRemoving] = useState(false);
  const forward = (one: RoundStatus) => COURSE.indexOf(one) > COURSE.indexOf(round.status);
  return (
    <section className="card" aria-label={t.rounds.steps}>
      <ol className="round-course plain-list">
        {COURSE.map((one) => <li key={one} aria-current={one === round.status ? "step" : undefined}>{t.terms.roundStatus[one]}</li>)}
      </ol>
      {round.allowedTransitions.length > 0 && (
        <div className="row">
          {round.allowedTransitions.map((one) => <Button key={one} variant={forward(one) ? "primary" : "secondary"} onClick={() => setTo(one)}>{t.rounds.to[one]}</Button>)}
          {round.status === "draft" && <Button variant="tertiary" tone="danger" onClick={() => setRemoving(true)}>{t.rounds.remove}</Button>}
        </div>
      )}
      {removing && <RemoveDialog tagged={tagged} onClose={() => setRemoving(false)} />}
      {to && <MoveDialog tagged={tagged} to={to} onClose={() => setTo(null)} />}
    </section>
  );
}

function MoveDialog({ tagged, to, onClose }: { tagged: TaggedRound; to: RoundStatus; onClose: () => void }) {
  const { t } = useText();
  const [reason, setReason] = useState("");
  const move = useMoveRound(tagged);
  const confirm = () =>
    move.mutate({ to, reason: reason.trim() || null }, { onSuccess: () => { announce(t.rounds.moved(t.terms.roundStatus[to].toLowerCase())); onClose(); } });
  return (
    <ConfirmDialog open heading={t.rounds.confirmHeading[to]} confirm={t.rounds.to[to]} busy={move.isPending} onConfirm={confirm} onClose={onClose}>
      <p>{t.rounds.confirmBody[to]}</p>
      <TextArea label={t.rounds.reason} value={reason} onChange={(event) => setReason(event.target.value)} />
      {move.error && <ErrorNotice error={move.error} heading={t.common.error.saveHeading} />}
    </ConfirmDialog>
  );
}

function RemoveDialog({ tagged, onClose }: { tagged: TaggedRound; onClose: () => void }) {
  const { t } = useText();
  const [, navigate] = useLocation();
  const remove = useRemoveDraft(tagged);
  const confirm = () => remove.mutate(undefined, { onSuccess: () => { announce(t.rounds.removed); navigate("/omgangar"); } });
  return (
    <ConfirmDialog open heading={t.rounds.removeHeading} confirm={t.rounds.remove} busy={remove.isPending} onConfirm={confirm} onClose={onClose}>
      <p>{t.rounds.removeBody}</p>
      {remove.error && <ErrorNotice error={remove.error} heading={t.common.error.saveHeading} />}
    </ConfirmDialog>
  );
}
