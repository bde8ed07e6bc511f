import { describe, expect, it } from "vitest";
import { joined, niceEnd, percentOf, spread } from "./scale";

describe("an axis", () => {
  it("ends at a round number that is not below the largest value", () => {
    expect([7, 100, 342, 1904, 0.4].map(niceEnd)).toEqual([10, 100, 500, 2000, 0.5]);
  });

  it("has an end also when everything is zero", () => {
    expect(niceEnd(0)).toBe(1);
  });

  it("places a value in per cent and never outside itself", () => {
    expect(percentOf(50, 200)).toBe(25);
    expect(percentOf(300, 200)).toBe(100);
    expect(percentOf(-1, 200)).toBe(0);
  });
});

describe("points in time", () => {
  it("lie as far apart as the years do", () => {
    expect(spread([2016, 2019, 2020])).toEqual([0, 75, 100]);
  });

  it("stand in the middle when there is only one", () => {
    expect(spread([2020])).toEqual([50]);
  });

  it("are not joined over what is withheld, missing or measured in another way", () => {
    const points = [{ value: 1 }, { value: 2 }, { value: null }, { value: 3 }, { value: 4, isBreak: true }, { value: 5 }];
    expect(joined(points)).toEqual([[0, 1], [4, 5]]);
  });
});
