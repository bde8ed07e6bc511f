import { canDecide, hasOwnChoices, questionsOf, YES_NO, type Choice, type Condition, type Form, type Question, type QuestionType, type Section } from "../form/model";
import { newChoiceId, newQuestionId, newSectionId, questionIds, sectionIds } from "./ids";

/** What can be done to a form in the builder. `retired` are the ids that earlier versions have used. */
export type Edit =
  | { do: "add-section"; retired?: readonly string[] }
  | { do: "edit-section"; sectionId: string; change: Partial<Omit<Section, "id" | "questions">> }
  | { do: "move-section"; sectionId: string; by: 1 | -1 }
  | { do: "duplicate-section"; sectionId: string; retired?: readonly string[] }
  | { do: "remove-section"; sectionId: string }
  | { do: "add-question"; sectionId: string; type: QuestionType; retired?: readonly string[] }
  | { do: "edit-question"; questionId: string; change: Partial<Omit<Question, "id">> }
  | { do: "set-type"; questionId: string; type: QuestionType }
  | { do: "move-question"; questionId: string; by: 1 | -1 }
  | { do: "duplicate-question"; questionId: string; retired?: readonly string[] }
  | { do: "remove-question"; questionId: string }
  | { do: "add-choice"; questionId: string }
  | { do: "edit-choice"; questionId: string; choiceId: string; change: Partial<Omit<Choice, "id">> }
  | { do: "move-choice"; questionId: string; choiceId: string; by: 1 | -1 }
  | { do: "remove-choice"; questionId: string; choiceId: string };

export const EMPTY_FORM: Form = { sections: [] };

export function edited(form: Form, edit: Edit): Form {
  switch (edit.do) {
    case "add-section":
      return { sections: [...form.sections, emptySection(form, edit.retired)] };
    case "edit-section":
      return mapSection(form, edit.sectionId, (one) => ({ ...one, ...edit.change }));
    case "move-section":
      return { sections: moved(form.sections, edit.sectionId, edit.by) };
    case "duplicate-section":
      return duplicateSection(form, edit.sectionId, edit.retired ?? []);
    case "remove-section": {
      const gone = form.sections.find((one) => one.id === edit.sectionId)?.questions.map((one) => one.id) ?? [];
      return withoutConditionsOn({ sections: form.sections.filter((one) => one.id !== edit.sectionId) }, gone);
    }
    case "add-question":
      return mapSection(form, edit.sectionId, (one) => ({ ...one, questions: [...one.questions, emptyQuestion(form, edit.type, edit.retired ?? [])] }));
    case "edit-question":
      return mapQuestion(form, edit.questionId, (one) => ({ ...one, ...edit.change }));
    case "set-type":
      return fitConditionsOn(mapQuestion(form, edit.questionId, (one) => ofType(one, edit.type)), edit.questionId);
    case "move-question":
      return moveQuestion(form, edit.questionId, edit.by);
    case "duplicate-question":
      return duplicateQuestion(form, edit.questionId, edit.retired ?? []);
    case "remove-question": {
      const sections = form.sections.map((one) => ({ ...one, questions: one.questions.filter((question) => question.id !== edit.questionId) }));
      return withoutConditionsOn({ sections }, [edit.questionId]);
    }
    default:
      return editedChoice(form, edit);
  }
}

type ChoiceEdit = Extract<Edit, { do: "add-choice" | "edit-choice" | "move-choice" | "remove-choice" }>;

function editedChoice(form: Form, edit: ChoiceEdit): Form {
  const change = (choices: (now: Choice[]) => Choice[]) => mapQuestion(form, edit.questionId, (one) => ({ ...one, choices: choices(one.choices) }));
  if (edit.do === "add-choice") return change((now) => [...now, emptyChoice(now)]);
  if (edit.do === "edit-choice") return change((now) => now.map((one) => (one.id === edit.choiceId ? { ...one, ...edit.change } : one)));
  if (edit.do === "move-choice") return change((now) => moved(now, edit.choiceId, edit.by));
  return fitConditionsOn(change((now) => now.filter((one) => one.id !== edit.choiceId)), edit.questionId);
}

const emptyText = () => ({ sv: "", en: null });
const emptyChoice = (now: readonly Choice[]): Choice => ({ id: newChoiceId(now.map((one) => one.id)), text: emptyText() });
const emptySection = (form: Form, retired: readonly string[] = []): Section => ({ id: newSectionId([...sectionIds(form), ...retired]), title: emptyText(), help: null, questions: [] });

function emptyQuestion(form: Form, type: QuestionType, retired: readonly string[]): Question {
  const blank: Question = {
    id: newQuestionId([...questionIds(form), ...retired]),
    type, text: emptyText(), help: null, isRequired: type !== "text", meaning: 1,
    choices: [], scale: null, unit: null, decimals: null, least: null, most: null, shownIf: null,
  };
  return ofType(blank, type);
}

/** Another type keeps what both types have; what the new one lacks is taken away. */
function ofType(question: Question, type: QuestionType): Question {
  const choices = question.choices.length > 1 ? question.choices : [emptyChoice([]), { id: "c2", text: emptyText() }];
  const number = type === "number";
  return {
    ...question,
    type,
    choices: hasOwnChoices(type) ? choices : [],
    scale: type === "scale" ? (question.scale ?? { from: 1, to: 5, fromLabel: null, toLabel: null }) : null,
    unit: number ? question.unit : null,
    decimals: number ? (question.decimals ?? 0) : null,
    least: number ? (question.type === "number" ? question.least : 0) : null,
    most: number ? question.most : null,
  };
}

function moved<T extends { id: string }>(list: readonly T[], id: string, by: 1 | -1): T[] {
  const at = list.findIndex((one) => one.id === id);
  const to = at + by;
  const next = [...list];
  if (at < 0 || to < 0 || to >= list.length) return next;
  next.splice(to, 0, ...next.splice(at, 1));
  return next;
}

/** Past the end of its section a question goes on into the next one. */
function moveQuestion(form: Form, questionId: string, by: 1 | -1): Form {
  const at = form.sections.findIndex((one) => one.questions.some((question) => question.id === questionId));
  const from = form.sections[at];
  const question = from?.questions.find((one) => one.id === questionId);
  if (!from || !question) return form;
  const edge = by === 1 ? from.questions.at(-1) : from.questions[0];
  if (edge?.id !== questionId) return mapSection(form, from.id, (one) => ({ ...one, questions: moved(one.questions, questionId, by) }));
  const target = form.sections[at + by];
  if (!target) return form;
  return {
    sections: form.sections.map((one) => {
      if (one.id === from.id) return { ...one, questions: one.questions.filter((other) => other.id !== questionId) };
      if (one.id === target.id) return { ...one, questions: by === 1 ? [question, ...one.questions] : [...one.questions, question] };
      return one;
    }),
  };
}

function duplicateQuestion(form: Form, questionId: string, retired: readonly string[]): Form {
  const id = newQuestionId([...questionIds(form), ...retired]);
  return {
    sections: form.sections.map((section) => ({
      ...section,
      questions: section.questions.flatMap((one) => (one.id === questionId ? [one, { ...one, id, meaning: 1 }] : [one])),
    })),
  };
}

/** The copy's conditions follow its own questions, not those of the original. */
function duplicateSection(form: Form, sectionId: string, retired: readonly string[]): Form {
  const original = form.sections.find((one) => one.id === sectionId);
  if (!original) return form;
  const taken = [...questionIds(form), ...retired];
  const names = new Map<string, string>();
  for (const question of original.questions) names.set(question.id, newQuestionId([...taken, ...names.values()]));
  const follow = (condition: Condition | null | undefined) => condition && { ...condition, questionId: names.get(condition.questionId) ?? condition.questionId };
  const questions = original.questions.map((one) => ({ ...one, id: names.get(one.id) ?? one.id, meaning: 1, shownIf: follow(one.shownIf) }));
  const copy = { ...original, id: newSectionId([...sectionIds(form), ...retired]), questions };
  return { sections: form.sections.flatMap((one) => (one.id === sectionId ? [one, copy] : [one])) };
}

function mapSection(form: Form, sectionId: string, change: (section: Section) => Section): Form {
  return { sections: form.sections.map((one) => (one.id === sectionId ? change(one) : one)) };
}

function mapQuestions(form: Form, change: (question: Question) => Question): Form {
  return { sections: form.sections.map((one) => ({ ...one, questions: one.questions.map(change) })) };
}

function mapQuestion(form: Form, questionId: string, change: (question: Question) => Question): Form {
  return mapQuestions(form, (one) => (one.id === questionId ? change(one) : one));
}

/** Nobody can be asked on the condition of a question that is gone: those questions are then asked of all. */
function withoutConditionsOn(form: Form, gone: readonly string[]): Form {
  return mapQuestions(form, (one) => (one.shownIf && gone.includes(one.shownIf.questionId) ? { ...one, shownIf: null } : one));
}

/** A condition names only answers that its question still has; when there are none to choose it is gone. */
function fitConditionsOn(form: Form, questionId: string): Form {
  const decider = questionsOf(form).find((one) => one.id === questionId);
  if (!decider || !canDecide(decider.type)) return withoutConditionsOn(form, [questionId]);
  const known: readonly string[] = decider.type === "yes_no" ? YES_NO : decider.choices.map((one) => one.id);
  return mapQuestions(form, (one) => {
    if (one.shownIf?.questionId !== questionId) return one;
    return { ...one, shownIf: { questionId, choiceIds: one.shownIf.choiceIds.filter((id) => known.includes(id)) } };
  });
}
