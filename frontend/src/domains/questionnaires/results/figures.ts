import type { GroupResult, QuestionResult, StatedShare } from "@/api/types";
import { formatNumber } from "@/format/numbers";
import type { Language } from "@/text/language";
import type { Dictionary } from "@/text/sv";
import type { Bar } from "@/ui/charts/bar-chart";

/** Everybody's answers, which stand first; none where only a report's shares are known. */
export const everybody = (question: QuestionResult): GroupResult | undefined =>
  question.results.find((one) => one.principalId === null && one.unitKindId === null);

export function percent(share: number, lang: Language): string {
  return lang === "en" ? `${formatNumber(share, lang)}%` : `${formatNumber(share, lang)}\u2009%`;
}

/** One choice of one group or report as a bar with its figure in words; null where nothing is said of it. */
export function barOf(question: QuestionResult, group: GroupResult | undefined, choiceId: string, series: number, t: Dictionary, lang: Language): Bar | null {
  const key = `${series} ${choiceId}`;
  const chosen = group?.choices.find((one) => one.choiceId === choiceId);
  if (group && chosen) {
    if (chosen.count === null || chosen.share === null) {
      const nobody = group.answered === 0;
      return { key, series, value: null, withheld: !nobody, text: nobody ? "–" : t.figures.withheld };
    }
    const n = (value: number) => formatNumber(value, lang);
    return { key, series, value: chosen.share, text: t.questionnaires.results.count(n(chosen.count), n(group.answered ?? 0), percent(chosen.share, lang)) };
  }
  const stated = question.stated.find((one) => one.choiceId === choiceId);
  return stated ? { key, series, ...statedBar(stated, t, lang) } : null;
}

const OPEN: Record<string, Bar["open"]> = { more_than: "above", at_least: "above", less_than: "below", up_to: "below" };

function statedBar(stated: StatedShare, t: Dictionary, lang: Language): Omit<Bar, "key"> {
  if (stated.share === null) return { value: null, text: t.figures.noNumber };
  return { value: stated.share, text: statedText(stated, t, lang), open: OPEN[stated.qualifier] ?? null, uncertain: stated.qualifier === "about" };
}

export function statedText(stated: StatedShare, t: Dictionary, lang: Language): string {
  if (stated.share === null) return t.figures.noNumber;
  const qualifiers: Record<string, (text: string) => string> = t.figures.qualifier;
  const share = (qualifiers[stated.qualifier] ?? ((text) => text))(percent(stated.share, lang));
  return stated.base === null ? share : t.questionnaires.results.baseOf(share, formatNumber(stated.base, lang));
}

/** The choices that somebody can have something to say of: all that were counted, or those that a report gives. */
export function shownChoices(question: QuestionResult, other: QuestionResult | undefined) {
  if (question.results.length > 0) return question.options;
  const named = [...question.stated, ...(other?.stated ?? [])].map((one) => one.choiceId);
  const counted = (other?.results.length ?? 0) > 0;
  return question.options.filter((one) => counted || named.includes(one.id));
}
