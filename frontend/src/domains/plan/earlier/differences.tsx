import type { PlanComparison, PlanDifference } from "@/api/types";
import { useLocal, useText } from "@/text/language";

/** What differs, in the plan's order: new, removed, and changed from what to what. */
export function Differences({ comparison }: { comparison: PlanComparison }) {
  const { t } = useText();
  const words = t.planWork.earlier;
  if (comparison.differences.length === 0) return null;
  return (
    <section className="stack">
      <h2>{words.differences}</h2>
      <ul className="plain-list earlier-list">{comparison.differences.map((one) => <Difference key={`${one.kind} ${one.id}`} difference={one} />)}</ul>
    </section>
  );
}

function Difference({ difference }: { difference: PlanDifference }) {
  const { t } = useText();
  const local = useLocal();
  const words = t.planWork.earlier;
  const names = (list: PlanDifference["changes"][number]["added"]) => list.map((one) => local(one)).join(", ");
  return (
    <li>
      <p className="row"><span className="tag" data-tone={difference.fate === "gone" ? "danger" : difference.fate === "added" ? "accent" : "warning"}>{words.fate[difference.fate]}</span> <span><span className="muted">{words.kind[difference.kind]}:</span> <span className="strong">{local(difference.name)}</span></span></p>
      {difference.changes.map((one) => (
        <div key={one.field} className="earlier-change">
          <p className="strong">{local(one.name)}</p>
          {one.added.length > 0 && <p>{words.came}: {names(one.added)}</p>}
          {one.removed.length > 0 && <p>{words.went}: {names(one.removed)}</p>}
          {one.added.length + one.removed.length === 0 && <p><span className="muted">{words.before}:</span> {local(one.before) || words.nothing}</p>}
          {one.added.length + one.removed.length === 0 && <p><span className="muted">{words.after}:</span> {local(one.after) || words.nothing}</p>}
        </div>
      ))}
    </li>
  );
}
