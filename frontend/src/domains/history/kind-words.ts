import type { Dictionary } from "@/text/sv";

/** What a record is, in words; a kind that the app does not know is called as the API calls it. */
export function kindWords(objectType: string, t: Dictionary): string {
  return t.history.types[objectType] ?? t.costEdit.history.types[objectType] ?? objectType;
}
