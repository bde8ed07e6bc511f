import { useEffect, useRef } from "react";
import { formatDate, formatDateTime } from "@/format/dates";
import { useLocal, useText } from "@/text/language";
import { Button } from "@/ui/button";
import { usePageTitle } from "@/ui/page-head";
import type { Typed } from "../form/answers";
import type { Section } from "../form/model";
import { AnswerList } from "./answer-list";
import type { MyResponse } from "./queries";

type Props = { response: MyResponse; pages: readonly Section[]; typed: Typed; onChange?: () => void };

/** That the answers have come in, with a code to refer to; for the screen and for paper. */
export function Receipt({ response, pages, typed, onChange }: Props) {
  const { t } = useText();
  const local = useLocal();
  const words = t.questionnaires.answer;
  const heading = useRef<HTMLHeadingElement>(null);
  usePageTitle(words.receiptHeading);
  useEffect(() => {
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  const { closesOn } = response.round;
  const until = closesOn ? words.receiptBody(formatDate(closesOn)) : words.receiptBodyOpen;
  return (
    <div className="answer-body answer-receipt">
      <h1 ref={heading} tabIndex={-1}>{words.receiptHeading}</h1>
      <p>{onChange ? until : words.receiptClosed}</p>
      <dl className="receipt-facts">
        <dt>{words.receiptCode}</dt><dd className="receipt-code">{response.receipt}</dd>
        <dt>{words.receiptAt}</dt><dd>{formatDateTime(response.submittedAt)}</dd>
        <dt>{words.receiptUnit}</dt><dd>{response.unit.name}</dd>
        <dt>{words.receiptRound}</dt><dd>{local(response.round.title)}</dd>
      </dl>
      <div className="row no-print">
        <Button variant="secondary" onClick={() => window.print()}>{words.print}</Button>
        {onChange && <Button variant="tertiary" onClick={onChange}>{words.changeAnswers}</Button>}
      </div>
      <details className="receipt-answers" open>
        <summary>{words.yourAnswers}</summary>
        <AnswerList pages={pages} typed={typed} />
      </details>
    </div>
  );
}
