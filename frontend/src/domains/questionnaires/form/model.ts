import type { Dictionary } from "@/text/sv";
import type { Text } from "@/text/language";

/** What a questionnaire asks, as the contract words it. */
export type QuestionType = "yes_no" | "one" | "several" | "scale" | "number" | "text";
export type Choice = { id: string; text: Text };
export type Scale = { from: number; to: number; fromLabel?: Text | null; toLabel?: Text | null };
export type Condition = { questionId: string; choiceIds: string[] };
export type Question = {
  id: string;
  type: QuestionType;
  text: Text;
  help?: Text | null;
  isRequired: boolean;
  /** Raised when the question changes meaning: answers from before are then not compared. */
  meaning: number;
  choices: Choice[];
  scale?: Scale | null;
  unit?: Text | null;
  decimals?: number | null;
  least?: number | null;
  most?: number | null;
  shownIf?: Condition | null;
};
export type Section = { id: string; title: Text; help?: Text | null; questions: Question[] };
export type Form = { sections: Section[] };

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
