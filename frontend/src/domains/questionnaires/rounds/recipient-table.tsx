import { useState } from "react";
import { ErrorNotice } from "@/api/query-state";
import type { Invitation, QuestionnaireRound, Recipient } from "@/api/types";
import { formatDate } from "@/format/dates";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { ConfirmDialog } from "@/ui/dialog";
import { PopoverButton } from "@/ui/popover-button";
import { announce } from "@/ui/toast";
import { EditUnit } from "./edit-unit";
import { useInvite, useRemoveRecipient, useRevoke } from "./queries";

type Doing = "edit" | "renew" | "revoke" | "remove";
type Props = { round: QuestionnaireRound; recipients: readonly Recipient[]; editable: boolean; onLinks: (links: readonly Invitation[]) => void };

export function RecipientTable({ round, recipients, editable, onLinks }: Props) {
  const { t } = useText();
  const words = t.questionnaires.rounds;
  const [doing, setDoing] = useState<{ what: Doing; id: string } | null>(null);
  const chosen = recipients.find((one) => one.id === doing?.id);
  const close = () => setDoing(null);
  return (
    <div>
      <table className="table table-stacks">
        <thead>
          <tr>
            <th scope="col">{words.unit}</th><th scope="col">{words.principal}</th><th scope="col">{words.kind}</th>
            <th scope="col">{words.unitState}</th><th scope="col">{words.link}</th>{editable && <th scope="col"><span className="sr-only">{words.moreActions}</span></th>}
          </tr>
        </thead>
        <tbody>{recipients.map((one) => <Row key={one.id} recipient={one} open={round.takesAnswers} editable={editable} onDo={(what) => setDoing({ what, id: one.id })} />)}</tbody>
      </table>
      {chosen && doing?.what === "edit" && <EditUnit round={round} recipient={chosen} onClose={close} />}
      {chosen && doing && doing.what !== "edit" && <Confirm what={doing.what} round={round} recipient={chosen} onLinks={onLinks} onClose={close} />}
    </div>
  );
}

type RowProps = { recipient: Recipient; open: boolean; editable: boolean; onDo: (what: Doing) => void };

function Row({ recipient, open, editable, onDo }: RowProps) {
  const { t } = useText();
  const local = useLocal();
  const words = t.questionnaires.rounds;
  const { state, name } = recipient;
  const actions: Doing[] = [...(open ? (["renew"] as const) : []), ...(recipient.validLinks > 0 ? (["revoke"] as const) : []), "edit", "remove"];
  const labels = { edit: words.edit, renew: words.renew, revoke: words.revoke, remove: words.removeUnit };
  return (
    <tr>
      <th scope="row">{name}<br /><span className="small muted recipient-mail">{recipient.email ?? words.noEmail}</span></th>
      <td data-label={words.principal}>{local(recipient.organisationName)}</td>
      <td data-label={words.kind}>{local(recipient.unitKindName)}</td>
      <td data-label={words.unitState}><span className="tag" data-tone={state === "submitted" ? "accent" : state === "begun" ? "warning" : undefined}>{words.state[state]}</span></td>
      <td data-label={words.link}><LinkState recipient={recipient} /></td>
      {editable && (
        <td>
          <PopoverButton label={words.moreActions} name={words.actions(name)} variant="secondary" placement="bottom-end">
            {(close) => <div className="menu-list">{actions.map((one) => <button key={one} type="button" onClick={() => { close(); onDo(one); }}>{labels[one]}</button>)}</div>}
          </PopoverButton>
        </td>
      )}
    </tr>
  );
}

function LinkState({ recipient }: { recipient: Recipient }) {
  const { t, lang } = useText();
  const words = t.questionnaires.rounds;
  const { mail, validLinks } = recipient;
  const said = mail && (mail.status === "sent" ? words.mail.sent(formatDate(mail.sentAt)) : words.mail[mail.status]);
  return (
    <span className="stack-tight">
      <span className={validLinks === 0 ? "muted" : undefined}>{validLinks === 0 ? words.noLink : words.links(formatNumber(validLinks, lang))}</span>
      {said && <span className="small muted">{said}{mail.problem && `: ${words.mailProblem[mail.problem]}`}</span>}
    </span>
  );
}

type ConfirmProps = { what: Exclude<Doing, "edit">; round: QuestionnaireRound; recipient: Recipient; onLinks: Props["onLinks"]; onClose: () => void };

function Confirm({ what, round, recipient, onLinks, onClose }: ConfirmProps) {
  const { t } = useText();
  const words = t.questionnaires.rounds;
  const { name, id } = recipient;
  const invite = useInvite(round.id);
  const revoke = useRevoke(round.id, id);
  const remove = useRemoveRecipient(round.id, recipient);
  const said = {
    renew: { heading: words.renewHeading(name), body: words.renewBody, confirm: words.renew },
    revoke: { heading: words.revokeHeading(name), body: words.revokeBody, confirm: words.revoke },
    remove: { heading: words.removeUnitHeading(name), body: words.removeUnitBody, confirm: words.removeUnit },
  }[what];
  const run = {
    renew: () => invite.mutate({ recipientIds: [id], renew: true, send: false }, { onSuccess: (links) => { onLinks(links); onClose(); } }),
    revoke: () => revoke.mutate(undefined, { onSuccess: () => { announce(words.revoked(name)); onClose(); } }),
    remove: () => remove.mutate(undefined, { onSuccess: () => { announce(words.unitRemoved(name)); onClose(); } }),
  }[what];
  const mutation = { renew: invite, revoke, remove }[what];
  return (
    <ConfirmDialog open danger={what !== "renew"} heading={said.heading} confirm={said.confirm} busy={mutation.isPending} onConfirm={run} onClose={onClose}>
      <p>{said.body}</p>
      {mutation.error && <ErrorNotice error={mutation.error} heading={t.common.error.saveHeading} />}
    </ConfirmDialog>
  );
}
