import type { CostItem, PlanDetail } from "@/api/types";
import { useLocal, useText } from "@/text/language";
import { SelectField, TextField } from "@/ui/fields";
import { FormPart } from "@/ui/form-part";
import type { ItemForm } from "./use-item-form";

type Props = { form: ItemForm; plan: PlanDetail; items: readonly CostItem[]; itemId: string | null };

/** What the item is about and where it belongs in the plan. */
export function WhatFields({ form, plan, items, itemId }: Props) {
  const { t } = useText();
  const words = t.costEdit.item;
  const { draft, change, faults } = form;
  return (
    <FormPart heading={words.parts.what}>
      <TextField label={words.name} help={words.nameHelp} error={faults.title} maxLength={300} value={draft.title.sv} onChange={(event) => change("title", { ...draft.title, sv: event.target.value })} />
      <TextField label={words.nameEn} maxLength={300} lang="en" value={draft.title.en} onChange={(event) => change("title", { ...draft.title, en: event.target.value })} />
      <div className="form-pairs">
        <TextField label={words.code} help={words.codeHelp} error={faults.code} maxLength={40} value={draft.code} onChange={(event) => change("code", event.target.value)} />
        <TextField label={words.location} help={words.locationHelp} error={faults.location} maxLength={300} value={draft.location} onChange={(event) => change("location", event.target.value)} />
      </div>
      <PlaceFields form={form} plan={plan} />
      <AlternativeField form={form} items={items} itemId={itemId} />
    </FormPart>
  );
}

/** An activity lies in its step: choosing one of another step moves the item there. */
function PlaceFields({ form, plan }: { form: ItemForm; plan: PlanDetail }) {
  const { t } = useText();
  const local = useLocal();
  const words = t.costEdit.item;
  const { stepId, activityId } = form.draft.place;
  const step = plan.steps.find((one) => one.id === stepId);
  const steps = plan.steps.map((one) => ({ value: one.id, label: `${t.costEdit.terms.step(String(one.number))}: ${local(one.needLevel)}` }));
  const activities = (step?.activities ?? []).map((one) => ({ value: one.id, label: `${one.code} ${local(one.title)}` }));
  return (
    <div className="form-pairs">
      <SelectField label={words.step} value={stepId} options={[{ value: "", label: t.costEdit.terms.outside }, ...steps]} onChange={(event) => form.change("place", { stepId: event.target.value, activityId: "" })} />
      <SelectField label={words.activity} error={form.faults.place} value={activityId} disabled={!step} options={[{ value: "", label: words.noActivity }, ...activities]} onChange={(event) => form.change("place", { stepId, activityId: event.target.value })} />
    </div>
  );
}

/** An item that has alternatives cannot be one, and an alternative has none. */
function AlternativeField({ form, items, itemId }: Omit<Props, "plan">) {
  const { t } = useText();
  const local = useLocal();
  const words = t.costEdit.item;
  if (items.some((one) => one.alternativeOfId !== null && one.alternativeOfId === itemId)) return <p className="muted small">{words.hasAlternatives}</p>;
  const parents = items.filter((one) => one.alternativeOfId === null && one.id !== itemId).map((one) => ({ value: one.id, label: [one.code, local(one.title)].filter(Boolean).join(" ") }));
  return (
    <SelectField
      label={words.alternativeOf}
      help={words.alternativeOfHelp}
      error={form.faults.alternativeOfId}
      value={form.draft.alternativeOfId}
      options={[{ value: "", label: words.alternativeOfNone }, ...parents]}
      onChange={(event) => form.change("alternativeOfId", event.target.value)}
    />
  );
}
