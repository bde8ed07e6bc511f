import { useState } from "react";
import { useLocal, useText } from "@/text/language";
import { Button } from "@/ui/button";
import { Message } from "@/ui/message";
import { withAnswer, type Clash, type Typed } from "../form/answers";
import { questionsOf, type Form, type Question } from "../form/model";
import { useAnswerWords } from "./answer-words";

type Props = { form: Form; clashes: readonly Clash[]; onResolve: (change: (now: Typed) => Typed) => void };

/** The form was open in two places: both answers of each question, and nothing saved before one is chosen. */
export function Clashes({ form, clashes, onResolve }: Props) {
  const { t } = useText();
  const words = t.questionnaires.answer;
  const [theirs, setTheirs] = useState<readonly string[]>([]);
  if (clashes.length === 0) return null;
  const resolve = () =>
    onResolve((now) => clashes.filter((one) => theirs.includes(one.questionId)).reduce((all, one) => withAnswer(all, one.questionId, one.theirs), now));
  const choose = (id: string, other: boolean) => setTheirs(other ? [...theirs, id] : theirs.filter((one) => one !== id));
  return (
    <Message tone="warning" heading={words.conflictHeading} live actions={<Button type="button" onClick={resolve}>{words.resolve}</Button>}>
      <p>{words.conflictBody}</p>
      {clashes.map((clash) => {
        const question = questionsOf(form).find((one) => one.id === clash.questionId);
        return question && <Pair key={clash.questionId} question={question} clash={clash} other={theirs.includes(clash.questionId)} onChoose={(other) => choose(clash.questionId, other)} />;
      })}
    </Message>
  );
}

function Pair({ question, clash, other, onChoose }: { question: Question; clash: Clash; other: boolean; onChoose: (other: boolean) => void }) {
  const { t } = useText();
  const local = useLocal();
  const say = useAnswerWords();
  const words = t.questionnaires.answer;
  const sides = [[words.mine, clash.mine, false], [words.theirs, clash.theirs, true]] as const;
  return (
    <fieldset className="answer-clash">
      <legend>{local(question.text)}</legend>
      {sides.map(([label, value, isOther]) => (
        <label key={label} className="choice">
          <input type="radio" name={`clash-${clash.questionId}`} checked={other === isOther} onChange={() => onChoose(isOther)} />
          <span><span className="strong">{label}:</span> {say(question, value) ?? words.noAnswer}</span>
        </label>
      ))}
    </fieldset>
  );
}
