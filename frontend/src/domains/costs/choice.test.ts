import { describe, expect, it } from "vitest";
import { queryString } from "@/format/address";
import { choiceAddress, choiceCall, isOwn, readChoice, readGrouping, readSpread, readView } from "./choice";

const read = (search: string) => readChoice(new URLSearchParams(search));

describe("the choice in an address", () => {
  it("is the call behind the view, with what is not chosen left out", () => {
    expect(choiceCall(read("scenario=22-plan-steps-1&priceYear=2023&optional=exclude"), "22-plan")).toEqual({
      plan: "22-plan",
      scenario: "22-plan-steps-1",
      optional: "exclude",
      priceYear: 2023,
    });
    expect(choiceCall(read(""), "22-plan")).toEqual({ plan: "22-plan" });
  });

  it("carries steps, items and alternatives", () => {
    const search = "?step=1&step=2&without=22-f10-5&choice=22-f10-7%3A22-txt-syr-2&years=3";
    expect(choiceCall(read(search), "p")).toEqual({ plan: "p", step: [1, 2], without: ["22-f10-5"], choice: ["22-f10-7:22-txt-syr-2"], years: 3 });
    expect(queryString(choiceAddress(read(search)))).toBe(search);
  });

  it("leaves out what cannot be read, and an index without a price year", () => {
    expect(choiceCall(read("priceYear=snart&years=-1&index=kpi"), "p")).toEqual({ plan: "p" });
  });

  it("is one's own when it says what is carried out without a scenario", () => {
    expect(isOwn(read("step=1"))).toBe(true);
    expect(isOwn(read("scenario=a&without=b"))).toBe(false);
    expect(isOwn(read("priceYear=2023"))).toBe(false);
  });

  it("has a grouping, a view and perhaps a spread", () => {
    const params = new URLSearchParams("by=role&view=total&spread=together");
    expect([readGrouping(params), readView(params), readSpread(params)]).toEqual(["role", "total", "together"]);
    const none = new URLSearchParams("by=moon&spread=wide");
    expect([readGrouping(none), readView(none), readSpread(none)]).toEqual([null, "annual", null]);
  });
});
