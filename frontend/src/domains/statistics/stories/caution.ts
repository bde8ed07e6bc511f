import type { Indicator } from "@/api/types";
import { localText, type Language } from "@/text/language";

/** What a figure must not be used for, by the definition that it follows; the newest one where none is named. */
export function cautionOf(indicator: Indicator | undefined, lang: Language, edition?: number | null): string | null {
  const followed = indicator?.editions.find((one) => one.number === edition) ?? indicator?.editions.at(-1);
  return followed?.caution ? localText(followed.caution, lang) : null;
}

/** Its first sentence, where there is room for no more. */
export function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text;
}
