import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation } from "wouter";
import { askAnew } from "@/api/ask-anew";
import { ErrorNotice } from "@/api/query-state";
import { useText } from "@/text/language";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/dialog";
import { announce } from "@/ui/toast";
import { againOf } from "./again";
import { keepItem } from "./draft-store";
import { createItem, saveItem, useRemoveItem, type TaggedItem } from "./queries";

/** Takes the item away; the message that says so can make it again, as it was and where it was. */
export function RemoveItem({ tagged }: { tagged: TaggedItem }) {
  const { t } = useText();
  const words = t.costEdit.item;
  const cache = useQueryClient();
  const [, navigate] = useLocation();
  const [asking, setAsking] = useState(false);
  const remove = useRemoveItem(tagged);
  const { item } = tagged;
  const restore = async () => {
    try {
      const made = await createItem(againOf(item));
      if (made.item.order !== item.order) await saveItem(item.id, { order: item.order }, made.etag ?? "");
      announce(words.restored);
    } catch {
      announce(words.restoreFailed);
    }
    await askAnew(cache);
  };
  const confirm = () => remove.mutate(undefined, {
    onSuccess: () => {
      keepItem(item.id, null);
      announce(words.removed, { label: t.common.undo, run: () => void restore() });
      navigate("/kostnader/poster");
    },
  });
  return (
    <>
      <Button variant="secondary" tone="danger" onClick={() => setAsking(true)}>{words.remove}</Button>
      <ConfirmDialog open={asking} danger heading={words.removeHeading} confirm={words.remove} busy={remove.isPending} onConfirm={confirm} onClose={() => { setAsking(false); remove.reset(); }}>
        <p>{words.removeBody}</p>
        {remove.error && <ErrorNotice error={remove.error} heading={t.common.error.saveHeading} />}
      </ConfirmDialog>
    </>
  );
}
