import type { Position, Stop } from "./grid";

type Rows = readonly { stops: readonly Stop[] }[];
type Key = { key: string; ctrlKey: boolean };

const PAGE_OF_ROWS = 10;

/** Where a key leads in the grid, or null when the key is not ours. The wanted column is kept past wide cells. */
export function moveInGrid(rows: Rows, at: Position, { key, ctrlKey }: Key): Position | null {
  const last = rows.length - 1;
  switch (key) {
    case "ArrowUp":
      return { row: Math.max(0, at.row - 1), col: at.col };
    case "ArrowDown":
      return { row: Math.min(last, at.row + 1), col: at.col };
    case "PageUp":
      return { row: Math.max(0, at.row - PAGE_OF_ROWS), col: at.col };
    case "PageDown":
      return { row: Math.min(last, at.row + PAGE_OF_ROWS), col: at.col };
    case "ArrowLeft":
      return sideways(rows, at, -1);
    case "ArrowRight":
      return sideways(rows, at, 1);
    case "Home":
      return ctrlKey ? { row: 0, col: 0 } : { row: at.row, col: 0 };
    case "End":
      return { row: ctrlKey ? last : at.row, col: lastStop(rows, ctrlKey ? last : at.row).col };
    default:
      return null;
  }
}

function sideways(rows: Rows, at: Position, step: 1 | -1): Position {
  const stops = rows[at.row]?.stops ?? [];
  const here = stops.findIndex((stop) => covers(stop, at.col));
  const next = stops[here + step];
  return next ? { row: at.row, col: next.col } : at;
}

function covers(stop: Stop, col: number): boolean {
  return col >= stop.col && col < stop.col + stop.span;
}

function lastStop(rows: Rows, row: number): Stop {
  return rows[row]?.stops.at(-1) ?? { col: 0, span: 1 };
}

/** The cell that holds the focus for a wanted position: the one that covers the column, or the row's last. */
export function stopAt(rows: Rows, at: Position): Position {
  const row = Math.min(Math.max(0, at.row), Math.max(0, rows.length - 1));
  const stop = rows[row]?.stops.find((one) => covers(one, at.col)) ?? lastStop(rows, row);
  return { row, col: stop.col };
}
