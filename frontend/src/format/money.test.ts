import { describe, expect, it } from "vitest";
import { en } from "@/text/en";
import { sv } from "@/text/sv";
import { amountText, differenceText, isNotCosted, rangeText, type MoneyForm, type MoneyRange } from "./money";

type Bound = MoneyRange["lowBound"];

function range(low: number | null, high: number | null, lowBound: Bound = "exact", highBound: Bound = lowBound): MoneyRange {
  return { low, lowBound, high, highBound, isOpen: highBound === "at_least" };
}

/** The space before a unit does not break; the tests read it as a common one. */
const plain = (text: string) => text.replace(/[\u00a0\u2009]/g, " ");
const swedish = (one: MoneyRange, form?: MoneyForm) => plain(rangeText(one, sv, "sv", form));
const english = (one: MoneyRange, form?: MoneyForm) => plain(rangeText(one, en, "en", form));

describe("a range of money", () => {
  it("is said once with its unit", () => {
    expect(swedish(range(7_600_000, 11_200_000))).toBe("7,6–11,2 mkr");
    expect(swedish(range(500_000, 1_000_000))).toBe("0,5–1 mkr");
    expect(swedish(range(62_000, 93_000))).toBe("62–93 tkr");
    expect(swedish(range(3_000, 3_000))).toBe("3 000 kr");
    expect(swedish(range(0, 0))).toBe("0 kr");
  });

  it("is said to the krona in its exact form", () => {
    expect(swedish(range(1_200_000, 3_300_000), "exact")).toBe("1 200 000–3 300 000 kr");
    expect(swedish(range(62_000, 62_000), "exact")).toBe("62 000 kr");
  });

  it("keeps its open end", () => {
    expect(swedish(range(1_100_000, 1_100_000, "at_least"))).toBe("minst 1,1 mkr");
    expect(swedish(range(8_300_000, 11_900_000, "at_least"))).toBe("8,3–11,9 mkr eller mer");
    expect(swedish(range(0, 11_900_000, "at_most", "at_least"))).toBe("0–11,9 mkr eller mer");
  });

  it("keeps what is about, and what is up to", () => {
    expect(swedish(range(800_000, 800_000, "about"))).toBe("ca 800 tkr");
    expect(swedish(range(700_000, 1_200_000, "about", "exact"))).toBe("ca 0,7–1,2 mkr");
    expect(swedish(range(null, 11_100_000, "at_most"))).toBe("upp till 11,1 mkr");
    expect(swedish(range(11_100_000, 11_100_000, "at_most"))).toBe("upp till 11,1 mkr");
    expect(swedish(range(500_000, 1_000_000, "at_least", "exact"))).toBe("0,5–1 mkr");
  });

  it("that nobody has costed is not zero", () => {
    const none = range(null, null, "not_costed");
    expect(isNotCosted(none)).toBe(true);
    expect(swedish(none)).toBe("ej beräknat");
    expect(english(none)).toBe("not costed");
  });

  it("never writes two ends alike that differ", () => {
    expect(swedish(range(1_160_000, 1_200_000))).toBe("1,16–1,2 mkr");
    expect(swedish(range(2_000_000, 2_000_400))).toBe("2 000 000–2 000 400 kr");
  });

  it("shows a small end beside a large one", () => {
    expect(swedish(range(62_000, 3_300_000))).toBe("0,06–3,3 mkr");
  });

  it("is said in English", () => {
    expect(english(range(7_600_000, 11_200_000))).toBe("SEK 7.6–11.2 million");
    expect(english(range(1_100_000, 1_100_000, "at_least"))).toBe("at least SEK 1.1 million");
    expect(english(range(8_300_000, 11_900_000, "at_least"))).toBe("SEK 8.3–11.9 million or more");
    expect(english(range(1_200_000, 3_300_000), "exact")).toBe("SEK 1,200,000–3,300,000");
    expect(english(range(null, 11_100_000, "at_most"))).toBe("up to SEK 11.1 million");
  });
});

describe("amounts and differences", () => {
  it("are short or exact", () => {
    expect(plain(amountText(1_160_000, sv, "sv"))).toBe("1,2 mkr");
    expect(plain(amountText(1_160_000, sv, "sv", "exact"))).toBe("1 160 000 kr");
    expect(plain(amountText(-62_000, sv, "sv"))).toBe("\u221262 tkr");
  });

  it("show their sign, and both ends where they differ", () => {
    expect(plain(differenceText(31_000, 31_000, sv, "sv"))).toBe("+31 tkr");
    expect(plain(differenceText(-31_000, 1_200_000, sv, "sv"))).toBe("\u22120,03 till +1,2 mkr");
    expect(plain(differenceText(0, 0, sv, "sv"))).toBe("0 kr");
    expect(plain(differenceText(-5_000, -4_000, en, "en"))).toBe("SEK \u22125,000 to \u22124,000");
  });
});
