import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { toApiError, type ApiError } from "@/api/errors";
import { differing, merged } from "@/format/merge";
import { useText } from "@/text/language";
import { activityQuery, readActivity, saveActivity, type TaggedActivity } from "../queries";
import { lastChange } from "../last-change";
import { faultsFrom, faultsOf, type Faults } from "./check";
import { draftOf, patchOf, type ActivityDraft, type Part } from "./draft";
import { keepActivity, readKept } from "./draft-store";

const STALE = 412;
const GONE = 404;

/** What another has saved meanwhile. */
export type Theirs = { draft: ActivityDraft; etag: string | null; who: string | null; when: string };

type Start = { base: ActivityDraft; etag: string | null };

/** The form's content: kept on the computer at once, with what it began from. */
export function useKeptDraft(storeKey: string, start: Start) {
  const [kept] = useState(() => readKept(storeKey));
  const [began, setBegan] = useState<Start>(kept ?? start);
  const [draft, setDraft] = useState<ActivityDraft>(kept?.draft ?? start.base);
  const unsaved = differing(draft, began.base).length > 0;
  useEffect(() => keepActivity(storeKey, unsaved ? { ...began, draft } : null), [storeKey, unsaved, began, draft]);
  return { draft, setDraft, began, setBegan, unsaved, restored: kept !== null };
}

/** The faults of a form: its own once somebody has tried to save, and the service's until their part is changed. */
export function useFaults(draft: ActivityDraft) {
  const { t } = useText();
  const [tried, setTried] = useState(false);
  const [told, setTold] = useState<Faults>({});
  const own = faultsOf(draft, t);
  const shown = tried ? { ...told, ...own } : told;
  return { shown, count: Object.values(shown).filter(Boolean).length, own, setTried, setTold, forget: (part: Part) => setTold((all) => ({ ...all, [part]: undefined })) };
}

async function theirsOf({ activity, etag }: TaggedActivity): Promise<Theirs> {
  return { draft: draftOf(activity), etag, ...(await lastChange("activity", activity.id)) };
}

/** Changes to an activity that is there: only what is changed is sent, and nobody's text is lost when two change it. */
export function useActivityForm(tagged: TaggedActivity, onSaved: () => void) {
  const cache = useQueryClient();
  const activityId = tagged.activity.id;
  const kept = useKeptDraft(activityId, { base: draftOf(tagged.activity), etag: tagged.etag });
  const faults = useFaults(kept.draft);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const [theirs, setTheirs] = useState<Theirs | null>(null);
  const underWay = useRef(false);
  const isBehind = kept.restored && kept.began.etag !== tagged.etag && theirs === null && kept.unsaved;
  useEffect(() => {
    // Work that was left when another saved: told at once, not only when it is sent.
    if (isBehind) void theirsOf(tagged).then(setTheirs);
  }, [isBehind, tagged]);

  const send = async (draft: ActivityDraft, began: Start) => {
    const next = await saveActivity(activityId, patchOf(draft, began.base), began.etag ?? "");
    cache.setQueryData(activityQuery(activityId).queryKey, next);
    keepActivity(activityId, null);
    kept.setBegan({ base: draftOf(next.activity), etag: next.etag });
    kept.setDraft(draftOf(next.activity));
    setTheirs(null);
    await cache.invalidateQueries({ predicate: (query) => query.queryKey[0] !== "activity" });
    onSaved();
  };
  /** Why it was not saved: another was first, or something has to be put right. */
  const learn = async (problem: ApiError) => {
    if (problem.status !== STALE) {
      faults.setTold(faultsFrom(problem.problem?.violations ?? []));
      return setError(problem);
    }
    try {
      setTheirs(await theirsOf(await readActivity(activityId)));
    } catch (reason) {
      setError(toApiError(reason));
    }
  };
  const save = async (draft = kept.draft, began: Start = kept.began) => {
    faults.setTried(true);
    if (underWay.current || Object.keys(faults.own).length > 0) return;
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
    change: <P extends Part>(part: P, value: ActivityDraft[P]) => {
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
      const now = theirs ?? { draft: draftOf(tagged.activity), etag: tagged.etag };
      kept.setBegan({ base: now.draft, etag: now.etag });
      kept.setDraft(now.draft);
    },
  };
}

export type ActivityForm = Pick<ReturnType<typeof useActivityForm>, "draft" | "change" | "faults">;
