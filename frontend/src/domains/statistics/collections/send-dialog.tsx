import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { ErrorNotice } from "@/api/query-state";
import { useCounty } from "@/api/county";
import type { FigureForm, FigureInput } from "@/api/types";
import { useText } from "@/text/language";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/dialog";
import { TextArea } from "@/ui/fields";
import { SkeletonRows } from "@/ui/skeleton";
import { announce } from "@/ui/toast";
import { indicatorsQuery } from "../queries";
import { FiguresPreview } from "./figures-result";
import { sendFigures } from "./queries";

type Props = { form: FigureForm; inputs: FigureInput[]; disabled: boolean; onSaved: () => void; children?: ReactNode };

/** Typed figures are judged by the service before anything is written, and shown as they will change. */
export function SendDialog({ form, inputs, disabled, onSaved, children }: Props) {
  const { t } = useText();
  const words = t.collections;
  const county = useCounty()?.id ?? "";
  const indicators = useQuery({ ...indicatorsQuery(county), enabled: county !== "" }).data ?? [];
  const cache = useQueryClient();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const correcting = form.collection.status === "published";
  const send = (dryRun: boolean) => sendFigures(form.collection.id, form.organisation.id, inputs, dryRun, reason.trim() || null);
  const rehearse = useMutation({ mutationFn: () => send(true) });
  const write = useMutation({
    mutationFn: () => send(false),
    onSuccess: async (result) => {
      if (!result.written) return;
      announce(words.written);
      onSaved();
      setOpen(false);
      await cache.invalidateQueries();
    },
  });
  const begin = () => {
    write.reset();
    rehearse.mutate();
    setOpen(true);
  };
  const result = rehearse.data;
  const ready = result !== undefined && result.counts.faulty === 0 && (!correcting || reason.trim() !== "");
  return (
    <span className="row">
      {children}
      <Button disabled={disabled} onClick={begin}>{words.check}</Button>
      <ConfirmDialog open={open} heading={words.preview} confirm={words.write} busy={!ready || write.isPending} onConfirm={() => write.mutate()} onClose={() => setOpen(false)}>
        {rehearse.isPending && <SkeletonRows rows={3} />}
        {result && <FiguresPreview result={result} indicators={indicators} />}
        {correcting && <TextArea label={words.correctReason} help={words.reasonNeeded} value={reason} onChange={(event) => setReason(event.target.value)} />}
        {(rehearse.error ?? write.error) && <ErrorNotice error={rehearse.error ?? write.error} heading={t.common.error.saveHeading}><p>{words.kept}</p></ErrorNotice>}
      </ConfirmDialog>
    </span>
  );
}
