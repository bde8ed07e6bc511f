import type { Indicator, Observation } from "@/api/types";
import { localText, type Language } from "@/text/language";
import type { Dictionary } from "@/text/sv";
import { figureText, figureWithUnit, type Spec } from "./figure-words";

export function specOf(indicator: Pick<Indicator, "measure" | "decimals" | "unit">, lang: Language): Spec {
  return { measure: indicator.measure, decimals: indicator.decimals, unit: localText(indicator.unit, lang) };
}

/** What an observation needs of its indicator to be said; the list of figures carries the unit itself. */
export function observationText(one: Observation, indicator: Indicator | undefined, t: Dictionary, lang: Language, unit = false): string {
  const spec = { measure: indicator?.measure ?? "other", decimals: indicator?.decimals ?? 0, unit: localText(one.unit, lang) };
  return unit ? figureWithUnit(one, spec, t, lang) : figureText(one, spec, t, lang);
}

/** "Kvinnor, 18–64 år", or nothing for the whole. */
export function breakdownWords(one: Observation, lang: Language): string {
  return one.breakdown.map((part) => localText(part.name, lang)).join(", ");
}
