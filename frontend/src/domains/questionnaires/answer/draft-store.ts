import type { Typed } from "../form/answers";

/**
 * What is typed and not yet saved, with the answers that it began from. It is kept in sessionStorage: it outlives a
 * reload, a crashed tab and a lost connection, is another in each tab, so that two of them never write over each
 * other unseen, and is gone when the tab is closed, so that no answers lie on a shared computer.
 */
export type Kept = { base: Typed; typed: Typed };
const KEY = "samplan.response";

const isTyped = (value: unknown): value is Typed =>
  typeof value === "object" && value !== null
  && Object.values(value).every((one) => typeof one === "string" || (Array.isArray(one) && one.every((part) => typeof part === "string")));

export function readKept(token: string): Kept | null {
  try {
    const found = JSON.parse(sessionStorage.getItem(KEY) ?? "null") as Partial<Kept & { token: string }> | null;
    if (found?.token !== token || !isTyped(found.base) || !isTyped(found.typed)) return null;
    return { base: found.base, typed: found.typed };
  } catch {
    return null;
  }
}

export function keepTyped(token: string, kept: Kept | null): void {
  try {
    if (kept) sessionStorage.setItem(KEY, JSON.stringify({ token, ...kept }));
    else sessionStorage.removeItem(KEY);
  } catch {
    // storage can be closed to us or full; the page still holds what is typed
  }
}
