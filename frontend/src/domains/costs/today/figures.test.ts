import { describe, expect, it } from "vitest";
import type { CurrentFigure } from "@/api/types";
import { byIndicator, isPartOf, leading, periodsOfBoth } from "./figures";

function figure(indicatorId: string, period: string, parts: string[] = [], value: number | null = 1): CurrentFigure {
  return {
    indicatorId, period, value, areaId: "22", unit: { sv: indicatorId === "placements" ? "placeringar" : "kronor", en: null }, name: { sv: indicatorId, en: null },
    parts: parts.map((categoryId) => ({ dimensionId: "d", name: { sv: "d" }, categoryId, categoryName: { sv: categoryId } })),
  } as unknown as CurrentFigure;
}

describe("today's figures", () => {
  it("are grouped by what they measure, and know money from counts", () => {
    const groups = byIndicator([figure("care-cost", "2019"), figure("placements", "2019"), figure("care-cost", "2020")]);
    expect(groups.map((one) => [one.id, one.isMoney, one.figures.length])).toEqual([["care-cost", true, 2], ["placements", false, 1]]);
  });

  it("are parts of another where that one is shown for the same period", () => {
    const all = [figure("c", "2019", ["in"]), figure("c", "2019", ["in", "icu"]), figure("c", "2019", ["out", "icu"]), figure("c", "2020", ["in", "icu"])];
    expect(all.map((one) => isPartOf(one, all))).toEqual([false, true, false, false]);
  });

  it("can be divided for the periods that have both cost and count", () => {
    const all = [figure("placement-costs", "2019"), figure("placement-costs", "2020"), figure("placements", "2020"), figure("placements", "2019"), figure("placements", "2021"), figure("placement-costs", "2021", [], null)];
    expect(periodsOfBoth(all)).toEqual(["2020", "2019"]);
  });

  it("are led by the largest of the newest period", () => {
    const all = [figure("c", "2019", [], 9), figure("c", "2020", ["a"], 2), figure("c", "2020", [], 3), figure("c", "2021", [], null)];
    expect(leading(all)).toBe(all[2]);
    expect(leading([])).toBeUndefined();
  });
});
