import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { toApiError, type ApiError } from "@/api/errors";
import type { PlanDetail } from "@/api/types";
import { slugOf } from "@/format/slug";
import { createScenario, readScenario, saveScenario, scenarioQuery, type TaggedScenario } from "./queries";
import { draftOf, keepScenario, readKept, type ScenarioDraft } from "./scenario-store";

const STALE = 412;

/** What is begun from: a scenario that is there, or nothing yet. */
export type Begun = { key: string; draft: ScenarioDraft; tagged: TaggedScenario | null };

/** A scenario under choice: kept on the computer at once, saved when the person says so. */
export function useScenario(begun: Begun, plan: PlanDetail, taken: readonly string[]) {
  const cache = useQueryClient();
  const [kept] = useState(() => readKept(begun.key));
  const [base, setBase] = useState(begun.draft);
  const [etag, setEtag] = useState(kept ? kept.etag : (begun.tagged?.etag ?? null));
  const [draft, setDraft] = useState(kept?.draft ?? begun.draft);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const [theirs, setTheirs] = useState<TaggedScenario | null>(null);
  const unsaved = JSON.stringify(draft) !== JSON.stringify(base);
  const isSaved = begun.tagged !== null && !begun.tagged.scenario.isPreset;
  const scenarioId = begun.tagged?.scenario.id ?? "";
  useEffect(() => keepScenario(begun.key, unsaved ? { etag, draft } : null), [begun.key, unsaved, etag, draft]);

  const settle = (saved: TaggedScenario) => {
    cache.setQueryData(scenarioQuery(saved.scenario.id).queryKey, saved);
    const next = draftOf(saved.scenario);
    setBase(next);
    setDraft(next);
    setEtag(saved.etag);
    setTheirs(null);
  };
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    setError(null);
    try {
      await work();
    } catch (reason) {
      const problem = toApiError(reason);
      if (problem.status === STALE && isSaved) setTheirs(await readScenario(scenarioId).catch(() => null));
      else setError(problem);
    } finally {
      setBusy(false);
    }
  };
  const body = { name: draft.name.trim(), note: draft.note.trim() || null, choice: draft.choice };
  return {
    draft,
    busy,
    error,
    theirs,
    unsaved,
    isSaved,
    restored: kept !== null,
    change: (part: Partial<ScenarioDraft>) => {
      setError(null);
      setDraft((now) => ({ ...now, ...part }));
    },
    save: (onSaved: () => void, over: string | null = etag) => attempt(async () => {
      settle(await saveScenario(scenarioId, body, over ?? ""));
      await cache.invalidateQueries({ predicate: (query) => query.queryKey[0] !== "cost-scenario" });
      onSaved();
    }),
    saveAsNew: (onMade: (id: string) => void) => attempt(async () => {
      const made = await createScenario({ id: slugOf(`${plan.countyId} ${body.name}`, taken), planId: plan.id, ...body });
      keepScenario(begun.key, null);
      setDraft(base);
      setTheirs(null);
      await cache.invalidateQueries();
      onMade(made.id);
    }),
    takeTheirs: () => theirs && settle(theirs),
    discard: () => {
      setError(null);
      setDraft(base);
    },
  };
}

export type ScenarioState = ReturnType<typeof useScenario>;
