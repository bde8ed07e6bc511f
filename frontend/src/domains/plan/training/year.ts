import type { CourseOccasion } from "@/api/types";

const MONTHS = 12;

/** The occasions of a year month by month, January first, each month's by day. */
export function byMonth<T extends Pick<CourseOccasion, "startsOn">>(occasions: readonly T[], year: number): T[][] {
  const within = occasions.filter((one) => one.startsOn.startsWith(`${year}-`)).toSorted((a, b) => a.startsOn.localeCompare(b.startsOn));
  return Array.from({ length: MONTHS }, (_, month) => within.filter((one) => Number(one.startsOn.slice(5, 7)) === month + 1));
}

/** The years that can be shown: those with occasions, this one and the next. */
export function yearsOf(occasions: readonly Pick<CourseOccasion, "startsOn">[], thisYear: number): number[] {
  const all = new Set([thisYear, thisYear + 1, ...occasions.map((one) => Number(one.startsOn.slice(0, 4)))]);
  return [...all].toSorted((a, b) => a - b);
}
