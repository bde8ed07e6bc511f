import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { client, read } from "@/api/client";
import { ErrorNotice } from "@/api/query-state";
import { canLead, useSession } from "@/api/session";
import type { MatrixCell, RoundRef, Status } from "@/api/types";
import { useText } from "@/text/language";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { SelectField, TextArea } from "@/ui/fields";
import { announce } from "@/ui/toast";
import { STATUSES } from "../filters";

type Props = { round: RoundRef; methodId: string; cell: MatrixCell };

/** A published round is frozen; a lead can still correct it in the open, with a reason. */
export function CorrectionForm(props: Props) {
  const { t } = useText();
  const session = useSession();
  const [open, setOpen] = useState(false);
  if (!canLead(session) || props.round.status !== "published" || props.cell.status === "not_asked") return null;
  return (
    <>
      <div><Button variant="secondary" onClick={() => setOpen(true)}>{t.gap.panel.correct}</Button></div>
      <Dialog open={open} heading={t.gap.panel.correctHeading} onClose={() => setOpen(false)}>
        <Fields {...props} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function useCorrect({ round, methodId, cell }: Props, onDone: () => void) {
  const { t } = useText();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: { status: Status; comment: string | null; reason: string }) =>
      read(client.POST("/gap-rounds/{roundId}/corrections", {
        params: { path: { roundId: round.id } },
        body: { methodId, organisationId: cell.organisationId, ...body },
      })),
    onSuccess: async () => {
      announce(t.gap.panel.correctDone);
      await cache.invalidateQueries();
      onDone();
    },
  });
}

function Fields(props: Props & { onDone: () => void }) {
  const { t } = useText();
  const words = t.gap.panel;
  const [status, setStatus] = useState<Status>(props.cell.status);
  const [comment, setComment] = useState(props.cell.comment ?? "");
  const [reason, setReason] = useState("");
  const correct = useCorrect(props, props.onDone);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    correct.mutate({ status, comment: comment.trim() || null, reason });
  };
  const options = STATUSES.filter((one) => one !== "not_asked").map((value) => ({ value, label: t.terms.status[value] }));
  return (
    <form className="stack" onSubmit={submit}>
      <p>{words.correctBody}</p>
      <SelectField label={words.correctStatus} options={options} value={status} onChange={(event) => setStatus(event.target.value as Status)} />
      <TextArea label={words.comment} value={comment} onChange={(event) => setComment(event.target.value)} />
      <TextArea label={words.correctReason} required value={reason} onChange={(event) => setReason(event.target.value)} />
      {correct.error && <ErrorNotice error={correct.error} heading={t.common.error.saveHeading} />}
      <div className="row row-end"><Button type="submit" disabled={correct.isPending}>{t.common.save}</Button></div>
    </form>
  );
}
