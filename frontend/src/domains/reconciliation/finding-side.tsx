import type { FindingSide } from "@/api/types";
import { placeText } from "@/domains/sources/place-text";
import { SourceNote } from "@/domains/sources/source-note";
import { useLocal, useText } from "@/text/language";

/** With more statements than this, each shows its place on one line and opens to the rest of its source. */
const OPEN = 3;

/** What one side says, each statement with its source. */
export function Side({ heading, sides }: { heading: string; sides: FindingSide[] }) {
  const local = useLocal();
  return (
    <section className="finding-side">
      <h3>{heading}</h3>
      {sides.length > OPEN ? <ul className="plain-list finding-folds">{sides.map((side, index) => <li key={index}><Folded side={side} /></li>)}</ul> : sides.map((side, index) => (
        <div key={index} className="stack-tight">
          <p className="finding-text">{local(side.text)}</p>
          <SourceNote place={side.sourcePlace} />
        </div>
      ))}
    </section>
  );
}

function Folded({ side }: { side: FindingSide }) {
  const { t } = useText();
  const local = useLocal();
  return (
    <details>
      <summary>
        <span className="finding-text">{local(side.text)}</span>
        <span className="muted small">{side.sourcePlace ? placeText(side.sourcePlace, t) : t.common.source.noSource}</span>
      </summary>
      <SourceNote place={side.sourcePlace} />
    </details>
  );
}
