import type { CostSummary } from "@/api/types";
import { useText } from "@/text/language";
import { CheckChoice } from "@/ui/fields";
import { PriceField } from "./price-field";
import { ScenarioField } from "./scenario-field";
import type { CostView } from "./use-cost-view";

/** What is carried out and in which prices: what every page about a scenario lets one choose. */
export function ChoiceBar({ view, summary }: { view: CostView; summary: CostSummary }) {
  const { t } = useText();
  const words = t.costs.choices;
  return (
    <section className="cost-choices no-print" aria-label={words.label}>
      <ScenarioField view={view} />
      <PriceField view={view} prices={summary.prices} />
      <CheckChoice label={words.optional} checked={(view.choice.optional ?? summary.choice.optional) === "include"} onChange={(event) => view.change({ optional: event.target.checked ? "include" : "exclude" })} />
    </section>
  );
}
