import type { QuestionResult, QuestionnaireRound, StatedShare } from "@/api/types";
import { SourceNote } from "@/domains/sources/source-note";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { percent, statedText } from "./figures";

/** What a report says: impossible shares marked, and the source one press away. */
export function StatedNotes({ question, round, of }: { question: QuestionResult; round: QuestionnaireRound | null; of?: string }) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.questionnaires.results;
  const form = round && `/kartlaggning/enkater/bygg/${round.questionnaireId}?version=${round.formNumber}`;
  return (
    <>
      {question.stated.filter((one) => one.isImpossible).map((one) => (
        <p key={one.choiceId}><span className="tag" data-tone="danger">{words.impossible(percent(one.share ?? 0, lang), formatNumber(one.base ?? 0, lang))}</span> <span className="small">{words.impossibleWhy}</span></p>
      ))}
      {(question.stated.length > 0 || form) && (
        <details className="result-source">
          <summary>{of ? words.sourceOf(of) : words.source}</summary>
          <div className="stack">
            <p><span className="strong">{words.asked}:</span> {local(question.text)} {form && <AppLink href={form}>{t.questionnaires.rounds.seeForm}</AppLink>}</p>
            {question.stated.map((one) => <Stated key={one.choiceId} stated={one} choice={local(question.options.find((option) => option.id === one.choiceId)?.text)} />)}
          </div>
        </details>
      )}
    </>
  );
}

function Stated({ stated, choice }: { stated: StatedShare; choice: string }) {
  const { t, lang } = useText();
  const words = t.questionnaires.results;
  const n = (value: number) => formatNumber(value, lang);
  const { impliedCount: implied, base } = stated;
  const meant = implied && base !== null && (implied.least === implied.most ? words.implied(n(implied.least), n(base)) : words.impliedRange(n(implied.least), n(implied.most), n(base)));
  return (
    <div className="stack-tight">
      <p><span className="strong">{choice}:</span> {statedText(stated, t, lang)}. {meant}</p>
      {stated.note && <p className="small" lang="en">{stated.note}</p>}
      <SourceNote place={stated.sourcePlace} />
    </div>
  );
}
