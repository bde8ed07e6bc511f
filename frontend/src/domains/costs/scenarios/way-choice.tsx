import { useId } from "react";
import type { CostItem, ScenarioChoice } from "@/api/types";
import { useLocal, useText } from "@/text/language";
import { shownAmount, timeText } from "../items/item-words";
import { withAlternative } from "./choice";

type Props = { item: CostItem; ways: readonly CostItem[]; choice: ScenarioChoice; onChange: (choice: ScenarioChoice) => void };

/** One of the ways to carry an item out, or as the item itself says. */
export function WayChoice({ item, ways, choice, onChange }: Props) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.costEdit.scenarios;
  const name = useId();
  const chosen = choice.choices.find((one) => one.itemId === item.id)?.alternativeId ?? null;
  const itself = item.amount.high === null ? words.wayOpen : words.wayParent;
  const option = (id: string | null, label: string, priced: CostItem) => (
    <label key={id ?? ""} className="choice scenario-item-choice">
      <input type="radio" name={name} checked={chosen === id} onChange={() => onChange(withAlternative(choice, item.id, id))} />
      <span>{label}</span>
      <span className="scenario-item-cost">{priced.amount.high !== null && <>{shownAmount(priced, t, lang)} <span className="small muted">{timeText(priced, t, lang)}</span></>}</span>
    </label>
  );
  return (
    <fieldset className="scenario-ways">
      <legend className="sr-only">{words.way(local(item.title))}</legend>
      {option(null, itself, item)}
      {ways.map((one) => option(one.id, local(one.title), one))}
    </fieldset>
  );
}
