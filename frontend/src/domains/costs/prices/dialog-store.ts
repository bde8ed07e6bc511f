import { readStored, writeStored } from "@/text/language";

const keyOf = (name: string) => `samplan.cost-price.${name}`;

/** What was typed in a dialog and not saved, where it has the same fields still. */
export function readTyped<F extends Record<string, string>>(name: string, blank: F): F | null {
  try {
    const kept: unknown = JSON.parse(readStored(keyOf(name)) ?? "null");
    if (typeof kept !== "object" || kept === null) return null;
    const fields = kept as Record<string, unknown>;
    return Object.keys(blank).every((one) => typeof fields[one] === "string") ? (fields as F) : null;
  } catch {
    return null;
  }
}

export const keepTyped = (name: string, fields: Record<string, string> | null) => writeStored(keyOf(name), JSON.stringify(fields));
