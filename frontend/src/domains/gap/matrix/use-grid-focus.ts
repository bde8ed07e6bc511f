import { useEffect, useRef, useState, type KeyboardEvent, type RefObject, type SyntheticEvent } from "react";
import type { GridRow, Position } from "./grid";
import { moveInGrid, stopAt } from "./grid-keys";
import type { Selection } from "./selection";

/** The element that stands for a place in the grid, from anything inside it. */
export function stopOf(event: SyntheticEvent): HTMLElement | null {
  return (event.target as HTMLElement).closest<HTMLElement>("[data-row]");
}

export function positionOf(element: HTMLElement | null): Position | null {
  return element ? { row: Number(element.dataset.row), col: Number(element.dataset.col) } : null;
}

/** One tab stop for the whole grid, moved with the arrow keys; Enter and space press the place in focus. */
export function useGridFocus(table: RefObject<HTMLTableElement | null>, rows: GridRow[], onPress: (target: HTMLElement) => void) {
  const [wanted, setWanted] = useState<Position>({ row: 0, col: 0 });
  // Focus arrives before the next drawing, and must then be judged by where it was sent.
  const sentTo = useRef(wanted);
  const go = (to: Position) => {
    sentTo.current = to;
    setWanted(to);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const target = stopOf(event);
    if (!target || event.altKey || event.metaKey) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      onPress(target);
      return;
    }
    const next = moveInGrid(rows, wanted, event);
    if (!next) return;
    event.preventDefault();
    go(next);
    const { row, col } = stopAt(rows, next);
    table.current?.querySelector<HTMLElement>(`[data-row="${row}"][data-col="${col}"]`)?.focus();
  };

  const onFocus = (event: SyntheticEvent) => {
    const at = positionOf(stopOf(event));
    const expected = stopAt(rows, sentTo.current);
    // In a wide cell the column that the person came from is kept, so that going on up or down stays in it.
    if (at && (at.row !== expected.row || at.col !== expected.col)) go(at);
  };

  return { active: stopAt(rows, wanted), onKeyDown, onFocus };
}

/** When the panel closes, the person is back in the cell that opened it. */
export function useFocusBackFromPanel(table: RefObject<HTMLTableElement | null>, selection: Selection | null) {
  const last = useRef<Selection | null>(null);
  useEffect(() => {
    const opened = last.current;
    last.current = selection;
    if (selection || !opened) return;
    const organisation = opened.organisationId ? `[data-organisation="${opened.organisationId}"]` : ":not([data-organisation])";
    table.current?.querySelector<HTMLElement>(`[data-method="${opened.methodId}"]${organisation}`)?.focus();
  }, [selection, table]);
}
