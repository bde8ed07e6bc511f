import { describe, expect, it } from "vitest";
import type { Observation } from "@/api/types";
import { ends, storyData, withheldCount } from "./story-data";
import { STORIES, STORY_INDICATORS, type Story } from "./stories";

type Given = { indicatorId?: string; period?: string; parts?: Record<string, string>; value?: number | null; withheld?: boolean; account?: string; areaId?: string };

function observation({ indicatorId = "visits", period = "2019", parts = {}, value = 1, withheld = false, account = "main", areaId = "22" }: Given): Observation {
  const breakdown = Object.entries(parts).map(([dimensionId, categoryId]) => ({ dimensionId, categoryId, name: { sv: categoryId, en: null } }));
  const words = { sv: "dolt", en: null };
  return {
    indicatorId, period, breakdown, account, value: withheld ? null : value, withheld: withheld ? { reason: "protected", words } : null,
    areaId, countyId: "22", areaName: { sv: areaId, en: null }, indicatorName: { sv: indicatorId, en: null },
  } as unknown as Observation;
}

const bySite: Story = { id: "emergency", indicators: ["visits"], by: ["site"], label: "site" };

describe("the figures of a story", () => {
  it("are those divided by exactly its dimensions, the newest of them, the largest first", () => {
    const all = [
      observation({ value: 569 }),
      observation({ parts: { site: "a" }, value: 104 }),
      observation({ parts: { site: "b" }, value: 342 }),
      observation({ parts: { site: "b" }, value: 900, period: "2018" }),
      observation({ parts: { site: "b", sex: "men" }, value: 200 }),
      observation({ parts: { site: "b" }, value: 1, account: "table-2" }),
      observation({ parts: { site: "b" }, value: 800, areaId: "2281", period: "2020" }),
    ];
    const { groups, periods } = storyData(bySite, all);
    expect(groups.map((group) => [group.key, group.figures.map(({ one }) => one.value)])).toEqual([["b", [342]], ["a", [104]]]);
    expect(periods).toEqual(["2019"]);
  });

  it("are of the places and not of the whole where places stand beside each other", () => {
    const places: Story = { id: "municipalities", indicators: ["visits"], by: [], label: "area" };
    const { groups } = storyData(places, [observation({ value: 12 }), observation({ areaId: "2281", value: 9 }), observation({ areaId: "2280", value: 3 })]);
    expect(groups.map((group) => group.key)).toEqual(["2281", "2280"]);
  });

  it("stand side by side on the same question, the region first", () => {
    const sides: Story = { id: "reports", indicators: ["asked"], by: ["respondents"], label: "indicator", series: "respondents" };
    const all = [observation({ indicatorId: "asked", parts: { respondents: "municipalities" }, value: 73 }), observation({ indicatorId: "asked", parts: { respondents: "region" }, value: 91 })];
    const data = storyData(sides, all);
    expect(data.series.map((one) => one.sv)).toEqual(["region", "municipalities"]);
    expect(data.groups[0]?.figures.map(({ one, series }) => [one.value, series])).toEqual([[91, 0], [73, 1]]);
  });

  it("follow the years where there are several", () => {
    const story: Story = { id: "placements", indicators: ["visits"], by: [], label: "indicator", overTime: true };
    const { groups } = storyData(story, [observation({ period: "2020", value: 89 }), observation({ period: "2019", value: 90 })]);
    expect(groups[0]?.figures.map(({ one }) => one.value)).toEqual([90, 89]);
  });
});

describe("what a sentence may say", () => {
  const of = (...values: (number | null)[]) => storyData(bySite, values.map((value, index) => observation({ parts: { site: String(index) }, value: value ?? 0, withheld: value === null })));

  it("is the two ends of what is known", () => {
    expect([ends(of(5, 9, 7))?.most.one.value, ends(of(5, 9, 7))?.least?.one.value]).toEqual([9, 5]);
  });

  it("is not the lower end where something is withheld: that may be lower still", () => {
    expect(ends(of(9, null, 7))?.least).toBeNull();
    expect(withheldCount(of(9, null, 7))).toBe(1);
  });

  it("is nothing when there is nothing to set against each other", () => {
    expect(ends(of(9))).toBeNull();
    expect(ends(of(9, 9))).toBeNull();
  });
});

it("no story is told twice, and all that they need is asked for", () => {
  expect(new Set(STORIES.map((one) => one.id)).size).toBe(STORIES.length);
  expect(STORIES.flatMap((one) => one.indicators).every((one) => STORY_INDICATORS.includes(one))).toBe(true);
});
