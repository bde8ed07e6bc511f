import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation } from "wouter";
import { ErrorNotice } from "@/api/query-state";
import { useText } from "@/text/language";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/dialog";
import { announce } from "@/ui/toast";
import { createActivity, saveActivity, useRemoveActivity, type TaggedActivity } from "../queries";
import { createOf, draftOf } from "./draft";
import { keepActivity } from "./draft-store";

/** Takes the activity away, if nothing refers to it; the message that says so can make it again, as it was and where it was. */
export function RemoveActivity({ tagged }: { tagged: TaggedActivity }) {
  const { t } = useText();
  const words = t.plan.edit;
  const cache = useQueryClient();
  const [, navigate] = useLocation();
  const [asking, setAsking] = useState(false);
  const remove = useRemoveActivity(tagged);
  const { activity } = tagged;
  const restore = async () => {
    try {
      const made = await createActivity(createOf(draftOf(activity), activity.id));
      if (made.activity.order !== activity.order) await saveActivity(activity.id, { order: activity.order }, made.etag ?? "");
      announce(words.restored);
    } catch {
      announce(words.restoreFailed);
    }
    await cache.invalidateQueries();
  };
  const confirm = () => remove.mutate(undefined, {
    onSuccess: () => {
      keepActivity(activity.id, null);
      announce(words.removed, { label: t.common.undo, run: () => void restore() });
      navigate("/planen");
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
