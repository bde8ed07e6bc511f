import type { Indicator, Observation } from "@/api/types";
import { formatNumber } from "@/format/numbers";
import { localText, type Language } from "@/text/language";
import type { Dictionary } from "@/text/sv";
import { observationText } from "../figures/observation-words";
import { periodText } from "../figures/period-words";
import type { Story } from "./stories";
import { ends, indicatorOf, withheldCount, type StoryData } from "./story-data";

/** What the figures say and nothing else: no cause, no judgement. */
export function sentence(story: Story, data: StoryData, indicators: readonly Indicator[], t: Dictionary, lang: Language): string {
  const text = (one: Observation) => observationText(one, indicatorOf(indicators, one), t, lang, true);
  const said = [main(story, data, indicators, text, t, lang), withheld(data, t, lang), story.overlaps && t.statistics.oneFigureEach];
  return said.filter(Boolean).join(" ");
}

type Text = (one: Observation) => string;

function main(story: Story, data: StoryData, indicators: readonly Indicator[], text: Text, t: Dictionary, lang: Language): string {
  const words = t.statistics.sentence;
  if (story.overTime) return data.groups.map((group) => change(group.label, group.figures.map(({ one }) => one), text, t, lang)).join(" ");
  const pairs = data.groups.flatMap((group) => both(data, group, text, t, lang));
  if (pairs.length > 0 && story.series === "respondents") return pairs.join(" ");
  const found = ends(data);
  if (!found) return "";
  const counts = indicatorOf(indicators, found.most.one)?.measure === "count";
  const name = ({ label, series }: typeof found.most) => (series ? words.within(localText(label, lang), localText(series, lang).toLowerCase()) : localText(label, lang));
  const most = (counts ? words.most : words.highest)(name(found.most), text(found.most.one));
  return found.least ? `${most} ${(counts ? words.fewest : words.lowest)(name(found.least), text(found.least.one))}` : most;
}

function change(label: { sv: string; en?: string | null }, figures: readonly Observation[], text: Text, t: Dictionary, lang: Language): string {
  const [first, last] = [figures[0], figures.at(-1)];
  if (!first || !last) return "";
  const name = localText(label, lang);
  if (first === last) return t.statistics.sentence.one(name, text(first));
  return t.statistics.sentence.change(name, periodText(first.period, t), text(first), periodText(last.period, t), text(last));
}

/** Only where both sides have given a figure can they be said together. */
function both(data: StoryData, group: StoryData["groups"][number], text: Text, t: Dictionary, lang: Language): string[] {
  const [a, b] = group.figures;
  const [first, second] = data.series;
  if (!a || !b || !first || !second || a.one.value === null || b.one.value === null) return [];
  return [t.statistics.sentence.both(localText(group.label, lang), localText(first, lang).toLowerCase(), text(a.one), localText(second, lang).toLowerCase(), text(b.one))];
}

function withheld(data: StoryData, t: Dictionary, lang: Language): string {
  const count = withheldCount(data);
  if (count === 0) return "";
  return count === 1 ? t.statistics.sentence.withheldOne : t.statistics.sentence.withheld(formatNumber(count, lang));
}
