import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { toApiError, type ApiError } from "@/api/errors";
import { isMissing, isSame, keep, readKept, type RecordField, type Values } from "./values";

const STALE = 412;

const isVersioned = (answer: unknown): answer is { version: number } => typeof answer === "object" && answer !== null && typeof (answer as { version?: unknown }).version === "number";

export type Saved = { version: number; values: Values };

export type RecordWork = {
  /** The name that unsaved work is kept under. */
  draft: string;
  fields: readonly RecordField[];
  start: Values;
  /** The version that the change begins from; null for what is new. */
  version: number | null;
  save: (values: Values, version: number) => Promise<unknown>;
  /** The record as it is now, to hold against one's own when another has saved meanwhile. */
  again?: () => Promise<Saved>;
  remove?: (version: number) => Promise<unknown>;
};

/** A record's form: kept on the computer until it is saved or thrown away by choice, and never saved over another's work unseen. */
export function useRecord(work: RecordWork, onDone: (what: "saved" | "removed") => void) {
  const cache = useQueryClient();
  const { draft, fields } = work;
  const [kept] = useState(() => readKept(draft, work.start));
  const [base, setBase] = useState(work.start);
  const [version, setVersion] = useState(kept?.version ?? work.version);
  const [values, setValues] = useState<Values>(kept?.values ?? work.start);
  const [theirs, setTheirs] = useState<Saved | null>(null);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const unsaved = !isSame(base, values);
  useEffect(() => keep(draft, unsaved ? { values, version } : null), [draft, unsaved, values, version]);

  const run = async (what: "saved" | "removed", call: () => Promise<unknown>) => {
    setBusy(true);
    setError(null);
    try {
      const next = await call();
      keep(draft, null);
      if (isVersioned(next)) setVersion(next.version);
      setBase(values);
      await cache.invalidateQueries();
      onDone(what);
    } catch (reason) {
      const fault = toApiError(reason);
      setError(fault);
      if (fault.status === STALE) setTheirs((await work.again?.().catch(() => null)) ?? null);
    } finally {
      setBusy(false);
    }
  };

  const missing = fields.filter((one) => isMissing(one, values)).map((one) => one.name);
  const save = (from = version) => {
    setTried(true);
    if (missing.length > 0 || busy) return;
    void run("saved", () => work.save(values, from ?? 0));
  };
  return {
    values,
    unsaved,
    busy,
    error: theirs ? null : error,
    theirs,
    restored: kept !== null && unsaved,
    isMissing: (name: string) => tried && missing.includes(name),
    faultOf: (name: string) => error?.problem?.violations?.find((one) => one.field.split(/[.[]/)[0] === name)?.message,
    change: (name: string, value: string) => setValues((now) => ({ ...now, [name]: value })),
    save: () => save(),
    remove: () => void run("removed", () => work.remove?.(version ?? 0) ?? Promise.resolve()),
    discard: () => {
      setValues(base);
      setError(null);
      setTried(false);
    },
    keepMine: () => {
      if (!theirs) return;
      setVersion(theirs.version);
      setTheirs(null);
      save(theirs.version);
    },
    takeTheirs: () => {
      if (!theirs) return;
      setVersion(theirs.version);
      setBase(theirs.values);
      setValues(theirs.values);
      setTheirs(null);
      setError(null);
      void cache.invalidateQueries();
    },
  };
}
