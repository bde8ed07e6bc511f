import { useId, type ReactNode } from "react";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { Button } from "@/ui/button";
import { isEmpty, type Fault } from "./answers";
import { choicesOf, stepsOf, type Question } from "./model";

export type Given = string | string[] | undefined;
type Props = { question: Question; value: Given; fault?: Fault | null; onChange: (value: Given) => void };

/** One question as a respondent meets it. The builder's preview shows the very same. */
export function QuestionField(props: Props) {
  const { question, value, onChange } = props;
  const { t } = useText();
  if (question.type === "number" || question.type === "text") return <WrittenQuestion {...props} />;
  return (
    <ChosenQuestion {...props}>
      {question.type === "scale" ? <ScaleSteps {...props} /> : <ChoiceList {...props} />}
      {!question.isRequired && !isEmpty(value) && (
        <div><Button variant="tertiary" onClick={() => onChange(undefined)}>{t.questionnaires.form.clear}</Button></div>
      )}
    </ChosenQuestion>
  );
}

/** The anchor that the review page leads to. */
export const anchorOf = (questionId: string) => `fraga-${questionId}`;

function QuestionHead({ question }: { question: Question }) {
  const { t } = useText();
  const local = useLocal();
  return (
    <>
      <span className="asked-text">{local(question.text)}</span>
      {!question.isRequired && <span className="asked-optional"> {t.questionnaires.form.optional}</span>}
    </>
  );
}

function useFaultWords(question: Question, fault: Fault | null | undefined): string | null {
  const { t, lang } = useText();
  const words = t.questionnaires.form.faults;
  const n = (value: number | null | undefined) => formatNumber(value ?? 0, lang);
  if (!fault) return null;
  if (fault === "tooSmall") return words.tooSmall(n(question.least));
  if (fault === "tooLarge") return words.tooLarge(n(question.most));
  if (fault === "tooManyDecimals") return question.decimals === 0 ? words.noDecimals : words.tooManyDecimals(n(question.decimals));
  return words[fault];
}

function ChosenQuestion({ question, fault, children }: Props & { children: ReactNode }) {
  const id = useId();
  const local = useLocal();
  const words = useFaultWords(question, fault);
  const described = [question.help && `${id}-help`, words && `${id}-error`].filter(Boolean).join(" ") || undefined;
  return (
    <fieldset id={anchorOf(question.id)} tabIndex={-1} className="asked" data-fault={words ? true : undefined} aria-describedby={described}>
      <legend><QuestionHead question={question} /></legend>
      {question.help && <p id={`${id}-help`} className="asked-help">{local(question.help)}</p>}
      {words && <p id={`${id}-error`} className="field-error">{words}</p>}
      {children}
    </fieldset>
  );
}

function ChoiceList({ question, value, onChange }: Props) {
  const { t } = useText();
  const local = useLocal();
  const name = useId();
  const several = question.type === "several";
  const chosen = [value ?? []].flat();
  // Several answers are kept in the order of the choices, whatever the order of the clicks.
  const all = choicesOf(question, t.questionnaires.form);
  const toggle = (id: string) => all.map((one) => one.id).filter((one) => (one === id ? !chosen.includes(id) : chosen.includes(one)));
  return (
    <div className="asked-choices">
      {several && <p className="asked-help">{t.questionnaires.form.several}</p>}
      {all.map((choice) => (
        <label key={choice.id} className="asked-choice">
          <input
            type={several ? "checkbox" : "radio"}
            name={name}
            checked={chosen.includes(choice.id)}
            onChange={() => onChange(several ? toggle(choice.id) : choice.id)}
          />
          <span>{typeof choice.text === "string" ? choice.text : local(choice.text)}</span>
        </label>
      ))}
    </div>
  );
}

function ScaleSteps({ question, value, onChange }: Props) {
  const local = useLocal();
  const name = useId();
  const steps = stepsOf(question.scale);
  const ends = [question.scale?.fromLabel, question.scale?.toLabel];
  const labelOf = (step: number) => [String(step), local(step === steps[0] ? ends[0] : step === steps.at(-1) ? ends[1] : null)].filter(Boolean).join(", ");
  return (
    <div className="asked-scale">
      <div className="asked-steps">
        {steps.map((step) => (
          <label key={step} className="asked-step">
            <input type="radio" name={name} aria-label={labelOf(step)} checked={value === String(step)} onChange={() => onChange(String(step))} />
            <span aria-hidden="true">{step}</span>
          </label>
        ))}
      </div>
      {(ends[0] ?? ends[1]) && (
        <p className="asked-ends" aria-hidden="true"><span>{steps[0]} = {local(ends[0])}</span><span>{steps.at(-1)} = {local(ends[1])}</span></p>
      )}
    </div>
  );
}

function WrittenQuestion({ question, value, fault, onChange }: Props) {
  const { t } = useText();
  const local = useLocal();
  const id = useId();
  const words = useFaultWords(question, fault);
  const text = typeof value === "string" ? value : "";
  const isText = question.type === "text";
  const described = [question.help && `${id}-help`, isText && `${id}-names`, words && `${id}-error`].filter(Boolean).join(" ") || undefined;
  const shared = { id: anchorOf(question.id), value: text, "aria-describedby": described, "aria-invalid": words ? true : undefined, "aria-required": question.isRequired || undefined };
  return (
    <div className="asked" data-fault={words ? true : undefined}>
      <label htmlFor={anchorOf(question.id)}><QuestionHead question={question} /></label>
      {question.help && <p id={`${id}-help`} className="asked-help">{local(question.help)}</p>}
      {isText && <p id={`${id}-names`} className="asked-help">{t.questionnaires.form.noNames}</p>}
      {words && <p id={`${id}-error`} className="field-error">{words}</p>}
      {isText
        ? <textarea {...shared} rows={4} maxLength={2000} onChange={(event) => onChange(event.target.value || undefined)} />
        : (
          <span className="asked-number">
            <input {...shared} type="text" inputMode={question.decimals === 0 ? "numeric" : "decimal"} autoComplete="off" onChange={(event) => onChange(event.target.value || undefined)} />
            {question.unit && <span>{local(question.unit)}</span>}
          </span>
        )}
    </div>
  );
}
