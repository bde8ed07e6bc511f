import { useQuery } from "@tanstack/react-query";
import { methodsQuery } from "@/api/reference";
import { useLocal, useText } from "@/text/language";
import { Button } from "@/ui/button";
import { SelectField, TextArea } from "@/ui/fields";
import type { ItemDraft } from "./draft";
import { FormPart } from "@/ui/form-part";
import { SourcePicker } from "./source-picker";
import type { ItemForm } from "./use-item-form";

const CONFIDENCES: readonly ItemDraft["confidence"][] = ["high", "medium", "low", "not_assessed"];

/** Where the figure comes from, what it rests on and how sure it is. */
export function BasisFields({ form }: { form: ItemForm }) {
  const { t } = useText();
  const words = t.costEdit.item;
  const { draft, change, faults } = form;
  return (
    <FormPart heading={words.parts.basis}>
      <SourcePicker value={draft.sourcePlaceId} error={faults.sourcePlaceId} onChange={(id) => change("sourcePlaceId", id)} />
      <TextArea label={words.assumption} help={words.assumptionHelp} error={faults.assumption} maxLength={2000} value={draft.assumption} onChange={(event) => change("assumption", event.target.value)} />
      <div className="form-pairs">
        <SelectField label={words.confidence} value={draft.confidence} options={CONFIDENCES.map((one) => ({ value: one, label: t.costTerms.confidence[one] }))} onChange={(event) => change("confidence", event.target.value as ItemDraft["confidence"])} />
      </div>
      <TextArea label={words.note} error={faults.note} maxLength={2000} value={draft.note} onChange={(event) => change("note", event.target.value)} />
      <MethodsField form={form} />
    </FormPart>
  );
}

function MethodsField({ form }: { form: ItemForm }) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.costEdit.item;
  const methods = useQuery(methodsQuery).data ?? [];
  const { methodIds } = form.draft;
  const name = (id: string) => local(methods.find((one) => one.id === id)?.name) || id;
  const free = methods.filter((one) => !methodIds.includes(one.id)).map((one) => ({ value: one.id, label: local(one.name) })).toSorted((a, b) => a.label.localeCompare(b.label, lang));
  return (
    <div className="stack-tight">
      <SelectField label={words.methods} error={form.faults.methodIds} value="" options={[{ value: "", label: words.addMethod }, ...free]} onChange={(event) => event.target.value && form.change("methodIds", [...methodIds, event.target.value])} />
      {methodIds.length > 0 && (
        <ul className="plain-list chosen-list">
          {methodIds.map((id) => (
            <li key={id}>
              <span>{name(id)}</span>
              <Button variant="tertiary" aria-label={words.removeMethod(name(id))} onClick={() => form.change("methodIds", methodIds.filter((one) => one !== id))}>{t.costEdit.prices.remove}</Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
