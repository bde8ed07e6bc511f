import { useSyncExternalStore } from "react";

/** From this width a matrix is drawn as a table; below, one organisation or method at a time. */
export const TABLE_FROM_PX = 760;

/** Whether the screen is at least this wide, kept up to date when it is turned or resized. */
export function useWideScreen(pixels: number): boolean {
  const query = `(min-width: ${pixels}px)`;
  return useSyncExternalStore(
    (changed) => {
      const list = window.matchMedia(query);
      list.addEventListener("change", changed);
      return () => list.removeEventListener("change", changed);
    },
    () => window.matchMedia(query).matches,
  );
}
