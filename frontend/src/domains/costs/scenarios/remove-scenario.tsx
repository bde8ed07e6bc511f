import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation } from "wouter";
import { askAnew } from "@/api/ask-anew";
import { ErrorNotice } from "@/api/query-state";
import { useText } from "@/text/language";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/dialog";
import { announce } from "@/ui/toast";
import { createScenario, removeScenario, scenarioQuery, type TaggedScenario } from "./queries";
import { keepScenario } from "./scenario-store";

/** Takes the scenario away; the message that says so can make it again. */
export function RemoveScenario({ tagged }: { tagged: TaggedScenario }) {
  const { t } = useText();
  const words = t.costEdit.scenarios;
  const cache = useQueryClient();
  const [, navigate] = useLocation();
  const [asking, setAsking] = useState(false);
  const { id, planId, name, note, choice } = tagged.scenario;
  const restore = async () => {
    const made = await createScenario({ id, planId, name: name.sv, note, choice }).catch(() => null);
    announce(made ? words.restored : words.restoreFailed);
    await askAnew(cache);
  };
  const remove = useMutation({
    mutationFn: () => removeScenario(tagged),
    onSuccess: () => {
      keepScenario(id, null);
      announce(words.removed, { label: t.common.undo, run: () => void restore() });
      navigate("/kostnader/scenarier");
      cache.removeQueries({ queryKey: scenarioQuery(id).queryKey });
      void askAnew(cache);
    },
  });
  return (
    <>
      <Button variant="tertiary" tone="danger" onClick={() => setAsking(true)}>{words.remove}</Button>
      <ConfirmDialog open={asking} danger heading={words.removeHeading} confirm={words.remove} busy={remove.isPending} onConfirm={() => remove.mutate()} onClose={() => { setAsking(false); remove.reset(); }}>
        <p>{words.removeBody}</p>
        {remove.error && <ErrorNotice error={remove.error} heading={t.common.error.saveHeading} />}
      </ConfirmDialog>
    </>
  );
}
