import type { PlanDetail } from "@/api/types";
import { useLocal, useText } from "@/text/language";
import { SelectField, TextArea, TextField } from "@/ui/fields";
import { FormPart } from "@/ui/form-part";
import { PlaceField } from "../record/place-field";
import { GapFields } from "./gap-fields";
import { MilestoneFields } from "./milestone-fields";
import { PickedList } from "./picked-list";
import type { ActivityForm } from "./use-activity-form";
import { useLists } from "./use-lists";
import { WhoFields } from "./who-fields";

const SHORT = 300;
const LONG = 2000;
const CODE = 20;

type Props = { form: ActivityForm; plan: PlanDetail; activityId: string | null };

/** All of an activity, in the order that one thinks of it. */
export function ActivityFields({ form, plan, activityId }: Props) {
  const { t } = useText();
  const { draft, change, faults } = form;
  const words = t.plan.edit;
  const lists = useLists(plan, activityId);
  return (
    <div className="activity-form">
      <FormPart heading={words.parts.what}>
        <div className="form-pairs">
          <TextField label={words.titleSv} required maxLength={SHORT} error={faults.title} value={draft.title.sv} onChange={(event) => change("title", { ...draft.title, sv: event.target.value })} />
          <TextField label={words.titleEn} maxLength={SHORT} lang="en" value={draft.title.en} onChange={(event) => change("title", { ...draft.title, en: event.target.value })} />
        </div>
        <TextArea label={words.summarySv} rows={3} maxLength={LONG} error={faults.summary} value={draft.summary.sv} onChange={(event) => change("summary", { ...draft.summary, sv: event.target.value })} />
        <TextArea label={words.summaryEn} rows={3} maxLength={LONG} lang="en" value={draft.summary.en} onChange={(event) => change("summary", { ...draft.summary, en: event.target.value })} />
      </FormPart>
      <PlaceInPlan form={form} plan={plan} activityId={activityId} />
      <FormPart heading={words.parts.who} help={words.parts.whoHelp}><WhoFields form={form} organisations={lists.organisations} /></FormPart>
      <TimeFields form={form} />
      <FormPart heading={words.parts.milestones}><MilestoneFields form={form} /></FormPart>
      <FormPart heading={words.parts.gaps} help={words.parts.gapsHelp}><GapFields form={form} planId={plan.id} organisations={lists.organisations} /></FormPart>
      <FormPart heading={words.parts.ties}>
        <PickedList label={words.needs} options={lists.activities} chosen={draft.needsIds} error={faults.needsIds} onChange={(ids) => change("needsIds", ids)} />
        <PickedList label={words.prerequisites} options={lists.prerequisites} chosen={draft.prerequisiteIds} error={faults.prerequisiteIds} onChange={(ids) => change("prerequisiteIds", ids)} />
        <PickedList label={words.agreements} options={lists.agreements} chosen={draft.agreementIds} error={faults.agreementIds} onChange={(ids) => change("agreementIds", ids)} />
      </FormPart>
      <FormPart heading={words.parts.source}><PlaceField value={draft.sourcePlaceId} error={faults.sourcePlaceId} onChange={(id) => change("sourcePlaceId", id)} /></FormPart>
    </div>
  );
}

function PlaceInPlan({ form: { draft, change, faults }, plan }: Props) {
  const { t } = useText();
  const local = useLocal();
  const words = t.plan.edit;
  const { stepId, goalId } = draft.place;
  const goals = plan.steps.find((one) => one.id === stepId)?.goals ?? [];
  const steps = plan.steps.map((one) => ({ value: one.id, label: `${t.plan.terms.step(String(one.number))} ${local(one.needLevel)}` }));
  return (
    <FormPart heading={words.parts.where}>
      <div className="form-pairs">
        <TextField label={words.code} required maxLength={CODE} help={words.codeHelp} error={faults.code} value={draft.code} onChange={(event) => change("code", event.target.value)} />
        <SelectField label={words.step} error={faults.place} value={stepId} options={[...(stepId ? [] : [{ value: "", label: words.chooseStep }]), ...steps]} onChange={(event) => change("place", { stepId: event.target.value, goalId: "" })} />
      </div>
      {goals.length > 0 && <SelectField label={words.goal} value={goalId} options={[{ value: "", label: words.noGoal }, ...goals.map((one) => ({ value: one.id, label: local(one.title) }))]} onChange={(event) => change("place", { stepId, goalId: event.target.value })} />}
    </FormPart>
  );
}

function TimeFields({ form: { draft, change, faults } }: { form: ActivityForm }) {
  const { t } = useText();
  const words = t.plan.edit;
  return (
    <FormPart heading={words.parts.when} help={words.parts.whenHelp}>
      <div className="form-pairs">
        <TextField label={words.startsOn} type="date" error={faults.startsOn} value={draft.startsOn} onChange={(event) => change("startsOn", event.target.value)} />
        <TextField label={words.endsOn} type="date" error={faults.endsOn} value={draft.endsOn} onChange={(event) => change("endsOn", event.target.value)} />
      </div>
      <div className="form-pairs">
        <TextField label={words.startMonth} help={words.monthHelp} inputMode="numeric" error={faults.startMonth} value={draft.startMonth} onChange={(event) => change("startMonth", event.target.value)} />
        <TextField label={words.endMonth} help={words.monthHelp} inputMode="numeric" error={faults.endMonth} value={draft.endMonth} onChange={(event) => change("endMonth", event.target.value)} />
      </div>
    </FormPart>
  );
}
