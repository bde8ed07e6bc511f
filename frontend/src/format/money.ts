import type { Language } from "@/text/language";
import type { Dictionary } from "@/text/sv";
import { formatNumber } from "./numbers";

type Bound = "exact" | "about" | "at_least" | "at_most" | "not_costed";

/** A cost as the service says it: both ends in whole kronor, and what each end is. */
export type MoneyRange = { low: number | null; lowBound: Bound; high: number | null; highBound: Bound; isOpen: boolean };

/** In millions or thousands, for reading; or in whole kronor, for checking. */
export type MoneyForm = "short" | "exact";

type Unit = { size: number; decimals: (value: number) => number; word: "kronor" | "thousand" | "million" };

const KRONOR: Unit = { size: 1, decimals: () => 0, word: "kronor" };
const THOUSAND: Unit = { size: 1_000, decimals: () => 0, word: "thousand" };
const MILLION: Unit = { size: 1_000_000, decimals: (value) => (value < 1_000_000 ? 2 : 1), word: "million" };

/** Below this an amount is as short in kronor as in thousands. */
const IN_KRONOR_BELOW = 10_000;
/** So many tries at telling two ends of a range apart by one more decimal; after that they are written in kronor. */
const MOST_DECIMALS = 2;

function unitOf(largest: number, form: MoneyForm): Unit {
  if (form === "exact" || largest < IN_KRONOR_BELOW) return KRONOR;
  return largest < MILLION.size ? THOUSAND : MILLION;
}

function inUnit(value: number, unit: Unit, more = 0): number {
  const decimals = unit.decimals(value) + more;
  return Number((value / unit.size).toFixed(decimals));
}

type Written = { from: number; to: number; unit: Unit };

/** Both ends in one unit; two that differ are never written alike. */
function written(low: number, high: number, form: MoneyForm): Written {
  const unit = unitOf(high, form);
  for (let more = 0; more < MOST_DECIMALS; more += 1) {
    const [from, to] = [inUnit(low, unit, more), inUnit(high, unit, more)];
    if (from !== to || low === high) return { from, to, unit };
  }
  return { from: low, to: high, unit: KRONOR };
}

/** Whether nobody has said what it costs. It is not zero. */
export function isNotCosted(range: MoneyRange): boolean {
  return range.high === null;
}

/** A range in words: "7,6–11,2 mkr eller mer", "minst 1,1 mkr", "upp till 11,1 mkr", "ej beräknat". */
export function rangeText(range: MoneyRange, t: Dictionary, lang: Language, form: MoneyForm = "short"): string {
  const words = t.costTerms.money;
  if (range.high === null) return words.notCosted;
  const low = range.low ?? 0;
  const { from, to, unit } = written(low, range.high, form);
  const say = words[unit.word];
  const n = (value: number) => formatNumber(value, lang);
  if (low === range.high) return single(range, say(n(to)), t);
  if (low === 0 && range.lowBound === "at_most" && !range.isOpen) return words.atMost(say(n(to)));
  const both = say(words.from(n(from), n(to)));
  const about = range.lowBound === "about" || range.highBound === "about" ? words.about(both) : both;
  return range.isOpen ? words.orMore(about) : about;
}

function single(range: MoneyRange, text: string, t: Dictionary): string {
  const words = t.costTerms.money;
  if (range.isOpen) return words.atLeast(text);
  if (range.highBound === "at_most") return words.atMost(text);
  return range.highBound === "about" || range.lowBound === "about" ? words.about(text) : text;
}

/** An amount that is no range: "62 tkr", "1,2 mkr", or "62 000 kr" in the exact form. */
export function amountText(value: number, t: Dictionary, lang: Language, form: MoneyForm = "short"): string {
  const unit = unitOf(Math.abs(value), form);
  return t.costTerms.money[unit.word](formatNumber(Math.sign(value) * inUnit(Math.abs(value), unit), lang));
}

/** How much more or less, from one end to the other, with its sign: "+31 till +40 tkr", "±0 kr". */
export function differenceText(low: number, high: number, t: Dictionary, lang: Language, form: MoneyForm = "short"): string {
  const unit = unitOf(Math.max(Math.abs(low), Math.abs(high)), form);
  const signed = (value: number) => {
    const text = formatNumber(inUnit(Math.abs(value), unit), lang);
    if (value === 0) return text;
    return (value > 0 ? "+" : "\u2212") + text;
  };
  const say = t.costTerms.money[unit.word];
  return low === high ? say(signed(low)) : say(t.costTerms.money.to(signed(low), signed(high)));
}
