/** A table as it comes: its axes, and its cells row by row over all of them, the last axis fastest. */
export type Category<Name> = { id: string; name: Name };
export type Axis<Name> = { id: string; name: Name; categories: readonly Category<Name>[] };
export type Cube<Name, Cell> = { axes: readonly Axis<Name>[]; rows: readonly string[]; columns: readonly string[]; cells: readonly Cell[] };

/** One row or column: a category of each of its axes. Its key is written as the address writes a filter. */
export type Heading<Name> = { key: string; parts: readonly (Category<Name> & { axis: string })[]; offset: number };
export type Layout<Name, Cell> = { rows: Heading<Name>[]; columns: Heading<Name>[]; at: (row: Heading<Name>, column: Heading<Name>) => Cell | undefined };

/** How far apart in the list of cells two neighbours along each axis stand. */
function strides<Name>(axes: readonly Axis<Name>[]): Map<string, number> {
  const found = new Map<string, number>();
  let step = 1;
  for (const axis of axes.toReversed()) {
    found.set(axis.id, step);
    step *= axis.categories.length;
  }
  return found;
}

function headings<Name>(axes: readonly Axis<Name>[], steps: ReadonlyMap<string, number>): Heading<Name>[] {
  return axes.reduce<Heading<Name>[]>(
    (all, axis) =>
      all.flatMap((before) =>
        axis.categories.map((category, index) => ({
          key: [before.key, `${axis.id}:${category.id}`].filter(Boolean).join(";"),
          parts: [...before.parts, { ...category, axis: axis.id }],
          offset: before.offset + index * (steps.get(axis.id) ?? 0),
        })),
      ),
    [{ key: "", parts: [], offset: 0 }],
  );
}

/** Rows and columns with their headings, and the way from the two to a cell. */
export function layOut<Name, Cell>(cube: Cube<Name, Cell>): Layout<Name, Cell> {
  const steps = strides(cube.axes);
  const placed = (ids: readonly string[]) => ids.flatMap((id) => cube.axes.filter((axis) => axis.id === id));
  return {
    rows: headings(placed(cube.rows), steps),
    columns: headings(placed(cube.columns), steps),
    at: (row, column) => cube.cells[row.offset + column.offset],
  };
}

/** Rows in which no cell holds anything only take room; so do columns. What is withheld is something. */
export function withoutEmpty<Name, Cell>(layout: Layout<Name, Cell>, isEmpty: (cell: Cell | undefined) => boolean): Layout<Name, Cell> {
  const rows = layout.rows.filter((row) => layout.columns.some((column) => !isEmpty(layout.at(row, column))));
  const columns = layout.columns.filter((column) => layout.rows.some((row) => !isEmpty(layout.at(row, column))));
  return { ...layout, rows, columns };
}

/** For each level of headings, runs of the same category: what one cell of the head spans. */
export function spans<Name>(all: readonly Heading<Name>[], level: number): { heading: Heading<Name>; length: number }[] {
  const runs: { heading: Heading<Name>; length: number; start: string }[] = [];
  for (const heading of all) {
    const start = heading.parts.slice(0, level + 1).map((part) => part.id).join(";");
    const last = runs.at(-1);
    if (last?.start === start) last.length += 1;
    else runs.push({ heading, length: 1, start });
  }
  return runs;
}

/** Levels on which all headings say the same; they are said once, above the table, instead of in every row. */
export function withoutConstant<Name>(all: readonly Heading<Name>[]): { headings: Heading<Name>[]; constant: Heading<Name>["parts"] } {
  const first = all[0];
  if (!first || all.length < 2) return { headings: [...all], constant: [] };
  const isConstant = (level: number) => all.every((heading) => heading.parts[level]?.id === first.parts[level]?.id);
  return {
    headings: all.map((heading) => ({ ...heading, parts: heading.parts.filter((_, level) => !isConstant(level)) })),
    constant: first.parts.filter((_, level) => isConstant(level)),
  };
}
