import { hasOwnChoices, questionsOf, type Form, type Question } from "../form/model";

/** What has become of a question since the last final version. */
export type What = "new" | "gone" | "type" | "text" | "choices" | "range" | "condition" | "required" | "meaning";
export type QuestionChange = { question: Question; what: What[] };

const differs = (a: unknown, b: unknown) => JSON.stringify(a ?? null) !== JSON.stringify(b ?? null);
const words = (one: Question) => [one.text, one.help].map((text) => [text?.sv ?? "", text?.en ?? ""]);
const choices = (one: Question) => (hasOwnChoices(one.type) ? one.choices : []).map(({ id, text }) => [id, text.sv, text.en ?? ""]);
const range = (one: Question) => [one.scale, one.unit, one.decimals, one.least, one.most].map((part) => part ?? null);

export function changesSince(previous: Form | null, form: Form): QuestionChange[] {
  if (!previous) return [];
  const before = new Map(questionsOf(previous).map((one) => [one.id, one]));
  const now = questionsOf(form);
  const kept = now.flatMap((question) => {
    const old = before.get(question.id);
    const what: What[] = old ? changed(old, question) : ["new"];
    return what.length > 0 ? [{ question, what }] : [];
  });
  const gone = questionsOf(previous).filter((one) => !now.some((other) => other.id === one.id));
  return [...kept, ...gone.map((question) => ({ question, what: ["gone" as const] }))];
}

function changed(old: Question, now: Question): What[] {
  const found: What[] = [];
  if (old.type !== now.type) found.push("type");
  if (differs(words(old), words(now))) found.push("text");
  if (old.type === now.type && differs(choices(old), choices(now))) found.push("choices");
  if (old.type === now.type && differs(range(old), range(now))) found.push("range");
  if (differs(old.shownIf, now.shownIf)) found.push("condition");
  if (old.isRequired !== now.isRequired) found.push("required");
  if (now.meaning > old.meaning) found.push("meaning");
  return found;
}
