import { useState } from "react";
import type { ColumnAnswer, Status } from "@/api/types";
import { useLocal, useText } from "@/text/language";
import { Button } from "@/ui/button";
import { TextArea } from "@/ui/fields";
import { StatusSymbol } from "../status-symbol";
import { canConfirm, shownAnswer } from "./draft";
import type { ColumnFormState } from "./use-column-form";

/** What a person can answer; "not asked" is nobody's answer. */
const CHOICES: readonly Status[] = ["offered", "partly", "not_offered", "other_provider", "not_applicable", "unknown"];

type Props = { answer: ColumnAnswer; form: ColumnFormState; editable: boolean; previousYear: string };

export function AnswerRow({ answer, form, editable, previousYear }: Props) {
  const { t } = useText();
  const local = useLocal();
  const name = local(answer.methodName);
  const shown = shownAnswer(answer, form.draft);
  const [commenting, setCommenting] = useState(false);
  const open = commenting || shown.comment !== null;
  const give = (status: Status) => form.answer(answer.methodId, { status, comment: shown.comment });
  return (
    <fieldset className="answer-row" data-state={shown.state}>
      <legend>{name}</legend>
      <div className="answer-note">
        <PreviousNote answer={answer} year={previousYear} />
        {editable && !open && (
          <Button variant="tertiary" onClick={() => setCommenting(true)} aria-label={`${t.report.addComment}: ${name}`}>{t.report.addComment}</Button>
        )}
      </div>
      <div className="answer-choices">
        {CHOICES.map((status) => (
          <label key={status} className="answer-choice">
            <input
              type="radio"
              name={answer.methodId}
              checked={shown.state !== "empty" && shown.status === status}
              disabled={!editable}
              onChange={() => give(status)}
              onClick={() => shown.state === "proposed" && shown.status === status && give(status)}
            />
            <span><StatusSymbol status={status} /> {status === "unknown" ? t.report.dontKnow : t.terms.status[status]}</span>
          </label>
        ))}
        {editable && canConfirm(answer, form.draft) && (
          <Button variant="secondary" className="answer-unchanged" onClick={() => form.confirm([answer])} aria-label={`${t.report.unchanged}: ${name}`}>{t.report.unchanged}</Button>
        )}
      </div>
      {open && (
        <TextArea
          label={<span className="small">{t.report.commentFor(name)}</span>}
          value={shown.comment ?? ""}
          maxLength={2000}
          disabled={!editable}
          onChange={(event) => form.answer(answer.methodId, { status: shown.status, comment: event.target.value || null })}
        />
      )}
    </fieldset>
  );
}

function PreviousNote({ answer, year }: { answer: ColumnAnswer; year: string }) {
  const { t } = useText();
  if (!answer.previous) return <p className="small muted">{t.report.noPrevious}</p>;
  return <p className="small muted">{t.report.previous(year, t.terms.status[answer.previous.status])}</p>;
}
