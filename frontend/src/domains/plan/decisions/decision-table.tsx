import type { CSSProperties } from "react";
import type { DecisionCell, DecisionMatrix, DecisionMatrixBoard, DecisionMatrixMatter } from "@/api/types";
import { formatDate } from "@/format/dates";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { Button } from "@/ui/button";
import { OutcomeMark } from "./outcome-mark";

export type Edited = { kind: "board" | "matter"; id: string | null };

type Props = { matrix: DecisionMatrix; chosen: string | null; leads: boolean; onOpen: (cell: DecisionCell) => void; onEdit: (edited: Edited) => void };

export const cellKey = (cell: Pick<DecisionCell, "matterId" | "boardId">) => `${cell.matterId}~${cell.boardId}`;

/** Boards down, matters across: the status in shape and word, its day and number. */
export function DecisionTable({ matrix, chosen, leads, onOpen, onEdit }: Props) {
  const { t } = useText();
  const words = t.planWork.decisions;
  const cells = new Map(matrix.cells.map((one) => [cellKey(one), one]));
  return (
    <div className="table-scroll">
      <table className="table table-stacks decision-table" aria-label={words.table} style={{ "--matters": matrix.matters.length } as CSSProperties}>
        <thead>
          <tr>
            <th scope="col">{words.board}</th>
            {matrix.matters.map((one) => <MatterHead key={one.id} matter={one} leads={leads} onEdit={onEdit} />)}
          </tr>
        </thead>
        <tbody>
          {matrix.boards.map((board) => (
            <tr key={board.id}>
              <BoardHead board={board} leads={leads} onEdit={onEdit} />
              {matrix.matters.map((matter) => <Cell key={matter.id} matter={matter} cell={cells.get(`${matter.id}~${board.id}`)} chosen={chosen} onOpen={onOpen} />)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function MatterHead({ matter, leads, onEdit }: { matter: DecisionMatrixMatter } & Pick<Props, "leads" | "onEdit">) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.planWork.decisions;
  return (
    <th scope="col">
      <span className="decision-matter">{local(matter.title)}</span>
      <span className="decision-count">{words.adoptedLabel}: {words.adoptedOf(formatNumber(matter.adopted, lang), formatNumber(matter.of, lang))}</span>
      {leads && <Button variant="tertiary" aria-label={`${words.edit.changeMatter}: ${local(matter.title)}`} onClick={() => onEdit({ kind: "matter", id: matter.id })}>{words.edit.change}</Button>}
    </th>
  );
}

function BoardHead({ board, leads, onEdit }: { board: DecisionMatrixBoard } & Pick<Props, "leads" | "onEdit">) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.planWork.decisions;
  // Most boards say in their name whose they are.
  const decides = board.shortName === null ? words.decidesForSeveral : !board.name.sv.includes(board.shortName) && words.decidesFor(board.shortName);
  return (
    <th scope="row">
      <span className="decision-board">{local(board.name)}</span>
      {decides && <span className="decision-count">{decides}</span>}
      <span className="decision-count">{words.adoptedLabel}: {words.adoptedOf(formatNumber(board.adopted, lang), formatNumber(board.of, lang))}</span>
      {leads && <Button variant="tertiary" aria-label={`${words.edit.changeBoard}: ${local(board.name)}`} onClick={() => onEdit({ kind: "board", id: board.id })}>{words.edit.change}</Button>}
    </th>
  );
}

type CellProps = { matter: DecisionMatrixMatter; cell: DecisionCell | undefined } & Pick<Props, "chosen" | "onOpen">;

function Cell({ matter, cell, chosen, onOpen }: CellProps) {
  const { t } = useText();
  const local = useLocal();
  const words = t.planWork.decisions;
  if (!cell) return <td className="decision-none"><span aria-hidden="true">–</span><span className="sr-only">{words.notConcerned}</span></td>;
  const { decision } = cell;
  return (
    <td data-label={local(matter.title)}>
      <button type="button" className="decision-cell" data-outcome={decision?.outcome} aria-pressed={chosen === cellKey(cell)} onClick={() => onOpen(cell)}>
        <OutcomeMark kind={decision?.outcome ?? "nothing"} />
        <span>
          <span className={decision ? "strong" : "muted"}>{decision ? words.outcome[decision.outcome] : words.nothing}</span>
          {decision && <span className="decision-facts">{decision.decidedOn ? formatDate(decision.decidedOn) : words.dateUnknown}</span>}
          {decision?.referenceNumber && <span className="decision-facts">{decision.referenceNumber}</span>}
          {decision?.paragraph && <span className="decision-facts">{decision.paragraph}</span>}
          {cell.later.map((one) => <span key={one.id} className="decision-facts">{local(one.words)}</span>)}
        </span>
      </button>
    </td>
  );
}
