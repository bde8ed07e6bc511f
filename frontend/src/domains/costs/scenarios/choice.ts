import type { CostItem, ScenarioChoice } from "@/api/types";
import type { Query } from "@/format/address";

/** What a choice is made among: the plan's items without the alternatives, and the numbers of its steps. */
export type Ground = { items: readonly Pick<CostItem, "id" | "stepId">[]; steps: readonly { id: string; number: number }[] };

export const EVERYTHING: ScenarioChoice = { steps: null, items: null, without: [], choices: [], optional: "include", firstYear: null, years: null };

const isEverything = (choice: ScenarioChoice) => choice.steps === null && choice.items === null;
const numberOf = (item: Pick<CostItem, "stepId">, ground: Ground) => ground.steps.find((one) => one.id === item.stepId)?.number ?? null;

/** Whether an item is in: as part of a step or named by itself, and not taken out. */
export function isIn(choice: ScenarioChoice, item: Pick<CostItem, "id" | "stepId">, ground: Ground): boolean {
  if (choice.without.includes(item.id)) return false;
  if (isEverything(choice)) return true;
  const step = numberOf(item, ground);
  return (step !== null && (choice.steps ?? []).includes(step)) || (choice.items ?? []).includes(item.id);
}

/** Whether a step is in as a whole, also one that has no items yet. */
export const isStepIn = (choice: ScenarioChoice, number: number) => isEverything(choice) || (choice.steps ?? []).includes(number);

const sorted = (ids: Iterable<string>, ground: Ground) => {
  const order = ground.items.map((one) => one.id);
  return [...new Set(ids)].toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
};

/** The same choice written one way only: everything as everything, and nothing said twice. */
export function tidy(choice: ScenarioChoice, ground: Ground): ScenarioChoice {
  if (isEverything(choice)) return { ...choice, without: sorted(choice.without, ground) };
  const steps = [...new Set(choice.steps ?? [])].toSorted((a, b) => a - b);
  const inSteps = (id: string) => ground.items.some((one) => one.id === id && steps.includes(numberOf(one, ground) ?? -1));
  const items = sorted(choice.items ?? [], ground).filter((id) => !inSteps(id) && !choice.without.includes(id));
  const without = sorted(choice.without, ground).filter(inSteps);
  const outside = ground.items.filter((one) => numberOf(one, ground) === null);
  const all = steps.length === ground.steps.length && outside.every((one) => items.includes(one.id)) && items.length === outside.length && ground.items.length > 0;
  if (all) return { ...choice, steps: null, items: null, without };
  return { ...choice, steps: steps.length > 0 ? steps : null, items: items.length > 0 || steps.length === 0 ? items : null, without };
}

/** Everything written out, step by step and item by item, so that a part of it can be taken away. */
function writtenOut(choice: ScenarioChoice, ground: Ground): ScenarioChoice {
  if (!isEverything(choice)) return choice;
  const outside = ground.items.filter((one) => numberOf(one, ground) === null && !choice.without.includes(one.id));
  return { ...choice, steps: ground.steps.map((one) => one.number), items: outside.map((one) => one.id) };
}

export function withItem(choice: ScenarioChoice, item: Pick<CostItem, "id" | "stepId">, wanted: boolean, ground: Ground): ScenarioChoice {
  const now = writtenOut(choice, ground);
  const step = numberOf(item, ground);
  const byStep = step !== null && (now.steps ?? []).includes(step);
  const others = (list: readonly string[] | null) => (list ?? []).filter((id) => id !== item.id);
  const next = wanted
    ? { ...now, without: others(now.without), items: byStep ? now.items : [...others(now.items), item.id] }
    : { ...now, without: byStep ? [...others(now.without), item.id] : now.without, items: others(now.items) };
  return tidy(next, ground);
}

/** A whole step in or out; what was taken out of it or named in it goes with it. */
export function withStep(choice: ScenarioChoice, number: number, wanted: boolean, ground: Ground): ScenarioChoice {
  const now = writtenOut(choice, ground);
  const within = ground.items.filter((one) => numberOf(one, ground) === number).map((one) => one.id);
  const steps = (now.steps ?? []).filter((one) => one !== number);
  const free = (list: readonly string[] | null) => (list ?? []).filter((id) => !within.includes(id));
  return tidy({ ...now, steps: wanted ? [...steps, number] : steps, items: free(now.items), without: free(now.without) }, ground);
}

export function withAlternative(choice: ScenarioChoice, itemId: string, alternativeId: string | null): ScenarioChoice {
  const others = choice.choices.filter((one) => one.itemId !== itemId);
  const choices = alternativeId === null ? others : [...others, { itemId, alternativeId }];
  return { ...choice, choices: choices.toSorted((a, b) => a.itemId.localeCompare(b.itemId)) };
}

/** Nothing at all chosen: it is not asked for, as an empty list in an address would mean everything. */
export const isNothing = (choice: ScenarioChoice) => !isEverything(choice) && (choice.steps ?? []).length === 0 && (choice.items ?? []).length === 0;

/** The choice as the parameters of a summary. */
export function choiceQuery(plan: string, choice: ScenarioChoice) {
  return {
    plan,
    step: choice.steps ?? undefined,
    item: choice.items ?? undefined,
    without: choice.without.length > 0 ? choice.without : undefined,
    choice: choice.choices.length > 0 ? choice.choices.map((one) => `${one.itemId}:${one.alternativeId}`) : undefined,
    optional: choice.optional === "exclude" ? choice.optional : undefined,
    firstYear: choice.firstYear ?? undefined,
    years: choice.years ?? undefined,
  };
}

/** The same as an address has it, where a number is text. */
export function asAddress({ step, ...query }: ReturnType<typeof choiceQuery>): Query {
  return { ...query, step: step?.map(String) };
}
