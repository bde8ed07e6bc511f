import type { Adoption, OverviewActivity, OverviewPart, ProgressStatus } from "@/api/types";
import { formatDate } from "@/format/dates";
import { formatNumber } from "@/format/numbers";
import type { Language } from "@/text/language";
import type { Dictionary } from "@/text/sv";

type Parted = Pick<OverviewPart, "part">;

/** The responsible and the participating ones carry it out, and are those that report. */
export const isDoing = ({ part }: Parted) => part === "responsible" || part === "participating";

const small = (text: string) => text.charAt(0).toLocaleLowerCase("sv") + text.slice(1);

/** The same at the beginning of a sentence. */
export const capital = (text: string) => text.charAt(0).toLocaleUpperCase("sv") + text.slice(1);

/** "påbörjad, 40 %": in the middle of a sentence. */
export function progressText(status: ProgressStatus, degree: number | null, t: Dictionary, lang: Language): string {
  const word = small(t.plan.terms.status[status]);
  // Done is all of it, and nothing is begun of what is not started: the figure would only repeat the word.
  return degree === null || status === "done" || status === "not_started" ? word : `${word}, ${t.plan.terms.percent(formatNumber(degree, lang))}`;
}

/** What the lead says of the whole, as a sentence of its own. */
export function leadText({ lead }: Pick<OverviewActivity, "lead">, t: Dictionary, lang: Language): string {
  return lead ? t.plan.page.table.leadSays(progressText(lead.status, lead.degree, t, lang)) : t.plan.page.table.leadNone;
}

/** What follows from what the organisations say, and how many have said anything. */
export function derivedText({ derived }: Pick<OverviewActivity, "derived">, t: Dictionary, lang: Language): string {
  const words = t.plan.page.table;
  const of = formatNumber(derived.of, lang);
  if (!derived.status) return words.reportedNone(of);
  return words.reportedOf(formatNumber(derived.reported, lang), of, progressText(derived.status, derived.degree, t, lang));
}

/** Whether the lead and the organisations say different things of the whole. */
export const differs = ({ lead, derived }: Pick<OverviewActivity, "lead" | "derived">) => lead !== null && derived.status !== null && lead.status !== derived.status;

type Times = Pick<OverviewActivity, "startsOn" | "endsOn" | "startMonth" | "endMonth">;

function datesText({ startsOn, endsOn }: Times, t: Dictionary): string | undefined {
  const words = t.plan.terms;
  if (startsOn && endsOn) return words.span(formatDate(startsOn), formatDate(endsOn));
  if (endsOn) return words.until(formatDate(endsOn));
  return startsOn ? words.from(formatDate(startsOn)) : undefined;
}

function monthsText({ startsOn, endsOn, startMonth, endMonth }: Times, t: Dictionary, lang: Language): string | undefined {
  const words = t.plan.terms;
  const [start, end] = [startsOn ? null : startMonth, endsOn ? null : endMonth];
  if (start !== null && end !== null) return words.months(formatNumber(start, lang), formatNumber(end, lang));
  if (end !== null) return words.monthsTo(formatNumber(end, lang));
  return start === null ? undefined : words.monthsFrom(formatNumber(start, lang));
}

/** When it is to be carried out: its days, or its months and that no day can be counted yet; or that nobody has said. */
export function timeText(times: Times, adoption: Pick<Adoption, "decidedOn">, t: Dictionary, lang: Language): string {
  const months = monthsText(times, t, lang);
  const parts = [datesText(times, t), months, months && !adoption.decidedOn ? t.plan.terms.notDecided : undefined];
  return parts.filter(Boolean).join(". ") || t.plan.terms.noDates;
}

/** 1.2, 1.3 och 1.4 */
export function listed(words: readonly string[], t: Dictionary): string {
  const last = words.at(-1) ?? "";
  return words.length > 1 ? `${words.slice(0, -1).join(", ")} ${t.plan.terms.and} ${last}` : last;
}

/** What has to be seen of an activity without any mark: late, silent, waiting. */
export function warnings(activity: OverviewActivity, codeOf: (id: string) => string, t: Dictionary, lang: Language): { key: string; text: string; isLate: boolean }[] {
  const words = t.plan.terms;
  const { isLate, endsOn, lateMilestones, silentSince, waitsFor } = activity;
  const all = [
    isLate && { key: "late", text: words.lateSince(formatDate(endsOn)), isLate: true },
    lateMilestones > 0 && { key: "milestones", text: lateMilestones === 1 ? words.lateMilestonesOne : words.lateMilestones(formatNumber(lateMilestones, lang)), isLate: true },
    silentSince && { key: "silent", text: words.silentSince(formatDate(silentSince)), isLate: true },
    waitsFor.length > 0 && { key: "waits", text: words.waitsFor(listed(waitsFor.map(codeOf), t)), isLate: false },
  ];
  return all.filter((one) => one !== false && one !== null && one !== "");
}

/** Everything that a mark says, in words. */
export function partText(part: OverviewPart, t: Dictionary, lang: Language): string {
  const words = t.plan.terms;
  if (!isDoing(part)) return words.part[part.part];
  const said = part.status ? `${progressText(part.status, part.degree, t, lang)}, ${formatDate(part.asOf)}` : small(words.noReport);
  return [said, part.isLate && small(words.late), part.isSilent && small(words.silent)].filter(Boolean).join(". ");
}

/** "13 aktiviteter", "En aktivitet". */
export const activityCount = (n: number, t: Dictionary, lang: Language) => (n === 1 ? t.plan.page.activityOne : t.plan.page.activities(formatNumber(n, lang)));

/** Small numbers in words: "tre steg". */
export const stepCount = (n: number, t: Dictionary, lang: Language) => (n === 1 ? t.plan.page.stepOne : t.plan.page.steps(t.plan.page.stepNumbers[n] ?? formatNumber(n, lang)));
