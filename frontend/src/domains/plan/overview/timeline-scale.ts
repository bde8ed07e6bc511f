import type { OverviewActivity, OverviewStep, PlanOverview } from "@/api/types";

/** Whole years from the first to the last, and where a day lies in them as per cent. */
export type TimeScale = { years: readonly number[]; place: (day: string) => number; holds: (day: string) => boolean };

/** A date far off would make every year too narrow to read; so many are drawn at most. */
const MOST_YEARS = 25;

const yearOf = (day: string) => Number(day.slice(0, 4));
const time = (day: string) => Date.parse(`${day}T00:00:00Z`);

const daysOf = (one: OverviewActivity) => [one.startsOn, one.endsOn].flatMap((day) => (day ? [day] : []));

/** The plan's own years, and those that its steps, activities and milestones lie in; nothing when no year is known. */
export function timeScale(plan: PlanOverview["plan"], steps: readonly OverviewStep[], milestoneDays: readonly string[]): TimeScale | null {
  const own = plan.firstYear === null ? [] : [plan.firstYear, plan.firstYear + (plan.years ?? 1) - 1];
  const stepYears = steps.flatMap((step) => (step.year === null ? [] : [step.year]));
  const years = [...own, ...stepYears, ...steps.flatMap((step) => step.activities.flatMap(daysOf)).map(yearOf), ...milestoneDays.map(yearOf)];
  if (years.length === 0) return null;
  const first = Math.min(...years);
  const last = Math.min(Math.max(...years), first + MOST_YEARS - 1);
  const [start, end] = [time(`${first}-01-01`), time(`${last + 1}-01-01`)];
  const place = (day: string) => Math.max(0, Math.min(100, ((time(day) - start) / (end - start)) * 100));
  return { years: Array.from({ length: last - first + 1 }, (_, index) => first + index), place, holds: (day) => yearOf(day) >= first && yearOf(day) <= last };
}

/** A bar from its first day to the end of its last; open where an end is not known. */
export type Span = { from: number; to: number; openStart: boolean; openEnd: boolean };

/** How far a bar with an unknown end is drawn before it has faded, in per cent of the whole. */
const FADE = 12;
const NARROWEST = 0.6;

export function spanOf({ startsOn, endsOn }: Pick<OverviewActivity, "startsOn" | "endsOn">, scale: TimeScale): Span | null {
  if (!startsOn && !endsOn) return null;
  const from = startsOn ? scale.place(startsOn) : Math.max(0, scale.place(endsOn ?? "") - FADE);
  const to = endsOn ? scale.place(endsOn) : Math.min(100, scale.place(startsOn ?? "") + FADE);
  return { from, to: Math.min(100, Math.max(to, from + NARROWEST)), openStart: !startsOn, openEnd: !endsOn };
}
