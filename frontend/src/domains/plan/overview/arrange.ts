import type { OverviewActivity, OverviewPart, OverviewStep } from "@/api/types";
import { differs, isDoing } from "../words";

export const FILTERS = ["all", "late", "silent", "waiting", "unreported", "differ"] as const;
export type Filter = (typeof FILTERS)[number];

/** So many organisations fit beside each other, and so many where there is less room. */
export const COLUMNS = 16;
export const FEWER_COLUMNS = 10;

export const readFilter = (text: string | null): Filter => FILTERS.find((one) => one === text) ?? "all";

const PASSES: Record<Filter, (one: OverviewActivity) => boolean> = {
  all: () => true,
  late: (one) => one.isLate || one.lateMilestones > 0,
  silent: (one) => one.silentSince !== null,
  waiting: (one) => one.waitsFor.length > 0,
  unreported: (one) => one.derived.reported < one.derived.of,
  differ: differs,
};

/** Of one organisation it is asked what its own part is like. */
const OF_PART: Partial<Record<Filter, (part: OverviewPart) => boolean>> = {
  late: (part) => part.isLate,
  silent: (part) => part.isSilent,
  unreported: (part) => isDoing(part) && part.status === null,
};

/** The steps with the activities that pass; a step without any is left out, unless all are asked for. */
export function arranged(steps: readonly OverviewStep[], filter: Filter, organisationId: string | null): OverviewStep[] {
  const passes = (one: OverviewActivity) => {
    if (organisationId === null) return PASSES[filter](one);
    const part = one.parts.find((each) => each.organisationId === organisationId);
    const own = OF_PART[filter];
    return part !== undefined && (own ? own(part) : PASSES[filter](one));
  };
  const kept = steps.map((step) => ({ ...step, activities: step.activities.filter(passes) }));
  return filter === "all" && organisationId === null ? kept : kept.filter((step) => step.activities.length > 0);
}

export const countOf = (steps: readonly OverviewStep[]) => steps.reduce((sum, step) => sum + step.activities.length, 0);

export type Window = { from: number; size: number };

/** Which organisations stand beside each other: the asked one alone, or as many as fit from a place on. */
export function columnsOf<T extends { id: string }>(organisations: readonly T[], organisationId: string | null, { from, size }: Window): readonly T[] {
  if (organisationId !== null) return organisations.filter((one) => one.id === organisationId);
  return organisations.slice(from, from + size);
}

/** Where a window of columns begins: never past the end, and so that the organisation that is looked at stands in it. */
export function readFrom(text: string | null, count: number, { size, holding }: { size: number; holding: number }): number {
  const asked = Math.floor(Number(text) || 0);
  const from = asked > 0 && asked < count ? asked : 0;
  return holding >= from + size ? holding - size + 1 : from;
}

export type Stop = { row: number; col: number };

const nearest = (stops: readonly Stop[], col: number) => stops.toSorted((a, b) => Math.abs(a.col - col) - Math.abs(b.col - col))[0];

/** Where an arrow key leads from a mark: along the row, or to the nearest mark of the next row that has one. */
export function nextStop(stops: readonly Stop[], at: Stop, key: string): Stop | undefined {
  const row = stops.filter((one) => one.row === at.row).toSorted((a, b) => a.col - b.col);
  switch (key) {
    case "ArrowRight":
      return row.find((one) => one.col > at.col);
    case "ArrowLeft":
      return row.findLast((one) => one.col < at.col);
    case "Home":
      return row[0];
    case "End":
      return row.at(-1);
    case "ArrowDown": {
      const below = Math.min(...stops.map((one) => one.row).filter((one) => one > at.row));
      return nearest(stops.filter((one) => one.row === below), at.col);
    }
    case "ArrowUp": {
      const above = Math.max(...stops.map((one) => one.row).filter((one) => one < at.row));
      return nearest(stops.filter((one) => one.row === above), at.col);
    }
    default:
      return undefined;
  }
}
