import type { QuestionnaireVersion, QuestionnaireVersionRef } from "@/api/types";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import type { Form } from "../form/model";
import { changesSince } from "./changes";

type Props = { form: Form; previous: QuestionnaireVersion | null; questionnaireId: string; finals: readonly QuestionnaireVersionRef[] };

/** What is new, changed or gone since the last final version, and what that means for comparing. */
export function ChangesView({ form, previous, questionnaireId, finals }: Props) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.questionnaires.build;
  const number = formatNumber(previous?.number ?? 0, lang);
  const changes = changesSince(previous?.form ?? null, form);
  return (
    <div className="build-start">
      <section className="card">
        <h2>{previous ? (changes.length > 0 ? words.sinceHeading(number) : words.sinceNothing(number)) : words.sinceFirst}</h2>
        <ul className="plain-list stack">
          {changes.map(({ question, what }) => (
            <li key={question.id}>
              <p className="strong">{local(question.text) || words.noText}</p>
              <p className="muted">{what.map((one) => words.what[one]).join("; ")}</p>
            </li>
          ))}
        </ul>
      </section>
      {finals.length > 0 && (
        <section className="card">
          <h2>{words.versions}</h2>
          <ul className="plain-list stack-tight">
            {finals.map((one) => (
              <li key={one.number}><AppLink href={`/kartlaggning/enkater/bygg/${questionnaireId}?version=${one.number}`}>{words.version(formatNumber(one.number, lang), formatNumber(one.questionCount, lang))}</AppLink></li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
