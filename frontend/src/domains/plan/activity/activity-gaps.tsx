import type { ActivityConnections, GapResult } from "@/api/types";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";

/** The gaps that it is to close, and what has become of each in the newest round. */
export function ActivityGaps({ connections: { gaps, round } }: { connections: ActivityConnections }) {
  const { t } = useText();
  const local = useLocal();
  const words = t.plan.activity;
  return (
    <section className="card stack-tight">
      <h2>{words.why}</h2>
      {gaps.length === 0 ? <p>{words.whyNone}</p> : (
        <>
          <p className="muted">{round ? words.whyRound(local(round.title)) : words.whyNoRound}</p>
          <table className="table table-stacks">
            <thead><tr><th scope="col">{words.gap}</th><th scope="col">{words.principal}</th><th scope="col">{words.result}</th></tr></thead>
            <tbody>
              {gaps.map((one) => (
                <tr key={`${one.methodId} ${one.organisationId}`}>
                  <th scope="row">{one.toRoundId ? <AppLink href={`/gap/matris?round=${one.toRoundId}&cell=${one.methodId}~${one.organisationId}`}>{local(one.methodName)}</AppLink> : local(one.methodName)}</th>
                  <td data-label={words.principal}>{local(one.organisationName)}</td>
                  <td data-label={words.result}><Outcome gap={one} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}

export function Outcome({ gap }: { gap: Pick<GapResult, "outcome" | "reason" | "doneButOpen"> }) {
  const { t } = useText();
  const words = t.plan.activity;
  return (
    <>
      <span className="strong">{words.outcome[gap.outcome]}</span>
      {gap.reason && <span className="muted">, {words.reason[gap.reason]}</span>}
      {gap.doneButOpen && <span className="plan-late block">{words.doneButOpen}</span>}
    </>
  );
}
