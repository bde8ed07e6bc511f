import type { FormParts } from "@/api/types";
import type { Text } from "@/text/language";
import type { Dictionary } from "@/text/sv";

/** What a questionnaire asks. What is read from the service has the same shape with nothing left out. */
export type QuestionType = FormParts["QuestionType"];
export type Choice = FormParts["Choice"];
export type Scale = FormParts["Scale"];
export type Condition = FormParts["Condition"];
export type Question = FormParts["Question"];
export type Section = FormParts["Section"];
export type Form = FormParts["Form"];

export const QUESTION_TYPES: readonly QuestionType[] = ["yes_no", "one", "several", "scale", "number", "text"];
export const YES_NO = ["yes", "no", "partly", "dont-know"] as const;

export const hasOwnChoices = (type: QuestionType) => type === "one" || type === "several";
/** Only a question that is answered by a choice can decide whether another is shown. */
export const canDecide = (type: QuestionType) => hasOwnChoices(type) || type === "yes_no";

/** What can be chosen: the question's own choices, or the four that every yes-or-no question has. */
export function choicesOf(question: Question, words: Dictionary["questionnaires"]["form"]): { id: string; text: Text | string }[] {
  if (question.type === "yes_no") return YES_NO.map((id) => ({ id, text: words.yesNo[id] }));
  return question.choices;
}

export function stepsOf(scale: Scale | null | undefined): number[] {
  if (!scale || scale.to < scale.from) return [];
  return Array.from({ length: scale.to - scale.from + 1 }, (_, step) => scale.from + step);
}

export const questionsOf = (form: Form): Question[] => form.sections.flatMap((section) => section.questions);
