import { useState } from "react";
import { ErrorNotice } from "@/api/query-state";
import { useText } from "@/text/language";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/dialog";
import { Message } from "@/ui/message";
import type { Builder } from "./use-builder";

/** What stands between the work and the service: another's save, a failure, or work left from an earlier visit. */
export function WorkProblem({ builder }: { builder: Builder }) {
  const { t } = useText();
  const words = t.questionnaires.build;
  const [discarding, setDiscarding] = useState(false);
  if (builder.stale) {
    const actions = (
      <>
        <Button onClick={() => void builder.save(true)}>{words.keepMine}</Button>
        <Button variant="secondary" onClick={() => void builder.takeTheirs()}>{words.takeTheirs}</Button>
      </>
    );
    return <Message tone="warning" heading={words.staleHeading} live actions={actions}><p>{words.staleBody}</p></Message>;
  }
  return (
    <>
      {builder.error && <ErrorNotice error={builder.error} heading={t.common.error.saveHeading} onRetry={() => void builder.save()}><p>{t.report.failedKept}</p></ErrorNotice>}
      {builder.restored && builder.unsaved && (
        <Message tone="info" live actions={<Button variant="secondary" onClick={() => setDiscarding(true)}>{words.discard}</Button>}>{words.restored}</Message>
      )}
      <ConfirmDialog open={discarding} danger heading={words.discardHeading} confirm={words.discard} onConfirm={() => { void builder.takeTheirs(); setDiscarding(false); }} onClose={() => setDiscarding(false)}>
        <p>{words.discardBody}</p>
      </ConfirmDialog>
    </>
  );
}
