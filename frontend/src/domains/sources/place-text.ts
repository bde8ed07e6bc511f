import type { SourcePlace } from "@/api/types";
import type { Dictionary } from "@/text/sv";

/** Where in the document, in the order one would look it up: part, section, table, figure, column, line. */
export function placeText(place: SourcePlace, t: Dictionary): string {
  const words = t.common.source;
  const parts = [
    place.appendix,
    printed(place.section),
    named(words.table, place.table),
    named(words.figure, place.figure),
    place.column && `${words.column} ${place.column}`,
    place.line !== null && words.line(String(place.line)),
  ];
  return parts.filter(Boolean).join(", ");
}

/** A section as it is printed. One that only has the transcription's own code is left out: it says nothing to a reader. */
function printed(section: string | null): string | null {
  return section && /^[a-z]+(_[a-z]+)*$/.test(section) ? null : section;
}

/** A table or figure by its number; one that is printed with its kind in front says it itself. */
function named(kind: string, value: string | null): string | null {
  return value && !/^(tabell|figur)\b/i.test(value) ? `${kind} ${value}` : value;
}
