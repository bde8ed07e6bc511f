import type { Dictionary } from "@/text/sv";

/** What a section is called; one of a later version by its own name. */
export function sectionName(t: Dictionary, name: string): string {
  const names: Record<string, string> = t.documents.sections;
  return names[name] ?? name;
}
