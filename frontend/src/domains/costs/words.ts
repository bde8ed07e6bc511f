import type { CostItem, CostRange, CostSummary } from "@/api/types";
import { isNotCosted, rangeText, type MoneyForm } from "@/format/money";
import { formatNumber } from "@/format/numbers";
import type { Language } from "@/text/language";
import type { Dictionary } from "@/text/sv";

/** How often an item comes back, as one says it: every other year rather than every 2 years. */
export function frequencyText({ frequency, everyYears }: Pick<CostItem, "frequency" | "everyYears">, t: Dictionary, lang: Language): string {
  const words = t.costTerms;
  if (frequency !== "every_n_years") return words.frequency[frequency];
  if (everyYears === 2) return words.everySecond;
  return everyYears === 3 ? words.everyThird : words.frequency.every_n_years(formatNumber(everyYears ?? 0, lang));
}

/** The number of items that nobody has costed, as it stands beside an amount; nothing when there is none. */
export function notCostedNote(count: number, t: Dictionary, lang: Language): string | undefined {
  if (count === 0) return undefined;
  return count === 1 ? t.costs.bars.plusOne : t.costs.bars.plusMany(formatNumber(count, lang));
}

/** "9 poster är inte beräknade", also for one and for none. */
export function notCostedCount(count: number, t: Dictionary, lang: Language): string {
  if (count === 0) return t.costs.notCostedNone;
  return count === 1 ? t.costs.notCostedOne : t.costs.notCostedMany(formatNumber(count, lang));
}

/** What a bar needs of a range. */
export function barOf(range: CostRange, t: Dictionary, lang: Language, form?: MoneyForm) {
  return {
    low: range.low,
    high: range.high,
    isOpen: range.isOpen,
    isAbout: range.lowBound === "about" || range.highBound === "about",
    text: rangeText(range, t, lang, form),
  };
}

export const perYear = (range: CostRange, t: Dictionary, lang: Language) =>
  isNotCosted(range) ? rangeText(range, t, lang) : t.costTerms.money.perYear(rangeText(range, t, lang));

/** From the first to the last year that is reckoned over. */
export function periodOf({ years }: Pick<CostSummary, "years">, t: Dictionary): string {
  const [first, last] = [years[0], years.at(-1)];
  return first === last ? String(first) : t.costs.figures.period(String(first), String(last));
}

/** Kronor for each inhabitant: whole kronor say enough, and both ends when they differ. */
export function eachText({ annualLow, annualHigh }: { annualLow: number | null; annualHigh: number }, isOpen: boolean, t: Dictionary, lang: Language): string {
  const range: CostRange = {
    low: annualLow === null ? null : Math.round(annualLow),
    lowBound: annualLow === null ? "at_most" : "exact",
    high: Math.round(annualHigh),
    highBound: isOpen ? "at_least" : "exact",
    isOpen,
  };
  return rangeText(range, t, lang, "exact");
}

/** A share as per cent, at both ends where they differ. */
export function percentText({ low, high }: { low: number; high: number }, lang: Language): string {
  const text = low === high ? formatNumber(high, lang) : `${formatNumber(low, lang)}–${formatNumber(high, lang)}`;
  return lang === "en" ? `${text}%` : `${text}\u2009%`;
}

/** What is carried out, by the name of its scenario. */
export function chosenName(summary: CostSummary | undefined, t: Dictionary, lang: Language): string {
  const name = summary?.scenario?.name;
  if (!name) return t.costs.ownChoice;
  return (lang === "en" && name.en) || name.sv;
}

/** What the scenario costs, in one line: the answer of every page about it. */
export function headline(summary: CostSummary, t: Dictionary, lang: Language): string {
  const name = chosenName(summary, t, lang);
  const { itemCount, notSummedCount, annual } = summary.total;
  if (itemCount > 0) return t.costs.headline(name, rangeText(annual, t, lang));
  return notSummedCount > 0 ? t.costs.headlineNone(name) : t.costs.headlineEmpty(name);
}

/** What a view shows, in a few words: what is carried out, and in which prices when they are converted. */
export function shownAs(summary: CostSummary, t: Dictionary, lang: Language): string {
  const { year } = summary.prices;
  return [chosenName(summary, t, lang), year !== null && t.costs.choices.priceOf(String(year))].filter(Boolean).join(", ");
}
