import type { CostItem, CostScenario, CostSummary, PlanDetail } from "@/api/types";

export type Pair = { scenario: CostScenario; sum: CostSummary | undefined };

/** Why a scenario that takes in more costs no more: the earlier one, the steps that it adds, and how many items they have that nobody has costed. */
export type SameSum = { as: CostScenario; steps: number[]; outside: boolean; uncosted: number };

type Ground = { plan: PlanDetail; items: readonly CostItem[] };

const everyStep = (plan: PlanDetail) => plan.steps.map((one) => one.number);

/** What a preset takes in beyond another; nothing where it does not take in all of the other. */
function added(more: CostScenario, less: CostScenario, plan: PlanDetail): Pick<SameSum, "steps" | "outside"> | null {
  const [big, small] = [more.choice.steps ?? everyStep(plan), less.choice.steps ?? everyStep(plan)];
  const steps = big.filter((one) => !small.includes(one));
  const outside = more.choice.steps === null && less.choice.steps !== null;
  return small.every((one) => big.includes(one)) && (steps.length > 0 || outside) ? { steps, outside } : null;
}

const isEqual = (a: CostSummary, b: CostSummary) => JSON.stringify(a.total.annual) === JSON.stringify(b.total.annual);

/** The nearest preset before it with the same sum, when nothing of what is added has a cost; else there is nothing to explain. */
export function sameSum(pair: Pair, before: readonly Pair[], { plan, items }: Ground): SameSum | null {
  const numbers = new Map(plan.steps.map((one) => [one.id, one.number]));
  for (const other of before.toReversed()) {
    const more = added(pair.scenario, other.scenario, plan);
    if (!more || !pair.sum || !other.sum || !isEqual(pair.sum, other.sum)) continue;
    const isNew = ({ stepId }: CostItem) => (stepId === null ? more.outside : more.steps.includes(numbers.get(stepId) ?? 0));
    const own = items.filter((one) => one.alternativeOfId === null && isNew(one));
    const notSummed = new Set(pair.sum.notSummed.map((one) => one.id));
    return own.every((one) => notSummed.has(one.id)) ? { as: other.scenario, ...more, uncosted: own.length } : null;
  }
  return null;
}
