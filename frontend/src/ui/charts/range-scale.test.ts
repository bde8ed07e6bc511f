import { describe, expect, it } from "vitest";
import { axisOver, placed } from "./range-scale";

describe("the axis of ranges", () => {
  it("begins at zero and ends at an even step over the largest", () => {
    expect(axisOver(11_900_000)).toEqual({ end: 12_500_000, ticks: [0, 2_500_000, 5_000_000, 7_500_000, 10_000_000, 12_500_000] });
    expect(axisOver(93_000).end).toBe(100_000);
  });

  it("ends at the largest itself when that is even", () => {
    expect(axisOver(10).ticks).toEqual([0, 2, 4, 6, 8, 10]);
  });

  it("has a length also when there is nothing", () => {
    expect(axisOver(0)).toEqual({ end: 1, ticks: [0, 1] });
  });
});

describe("a range on its axis", () => {
  it("has a sure part and a reach", () => {
    expect(placed(5, 10, 20)).toEqual({ sure: 25, reach: 50 });
  });

  it("without a stated lower end has no sure part", () => {
    expect(placed(null, 10, 20)).toEqual({ sure: 0, reach: 50 });
  });
});
