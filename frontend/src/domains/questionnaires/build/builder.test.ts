import { describe, expect, it } from "vitest";
import { questionsOf, type Form } from "../form/model";
import { changesSince } from "./changes";
import { flawsOf } from "./checks";
import { edited, EMPTY_FORM, type Edit } from "./edit";
import { begin, stepped, type Step } from "./undo";

const build = (...edits: Edit[]): Form => edits.reduce(edited, EMPTY_FORM);
const ids = (form: Form) => form.sections.map((one) => [one.id, ...one.questions.map((question) => question.id)]);
const TWO: Edit[] = [
  { do: "add-section" },
  { do: "add-question", sectionId: "s1", type: "yes_no" },
  { do: "add-question", sectionId: "s1", type: "one" },
  { do: "add-section" },
  { do: "add-question", sectionId: "s2", type: "text" },
];
const when = (questionId: string, on: string, ...choiceIds: string[]): Edit => ({ do: "edit-question", questionId, change: { shownIf: { questionId: on, choiceIds } } });

describe("building a form", () => {
  it("adds sections and questions, each with an id that no other has", () => {
    expect(ids(build(...TWO))).toEqual([["s1", "q1", "q2"], ["s2", "q3"]]);
  });

  it("never gives an id that an earlier version has used to something else", () => {
    const form = build({ do: "add-section" }, { do: "add-question", sectionId: "s1", type: "text", retired: ["q7", "knows-routines"] });
    expect(ids(form)).toEqual([["s1", "q8"]]);
  });

  it("moves a question within its section and on into the next one", () => {
    expect(ids(build(...TWO, { do: "move-question", questionId: "q1", by: 1 }))).toEqual([["s1", "q2", "q1"], ["s2", "q3"]]);
    expect(ids(build(...TWO, { do: "move-question", questionId: "q2", by: 1 }))).toEqual([["s1", "q1"], ["s2", "q2", "q3"]]);
    expect(ids(build(...TWO, { do: "move-question", questionId: "q3", by: -1 }))).toEqual([["s1", "q1", "q2", "q3"], ["s2"]]);
    expect(ids(build(...TWO, { do: "move-question", questionId: "q3", by: 1 }))).toEqual([["s1", "q1", "q2"], ["s2", "q3"]]);
  });

  it("moves a section with all that is in it", () => {
    expect(ids(build(...TWO, { do: "move-section", sectionId: "s2", by: -1 }))).toEqual([["s2", "q3"], ["s1", "q1", "q2"]]);
  });

  it("duplicates a question as a new one, right after the first", () => {
    const form = build(...TWO, { do: "edit-question", questionId: "q1", change: { text: { sv: "Möts ni?" }, meaning: 3 } }, { do: "duplicate-question", questionId: "q1" });
    expect(ids(form)).toEqual([["s1", "q1", "q4", "q2"], ["s2", "q3"]]);
    expect(form.sections[0]?.questions[1]).toMatchObject({ text: { sv: "Möts ni?" }, meaning: 1 });
  });

  it("lets the conditions of a duplicated section follow its own questions", () => {
    const form = build(...TWO, when("q2", "q1", "yes"), { do: "duplicate-section", sectionId: "s1" });
    expect(ids(form)).toEqual([["s1", "q1", "q2"], ["s3", "q4", "q5"], ["s2", "q3"]]);
    expect(form.sections[1]?.questions[1]?.shownIf).toEqual({ questionId: "q4", choiceIds: ["yes"] });
  });

  it("asks of all what hung on a question that is taken away", () => {
    expect(questionsOf(build(...TWO, when("q3", "q1", "yes"), { do: "remove-question", questionId: "q1" }))[1]?.shownIf).toBeNull();
    expect(questionsOf(build(...TWO, when("q3", "q1", "yes"), { do: "remove-section", sectionId: "s1" }))[0]?.shownIf).toBeNull();
  });

  it("lets a condition name only answers that are still there", () => {
    const form = build(...TWO, when("q3", "q2", "c1", "c2"), { do: "remove-choice", questionId: "q2", choiceId: "c1" });
    expect(questionsOf(form)[2]?.shownIf).toEqual({ questionId: "q2", choiceIds: ["c2"] });
    expect(questionsOf(build(...TWO, when("q3", "q2", "c1"), { do: "set-type", questionId: "q2", type: "number" }))[2]?.shownIf).toBeNull();
  });

  it("gives another type what it needs and takes what it cannot have", () => {
    const typed = (type: "scale" | "number" | "text") => questionsOf(build(...TWO, { do: "set-type", questionId: "q2", type }))[1];
    expect(typed("scale")).toMatchObject({ choices: [], scale: { from: 1, to: 5 }, decimals: null });
    expect(typed("number")).toMatchObject({ choices: [], scale: null, decimals: 0, least: 0 });
    expect(typed("text")).toMatchObject({ choices: [], scale: null, decimals: null, least: null });
  });
});

describe("undo", () => {
  const walk = (...steps: Step[]) => steps.reduce(stepped, begin(EMPTY_FORM));
  const title = (sv: string): Edit => ({ do: "edit-section", sectionId: "s1", change: { title: { sv } } });

  it("goes back one step at a time, and forward again", () => {
    const back = walk({ do: "add-section" }, { do: "add-section" }, { do: "undo" });
    expect(ids(back.form)).toEqual([["s1"]]);
    expect(ids(stepped(back, { do: "redo" }).form)).toEqual([["s1"], ["s2"]]);
    expect(walk({ do: "undo" }, { do: "redo" }).form).toEqual(EMPTY_FORM);
  });

  it("takes typing in one field as one step", () => {
    const work = walk({ do: "add-section" }, title("B"), title("Bo"), title("Boe"), { do: "undo" });
    expect(work.form.sections[0]?.title.sv).toBe("");
  });

  it("forgets what was undone when something else is done instead", () => {
    expect(walk({ do: "add-section" }, { do: "undo" }, { do: "add-section" }).future).toEqual([]);
  });

  it("does not count what changes nothing", () => {
    expect(walk({ do: "add-section" }, { do: "move-section", sectionId: "s1", by: 1 }).past).toHaveLength(1);
  });
});

describe("what has to be mended", () => {
  const complaints = (form: Form, place: string) => flawsOf(form).filter((one) => one.place === place).map((one) => one.complaint);

  it("is said at its place", () => {
    expect(complaints(EMPTY_FORM, "form")).toEqual(["noSections"]);
    const form = build(...TWO, { do: "add-section" });
    expect(complaints(form, "s1")).toEqual(["noTitle"]);
    expect(complaints(form, "s3")).toEqual(["noTitle", "noQuestions"]);
    expect(complaints(form, "q2")).toEqual(["noText", "emptyChoice"]);
  });

  it("is a condition on a later question, or on no answer", () => {
    expect(complaints(build(...TWO, when("q1", "q2", "c1")), "q1")).toContain("conditionOrder");
    expect(complaints(build(...TWO, when("q2", "q1")), "q2")).toContain("conditionEmpty");
  });

  it("is a scale or bounds the wrong way round", () => {
    const scale = build(...TWO, { do: "set-type", questionId: "q3", type: "scale" }, { do: "edit-question", questionId: "q3", change: { scale: { from: 5, to: 1 } } });
    expect(complaints(scale, "q3")).toContain("scaleOrder");
    const number = build(...TWO, { do: "set-type", questionId: "q3", type: "number" }, { do: "edit-question", questionId: "q3", change: { least: 5, most: 1 } });
    expect(complaints(number, "q3")).toContain("bounds");
  });
});

describe("what has changed since the last version", () => {
  it("is told question by question", () => {
    const before = build(...TWO);
    const after = [
      { do: "edit-question", questionId: "q1", change: { text: { sv: "Nytt" }, meaning: 2 } },
      { do: "remove-question", questionId: "q3" },
      { do: "add-question", sectionId: "s2", type: "number", retired: ["q3"] },
    ].reduce((form, edit) => edited(form, edit as Edit), before);
    expect(changesSince(before, after).map((one) => [one.question.id, one.what])).toEqual([["q1", ["text", "meaning"]], ["q4", ["new"]], ["q3", ["gone"]]]);
  });

  it("is nothing for the first version or for the same form", () => {
    expect(changesSince(null, build(...TWO))).toEqual([]);
    expect(changesSince(build(...TWO), build(...TWO))).toEqual([]);
  });
});
