import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { toApiError } from "@/api/errors";
import { localText, useText } from "@/text/language";
import { SelectField, TextField } from "@/ui/fields";
import { useDebounced } from "@/ui/use-debounced";
import type { Reason } from "./draft";
import { FormPart } from "@/ui/form-part";
import { amountReadingQuery } from "./queries";
import type { ItemForm } from "./use-item-form";

const REASONS: readonly Reason[] = ["no_price", "no_calculation"];

/** An amount as it is pasted, with what it became right under it; or that there is none, and why. */
export function AmountFields({ form }: { form: ItemForm }) {
  const { t } = useText();
  const words = t.costEdit.item;
  const { draft, change, faults } = form;
  const { amount } = draft;
  const name = useId();
  const choice = (costed: boolean, label: string) => (
    <label className="choice">
      <input type="radio" name={name} checked={amount.costed === costed} onChange={() => change("amount", { ...amount, costed })} />
      <span>{label}</span>
    </label>
  );
  return (
    <FormPart heading={words.parts.amount}>
      <div className="row" role="group" aria-label={words.parts.amount}>{choice(true, words.costed)}{choice(false, words.notCosted)}</div>
      {amount.costed ? (
        <>
          <div className="stack-tight">
            <TextField label={words.amount} help={words.amountHelp} error={faults.amount} maxLength={200} className="amount-input" value={amount.text} onChange={(event) => change("amount", { ...amount, text: event.target.value })} />
            <Reading text={amount.text} />
          </div>
          <div className="form-pairs">
            <TextField label={words.likely} help={words.likelyHelp} error={faults.likely} inputMode="numeric" value={draft.likely} onChange={(event) => change("likely", event.target.value)} />
            <TextField label={words.printed} help={words.printedHelp} error={faults.printed} maxLength={200} value={draft.printed} onChange={(event) => change("printed", event.target.value)} />
          </div>
        </>
      ) : (
        <SelectField label={words.reason} value={amount.reason} options={REASONS.map((one) => ({ value: one, label: t.costTerms.notCosted[one] }))} onChange={(event) => change("amount", { ...amount, reason: event.target.value as Reason })} />
      )}
    </FormPart>
  );
}

const UNREADABLE = 422;

/** What the text became, or the service's words on why it became nothing. */
function Reading({ text }: { text: string }) {
  const { t, lang } = useText();
  const words = t.costEdit.item;
  const asked = useDebounced(text.trim());
  const reading = useQuery({ ...amountReadingQuery(asked), enabled: asked !== "" });
  if (text.trim() === "") return null;
  const waits = asked !== text.trim() || reading.isPending;
  const error = reading.error && toApiError(reading.error);
  const fault = error?.status === UNREADABLE ? (error.problem?.violations?.[0]?.message ?? error.problem?.detail) : words.readFailed;
  const said = reading.data && localText(reading.data.said, lang);
  return (
    <p role="status" className="amount-reading" data-state={waits ? "waits" : error ? "fault" : "read"}>
      {waits ? words.reading : error ? fault : words.reads(said ?? "")}
    </p>
  );
}
