import type { ReactNode } from "react";
import { useText } from "@/text/language";
import { CheckChoice, SelectField, TextArea, TextField } from "@/ui/fields";
import { PlaceField } from "./place-field";
import { joined, listOf, type RecordField } from "./values";

const LONG = 2000;
const SHORT = 300;

type Props = { field: RecordField; value: string; error?: string; onChange: (value: string) => void };

/** One field of a record's form, as its kind asks for. */
export function RecordFieldView({ field, value, error, onChange }: Props) {
  const { t } = useText();
  const label = field.required || field.kind === "choice" ? field.label : <>{field.label} <span className="record-optional">{t.planWork.record.optional}</span></>;
  const shared = { label, help: field.help, error, value, "aria-required": field.required };
  switch (field.kind) {
    case "text":
      return <TextField {...shared} maxLength={field.max ?? SHORT} onChange={(event) => onChange(event.target.value)} />;
    case "date":
      return <TextField {...shared} type="date" onChange={(event) => onChange(event.target.value)} />;
    case "area":
      return <TextArea {...shared} rows={3} maxLength={field.max ?? LONG} onChange={(event) => onChange(event.target.value)} />;
    case "choice":
      return <SelectField label={label} help={field.help} error={error} value={value} options={field.options} onChange={(event) => onChange(event.target.value)} />;
    case "check":
      return <CheckChoice label={field.label} checked={value === "yes"} onChange={(event) => onChange(event.target.checked ? "yes" : "")} />;
    case "place":
      return <PlaceField value={value} error={error} onChange={onChange} />;
    case "many":
      return <Many field={field} label={label} value={value} error={error} onChange={onChange} />;
  }
}

type ManyProps = Omit<Props, "field"> & { field: RecordField & { kind: "choice" | "many" }; label: ReactNode };

/** Several of what there is, in the order that it has. */
function Many({ field, label, value, error, onChange }: ManyProps) {
  const chosen = listOf(value);
  const toggle = (id: string, on: boolean) => onChange(joined(field.options.map((one) => one.value).filter((one) => (one === id ? on : chosen.includes(one)))));
  return (
    <fieldset className="record-many">
      <legend className="field-label">{label}</legend>
      {field.help && <p className="field-help">{field.help}</p>}
      <div>{field.options.map((one) => <CheckChoice key={one.value} label={one.label} checked={chosen.includes(one.value)} onChange={(event) => toggle(one.value, event.target.checked)} />)}</div>
      {error && <p className="field-error">{error}</p>}
    </fieldset>
  );
}
