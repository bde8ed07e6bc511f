import { useQuery } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { PlanGate } from "@/api/plan-gate";
import { PageState } from "@/api/query-state";
import { canLead, useSession } from "@/api/session";
import type { DecisionMatrix } from "@/api/types";
import { ViewBar } from "@/domains/sources/view-bar";
import { formatDate } from "@/format/dates";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { Button } from "@/ui/button";
import { Message } from "@/ui/message";
import { PageHead } from "@/ui/page-head";
import { useAddress } from "@/ui/use-address";
import { BoardDialog, MatterDialog } from "./body-dialogs";
import { cancelledMeetings } from "./cancelled";
import { DecisionPanel } from "./decision-panel";
import { cellKey, DecisionTable, type Edited } from "./decision-table";
import { OutcomeLegend } from "./outcome-mark";
import { matrixQuery } from "./queries";
import "./decisions.css";

export default function DecisionsPage() {
  const { t } = useText();
  return <PlanGate title={t.planWork.decisions.title}>{(plan) => <PlanDecisions key={plan.id} planId={plan.id} />}</PlanGate>;
}

function PlanDecisions({ planId }: { planId: string }) {
  const matrix = useQuery(matrixQuery(planId));
  return <PageState query={matrix}>{(data) => <Decisions matrix={data} />}</PageState>;
}

function Decisions({ matrix }: { matrix: DecisionMatrix }) {
  const { t } = useText();
  const local = useLocal();
  const leads = canLead(useSession());
  const words = t.planWork.decisions;
  const { params, setParams } = useAddress();
  const [edited, setEdited] = useState<Edited | null>(null);
  const chosen = params.get("cell");
  const cell = matrix.cells.find((one) => cellKey(one) === chosen);
  const close = useCallback(() => setParams({ cell: null }), [setParams]);
  return (
    <div className="decision-page" data-panel={cell !== undefined}>
      <Answer matrix={matrix} />
      <ViewBar shows={local(matrix.plan.title)} revision={matrix._meta.revision} sources={matrix.sources} call={{ path: "/decision-matrices", query: { plan: matrix.plan.id } }} />
      <Cancelled matrix={matrix} />
      <OutcomeLegend />
      <DecisionTable matrix={matrix} chosen={chosen} leads={leads} onOpen={(one) => setParams({ cell: cellKey(one) })} onEdit={setEdited} />
      {leads && (
        <div className="row no-print decision-new">
          <Button variant="secondary" onClick={() => setEdited({ kind: "matter", id: null })}>{words.edit.newMatter}</Button>
          <Button variant="secondary" onClick={() => setEdited({ kind: "board", id: null })}>{words.edit.newBoard}</Button>
        </div>
      )}
      {cell && <DecisionPanel matrix={matrix} cell={cell} leads={leads} onClose={close} />}
      {edited?.kind === "board" && <BoardDialog matrix={matrix} id={edited.id} onClose={() => setEdited(null)} />}
      {edited?.kind === "matter" && <MatterDialog matrix={matrix} id={edited.id} onClose={() => setEdited(null)} />}
    </div>
  );
}

/** What is missing comes first. */
function Answer({ matrix }: { matrix: DecisionMatrix }) {
  const { t, lang } = useText();
  const words = t.planWork.decisions;
  const matter = matrix.matters.find((one) => one.adoptsPlan);
  if (!matter) return <PageHead title={words.title} heading={words.headingNoMatter} />;
  const [n, of] = [formatNumber(matter.adopted, lang), formatNumber(matter.of, lang)];
  const heading = matter.isAdoptedEverywhere ? words.headingAll : matter.adopted === 0 ? words.headingNone : words.headingSome(n, of);
  const missing = formatNumber(matter.of - matter.adopted, lang);
  const answer = matter.isAdoptedEverywhere ? (matrix.decidedOn ? words.decidedOn(formatDate(matrix.decidedOn)) : undefined) : <><span className="strong">{words.missing(missing, of)}</span> {words.missingNote}</>;
  return <PageHead title={words.title} heading={heading} answer={answer} />;
}

/** A meeting that was cancelled is no decision, and is told so that nobody waits for its minutes. */
function Cancelled({ matrix }: { matrix: DecisionMatrix }) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.planWork.decisions;
  return cancelledMeetings(matrix).map((one) => (
    <div key={`${one.boardId} ${one.decidedOn}`} className="decision-cancelled">
      <Message tone="warning" heading={words.cancelledHeading(one.decidedOn ? formatDate(one.decidedOn) : words.dateUnknown)}>
        <p>{words.cancelledBody(local(matrix.boards.find((board) => board.id === one.boardId)?.name), one.count === 1 ? words.matterOne : words.matters(formatNumber(one.count, lang)))}</p>
      </Message>
    </div>
  ));
}
