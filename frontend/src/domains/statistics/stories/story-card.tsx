import type { Indicator, Observation } from "@/api/types";
import { localText, useLocal, useText, type Language } from "@/text/language";
import type { Dictionary } from "@/text/sv";
import { AppLink } from "@/ui/app-link";
import { BarChart, type Bar } from "@/ui/charts/bar-chart";
import { ChartFrame } from "@/ui/charts/chart-frame";
import { TimeChart } from "@/ui/charts/time-chart";
import { isUncertain, openEnd } from "../figures/figure-words";
import { observationText } from "../figures/observation-words";
import { periodText, periodTime } from "../figures/period-words";
import { storyAddress } from "../explore/dataset-address";
import { AboutButton } from "./about-button";
import { cautionOf } from "./caution";
import { sentence } from "./sentence";
import { StoryTable } from "./story-table";
import type { Story } from "./stories";
import { indicatorOf, storyData, type StoryData, type StoryFigure } from "./story-data";

type Props = { story: Story; observations: readonly Observation[]; indicators: readonly Indicator[] };

/** One question: what the figures say, the chart, the table behind it, and where they come from. */
export function StoryCard({ story, observations, indicators }: Props) {
  const { t, lang } = useText();
  const data = storyData(story, observations);
  const used = story.indicators.flatMap((id) => indicators.filter((one) => one.id === id));
  const kicker = useKicker(data, used);
  if (data.groups.length === 0) return null;
  const heading = t.statistics.stories[story.id];
  const said = sentence(story, data, indicators, t, lang);
  return (
    <ChartFrame
      heading={heading}
      kicker={kicker}
      sentence={said}
      chart={<StoryChart story={story} data={data} indicators={indicators} title={`${heading} ${said}`} />}
      table={<StoryTable caption={heading} data={data} indicators={indicators} />}
    >
      <ChartFoot story={story} data={data} indicators={used} />
    </ChartFrame>
  );
}

/** What is measured, in which unit and when: what an axis would otherwise have to say. */
function useKicker(data: StoryData, indicators: readonly Indicator[]): string {
  const { t } = useText();
  const local = useLocal();
  const units = [...new Set(indicators.map((one) => local(one.unit)))].join(", ");
  const name = indicators.length === 1 ? local(indicators[0]?.name) : "";
  return [name, units, data.periods.map((one) => periodText(one, t)).join(", ")].filter(Boolean).join(" · ");
}

function ChartFoot({ story, data, indicators }: { story: Story; data: StoryData; indicators: readonly Indicator[] }) {
  const { t, lang } = useText();
  const local = useLocal();
  const cautions = [...new Set(indicators.flatMap((one) => cautionOf(one, lang) ?? []))];
  const documents = [...new Set(data.groups.flatMap((group) => group.figures.flatMap(({ one }) => one.sourcePlace?.documentTitle ?? [])))];
  return (
    <>
      {cautions.map((one) => <p key={one}>{one}</p>)}
      {documents.length > 0 && <p>{t.common.source.heading}: {documents.join(", ")}</p>}
      <p className="story-foot no-print">
        {indicators.length > 1 && <span>{t.statistics.about}:</span>}
        {indicators.map((one) => <AboutButton key={one.id} about={{ indicatorId: one.id }} name={indicators.length > 1 ? local(one.name) : undefined} />)}
        <AppLink href={storyAddress(story)}>{t.common.nav.explore}</AppLink>
      </p>
    </>
  );
}

type ChartProps = { story: Story; data: StoryData; indicators: readonly Indicator[]; title: string };

function StoryChart({ story, data, indicators, title }: ChartProps) {
  const { t, lang } = useText();
  const local = useLocal();
  const share = indicators.some((one) => story.indicators.includes(one.id) && one.unit.sv === "%" && one.measure === "share");
  const end = share ? 100 : undefined;
  if (story.overTime && data.periods.length > 1) {
    const lines = data.groups.map((group) => ({ key: group.key, name: local(group.label), points: group.figures.flatMap((figure) => point(figure, indicators, t, lang)) }));
    return <TimeChart title={title} lines={lines} end={end} />;
  }
  const groups = data.groups.map((group) => ({ key: group.key, label: local(group.label), bars: group.figures.map((figure) => bar(figure, indicators, t, lang)) }));
  return <BarChart title={title} groups={groups} series={data.series.map(local)} end={end} />;
}

function point({ one }: StoryFigure, indicators: readonly Indicator[], t: Dictionary, lang: Language) {
  const time = periodTime(one.period);
  if (time === null) return [];
  return [{ key: one.period, label: periodText(one.period, t), time, value: one.value, text: observationText(one, indicatorOf(indicators, one), t, lang), withheld: one.withheld !== null, isBreak: one.isBreak }];
}

function bar({ one, series }: StoryFigure, indicators: readonly Indicator[], t: Dictionary, lang: Language): Bar {
  return {
    key: [one.indicatorId, one.areaId, one.period, ...one.breakdown.map((part) => localText(part.name, "sv"))].join(),
    value: one.value,
    to: one.valueTo,
    text: observationText(one, indicatorOf(indicators, one), t, lang),
    withheld: one.withheld !== null,
    open: openEnd(one),
    uncertain: isUncertain(one),
    series,
  };
}
