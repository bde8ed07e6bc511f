import { useState } from "react";
import type { PlanDetail, ScenarioChoice } from "@/api/types";
import { useText } from "@/text/language";
import { TextField } from "@/ui/fields";
import { isYear } from "../items/check";
import { readNumber } from "../items/shares";

const LONGEST = 30;

type Props = { choice: ScenarioChoice; plan: PlanDetail; onChange: (choice: ScenarioChoice) => void };

/** From which year and for how long; what is empty is the plan's. A year half typed is not asked for. */
export function PeriodFields({ choice, plan, onChange }: Props) {
  const { t } = useText();
  const words = t.costEdit.scenarios;
  const [first, setFirst] = useState(choice.firstYear === null ? "" : String(choice.firstYear));
  const [years, setYears] = useState(choice.years === null ? "" : String(choice.years));
  const count = readNumber(years);
  const isCount = (value: number | null) => value !== null && Number.isInteger(value) && value >= 1 && value <= LONGEST;
  const typeFirst = (text: string) => {
    setFirst(text);
    if (text.trim() === "" || isYear(text)) onChange({ ...choice, firstYear: readNumber(text) });
  };
  const typeYears = (text: string) => {
    setYears(text);
    if (text.trim() === "" || isCount(readNumber(text))) onChange({ ...choice, years: readNumber(text) });
  };
  return (
    <section className="scenario-step" aria-label={words.period}>
      <div className="scenario-step-head"><h2>{words.period}</h2></div>
      <div className="scenario-period">
        <TextField label={words.firstYear} help={t.costEdit.item.yearHelp} inputMode="numeric" maxLength={4} placeholder={plan.firstYear === null ? undefined : String(plan.firstYear)} value={first} error={first.trim() && !isYear(first) ? t.costEdit.item.yearWrong : undefined} onChange={(event) => typeFirst(event.target.value)} />
        <TextField label={words.years} help={words.yearsHelp} inputMode="numeric" maxLength={2} placeholder={plan.years === null ? undefined : String(plan.years)} value={years} error={years.trim() && !isCount(count) ? words.yearsHelp : undefined} onChange={(event) => typeYears(event.target.value)} />
      </div>
    </section>
  );
}
