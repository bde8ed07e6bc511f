import type { Block, GroupStatement, Matrix, MatrixArea, MatrixCell, MatrixMethod, MatrixOrganisation } from "@/api/types";

/** A focusable place in a row: where it begins and how many columns it covers. */
export type Stop = { col: number; span: number };
export type Column = { kind: "name" } | { kind: "coverage"; block: Block } | { kind: "organisation"; organisation: MatrixOrganisation };
export type BlockColumns = { block: Block; organisations: MatrixOrganisation[]; firstCol: number };
export type GridRow =
  | { kind: "area"; area: MatrixArea; open: boolean; stops: Stop[] }
  | { kind: "method"; area: MatrixArea; method: MatrixMethod; parts: RowPart[]; stops: Stop[] };
export type RowPart =
  | { kind: "coverage"; col: number; block: Block; statements: GroupStatement[] }
  | { kind: "cell"; col: number; cell: MatrixCell }
  | { kind: "group"; col: number; span: number; statements: GroupStatement[] };
export type Position = { row: number; col: number };

const BLOCKS: readonly Block[] = ["municipalities", "region"];

/** The blocks that have any organisation in this round, each with its place among the columns. */
export function blockColumns(matrix: Matrix): BlockColumns[] {
  let col = 1; // the method's name stands first
  return BLOCKS.flatMap((block) => {
    const organisations = matrix.organisations.filter((one) => one.block === block);
    const stated = block === "municipalities" && matrix.groups.length > 0;
    if (organisations.length === 0 && !stated) return [];
    const firstCol = col;
    col += 1 + organisations.length;
    return [{ block, organisations, firstCol }];
  });
}

/** A group's statement takes the place of its members' cells where none of them was asked one by one. */
function blockParts(method: MatrixMethod, columns: BlockColumns, cells: Map<string, MatrixCell>): RowPart[] {
  const { block, organisations, firstCol } = columns;
  const own = organisations.map((one) => cells.get(one.id)).filter((cell) => cell !== undefined);
  const statements = block === "municipalities" ? method.groupStatements : [];
  const askedOneByOne = own.some((cell) => cell.status !== "not_asked");
  if (statements.length > 0 && !askedOneByOne) return [{ kind: "group", col: firstCol, span: 1 + organisations.length, statements }];
  return [
    { kind: "coverage", col: firstCol, block, statements },
    ...own.map((cell, index): RowPart => ({ kind: "cell", col: firstCol + 1 + index, cell })),
  ];
}

function methodRow(area: MatrixArea, method: MatrixMethod, blocks: BlockColumns[]): GridRow {
  const cells = new Map(method.cells.map((cell) => [cell.organisationId, cell]));
  const parts = blocks.flatMap((block) => blockParts(method, block, cells));
  const stops = [{ col: 0, span: 1 }, ...parts.map((part) => ({ col: part.col, span: part.kind === "group" ? part.span : 1 }))];
  return { kind: "method", area, method, parts, stops };
}

/** Every row as it is drawn and walked through; a closed area keeps its heading only. */
export function gridRows(matrix: Matrix, closed: ReadonlySet<string>): GridRow[] {
  const blocks = blockColumns(matrix);
  const width = 1 + blocks.reduce((sum, one) => sum + 1 + one.organisations.length, 0);
  return matrix.areas.flatMap((area) => {
    const open = !closed.has(area.id);
    const head: GridRow = { kind: "area", area, open, stops: [{ col: 0, span: width }] };
    return open ? [head, ...area.methods.map((method) => methodRow(area, method, blocks))] : [head];
  });
}
