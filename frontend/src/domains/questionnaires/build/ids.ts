import { questionsOf, type Form } from "../form/model";

/**
 * Ids are identities from version to version, so one that was ever used is never given to something else:
 * the number after the highest that any known version has.
 */
function nextNumber(prefix: string, taken: readonly string[]): number {
  const numbers = taken.map((id) => new RegExp(`^${prefix}(\\d+)$`).exec(id)).map((match) => Number(match?.[1] ?? 0));
  return Math.max(0, ...numbers) + 1;
}

export const newQuestionId = (taken: readonly string[]) => `q${nextNumber("q", taken)}`;
export const newSectionId = (taken: readonly string[]) => `s${nextNumber("s", taken)}`;
export const newChoiceId = (taken: readonly string[]) => `c${nextNumber("c", taken)}`;

export const questionIds = (form: Form): string[] => questionsOf(form).map((one) => one.id);
export const sectionIds = (form: Form): string[] => form.sections.map((one) => one.id);
