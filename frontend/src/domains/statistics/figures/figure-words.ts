import { formatNumber } from "@/format/numbers";
import type { Language } from "@/text/language";
import type { Dictionary } from "@/text/sv";

type Words = Dictionary["figures"];
export type Qualifier = keyof Words["qualifier"];
export type Quality = keyof Words["quality"];

/** What a figure says, wherever the contract gives it: in a table, a list or a form. */
export type Figure = {
  value: number | null;
  valueTo?: number | null;
  valueText?: string | null;
  qualifier?: Qualifier | null;
  quality?: Quality | null;
  withheld?: { reason: string } | null;
};

/** What decides how a number is written. */
export type Spec = { measure: string; decimals: number; unit: string };

/** Money in millions where nothing is rounded off by it, else whole kronor. */
function money(value: number, words: Words, lang: Language): string {
  const millions = value / 1_000_000;
  const even = Math.abs(value) >= 1_000_000 && Number.isInteger(Math.round(millions * 1000) / 10);
  return even ? words.million(formatNumber(millions, lang)) : words.kronor(formatNumber(value, lang));
}

/** As the source prints it: 19 beside 6,5 is not 19,0, which would be more exact than it is. */
function number(value: number, spec: Spec, words: Words, lang: Language): string {
  return spec.measure === "amount" ? money(value, words, lang) : formatNumber(value, lang);
}

const PER_CENT = { sv: "\u2009%", en: "%" } as const;

/** The number alone with what belongs to it: "drygt 1,2 mkr", "87 %", "8–10", or why there is none. */
export function figureText(figure: Figure, spec: Spec, t: Dictionary, lang: Language): string {
  const words = t.figures;
  if (figure.withheld) return words.withheld;
  if (figure.value === null) return figure.valueText ?? words.noNumber;
  const from = number(figure.value, spec, words, lang);
  const to = figure.valueTo;
  const bare = to === null || to === undefined ? from : words.range(from, number(to, spec, words, lang));
  return words.qualifier[figure.qualifier ?? "exact"](spec.unit === "%" ? bare + PER_CENT[lang] : bare);
}

/** The same with its unit, for a sentence: "342 besök". Money and per cent already carry theirs. */
export function figureWithUnit(figure: Figure, spec: Spec, t: Dictionary, lang: Language): string {
  const text = figureText(figure, spec, t, lang);
  const bare = figure.value === null || figure.withheld || spec.unit === "%" || spec.measure === "amount";
  return bare ? text : `${text}\u00a0${spec.unit}`;
}

/** Which end of a bar is open because the figure's own words say so. */
export function openEnd(figure: Figure): "above" | "below" | null {
  if (figure.qualifier === "more_than" || figure.qualifier === "at_least") return "above";
  return figure.qualifier === "less_than" || figure.qualifier === "up_to" ? "below" : null;
}

/** Anything less than measured is drawn so that one sees it. */
export function isUncertain(figure: Figure): boolean {
  return figure.qualifier === "about" || (figure.quality !== null && figure.quality !== undefined && figure.quality !== "measured");
}
