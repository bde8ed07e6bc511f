import { ErrorNotice } from "@/api/query-state";
import type { PlanDetail } from "@/api/types";
import { conflictsOf } from "@/format/merge";
import { useText } from "@/text/language";
import { Button } from "@/ui/button";
import { FormBar } from "@/ui/form-bar";
import { FormConflict } from "@/ui/form-conflict";
import { Message } from "@/ui/message";
import { announce } from "@/ui/toast";
import type { TaggedActivity } from "../queries";
import { ActivityFields } from "./activity-fields";
import { partName, partValue } from "./part-words";
import { useActivityForm } from "./use-activity-form";
import { useNames } from "./use-lists";

type Props = { tagged: TaggedActivity; plan: PlanDetail; onDone: () => void };

/** The form of an activity that is there. */
export function ActivityEdit({ tagged, plan, onDone }: Props) {
  const { t } = useText();
  const words = t.plan.edit;
  const form = useActivityForm(tagged, () => {
    announce(words.saved);
    onDone();
  });
  const { theirs, draft } = form;
  const name = useNames(plan, draft.sourcePlaceId);
  const disputed = theirs ? conflictsOf(form.began.base, draft, theirs.draft).map((part) => ({ part, name: partName(part, t), mine: partValue(part, draft, name, t), theirs: partValue(part, theirs.draft, name, t) })) : [];
  return (
    <div className="stack">
      {theirs && <FormConflict key={theirs.etag} heading={words.conflictHeading} who={theirs.who ?? words.someone} when={theirs.when} disputed={disputed} onResolve={form.resolve} />}
      {form.restored && form.unsaved && !theirs && <Message tone="info">{t.common.form.restored}</Message>}
      {form.gone && <Message tone="danger" live>{words.gone}</Message>}
      {form.error && !form.gone && <ErrorNotice error={form.error} heading={t.common.error.saveHeading}><p>{t.common.form.unsavedKept}</p></ErrorNotice>}
      <ActivityFields form={form} plan={plan} activityId={tagged.activity.id} />
      <FormBar unsaved={form.unsaved} faultCount={form.faultCount} busy={form.busy} disabled={theirs !== null} label={words.save} onSave={form.save} onDiscard={form.discard}>
        <Button variant="secondary" onClick={onDone}>{words.stop}</Button>
      </FormBar>
    </div>
  );
}
