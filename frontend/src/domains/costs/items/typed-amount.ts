import type { MoneyRange } from "@/format/money";

/** Whole kronor as one would type them: 62 000. */
export const kronor = (value: number) => String(value).replace(/\B(?=(\d{3})+$)/g, " ");

/** A range as one would type it, in whole kronor: what the form begins with and the service reads again. */
export function typedAmount({ low, lowBound, high, highBound, isOpen }: MoneyRange): string {
  if (high === null) return "";
  if (low === null) return `upp till ${kronor(high)} kr`;
  const span = low === high ? kronor(high) : `${kronor(low)}-${kronor(high)}`;
  if (isOpen) return `> ${span} kr`;
  if (highBound === "at_most" && low === high) return `upp till ${span} kr`;
  return lowBound === "about" || highBound === "about" ? `ca ${span} kr` : `${span} kr`;
}
