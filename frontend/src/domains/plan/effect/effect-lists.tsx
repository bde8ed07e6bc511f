import { useQuery } from "@tanstack/react-query";
import { QueryState } from "@/api/query-state";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { idleQuery, outcomesQuery } from "./queries";

/** Activities that no gap would tell the effect of. */
export function IdleActivities({ planId }: { planId: string }) {
  const { t } = useText();
  const local = useLocal();
  const words = t.plan.effect;
  const idle = useQuery(idleQuery(planId));
  return (
    <section className="card stack-tight">
      <h2>{words.idle}</h2>
      <QueryState query={idle}>
        {(all) => all.length === 0 ? <p className="muted">{words.idleNone}</p> : (
          <>
            <p className="muted">{words.idleBody}</p>
            <ul className="plain-list effect-list">
              {all.map((one) => <li key={one.id}><AppLink href={`/planen/aktivitet/${one.id}`}>{one.code} {local(one.title)}</AppLink><span className="block small muted">{local(one.why)}</span></li>)}
            </ul>
          </>
        )}
      </QueryState>
    </section>
  );
}

/** What is said to be done, while the newest round still shows the gap. */
export function DoneButOpen({ planId }: { planId: string }) {
  const { t } = useText();
  const local = useLocal();
  const words = t.plan.effect;
  const outcomes = useQuery(outcomesQuery(planId));
  return (
    <section className="card stack-tight">
      <h2>{words.doneOpen}</h2>
      <QueryState query={outcomes}>
        {(all) => {
          const open = all.filter((one) => one.counts.doneButOpen > 0);
          if (open.length === 0) return <p className="muted">{words.doneOpenNone}</p>;
          return (
            <ul className="plain-list effect-list">
              {open.map((one) => (
                <li key={one.id}>
                  <AppLink href={`/planen/aktivitet/${one.id}`}>{one.code} {local(one.title)}</AppLink>
                  {one.gaps.filter((gap) => gap.doneButOpen).map((gap) => <span key={`${gap.methodId} ${gap.organisationId}`} className="block plan-late">{words.doneOpenRow(local(gap.methodName), local(gap.organisationName))}</span>)}
                </li>
              ))}
            </ul>
          );
        }}
      </QueryState>
    </section>
  );
}
