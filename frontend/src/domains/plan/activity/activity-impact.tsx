import { useQuery } from "@tanstack/react-query";
import { QueryState } from "@/api/query-state";
import type { ImpactAnalysis } from "@/api/types";
import { useLocal, useText } from "@/text/language";
import { analysesQuery } from "../queries";

const KINDS = ["benefit", "challenge", "consider", "resource"] as const;

/** The consequences, from each side that has been asked. */
export function ActivityImpact({ activityId }: { activityId: string }) {
  const { t } = useText();
  const analyses = useQuery(analysesQuery(activityId));
  const words = t.plan.activity;
  return (
    <section className="card stack">
      <h2>{words.impact}</h2>
      <QueryState query={analyses}>
        {(all) => all.length === 0 ? <p className="muted">{words.impactNone}</p> : <>{all.map((one) => <Analysis key={one.id} analysis={one} />)}</>}
      </QueryState>
    </section>
  );
}

function Analysis({ analysis }: { analysis: ImpactAnalysis }) {
  const { t } = useText();
  const local = useLocal();
  const words = t.plan.activity;
  return (
    <div className="activity-analysis">
      <h3>{words.perspective[analysis.perspective]}: {local(analysis.title)}</h3>
      {analysis.summary && <p>{local(analysis.summary)}</p>}
      <div className="activity-kinds">
        {KINDS.map((kind) => {
          const points = analysis.points.filter((one) => one.kind === kind);
          return points.length > 0 && (
            <div key={kind}>
              <h4>{words.kind[kind]}</h4>
              <ul>{points.map((one) => <li key={one.id}>{local(one.text)}</li>)}</ul>
            </div>
          );
        })}
      </div>
      {analysis.madeBy && <p className="small muted">{words.madeBy(local(analysis.madeBy))}</p>}
    </div>
  );
}
