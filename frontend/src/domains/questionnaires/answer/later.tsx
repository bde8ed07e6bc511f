import { useEffect, useRef } from "react";
import { formatDate } from "@/format/dates";
import { useText } from "@/text/language";
import { Button } from "@/ui/button";
import { Message } from "@/ui/message";
import { usePageTitle } from "@/ui/page-head";
import type { MyResponse } from "./queries";

/** One may go now; said plainly, since the answers do not count before they are sent. */
export function Later({ response, unsaved, onContinue }: { response: MyResponse; unsaved: boolean; onContinue: () => void }) {
  const { t } = useText();
  const words = t.questionnaires.answer;
  const heading = useRef<HTMLHeadingElement>(null);
  const title = unsaved ? words.unsaved : words.laterHeading;
  usePageTitle(title);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="answer-body">
      <h1 ref={heading} tabIndex={-1}>{title}</h1>
      <p>{words.laterBody}{response.round.closesOn && ` ${words.until(formatDate(response.round.closesOn))}.`}</p>
      {!response.submittedAt && <Message tone="warning">{words.laterNotSent}</Message>}
      <div><Button onClick={onContinue}>{words.goOn}</Button></div>
    </div>
  );
}
