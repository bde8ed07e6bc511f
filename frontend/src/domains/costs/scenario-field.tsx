import { useId } from "react";
import { useLocal, useText } from "@/text/language";
import { isOwn } from "./choice";
import type { CostView } from "./use-cost-view";

/** What the address says of a choice of one's own; another scenario takes its place. */
const OWN = { step: null, item: null, without: null, choice: null, firstYear: null, years: null, optional: null };

/** What is carried out: the plan's own scenarios, those that somebody has saved, or the choice in the address. */
export function ScenarioField({ view }: { view: CostView }) {
  const { t } = useText();
  const local = useLocal();
  const id = useId();
  const { choice, scenarios, change } = view;
  const words = t.costs.choices;
  const own = isOwn(choice);
  const groups = [
    { label: words.presets, all: scenarios.filter((one) => one.isPreset) },
    { label: words.saved, all: scenarios.filter((one) => !one.isPreset) },
  ].filter((one) => one.all.length > 0);
  return (
    <div className="field">
      <label htmlFor={id}>{words.scenario}</label>
      <select id={id} className="native-select" value={own ? "" : (choice.scenario ?? "")} onChange={(event) => change({ ...OWN, scenario: event.target.value })}>
        {own && <option value="">{words.own}</option>}
        {groups.map((group) => (
          <optgroup key={group.label} label={group.label}>
            {group.all.map((one) => <option key={one.id} value={one.id}>{local(one.name)}</option>)}
          </optgroup>
        ))}
      </select>
    </div>
  );
}
