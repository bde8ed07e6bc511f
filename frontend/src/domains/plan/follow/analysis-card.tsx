import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { organisationsQuery } from "@/api/reference";
import type { ImpactAnalysis, ImpactPoint } from "@/api/types";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { Button } from "@/ui/button";
import { SourceButton } from "../record/source-button";
import { AnalysisDialog, KINDS, PointDialog } from "./follow-dialogs";

type Props = { analysis: ImpactAnalysis; leads: boolean };

/** What an analysis says, kind by kind. */
export function AnalysisCard({ analysis, leads }: Props) {
  const { t } = useText();
  const local = useLocal();
  const words = t.planWork.follow;
  const [edited, setEdited] = useState<"analysis" | "new" | ImpactPoint | null>(null);
  const close = () => setEdited(null);
  return (
    <section className="card follow-analysis">
      <div className="card-head">
        <h3>{words.perspective[analysis.perspective]}: {local(analysis.title)}</h3>
        <span className="no-print"><SourceButton placeId={analysis.sourcePlaceId} of={local(analysis.title)} /></span>
      </div>
      {analysis.summary && <p>{local(analysis.summary)}</p>}
      {analysis.madeBy && <p className="small muted">{words.madeBy(local(analysis.madeBy))}</p>}
      <div className="follow-kinds">
        {KINDS.map((kind) => {
          const points = analysis.points.filter((one) => one.kind === kind);
          return points.length > 0 && (
            <div key={kind}>
              <h4>{words.kind[kind]}</h4>
              <ul>{points.map((one) => <Point key={one.id} point={one} onChange={leads ? () => setEdited(one) : undefined} />)}</ul>
            </div>
          );
        })}
      </div>
      {leads && (
        <div className="row no-print">
          <Button variant="secondary" onClick={() => setEdited("new")}>{words.addPoint}</Button>
          <Button variant="tertiary" onClick={() => setEdited("analysis")}>{words.changeAnalysis}</Button>
        </div>
      )}
      {edited === "analysis" && <AnalysisDialog about={analysis} analysis={analysis} onClose={close} />}
      {edited !== null && edited !== "analysis" && <PointDialog analysis={analysis} point={edited === "new" ? null : edited} onClose={close} />}
    </section>
  );
}

function Point({ point, onChange }: { point: ImpactPoint; onChange?: () => void }) {
  const { t } = useText();
  const local = useLocal();
  const words = t.planWork.follow;
  const organisation = useQuery(organisationsQuery).data?.find((one) => one.id === point.organisationId);
  return (
    <li>
      {organisation && <span className="strong">{local(organisation.name)}: </span>}
      {local(point.text)}
      {point.inSummary && <span className="small muted"> ({words.inSummary})</span>}
      {point.costItemId && <> <AppLink href={`/kostnader/poster/${point.costItemId}`}>{words.cost}</AppLink></>}
      {onChange && <span className="no-print"> <button type="button" className="follow-change" aria-label={`${words.changePoint}: ${local(point.text)}`} onClick={onChange}>{words.change}</button></span>}
    </li>
  );
}
