import { useLocal } from "@/text/language";
import { withAnswer, type Fault, type Typed } from "./answers";
import type { Section } from "./model";
import { QuestionField } from "./question-field";
import "./form.css";

type Props = { section: Section; typed: Typed; faults?: ReadonlyMap<string, Fault>; onAnswer: (typed: (now: Typed) => Typed) => void };

/** The questions of one page. The heading stands outside, since the page and the preview word it differently. */
export function SectionPage({ section, typed, faults, onAnswer }: Props) {
  const local = useLocal();
  return (
    <div className="asked-page">
      {section.help && <p className="asked-lead">{local(section.help)}</p>}
      {section.questions.map((question) => (
        <QuestionField
          key={question.id}
          question={question}
          value={typed[question.id]}
          fault={faults?.get(question.id)}
          onChange={(value) => onAnswer((now) => withAnswer(now, question.id, value))}
        />
      ))}
    </div>
  );
}
