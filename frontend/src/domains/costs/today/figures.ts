import type { CurrentFigure } from "@/api/types";

export type FigureGroup = { id: string; name: CurrentFigure["name"]; unit: CurrentFigure["unit"]; isMoney: boolean; figures: readonly CurrentFigure[] };

/** What is divided by what to know what one placement costs. */
const DIVIDED = { cost: "placement-costs", count: "placements" };

const MONEY = new Set(["kr", "kronor"]);

/** The figures by what they measure, in the order that they come. */
export function byIndicator(figures: readonly CurrentFigure[]): FigureGroup[] {
  const groups = new Map<string, CurrentFigure[]>();
  for (const one of figures) groups.set(one.indicatorId, [...(groups.get(one.indicatorId) ?? []), one]);
  return [...groups.values()].flatMap((all) => {
    const first = all[0];
    return first ? [{ id: first.indicatorId, name: first.name, unit: first.unit, isMoney: MONEY.has(first.unit.sv), figures: all }] : [];
  });
}

const partsKey = (parts: CurrentFigure["parts"]) => parts.map((one) => `${one.dimensionId}:${one.categoryId}`).join();

/** Whether a figure is a part of another that is shown: then it is said as one of its parts. */
export function isPartOf(figure: CurrentFigure, all: readonly CurrentFigure[]): boolean {
  if (figure.parts.length === 0) return false;
  const whole = partsKey(figure.parts.slice(0, -1));
  return all.some((one) => one.period === figure.period && one.areaId === figure.areaId && partsKey(one.parts) === whole);
}

/** Periods that both the cost and the number of placements are known for, newest first. */
export function periodsOfBoth(figures: readonly CurrentFigure[]): string[] {
  const of = (id: string) => figures.filter((one) => one.indicatorId === id && one.parts.length === 0 && one.value !== null).map((one) => one.period);
  const counted = new Set(of(DIVIDED.count));
  return [...new Set(of(DIVIDED.cost))].filter((one) => counted.has(one)).toSorted().toReversed();
}

/** The figure to show first: the largest of the newest period. */
export function leading(figures: readonly CurrentFigure[]): CurrentFigure | undefined {
  const known = figures.filter((one) => one.value !== null);
  const newest = known.map((one) => one.period).toSorted().at(-1);
  return known.filter((one) => one.period === newest).toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0))[0];
}
