import type { CostItem } from "@/api/types";
import { rangeText, type MoneyForm } from "@/format/money";
import { localText, type Language } from "@/text/language";
import type { Dictionary } from "@/text/sv";
import { frequencyText } from "../words";
import { thousandthsText } from "./shares";

type Priced = Pick<CostItem, "amount" | "perTime" | "unsummed" | "unit">;

/** The amount that a row shows: what it costs each time where that can be reckoned, else the price of one. */
export const shownRange = (item: Priced) => item.perTime ?? item.amount;

export const shownAmount = (item: Priced, t: Dictionary, lang: Language, form?: MoneyForm) => rangeText(shownRange(item), t, lang, form);

/** "per år", or for what costs each time: how often. */
export function timeText(item: Pick<CostItem, "perTime" | "unit" | "frequency" | "everyYears" | "amount">, t: Dictionary, lang: Language): string {
  if (item.amount.high === null) return "";
  if (item.perTime === null) return t.costTerms.unit[item.unit];
  return item.frequency === "yearly" ? t.costTerms.unit.year : frequencyText(item, t, lang).toLocaleLowerCase(lang);
}

export const percentWords = (percent: number, t: Dictionary, lang: Language) => t.costEdit.terms.percent(thousandthsText(Math.round(percent * 1000), lang));

/** Who pays, with their shares; what nobody pays is said as openly as the rest. */
export function payersText(item: Pick<CostItem, "payers" | "unallocatedPercent">, t: Dictionary, lang: Language): string[] {
  const words = t.costEdit.items;
  const { payers, unallocatedPercent } = item;
  const names = payers.map((one) => localText(one.name, lang));
  if (payers.length === 1 && payers[0]?.percent === 100) return names;
  const isUnsaid = payers.length > 0 && payers.every((one) => one.percent === null);
  if (isUnsaid && unallocatedPercent === 100) return [words.undivided(new Intl.ListFormat(lang).format(names))];
  const shares = payers.map((one, place) => `${names[place]}: ${one.percent === null ? words.takesPart : percentWords(one.percent, t, lang)}`);
  if (unallocatedPercent === 0) return shares;
  return [...shares, unallocatedPercent === 100 ? words.nobody : words.nobodyShare(percentWords(unallocatedPercent, t, lang))];
}
