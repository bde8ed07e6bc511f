import { describe, expect, it } from "vitest";
import type { CostGroup, CostRange, CostSummary, SummedItem } from "@/api/types";
import { averageYear, groupRange, isCosted, NOT_COSTED, partsOf, shareOf } from "./parts";

function exact(low: number, high = low): CostRange {
  return { low, lowBound: "exact", high, highBound: "exact", isOpen: false };
}

function item(id: string, organisations: SummedItem["organisations"] = []): SummedItem {
  return {
    id, code: null, title: { sv: id, en: null }, stepId: "s", activityId: null, amount: exact(10, 20), quantity: null, priceYear: 2021, isOnce: false, perTime: exact(10, 20), years: [2022, 2023],
    total: exact(20, 40), annual: exact(10, 20), chosenAlternativeId: null, organisations, groupId: null, sourcePlaceId: null,
  };
}

function group(changes: Partial<CostGroup>): CostGroup {
  return {
    id: "g", name: { sv: "g", en: null }, number: null, itemIds: ["a"], itemCount: 1, notSummedCount: 0, notSummedIds: [], years: [],
    total: exact(20, 40), annual: exact(10, 20), recurring: exact(10, 20), oneOff: exact(0), perInhabitant: null, ...changes,
  };
}

function summary(by: CostSummary["by"], items: SummedItem[]): CostSummary {
  return { by, items, years: [2022, 2023], notSummed: [{ id: "n" }] } as unknown as CostSummary;
}

describe("a group of costs", () => {
  it("that consists only of what nobody has costed is not zero", () => {
    const none = group({ itemCount: 0, notSummedCount: 2, total: exact(0), annual: exact(0) });
    expect(isCosted(none)).toBe(false);
    expect(groupRange(none, "step", "annual")).toEqual(NOT_COSTED);
  });

  it("shows the average year or all years, and a year as itself", () => {
    expect(groupRange(group({}), "step", "annual")).toEqual(exact(10, 20));
    expect(groupRange(group({}), "step", "total")).toEqual(exact(20, 40));
    expect(groupRange(group({}), "year", "annual")).toEqual(exact(20, 40));
  });

  it("has its parts, with only its own share of what several pay", () => {
    const shared = item("a", [{ organisationId: "g", total: exact(5, 11) }, { organisationId: null, total: exact(15, 29) }]);
    expect(partsOf(group({ notSummedIds: ["n"] }), summary("organisation", [shared, item("b")]), "annual")).toEqual({
      summed: [{ item: shared, range: exact(3, 6) }],
      notSummed: [{ id: "n" }],
    });
    expect(partsOf(group({}), summary("step", [shared]), "total").summed[0]?.range).toEqual(exact(20, 40));
    expect(partsOf(group({}), summary("year", [shared]), "annual").summed[0]?.range).toEqual(exact(10, 20));
  });
});

describe("shares and averages", () => {
  it("round to the nearest krona, halves up, and keep what is not stated", () => {
    expect(averageYear({ ...exact(7, 8), low: null }, 2)).toEqual({ ...exact(7, 4), low: null });
  });

  it("are whole per cent at both ends, and nothing of nothing", () => {
    expect(shareOf(exact(168_000), exact(8_300_000, 11_900_000))).toEqual({ low: 1, high: 2 });
    expect(shareOf(exact(1), exact(0))).toBeNull();
    expect(shareOf(NOT_COSTED, exact(1))).toBeNull();
  });
});
