import { describe, expect, it } from "vitest";
import { sv } from "@/text/sv";
import { costValue, isOfCosts } from "./cost-values";

const said = (value: unknown) => costValue(value, (id) => `<${id}>`, sv, "sv")?.replace(/[\u00a0\u2009]/g, " ");

describe("values of costs in the history", () => {
  it("are known by what they are of", () => {
    expect(isOfCosts({ objectType: "cost-item" }, sv)).toBe(true);
    expect(isOfCosts({ objectType: "assessment" }, sv)).toBe(false);
  });

  it("are amounts with their open ends, and what is not costed is no zero", () => {
    expect(said({ low: 500_000, lowBound: "at_least", high: 1_000_000, highBound: "at_least", isOpen: true })).toBe("500 000–1 000 000 kr eller mer");
    expect(said({ low: null, lowBound: "not_costed", high: null, highBound: "not_costed", isOpen: false })).toBe("ej beräknat");
  });

  it("are posts, payers and index values one by one", () => {
    expect(said([{ roleName: { sv: "Sjuksköterska" }, fteLow: 1, fteHigh: 2 }])).toBe("Sjuksköterska 100–200 %");
    expect(said([{ name: { sv: "Timrå kommun" }, percent: 33.3 }, { name: { sv: "Kramfors kommun" }, percent: null }])).toBe("Timrå kommun 33,3 %, Kramfors kommun, är med, ingen andel sagd");
    expect(said([{ year: 2021, value: 343.19 }])).toBe("2021: 343,19");
    expect(said([{ organisationId: "22", percent: 100 }])).toBe("<22> 100 %");
    expect(said([])).toBe("–");
  });

  it("are words of the vocabularies, yes and no, and choices of a scenario", () => {
    expect(said("per-ort")).toBe("per-ort");
    expect(said("person_month")).toBe("per person och månad");
    expect(said(false)).toBe("nej");
    expect(said({ steps: [1], items: null, without: ["a"], choices: [{ itemId: "b", alternativeId: "c" }], optional: "exclude", firstYear: null, years: 3 })).toBe("steg 1; utan a; b: c; inget som är eventuellt; 3 år");
  });

  it("leave numbers and texts in two languages to what says all others", () => {
    expect(costValue(5, String, sv, "sv")).toBeNull();
    expect(costValue({ sv: "x" }, String, sv, "sv")).toBeNull();
  });
});
