import type { ActivityPartKind } from "@/api/types";
import { useText } from "@/text/language";
import { Button } from "@/ui/button";
import { SelectField, TextField } from "@/ui/fields";
import { CloseIcon } from "@/ui/icons";
import type { ActivityForm } from "./use-activity-form";
import type { Named } from "./use-lists";

const PARTS: readonly ActivityPartKind[] = ["responsible", "participating", "consulted", "informed"];
const SHORT = 200;

/** Each organisation with its part, and the function to turn to. */
export function WhoFields({ form: { draft, change, faults }, organisations }: { form: ActivityForm; organisations: readonly Named[] }) {
  const { t } = useText();
  const words = t.plan.edit;
  const all = draft.organisations;
  const nameOf = (id: string) => organisations.find((one) => one.id === id)?.name ?? id;
  const rest = organisations.filter((one) => !all.some((other) => other.organisationId === one.id));
  const options = PARTS.map((one) => ({ value: one, label: t.plan.terms.part[one] }));
  const set = (id: string, part: ActivityPartKind) => change("organisations", all.map((one) => (one.organisationId === id ? { ...one, part } : one)));
  const add = (id: string) => id && change("organisations", [...all, { organisationId: id, part: all.length === 0 ? "responsible" : "participating", sourcePlaceId: null }]);
  return (
    <>
      {all.length > 0 && (
        <ul className="plain-list picked">
          {all.map((one) => (
            <li key={one.organisationId}>
              <span>{nameOf(one.organisationId)}</span>
              <span className="row picked-part">
                <select className="native-select" aria-label={words.part(nameOf(one.organisationId))} value={one.part} onChange={(event) => set(one.organisationId, event.target.value as ActivityPartKind)}>
                  {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
                </select>
                <Button variant="tertiary" icon aria-label={words.removeOne(nameOf(one.organisationId))} onClick={() => change("organisations", all.filter((other) => other !== one))}><CloseIcon /></Button>
              </span>
            </li>
          ))}
        </ul>
      )}
      <SelectField label={words.addOrganisation} error={faults.organisations} value="" options={[{ value: "", label: words.chooseOrganisation }, ...rest.map((one) => ({ value: one.id, label: one.name }))]} onChange={(event) => add(event.target.value)} />
      <div className="form-pairs">
        <TextField label={words.contactFunction} help={words.contactFunctionHelp} maxLength={SHORT} error={faults.contactFunction} value={draft.contactFunction} onChange={(event) => change("contactFunction", event.target.value)} />
        <TextField label={words.contactEmail} help={words.contactEmailHelp} type="email" maxLength={SHORT} error={faults.contactEmail} value={draft.contactEmail} onChange={(event) => change("contactEmail", event.target.value)} />
      </div>
    </>
  );
}
