import type { Dictionary } from "@/text/sv";
import { PARTS, type ActivityDraft, type Part } from "./draft";

/** What has to be put right before the form is sent, by part. The service has the last word. */
export type Faults = Partial<Record<Part, string>>;

const LATEST_MONTH = 600;

const isMonth = (text: string) => /^\s*\d{1,3}\s*$/.test(text) && Number(text) <= LATEST_MONTH;

function timeFaults(draft: ActivityDraft, t: Dictionary): Faults {
  const words = t.plan.edit;
  const faults: Faults = {};
  if (draft.startsOn && draft.endsOn && draft.endsOn < draft.startsOn) faults.endsOn = words.endBeforeStart;
  for (const part of ["startMonth", "endMonth"] as const) if (draft[part].trim() && !isMonth(draft[part])) faults[part] = words.monthWrong;
  if (!faults.startMonth && !faults.endMonth && draft.startMonth.trim() && draft.endMonth.trim() && Number(draft.endMonth) < Number(draft.startMonth)) faults.endMonth = words.monthOrder;
  return faults;
}

export function faultsOf(draft: ActivityDraft, t: Dictionary): Faults {
  const words = t.plan.edit;
  const faults = timeFaults(draft, t);
  if (!draft.title.sv.trim()) faults.title = words.titleNeeded;
  if (!draft.code.trim()) faults.code = words.codeNeeded;
  if (!draft.place.stepId) faults.place = words.stepNeeded;
  if (!draft.organisations.some((one) => one.part === "responsible")) faults.organisations = words.responsibleNeeded;
  if (draft.milestones.some((one) => !one.sv.trim())) faults.milestones = words.milestoneNeeded;
  return faults;
}

/** Which part of the form a field of the service's answer belongs to. */
const PART_OF: Record<string, Part> = { stepId: "place", goalId: "place", id: "code" };

/** The service's words at the parts that they are about; what is about none of them is told by the notice. */
export function faultsFrom(violations: readonly { field: string; message: string }[]): Faults {
  const faults: Faults = {};
  for (const { field, message } of violations) {
    const name = field.split(/[.[/]/).find((one) => one !== "" && one !== "body") ?? "";
    const part = PART_OF[name] ?? (name as Part);
    if (PARTS.includes(part)) faults[part] ??= message;
  }
  return faults;
}
