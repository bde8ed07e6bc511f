import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { Button } from "@/ui/button";
import { announce } from "@/ui/toast";
import { questionsOf, type Question } from "../form/model";
import type { Flaw } from "./checks";
import { afterMove, moveByKey } from "./mover";
import { OrderButtons } from "./order-buttons";
import { QuestionEditor } from "./question-editor";
import type { Builder } from "./use-builder";

type Props = {
  builder: Builder; question: Question; number: number; flaws: readonly Flaw[]; previous: Question | null; retired: readonly string[];
  open: boolean; onOpen: (id: string | null) => void;
};

/** A question in the list: its text and what is special about it, and the fields when it is open. */
export function QuestionCard({ builder, question, number, flaws, previous, retired, open, onOpen }: Props) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.questionnaires.build;
  const { form, step } = builder;
  const text = local(question.text) || words.noText;
  const n = (value: number) => formatNumber(value, lang);
  const all = questionsOf(form);
  const { first, last } = edges(builder, question);
  const move = (by: 1 | -1, focusId: string) => {
    if (by < 0 ? first : last) return;
    step({ do: "move-question", questionId: question.id, by });
    afterMove(focusId, words.moved(text, words.place(n(Math.min(all.length, Math.max(1, number + by))), n(all.length))));
  };
  const keys = (event: React.KeyboardEvent) => {
    const by = moveByKey(event);
    if (by) move(by, document.activeElement?.id ?? "");
  };
  const remove = () => {
    step({ do: "remove-question", questionId: question.id });
    announce(words.removed(text), { label: t.common.undo, run: () => step({ do: "undo" }) });
  };
  return (
    // The keys are a shortcut for the buttons in the card, which everybody can use.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li className="build-question" id={`plats-${question.id}`} data-open={open || undefined} data-flawed={flaws.length > 0 || undefined} onKeyDown={keys}>
      <div className="build-question-head">
        <span className="build-number" aria-hidden="true">{n(number)}</span>
        <div className="build-question-text">
          <h3 className={question.text.sv ? undefined : "muted"}>{text}</h3>
          <QuestionTags question={question} builder={builder} raised={previous !== null && question.meaning > previous.meaning} />
          {!open && flaws.map(({ complaint }) => <p key={complaint} className="field-error small">{words.flaws[complaint]}</p>)}
        </div>
        <div className="row build-tools">
          <OrderButtons id={question.id} name={text} first={first} last={last} onMove={move} />
          <Button id={`redigera-${question.id}`} variant="secondary" aria-expanded={open} onClick={() => onOpen(open ? null : question.id)} aria-label={`${open ? words.done : words.edit}: ${text}`}>{open ? words.done : words.edit}</Button>
        </div>
      </div>
      {open && (
        <div className="build-question-body">
          <QuestionEditor builder={builder} question={question} previous={previous} flaws={flaws} />
          <div className="row">
            <Button variant="tertiary" onClick={() => step({ do: "duplicate-question", questionId: question.id, retired })} aria-label={words.duplicate(text)}>{words.duplicateShort}</Button>
            <Button variant="tertiary" tone="danger" onClick={remove} aria-label={words.remove(text)}>{words.removeShort}</Button>
          </div>
        </div>
      )}
    </li>
  );
}

/** Whether the question stands first or last in the whole form: over the edge of its part it goes on into the next. */
function edges({ form }: Builder, question: Question) {
  const at = form.sections.findIndex((one) => one.questions.some((other) => other.id === question.id));
  const section = form.sections[at];
  return { first: at === 0 && section?.questions[0]?.id === question.id, last: at === form.sections.length - 1 && section?.questions.at(-1)?.id === question.id };
}

function QuestionTags({ question, builder, raised }: { question: Question; builder: Builder; raised: boolean }) {
  const { t } = useText();
  const words = t.questionnaires.build;
  const decider = question.shownIf && questionsOf(builder.form).findIndex((one) => one.id === question.shownIf?.questionId);
  return (
    <p className="build-tags small">
      <span>{words.types[question.type]}</span>
      {question.isRequired && <span>{words.requiredShort}</span>}
      {typeof decider === "number" && <span>{words.conditionShort(String(decider + 1))}</span>}
      {raised && <span className="tag" data-tone="warning">{words.meaningShort}</span>}
    </p>
  );
}
