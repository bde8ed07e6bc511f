import { useQuery } from "@tanstack/react-query";
import { organisationsQuery } from "@/api/reference";
import { useLocal, useText } from "@/text/language";
import { Button } from "@/ui/button";
import { CloseIcon } from "@/ui/icons";
import { SelectField } from "@/ui/fields";
import { sumWords } from "./check";
import type { PayerDraft } from "./draft";
import { FormPart } from "@/ui/form-part";
import { equalShares, sumOfShares, thousandthsText, WHOLE } from "./shares";
import type { ItemForm } from "./use-item-form";

/** Who pays how much. What nobody pays is a row of its own, and the sum is told as one types. */
export function PayersFields({ form, county }: { form: ItemForm; county: string }) {
  const { t } = useText();
  const local = useLocal();
  const words = t.costEdit.item;
  const organisations = (useQuery(organisationsQuery).data ?? []).filter((one) => one.countyId === county);
  const { payers } = form.draft;
  const { shares, nobody } = payers;
  const set = (next: Partial<typeof payers>) => form.change("payers", { ...payers, ...next });
  const name = (id: string) => local(organisations.find((one) => one.id === id)?.name) || id;
  const free = organisations.filter((one) => !shares.some((share) => share.organisationId === one.id)).map((one) => ({ value: one.id, label: local(one.name) }));
  const setShare = (place: number, percent: string) => set({ shares: shares.map((one, at) => (at === place ? { ...one, percent } : one)) });
  const sum = sumWords(payers, t);
  const paid = sumOfShares(shares.map((one) => one.percent));
  const splitEqually = () => {
    const each = equalShares(shares.length);
    set({ shares: shares.map((one, place): PayerDraft => ({ ...one, percent: thousandthsText(each[place] ?? 0) })), nobody: "0" });
  };
  return (
    <FormPart heading={words.parts.payers} help={words.payersHelp}>
      <ul className="plain-list payer-list">
        {shares.map((one, place) => (
          <li key={one.organisationId} className="payer-row">
            <span>{name(one.organisationId)}{one.percent.trim() === "" && <span className="small muted"> {t.costEdit.items.takesPart}</span>}</span>
            <PercentInput label={words.payerPercent(name(one.organisationId))} value={one.percent} onChange={(percent) => setShare(place, percent)} />
            <Button variant="tertiary" icon aria-label={words.removePayer(name(one.organisationId))} onClick={() => set({ shares: shares.filter((_, at) => at !== place) })}><CloseIcon /></Button>
          </li>
        ))}
        <li className="payer-row payer-nobody">
          <span>{words.unallocated}</span>
          <PercentInput label={words.unallocated} value={nobody} onChange={(text) => set({ nobody: text })} />
        </li>
      </ul>
      <p role="status" className="payer-sum" data-even={sum.even || undefined}>{sum.text}</p>
      {form.faults.payers && form.faults.payers !== sum.text && <p className="field-error">{form.faults.payers}</p>}
      <div className="row">
        <Button variant="secondary" disabled={shares.length === 0} onClick={splitEqually}>{words.splitEqually}</Button>
        <Button variant="secondary" disabled={paid === null || paid > WHOLE} onClick={() => set({ nobody: thousandthsText(WHOLE - (paid ?? 0)) })}>{words.restToNobody}</Button>
      </div>
      <div className="form-pairs">
        <SelectField label={words.addPayer} value="" options={[{ value: "", label: words.choose }, ...free]} onChange={(event) => event.target.value && set({ shares: [...shares, { organisationId: event.target.value, percent: "" }] })} />
      </div>
    </FormPart>
  );
}

function PercentInput({ label, value, onChange }: { label: string; value: string; onChange: (text: string) => void }) {
  return (
    <span className="percent-input">
      <input type="text" inputMode="decimal" aria-label={label} maxLength={12} value={value} onChange={(event) => onChange(event.target.value)} />
      <span aria-hidden="true">%</span>
    </span>
  );
}
