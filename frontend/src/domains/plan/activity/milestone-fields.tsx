import { useText } from "@/text/language";
import { Button } from "@/ui/button";
import { TextField } from "@/ui/fields";
import { CloseIcon } from "@/ui/icons";
import type { MilestoneDraft } from "./draft";
import type { ActivityForm } from "./use-activity-form";

const SHORT = 300;

/** Steps on the way, each with its last day and the day that it was reached. */
export function MilestoneFields({ form: { draft, change, faults } }: { form: ActivityForm }) {
  const { t } = useText();
  const words = t.plan.edit;
  const all = draft.milestones;
  const set = (index: number, part: Partial<MilestoneDraft>) => change("milestones", all.map((one, at) => (at === index ? { ...one, ...part } : one)));
  return (
    <>
      {all.map((one, index) => (
        <fieldset key={one.id || `new-${index}`} className="milestone-row">
          <legend className="sr-only">{one.sv || words.milestone}</legend>
          <TextField label={words.milestone} maxLength={SHORT} value={one.sv} onChange={(event) => set(index, { sv: event.target.value })} />
          <TextField label={words.dueOn} type="date" value={one.dueOn} onChange={(event) => set(index, { dueOn: event.target.value })} />
          <TextField label={words.doneOn} type="date" value={one.doneOn} onChange={(event) => set(index, { doneOn: event.target.value })} />
          <Button variant="tertiary" icon aria-label={words.removeOne(one.sv || words.milestone)} onClick={() => change("milestones", all.filter((_, at) => at !== index))}><CloseIcon /></Button>
        </fieldset>
      ))}
      {faults.milestones && <p className="field-error">{faults.milestones}</p>}
      <div><Button variant="secondary" onClick={() => change("milestones", [...all, { id: "", sv: "", en: "", dueOn: "", doneOn: "" }])}>{words.addMilestone}</Button></div>
    </>
  );
}
