import { useState, type KeyboardEvent, type RefObject, type SyntheticEvent } from "react";
import { nextStop, type Stop } from "./arrange";

const markOf = (event: SyntheticEvent) => (event.target as HTMLElement).closest<HTMLElement>("[data-col]");
const stopOf = (element: HTMLElement): Stop => ({ row: Number(element.dataset.row), col: Number(element.dataset.col) });

/** One tab stop for all marks of the table; the arrow keys move between them. */
export function useMarkKeys(table: RefObject<HTMLTableElement | null>) {
  const [active, setActive] = useState<Stop | null>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const mark = markOf(event);
    if (!mark || event.altKey || event.metaKey || event.ctrlKey) return;
    const marks = [...(table.current?.querySelectorAll<HTMLElement>("[data-col]") ?? [])];
    const next = nextStop(marks.map(stopOf), stopOf(mark), event.key);
    if (!next) return;
    event.preventDefault();
    marks.find((one) => stopOf(one).row === next.row && stopOf(one).col === next.col)?.focus();
  };
  const onFocus = (event: SyntheticEvent) => {
    const mark = markOf(event);
    if (mark) setActive(stopOf(mark));
  };
  return { active, onKeyDown, onFocus };
}
