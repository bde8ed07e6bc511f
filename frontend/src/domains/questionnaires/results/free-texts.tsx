import { useQuery } from "@tanstack/react-query";
import { QueryState } from "@/api/query-state";
import { useLocal, useText } from "@/text/language";
import { freeTextsQuery } from "./queries";

/** What was written, for the lead alone. In no order that tells who wrote what. */
export function FreeTextList({ roundId }: { roundId: string }) {
  const { t } = useText();
  const local = useLocal();
  const words = t.questionnaires.results;
  const texts = useQuery(freeTextsQuery(roundId));
  return (
    <section className="card stack" aria-labelledby="free-texts">
      <div className="stack-tight"><h2 id="free-texts">{words.freeTexts}</h2><p className="muted">{words.freeTextsBody}</p></div>
      <QueryState query={texts}>
        {(data) => data.questions.every((one) => one.answers.length === 0) ? <p className="muted">{words.freeTextsNone}</p> : (
          <>
            {data.questions.map((question) => (
              <div key={question.id} className="stack-tight">
                <h3>{local(question.text)}</h3>
                <ul className="free-texts">{question.answers.map((text, index) => <li key={index}>{text}</li>)}</ul>
              </div>
            ))}
          </>
        )}
      </QueryState>
    </section>
  );
}
