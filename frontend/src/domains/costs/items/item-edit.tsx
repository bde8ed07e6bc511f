import { ErrorNotice } from "@/api/query-state";
import type { CostItem, PlanDetail } from "@/api/types";
import { useText } from "@/text/language";
import { Button } from "@/ui/button";
import { Message } from "@/ui/message";
import { announce } from "@/ui/toast";
import { FormBar } from "@/ui/form-bar";
import { ItemConflict } from "./item-conflict";
import { ItemFields } from "./item-fields";
import type { TaggedItem } from "./queries";
import { useItemForm } from "./use-item-form";
import { useNames } from "./use-names";

type Props = { tagged: TaggedItem; plan: PlanDetail; items: readonly CostItem[]; onDone: () => void };

/** The form of an item that is there. */
export function ItemEdit({ tagged, plan, items, onDone }: Props) {
  const { t } = useText();
  const words = t.costEdit.item;
  const names = useNames(plan, items);
  const form = useItemForm(tagged, () => {
    announce(words.saved);
    onDone();
  });
  return (
    <div className="stack">
      {form.theirs && <ItemConflict key={form.theirs.etag} base={form.began.base} mine={form.draft} theirs={form.theirs} names={names} onResolve={form.resolve} />}
      {form.restored && form.unsaved && !form.theirs && <Message tone="info">{t.common.form.restored}</Message>}
      {form.gone && <Message tone="danger" live>{words.gone}</Message>}
      {form.error && !form.gone && <ErrorNotice error={form.error} heading={t.common.error.saveHeading}><p>{t.common.form.unsavedKept}</p></ErrorNotice>}
      <ItemFields form={form} plan={plan} items={items} itemId={tagged.item.id} />
      <FormBar unsaved={form.unsaved} faultCount={form.faultCount} busy={form.busy} disabled={form.theirs !== null} label={words.save} onSave={form.save} onDiscard={form.discard}>
        <Button variant="secondary" onClick={onDone}>{words.stopEditing}</Button>
      </FormBar>
    </div>
  );
}
