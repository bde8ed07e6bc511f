import { describe, expect, it } from "vitest";
import { readFigure } from "./read-figure";

describe("a typed figure", () => {
  it("is a number however thousands and decimals are written", () => {
    expect(["1960", "1 960", "1\u2009960", "7,5", "7.5", "0", "-3"].map((text) => readFigure(text)?.value)).toEqual([1960, 1960, 1960, 7.5, 7.5, 0, -3]);
  });

  it("keeps the words that are part of it", () => {
    expect(readFigure("ca 200")).toEqual({ value: 200, valueTo: null, qualifier: "about" });
    expect(readFigure("Drygt 500 000")).toEqual({ value: 500000, valueTo: null, qualifier: "more_than" });
    expect(["minst 3", "högst 4", "färre än 20", ">5", "<=5"].map((text) => readFigure(text)?.qualifier)).toEqual(["at_least", "up_to", "less_than", "more_than", "up_to"]);
  });

  it("can be a range", () => {
    expect(readFigure("55-65")).toEqual({ value: 55, valueTo: 65, qualifier: "exact" });
    expect(readFigure("ca 1 000 – 1 200")).toEqual({ value: 1000, valueTo: 1200, qualifier: "about" });
  });

  it("is not guessed at when it can be read in two ways or in none", () => {
    expect(["", "många", "1.960", "65-55", "5 st", "1-2-3", "1,2,3"].map(readFigure)).toEqual([null, null, null, null, null, null, null]);
  });
});
