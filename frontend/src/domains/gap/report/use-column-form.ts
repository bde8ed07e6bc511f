import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState, type RefObject } from "react";
import { toApiError, type ApiError } from "@/api/errors";
import type { ColumnAnswer } from "@/api/types";
import { TOAST_MS } from "@/ui/toast";
import { findConflicts, toUpdate, without, type Conflict, type Draft, type DraftAnswer } from "./draft";
import { columnQuery, readColumn, saveColumn, type TaggedColumn } from "./queries";
import { useDraft } from "./use-draft";

const SAVE_AFTER_MS = 1500;
const STALE = 412;

/** The form's answers: kept on the computer at once, saved to the service a moment later. */
export function useColumnForm(tagged: TaggedColumn) {
  const { round, organisation, editable } = tagged.column;
  const { latest, settle, ...kept } = useDraft(round.id, organisation.id, editable);
  const saving = useSaving(tagged, latest, settle);
  const { conflicts, setConflicts, setError } = saving;
  const holdUntil = useRef(0);

  const waits = kept.unsaved > 0 && !saving.error && conflicts.length === 0 && !saving.busy;
  const { save } = saving;
  useEffect(() => {
    if (!waits) return;
    const timer = setTimeout(() => void save(), Math.max(SAVE_AFTER_MS, holdUntil.current - Date.now()));
    return () => clearTimeout(timer);
  }, [waits, save, kept.draft]);

  return {
    ...kept,
    conflicts,
    error: saving.error,
    saving: saving.busy,
    savedAt: saving.savedAt,
    save: () => void save(),
    answer: (methodId: string, given: DraftAnswer) => { setError(null); kept.answer(methodId, given); },
    confirm: (answers: readonly ColumnAnswer[]) => { setError(null); kept.confirm(answers); },
    /** A whole area at one press can be undone as long as the offer is shown; only then is it saved. */
    confirmArea: (answers: readonly ColumnAnswer[]) => {
      holdUntil.current = Date.now() + TOAST_MS;
      setError(null);
      kept.confirm(answers);
    },
    discard: () => { setError(null); setConflicts([]); kept.clear(); },
    /** The kept answers are saved over the newer ones; the others are let go. */
    resolve: (keepMine: readonly string[]) => {
      setConflicts([]);
      kept.forget(conflicts.map((one) => one.methodId).filter((id) => !keepMine.includes(id)));
    },
  };
}

export type ColumnFormState = ReturnType<typeof useColumnForm>;

/** Sends drafts one at a time, and asks about what somebody else has answered meanwhile. */
function useSaving(tagged: TaggedColumn, latest: RefObject<Draft>, settle: (sent: Draft) => void) {
  const [error, setError] = useState<ApiError | null>(null);
  const [conflicts, setConflicts] = useState<Conflict[]>([]);
  const [busy, setBusy] = useState(false);
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  const underWay = useRef(false);
  const send = useSend(settle);

  const save = useCallback(async () => {
    const sent = latest.current;
    if (underWay.current || Object.keys(sent).length === 0) return;
    underWay.current = true;
    setBusy(true);
    setError(null);
    try {
      setConflicts(await send(tagged, sent));
      setSavedAt(new Date());
    } catch (reason) {
      setError(toApiError(reason));
    } finally {
      underWay.current = false;
      setBusy(false);
    }
  }, [latest, tagged, send]);

  return { save, busy, savedAt, error, setError, conflicts, setConflicts };
}

/** Saves a draft. When somebody else was first, what does not touch the same questions goes in and the rest comes back. */
function useSend(settle: (sent: Draft) => void) {
  const cache = useQueryClient();
  return useCallback(
    async ({ column, etag }: TaggedColumn, sent: Draft): Promise<Conflict[]> => {
      const roundId = column.round.id;
      const organisationId = column.organisation.id;
      const put = (fresh: TaggedColumn) => cache.setQueryData(columnQuery(roundId, organisationId).queryKey, fresh);
      const write = async (draft: Draft, tag: string | null) => {
        put(await saveColumn(roundId, organisationId, toUpdate(draft, column.answers), tag ?? ""));
        settle(draft);
      };
      try {
        await write(sent, etag);
        return [];
      } catch (reason) {
        if (toApiError(reason).status !== STALE) throw reason;
      }
      const fresh = await readColumn(roundId, organisationId);
      put(fresh);
      const conflicts = findConflicts(sent, column.answers, fresh.column.answers);
      const free = without(sent, conflicts.map((one) => one.methodId));
      if (Object.keys(free).length > 0) await write(free, fresh.etag);
      return conflicts;
    },
    [cache, settle],
  );
}
