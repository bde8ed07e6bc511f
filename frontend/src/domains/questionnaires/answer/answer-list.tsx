import { useLocal, useText } from "@/text/language";
import { Button } from "@/ui/button";
import type { Typed } from "../form/answers";
import type { Section } from "../form/model";
import { useAnswerWords } from "./answer-words";

type Props = { pages: readonly Section[]; typed: Typed; lacking?: ReadonlySet<string>; onChange?: (pageId: string, questionId: string | null) => void };

/** Every question with its answer, page by page. */
export function AnswerList({ pages, typed, lacking, onChange }: Props) {
  const { t } = useText();
  const local = useLocal();
  const say = useAnswerWords();
  const words = t.questionnaires.answer;
  return (
    <>
      {pages.map((page) => (
        <section key={page.id} className="answer-summary">
          <div className="card-head">
            <h2>{local(page.title)}</h2>
            {onChange && <Button variant="tertiary" onClick={() => onChange(page.id, null)} aria-label={`${words.change}: ${local(page.title)}`}>{words.change}</Button>}
          </div>
          <dl>
            {page.questions.map((question) => {
              const said = say(question, typed[question.id]);
              return (
                <div key={question.id} className="answer-pair" data-lacking={lacking?.has(question.id) || undefined}>
                  <dt>{local(question.text)}</dt>
                  <dd className={said ? undefined : "muted"}>{said ?? words.noAnswer}</dd>
                </div>
              );
            })}
          </dl>
        </section>
      ))}
    </>
  );
}
