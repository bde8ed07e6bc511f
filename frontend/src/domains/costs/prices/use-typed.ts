import { useEffect, useState } from "react";
import { toApiError, type ApiError } from "@/api/errors";
import { keepTyped, readTyped } from "./dialog-store";

const STALE = 412;

/** Fields of a small form: kept on the computer until they are saved or thrown away by choice. */
export function useTyped<F extends Record<string, string>>(name: string, saved: F) {
  const [kept] = useState(() => readTyped(name, saved));
  const [base, setBase] = useState(saved);
  const [fields, setFields] = useState<F>(kept ?? saved);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const unsaved = JSON.stringify(fields) !== JSON.stringify(base);
  useEffect(() => keepTyped(name, unsaved ? fields : null), [name, unsaved, fields]);
  const at = (field: string) => error?.problem?.violations?.find((one) => one.field.split(".")[0] === field)?.message;
  return {
    fields,
    unsaved,
    tried,
    busy,
    error,
    stale: error?.status === STALE,
    restored: kept !== null && unsaved,
    at,
    change: (part: Partial<F>) => {
      setError((now) => (now?.status === STALE ? now : null));
      setFields((now) => ({ ...now, ...part }));
    },
    /** Back to what is saved, or to what another has saved meanwhile. */
    reset: (to: F = base) => {
      setBase(to);
      setFields(to);
      setError(null);
      setTried(false);
    },
    /** Nothing is sent as long as there is a fault to tell. */
    submit: async (isFaulty: boolean, send: () => Promise<unknown>, onDone: () => void) => {
      setTried(true);
      if (isFaulty || busy) return;
      setBusy(true);
      setError(null);
      try {
        await send();
        keepTyped(name, null);
        setBase(fields);
        onDone();
      } catch (reason) {
        setError(toApiError(reason));
      } finally {
        setBusy(false);
      }
    },
  };
}

export type Typed = Pick<ReturnType<typeof useTyped>, "unsaved" | "restored" | "stale" | "error" | "busy"> & { reset: () => void };
