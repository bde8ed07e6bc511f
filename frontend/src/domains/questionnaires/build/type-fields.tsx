import { useText } from "@/text/language";
import { TextField } from "@/ui/fields";
import { readNumber, writeNumber } from "../form/numbers";
import type { Question, Scale } from "../form/model";
import { noneIfEmpty } from "./texts";
import { useState } from "react";

type NumberProps = { label: string; value: number | null | undefined; whole?: boolean; error?: string; onChange: (value: number | null) => void };

/** What is typed stands as it is typed; the form gets the number as soon as it can be read. */
function NumberField({ label, value, whole, error, onChange }: NumberProps) {
  const [text, setText] = useState<string | null>(null);
  const given = typeof value === "number" ? writeNumber(value) : "";
  const type = (next: string) => {
    setText(next);
    const read = next.trim() === "" ? null : readNumber(next, whole ? { decimals: 0 } : {});
    if (read === null) onChange(null);
    else if ("value" in read) onChange(read.value);
  };
  return <TextField label={label} inputMode={whole ? "numeric" : "decimal"} value={text ?? given} error={error} onChange={(event) => type(event.target.value)} onBlur={() => setText(null)} />;
}

export function ScaleFields({ scale, error, onChange }: { scale: Scale; error?: string; onChange: (scale: Scale) => void }) {
  const { t } = useText();
  const words = t.questionnaires.build;
  return (
    <div className="build-pairs">
      <NumberField label={words.from} whole value={scale.from} error={error} onChange={(from) => from !== null && onChange({ ...scale, from })} />
      <NumberField label={words.to} whole value={scale.to} onChange={(to) => to !== null && onChange({ ...scale, to })} />
      <TextField label={words.fromLabel} value={scale.fromLabel?.sv ?? ""} onChange={(event) => onChange({ ...scale, fromLabel: noneIfEmpty(scale.fromLabel, { sv: event.target.value }) })} />
      <TextField label={words.toLabel} value={scale.toLabel?.sv ?? ""} onChange={(event) => onChange({ ...scale, toLabel: noneIfEmpty(scale.toLabel, { sv: event.target.value }) })} />
    </div>
  );
}

export function NumberFields({ question, error, onChange }: { question: Question; error?: string; onChange: (change: Partial<Question>) => void }) {
  const { t } = useText();
  const words = t.questionnaires.build;
  return (
    <div className="build-pairs">
      <TextField label={words.unit} help={words.unitHelp} value={question.unit?.sv ?? ""} onChange={(event) => onChange({ unit: noneIfEmpty(question.unit, { sv: event.target.value }) })} />
      <NumberField label={words.decimals} whole value={question.decimals} onChange={(decimals) => onChange({ decimals })} />
      <NumberField label={words.least} value={question.least} onChange={(least) => onChange({ least })} />
      <NumberField label={words.most} value={question.most} error={error} onChange={(most) => onChange({ most })} />
    </div>
  );
}
