import { useEffect, useRef, useState } from "react";
import { formatDateTime } from "@/format/dates";
import { useText } from "@/text/language";
import { Button } from "./button";
import { Message } from "./message";
import "./form.css";

/** What both have changed, as each has it. */
export type Disputed<P extends string> = { part: P; name: string; mine: string; theirs: string };

type Props<P extends string> = { heading: string; who: string; when: string; disputed: readonly Disputed<P>[]; onResolve: (keepMine: readonly P[]) => void };

/** What both have changed, beside each other; nothing is overwritten before the person has chosen. */
export function FormConflict<P extends string>({ heading, who, when, disputed, onResolve }: Props<P>) {
  const { t } = useText();
  const words = t.common.form;
  const all = disputed.map((one) => one.part);
  const [kept, setKept] = useState<readonly P[]>(all);
  // It stands above a long form whose button was pressed below: the person is taken to it.
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);
  const choose = (part: P, keep: boolean) => setKept(keep ? [...kept, part] : kept.filter((one) => one !== part));
  const actions = (
    <>
      <Button onClick={() => onResolve(kept)}>{words.resolve}</Button>
      {disputed.length > 1 && (
        <>
          <Button variant="secondary" onClick={() => setKept(all)}>{words.allMine}</Button>
          <Button variant="secondary" onClick={() => setKept([])}>{words.allTheirs}</Button>
        </>
      )}
    </>
  );
  return (
    <div ref={place} tabIndex={-1} className="form-conflict-place">
      <Message tone="warning" heading={heading} live actions={actions}>
        <p>{words.conflictWho(who, formatDateTime(when))} {disputed.length > 0 ? words.conflictBody : words.conflictNone}</p>
        {disputed.map((one) => (
          <fieldset key={one.part} className="form-conflict">
            <legend>{one.name}</legend>
            <Side part={one.part} label={words.mine} value={one.mine} checked={kept.includes(one.part)} onChoose={() => choose(one.part, true)} />
            <Side part={one.part} label={words.theirs} value={one.theirs} checked={!kept.includes(one.part)} onChoose={() => choose(one.part, false)} />
          </fieldset>
        ))}
      </Message>
    </div>
  );
}

type SideProps = { part: string; label: string; value: string; checked: boolean; onChoose: () => void };

function Side({ part, label, value, checked, onChoose }: SideProps) {
  return (
    <label className="choice">
      <input type="radio" name={`conflict-${part}`} checked={checked} onChange={onChoose} />
      <span><span className="strong">{label}:</span> {value}</span>
    </label>
  );
}
