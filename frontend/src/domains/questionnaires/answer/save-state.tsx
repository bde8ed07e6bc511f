import { formatTime } from "@/format/dates";
import { useText } from "@/text/language";
import { ErrorNotice } from "@/api/query-state";
import { Button } from "@/ui/button";
import { Message } from "@/ui/message";
import type { useSaving } from "./use-saving";

export type Saving = ReturnType<typeof useSaving>;

/** One short line that is always there: saved when, or not yet. */
export function SaveState({ saving, anything }: { saving: Saving; anything: boolean }) {
  const { t } = useText();
  const words = t.questionnaires.answer;
  const text = saving.busy ? words.saving : saving.unsaved ? words.unsaved : saving.savedAt ? words.saved(formatTime(saving.savedAt)) : anything ? t.report.allSaved : words.nothing;
  return <p role="status" className="answer-saved">{text}</p>;
}

export function SaveProblem({ saving }: { saving: Saving }) {
  const { t } = useText();
  const words = t.questionnaires.answer;
  const { error } = saving;
  if (!error) return null;
  const retry = () => void saving.save();
  if (error.status === 0 || error.status >= 500) {
    return (
      <Message tone="warning" heading={t.common.error.saveHeading} live actions={<Button variant="secondary" onClick={retry}>{words.retry}</Button>}>
        <p>{navigator.onLine ? words.failed : words.failedOffline}</p>
      </Message>
    );
  }
  return <ErrorNotice error={error} heading={t.common.error.saveHeading} onRetry={retry}><p>{t.report.failedKept}</p></ErrorNotice>;
}
