import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { QueryState } from "@/api/query-state";
import type { Decision, DecisionCell, DecisionMatrix } from "@/api/types";
import { SourceNote } from "@/domains/sources/source-note";
import { formatDate, formatDateTime } from "@/format/dates";
import { useLocal, useText } from "@/text/language";
import { Button } from "@/ui/button";
import { SidePanel } from "@/ui/side-panel";
import { DecisionDialog } from "./decision-dialog";
import { OutcomeMark } from "./outcome-mark";
import { cellDecisionsQuery } from "./queries";

type Props = { matrix: DecisionMatrix; cell: DecisionCell; leads: boolean; onClose: () => void };

/** Everything that is known of a matter in a board, beside the table. */
export function DecisionPanel({ matrix, cell, leads, onClose }: Props) {
  const { t } = useText();
  const local = useLocal();
  const words = t.planWork.decisions;
  const [edited, setEdited] = useState<Decision | "new" | null>(null);
  const all = useQuery(cellDecisionsQuery(cell.matterId, cell.boardId));
  const matter = matrix.matters.find((one) => one.id === cell.matterId);
  const board = matrix.boards.find((one) => one.id === cell.boardId);
  const place = (id: string | null | undefined) => matrix.sources.places.find((one) => one.id === id);
  const others = (list: readonly Decision[]) => list.filter((one) => one.id !== cell.decision?.id);
  const holds = (list: readonly Decision[]) => list.find((one) => one.id === cell.decision?.id);
  return (
    <SidePanel subject={`${cell.matterId}~${cell.boardId}`} kicker={local(board?.name)} heading={local(matter?.title)} onClose={onClose}>
      <section>
        <h3>{words.panel.stands}</h3>
        <QueryState query={all}>
          {(list) => {
            const one = holds(list);
            return one ? <DecisionFacts decision={one} place={place(one.sourcePlaceId)} onChange={leads ? () => setEdited(one) : undefined} /> : (
              <>
                <p className="panel-status outcome-word"><OutcomeMark kind="nothing" /> {words.nothing}</p>
                <p>{words.nothingBody}</p>
              </>
            );
          }}
        </QueryState>
        {leads && <div><Button onClick={() => setEdited("new")}>{words.edit.add}</Button></div>}
      </section>
      <section>
        <h3>{words.panel.history}</h3>
        <QueryState query={all}>
          {(list) => others(list).length === 0 ? <p className="muted">{words.panel.noHistory}</p> : (
            <ul className="plain-list decision-history">
              {others(list).map((one) => <li key={one.id}><DecisionFacts decision={one} place={place(one.sourcePlaceId)} onChange={leads ? () => setEdited(one) : undefined} /></li>)}
            </ul>
          )}
        </QueryState>
      </section>
      <section>
        <h3>{words.panel.matterSource}</h3>
        <SourceNote place={place(matter?.sourcePlaceId)} />
      </section>
      {edited && <DecisionDialog cell={cell} decision={edited === "new" ? null : edited} onClose={() => setEdited(null)} />}
    </SidePanel>
  );
}

type FactsProps = { decision: Decision; place: Parameters<typeof SourceNote>[0]["place"]; onChange?: () => void };

function DecisionFacts({ decision, place, onChange }: FactsProps) {
  const { t } = useText();
  const local = useLocal();
  const words = t.planWork.decisions;
  const facts = [[words.panel.date, decision.decidedOn ? formatDate(decision.decidedOn) : words.dateUnknown], [words.panel.reference, decision.referenceNumber], [words.panel.paragraph, decision.paragraph]] as const;
  return (
    <div className="stack-tight">
      <p className="panel-status outcome-word"><OutcomeMark kind={decision.outcome} /> {words.outcome[decision.outcome]}</p>
      <dl className="definitions">
        {facts.map(([label, value]) => value && <div key={label} className="definition-row"><dt>{label}</dt><dd>{value}</dd></div>)}
      </dl>
      {decision.text && <p>{local(decision.text)}</p>}
      <SourceNote place={place} />
      <p className="small muted">{words.panel.entered(decision.enteredBy, formatDateTime(decision.enteredAt))}</p>
      {onChange && <div><Button variant="secondary" onClick={onChange}>{words.edit.change}</Button></div>}
    </div>
  );
}
