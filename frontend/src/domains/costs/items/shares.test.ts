import { describe, expect, it } from "vitest";
import { equalShares, readPercent, readSpan, spanText, sumOfShares, thousandthsText, WHOLE } from "./shares";

describe("shares of a cost", () => {
  it("are read as people type them", () => {
    expect(readPercent("33,333")).toBe(33_333);
    expect(readPercent("33.333 %")).toBe(33_333);
    expect(readPercent("100")).toBe(WHOLE);
    expect(readPercent("0,1")).toBe(100);
  });

  it("cannot be more than all, negative, finer than three decimals or words", () => {
    for (const text of ["101", "-1", "33,3333", "hälften", "", "1e3"]) expect(readPercent(text), text).toBeNull();
  });

  it("are the whole when they are equal, however many they are", () => {
    for (const count of [1, 2, 3, 7, 8, 21]) {
      const shares = equalShares(count);
      expect(shares).toHaveLength(count);
      expect(shares.reduce((sum, one) => sum + one, 0)).toBe(WHOLE);
      expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
    }
  });

  it("are added without the small faults of decimal numbers", () => {
    expect(sumOfShares(["33,3", "33,3", "33,3"])).toBe(99_900);
    expect(sumOfShares(["0,1", "0,2", "99,7"])).toBe(WHOLE);
    expect(sumOfShares(["50", "51"])).toBe(101_000);
  });

  it("that nobody has said a figure of are left out, and unreadable ones stop the sum", () => {
    expect(sumOfShares(["50", "", " "])).toBe(50_000);
    expect(sumOfShares(["50", "hälften"])).toBeNull();
    expect(sumOfShares([])).toBe(0);
  });
});

describe("a span", () => {
  it("is one number or two with any dash between", () => {
    expect(readSpan("2")).toEqual({ low: 2000, high: 2000 });
    expect(readSpan("1-3")).toEqual({ low: 1000, high: 3000 });
    expect(readSpan("0,5 – 1")).toEqual({ low: 500, high: 1000 });
    expect(readSpan("100–200 %")).toEqual({ low: 100_000, high: 200_000 });
  });

  it("is nothing when it cannot be read", () => {
    for (const text of ["", "3-1", "1-2-3", "två", "-1"]) expect(readSpan(text), text).toBeNull();
  });

  it("is written as it is typed", () => {
    expect(spanText({ low: 1000, high: 3000 })).toBe("1–3");
    expect(spanText({ low: 500, high: 500 })).toBe("0,5");
    expect(thousandthsText(33_333)).toBe("33,333");
  });
});
