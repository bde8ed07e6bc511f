import { describe, expect, it } from "vitest";
import { aboutText, breakdownText, readAbout } from "./about";

describe("what the panel is about", () => {
  it("is one figure or a whole indicator, and the address gives it back", () => {
    const figure = { indicatorId: "emergency-visits", areaId: "22", period: "2016/2018", breakdown: "age=18-64;sex=women" };
    expect(readAbout(aboutText(figure))).toEqual(figure);
    expect(readAbout(aboutText({ indicatorId: "emergency-visits" }))).toEqual({ indicatorId: "emergency-visits" });
    expect(readAbout(aboutText({ ...figure, breakdown: undefined }))).toEqual({ ...figure, breakdown: "" });
    expect(readAbout(null)).toBeNull();
  });

  it("writes a breakdown in the order of its dimensions, without what is the whole", () => {
    const parts = [{ dimensionId: "sex", categoryId: "men" }, { dimensionId: "site", categoryId: "total" }, { dimensionId: "age", categoryId: "18-64" }];
    expect(breakdownText(parts)).toBe("age=18-64;sex=men");
  });
});
