import { canDecide, hasOwnChoices, questionsOf, type Form, type Question } from "../form/model";

/** What has to be mended before a form can be used, by the place where it is mended. */
export type Complaint =
  | "noSections" | "noQuestions" | "noTitle" | "noText" | "fewChoices" | "emptyChoice" | "sameChoice"
  | "scaleOrder" | "scaleLong" | "bounds" | "conditionOrder" | "conditionEmpty";
export type Flaw = { place: string; complaint: Complaint };

const LONGEST_SCALE = 11;

export function flawsOf(form: Form): Flaw[] {
  if (form.sections.length === 0) return [{ place: "form", complaint: "noSections" }];
  const ids = questionsOf(form).map((one) => one.id);
  return form.sections.flatMap((section) => [
    ...(section.title.sv.trim() ? [] : [{ place: section.id, complaint: "noTitle" as const }]),
    ...(section.questions.length > 0 ? [] : [{ place: section.id, complaint: "noQuestions" as const }]),
    ...section.questions.flatMap((question) => flawsOfQuestion(question, form, ids).map((complaint) => ({ place: question.id, complaint }))),
  ]);
}

function flawsOfQuestion(question: Question, form: Form, ids: readonly string[]): Complaint[] {
  const found: Complaint[] = [];
  if (!question.text.sv.trim()) found.push("noText");
  if (hasOwnChoices(question.type)) found.push(...flawsOfChoices(question));
  if (question.scale && question.scale.from >= question.scale.to) found.push("scaleOrder");
  else if (question.scale && question.scale.to - question.scale.from >= LONGEST_SCALE) found.push("scaleLong");
  if (typeof question.least === "number" && typeof question.most === "number" && question.least > question.most) found.push("bounds");
  return [...found, ...flawsOfCondition(question, form, ids)];
}

function flawsOfChoices({ choices }: Question): Complaint[] {
  const texts = choices.map((one) => one.text.sv.trim().toLowerCase());
  const found: Complaint[] = [];
  if (choices.length < 2) found.push("fewChoices");
  if (texts.includes("")) found.push("emptyChoice");
  const written = texts.filter(Boolean);
  if (new Set(written).size < written.length) found.push("sameChoice");
  return found;
}

function flawsOfCondition({ id, shownIf }: Question, form: Form, ids: readonly string[]): Complaint[] {
  if (!shownIf) return [];
  const decider = questionsOf(form).find((one) => one.id === shownIf.questionId);
  if (!decider || !canDecide(decider.type) || ids.indexOf(decider.id) > ids.indexOf(id)) return ["conditionOrder"];
  return shownIf.choiceIds.length === 0 ? ["conditionEmpty"] : [];
}
