import type { Text } from "@/text/language";

/** A help text that has been emptied is none: the form then says nothing at all there. */
export function noneIfEmpty(text: Text | null | undefined, change: Partial<Text>): Text | null {
  const next = { sv: "", en: null, ...text, ...change };
  return next.sv || next.en ? next : null;
}
