import type { Dictionary } from "@/text/sv";

/** 2019-H1 as one says it; what is no known form is shown as it stands. */
export function periodText(period: string, t: Dictionary): string {
  const words = t.figures;
  if (period === "undated") return words.undated;
  const [from = "", to] = period.split("/");
  if (to) return words.span(from, to);
  const part = /^(\d{4})-([HQ])(\d)$/.exec(period);
  if (!part) return period;
  const [, year = "", kind, number = ""] = part;
  return kind === "H" ? words.halfYear(year, number) : words.quarter(year, number);
}

const PART_OF_YEAR: Record<string, number> = { H1: 0.25, H2: 0.75, Q1: 0.125, Q2: 0.375, Q3: 0.625, Q4: 0.875 };

/** Where on an axis of years a period lies: its middle. Null for what has no place in time. */
export function periodTime(period: string): number | null {
  const [from = "", to] = period.split("/");
  const year = Number(from.slice(0, 4));
  if (!Number.isInteger(year) || year === 0) return null;
  if (to) return (year + Number(to)) / 2 + 0.5;
  const rest = from.slice(5);
  if (!rest) return year + 0.5;
  const part = PART_OF_YEAR[rest];
  if (part !== undefined) return year + part;
  const [month = 1, day = 15] = rest.split("-").map(Number);
  return year + (month - 1 + day / 31) / 12;
}

/** Oldest first; what has no place in time comes last. */
export function byPeriod(a: string, b: string): number {
  return (periodTime(a) ?? Infinity) - (periodTime(b) ?? Infinity) || a.localeCompare(b);
}
