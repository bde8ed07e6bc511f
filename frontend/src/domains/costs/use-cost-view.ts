import { useQuery } from "@tanstack/react-query";
import type { CostScenario, Plan } from "@/api/types";
import type { Query } from "@/format/address";
import { useAddress } from "@/ui/use-address";
import { choiceAddress, choiceCall, isOwn, readChoice, type CostChoice } from "./choice";
import { scenariosQuery } from "./queries";

export type CostView = {
  plan: Plan;
  scenarios: readonly CostScenario[];
  choice: CostChoice;
  /** The choice as the query of every call of the page. */
  call: ReturnType<typeof choiceCall>;
  change: (changes: Query) => void;
  /** The same choice in the address of another page. */
  address: Query;
};

/** The plan's costs as the address asks for them; without a choice, the first step. */
export function useCostView(plan: Plan): CostView | undefined {
  const { params, setParams } = useAddress();
  const scenarios = useQuery(scenariosQuery(plan.id)).data;
  if (!scenarios) return undefined;
  const asked = readChoice(params);
  const first = scenarios.find((one) => one.isPreset)?.id ?? null;
  const choice = isOwn(asked) ? asked : { ...asked, scenario: asked.scenario ?? first };
  return { plan, scenarios, choice, call: choiceCall(choice, plan.id), change: (changes) => setParams(changes, false), address: choiceAddress(asked) };
}
