import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { toApiError, type ApiError } from "@/api/errors";
import { useText } from "@/text/language";
import { faultsFrom, faultsOf, type Faults } from "./check";
import { differing, merged } from "@/format/merge";
import { draftOf, patchOf, type ItemDraft, type Part } from "./draft";
import { keepItem, readKept } from "./draft-store";
import { goToFault } from "./go-to-fault";
import { itemQuery, readItem, saveItem, type TaggedItem } from "./queries";

const STALE = 412;
const GONE = 404;

/** What another has saved meanwhile. */
export type Theirs = { draft: ItemDraft; etag: string | null; who: string; when: string };

type Start = { base: ItemDraft; etag: string | null };

const theirsOf = ({ item, etag }: TaggedItem): Theirs => ({ draft: draftOf(item), etag, who: item.enteredBy, when: item.enteredAt });

/** The form's content: kept on the computer at once, with what it began from. */
export function useKeptDraft(storeKey: string, start: Start) {
  const [kept] = useState(() => readKept(storeKey));
  const [began, setBegan] = useState<Start>(kept ?? start);
  const [draft, setDraft] = useState<ItemDraft>(kept?.draft ?? start.base);
  const changed = differing(draft, began.base);
  const unsaved = changed.length > 0;
  useEffect(() => keepItem(storeKey, unsaved ? { ...began, draft } : null), [storeKey, unsaved, began, draft]);
  return { draft, setDraft, began, setBegan, changed, unsaved, restored: kept !== null };
}

/** The faults of a form: its own once somebody has tried to save, and the service's until their part is changed. */
export function useFaults(draft: ItemDraft) {
  const { t } = useText();
  const [tried, setTried] = useState(false);
  const [told, setTold] = useState<Faults>({});
  const own = faultsOf(draft, t);
  const forget = (part: Part) => setTold((all) => ({ ...all, [part]: undefined }));
  const shown = tried ? { ...told, ...own } : told;
  return { shown, count: Object.values(shown).filter(Boolean).length, own, setTried, setTold, forget };
}

/** Changes to an item that is there: only what is changed is sent, and nobody's text is lost when two change it. */
export function useItemForm(tagged: TaggedItem, onSaved: () => void) {
  const cache = useQueryClient();
  const itemId = tagged.item.id;
  const kept = useKeptDraft(itemId, { base: draftOf(tagged.item), etag: tagged.etag });
  const faults = useFaults(kept.draft);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const [theirs, setTheirs] = useState<Theirs | null>(() => (kept.restored && kept.began.etag !== tagged.etag ? theirsOf(tagged) : null));
  const underWay = useRef(false);

  const send = async (draft: ItemDraft, began: Start) => {
    const next = await saveItem(itemId, patchOf(draft, began.base), began.etag ?? "");
    cache.setQueryData(itemQuery(itemId).queryKey, next);
    keepItem(itemId, null);
    kept.setBegan({ base: draftOf(next.item), etag: next.etag });
    kept.setDraft(draftOf(next.item));
    setTheirs(null);
    await cache.invalidateQueries({ predicate: (query) => query.queryKey[0] !== "cost-item" });
    onSaved();
  };
  /** Why it was not saved: another was first, or something has to be put right. */
  const learn = async (problem: ApiError) => {
    if (problem.status !== STALE) {
      faults.setTold(faultsFrom(problem.problem?.violations ?? []));
      setError(problem);
      return goToFault();
    }
    try {
      setTheirs(theirsOf(await readItem(itemId)));
    } catch (reason) {
      setError(toApiError(reason));
    }
  };
  const save = async (draft = kept.draft, began: Start = kept.began) => {
    faults.setTried(true);
    if (Object.keys(faults.own).length > 0) return goToFault();
    if (underWay.current) return;
    underWay.current = true;
    setBusy(true);
    setError(null);
    try {
      await send(draft, began);
    } catch (reason) {
      await learn(toApiError(reason));
    } finally {
      underWay.current = false;
      setBusy(false);
    }
  };
  return {
    ...kept,
    faults: faults.shown,
    faultCount: faults.count,
    busy,
    error,
    gone: error?.status === GONE,
    theirs,
    save: () => void save(),
    change: <P extends Part>(part: P, value: ItemDraft[P]) => {
      setError(null);
      faults.forget(part);
      kept.setDraft((now) => ({ ...now, [part]: value }));
    },
    /** The chosen parts of mine with theirs become the form, and are saved over what is now there. */
    resolve: (keepMine: readonly Part[]) => {
      if (!theirs) return;
      const draft = merged(kept.began.base, kept.draft, theirs.draft, keepMine);
      const began = { base: theirs.draft, etag: theirs.etag };
      kept.setDraft(draft);
      kept.setBegan(began);
      setTheirs(null);
      if (differing(draft, theirs.draft).length > 0) void save(draft, began);
    },
    discard: () => {
      setError(null);
      setTheirs(null);
      faults.setTried(false);
      faults.setTold({});
      const now = theirs ?? { draft: draftOf(tagged.item), etag: tagged.etag };
      kept.setBegan({ base: now.draft, etag: now.etag });
      kept.setDraft(now.draft);
    },
  };
}

export type ItemForm = Pick<ReturnType<typeof useItemForm>, "draft" | "change" | "faults">;
