import { useState } from "react";
import type { ColumnAnswer } from "@/api/types";
import { useLocal, useText } from "@/text/language";
import { Button } from "@/ui/button";
import { Message } from "@/ui/message";
import { StatusLabel } from "../status-symbol";
import type { Conflict, DraftAnswer } from "./draft";

type Props = { conflicts: Conflict[]; answers: readonly ColumnAnswer[]; onResolve: (keepMine: string[]) => void };

/** Both versions of each question beside each other; nothing is overwritten before the person has chosen. */
export function ConflictPanel({ conflicts, answers, onResolve }: Props) {
  const { t } = useText();
  const local = useLocal();
  const [kept, setKept] = useState<string[]>(conflicts.map((one) => one.methodId));
  if (conflicts.length === 0) return null;
  const choose = (id: string, mine: boolean) => setKept(mine ? [...kept, id] : kept.filter((one) => one !== id));
  return (
    <Message tone="warning" heading={t.report.conflictHeading} live actions={<Button onClick={() => onResolve(kept)}>{t.report.resolve}</Button>}>
      <p>{t.report.conflictBody}</p>
      {conflicts.map((one) => (
        <fieldset key={one.methodId} className="conflict">
          <legend>{local(answers.find((answer) => answer.methodId === one.methodId)?.methodName)}</legend>
          <Side name={one.methodId} label={t.report.mine} answer={one.mine} checked={kept.includes(one.methodId)} onChoose={() => choose(one.methodId, true)} />
          <Side name={one.methodId} label={t.report.theirs} answer={one.theirs} checked={!kept.includes(one.methodId)} onChoose={() => choose(one.methodId, false)} />
        </fieldset>
      ))}
    </Message>
  );
}

type SideProps = { name: string; label: string; answer: DraftAnswer; checked: boolean; onChoose: () => void };

function Side({ name, label, answer, checked, onChoose }: SideProps) {
  return (
    <label className="choice">
      <input type="radio" name={`conflict-${name}`} checked={checked} onChange={onChoose} />
      <span><span className="strong">{label}:</span> <StatusLabel status={answer.status} /> {answer.comment}</span>
    </label>
  );
}
