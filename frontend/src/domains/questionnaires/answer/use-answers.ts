import { useCallback, useRef, useState, type RefObject } from "react";
import { merge, toAnswers, toTyped, type Clash, type Typed } from "../form/answers";
import type { Form } from "../form/model";
import { keepTyped, readKept } from "./draft-store";
import type { TaggedResponse } from "./queries";

/** What the service last took or gave, which the answers in the form are held against. */
export type Synced = { base: Typed; etag: string | null };

/** The answers of the form. Each change is kept in this tab at once; what was kept before goes together with what is saved. */
export function useAnswers(token: string, { response, etag }: TaggedResponse) {
  const [start] = useState(() => begin(token, response.form, response.answers));
  const [typed, setTyped] = useState(start.typed);
  const latest = useRef(start.typed);
  const synced = useRef<Synced>({ base: start.base, etag });
  const [base, setBase] = useState(start.base);
  const [clashes, setClashes] = useState<Clash[]>(start.clashes);

  const write = useCallback(
    (next: Typed) => {
      latest.current = next;
      setTyped(next);
      keepUnsaved(token, latest, synced);
    },
    [token],
  );
  const answer = useCallback((change: (now: Typed) => Typed) => write(change(latest.current)), [write]);
  /** After a save, or after the other place's answers have come in. */
  const settle = useCallback(
    (next: Synced) => {
      synced.current = next;
      setBase(next.base);
      keepUnsaved(token, latest, synced);
    },
    [token],
  );
  const unsaved = !same(asSaved(response.form, typed), base);
  return { typed, latest, synced, unsaved, clashes, setClashes, restored: start.restored, answer, write, settle };
}

/** The answers as the service has them after a save: what cannot be read stays in the form alone. */
export const asSaved = (form: Form, typed: Typed): Typed => toTyped(form, toAnswers(form, typed));

export const same = (a: Typed, b: Typed): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
const sorted = (typed: Typed) => Object.entries(typed).toSorted(([a], [b]) => a.localeCompare(b));

function keepUnsaved(token: string, latest: RefObject<Typed>, synced: RefObject<Synced>) {
  const { base } = synced.current;
  keepTyped(token, same(latest.current, base) ? null : { base, typed: latest.current });
}

function begin(token: string, form: Form, answers: TaggedResponse["response"]["answers"]) {
  const base = toTyped(form, answers);
  const kept = readKept(token);
  if (!kept) return { base, typed: base, clashes: [], restored: false };
  const { merged, clashes } = merge(kept.base, kept.typed, base);
  return { base, typed: merged, clashes, restored: !same(asSaved(form, merged), base) };
}
