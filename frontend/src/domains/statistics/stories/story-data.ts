import type { Indicator, Observation } from "@/api/types";
import { byPeriod } from "../figures/period-words";
import type { Story } from "./stories";

/** One group of bars, or one line: its name, and its figures in the order of the series or of time. */
export type StoryGroup = { key: string; label: Label; figures: readonly StoryFigure[] };
export type StoryFigure = { one: Observation; series: number };
export type Label = { sv: string; en?: string | null };
export type StoryData = { groups: readonly StoryGroup[]; series: readonly Label[]; periods: readonly string[] };

/** Of the whole county, or where places stand beside each other, of all but the whole. */
function isOf(story: Story, one: Observation): boolean {
  if ((one.areaId === one.countyId) === (story.label === "area")) return false;
  const parts = one.breakdown.map((part) => part.dimensionId);
  return one.account === "main" && story.indicators.includes(one.indicatorId) && parts.length === story.by.length && story.by.every((dimension) => parts.includes(dimension));
}

function newest(all: readonly Observation[]): Observation[] {
  const last = new Map<string, string>();
  for (const one of all) {
    const known = last.get(one.indicatorId);
    if (known === undefined || byPeriod(known, one.period) < 0) last.set(one.indicatorId, one.period);
  }
  return all.filter((one) => last.get(one.indicatorId) === one.period);
}

function part(one: Observation, dimension: string | undefined) {
  return one.breakdown.find((found) => found.dimensionId === dimension);
}

function labelOf(story: Story, one: Observation): { key: string; label: Label } {
  if (story.label === "indicator") return { key: one.indicatorId, label: one.indicatorName };
  if (story.label === "area") return { key: one.areaId, label: one.areaName };
  const found = part(one, story.label);
  return { key: found?.categoryId ?? "", label: found?.name ?? one.indicatorName };
}

/** Largest first, by the first figure of each group; what has no number comes last. */
function bySize(a: StoryGroup, b: StoryGroup): number {
  const size = (group: StoryGroup) => Math.max(-Infinity, ...group.figures.map(({ one }) => one.value ?? -Infinity));
  const [first, second] = [size(a), size(b)];
  return first === second ? 0 : second - first;
}

/** A story's figures as they are to be drawn; empty where the county has none of them. */
export function storyData(story: Story, all: readonly Observation[]): StoryData {
  const found = all.filter((one) => isOf(story, one));
  const figures = story.overTime ? found.toSorted((a, b) => byPeriod(a.period, b.period)) : newest(found);
  const series = seriesOf(story, figures);
  const groups = new Map<string, StoryGroup>();
  for (const one of figures) {
    const { key, label } = labelOf(story, one);
    const at = Math.max(0, series.findIndex((known) => known.key === (part(one, story.series)?.categoryId ?? "")));
    groups.set(key, { key, label, figures: [...(groups.get(key)?.figures ?? []), { one, series: at }] });
  }
  const inOrder = [...groups.values()].map((group) => (story.overTime ? group : { ...group, figures: group.figures.toSorted((a, b) => a.series - b.series) }));
  return {
    groups: inOrder.toSorted(bySize),
    series: series.map((one) => one.label),
    periods: [...new Set(figures.map((one) => one.period))].toSorted(byPeriod),
  };
}

function seriesOf(story: Story, figures: readonly Observation[]): { key: string; label: Label }[] {
  const found = new Map<string, Label>();
  for (const one of figures) {
    const category = part(one, story.series);
    if (category) found.set(category.categoryId, category.name);
  }
  // The region first, as in the matrix; for the rest the order in which they come.
  return [...found].map(([key, label]) => ({ key, label })).toSorted((a, b) => Number(b.key === "region") - Number(a.key === "region"));
}

/** What a sentence may say: the ends of what is known. The lower end is not known where something is withheld. */
export function ends(data: StoryData): { most: Ends; least: Ends | null } | null {
  const all = data.groups.flatMap((group) => group.figures.map(({ one, series }) => ({ label: group.label, series: data.series.length > 1 ? data.series[series] : undefined, one })));
  const known = all.filter(({ one }) => one.value !== null);
  const [most, least] = [known.toSorted((a, b) => (b.one.value ?? 0) - (a.one.value ?? 0))[0], known.toSorted((a, b) => (a.one.value ?? 0) - (b.one.value ?? 0))[0]];
  if (!most || !least || known.length < 2 || most.one.value === least.one.value) return null;
  const hidden = all.some(({ one }) => one.withheld !== null || one.value === null);
  return { most, least: hidden ? null : least };
}
type Ends = { label: Label; series?: Label; one: Observation };

export function withheldCount(data: StoryData): number {
  return data.groups.flatMap((group) => group.figures).filter(({ one }) => one.withheld !== null).length;
}

export const indicatorOf = (indicators: readonly Indicator[], one: Observation) => indicators.find((known) => known.id === one.indicatorId);
