import type { ColumnAnswer, ColumnUpdate, Status } from "@/api/types";

/** What a person has answered but not yet saved, by method. */
export type DraftAnswer = { status: Status; comment: string | null };
export type Draft = Readonly<Record<string, DraftAnswer>>;
type Known = Pick<ColumnAnswer, "methodId" | "status" | "comment" | "answered" | "version" | "previous">;

export const EMPTY: Draft = {};

/** What the form shows for a method: the unsaved answer, the saved one, or last round's as a proposal. */
export function shownAnswer(answer: Known, draft: Draft): DraftAnswer & { state: "draft" | "saved" | "proposed" | "empty" } {
  const own = draft[answer.methodId];
  if (own) return { ...own, state: "draft" };
  if (answer.answered) return { status: answer.status, comment: answer.comment, state: "saved" };
  if (answer.previous) return { status: answer.previous.status, comment: answer.previous.comment, state: "proposed" };
  return { status: "unknown", comment: null, state: "empty" };
}

export function withAnswer(draft: Draft, methodId: string, answer: DraftAnswer): Draft {
  return { ...draft, [methodId]: answer };
}

export function without(draft: Draft, methodIds: readonly string[]): Draft {
  return Object.fromEntries(Object.entries(draft).filter(([id]) => !methodIds.includes(id)));
}

/** Confirms last round's answer for every method of a group that has one and is not answered yet. */
export function confirmUnchanged(draft: Draft, answers: readonly Known[]): Draft {
  const open = answers.filter((one) => canConfirm(one, draft));
  return open.reduce((all, one) => (one.previous ? withAnswer(all, one.methodId, { status: one.previous.status, comment: one.previous.comment }) : all), draft);
}

export function canConfirm(answer: Known, draft: Draft): boolean {
  return !answer.answered && !draft[answer.methodId] && answer.previous !== null;
}

export function isAnswered(answer: Known, draft: Draft): boolean {
  return answer.answered || draft[answer.methodId] !== undefined;
}

/** What is sent: answers equal to last round's as confirmations, the rest as new answers. */
export function toUpdate(draft: Draft, answers: readonly Known[]): Required<ColumnUpdate> {
  const previous = new Map(answers.map((one) => [one.methodId, one.previous]));
  const same = ([id, answer]: [string, DraftAnswer]) => sameAnswer(answer, previous.get(id));
  const entries = Object.entries(draft);
  return {
    confirmUnchanged: entries.filter(same).map(([id]) => id),
    answers: entries.filter((entry) => !same(entry)).map(([methodId, answer]) => ({ methodId, ...answer })),
  };
}

function sameAnswer(a: DraftAnswer, b: DraftAnswer | null | undefined): boolean {
  return b !== null && b !== undefined && a.status === b.status && (a.comment ?? "") === (b.comment ?? "");
}

export type Conflict = { methodId: string; mine: DraftAnswer; theirs: DraftAnswer };

/** Where somebody else has saved another answer to the same question since this draft began. */
export function findConflicts(draft: Draft, before: readonly Known[], after: readonly Known[]): Conflict[] {
  const versions = new Map(before.map((one) => [one.methodId, one.version]));
  return after.flatMap((one) => {
    const mine = draft[one.methodId];
    const untouched = versions.get(one.methodId) === one.version;
    if (!mine || untouched || sameAnswer(mine, one)) return [];
    return [{ methodId: one.methodId, mine, theirs: { status: one.status, comment: one.comment } }];
  });
}
