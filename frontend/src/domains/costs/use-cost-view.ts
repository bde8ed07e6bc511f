import { useQuery } from "@tanstack/react-query";
import type { CostScenario, Plan } from "@/api/types";
import type { Query } from "@/format/address";
import { useAddress } from "@/ui/use-address";
import { choiceAddress, choiceCall, isOwn, readChoice, type CostChoice, type Grouping } from "./choice";
import { indexesQuery, scenariosQuery } from "./queries";

export type CostView = {
  plan: Plan;
  scenarios: readonly CostScenario[];
  choice: CostChoice;
  /** The choice as the query of every call of the page. */
  call: ReturnType<typeof choiceCall>;
  /** What to divide by as long as nobody has said: one step alone by its activities, several by step. */
  grouping: Grouping;
  change: (changes: Query) => void;
  /** The same choice in the address of another page. */
  address: Query;
};

/** The plan's costs as the address asks for them; without a choice, the first step. */
export function useCostView(plan: Plan): CostView | undefined {
  const { params, setParams } = useAddress();
  const scenarios = useQuery(scenariosQuery(plan.id)).data;
  const indexes = useQuery(indexesQuery).data;
  if (!scenarios || !indexes) return undefined;
  const said = readChoice(params);
  // Prices are converted with a named index; an address that names none means the first.
  const asked = { ...said, index: said.priceYear === null ? null : (said.index ?? indexes[0]?.id ?? null) };
  const first = scenarios.find((one) => one.isPreset)?.id ?? null;
  const choice = isOwn(asked) ? asked : { ...asked, scenario: asked.scenario ?? first };
  const steps = isOwn(choice) ? choice.steps : scenarios.find((one) => one.id === choice.scenario)?.choice.steps;
  const grouping = steps?.length === 1 ? "activity" : "step";
  return { plan, scenarios, choice, grouping, call: choiceCall(choice, plan.id), change: (changes) => setParams(changes, false), address: choiceAddress(asked) };
}
