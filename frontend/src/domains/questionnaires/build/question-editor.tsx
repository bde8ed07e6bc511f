import { useLocal, useText } from "@/text/language";
import { CheckChoice, SelectField, TextArea } from "@/ui/fields";
import { canDecide, choicesOf, hasOwnChoices, QUESTION_TYPES, questionsOf, type Question, type QuestionType } from "../form/model";
import { ChoiceEditor } from "./choice-editor";
import type { Complaint, Flaw } from "./checks";
import { EnglishFields } from "./english-fields";
import { noneIfEmpty } from "./texts";
import { NumberFields, ScaleFields } from "./type-fields";
import type { Builder } from "./use-builder";

type Props = { builder: Builder; question: Question; previous: Question | null; flaws: readonly Flaw[] };

const ABOUT_CONDITION: readonly Complaint[] = ["conditionOrder", "conditionEmpty"];

/** Everything about one question. */
export function QuestionEditor({ builder, question, previous, flaws }: Props) {
  const { t } = useText();
  const words = t.questionnaires.build;
  const { step } = builder;
  const edit = (change: Partial<Omit<Question, "id">>) => step({ do: "edit-question", questionId: question.id, change });
  const said = (...about: Complaint[]) => flaws.find((one) => about.includes(one.complaint));
  const flawWords = (...about: Complaint[]) => {
    const found = said(...about);
    return found && words.flaws[found.complaint];
  };
  return (
    <div className="build-fields">
      <TextArea label={words.text} value={question.text.sv} maxLength={1000} error={flawWords("noText")} onChange={(event) => edit({ text: { ...question.text, sv: event.target.value } })} />
      <TextArea label={words.help} value={question.help?.sv ?? ""} maxLength={1000} onChange={(event) => edit({ help: noneIfEmpty(question.help, { sv: event.target.value }) })} />
      <SelectField
        label={words.type} help={words.typeHelp[question.type]} value={question.type} options={QUESTION_TYPES.map((one) => ({ value: one, label: words.types[one] }))}
        onChange={(event) => step({ do: "set-type", questionId: question.id, type: event.target.value as QuestionType })}
      />
      {hasOwnChoices(question.type) && <ChoiceEditor builder={builder} question={question} error={flawWords("fewChoices", "emptyChoice", "sameChoice")} />}
      {question.scale && <ScaleFields scale={question.scale} error={flawWords("scaleOrder", "scaleLong")} onChange={(scale) => edit({ scale })} />}
      {question.type === "number" && <NumberFields question={question} error={flawWords("bounds")} onChange={edit} />}
      <CheckChoice label={words.required} checked={question.isRequired} onChange={() => edit({ isRequired: !question.isRequired })} />
      <ConditionFields builder={builder} question={question} error={flawWords(...ABOUT_CONDITION)} onChange={edit} />
      {previous && (
        <div>
          <CheckChoice label={words.meaning} checked={question.meaning > previous.meaning} onChange={() => edit({ meaning: question.meaning > previous.meaning ? previous.meaning : previous.meaning + 1 })} />
          <p className="field-help">{words.meaningHelp}</p>
        </div>
      )}
      <EnglishFields
        fields={[
          { label: words.textEn, value: question.text.en, onChange: (en) => edit({ text: { ...question.text, en } }) },
          ...(question.help ? [{ label: words.helpEn, value: question.help.en, onChange: (en: string | null) => edit({ help: noneIfEmpty(question.help, { en }) }) }] : []),
          ...question.choices.filter(() => hasOwnChoices(question.type)).map((choice, at) => ({
            label: words.choiceEn(String(at + 1)),
            value: choice.text.en,
            onChange: (en: string | null) => step({ do: "edit-choice", questionId: question.id, choiceId: choice.id, change: { text: { ...choice.text, en } } }),
          })),
        ]}
      />
    </div>
  );
}

type ConditionProps = { builder: Builder; question: Question; error?: string; onChange: (change: Partial<Question>) => void };

/** To whom the question is shown: everyone, or those who gave certain answers to an earlier one. */
function ConditionFields({ builder, question, error, onChange }: ConditionProps) {
  const { t } = useText();
  const local = useLocal();
  const words = t.questionnaires.build;
  const all = questionsOf(builder.form);
  const at = all.findIndex((one) => one.id === question.id);
  const possible = all.map((one, index) => ({ one, index })).filter(({ one, index }) => canDecide(one.type) && (index < at || one.id === question.shownIf?.questionId));
  const decider = all.find((one) => one.id === question.shownIf?.questionId);
  const options = [{ value: "", label: words.always }, ...possible.map(({ one, index }) => ({ value: one.id, label: words.conditionOn(String(index + 1), local(one.text) || words.noText) }))];
  const chosen = question.shownIf?.choiceIds ?? [];
  const choose = (questionId: string) => onChange({ shownIf: questionId ? { questionId, choiceIds: [] } : null });
  const toggle = (id: string) => onChange({ shownIf: decider ? { questionId: decider.id, choiceIds: chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id] } : null });
  if (possible.length === 0) return null;
  return (
    <>
      <SelectField label={words.condition} value={decider?.id ?? ""} options={options} error={error} onChange={(event) => choose(event.target.value)} />
      {decider && (
        <fieldset className="build-group">
          <legend>{words.conditionChoices}</legend>
          {choicesOf(decider, t.questionnaires.form).map((choice) => (
            <CheckChoice key={choice.id} label={typeof choice.text === "string" ? choice.text : local(choice.text) || choice.id} checked={chosen.includes(choice.id)} onChange={() => toggle(choice.id)} />
          ))}
        </fieldset>
      )}
    </>
  );
}
