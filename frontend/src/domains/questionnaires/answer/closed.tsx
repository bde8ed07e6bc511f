import { useText } from "@/text/language";
import { Message } from "@/ui/message";
import { usePageTitle } from "@/ui/page-head";
import { pagesOf, toTyped } from "../form/answers";
import { AnswerList } from "./answer-list";
import type { MyResponse } from "./queries";
import { Receipt } from "./receipt";

/** After closing: what was sent with its receipt, or what was saved and never sent. */
export function Closed({ response }: { response: MyResponse }) {
  const { t } = useText();
  const words = t.questionnaires.answer;
  usePageTitle(words.closedHeading);
  const typed = toTyped(response.form, response.answers);
  const pages = pagesOf(response.form, typed);
  if (response.submittedAt) return <Receipt response={response} pages={pages} typed={typed} />;
  const saved = Object.keys(typed).length > 0;
  return (
    <div className="answer-body">
      <h1 tabIndex={-1}>{words.closedHeading}</h1>
      <Message tone="warning" live><p>{saved ? words.closedSaved : words.closedBody}</p></Message>
      {saved && <AnswerList pages={pages} typed={typed} />}
    </div>
  );
}
