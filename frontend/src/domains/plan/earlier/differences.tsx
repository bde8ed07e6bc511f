import type { PlanComparison, PlanDifference } from "@/api/types";
import { useLocal, useText } from "@/text/language";
import { useFold } from "../fold";

const TONE = { gone: "danger", added: "accent", changed: "warning" } as const;

/** What differs, in the plan's order: new, removed, and changed from what to what. */
export function Differences({ comparison }: { comparison: PlanComparison }) {
  const { t } = useText();
  const words = t.planWork.earlier;
  const { shown, more } = useFold(comparison.differences, words.more);
  if (comparison.differences.length === 0) return null;
  return (
    <section className="stack">
      <h2>{words.differences}</h2>
      <ul className="plain-list earlier-list">{shown.map((one) => <Difference key={`${one.kind} ${one.id}`} difference={one} />)}</ul>
      {more && <div>{more}</div>}
    </section>
  );
}

function Difference({ difference }: { difference: PlanDifference }) {
  const { t } = useText();
  const local = useLocal();
  const words = t.planWork.earlier;
  return (
    <li>
      <p className="earlier-what"><span className="tag" data-tone={TONE[difference.fate]}>{words.fate[difference.fate]}</span> <span><span className="muted">{words.kind[difference.kind]}:</span> <span className="strong">{local(difference.name)}</span></span></p>
      {difference.changes.length > 0 && (
        <dl className="earlier-changes" data-whole={difference.fate !== "changed" || undefined}>
          {difference.changes.map((one) => <div key={one.field}><dt>{local(one.name)}</dt><dd><Change change={one} fate={difference.fate} /></dd></div>)}
        </dl>
      )}
    </li>
  );
}

type Changed = PlanDifference["changes"][number];

/** From what to what; of what has come or gone, what it is or was. */
function Change({ change, fate }: { change: Changed; fate: PlanDifference["fate"] }) {
  const { t } = useText();
  const local = useLocal();
  const words = t.planWork.earlier;
  const { added, removed, altered } = change;
  if (added.length + removed.length + altered.length > 0) {
    const whole = fate !== "changed";
    return (
      <>
        {altered.map((one) => <FromTo key={local(one.before)} before={local(one.before)} after={local(one.after)} />)}
        {added.map((one) => <p key={local(one)}>{!whole && <span className="muted">{words.came}: </span>}{local(one)}</p>)}
        {removed.map((one) => <p key={local(one)}>{!whole && <span className="muted">{words.went}: </span>}{local(one)}</p>)}
      </>
    );
  }
  if (fate === "added") return local(change.after);
  if (fate === "gone") return local(change.before);
  return <FromTo before={local(change.before) || words.nothing} after={local(change.after) || words.nothing} />;
}

const SHORT = 60;

/** Short ones on a line with an arrow, long ones under each other. */
function FromTo({ before, after }: { before: string; after: string }) {
  const { t } = useText();
  const words = t.planWork.earlier;
  if (before.length <= SHORT && after.length <= SHORT) return <p><span className="muted">{before}</span> → {after}</p>;
  return (
    <>
      <p className="earlier-text"><span className="muted">{words.before}:</span> {before}</p>
      <p className="earlier-text"><span className="muted">{words.after}:</span> {after}</p>
    </>
  );
}
