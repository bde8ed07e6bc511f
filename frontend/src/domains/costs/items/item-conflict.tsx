import { useEffect, useRef, useState } from "react";
import { formatDateTime } from "@/format/dates";
import { useText } from "@/text/language";
import { Button } from "@/ui/button";
import { Message } from "@/ui/message";
import { conflictsOf } from "./conflict";
import type { ItemDraft, Part } from "./draft";
import { partName, partValue, type Names } from "./part-words";
import type { Theirs } from "./use-item-form";

type Props = { base: ItemDraft; mine: ItemDraft; theirs: Theirs; names: Names; onResolve: (keepMine: readonly Part[]) => void };

/** What both have changed, beside each other; nothing is overwritten before the person has chosen. */
export function ItemConflict({ base, mine, theirs, names, onResolve }: Props) {
  const { t } = useText();
  const words = t.costEdit.item;
  const disputed = conflictsOf(base, mine, theirs.draft);
  const [kept, setKept] = useState<readonly Part[]>(disputed);
  // It stands above a long form whose button was pressed below: the person is taken to it.
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);
  const choose = (part: Part, keep: boolean) => setKept(keep ? [...kept, part] : kept.filter((one) => one !== part));
  const actions = (
    <>
      <Button onClick={() => onResolve(kept)}>{words.resolve}</Button>
      {disputed.length > 1 && (
        <>
          <Button variant="secondary" onClick={() => setKept(disputed)}>{words.allMine}</Button>
          <Button variant="secondary" onClick={() => setKept([])}>{words.allTheirs}</Button>
        </>
      )}
    </>
  );
  return (
    <div ref={place} tabIndex={-1} className="item-conflict-place">
      <Message tone="warning" heading={words.conflictHeading} live actions={actions}>
        <p>{words.conflictWho(theirs.who, formatDateTime(theirs.when))} {disputed.length > 0 ? words.conflictBody : words.conflictNone}</p>
        {disputed.map((part) => (
          <fieldset key={part} className="item-conflict">
            <legend>{partName(part, t)}</legend>
            <Side part={part} label={words.mine} value={partValue(part, mine, names, t)} checked={kept.includes(part)} onChoose={() => choose(part, true)} />
            <Side part={part} label={words.theirs} value={partValue(part, theirs.draft, names, t)} checked={!kept.includes(part)} onChoose={() => choose(part, false)} />
          </fieldset>
        ))}
      </Message>
    </div>
  );
}

type SideProps = { part: Part; label: string; value: string; checked: boolean; onChoose: () => void };

function Side({ part, label, value, checked, onChoose }: SideProps) {
  return (
    <label className="choice">
      <input type="radio" name={`conflict-${part}`} checked={checked} onChange={onChoose} />
      <span><span className="strong">{label}:</span> {value}</span>
    </label>
  );
}
