import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { toApiError, type ApiError } from "@/api/errors";
import { differing, merged } from "@/format/merge";
import { lastChange, type LastChange } from "../last-change";
import { isMissing, isNoNumber, keep, readKept, type RecordField, type Values } from "./values";

const STALE = 412;

const isVersioned = (answer: unknown): answer is { version: number } => typeof answer === "object" && answer !== null && typeof (answer as { version?: unknown }).version === "number";

export type Saved = { version: number; values: Values };

/** What another has saved meanwhile. */
export type Theirs = Saved & LastChange;

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
  /** What the history calls it: its kind and id. */
  history?: readonly [objectType: string, objectId: string];
  remove?: (version: number) => Promise<unknown>;
};

type Began = { base: Values; version: number | null };

async function theirsOf({ again, history }: RecordWork): Promise<Theirs | null> {
  if (!again) return null;
  const [saved, last] = await Promise.all([again(), history ? lastChange(...history) : { who: null, when: "" }]);
  return { ...saved, ...last };
}

/** A record's form: kept on the computer until it is saved or thrown away by choice, and never saved over another's work unseen. */
export function useRecord(work: RecordWork, onDone: (what: "saved" | "removed") => void) {
  const cache = useQueryClient();
  const { draft, fields } = work;
  const [kept] = useState(() => readKept(draft, work.start));
  const [began, setBegan] = useState<Began>(kept ?? { base: work.start, version: work.version });
  const [values, setValues] = useState<Values>(kept?.values ?? work.start);
  const [theirs, setTheirs] = useState<Theirs | null>(null);
  const [renewed, setRenewed] = useState(false);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const unsaved = differing(began.base, values).length > 0;
  useEffect(() => keep(draft, unsaved ? { ...began, values } : null), [draft, unsaved, values, began]);

  /** Another was first: what both have changed is chosen. Who had changed nothing, and was to take it away, sees what it is now. */
  const learn = async () => {
    const now = await theirsOf(work).catch(() => null);
    if (!now || unsaved) return setTheirs(now);
    setBegan({ base: now.values, version: now.version });
    setValues(now.values);
    setRenewed(true);
    setError(null);
  };
  const run = async (what: "saved" | "removed", typed: Values, call: () => Promise<unknown>) => {
    setBusy(true);
    setError(null);
    setRenewed(false);
    try {
      const next = await call();
      keep(draft, null);
      setBegan((now) => ({ base: typed, version: isVersioned(next) ? next.version : now.version }));
      await cache.invalidateQueries();
      onDone(what);
    } catch (reason) {
      const fault = toApiError(reason);
      setError(fault);
      if (fault.status === STALE) await learn();
    } finally {
      setBusy(false);
    }
  };

  const missingOf = (typed: Values) => fields.filter((one) => isMissing(one, typed)).map((one) => one.name);
  const save = (typed = values, version = began.version) => {
    setTried(true);
    if (missingOf(typed).length > 0 || fields.some((one) => isNoNumber(one, typed)) || busy) return;
    void run("saved", typed, () => work.save(typed, version ?? 0));
  };
  return {
    values,
    base: began.base,
    unsaved,
    busy,
    error: theirs ? null : error,
    theirs,
    renewed,
    restored: kept !== null && unsaved,
    isMissing: (name: string) => tried && missingOf(values).includes(name),
    isNoNumber: (name: string) => tried && fields.some((one) => one.name === name && isNoNumber(one, values)),
    faultOf: (name: string) => error?.problem?.violations?.find((one) => one.field.split(/[.[]/)[0] === name)?.message,
    change: (name: string, value: string) => setValues((now) => ({ ...now, [name]: value })),
    save: () => save(),
    remove: () => void run("removed", values, () => work.remove?.(began.version ?? 0) ?? Promise.resolve()),
    discard: () => {
      setValues(began.base);
      setError(null);
      setTried(false);
    },
    /** The chosen of mine with theirs become the form, and are saved over what is now there. */
    resolve: (keepMine: readonly string[]) => {
      if (!theirs) return;
      const typed = merged<Values>(began.base, values, theirs.values, keepMine);
      setBegan({ base: theirs.values, version: theirs.version });
      setValues(typed);
      setTheirs(null);
      setError(null);
      if (differing(theirs.values, typed).length > 0) save(typed, theirs.version);
      else void cache.invalidateQueries();
    },
  };
}

export type RecordForm = ReturnType<typeof useRecord>;
