import { useEffect, useRef } from "react";
import type { CostItem, PlanDetail, ScenarioChoice } from "@/api/types";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { CheckChoice } from "@/ui/fields";
import { shownAmount, timeText } from "../items/item-words";
import { isIn, isStepIn, withItem, withStep, type Ground } from "./choice";
import { WayChoice } from "./way-choice";

type Props = { choice: ScenarioChoice; ground: Ground; plan: PlanDetail; items: readonly CostItem[]; onChange: (choice: ScenarioChoice) => void };

/** Steps with their items, to be ticked, and the ways to carry them out. */
export function StepChoices({ choice, ground, plan, items, onChange }: Props) {
  const { t } = useText();
  const local = useLocal();
  const words = t.costEdit.scenarios;
  const tops = items.filter((one) => one.alternativeOfId === null).toSorted((a, b) => a.order - b.order);
  const outside = tops.filter((one) => one.stepId === null);
  return (
    <>
      <CheckChoice label={words.optionalInclude} checked={choice.optional === "include"} onChange={(event) => onChange({ ...choice, optional: event.target.checked ? "include" : "exclude" })} />
      {plan.steps.map((step) => {
        const within = tops.filter((one) => one.stepId === step.id);
        const name = t.costEdit.terms.step(String(step.number));
        return (
          <section key={step.id} className="scenario-step" aria-label={name}>
            <StepHead number={step.number} name={name} level={local(step.needLevel)} within={within} choice={choice} ground={ground} onToggle={(wanted) => onChange(withStep(choice, step.number, wanted, ground))} />
            <ItemChoices within={within} {...{ choice, ground, items, onChange }} />
          </section>
        );
      })}
      {outside.length > 0 && (
        <section className="scenario-step" aria-label={words.outside}>
          <div className="scenario-step-head"><h2>{words.outside}</h2></div>
          <ItemChoices within={outside} {...{ choice, ground, items, onChange }} />
        </section>
      )}
    </>
  );
}

type HeadProps = { number: number; name: string; level: string; within: readonly CostItem[]; choice: ScenarioChoice; ground: Ground; onToggle: (wanted: boolean) => void };

/** A whole step at one press; partly chosen it is neither ticked nor empty. */
function StepHead({ number, name, level, within, choice, ground, onToggle }: HeadProps) {
  const { t, lang } = useText();
  const words = t.costEdit.scenarios;
  const box = useRef<HTMLInputElement>(null);
  const chosen = within.filter((one) => isIn(choice, one, ground)).length;
  const partly = chosen > 0 && chosen < within.length;
  const all = within.length > 0 ? chosen === within.length : isStepIn(choice, number);
  useEffect(() => {
    if (box.current) box.current.indeterminate = partly;
  }, [partly]);
  const n = (value: number) => formatNumber(value, lang);
  return (
    <div className="scenario-step-head">
      <h2>{name}: {level}</h2>
      <label className="choice">
        <input ref={box} type="checkbox" checked={all} onChange={(event) => onToggle(event.target.checked)} />
        <span>{words.stepAll(name)} <span className="muted small">{words.stepCount(n(chosen), n(within.length))}</span></span>
      </label>
    </div>
  );
}

type ItemsProps = Omit<Props, "plan"> & { within: readonly CostItem[] };

function ItemChoices({ within, choice, ground, items, onChange }: ItemsProps) {
  const { t } = useText();
  if (within.length === 0) return <p className="cost-why scenario-empty">{t.costEdit.scenarios.stepEmpty}</p>;
  return (
    <ul className="plain-list">
      {within.map((item) => {
        const wanted = isIn(choice, item, ground);
        const ways = items.filter((one) => one.alternativeOfId === item.id);
        return (
          <li key={item.id} className="scenario-item" data-out={!wanted || (item.optional && choice.optional === "exclude") || undefined}>
            <ItemChoice item={item} wanted={wanted} onToggle={(next) => onChange(withItem(choice, item, next, ground))} />
            {wanted && ways.length > 0 && <WayChoice item={item} ways={ways} choice={choice} onChange={onChange} />}
          </li>
        );
      })}
    </ul>
  );
}

function ItemChoice({ item, wanted, onToggle }: { item: CostItem; wanted: boolean; onToggle: (wanted: boolean) => void }) {
  const { t, lang } = useText();
  const local = useLocal();
  return (
    <label className="choice scenario-item-choice">
      <input type="checkbox" checked={wanted} onChange={(event) => onToggle(event.target.checked)} />
      <span>{local(item.title)}{item.code && <span className="muted small"> {item.code}</span>}{item.optional && <> <span className="tag">{t.costEdit.items.optional}</span></>}</span>
      <span className="scenario-item-cost">
        {item.unsummed ? <span className="cost-why">{t.costEdit.items.notCosted}</span> : <><span className="strong">{shownAmount(item, t, lang)}</span> <span className="small muted">{timeText(item, t, lang)}</span></>}
      </span>
    </label>
  );
}
