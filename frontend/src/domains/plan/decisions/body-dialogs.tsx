import { useQuery } from "@tanstack/react-query";
import { organisationsQuery, planQuery } from "@/api/reference";
import type { Board, DecisionMatrix, Matter } from "@/api/types";
import { useLocal, useText } from "@/text/language";
import { RecordDialog } from "../record/record-dialog";
import type { RecordField, Values } from "../record/values";
import { boardAgain, boardQuery, boardValues, createBoard, createMatter, matterAgain, matterQuery, matterValues, removeBoard, removeMatter, saveBoard, saveMatter } from "./queries";

type Props = { matrix: DecisionMatrix; id: string | null; onClose: () => void };

/** A board, as it is now before it can be changed. */
export function BoardDialog({ matrix, id, onClose }: Props) {
  const board = useQuery({ ...boardQuery(id ?? ""), enabled: id !== null, gcTime: 0 }).data;
  return id === null || board ? <BoardForm matrix={matrix} board={board ?? null} onClose={onClose} /> : null;
}

function BoardForm({ matrix, board, onClose }: { matrix: DecisionMatrix; board: Board | null; onClose: () => void }) {
  const { t } = useText();
  const local = useLocal();
  const { edit } = t.planWork.decisions;
  const organisations = (useQuery(organisationsQuery).data ?? []).filter((one) => one.countyId === matrix.countyId && one.kind !== "group");
  const fields: RecordField[] = [
    { name: "name", kind: "text", label: edit.boardName, required: true },
    { name: "nameEn", kind: "text", label: t.planWork.record.inEnglish(edit.boardName) },
    { name: "organisationId", kind: "choice", label: edit.organisation, options: [{ value: "", label: edit.noOrganisation }, ...organisations.map((one) => ({ value: one.id, label: local(one.name) }))] },
  ];
  const taken = matrix.boards.map((one) => one.id);
  const work = board
    ? { draft: `board.${board.id}`, history: ["board", board.id] as const, version: board.version, again: () => boardAgain(board.id), remove: (version: number) => removeBoard(board.id, version) }
    : { draft: `board.new.${matrix.countyId}`, version: null };
  const save = (values: Values, version: number) => (board ? saveBoard(board.id, version, values) : createBoard(matrix.countyId, taken, values));
  return <RecordDialog heading={board ? edit.changeBoard : edit.newBoard} work={{ ...work, fields, start: boardValues(board), save }} onClose={onClose} />;
}

/** A matter, as it is now before it can be changed. */
export function MatterDialog({ matrix, id, onClose }: Props) {
  const matter = useQuery({ ...matterQuery(id ?? ""), enabled: id !== null, gcTime: 0 }).data;
  return id === null || matter ? <MatterForm matrix={matrix} matter={matter ?? null} onClose={onClose} /> : null;
}

function MatterForm({ matrix, matter, onClose }: { matrix: DecisionMatrix; matter: Matter | null; onClose: () => void }) {
  const { t } = useText();
  const local = useLocal();
  const { edit } = t.planWork.decisions;
  const steps = useQuery(planQuery(matrix.plan.id)).data?.steps ?? [];
  const fields: RecordField[] = [
    { name: "title", kind: "text", label: edit.matterTitle, required: true },
    { name: "titleEn", kind: "text", label: t.planWork.record.inEnglish(edit.matterTitle) },
    { name: "boardIds", kind: "many", label: edit.boards, required: true, options: matrix.boards.map((one) => ({ value: one.id, label: local(one.name) })) },
    { name: "stepId", kind: "choice", label: edit.step, options: [{ value: "", label: edit.wholePlan }, ...steps.map((one) => ({ value: one.id, label: edit.stepOf(String(one.number)) }))] },
    { name: "adoptsPlan", kind: "check", label: edit.adoptsPlan },
    { name: "sourcePlaceId", kind: "place", label: t.planWork.record.place },
  ];
  const taken = matrix.matters.map((one) => one.id);
  const work = matter
    ? { draft: `matter.${matter.id}`, history: ["matter", matter.id] as const, version: matter.version, again: () => matterAgain(matter.id), remove: (version: number) => removeMatter(matter.id, version) }
    : { draft: `matter.new.${matrix.plan.id}`, version: null };
  const save = (values: Values, version: number) => (matter ? saveMatter(matter.id, version, values) : createMatter(matrix.plan.id, taken, values));
  return <RecordDialog heading={matter ? edit.changeMatter : edit.newMatter} work={{ ...work, fields, start: matterValues(matter), save }} onClose={onClose} />;
}
