import { useCallback, useEffect, useRef, useState } from "react";
import { toApiError, type ApiError } from "@/api/errors";
import { merge, toAnswers, toTyped } from "../form/answers";
import { readResponse, saveResponse, type TaggedResponse } from "./queries";
import { asSaved, same, type useAnswers } from "./use-answers";

const SAVE_AFTER_MS = 2500;
const RETRY_AFTER_MS = 10_000;
const STALE = 412;
const CLOSED = 409;
const TRIES = 3;

type State = ReturnType<typeof useAnswers>;
type Options = { token: string; form: TaggedResponse["response"]["form"]; onClosed: () => void };

/** Saves one at a time: when the person pauses, turns a page or asks for it. A failed save is tried again by itself. */
export function useSaving(state: State, { token, form, onClosed }: Options) {
  const { typed, latest, synced, unsaved, clashes, setClashes, write, settle } = state;
  const [busy, setBusy] = useState(false);
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const [merged, setMerged] = useState(false);
  const underWay = useRef<Promise<boolean> | null>(null);
  const clashing = clashes.length > 0;

  /** The other place was first: its answers come in beside ours. What both have changed is asked about before anything is saved. */
  const fetchTheirs = useCallback(async (): Promise<boolean> => {
    const theirs = await readResponse(token);
    const theirTyped = toTyped(form, theirs.response.answers);
    const { base } = synced.current;
    const together = merge(base, latest.current, theirTyped);
    settle({ base: theirTyped, etag: theirs.etag });
    write(together.merged);
    setMerged(!same(theirTyped, base));
    setClashes(together.clashes);
    return together.clashes.length === 0;
  }, [token, form, latest, synced, settle, write, setClashes]);

  const send = useCallback(async (): Promise<boolean> => {
    for (let left = TRIES; left > 0; left -= 1) {
      const sent = asSaved(form, latest.current);
      if (same(sent, synced.current.base)) return true;
      try {
        const { etag } = await saveResponse(token, toAnswers(form, sent), synced.current.etag ?? "");
        settle({ base: sent, etag });
        return true;
      } catch (reason) {
        if (toApiError(reason).status !== STALE) throw reason;
        if (!(await fetchTheirs())) return false;
      }
    }
    return false;
  }, [token, form, latest, synced, settle, fetchTheirs]);

  const attempt = useCallback(async (): Promise<boolean> => {
    setBusy(true);
    setError(null);
    try {
      const done = await send();
      if (done) setSavedAt(new Date());
      return done;
    } catch (reason) {
      const known = toApiError(reason);
      setError(known);
      if (known.status === CLOSED || known.status === 404) onClosed();
      return false;
    } finally {
      setBusy(false);
    }
  }, [send, onClosed]);

  const save = useCallback((): Promise<boolean> => {
    underWay.current ??= attempt().finally(() => {
      underWay.current = null;
    });
    return underWay.current;
  }, [attempt]);

  const waits = unsaved && !busy && !clashing;
  useEffect(() => {
    if (!waits || (error && !passing(error))) return;
    const timer = setTimeout(() => void save(), error ? RETRY_AFTER_MS : SAVE_AFTER_MS);
    const online = () => void save();
    window.addEventListener("online", online);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("online", online);
    };
  }, [waits, error, save, typed]);

  return { save, busy, savedAt, error, setError, merged, unsaved };
}

/** What may pass by itself is tried again; what the service has refused is not. */
const passing = (error: ApiError) => error.status === 0 || error.status === 429 || error.status >= 500;
