import type { Activity, ActivityCreate, ActivityPartKind, ActivityUpdate } from "@/api/types";
import { differing } from "@/format/merge";

export type PartDraft = { organisationId: string; part: ActivityPartKind; sourcePlaceId: string | null };
export type GapDraft = { methodId: string; organisationId: string };
export type MilestoneDraft = { id: string; sv: string; en: string; dueOn: string; doneOn: string };

/** An activity as it stands in the form. Each part is what one can disagree about: it is sent and compared as a whole. */
export type ActivityDraft = {
  code: string;
  title: { sv: string; en: string };
  summary: { sv: string; en: string };
  place: { stepId: string; goalId: string };
  organisations: PartDraft[];
  contactFunction: string;
  contactEmail: string;
  startsOn: string;
  endsOn: string;
  startMonth: string;
  endMonth: string;
  milestones: MilestoneDraft[];
  gaps: GapDraft[];
  needsIds: string[];
  prerequisiteIds: string[];
  agreementIds: string[];
  sourcePlaceId: string;
};

export type Part = keyof ActivityDraft;

export const BLANK: ActivityDraft = {
  code: "", title: { sv: "", en: "" }, summary: { sv: "", en: "" }, place: { stepId: "", goalId: "" }, organisations: [], contactFunction: "", contactEmail: "",
  startsOn: "", endsOn: "", startMonth: "", endMonth: "", milestones: [], gaps: [], needsIds: [], prerequisiteIds: [], agreementIds: [], sourcePlaceId: "",
};

export const PARTS = Object.keys(BLANK) as Part[];

const typed = (value: number | string | null) => (value === null ? "" : String(value));

export function draftOf(activity: Activity): ActivityDraft {
  return {
    code: activity.code,
    title: { sv: activity.title.sv, en: activity.title.en ?? "" },
    summary: { sv: activity.summary?.sv ?? "", en: activity.summary?.en ?? "" },
    place: { stepId: activity.stepId, goalId: activity.goalId ?? "" },
    organisations: activity.organisations.map(({ organisationId, part, sourcePlaceId }) => ({ organisationId, part, sourcePlaceId })),
    contactFunction: typed(activity.contactFunction),
    contactEmail: typed(activity.contactEmail),
    startsOn: typed(activity.startsOn),
    endsOn: typed(activity.endsOn),
    startMonth: typed(activity.startMonth),
    endMonth: typed(activity.endMonth),
    milestones: activity.milestones.map((one) => ({ id: one.id, sv: one.title.sv, en: one.title.en ?? "", dueOn: typed(one.dueOn), doneOn: typed(one.doneOn) })),
    gaps: activity.gaps.map(({ methodId, organisationId }) => ({ methodId, organisationId })),
    needsIds: activity.needsIds,
    prerequisiteIds: activity.prerequisiteIds,
    agreementIds: activity.agreementIds,
    sourcePlaceId: typed(activity.sourcePlaceId),
  };
}

const orNull = (text: string) => text.trim() || null;
const numberOrNull = (text: string) => (text.trim() === "" ? null : Number(text));
const both = ({ sv, en }: { sv: string; en: string }) => ({ sv: sv.trim(), en: orNull(en) });

/** How each part is sent. A form that is not in order is never sent. */
const SENT: { [P in Part]: (value: ActivityDraft[P]) => ActivityUpdate } = {
  code: (text) => ({ code: text.trim() }),
  title: (text) => ({ title: both(text) }),
  summary: (text) => ({ summary: text.sv.trim() ? both(text) : null }),
  place: ({ stepId, goalId }) => ({ stepId, goalId: goalId || null }),
  organisations: (organisations) => ({ organisations }),
  contactFunction: (text) => ({ contactFunction: orNull(text) }),
  contactEmail: (text) => ({ contactEmail: orNull(text) }),
  startsOn: (day) => ({ startsOn: orNull(day) }),
  endsOn: (day) => ({ endsOn: orNull(day) }),
  startMonth: (text) => ({ startMonth: numberOrNull(text) }),
  endMonth: (text) => ({ endMonth: numberOrNull(text) }),
  milestones: (all) => ({ milestones: all.map((one) => ({ ...(one.id && { id: one.id }), title: both(one), dueOn: orNull(one.dueOn), doneOn: orNull(one.doneOn) })) }),
  gaps: (gaps) => ({ gaps }),
  needsIds: (needsIds) => ({ needsIds }),
  prerequisiteIds: (prerequisiteIds) => ({ prerequisiteIds }),
  agreementIds: (agreementIds) => ({ agreementIds }),
  sourcePlaceId: (id) => ({ sourcePlaceId: id || null }),
};

function sent<P extends Part>(part: P, draft: ActivityDraft): ActivityUpdate {
  return SENT[part](draft[part]);
}

/** What is changed, and nothing else: what another has changed elsewhere in the activity stays. */
export function patchOf(draft: ActivityDraft, saved: ActivityDraft): ActivityUpdate {
  return differing(draft, saved).reduce<ActivityUpdate>((all, part) => ({ ...all, ...sent(part, draft) }), {});
}

export function createOf(draft: ActivityDraft, id: string): ActivityCreate {
  return { ...PARTS.reduce<ActivityUpdate>((all, part) => ({ ...all, ...sent(part, draft) }), {}), id } as ActivityCreate;
}
