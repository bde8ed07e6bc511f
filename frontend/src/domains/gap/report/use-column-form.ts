import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { toApiError, type ApiError } from "@/api/errors";
import type { ColumnAnswer } from "@/api/types";
import { TOAST_MS } from "@/ui/toast";
import { confirmUnchanged, EMPTY, findConflicts, toUpdate, withAnswer, without, type Conflict, type Draft, type DraftAnswer } from "./draft";
import { keepDraft, readDraft } from "./draft-store";
import { columnQuery, readColumn, saveColumn, type TaggedColumn } from "./queries";

const SAVE_AFTER_MS = 1500;
const STALE = 412;

/** The form's answers: kept on the computer at once, saved to the service a moment later. */
export function useColumnForm(tagged: TaggedColumn) {
  const { column } = tagged;
  const roundId = column.round.id;
  const organisationId = column.organisation.id;
  const [draft, setDraft] = useState<Draft>(() => (column.editable ? readDraft(roundId, organisationId) : EMPTY));
  const [restored] = useState(() => Object.keys(draft).length);
  const [error, setError] = useState<ApiError | null>(null);
  const [conflicts, setConflicts] = useState<Conflict[]>([]);
  const [saving, setSaving] = useState(false);
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  const busy = useRef(false);
  const latest = useRef(draft);
  const holdUntil = useRef(0);
  const cache = useQueryClient();

  /** The newest draft is what counts, also for an undo that was offered some answers ago. */
  const change = useCallback(
    (next: (now: Draft) => Draft) => {
      latest.current = next(latest.current);
      setDraft(latest.current);
      setError(null);
      keepDraft(roundId, organisationId, latest.current);
    },
    [roundId, organisationId],
  );

  const put = useCallback(
    (fresh: TaggedColumn) => cache.setQueryData(columnQuery(roundId, organisationId).queryKey, fresh),
    [cache, roundId, organisationId],
  );

  const send = useCallback(
    async (from: TaggedColumn, sent: Draft) => {
      const answer = await saveColumn(roundId, organisationId, toUpdate(sent, from.column.answers), from.etag ?? "");
      put(answer);
      setSavedAt(new Date());
      // What was changed while the answer was on its way is still unsaved.
      change((now) => without(now, Object.keys(sent).filter((id) => now[id] === sent[id])));
    },
    [roundId, organisationId, put, change],
  );

  /** Somebody else was first: what does not touch the same questions goes in at once, the rest is asked about. */
  const catchUp = useCallback(
    async (sent: Draft) => {
      const fresh = await readColumn(roundId, organisationId);
      const found = findConflicts(sent, column.answers, fresh.column.answers);
      put(fresh);
      setConflicts(found);
      const free = without(sent, found.map((one) => one.methodId));
      if (Object.keys(free).length > 0) await send(fresh, free);
    },
    [roundId, organisationId, column.answers, put, send],
  );

  const save = useCallback(
    async () => {
      const sent = latest.current;
      if (busy.current || Object.keys(sent).length === 0) return;
      busy.current = true;
      setSaving(true);
      setError(null);
      try {
        await send(tagged, sent).catch((reason: unknown) => {
          if (toApiError(reason).status !== STALE) throw reason;
          return catchUp(sent);
        });
      } catch (reason) {
        setError(toApiError(reason));
      } finally {
        busy.current = false;
        setSaving(false);
      }
    },
    [tagged, send, catchUp],
  );

  const unsaved = Object.keys(draft).length;
  useEffect(() => {
    if (unsaved === 0 || error || conflicts.length > 0 || saving) return;
    const wait = Math.max(SAVE_AFTER_MS, holdUntil.current - Date.now());
    const timer = setTimeout(() => void save(), wait);
    return () => clearTimeout(timer);
  }, [draft, unsaved, error, conflicts.length, saving, save]);

  return {
    draft,
    restored,
    unsaved,
    error,
    saving,
    savedAt,
    conflicts,
    answer: (methodId: string, given: DraftAnswer) => change((now) => withAnswer(now, methodId, given)),
    confirm: (answers: readonly ColumnAnswer[]) => change((now) => confirmUnchanged(now, answers)),
    /** A whole area at one press can be undone as long as the offer is shown; only then is it saved. */
    confirmArea: (answers: readonly ColumnAnswer[]) => {
      holdUntil.current = Date.now() + TOAST_MS;
      change((now) => confirmUnchanged(now, answers));
    },
    forget: (methodIds: readonly string[]) => change((now) => without(now, methodIds)),
    discard: () => { setConflicts([]); change(() => EMPTY); },
    save: () => void save(),
    /** The kept answers are saved over the newer ones; the others are let go. */
    resolve: (keepMine: readonly string[]) => {
      const dropped = conflicts.map((one) => one.methodId).filter((id) => !keepMine.includes(id));
      setConflicts([]);
      change((now) => without(now, dropped));
    },
  };
}

export type ColumnFormState = ReturnType<typeof useColumnForm>;
