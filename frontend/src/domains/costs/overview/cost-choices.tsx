import type { CostSummary } from "@/api/types";
import { useText } from "@/text/language";
import { CheckChoice, SelectField } from "@/ui/fields";
import { useAddress } from "@/ui/use-address";
import { GROUPINGS, readGrouping, readView } from "../choice";
import { PriceField } from "../price-field";
import { ScenarioField } from "../scenario-field";
import type { CostView } from "../use-cost-view";

/** Years that can be reckoned over from here; the address takes up to thirty. */
const MOST_YEARS = 10;

type Props = { view: CostView; summary: CostSummary };

/** What is carried out and how it is shown. Every choice stands in the address. */
export function CostChoices({ view, summary }: Props) {
  const { t } = useText();
  const { params } = useAddress();
  const { change } = view;
  const words = t.costs.choices;
  return (
    <section className="cost-choices no-print" aria-label={words.label}>
      <ScenarioField view={view} />
      <SelectField label={words.by} value={readGrouping(params) ?? view.grouping} options={GROUPINGS.map((one) => ({ value: one, label: words.byOf[one] }))} onChange={(event) => change({ by: event.target.value })} />
      <SelectField
        label={words.view}
        value={readView(params)}
        options={(["annual", "total"] as const).map((one) => ({ value: one, label: words.views[one] }))}
        onChange={(event) => change({ view: event.target.value === "annual" ? null : event.target.value })}
      />
      <PriceField view={view} prices={summary.prices} />
      <details className="cost-more">
        <summary>{words.more}</summary>
        <div className="cost-choices">
          <Period view={view} summary={summary} />
          <CheckChoice label={words.optional} checked={(view.choice.optional ?? summary.choice.optional) === "include"} onChange={(event) => change({ optional: event.target.checked ? "include" : "exclude" })} />
        </div>
      </details>
    </section>
  );
}

/** From which year and over how many. */
function Period({ view, summary }: Props) {
  const { t } = useText();
  const { choice, change } = view;
  const words = t.costs.choices;
  const first = summary.years[0] ?? view.plan.firstYear ?? new Date().getFullYear();
  const firstYears = unique([...Array.from({ length: MOST_YEARS }, (_, index) => (view.plan.firstYear ?? first) + index), first]);
  const counts = unique([...Array.from({ length: MOST_YEARS }, (_, index) => index + 1), summary.years.length]);
  const ofPlan = { value: "", label: words.ofPlan };
  return (
    <>
      <SelectField label={words.firstYear} value={String(choice.firstYear ?? "")} options={[ofPlan, ...firstYears.map(option)]} onChange={(event) => change({ firstYear: event.target.value || null })} />
      <SelectField label={words.years} value={String(choice.years ?? "")} options={[ofPlan, ...counts.map(option)]} onChange={(event) => change({ years: event.target.value || null })} />
    </>
  );
}

const option = (value: number) => ({ value: String(value), label: String(value) });
const unique = (all: readonly number[]) => [...new Set(all)].toSorted((a, b) => a - b);
