import { useText } from "@/text/language";
import { Button } from "@/ui/button";
import { CloseIcon } from "@/ui/icons";
import type { Question } from "../form/model";
import { afterMove } from "./mover";
import { OrderButtons } from "./order-buttons";
import type { Builder } from "./use-builder";

type Props = { builder: Builder; question: Question; error?: string };

/** The answers to choose among, one line each; Enter begins the next. */
export function ChoiceEditor({ builder, question, error }: Props) {
  const { t } = useText();
  const words = t.questionnaires.build;
  const { step } = builder;
  const { id: questionId, choices } = question;
  const field = (choiceId: string) => `svar-${questionId}-${choiceId}`;
  const add = () => {
    step({ do: "add-choice", questionId });
    requestAnimationFrame(() => [...document.querySelectorAll<HTMLElement>(`[id^="svar-${questionId}-"]`)].at(-1)?.focus());
  };
  return (
    <fieldset className="build-group">
      <legend>{words.choices}</legend>
      {error && <p className="field-error">{error}</p>}
      <ol className="build-choices plain-list">
        {choices.map((choice, at) => {
          const name = choice.text.sv || words.choice(String(at + 1));
          return (
            <li key={choice.id} className="build-choice">
              <input
                id={field(choice.id)} type="text" className="build-input" value={choice.text.sv} maxLength={1000} aria-label={words.choice(String(at + 1))}
                onChange={(event) => step({ do: "edit-choice", questionId, choiceId: choice.id, change: { text: { ...choice.text, sv: event.target.value } } })}
                onKeyDown={(event) => {
                  if (event.key !== "Enter") return;
                  event.preventDefault();
                  add();
                }}
              />
              <OrderButtons
                id={field(choice.id)} name={name} first={at === 0} last={at === choices.length - 1}
                onMove={(by, focusId) => { step({ do: "move-choice", questionId, choiceId: choice.id, by }); afterMove(focusId, words.moved(name, words.place(String(at + 1 + by), String(choices.length)))); }}
              />
              <Button variant="tertiary" tone="danger" onClick={() => step({ do: "remove-choice", questionId, choiceId: choice.id })} aria-label={words.remove(name)}><CloseIcon /></Button>
            </li>
          );
        })}
      </ol>
      <div><Button variant="tertiary" onClick={add}>{words.addChoice}</Button></div>
    </fieldset>
  );
}
