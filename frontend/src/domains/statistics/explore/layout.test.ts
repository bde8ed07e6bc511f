import { describe, expect, it } from "vitest";
import { layOut, spans, withoutConstant, withoutEmpty, type Cube } from "./layout";

const axis = (id: string, ...categories: string[]) => ({ id, name: id, categories: categories.map((one) => ({ id: one, name: one })) });

const cube: Cube<string, number | null> = {
  axes: [axis("indicator", "visits"), axis("area", "2281", "2280"), axis("sex", "women", "men"), axis("period", "2019", "2020", "2021")],
  rows: ["area", "sex"],
  columns: ["period"],
  cells: [1, 2, null, 3, 4, null, null, null, null, 5, 6, null],
};

describe("the layout of a table", () => {
  it("finds each cell by its row and column, whatever order the axes come in", () => {
    const { rows, columns, at } = layOut(cube);
    const cells = rows.map((row) => columns.map((column) => at(row, column)));
    expect(cells).toEqual([[1, 2, null], [3, 4, null], [null, null, null], [5, 6, null]]);
    const turned = layOut({ ...cube, rows: ["period"], columns: ["sex", "area"] });
    const [first, second] = [turned.rows[0], turned.columns[3]];
    expect(first && second && turned.at(first, second)).toBe(5);
    expect(second?.key).toBe("sex:men;area:2280");
  });

  it("leaves out rows and columns in which nothing stands", () => {
    const { rows, columns } = withoutEmpty(layOut(cube), (cell) => cell === null || cell === undefined);
    expect(rows.map((one) => one.key)).toEqual(["area:2281;sex:women", "area:2281;sex:men", "area:2280;sex:men"]);
    expect(columns.map((one) => one.key)).toEqual(["period:2019", "period:2020"]);
  });

  it("lets one head span what it is about", () => {
    expect(spans(layOut(cube).rows, 0).map((one) => one.length)).toEqual([2, 2]);
    expect(spans(layOut(cube).rows, 1).map((one) => one.length)).toEqual([1, 1, 1, 1]);
  });

  it("says once what is the same in every row", () => {
    const one = layOut({ ...cube, axes: [...cube.axes, axis("site", "only")], rows: ["site", "area"], columns: ["sex", "period"] });
    const { headings, constant } = withoutConstant(one.rows);
    expect(constant.map((part) => part.id)).toEqual(["only"]);
    expect(headings.map((heading) => heading.parts.map((part) => part.id))).toEqual([["2281"], ["2280"]]);
  });

  it("is one cell when nothing is laid out", () => {
    const { rows, columns, at } = layOut<string, number>({ axes: [axis("indicator", "visits")], rows: [], columns: [], cells: [7] });
    expect(rows.length === 1 && columns.length === 1 && rows[0] && columns[0] && at(rows[0], columns[0])).toBe(7);
  });
});
