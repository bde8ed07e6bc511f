import type { CostScenario, ScenarioChoice } from "@/api/types";
import { readStored, writeStored } from "@/text/language";

/** A scenario as it is being chosen. */
export type ScenarioDraft = { name: string; note: string; choice: ScenarioChoice };
export type KeptScenario = { etag: string | null; draft: ScenarioDraft };

const keyOf = (id: string) => `samplan.cost-scenario.${id}`;
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const isListOrNone = (value: unknown) => value === null || Array.isArray(value);

function isDraft(value: unknown): value is ScenarioDraft {
  if (!isObject(value) || typeof value.name !== "string" || typeof value.note !== "string" || !isObject(value.choice)) return false;
  const { steps, items, without, choices, optional } = value.choice;
  return isListOrNone(steps) && isListOrNone(items) && Array.isArray(without) && Array.isArray(choices) && (optional === "include" || optional === "exclude");
}

/** A ready-made scenario lends its choice; its name is its own. */
export const draftOf = ({ name, note, choice, isPreset }: CostScenario): ScenarioDraft => ({ name: isPreset ? "" : name.sv, note: isPreset ? "" : (note ?? ""), choice });

/** Choices not saved, on this computer. What another version of the app kept in another shape is left out. */
export function readKept(id: string): KeptScenario | null {
  try {
    const kept: unknown = JSON.parse(readStored(keyOf(id)) ?? "null");
    if (!isObject(kept) || !isDraft(kept.draft)) return null;
    return { etag: typeof kept.etag === "string" ? kept.etag : null, draft: kept.draft };
  } catch {
    return null;
  }
}

export function keepScenario(id: string, kept: KeptScenario | null): void {
  writeStored(keyOf(id), JSON.stringify(kept));
}
