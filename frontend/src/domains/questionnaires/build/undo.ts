import type { Form } from "../form/model";
import { edited, type Edit } from "./edit";

/** A form with the way back to how it was, and forward again. */
export type Work = { form: Form; past: readonly Form[]; future: readonly Form[]; lastKey: string | null };

const KEPT_STEPS = 100;

export const begin = (form: Form): Work => ({ form, past: [], future: [], lastKey: null });

/** Typing on in the same field is one step back, not one for each letter. */
function keyOf(edit: Edit): string | null {
  if (edit.do === "edit-section") return `${edit.sectionId} ${Object.keys(edit.change).join()}`;
  if (edit.do === "edit-question") return `${edit.questionId} ${Object.keys(edit.change).join()}`;
  if (edit.do === "edit-choice") return `${edit.questionId} ${edit.choiceId}`;
  return null;
}

export type Step = Edit | { do: "undo" } | { do: "redo" } | { do: "restart"; form: Form };

export function stepped(work: Work, step: Step): Work {
  if (step.do === "restart") return begin(step.form);
  if (step.do === "undo") {
    const before = work.past.at(-1);
    return before ? { form: before, past: work.past.slice(0, -1), future: [work.form, ...work.future], lastKey: null } : work;
  }
  if (step.do === "redo") {
    const [after, ...rest] = work.future;
    return after ? { form: after, past: [...work.past, work.form], future: rest, lastKey: null } : work;
  }
  const form = edited(work.form, step);
  if (JSON.stringify(form) === JSON.stringify(work.form)) return work;
  const key = keyOf(step);
  const goesOn = key !== null && key === work.lastKey;
  const past = goesOn ? work.past : [...work.past, work.form].slice(-KEPT_STEPS);
  return { form, past, future: [], lastKey: key };
}
