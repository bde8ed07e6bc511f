import { announce } from "@/ui/toast";

/** After a move the thing lies elsewhere in the page: focus goes along with it, and its new place is said. */
export function afterMove(focusId: string, words: string) {
  requestAnimationFrame(() => {
    const target = document.getElementById(focusId);
    // At the end of the list the button that was pressed is closed; its neighbour takes over.
    const usable = target instanceof HTMLButtonElement && target.disabled ? target.parentElement?.querySelector<HTMLElement>("button:not(:disabled)") : target;
    usable?.focus();
    usable?.scrollIntoView({ block: "nearest" });
  });
  announce(words);
}

/** Alt with an arrow moves what one stands in. */
export function moveByKey(event: React.KeyboardEvent): 1 | -1 | null {
  if (!event.altKey || event.ctrlKey || event.metaKey) return null;
  const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : null;
  if (by === null) return null;
  event.preventDefault();
  event.stopPropagation();
  return by;
}
