import { memo } from "react";
import type { GroupStatement, MatrixMethod } from "@/api/types";
import { useLocal, useText } from "@/text/language";
import { ChevronIcon } from "@/ui/icons";
import { CoverageMark } from "../coverage";
import { StatusSymbol } from "../status-symbol";
import type { BlockColumns, GridRow, RowPart } from "./grid";
import { useStatementWords } from "./statement-words";

type RowProps<K extends GridRow["kind"]> = { row: Extract<GridRow, { kind: K }>; index: number; activeCol: number | null };

/** Which cell is in the tab order: exactly one in the whole grid. */
const tab = (activeCol: number | null, col: number) => (activeCol === col ? 0 : -1);

export const AreaRow = memo(function AreaRow({ row, index, activeCol, blocks }: RowProps<"area"> & { blocks: BlockColumns[] }) {
  const { t } = useText();
  const local = useLocal();
  const name = local(row.area.name);
  return (
    <tr className="matrix-area">
      <th scope="rowgroup" className="matrix-name">
        <button
          type="button"
          data-row={index}
          data-col={0}
          data-area={row.area.id}
          tabIndex={activeCol === null ? -1 : 0}
          aria-expanded={row.open}
          aria-label={row.open ? t.gap.matrix.collapse(name) : t.gap.matrix.expand(name)}
        >
          <span className="matrix-chevron"><ChevronIcon /></span>
          <span>{name}</span>
        </button>
      </th>
      {blocks.map(({ block, organisations }) => (
        <td key={block} colSpan={1 + organisations.length} className="matrix-area-sum"><CoverageMark coverage={row.area.coverage[block]} /></td>
      ))}
    </tr>
  );
});

type MethodProps = RowProps<"method"> & { selected: string | null; disagrees: boolean };

export const MethodRow = memo(function MethodRow({ row, index, activeCol, selected, disagrees }: MethodProps) {
  const local = useLocal();
  const { method } = row;
  return (
    <tr className="matrix-method" data-selected={selected !== null}>
      <th scope="row" className="matrix-name" data-row={index} data-col={0} data-method={method.id} tabIndex={tab(activeCol, 0)} data-selected={selected === ""}>
        {local(method.name)}
      </th>
      {row.parts.map((part) => (
        <Part key={part.col} part={part} method={method} index={index} activeCol={activeCol} selected={selected} disagrees={disagrees} />
      ))}
    </tr>
  );
});

type PartProps = { part: RowPart; method: MatrixMethod; index: number; activeCol: number | null; selected: string | null; disagrees: boolean };

function Part({ part, method, index, activeCol, selected, disagrees }: PartProps) {
  const { t } = useText();
  const place = { "data-row": index, "data-col": part.col, "data-method": method.id, tabIndex: tab(activeCol, part.col) };
  if (part.kind === "coverage") {
    return (
      <td {...place} className="matrix-sum">
        <CoverageMark coverage={method.coverage[part.block]} />
        <Statements statements={part.statements} disagrees={disagrees} />
      </td>
    );
  }
  if (part.kind === "group") {
    return <td {...place} colSpan={part.span} className="matrix-group"><GroupOnly statements={part.statements} disagrees={disagrees} /></td>;
  }
  const { status, comment, organisationId } = part.cell;
  return (
    <td {...place} className="matrix-cell" data-organisation={organisationId} data-status={status} data-selected={selected === organisationId} title={t.terms.status[status]}>
      <StatusSymbol status={status} />
      <span className="sr-only">{t.terms.status[status]}</span>
      {comment && <span className="matrix-comment" aria-label={t.gap.panel.comment} role="img" />}
    </td>
  );
}

/** What a document says of the group, under the count of its members' own answers; marked where the two disagree. */
function Statements({ statements, disagrees }: { statements: GroupStatement[]; disagrees: boolean }) {
  const { t } = useText();
  const words = useStatementWords();
  return statements.map((one) => (
    <span key={one.groupId + one.sourcePlaceId} className="matrix-statement" data-disagrees={disagrees}>
      {t.gap.matrix.groupShort(words(one))}
      {disagrees && <span className="sr-only">, {t.gap.matrix.groupDisagrees}</span>}
    </span>
  ));
}

function GroupOnly({ statements, disagrees }: { statements: GroupStatement[]; disagrees: boolean }) {
  const { t } = useText();
  const words = useStatementWords();
  return statements.map((one) => (
    <span key={one.groupId + one.sourcePlaceId} className="matrix-group-words" title={t.gap.matrix.groupNotSplit}>
      <StatusSymbol status={one.status} />
      <span>{t.gap.matrix.groupSays(words(one))}</span>
      {disagrees && <span className="matrix-statement" data-disagrees="true">{t.gap.matrix.groupDisagrees}</span>}
    </span>
  ));
}
