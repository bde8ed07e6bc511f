import { useEffect, useRef, useState, type ReactNode } from "react";
import { toApiError } from "@/api/errors";
import { ErrorNotice } from "@/api/query-state";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { Button } from "@/ui/button";
import { Message } from "@/ui/message";
import { usePageTitle } from "@/ui/page-head";
import type { Lacking, Typed } from "../form/answers";
import type { Section } from "../form/model";
import { AnswerList } from "./answer-list";
import { readResponse, submitResponse, type TaggedResponse } from "./queries";
import { SaveState, type Saving } from "./save-state";

type Props = {
  pages: readonly Section[]; typed: Typed; lacking: readonly Lacking[]; saving: Saving; notices: ReactNode; token: string; blocked: boolean; submittedAt: string | null;
  onGo: (pageId: string, questionId: string | null) => void; onBack: () => void; onLater: () => void; onSubmitted: (next: TaggedResponse) => void;
};

/** Everything once more before it is sent; what lacks an answer is a link to its question. */
export function Review({ pages, typed, lacking, saving, notices, token, blocked, submittedAt, onGo, onBack, onLater, onSubmitted }: Props) {
  const { t } = useText();
  const words = t.questionnaires.answer;
  const [error, setError] = useState<unknown>(null);
  const [sending, setSending] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  usePageTitle(words.review);
  useEffect(() => {
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  const send = async () => {
    setError(null);
    setSending(true);
    try {
      // The tag is asked for anew: what was saved last is what is sent, wherever it was saved.
      if (await saving.save()) onSubmitted(await submitResponse(token, (await readResponse(token)).etag ?? ""));
    } catch (reason) {
      setError(reason);
    } finally {
      setSending(false);
    }
  };
  return (
    <div className="answer-body">
      <h1 ref={heading} tabIndex={-1}>{words.review}</h1>
      <p className="asked-lead">{submittedAt ? words.changedSince : words.reviewAnswer}</p>
      {notices}
      {lacking.length > 0 ? <LackingList lacking={lacking} pages={pages} onGo={onGo} /> : <Message tone="success">{words.ready}</Message>}
      <AnswerList pages={pages} typed={typed} lacking={new Set(lacking.map((one) => one.question.id))} onChange={onGo} />
      {error !== null && toApiError(error) && <ErrorNotice error={error} heading={t.common.error.saveHeading} onRetry={() => void send()} />}
      <div className="answer-bar">
        <SaveState saving={saving} anything={Object.keys(typed).length > 0} />
        <div className="answer-steps">
          <Button variant="secondary" onClick={onBack}>{words.back}</Button>
          <Button onClick={() => void send()} disabled={sending || blocked || lacking.length > 0}>{sending ? words.sending : words.send}</Button>
        </div>
        <Button variant="tertiary" onClick={onLater}>{words.later}</Button>
      </div>
    </div>
  );
}

function LackingList({ lacking, pages, onGo }: { lacking: readonly Lacking[]; pages: readonly Section[]; onGo: Props["onGo"] }) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.questionnaires.answer;
  return (
    <Message tone="warning" heading={lacking.length === 1 ? words.lackingOne : words.lacking(formatNumber(lacking.length, lang))}>
      <p>{words.lackingBody}</p>
      <ul className="answer-lacking">
        {lacking.map(({ page, question }) => (
          <li key={question.id}><button type="button" className="link-button" onClick={() => onGo(pages[page]?.id ?? "", question.id)}>{local(question.text)}</button></li>
        ))}
      </ul>
    </Message>
  );
}
