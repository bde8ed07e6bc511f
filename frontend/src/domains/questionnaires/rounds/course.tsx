import { useState } from "react";
import { useLocation } from "wouter";
import { ErrorNotice } from "@/api/query-state";
import type { QuestionnaireRoundStatus } from "@/api/types";
import { formatNumber } from "@/format/numbers";
import { useText } from "@/text/language";
import { Button, LinkButton } from "@/ui/button";
import { ConfirmDialog } from "@/ui/dialog";
import { TextArea } from "@/ui/fields";
import { announce } from "@/ui/toast";
import { useMoveRound, useRemoveRound, type TaggedRound } from "./queries";

const COURSE: readonly QuestionnaireRoundStatus[] = ["draft", "open", "closed", "published"];
type Step = "open" | "reopen" | "closed" | "published";

const stepOf = (from: QuestionnaireRoundStatus, to: QuestionnaireRoundStatus): Step => (to === "open" && from === "closed" ? "reopen" : to === "draft" ? "open" : to);

/** Where the round is, and the steps that the service allows from here, each with what it means. */
export function Course({ tagged }: { tagged: TaggedRound }) {
  const { t } = useText();
  const words = t.questionnaires.rounds;
  const { round } = tagged;
  const [to, setTo] = useState<QuestionnaireRoundStatus | null>(null);
  const [removing, setRemoving] = useState(false);
  const forward = (one: QuestionnaireRoundStatus) => COURSE.indexOf(one) > COURSE.indexOf(round.status);
  const hasResults = round.status === "closed" || round.status === "published";
  return (
    <section className="card" aria-label={words.steps}>
      <ol className="course plain-list">
        {COURSE.map((one) => <li key={one} aria-current={one === round.status ? "step" : undefined}>{words.status[one]}</li>)}
      </ol>
      <div className="row">
        {round.allowedTransitions.toSorted((a, b) => Number(forward(b)) - Number(forward(a))).map((one) => (
          <Button key={one} variant={forward(one) ? "primary" : "secondary"} onClick={() => setTo(one)}>{words.to[stepOf(round.status, one)]}</Button>
        ))}
        {hasResults && <LinkButton variant="secondary" href={`/kartlaggning/enkater/${round.id}`}>{words.toResults}</LinkButton>}
        <LinkButton variant="secondary" href={`/kartlaggning/enkater/bygg/${round.questionnaireId}?version=${round.formNumber}`}>{words.seeForm}</LinkButton>
        {round.status === "draft" && <Button variant="tertiary" tone="danger" onClick={() => setRemoving(true)}>{words.remove}</Button>}
      </div>
      {to && <MoveDialog tagged={tagged} to={to} onClose={() => setTo(null)} />}
      {removing && <RemoveDialog tagged={tagged} onClose={() => setRemoving(false)} />}
    </section>
  );
}

function MoveDialog({ tagged, to, onClose }: { tagged: TaggedRound; to: QuestionnaireRoundStatus; onClose: () => void }) {
  const { t, lang } = useText();
  const words = t.questionnaires.rounds;
  const [reason, setReason] = useState("");
  const move = useMoveRound(tagged);
  const { round } = tagged;
  const step = stepOf(round.status, to);
  const n = (value: number | null) => formatNumber(value ?? 0, lang);
  const confirm = () =>
    move.mutate({ to, reason: reason.trim() || null }, { onSuccess: () => { announce(words.moved(words.status[to].toLowerCase())); onClose(); } });
  return (
    <ConfirmDialog open heading={words.confirm[step]} confirm={words.to[step]} busy={move.isPending} onConfirm={confirm} onClose={onClose}>
      <p>{words.consequence[step]}</p>
      {step !== "open" && <p className="strong">{words.counts(n(round.submittedCount), n(round.askedCount))}</p>}
      <TextArea label={words.reason} value={reason} onChange={(event) => setReason(event.target.value)} />
      {move.error && <ErrorNotice error={move.error} heading={t.common.error.saveHeading} />}
    </ConfirmDialog>
  );
}

function RemoveDialog({ tagged, onClose }: { tagged: TaggedRound; onClose: () => void }) {
  const { t } = useText();
  const words = t.questionnaires.rounds;
  const [, navigate] = useLocation();
  const remove = useRemoveRound(tagged);
  const confirm = () => remove.mutate(undefined, { onSuccess: () => { announce(words.removed); navigate("/kartlaggning/enkater"); } });
  return (
    <ConfirmDialog open danger heading={words.removeHeading} confirm={words.remove} busy={remove.isPending} onConfirm={confirm} onClose={onClose}>
      <p>{words.removeBody}</p>
      {remove.error && <ErrorNotice error={remove.error} heading={t.common.error.saveHeading} />}
    </ConfirmDialog>
  );
}
