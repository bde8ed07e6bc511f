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

const MILLION = 1_000_000;

/** Numbers as the source prints them: 19 beside 6,5 is not 19,0, which would be more exact than it is. */
function range(values: readonly number[], words: Words, lang: Language): string {
  const [from = "", to] = values.map((value) => formatNumber(value, lang));
  return to === undefined ? from : words.range(from, to);
}

/** Money in millions where nothing is rounded off by it, else whole kronor; the unit once, after a range. */
function money(values: readonly number[], words: Words, lang: Language): string {
  const even = values.every((value) => value === 0 || (Math.abs(value) >= MILLION && value % (MILLION / 100) === 0));
  const millions = even && values.some((value) => value !== 0);
  return millions ? words.million(range(values.map((value) => value / MILLION), words, lang)) : words.kronor(range(values, words, lang));
}

const PER_CENT = { sv: "\u2009%", en: "%" } as const;

/** The number alone with what belongs to it: "drygt 1,2 mkr", "87 %", "8–10", or why there is none. */
export function figureText(figure: Figure, spec: Spec, t: Dictionary, lang: Language): string {
  const words = t.figures;
  if (figure.withheld) return words.withheld;
  if (figure.value === null) return figure.valueText ?? words.noNumber;
  const values = figure.valueTo === null || figure.valueTo === undefined ? [figure.value] : [figure.value, figure.valueTo];
  const bare = spec.measure === "amount" ? money(values, words, lang) : range(values, words, lang);
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
