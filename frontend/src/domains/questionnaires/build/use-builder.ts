import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useReducer, useRef, useState } from "react";
import { toApiError, type ApiError } from "@/api/errors";
import type { Form } from "../form/model";
import { draftQuery, readDraft, saveDraft, type TaggedDraft } from "./queries";
import { begin, stepped } from "./undo";
import { keepWork, readWork } from "./work-store";

const SAVE_AFTER_MS = 2500;
const STALE = 412;

const equal = (a: Form, b: Form) => JSON.stringify(a) === JSON.stringify(b);

/** The draft being written: every step kept on the computer at once, saved to the service a moment later. */
export function useBuilder(questionnaireId: string, tagged: TaggedDraft) {
  const cache = useQueryClient();
  const [kept] = useState(() => readWork(questionnaireId));
  const [work, step] = useReducer(stepped, kept?.form ?? tagged.draft.form, begin);
  const [saved, setSaved] = useState<Form>(tagged.draft.form);
  // Work that began from an older draft than the service's is not saved over it without asking.
  const tag = useRef(kept ? kept.etag : tagged.etag);
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const underWay = useRef(false);
  const { form } = work;
  const unsaved = !equal(form, saved);
  const stale = error?.status === STALE;

  useEffect(() => keepWork(questionnaireId, unsaved ? { etag: tag.current, form } : null), [questionnaireId, unsaved, form]);

  const save = useCallback(
    async (over = false): Promise<boolean> => {
      if (underWay.current) return false;
      underWay.current = true;
      setBusy(true);
      setError(null);
      try {
        if (over) tag.current = (await readDraft(questionnaireId)).etag;
        const next = await saveDraft(questionnaireId, form, tag.current ?? "");
        tag.current = next.etag;
        setSaved(form);
        setSavedAt(new Date());
        cache.setQueryData(draftQuery(questionnaireId).queryKey, next);
        return true;
      } catch (reason) {
        setError(toApiError(reason));
        return false;
      } finally {
        underWay.current = false;
        setBusy(false);
      }
    },
    [cache, questionnaireId, form],
  );

  const waits = unsaved && !busy && !error;
  useEffect(() => {
    if (!waits) return;
    const timer = setTimeout(() => void save(), SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [waits, save]);

  /** Back to what the service has: after somebody else's save, or because the person wants it. */
  const takeTheirs = async () => {
    const next = await readDraft(questionnaireId);
    tag.current = next.etag;
    cache.setQueryData(draftQuery(questionnaireId).queryKey, next);
    setSaved(next.draft.form);
    setError(null);
    step({ do: "restart", form: next.draft.form });
  };
  const change: typeof step = (next) => {
    if (!stale) setError(null);
    step(next);
  };
  const tagNow = () => tag.current ?? "";
  return { form, step: change, canUndo: work.past.length > 0, canRedo: work.future.length > 0, unsaved, busy, savedAt, error, stale, restored: kept !== null, save, takeTheirs, tagNow };
}

export type Builder = ReturnType<typeof useBuilder>;
