import { useText } from "@/text/language";
import { Button } from "@/ui/button";
import { SelectField } from "@/ui/fields";
import { CloseIcon } from "@/ui/icons";
import type { Named } from "./use-lists";

type Props = { label: string; options: readonly Named[]; chosen: readonly string[]; error?: string; onChange: (ids: string[]) => void };

/** Several of what there is: those chosen as a list, the rest in a choice under it. */
export function PickedList({ label, options, chosen, error, onChange }: Props) {
  const { t } = useText();
  const words = t.plan.edit;
  const nameOf = (id: string) => options.find((one) => one.id === id)?.name ?? id;
  const rest = options.filter((one) => !chosen.includes(one.id));
  return (
    <div className="stack-tight">
      {chosen.length > 0 && (
        <ul className="plain-list picked" aria-label={label}>
          {chosen.map((id) => (
            <li key={id}>
              <span>{nameOf(id)}</span>
              <Button variant="tertiary" icon aria-label={words.removeOne(nameOf(id))} onClick={() => onChange(chosen.filter((one) => one !== id))}><CloseIcon /></Button>
            </li>
          ))}
        </ul>
      )}
      <SelectField label={label} error={error} value="" disabled={rest.length === 0} options={[{ value: "", label: chosen.length === 0 ? words.chosenNone : words.gapAdd }, ...rest.map((one) => ({ value: one.id, label: one.name }))]} onChange={(event) => event.target.value && onChange([...chosen, event.target.value])} />
    </div>
  );
}
