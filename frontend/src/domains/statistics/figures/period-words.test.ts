import { describe, expect, it } from "vitest";
import { sv } from "@/text/sv";
import { byPeriod, periodText, periodTime } from "./period-words";

describe("a period", () => {
  it("is said as one says it", () => {
    expect(["2019", "2019-H1", "2019-Q3", "2016/2018", "undated", "2019-10-05"].map((one) => periodText(one, sv))).toEqual([
      "2019", "2019, halvår 1", "2019, kvartal 3", "2016–2018", "utan år", "2019-10-05",
    ]);
  });

  it("lies in time by its middle, and nowhere when it has no year", () => {
    expect(periodTime("2019")).toBe(2019.5);
    expect(periodTime("2016/2018")).toBe(2017.5);
    expect(periodTime("2019-H1")).toBe(2019.25);
    expect(periodTime("undated")).toBeNull();
  });

  it("stands in order of time, the undated last", () => {
    expect(["undated", "2020", "2019-Q3", "2019-Q1", "2016"].sort(byPeriod)).toEqual(["2016", "2019-Q1", "2019-Q3", "2020", "undated"]);
  });
});
