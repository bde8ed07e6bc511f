import type { Dictionary } from "@/text/sv";
import type { ActivityDraft, Part } from "./draft";

/** What each part of the form is called. */
export function partName(part: Part, t: Dictionary): string {
  const words = t.plan.edit;
  const names: Record<Part, string> = {
    code: words.code, title: words.titleSv, summary: words.summarySv, place: words.step, organisations: words.parts.who, contactFunction: words.contactFunction, contactEmail: words.contactEmail,
    startsOn: words.startsOn, endsOn: words.endsOn, startMonth: words.startMonth, endMonth: words.endMonth, milestones: words.parts.milestones, gaps: words.parts.gaps,
    needsIds: words.needs, prerequisiteIds: words.prerequisites, agreementIds: words.agreements, sourcePlaceId: words.parts.source,
  };
  return names[part];
}

/** A part's value in words, to be chosen between. */
export function partValue(part: Part, draft: ActivityDraft, name: (id: string) => string, t: Dictionary): string {
  const value = draft[part];
  const say: { [P in Part]?: () => string } = {
    title: () => [draft.title.sv, draft.title.en].filter(Boolean).join(" / "),
    summary: () => [draft.summary.sv, draft.summary.en].filter(Boolean).join(" / "),
    place: () => [draft.place.stepId, draft.place.goalId].filter(Boolean).map(name).join(", "),
    organisations: () => draft.organisations.map((one) => `${name(one.organisationId)} (${t.plan.terms.part[one.part].toLocaleLowerCase("sv")})`).join(", "),
    milestones: () => draft.milestones.map((one) => [one.sv, one.dueOn, one.doneOn && t.plan.report.milestoneDone(one.doneOn)].filter(Boolean).join(" ")).join(", "),
    gaps: () => draft.gaps.map((one) => `${name(one.methodId)} (${name(one.organisationId)})`).join(", "),
    needsIds: () => draft.needsIds.map(name).join(", "),
    prerequisiteIds: () => draft.prerequisiteIds.map(name).join(", "),
    agreementIds: () => draft.agreementIds.map(name).join(", "),
    sourcePlaceId: () => (draft.sourcePlaceId ? name(draft.sourcePlaceId) : ""),
  };
  return (say[part]?.() ?? (typeof value === "string" ? value : "")) || t.plan.edit.nothing;
}
