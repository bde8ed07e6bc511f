import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorNotice } from "@/api/query-state";
import type { Invitation, QuestionnaireRound, Recipient } from "@/api/types";
import { formatNumber } from "@/format/numbers";
import { useText } from "@/text/language";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/dialog";
import { announce } from "@/ui/toast";
import { participationQuery, useInvite, useRemind } from "./queries";

type Props = { round: QuestionnaireRound; recipients: readonly Recipient[]; onLinks: (links: readonly Invitation[]) => void };

/** Links to copy or to send, and reminders. Mail is never sent without being asked about first. */
export function InvitePanel({ round, recipients, onLinks }: Props) {
  const { t, lang } = useText();
  const words = t.questionnaires.rounds;
  const [asking, setAsking] = useState<"send" | "remind" | null>(null);
  const invite = useInvite(round.id);
  const remind = useRemind(round.id);
  const sendsMail = useQuery(participationQuery(round.id)).data?.sendsMail === true;
  const n = (value: number) => formatNumber(value, lang);
  const without = recipients.filter((one) => one.validLinks === 0 && one.mail?.status !== "queued");
  const left = recipients.filter((one) => one.state !== "submitted");
  const done = (given: readonly Invitation[]) => {
    const queued = given.filter((one) => one.queued).length;
    if (queued > 0) announce(words.queued(n(queued)));
    onLinks(given.filter((one) => one.link !== null));
    setAsking(null);
  };
  const copyable = without.length > 0 ? without.map((one) => one.id) : null;
  const createWords = without.length === 0 ? words.createAgain : without.length < recipients.length ? words.createMissing(n(without.length)) : words.createLinks;
  const create = () => invite.mutate({ recipientIds: copyable, renew: false, send: false }, { onSuccess: done });
  const send = () => invite.mutate({ recipientIds: copyable, renew: false, send: true }, { onSuccess: done });
  return (
    <section className="card stack" aria-labelledby="invite">
      <div className="stack-tight"><h2 id="invite">{words.invite}</h2><p className="muted">{round.takesAnswers ? words.inviteBody : words.inviteClosed}</p></div>
      {round.takesAnswers && (
        <div className="row">
          <Button variant={without.length > 0 ? "primary" : "secondary"} onClick={create} disabled={invite.isPending}>{createWords}</Button>
          {sendsMail && <Button variant="secondary" onClick={() => setAsking("send")}>{words.sendLinks}</Button>}
          {sendsMail && <Button variant="secondary" onClick={() => setAsking("remind")} disabled={left.length === 0}>{words.remind}</Button>}
        </div>
      )}
      {round.takesAnswers && !sendsMail && <p className="small muted">{words.noMail}</p>}
      {invite.error && asking === null && <ErrorNotice error={invite.error} heading={t.common.error.saveHeading} />}
      <ConfirmDialog open={asking === "send"} heading={words.sendHeading} confirm={words.sendLinks} busy={invite.isPending} onConfirm={send} onClose={() => { invite.reset(); setAsking(null); }}>
        <p>{words.sendBody(n((copyable ? without : recipients).filter((one) => one.email).length))}</p>
        {invite.error && <ErrorNotice error={invite.error} heading={t.common.error.saveHeading} />}
      </ConfirmDialog>
      <ConfirmDialog open={asking === "remind"} heading={words.remindHeading} confirm={words.remind} busy={remind.isPending} onConfirm={() => remind.mutate(null, { onSuccess: done })} onClose={() => { remind.reset(); setAsking(null); }}>
        <p>{words.remindBody(n(left.length))}</p>
        {remind.error && <ErrorNotice error={remind.error} heading={t.common.error.saveHeading} />}
      </ConfirmDialog>
    </section>
  );
}
