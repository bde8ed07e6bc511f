import type { FindingSide } from "@/api/types";
import { SourceNote } from "@/domains/sources/source-note";
import { useLocal } from "@/text/language";

/** What one side says, each statement with its source. */
export function Side({ heading, sides }: { heading: string; sides: FindingSide[] }) {
  const local = useLocal();
  return (
    <section className="finding-side">
      <h3>{heading}</h3>
      {sides.map((side, index) => (
        <div key={index} className="stack-tight">
          <p className="finding-text">{local(side.text)}</p>
          <SourceNote place={side.sourcePlace} />
        </div>
      ))}
    </section>
  );
}
