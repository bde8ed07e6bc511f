import { describe, expect, it } from "vitest";
import type { GroupStatement, Matrix, MatrixCell, MatrixMethod, MatrixOrganisation, Status } from "@/api/types";
import { blockColumns, gridRows } from "./grid";
import { moveInGrid, stopAt } from "./grid-keys";

const none = { offered: 0, counted: 0, share: null, unknown: 0 };
const text = (sv: string) => ({ sv, en: null });

const organisation = (id: string, block: "municipalities" | "region"): MatrixOrganisation => ({
  id, name: text(id), shortName: id, kind: "municipality", parentId: null, block, coverage: none,
});

const cell = (organisationId: string, status: Status): MatrixCell => ({
  organisationId, status, comment: null, sourcePlaceId: null, enteredBy: null, enteredAt: null, revision: null,
});

const statement: GroupStatement = { groupId: "g", status: "partly", count: 4, total: 7, sourcePlaceId: null };

function method(id: string, statuses: [Status, Status, Status], groupStatements: GroupStatement[] = []): MatrixMethod {
  return {
    id, name: text(id), printedLabel: null, substance: "alcohol", ageGroup: "adult", kind: "screening", recommended: true,
    priority: null, variantOf: null, coverage: { municipalities: none, region: none }, groupStatements,
    cells: [cell("m1", statuses[0]), cell("m2", statuses[1]), cell("r", statuses[2])],
  };
}

function matrixOf(methods: MatrixMethod[]): Matrix {
  const organisations = [organisation("m1", "municipalities"), organisation("m2", "municipalities"), organisation("r", "region")];
  const area = { id: "area", name: text("area"), coverage: { municipalities: none, region: none }, methods };
  return { organisations, groups: [{ id: "g", name: text("g"), memberCount: 7 }], areas: [area] } as unknown as Matrix;
}

const asked = method("asked", ["offered", "not_offered", "offered"], [statement]);
const grouped = method("grouped", ["not_asked", "not_asked", "offered"], [statement]);
const rows = gridRows(matrixOf([asked, grouped]), new Set());

describe("the grid", () => {
  it("gives each block a column for its count and one per organisation", () => {
    expect(blockColumns(matrixOf([])).map((one) => [one.block, one.firstCol, one.organisations.length])).toEqual([
      ["municipalities", 1, 2],
      ["region", 4, 1],
    ]);
  });

  it("lets a group's statement stand in one wide cell where no member was asked by itself", () => {
    const row = rows[2];
    expect(row?.stops).toEqual([{ col: 0, span: 1 }, { col: 1, span: 3 }, { col: 4, span: 1 }, { col: 5, span: 1 }]);
  });

  it("keeps the members' own cells, with the statement beside their count, where they were asked", () => {
    const row = rows[1];
    expect(row?.kind === "method" && row.parts[0]).toMatchObject({ kind: "coverage", statements: [statement] });
    expect(row?.stops).toHaveLength(6);
  });

  it("shows only the heading of a closed area", () => {
    expect(gridRows(matrixOf([asked]), new Set(["area"])).map((row) => row.kind)).toEqual(["area"]);
  });

  it("leaves out a block that has no organisation in the round", () => {
    const matrix = matrixOf([]);
    matrix.organisations = matrix.organisations.filter((one) => one.block === "municipalities");
    expect(blockColumns(matrix).map((one) => one.block)).toEqual(["municipalities"]);
  });

  it("keeps room for the municipalities as a group when none of them has a column, as in 2014", () => {
    const matrix = matrixOf([]);
    matrix.organisations = matrix.organisations.filter((one) => one.block === "region");
    expect(blockColumns(matrix).map((one) => [one.block, one.organisations.length])).toEqual([["municipalities", 0], ["region", 1]]);
  });
});

const press = (key: string, at: { row: number; col: number }, ctrlKey = false) => moveInGrid(rows, at, { key, ctrlKey });

describe("keys in the grid", () => {
  it("move one cell at a time and stop at the edges", () => {
    expect(press("ArrowRight", { row: 1, col: 1 })).toEqual({ row: 1, col: 2 });
    expect(press("ArrowLeft", { row: 1, col: 0 })).toEqual({ row: 1, col: 0 });
    expect(press("ArrowUp", { row: 0, col: 0 })).toEqual({ row: 0, col: 0 });
    expect(press("ArrowDown", { row: 2, col: 2 })).toEqual({ row: 2, col: 2 });
  });

  it("step over a wide cell in one press, and out of it from any of its columns", () => {
    expect(press("ArrowRight", { row: 2, col: 0 })).toEqual({ row: 2, col: 1 });
    expect(press("ArrowRight", { row: 2, col: 3 })).toEqual({ row: 2, col: 4 });
    expect(press("ArrowLeft", { row: 2, col: 3 })).toEqual({ row: 2, col: 0 });
  });

  it("keep the column when passing a wide cell up and down", () => {
    const down = press("ArrowDown", { row: 1, col: 3 });
    expect(down).toEqual({ row: 2, col: 3 });
    expect(down && stopAt(rows, down)).toEqual({ row: 2, col: 1 });
    expect(down && press("ArrowUp", down)).toEqual({ row: 1, col: 3 });
  });

  it("go to the ends of the row, and with control to the corners of the grid", () => {
    expect(press("Home", { row: 2, col: 4 })).toEqual({ row: 2, col: 0 });
    expect(press("End", { row: 1, col: 0 })).toEqual({ row: 1, col: 5 });
    expect(press("Home", { row: 2, col: 4 }, true)).toEqual({ row: 0, col: 0 });
    expect(press("End", { row: 0, col: 0 }, true)).toEqual({ row: 2, col: 5 });
  });

  it("leave every other key to the browser", () => {
    expect(press("Tab", { row: 1, col: 1 })).toBeNull();
    expect(press("a", { row: 1, col: 1 })).toBeNull();
  });

  it("find the focus again when an area was closed under it", () => {
    const closed = gridRows(matrixOf([asked]), new Set(["area"]));
    expect(stopAt(closed, { row: 5, col: 3 })).toEqual({ row: 0, col: 0 });
  });
});
