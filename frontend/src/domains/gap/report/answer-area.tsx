import type { ColumnAnswer } from "@/api/types";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { Button } from "@/ui/button";
import { announce } from "@/ui/toast";
import { AnswerRow } from "./answer-row";
import { canConfirm, isAnswered } from "./draft";
import type { ColumnFormState } from "./use-column-form";

type Props = { answers: ColumnAnswer[]; form: ColumnFormState; editable: boolean; previousYear: string; onlyLeft: boolean };

/** One area of the form. One press says that the rest of it is as it was. */
export function AnswerArea({ answers, form, editable, previousYear, onlyLeft }: Props) {
  const { t, lang } = useText();
  const local = useLocal();
  const name = local(answers[0]?.areaName);
  const n = (value: number) => formatNumber(value, lang);
  const answered = answers.filter((one) => isAnswered(one, form.draft)).length;
  const left = answers.filter((one) => canConfirm(one, form.draft));
  // Among the unanswered, a row stays while it is being worked on: it goes when it is saved.
  const shown = onlyLeft ? answers.filter((one) => !one.answered) : answers;
  if (shown.length === 0) return null;
  const confirmRest = () => {
    form.confirmArea(left);
    announce(t.report.unchangedDone(n(left.length), name), { label: t.common.undo, run: () => form.forget(left.map((one) => one.methodId)) });
  };
  return (
    <section className="answer-area">
      <div className="answer-area-head">
        <h2>{name} <span className="muted small">{t.report.areaProgress(n(answered), n(answers.length))}</span></h2>
        {editable && left.length > 0 && <Button variant="secondary" onClick={confirmRest}>{t.report.unchangedArea(n(left.length))}</Button>}
      </div>
      {shown.map((answer) => <AnswerRow key={answer.methodId} answer={answer} form={form} editable={editable} previousYear={previousYear} />)}
    </section>
  );
}
