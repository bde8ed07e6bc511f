import type { Decision, DecisionCell, DecisionOutcome } from "@/api/types";
import { useText } from "@/text/language";
import { RecordDialog } from "../record/record-dialog";
import type { RecordField } from "../record/values";
import { createDecision, decisionAgain, decisionValues, removeDecision, saveDecision } from "./queries";

const OUTCOMES: readonly DecisionOutcome[] = ["adopted", "adopted_with_changes", "rejected", "tabled", "proposed", "noted", "meeting_cancelled", "unknown"];

type Props = { cell: Pick<DecisionCell, "matterId" | "boardId">; decision: Decision | null; onClose: () => void };

/** What a board did with a matter, added or put right. */
export function DecisionDialog({ cell, decision, onClose }: Props) {
  const { t } = useText();
  const { edit, outcome } = t.planWork.decisions;
  const fields: RecordField[] = [
    { name: "outcome", kind: "choice", label: edit.outcome, options: OUTCOMES.map((one) => ({ value: one, label: outcome[one] })) },
    { name: "decidedOn", kind: "text", label: edit.decidedOn, help: edit.decidedOnHelp, max: 10 },
    { name: "referenceNumber", kind: "text", label: edit.reference, max: 100 },
    { name: "paragraph", kind: "text", label: edit.paragraph, help: edit.paragraphHelp, max: 100 },
    { name: "text", kind: "area", label: edit.text },
    { name: "textEn", kind: "area", label: t.planWork.record.inEnglish(edit.text) },
    { name: "sourcePlaceId", kind: "place", label: t.planWork.record.place },
  ];
  const { matterId, boardId } = cell;
  const work = decision
    ? { draft: `decision.${decision.id}`, history: ["decision", decision.id] as const, version: decision.version, again: () => decisionAgain(decision.id), remove: (version: number) => removeDecision(decision.id, version) }
    : { draft: `decision.${matterId}.${boardId}`, version: null };
  const save = (values: Parameters<typeof createDecision>[2], version: number) => (decision ? saveDecision(decision.id, version, values) : createDecision(matterId, boardId, values));
  return <RecordDialog heading={decision ? edit.changeHeading : edit.addHeading} removeHelp={edit.removeDecision} work={{ ...work, fields, start: decisionValues(decision), save }} onClose={onClose} />;
}
