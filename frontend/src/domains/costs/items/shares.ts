import { formatNumber } from "@/format/numbers";
import type { Language } from "@/text/language";

/** Shares are reckoned in thousandths of a per cent, as the service keeps them: this many are all of it. */
export const WHOLE = 100_000;

const THOUSAND = 1000;

/** A number as people type it: comma or point, with or without spaces. Null when it is none. */
export function readNumber(text: string): number | null {
  const bare = text.replace(/[\s\u00a0\u2009\u202f]/g, "").replace(",", ".");
  return /^\d+(\.\d+)?$/.test(bare) ? Number(bare) : null;
}

/** A number in thousandths; null when it has more decimals than three, or is no number. */
export function readThousandths(text: string): number | null {
  const number = readNumber(text);
  if (number === null) return null;
  const thousandths = Math.round(number * THOUSAND);
  return Math.abs(number * THOUSAND - thousandths) < 1e-6 * Math.max(1, number) ? thousandths : null;
}

/** A share in per cent, as thousandths; null when it cannot be one. "%" may stand after it. */
export function readPercent(text: string): number | null {
  const share = readThousandths(text.replace(/%\s*$/, ""));
  return share !== null && share <= WHOLE ? share : null;
}

/** Thousandths as one would type the number: 33,333. */
export function thousandthsText(thousandths: number, lang: Language = "sv"): string {
  return formatNumber(thousandths / THOUSAND, lang);
}

/** Equal shares that are the whole together: the first ones take what is left over. */
export function equalShares(count: number): number[] {
  const each = Math.floor(WHOLE / count);
  const over = WHOLE - each * count;
  return Array.from({ length: count }, (_, place) => each + (place < over ? 1 : 0));
}

/** What the shares come to together; null as long as one of them cannot be read. An empty one is no figure. */
export function sumOfShares(texts: readonly string[]): number | null {
  let sum = 0;
  for (const text of texts) {
    if (text.trim() === "") continue;
    const share = readPercent(text);
    if (share === null) return null;
    sum += share;
  }
  return sum;
}

export type Span = { low: number; high: number };

/** "1-3", "1–3" or "2", in thousandths; null when it cannot be read or its ends are turned around. */
export function readSpan(text: string): Span | null {
  const [first = "", second, ...more] = text.replace(/%/g, "").split(/[-–—]/);
  if (more.length > 0) return null;
  const low = readThousandths(first);
  const high = second === undefined ? low : readThousandths(second);
  return low === null || high === null || high < low ? null : { low, high };
}

/** A span as one would type it. */
export function spanText({ low, high }: Span, lang: Language = "sv"): string {
  return low === high ? thousandthsText(low, lang) : `${thousandthsText(low, lang)}–${thousandthsText(high, lang)}`;
}
