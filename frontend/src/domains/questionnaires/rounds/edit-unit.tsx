import { useState } from "react";
import { ErrorNotice } from "@/api/query-state";
import type { QuestionnaireRound, Recipient } from "@/api/types";
import { useText } from "@/text/language";
import { ConfirmDialog } from "@/ui/dialog";
import { announce } from "@/ui/toast";
import { useUpdateRecipient } from "./queries";
import { UnitFields, type UnitDraft } from "./unit-fields";

export function EditUnit({ round, recipient, onClose }: { round: QuestionnaireRound; recipient: Recipient; onClose: () => void }) {
  const { t } = useText();
  const words = t.questionnaires.rounds;
  const [draft, setDraft] = useState<UnitDraft>({ name: recipient.name, organisationId: recipient.organisationId, unitKindId: recipient.unitKindId, email: recipient.email ?? "" });
  const update = useUpdateRecipient(round.id, recipient);
  const save = () =>
    update.mutate({ ...draft, name: draft.name.trim(), email: draft.email.trim() || null }, { onSuccess: () => { announce(words.saved(draft.name)); onClose(); } });
  return (
    <ConfirmDialog open heading={words.editHeading(recipient.name)} confirm={t.common.save} busy={update.isPending || !draft.name.trim() || !draft.unitKindId} onConfirm={save} onClose={onClose}>
      <UnitFields countyId={round.countyId} draft={draft} onChange={(change) => setDraft({ ...draft, ...change })} />
      {update.error && <ErrorNotice error={update.error} heading={t.common.error.saveHeading} />}
    </ConfirmDialog>
  );
}
