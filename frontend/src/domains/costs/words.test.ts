import { describe, expect, it } from "vitest";
import type { CostRange, CostSummary } from "@/api/types";
import { en } from "@/text/en";
import { sv } from "@/text/sv";
import { eachText, frequencyText, headline, notCostedCount, percentText, periodOf } from "./words";

const plain = (text: string) => text.replace(/[\u00a0\u2009]/g, " ");

function summary(itemCount: number, notSummedCount: number, scenario: CostSummary["scenario"] = { id: "s", name: { sv: "Steg 1", en: "Step 1" } }): CostSummary {
  const annual: CostRange = { low: 8_505_000, lowBound: "at_least", high: 12_105_000, highBound: "at_least", isOpen: true };
  return { scenario, total: { annual, itemCount, notSummedCount }, years: [2022, 2023] } as unknown as CostSummary;
}

describe("words of costs", () => {
  it("answer what a scenario costs, also when nobody knows", () => {
    expect(plain(headline(summary(20, 5), sv, "sv"))).toBe("Steg 1 kostar 8,5–12,1 mkr eller mer per år");
    expect(plain(headline(summary(20, 5), en, "en"))).toBe("Step 1 costs SEK 8.5–12.1 million or more a year");
    expect(headline(summary(0, 5), sv, "sv")).toBe("Steg 1: ingen har räknat på kostnaden");
    expect(headline(summary(0, 0, null), sv, "sv")).toBe("Ditt urval har inga kostnadsposter");
  });

  it("count what is not costed, one and many", () => {
    expect([0, 1, 5].map((count) => notCostedCount(count, sv, "sv"))).toEqual(["Alla poster är beräknade", "En post är inte beräknad", "5 poster är inte beräknade"]);
  });

  it("say how often as one says it", () => {
    const often = (everyYears: number) => frequencyText({ frequency: "every_n_years", everyYears }, sv, "sv");
    expect([often(2), often(3), often(4)]).toEqual(["Vartannat år", "Vart tredje år", "Vart 4:e år"]);
    expect(frequencyText({ frequency: "as_needed", everyYears: null }, sv, "sv")).toBe("Vid behov");
  });

  it("say shares, periods and kronor for each inhabitant", () => {
    expect(plain(percentText({ low: 1, high: 2 }, "sv"))).toBe("1–2 %");
    expect(percentText({ low: 7, high: 7 }, "en")).toBe("7%");
    expect(periodOf(summary(1, 0), sv)).toBe("2022–2023");
    expect(plain(eachText({ annualLow: 42.98, annualHigh: 61.17 }, true, sv, "sv"))).toBe("43–61 kr eller mer");
    expect(plain(eachText({ annualLow: null, annualHigh: 61.17 }, false, sv, "sv"))).toBe("upp till 61 kr");
  });
});
