import { questionsOf, type Form, type Question, type Section } from "./model";
import { readNumber, writeNumber, type NumberFault } from "./numbers";

/** An answer as the service keeps it: a choice, a list of choices, a number or a text. */
export type Answer = string | string[] | number;
export type Answers = Readonly<Record<string, Answer>>;
/** An answer as it stands in the form; a number is what was typed, readable or not. */
export type Typed = Readonly<Record<string, string | string[]>>;

export function isEmpty(value: string | string[] | undefined): boolean {
  return value === undefined || (typeof value === "string" ? value.trim() === "" : value.length === 0);
}

export function toTyped(form: Form, answers: Answers): Typed {
  const types = new Map(questionsOf(form).map((one) => [one.id, one.type]));
  return Object.fromEntries(
    Object.entries(answers).map(([id, answer]) => [id, typeof answer === "number" ? (types.get(id) === "number" ? writeNumber(answer) : String(answer)) : answer]),
  );
}

/** Whether a question is asked, given the answers before it. One that hangs on a hidden one is hidden too. */
export function isShown(question: Question, form: Form, typed: Typed): boolean {
  const condition = question.shownIf;
  if (!condition) return true;
  const decider = questionsOf(form).find((one) => one.id === condition.questionId);
  if (!decider || decider.id === question.id || !isShown(decider, form, typed)) return false;
  const given = typed[decider.id] ?? [];
  return [given].flat().some((one) => condition.choiceIds.includes(one));
}

/** The pages of the form: each section with what is asked in it, leaving out those with nothing to answer. */
export function pagesOf(form: Form, typed: Typed): Section[] {
  return form.sections
    .map((section) => ({ ...section, questions: section.questions.filter((one) => isShown(one, form, typed)) }))
    .filter((section) => section.questions.length > 0);
}

export type Fault = NumberFault | "required";

/** What stands in the way of an answer being taken: a number that cannot be read or lies outside its bounds. */
export function faultOf(question: Question, value: string | string[] | undefined): NumberFault | null {
  if (question.type !== "number" || typeof value !== "string" || isEmpty(value)) return null;
  const read = readNumber(value, question);
  return "fault" in read ? read.fault : null;
}

/** What is sent: every readable answer, also to a question that is hidden for now. The others stay in the form. */
export function toAnswers(form: Form, typed: Typed): Answers {
  const sent: Record<string, Answer> = {};
  for (const question of questionsOf(form)) {
    const value = typed[question.id];
    if (value === undefined || isEmpty(value) || faultOf(question, value)) continue;
    sent[question.id] = toAnswer(question, value);
  }
  return sent;
}

function toAnswer(question: Question, value: string | string[]): Answer {
  if (typeof value !== "string") return value;
  if (question.type === "scale") return Number(value);
  if (question.type !== "number") return value;
  const read = readNumber(value, question);
  return "value" in read ? read.value : value;
}

/** What is left before the form can be sent, page by page. */
export type Lacking = { page: number; question: Question; fault: Fault };

export function lackingIn(pages: readonly Section[], typed: Typed): Lacking[] {
  return pages.flatMap((section, page) =>
    section.questions.flatMap((question): Lacking[] => {
      const fault = faultOf(question, typed[question.id]) ?? (question.isRequired && isEmpty(typed[question.id]) ? "required" : null);
      return fault ? [{ page, question, fault }] : [];
    }),
  );
}

export function countAnswered(pages: readonly Section[], typed: Typed): { answered: number; asked: number } {
  const questions = pages.flatMap((page) => page.questions);
  return { asked: questions.length, answered: questions.filter((one) => !isEmpty(typed[one.id])).length };
}

export type Clash = { questionId: string; mine: string | string[] | undefined; theirs: string | string[] | undefined };

const same = (a: string | string[] | undefined, b: string | string[] | undefined): boolean =>
  (isEmpty(a) && isEmpty(b)) || JSON.stringify([a].flat().toSorted()) === JSON.stringify([b].flat().toSorted());

/**
 * The form was open in two places. What only one of them has changed since the last save goes together;
 * what both have answered differently is for the person to choose, and nothing of either is thrown away until then.
 */
export function merge(base: Typed, mine: Typed, theirs: Typed): { merged: Typed; clashes: Clash[] } {
  const merged: Record<string, string | string[]> = {};
  const clashes: Clash[] = [];
  for (const id of new Set([...Object.keys(base), ...Object.keys(mine), ...Object.keys(theirs)])) {
    const changedHere = !same(mine[id], base[id]);
    const changedThere = !same(theirs[id], base[id]);
    if (changedHere && changedThere && !same(mine[id], theirs[id])) clashes.push({ questionId: id, mine: mine[id], theirs: theirs[id] });
    const value = changedHere ? mine[id] : theirs[id];
    if (value !== undefined) merged[id] = value;
  }
  return { merged, clashes };
}

export function withAnswer(typed: Typed, id: string, value: string | string[] | undefined): Typed {
  if (value === undefined || isEmpty(value)) return Object.fromEntries(Object.entries(typed).filter(([one]) => one !== id));
  return { ...typed, [id]: value };
}
