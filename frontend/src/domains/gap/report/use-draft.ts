import { useCallback, useRef, useState } from "react";
import type { ColumnAnswer } from "@/api/types";
import { confirmUnchanged, EMPTY, withAnswer, without, type Draft, type DraftAnswer } from "./draft";
import { keepDraft, readDraft } from "./draft-store";

/** The answers not yet saved. Each change is kept on the computer at once. */
export function useDraft(roundId: string, organisationId: string, editable: boolean) {
  const [draft, setDraft] = useState<Draft>(() => (editable ? readDraft(roundId, organisationId) : EMPTY));
  const [restored] = useState(() => Object.keys(draft).length);
  // The newest draft is what counts, also for an undo that was offered some answers ago.
  const latest = useRef(draft);
  const change = useCallback(
    (next: (now: Draft) => Draft) => {
      latest.current = next(latest.current);
      setDraft(latest.current);
      keepDraft(roundId, organisationId, latest.current);
    },
    [roundId, organisationId],
  );
  return {
    draft,
    latest,
    restored,
    unsaved: Object.keys(draft).length,
    answer: (methodId: string, given: DraftAnswer) => change((now) => withAnswer(now, methodId, given)),
    confirm: (answers: readonly ColumnAnswer[]) => change((now) => confirmUnchanged(now, answers)),
    forget: (methodIds: readonly string[]) => change((now) => without(now, methodIds)),
    /** What was changed while it was on its way to the service is still unsaved. */
    settle: useCallback((sent: Draft) => change((now) => without(now, Object.keys(sent).filter((id) => now[id] === sent[id]))), [change]),
    clear: () => change(() => EMPTY),
  };
}
