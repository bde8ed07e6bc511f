import { beforeEach, describe, expect, it } from "vitest";
import type { FigureFormRow } from "@/api/types";
import { sv } from "@/text/sv";
import { keep, readKept, rowKey, toSend, typedText, withTyped } from "./figure-draft";

const row = (part: Partial<FigureFormRow> = {}) =>
  ({ indicatorId: "visits", period: "2026", areaId: "2281", breakdown: "", value: null, valueTo: null, valueText: null, qualifier: null, quality: null, isReported: false, ...part }) as FigureFormRow;

describe("what has been typed", () => {
  it("is sent as a figure, and told apart from what cannot be read", () => {
    const [first, second, third] = [row(), row({ areaId: "2280" }), row({ areaId: "2262" })];
    const draft = { [rowKey(first)]: "ca 200", [rowKey(second)]: "många", [rowKey(third)]: " " };
    const { inputs, unreadable } = toSend([first, second, third], draft);
    expect(inputs).toEqual([{ indicatorId: "visits", period: "2026", areaId: "2281", breakdown: "", quality: "measured", value: 200, valueTo: null, qualifier: "about" }]);
    expect(unreadable).toEqual([rowKey(second)]);
  });

  it("begins from the saved figure, and is nothing new as long as it says the same", () => {
    const saved = row({ isReported: true, value: 55, valueTo: 65, qualifier: "about" });
    expect(typedText(saved, sv)).toBe("ca 55–65");
    expect(withTyped({}, saved, "ca 55–65", sv)).toEqual({});
    expect(withTyped({}, saved, "60", sv)).toEqual({ [rowKey(saved)]: "60" });
    expect(typedText(row(), sv)).toBe("");
  });
});

describe("the kept draft", () => {
  beforeEach(() => localStorage.clear());

  it("comes back for the same collection and organisation, and bears with a broken store", () => {
    keep("22-2026", "2281", { a: "12" });
    expect(readKept("22-2026", "2281")).toEqual({ a: "12" });
    expect(readKept("22-2026", "2280")).toEqual({});
    localStorage.setItem("samplan.figures.22-2026.2281", '{"a":5,"b":"1"}');
    expect(readKept("22-2026", "2281")).toEqual({ b: "1" });
    localStorage.setItem("samplan.figures.22-2026.2281", "{");
    expect(readKept("22-2026", "2281")).toEqual({});
  });
});
