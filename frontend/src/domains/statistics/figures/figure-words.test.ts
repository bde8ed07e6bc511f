import { describe, expect, it } from "vitest";
import { en } from "@/text/en";
import { sv } from "@/text/sv";
import { figureText, figureWithUnit, isUncertain, openEnd, type Figure, type Spec } from "./figure-words";

const visits: Spec = { measure: "count", decimals: 0, unit: "besök" };
const share: Spec = { measure: "share", decimals: 0, unit: "%" };
const kronor: Spec = { measure: "amount", decimals: 0, unit: "kr" };
const said = (figure: Figure, spec = visits) => figureText(figure, spec, sv, "sv");

describe("a figure in words", () => {
  it("carries its qualifier, which is part of it", () => {
    expect(said({ value: 20, qualifier: "less_than" })).toBe("under 20");
    expect(said({ value: 500000, qualifier: "more_than" }, kronor)).toBe("drygt 500\u2009000 kr");
    expect(figureText({ value: 160, qualifier: "about" }, visits, en, "en")).toBe("about 160");
  });

  it("is a range where the source gives one", () => {
    expect(said({ value: 55, valueTo: 65 })).toBe("55–65");
    expect(said({ value: 700_000_000, valueTo: 1_000_000_000 }, kronor)).toBe("700–1\u2009000 mkr");
  });

  it("says millions only where nothing is rounded off", () => {
    expect(said({ value: 39_100_000 }, kronor)).toBe("39,1 mkr");
    expect(said({ value: 614_000 }, kronor)).toBe("614\u2009000 kr");
    expect(said({ value: 1_234_567 }, kronor)).toBe("1\u2009234\u2009567 kr");
  });

  it("tells withheld, said in words and no number at all apart", () => {
    expect(said({ value: null, withheld: { reason: "small" } })).toBe("dolt");
    expect(said({ value: null, valueText: "Kramfors" })).toBe("Kramfors");
    expect(said({ value: null })).toBe("ingen siffra i källan");
    expect(said({ value: 0 })).toBe("0");
  });

  it("takes its unit along in a sentence, once", () => {
    expect(figureWithUnit({ value: 342 }, visits, sv, "sv")).toBe("342\u00a0besök");
    expect(figureWithUnit({ value: 83.5 }, { ...share, decimals: 1 }, sv, "sv")).toBe("83,5\u2009%");
    expect(figureWithUnit({ value: null, withheld: { reason: "small" } }, visits, sv, "sv")).toBe("dolt");
  });
});

describe("the shape of a bar", () => {
  it("is open where the figure goes on or ends before", () => {
    expect(openEnd({ value: 1, qualifier: "at_least" })).toBe("above");
    expect(openEnd({ value: 1, qualifier: "up_to" })).toBe("below");
    expect(openEnd({ value: 1, qualifier: "exact" })).toBeNull();
  });

  it("is lighter for all that is not measured", () => {
    expect(isUncertain({ value: 1, quality: "estimate" })).toBe(true);
    expect(isUncertain({ value: 1, qualifier: "about", quality: "measured" })).toBe(true);
    expect(isUncertain({ value: 1, quality: "measured", qualifier: "exact" })).toBe(false);
  });
});
