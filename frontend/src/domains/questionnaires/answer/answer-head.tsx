import { formatDate } from "@/format/dates";
import { useLocal, useText } from "@/text/language";
import type { MyResponse } from "./queries";

/** Who asks, who answers and until when: always in sight, in few words. */
export function AnswerHead({ response }: { response: MyResponse }) {
  const { t } = useText();
  const local = useLocal();
  const words = t.questionnaires.answer;
  const { round, unit } = response;
  return (
    <header className="answer-head">
      <p className="answer-county">{words.who(local(round.countyName))}</p>
      <p className="answer-title">{local(round.title)}</p>
      <p className="answer-facts">
        <span>{words.unit(unit.name)}</span>
        {round.closesOn && response.isOpen && <span>{words.until(formatDate(round.closesOn))}</span>}
      </p>
    </header>
  );
}
