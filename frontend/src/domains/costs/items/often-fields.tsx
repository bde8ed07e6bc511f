import { useText } from "@/text/language";
import { CheckChoice, SelectField, TextField } from "@/ui/fields";
import type { ItemDraft } from "./draft";
import { FormPart } from "@/ui/form-part";
import type { ItemForm } from "./use-item-form";

const UNITS: readonly ItemDraft["unit"][] = ["year", "once", "course", "participant", "person_month", "fte"];
const FREQUENCIES: readonly ItemDraft["often"]["frequency"][] = ["yearly", "every_n_years", "once", "as_needed"];
const VATS: readonly ItemDraft["vat"][] = ["included", "excluded", "not_stated"];

/** What the amount is for, how many, how often, and in which years. */
export function OftenFields({ form }: { form: ItemForm }) {
  const { t } = useText();
  const words = t.costEdit.item;
  const { draft, change, faults } = form;
  const isOnce = draft.unit === "once";
  const chooseUnit = (unit: ItemDraft["unit"]) => {
    change("unit", unit);
    if (unit === "once") change("often", { frequency: "once", everyYears: "" });
  };
  const frequencyName = (one: ItemDraft["often"]["frequency"]) => (one === "every_n_years" ? t.costEdit.terms.everyNYears : t.costTerms.frequency[one]);
  const year = (part: "priceYear" | "firstYear" | "lastYear", help: string) => (
    <TextField label={words[part]} help={help} error={faults[part]} inputMode="numeric" maxLength={4} value={draft[part]} onChange={(event) => change(part, event.target.value)} />
  );
  return (
    <FormPart heading={words.parts.often}>
      <div className="form-pairs">
        <SelectField label={words.unit} error={faults.unit} value={draft.unit} options={UNITS.map((one) => ({ value: one, label: t.costTerms.unit[one] }))} onChange={(event) => chooseUnit(event.target.value as ItemDraft["unit"])} />
        <TextField label={words.quantity} help={words.quantityHelp} error={faults.quantity} value={draft.quantity} onChange={(event) => change("quantity", event.target.value)} />
      </div>
      <CheckChoice label={words.unitStated} checked={draft.unitStated} onChange={(event) => change("unitStated", event.target.checked)} />
      <div className="form-pairs">
        <SelectField
          label={words.frequency}
          help={isOnce ? words.frequencyOnce : undefined}
          error={draft.often.frequency === "every_n_years" ? undefined : faults.often}
          disabled={isOnce}
          value={draft.often.frequency}
          options={FREQUENCIES.map((one) => ({ value: one, label: frequencyName(one) }))}
          onChange={(event) => change("often", { ...draft.often, frequency: event.target.value as ItemDraft["often"]["frequency"] })}
        />
        {draft.often.frequency === "every_n_years" && (
          <TextField label={words.everyYears} error={faults.often} inputMode="numeric" maxLength={2} value={draft.often.everyYears} onChange={(event) => change("often", { ...draft.often, everyYears: event.target.value })} />
        )}
      </div>
      <div className="form-thirds">{year("priceYear", words.priceYearHelp)}{year("firstYear", words.yearHelp)}{year("lastYear", words.yearHelp)}</div>
      <div className="form-pairs">
        <SelectField label={words.vat} value={draft.vat} options={VATS.map((one) => ({ value: one, label: t.costTerms.vat[one] }))} onChange={(event) => change("vat", event.target.value as ItemDraft["vat"])} />
      </div>
      <CheckChoice label={words.optional} checked={draft.optional} onChange={(event) => change("optional", event.target.checked)} />
    </FormPart>
  );
}
